// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/composewindow.h"

using namespace asterism;
using namespace asterism::ui;

/// Several posts in a row, and one by several accounts.
class tst_ComposeThread : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_house = std::make_unique<ComposeWindow>();
        QVERIFY(m_house->open());
    }
    void cleanup()
    {
        m_house.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void byKeysAlone()
    {
        m_house->begin();
        QVERIFY(!driver().button(u"+ Another post"_s)); // nothing is written yet
        driver().type(u"one"_s);
        driver().tabTo(u"+ Another post"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(m_house->isTyping(1));
        QCOMPARE(m_house->composer().currentPart(), 1);
        driver().type(u"two"_s);
        driver().tabTo(u"+ Another post"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(m_house->isTyping(2));
        driver().type(u"three"_s);
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_house->sent().size(), size_t(3));
        const std::vector<Action> sent = m_house->sent();
        QCOMPARE(sent[0].post.text, u"one"_s);
        QCOMPARE(sent[1].post.text, u"two"_s);
        QCOMPARE(sent[2].post.text, u"three"_s);
        QCOMPARE(sent[1].post.after, sent[0].target);
        QCOMPARE(sent[2].post.after, sent[1].target);
        QVERIFY(!m_house->composer().isOpen());
    }

    void onePostOfItIsTakenAway()
    {
        m_house->begin();
        driver().type(u"one"_s);
        driver().click(u"+ Another post"_s);
        QTRY_VERIFY(m_house->isTyping(1));
        driver().type(u"two"_s);
        driver().click(u"Take post 2 away"_s);
        QTRY_VERIFY(driver().sees(u"Throw away this post of the thread?"_s));
        driver().click(u"Back"_s);
        QTRY_VERIFY(!driver().sees(u"Throw away this post of the thread?"_s));
        QCOMPARE(m_house->composer().partCount(), 2);
        driver().click(u"Take post 1 away"_s);
        driver().click(u"Discard"_s);
        QTRY_COMPARE(m_house->composer().partCount(), 1);
        QCOMPARE(m_house->composer().text(), u"two"_s);
        QTRY_VERIFY(m_house->isTyping());
        QCOMPARE(m_house->texts().size(), 1);
    }

    /// Nothing is in it: nothing is asked, and the keys are not lost.
    void aBlankOneGoesAtOnce()
    {
        m_house->begin();
        driver().type(u"one"_s);
        driver().click(u"+ Another post"_s);
        QTRY_VERIFY(m_house->isTyping(1));
        driver().click(u"Take post 2 away"_s);
        QTRY_COMPARE(m_house->composer().partCount(), 1);
        QTRY_VERIFY(m_house->isTyping());
        driver().type(u"!"_s);
        QTRY_COMPARE(m_house->composer().text(), u"one!"_s);
    }

    void whatIsWrittenIsForThePostThatHasTheKeys()
    {
        m_house->begin();
        driver().type(u"one"_s);
        driver().click(u"+ Another post"_s);
        QTRY_VERIFY(m_house->isTyping(1));
        WindowFixture::settle(); // it may still scroll
        driver().click(m_house->texts().at(0));
        QTRY_COMPARE(m_house->composer().currentPart(), 0);
        m_house->clickPill(u"Add a poll"_s);
        QTRY_VERIFY(m_house->part(0).hasPoll());
        QVERIFY(!m_house->part(1).hasPoll());
    }

    void aDraftOfSeveralIsThereAgain()
    {
        m_house->begin();
        driver().type(u"one"_s);
        driver().click(u"+ Another post"_s);
        QTRY_VERIFY(m_house->isTyping(1));
        driver().type(u"two"_s);
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!m_house->composer().isOpen());
        m_house->composer().write();
        QTRY_COMPARE(m_house->texts().size(), 2);
        QCOMPARE(m_house->part(0).text(), u"one"_s);
        QCOMPARE(m_house->part(1).text(), u"two"_s);
    }

    void severalAccounts()
    {
        m_house->begin();
        driver().type(u"hello"_s);
        driver().click(u"Several"_s);
        WindowFixture::settle();
        driver().click(m_house->chip(u"@ao@p.example"_s));
        QTRY_COMPARE(m_house->composer().also(), QStringList{u"p"_s});
        QVERIFY(isChosen(u"@ao@m.example"_s));
        QVERIFY(isChosen(u"@ao@p.example"_s));
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_house->sent().size(), size_t(2));
        QCOMPARE(m_house->sent()[0].account.value, u"m"_s);
        QCOMPARE(m_house->sent()[1].account.value, u"p"_s);
        QCOMPARE(m_house->sent()[1].post.text, u"hello"_s);
    }

    void oneAccountStays()
    {
        m_house->begin();
        driver().click(u"Several"_s);
        WindowFixture::settle();
        driver().click(m_house->chip(u"@ao@m.example"_s));
        WindowFixture::settle();
        QCOMPARE(m_house->composer().accountId(), u"m"_s);
        QVERIFY(isChosen(u"@ao@m.example"_s));
        driver().click(m_house->chip(u"@ao@p.example"_s));
        QTRY_COMPARE(m_house->composer().also(), QStringList{u"p"_s});
        driver().click(u"Only one"_s);
        QTRY_COMPARE(m_house->composer().also(), QStringList());
        QVERIFY(!isChosen(u"@ao@p.example"_s));
        // From now on a click chooses that one alone.
        WindowFixture::settle();
        driver().click(m_house->chip(u"@ao@p.example"_s));
        QTRY_COMPARE(m_house->composer().accountId(), u"p"_s);
        QVERIFY(!isChosen(u"@ao@m.example"_s));
    }

private:
    const Driver &driver() const { return m_house->driver(); }
    bool isChosen(const QString &acct) const
    {
        return m_house->chip(acct)->property("checked").toBool();
    }

    std::unique_ptr<ComposeWindow> m_house;
};

ASTERISM_WINDOW_TEST(tst_ComposeThread)

#include "tst_composethread.moc"
