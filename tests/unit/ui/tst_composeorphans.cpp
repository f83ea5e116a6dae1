// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

/// What was written as an account that has signed out since.
class tst_ComposeOrphans : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    /// Another account posts it only when somebody says so.
    void whoseAccountIsGone()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        write(u"as ao"_s);
        m_composer->close();
        QVERIFY(await(m_house->store().writeUser(
            [](store::UserTx &tx) { return store::removeAccount(tx, {u"a"_s}); })));
        QTRY_VERIFY(!m_house->has(u"a"_s));
        m_composer->write();
        QTRY_COMPARE(m_composer->text(), u"as ao"_s);
        QCOMPARE(m_composer->accountId(), QString());
        QVERIFY(!m_composer->isSendable());
        m_composer->send();
        QVERIFY(m_composer->trouble().contains(u"Choose the account"_s));
        m_composer->setText(u"as nobody"_s);
        m_composer->close(); // nor the next time
        m_composer->write();
        QTRY_COMPARE(m_composer->text(), u"as nobody"_s);
        QCOMPARE(m_composer->accountId(), QString());
        m_composer->toggleAlso(u"b"_s);
        QCOMPARE(m_composer->accountId(), u"b"_s);
        QCOMPARE(m_composer->also(), QStringList());
        send();
        QCOMPARE(m_house->rows().at(0).action.account.value, u"b"_s);
        m_composer->write(); // a new one is the default account's
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->accountId(), u"b"_s);
    }

    /// What its server alone has goes to no other one, however often the draft is opened.
    void whoseAccountIsGoneWithItsFiles()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        m_source = PostText{.text = u"typo"_s, .media = {Attachment{.id = u"51"_s}}};
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY(!m_composer->question().isEmpty());
        m_composer->answer(true);
        QTRY_VERIFY(m_composer->isReady());
        m_composer->close();
        signOut();
        for (int i = 0; i < 3; ++i) {
            m_composer = newComposer();
            m_composer->write();
            QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
            QCOMPARE(m_composer->text(), u"typo"_s + QString(i, u'!'));
            QCOMPARE(m_composer->accountId(), QString());
            QVERIFY(m_composer->excluded().contains(u"@bo@b.example"_s));
            m_composer->toggleAlso(u"b"_s);
            QCOMPARE(m_composer->accountId(), QString());
            m_composer->setText(m_composer->text() + u'!');
            m_composer->close();
            QCOMPARE(drafts().size(), size_t(1));
            QCOMPARE(drafts().at(0).action.account.value, u"a"_s);
            QCOMPARE(mediaIds(drafts().at(0).action.post), QStringList{u"51"_s});
        }
        m_composer->write();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        attach(0, {});
        m_composer->toggleAlso(u"b"_s);
        send();
        const Action sent = m_house->rows().back().action;
        QCOMPARE(sent.account.value, u"b"_s);
        QCOMPARE(sent.post.media.size(), 0);
    }

    /// Nobody can edit the post any more: what was typed becomes a new one, or stays a draft.
    void anEditWhoseAccountIsGone()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        m_source = PostText{.text = u"as typed"_s};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        m_composer->setText(u"better"_s);
        m_composer->close();
        signOut();
        m_composer = newComposer();
        m_composer->edit(parentUri, QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->question().contains(u"signed out"_s), patienceMs);
        m_composer->answer(false);
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(drafts().size(), size_t(1));
        QVERIFY(!drafts().at(0).open);
        m_composer->edit(parentUri, QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->question().contains(u"signed out"_s), patienceMs);
        QVERIFY(!m_composer->isReady());
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->text(), u"better"_s);
        QCOMPARE(m_composer->question(), QString());
        m_composer->toggleAlso(u"b"_s);
        send();
        const Action sent = m_house->rows().at(0).action;
        QCOMPARE(sent.kind, Action::Kind::Publish);
        QCOMPARE(sent.account.value, u"b"_s);
        QCOMPARE(sent.post.text, u"better"_s);
        QVERIFY(sent.target != parentUri);
        QCOMPARE(drafts().size(), size_t(0));
    }

    /// It does not come up by itself again.
    void anEditIsClosedUnderTheQuestion()
    {
        m_source = PostText{.text = u"as typed"_s};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        m_composer->setText(u"better"_s);
        QTRY_COMPARE_WITH_TIMEOUT(drafts().size(), size_t(1), patienceMs);
        QVERIFY(drafts().at(0).open);
        signOut();
        m_composer.reset();
        m_composer = newComposer();
        m_composer->edit(parentUri, QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->question().contains(u"signed out"_s), patienceMs);
        m_composer->close();
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(drafts().size(), size_t(1));
        QVERIFY(!drafts().at(0).open);
        QCOMPARE(drafts().at(0).action.post.text, u"better"_s);
        m_composer = newComposer();
        QTRY_COMPARE_WITH_TIMEOUT(m_composer->drafts()->total(), 1, patienceMs);
        QTest::qWait(100);
        QVERIFY(!m_composer->isOpen());
        m_composer->edit(parentUri, QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->question().contains(u"signed out"_s), patienceMs);
        QCOMPARE(m_composer->text(), u"better"_s);
    }

    /// As when it is opened by hand, whether or not anybody else is signed in.
    void anOpenEditComesUpAtTheNextStart_data()
    {
        QTest::addColumn<bool>("another");
        QTest::newRow("nobody is left") << false;
        QTest::newRow("another account") << true;
    }
    void anOpenEditComesUpAtTheNextStart()
    {
        QFETCH(bool, another);
        QVERIFY(!another || m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        m_source = PostText{.text = u"as typed"_s};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        m_composer->setText(u"better"_s);
        m_composer.reset();
        signOut();
        for (int i = 0; i < 2; ++i) { // nor is it forgotten where the question is left unanswered
            m_composer.reset();
            QCOMPARE(drafts().size(), size_t(1));
            QVERIFY(drafts().at(0).open);
            m_composer = newComposer();
            QTRY_VERIFY_WITH_TIMEOUT(m_composer->question().contains(u"signed out"_s), patienceMs);
            QVERIFY(!m_composer->isReady());
            QCOMPARE(m_composer->text(), u"better"_s);
        }
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->title(), u"New post"_s);
        QCOMPARE(m_composer->text(), u"better"_s);
    }

    void anOpenPostComesUpWhereNobodyIsLeft()
    {
        write(u"as ao"_s);
        m_composer.reset();
        signOut();
        m_composer = newComposer();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->text(), u"as ao"_s);
        QCOMPARE(m_composer->accountId(), QString());
        m_composer->send();
        QVERIFY(m_composer->trouble().contains(u"Choose the account"_s));
    }

    /// The same where it signs out while somebody types.
    void anEditWhoseAccountGoes()
    {
        m_source = PostText{.text = u"as typed"_s};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        m_composer->setText(u"better"_s);
        signOut();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->question().contains(u"signed out"_s), patienceMs);
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->text(), u"better"_s);
        QCOMPARE(m_composer->title(), u"New post"_s);
    }

private:
    void signOut()
    {
        QVERIFY(await(m_house->store().writeUser(
            [](store::UserTx &tx) { return store::removeAccount(tx, {u"a"_s}); })));
        QTRY_VERIFY(!m_house->has(u"a"_s));
    }
};

QTEST_MAIN(tst_ComposeOrphans)
#include "tst_composeorphans.moc"
