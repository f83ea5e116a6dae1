// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"
#include "store/accounts.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString entry = u"What the desktop shows, and when…"_s;
const QString hours = u"Show nothing at these hours; afterwards say how many there were"_s;

} // namespace

/// Settings, Notifications: of what the desktop is told, by which account, and when not.
class tst_noticespart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        for (const QString &id : {u"a"_s, u"b"_s}) {
            const Account account{.id = {id},
                .acct = u"ao@%1.example"_s.arg(id),
                .host = id + u".example"_s,
                .localId = u"1"_s,
                .needsSignIn = true}; // nobody is asked
            QVERIFY(await(m_fixture->app->store->writeUser(
                [account](store::UserTx &tx) { return store::addAccount(tx, account); })));
        }
        m_fixture->addColumn(u"local"_s, {localSource(u"a.example"_s).key()});
        m_fixture->arrive(u"a.example"_s, 5);
        QVERIFY(m_fixture->show({1000, 900}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(m_fixture->screen->window().accounts()->rowCount(), 2);
        m_driver->click(u"Settings"_s);
        QTRY_VERIFY(m_driver->sees(entry));
        WindowFixture::settle();
        m_driver->tabTo(entry);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->sees(u"Show notifications on the desktop"_s));
        WindowFixture::settle();
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void whyNothingIsShown()
    {
        QVERIFY(!m_driver->textWith(u"tells the desktop nothing"_s).isEmpty());
    }

    void eachAccountHasItsOwn()
    {
        turn(u"Boosts"_s);
        QTRY_VERIFY(isChosen(settings().wishes(), u"a"_s, NoticeTopic::Boosts));
        QVERIFY(!isChosen(settings().wishes(), u"b"_s, NoticeTopic::Boosts));
        turn(u"Direct messages"_s);
        QTRY_VERIFY(!isChosen(settings().wishes(), u"a"_s, NoticeTopic::Direct));
        turn(u"@ao@b.example"_s);
        QTRY_COMPARE(settings().accountId(), u"b"_s);
        QTRY_VERIFY(!isOn(u"Boosts"_s));
        QVERIFY(isOn(u"Direct messages"_s));
        turn(u"Boosts"_s);
        QTRY_VERIFY(isOn(u"Boosts"_s));
        QTRY_VERIFY(isChosen(settings().wishes(), u"b"_s, NoticeTopic::Boosts));
    }

    void allOff()
    {
        turn(u"Show notifications on the desktop"_s);
        QTRY_VERIFY(!settings().isWanted());
        QTRY_VERIFY(!m_driver->sees(u"Boosts"_s));
        turn(u"Show notifications on the desktop"_s);
        QTRY_VERIFY(m_driver->sees(u"Boosts"_s));
    }

    void quietHours()
    {
        turn(hours);
        QTRY_VERIFY(settings().hasQuietHours());
        QTRY_VERIFY(m_driver->shown("label", u"From"_s));
        m_driver->tabTo("label", u"From"_s); // all of it is selected
        m_driver->type(u"23:30"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(settings().quietFrom(), u"23:30"_s);
        m_driver->tabTo("label", u"Until"_s);
        m_driver->type(u"99"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!m_driver->textWith(u"Write the times like this"_s).isEmpty());
        QCOMPARE(settings().quietTo(), u"07:00"_s);
        // What is typed stays, whatever else changes.
        Q_EMIT settings().changed();
        QCOMPARE(m_driver->shown("label", u"Until"_s)->property("text").toString(), u"99"_s);
        m_driver->press(Qt::Key_A, Qt::ControlModifier);
        m_driver->type(u"6:00"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(settings().quietTo(), u"06:00"_s);
        QCOMPARE(m_driver->shown("label", u"Until"_s)->property("text").toString(), u"06:00"_s);
    }

    void forAWhile()
    {
        turn(u"Nothing for an hour"_s);
        QTRY_VERIFY(!settings().muted().isEmpty());
        QTRY_VERIFY(m_driver->sees(settings().muted()));
        turn(u"Show them again"_s);
        QTRY_COMPARE(settings().muted(), QString());
    }

private:
    NoticeSettings &settings() const { return *m_fixture->screen->window().noticeSettings(); }
    /// By the keys, which scroll there.
    void turn(const QString &text) const
    {
        m_driver->tabTo(text);
        m_driver->press(Qt::Key_Return);
    }
    bool isOn(const QString &text) const
    {
        const QQuickItem *button = m_driver->button(text);
        return button != nullptr && button->property("checked").toBool();
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_noticespart)

#include "tst_noticespart.moc"
