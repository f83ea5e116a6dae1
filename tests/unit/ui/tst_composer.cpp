// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"
#include "store/settings.h"

#include <QPromise>

using namespace asterism;
using namespace asterism::ui;

/// What is being written: how it begins, and how it leaves.
class tst_Composer : public ComposerTest {
    Q_OBJECT

    static Post directPost()
    {
        return {.uri = parentUri, .body = u"<p>psst</p>"_s, .visibility = Visibility::Direct};
    }

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aNewPost()
    {
        write(u"鯖缶です"_s);
        QCOMPARE(m_composer->accountId(), u"a"_s);
        QCOMPARE(m_composer->visibility(), u"public"_s);
        QCOMPARE(m_composer->language(), u"en"_s);
        QCOMPARE(m_composer->count(), 4);
        QCOMPARE(m_composer->limit(), 500);
        m_composer->setVisibility(u"unlisted"_s);
        m_composer->setWarned(true);
        m_composer->setWarning(u"tins"_s);
        m_composer->setLanguage(u"ja"_s);
        const qint64 before = m_house->app->clock.now();
        send();
        const auto rows = m_house->rows();
        QCOMPARE(rows.size(), size_t(1));
        const Action &sent = rows[0].action;
        QCOMPARE(sent.kind, Action::Kind::Publish);
        QCOMPARE(sent.account.value, u"a"_s);
        QVERIFY(!sent.target.isEmpty());
        QCOMPARE(sent.post,
            (PostText{.text = u"鯖缶です"_s,
                .warning = u"tins"_s,
                .visibility = Visibility::Unlisted,
                .language = u"ja"_s}));
        QVERIFY(rows[0].notBefore >= before + 5000);
        QCOMPARE(drafts().size(), size_t(0));
    }

    void aWarningThatIsTakenOffComesBack()
    {
        write(u"x"_s);
        m_composer->setWarned(true);
        m_composer->setWarning(u"tins"_s);
        m_composer->setWarned(false);
        QCOMPARE(m_composer->warning(), QString());
        m_composer->setWarned(true);
        QCOMPARE(m_composer->warning(), u"tins"_s);
        m_composer->setWarned(false);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.warning, QString());
    }

    /// It is a draft that is left; nothing of it is sent.
    void aWarningThatIsTakenOffOutlivesTheProgram()
    {
        write(u"x"_s);
        m_composer->setWarned(true);
        m_composer->setWarning(u"tins"_s);
        m_composer->setText(QString());
        m_composer->setWarned(false);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        QCOMPARE(drafts().at(0).hiddenWarning, u"tins"_s);
        m_composer = newComposer();
        write(u"y"_s);
        QVERIFY(!m_composer->isWarned());
        QCOMPARE(m_composer->warning(), QString());
        m_composer->setWarned(true);
        QCOMPARE(m_composer->warning(), u"tins"_s);
        m_composer->setWarned(false);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.warning, QString());
        write(u"z"_s); // nor is it the next one's
        m_composer->setWarned(true);
        QCOMPARE(m_composer->warning(), QString());
    }

    void atOnceWhereNothingIsTakenBack()
    {
        m_undoSeconds = 0;
        write(u"x"_s);
        send();
        QCOMPARE(m_house->rows().at(0).notBefore, 0);
    }

    void whatCannotBeSent()
    {
        write(u" \n"_s);
        QVERIFY(!m_composer->isSendable());
        m_composer->send();
        QVERIFY(m_composer->isOpen());
        QVERIFY(!m_composer->trouble().isEmpty());
        m_composer->setText(QString(501, u'x'));
        QCOMPARE(m_composer->trouble(), QString());
        m_composer->send();
        QVERIFY2(m_composer->trouble().contains(u"1"_s), qPrintable(m_composer->trouble()));
        QCOMPARE(m_house->rows().size(), size_t(0));
        m_composer->setText(QString(500, u'x'));
        QVERIFY(m_composer->isSendable());
    }

    void theServersOwnLimit()
    {
        QVERIFY(m_house->know({.host = u"a.example"_s,
            .accountDomain = u"a.example"_s,
            .software = u"gotosocial"_s,
            .family = Instance::Family::Mastodon,
            .maxCharacters = 5000,
            .checkedAt = 1}));
        write(u"x"_s);
        QCOMPARE(m_composer->limit(), 5000);
    }

    void whatTheOutboxRefusesStays()
    {
        m_refusal = Error{.kind = ErrorKind::Store, .subject = u"asterism.db"_s};
        write(u"words"_s);
        m_composer->send();
        QTRY_VERIFY(!m_composer->trouble().isEmpty());
        QVERIFY(m_composer->isReady());
        QCOMPARE(m_composer->text(), u"words"_s);
        m_refusal.reset();
        send();
        QCOMPARE(m_house->rows().size(), size_t(1));
    }

    void howAnAnswerBegins()
    {
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s,
            {.uri = parentUri,
                .url = u"https://c.example/@mei/1"_s,
                .body = u"<p>what do you think?</p>"_s,
                .warning = u"thoughts"_s,
                .visibility = Visibility::Unlisted,
                .mentions = {{.acct = u"ao@a.example"_s}, {.acct = u"goro@d.example"_s}}}));
        reply();
        QCOMPARE(m_composer->text(), u"@mei@c.example @goro@d.example "_s);
        QCOMPARE(m_composer->warning(), u"thoughts"_s);
        QVERIFY(m_composer->isWarned());
        QCOMPARE(m_composer->visibility(), u"unlisted"_s);
        QCOMPARE(m_composer->parentName(), u"Mei"_s);
        QCOMPARE(m_composer->parentLine(), u"thoughts"_s);
        // Nobody has typed anything yet.
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(0));
        reply();
        m_composer->setText(m_composer->text() + u"much"_s);
        send();
        const PostText sent = m_house->rows().at(0).action.post;
        QCOMPARE(sent.text, u"@mei@c.example @goro@d.example much"_s);
        QCOMPARE(sent.replyTo, parentUri);
        QCOMPARE(sent.replyToUrl, u"https://c.example/@mei/1"_s);
        QCOMPARE(sent.warning, u"thoughts"_s);
    }

    /// Another account of the same user is somebody whose server has to hear of it.
    void anOwnAccountIsNamedLikeOthers()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s,
            {.uri = parentUri,
                .mentions = {{.acct = u"ao@a.example"_s}, {.acct = u"bo@b.example"_s}}}));
        reply(u"a"_s);
        QCOMPARE(m_composer->text(), u"@mei@c.example @bo@b.example "_s);
        m_composer->setAccountId(u"b"_s);
        QCOMPARE(m_composer->text(), u"@mei@c.example @ao@a.example "_s);
        m_composer->close(); // nobody has typed anything yet
        QCOMPARE(drafts().size(), size_t(0));
        reply(u"b"_s);
        m_composer->setText(m_composer->text() + u"hi"_s);
        m_composer->setAccountId(u"a"_s);
        QCOMPARE(m_composer->text(), u"@mei@c.example @bo@b.example hi"_s);
        m_composer->setText(u"@mei@c.example hi"_s); // what was changed stays
        m_composer->setAccountId(u"b"_s);
        QCOMPARE(m_composer->text(), u"@mei@c.example hi"_s);
    }

    /// Misskey tells ids alone of whom a direct post is for; the server is asked who they are.
    void anAnswerGoesToAllWhoReceivedIt()
    {
        QVERIFY(know(u"a.example"_s, u"misskey"_s));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s,
            {.uri = parentUri, .body = u"<p>psst</p>"_s, .visibility = Visibility::Direct}));
        m_readers = QStringList{u"goro@d.example"_s, u"mei@c.example"_s, u"ao@a.example"_s};
        reply();
        QTRY_COMPARE(m_composer->text(), u"@mei@c.example @goro@d.example "_s);
        QCOMPARE(m_asked, (QJsonObject{{u"account"_s, u"a"_s}, {u"uri"_s, parentUri}}));
        m_composer->close(); // nobody has typed anything yet
        QCOMPARE(drafts().size(), size_t(0));
        reply();
        QTRY_COMPARE(m_composer->text(), u"@mei@c.example @goro@d.example "_s);
        m_composer->setText(m_composer->text() + u"hush"_s);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.to,
            QStringList({u"mei@c.example"_s, u"goro@d.example"_s}));
    }

    void whoReceivedItMayNotBeTold()
    {
        QVERIFY(know(u"a.example"_s, u"misskey"_s));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s,
            {.uri = parentUri, .body = u"<p>psst</p>"_s, .visibility = Visibility::Direct}));
        reply();
        QTRY_VERIFY(m_composer->trouble().contains(u"Who else"_s));
        QCOMPARE(m_composer->text(), u"@mei@c.example "_s);
        m_composer->setText(m_composer->text() + u"hush"_s);
        QTRY_VERIFY(m_composer->isSendable());
        m_composer->send(); // the next letter has not wiped it out
        QVERIFY(m_composer->question().contains(u"Who else"_s));
        m_composer->answer(false);
        QCOMPARE(m_house->rows().size(), size_t(0));
        m_composer->send();
        m_composer->answer(true);
        QTRY_VERIFY(!m_composer->isOpen());
        QCOMPARE(m_house->rows().size(), size_t(1));
    }

    /// What goes on asks for them, too; what was typed stays as it is.
    void aDraftThatGoesOnAsksWhoReceivedIt()
    {
        QVERIFY(know(u"a.example"_s, u"misskey"_s));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, directPost()));
        reply(); // nobody knows them
        m_composer->setText(u"@mei@c.example hush"_s);
        m_composer->close();
        m_readers = QStringList{u"goro@d.example"_s, u"mei@c.example"_s};
        reply();
        QTRY_VERIFY(m_composer->trouble().contains(u"@goro@d.example"_s));
        QVERIFY(!m_composer->trouble().contains(u"@mei@c.example"_s));
        QCOMPARE(m_composer->text(), u"@mei@c.example hush"_s);
        m_composer->setText(u"@mei@c.example hush!"_s);
        m_composer->send();
        QVERIFY(m_composer->question().contains(u"@goro@d.example"_s));
        m_composer->answer(false);
        m_composer->setText(u"@mei@c.example hush, @goro@d.example"_s);
        send(); // and is not asked about any more
        QCOMPARE(m_house->rows().at(0).action.post.to,
            QStringList({u"mei@c.example"_s, u"goro@d.example"_s}));
    }

    /// The names that it began with were changed before the answer came.
    void whoIsNotNamedIsSaid()
    {
        QVERIFY(know(u"a.example"_s, u"misskey"_s));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, directPost()));
        QPromise<Result<QJsonObject>> late;
        late.start();
        m_late = late.future();
        reply();
        QVERIFY(!m_composer->isSendable());
        m_composer->setText(u"Mei, hush"_s);
        late.addResult(QJsonObject{{u"accts"_s, QJsonArray{u"goro@d.example"_s}}});
        late.finish();
        QTRY_VERIFY(m_composer->trouble().contains(u"@goro@d.example"_s));
        QCOMPARE(m_composer->text(), u"Mei, hush"_s);
        m_composer->send();
        QVERIFY(m_composer->question().contains(u"@goro@d.example"_s));
        m_composer->answer(false);
        m_composer->setVisibility(u"private"_s); // that is asked about in other words
        m_composer->send();
        QVERIFY(!m_composer->question().contains(u"@goro@d.example"_s));
        QVERIFY(!m_composer->question().isEmpty());
    }

    /// The answer comes while somebody types: what stands there stays, and the cursor with it.
    void nothingIsPutIntoWhatIsBeingTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("half");
        QTest::newRow("words") << u"@mei@c.example hush"_s << false;
        QTest::newRow("words before the names") << u"hush @mei@c.example "_s << false;
        QTest::newRow("a word that is not finished") << u"@mei@c.example "_s << true;
    }
    void nothingIsPutIntoWhatIsBeingTyped()
    {
        QFETCH(QString, typed);
        QFETCH(bool, half);
        QVERIFY(know(u"a.example"_s, u"misskey"_s));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, directPost()));
        QPromise<Result<QJsonObject>> late;
        late.start();
        m_late = late.future();
        reply();
        QCOMPARE(m_composer->text(), u"@mei@c.example "_s);
        m_composer->setText(typed);
        part(0).setComposing(half);
        QSignalSpy shown(m_composer.get(), &Composer::textChanged);
        late.addResult(QJsonObject{{u"accts"_s, QJsonArray{u"goro@d.example"_s}}});
        late.finish();
        QTRY_VERIFY(m_composer->trouble().contains(u"@goro@d.example"_s));
        QCOMPARE(m_composer->text(), typed);
        QCOMPARE(shown.size(), 0);
        part(0).setComposing(false);
        m_composer->setText(u"@mei@c.example hush!"_s);
        m_composer->send();
        QVERIFY(m_composer->question().contains(u"@goro@d.example"_s));
        m_composer->answer(false);
        m_composer->setText(u"@goro@d.example @mei@c.example hush!"_s);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.to,
            QStringList({u"goro@d.example"_s, u"mei@c.example"_s}));
    }

    void aPrivatePostIsAnsweredByWhoReceivedIt()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        QVERIFY(m_house->receive(u"b"_s, u"b.example"_s, privatePost()));
        reply(u"a"_s); // was asked for, and cannot
        QCOMPARE(m_composer->accountId(), u"b"_s);
        QCOMPARE(column(*m_composer->writers(), "reason"),
            QVariantList({u"it did not receive the post"_s, QString()}));
        QVERIFY(m_composer->excluded().contains(u"@ao@a.example"_s));
        m_composer->setAccountId(u"a"_s);
        QCOMPARE(m_composer->accountId(), u"b"_s);
    }

    void aWiderAnswerIsAskedAbout()
    {
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, privatePost()));
        reply();
        QCOMPARE(m_composer->visibility(), u"private"_s);
        m_composer->setText(u"loud"_s);
        m_composer->setVisibility(u"public"_s);
        m_composer->send();
        QVERIFY(!m_composer->question().isEmpty());
        m_composer->answer(false);
        QCOMPARE(m_composer->question(), QString());
        QCOMPARE(m_house->rows().size(), size_t(0));
        m_composer->send();
        QVERIFY(!m_composer->question().isEmpty());
        m_composer->answer(true);
        QTRY_VERIFY(!m_composer->isOpen());
        QCOMPARE(m_house->rows().at(0).action.post.visibility, Visibility::Public);
    }

    void whomADirectPostIsFor()
    {
        write(u"psst"_s);
        m_composer->setVisibility(u"direct"_s);
        m_composer->send();
        QVERIFY(!m_composer->question().isEmpty()); // nobody
        m_composer->setText(u"psst @mei@c.example and @goro, @ao@a.example"_s);
        QCOMPARE(m_composer->question(), QString());
        send();
        QCOMPARE(m_house->rows().at(0).action.post.to,
            QStringList({u"mei@c.example"_s, u"goro@a.example"_s}));
    }

    /// Whom the first of several names the others are sent to, which takes room in their words.
    void namesOfADirectThreadAreCounted()
    {
        write(u"@mei@c.example one"_s);
        m_composer->setVisibility(u"direct"_s);
        m_composer->addPart(0);
        part(1).setText(u"@mei@c.example two"_s);
        QCOMPARE(m_composer->count(), 18);
        QCOMPARE(part(1).count(), 18);
        m_composer->setText(u"@goro@d.example one"_s);
        QCOMPARE(part(1).count(), 18 + 16);
        m_composer->setVisibility(u"private"_s);
        QCOMPARE(part(1).count(), 18);
        m_composer->setVisibility(u"direct"_s);
        send();
        QCOMPARE(m_house->rows().at(1).action.post.to,
            QStringList({u"mei@c.example"_s, u"goro@d.example"_s}));
    }

    void theLanguageIsKeptForEachAccount()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        write(u"日本語"_s);
        m_composer->setLanguage(u"ja"_s);
        send();
        write(u"x"_s);
        QCOMPARE(m_composer->language(), u"ja"_s);
        m_composer->setAccountId(u"b"_s);
        QCOMPARE(m_composer->language(), u"en"_s);
        m_composer->close();
        const auto saved = await(
            m_house->store().writeUser([](store::UserTx &tx) { return store::settings(tx); }));
        QVERIFY(saved);
        m_composer = newComposer(*saved);
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = parentUri}));
        reply(u"a"_s);
        QCOMPARE(m_composer->language(), u"ja"_s);
    }
};

QTEST_MAIN(tst_Composer)
#include "tst_composer.moc"
