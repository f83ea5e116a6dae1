// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

/// What a new post begins with: as its accounts have it at their servers.
class tst_ComposeDefaults : public ComposerTest {
    Q_OBJECT

    static Post parent(Visibility visibility)
    {
        return {.uri = parentUri, .body = u"<p>hi</p>"_s, .visibility = visibility};
    }

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
    }
    void cleanup() { end(); }

    void asItsAccountHasIt()
    {
        QVERIFY(m_house->usually(
            u"a"_s, {.visibility = Visibility::Private, .sensitive = true, .language = u"ja"_s}));
        write(u"hello"_s);
        QCOMPARE(m_composer->visibility(), u"private"_s);
        QCOMPARE(m_composer->language(), u"ja"_s);
        QVERIFY(m_composer->isSensitive());
        send();
        const PostText post = m_house->rows().at(0).action.post;
        QCOMPARE(post.visibility, Visibility::Private);
        QCOMPARE(post.language, u"ja"_s);
        QVERIFY(post.sensitive);
    }

    void ofSeveralTheNarrowest()
    {
        QVERIFY(m_house->usually(u"a"_s, {.visibility = Visibility::Unlisted}));
        QVERIFY(m_house->usually(u"b"_s, {.visibility = Visibility::Private, .sensitive = true}));
        write(u"hello"_s);
        QCOMPARE(m_composer->visibility(), u"unlisted"_s);
        m_composer->toggleAlso(u"b"_s);
        QCOMPARE(m_composer->visibility(), u"private"_s);
        QVERIFY(m_composer->isSensitive());
        m_composer->toggleAlso(u"b"_s);
        QCOMPARE(m_composer->visibility(), u"unlisted"_s);
        QVERIFY(!m_composer->isSensitive());
        m_composer->setAccountId(u"b"_s);
        QCOMPARE(m_composer->visibility(), u"private"_s);
    }

    void whatIsChosenStays()
    {
        QVERIFY(m_house->usually(u"b"_s, {.visibility = Visibility::Private, .sensitive = true}));
        write(u"hello"_s);
        m_composer->setVisibility(u"unlisted"_s);
        m_composer->setSensitive(true);
        m_composer->setSensitive(false);
        m_composer->toggleAlso(u"b"_s);
        QCOMPARE(m_composer->visibility(), u"unlisted"_s);
        QVERIFY(!m_composer->isSensitive());
    }

    /// What was begun goes on as it was.
    void aDraftStaysAsItWas()
    {
        write(u"hello"_s);
        m_composer->close();
        QVERIFY(m_house->usually(u"a"_s, {.visibility = Visibility::Private}));
        write(u"hello again"_s);
        QCOMPARE(m_composer->visibility(), u"public"_s);
    }

    void anAnswer_data()
    {
        QTest::addColumn<Visibility>("answered");
        QTest::addColumn<QString>("begins");
        QTest::newRow("wider") << Visibility::Public << u"private"_s;
        QTest::newRow("as wide") << Visibility::Private << u"private"_s;
        QTest::newRow("narrower") << Visibility::Direct << u"direct"_s;
    }
    void anAnswer()
    {
        QFETCH(Visibility, answered);
        QVERIFY(m_house->usually(u"a"_s, {.visibility = Visibility::Private}));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, parent(answered)));
        reply();
        QTEST(m_composer->visibility(), "begins");
    }

    /// Where nobody knows who sees what is answered.
    void anAnswerToWhatIsUnknown()
    {
        QVERIFY(m_house->usually(u"a"_s, {.visibility = Visibility::Unlisted}));
        reply();
        QCOMPARE(m_composer->visibility(), u"direct"_s);
        m_composer->setAccountId(u"b"_s);
        QCOMPARE(m_composer->visibility(), u"direct"_s);
    }

    void theLanguageItWroteInLastComesFirst()
    {
        QVERIFY(m_house->usually(u"a"_s, {.language = u"ja"_s}));
        write(u"hello"_s);
        m_composer->setLanguage(u"de"_s);
        send();
        write(u"hello"_s);
        QCOMPARE(m_composer->language(), u"de"_s);
    }
};

QTEST_MAIN(tst_ComposeDefaults)
#include "tst_composedefaults.moc"
