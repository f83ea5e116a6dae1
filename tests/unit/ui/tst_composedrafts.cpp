// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

/// What was typed is never lost: drafts, posts that are taken back, edits.
class tst_ComposeDrafts : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void whatWasTypedOutlivesTheProgram()
    {
        write(u"half a sen"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isSaved(), patienceMs);
        // As after a kill: nothing of the first one is asked any more.
        const auto again = newComposer();
        QTRY_VERIFY_WITH_TIMEOUT(again->isReady(), patienceMs);
        QCOMPARE(again->text(), u"half a sen"_s);
    }

    void whoeverTypesOnIsSavedMeanwhile()
    {
        write(u"x"_s);
        for (int i = 0; i < 200 && !m_composer->isSaved(); ++i) {
            m_composer->setText(m_composer->text() + u'x');
            QTest::qWait(10);
        }
        QVERIFY(!drafts().empty());
    }

    void escapeKeepsIt()
    {
        write(u"later"_s);
        m_composer->close();
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(drafts().size(), size_t(1));
        const auto again = newComposer();
        again->write();
        QTRY_VERIFY_WITH_TIMEOUT(again->isReady(), patienceMs);
        QCOMPARE(again->text(), u"later"_s);
        again->discard();
        QVERIFY(!again->isOpen());
        QTRY_COMPARE(drafts().size(), size_t(0));
    }

    void discardingIsAskedAbout()
    {
        write(u"words"_s);
        m_composer->askDiscard();
        QVERIFY(!m_composer->question().isEmpty());
        m_composer->answer(false);
        QCOMPARE(m_composer->text(), u"words"_s);
        m_composer->askDiscard();
        m_composer->answer(true);
        QVERIFY(!m_composer->isOpen());
        QTRY_COMPARE(drafts().size(), size_t(0));
        write(QString());
        m_composer->askDiscard(); // nothing to lose
        QVERIFY(!m_composer->isOpen());
    }

    void eachPlaceHasItsOwn()
    {
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = parentUri}));
        write(u"a post"_s);
        reply();
        m_composer->setText(u"an answer"_s);
        QCOMPARE(column(*m_composer->drafts(), "words"), QVariantList({u"Post: a post"_s}));
        m_composer->write();
        QTRY_COMPARE(m_composer->text(), u"a post"_s);
        reply();
        QTRY_COMPARE(m_composer->text(), u"an answer"_s);
        m_composer->openDraft(column(*m_composer->drafts(), "key").value(0).toString());
        QTRY_COMPARE(m_composer->text(), u"a post"_s);
    }

    /// Killed between the outbox and the draft's end: it is not offered once more.
    void whatIsOnItsWayIsNoDraft()
    {
        Draft draft{.key = u"k"_s,
            .action = {.kind = Action::Kind::Publish,
                .account = {u"a"_s},
                .target = newPostKey(),
                .post = {.text = u"once"_s}},
            .open = true};
        QVERIFY(await(m_house->store().writeUser(
            [draft](store::UserTx &tx) { return store::saveDraft(tx, draft); })));
        QVERIFY(await(m_house->enqueue(draft.action)));
        const auto again = newComposer();
        again->write();
        QTRY_VERIFY_WITH_TIMEOUT(again->isReady(), patienceMs);
        QCOMPARE(again->text(), QString());
    }

    void takenBackItIsAllThere()
    {
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, privatePost()));
        reply();
        m_composer->setText(u"no, wait"_s);
        m_composer->setWarned(true);
        m_composer->setWarning(u"haste"_s);
        send();
        const store::OutboxRow sent = m_house->rows().at(0);
        write(u"something else"_s);
        m_composer->takeBack(QString::number(sent.id));
        QTRY_COMPARE(m_composer->text(), u"no, wait"_s);
        QCOMPARE(m_composer->warning(), u"haste"_s);
        QCOMPARE(m_composer->visibility(), u"private"_s);
        QCOMPARE(m_composer->parentName(), u"Mei"_s);
        QCOMPARE(m_house->rows().size(), size_t(0));
        QCOMPARE(drafts().size(), size_t(2)); // and what was being written meanwhile
        send();
        QVERIFY(m_house->rows().at(0).action.target != sent.action.target);
        QCOMPARE(m_house->rows().at(0).action.post, sent.action.post);
    }

    /// It is not as if it had never been.
    void aDraftThatNobodyCanReadIsTold()
    {
        write(u"good"_s);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        QVERIFY(await(m_house->store().writeUser([](store::UserTx &tx) {
            Draft bad{.key = u"bad"_s, .action = {.kind = Action::Kind::Publish}};
            bad.action.post.media = {
                Attachment{.description = QString(longestFileDescription + 1, u'x')}};
            return store::saveDraft(tx, bad);
        })).ok());
        m_composer = newComposer();
        QSignalSpy problem(m_composer.get(), &Composer::problem);
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(problem.first().first().toString().contains(u'1'));
        QCOMPARE(drafts().size(), size_t(1));
    }

    void whatIsBeingSentCannotBeTakenBack()
    {
        write(u"gone"_s);
        send();
        const qint64 id = m_house->rows().at(0).id;
        QVERIFY(m_house->change(
            id, [](store::OutboxRow &row) { row.state = store::OutboxRow::State::Sending; }));
        QSignalSpy problem(m_composer.get(), &Composer::problem);
        m_composer->takeBack(QString::number(id));
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(m_house->rows().size(), size_t(1));
    }

    void anEdit()
    {
        m_source = PostText{.text = u"as typed"_s,
            .visibility = Visibility::Private,
            .language = u"ja"_s,
            .media = {Attachment{.id = u"51"_s}}};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_asked, (QJsonObject{{u"account"_s, u"a"_s}, {u"uri"_s, parentUri}}));
        QCOMPARE(m_composer->text(), u"as typed"_s);
        QCOMPARE(m_composer->attached(), 1);
        m_composer->setVisibility(u"public"_s);
        QCOMPARE(m_composer->visibility(), u"private"_s);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(0)); // it is what the server has
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        m_composer->setText(u"as typed, better"_s);
        send();
        const Action sent = m_house->rows().at(0).action;
        QCOMPARE(sent.kind, Action::Kind::Edit);
        QCOMPARE(sent.target, parentUri);
        QCOMPARE(sent.post.text, u"as typed, better"_s);
        QCOMPARE(mediaIds(sent.post), QStringList({u"51"_s}));
    }

    void anEditThatWasBegunGoesOn()
    {
        m_source = PostText{.text = u"as typed"_s};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        m_composer->setText(u"half"_s);
        m_composer->close();
        m_asked = {};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_COMPARE(m_composer->text(), u"half"_s);
        QCOMPARE(m_asked, QJsonObject());
    }

    void whatNoServerTells()
    {
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(!m_composer->trouble().isEmpty());
        QVERIFY(m_composer->isOpen());
        QVERIFY(!m_composer->isReady());
        m_composer->setText(u"x"_s);
        m_composer->send();
        m_composer->close();
        QCOMPARE(m_house->rows().size(), size_t(0));
        QCOMPARE(drafts().size(), size_t(0));
    }

    void whosePostItIs()
    {
        QSignalSpy problem(m_composer.get(), &Composer::problem);
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = parentUri}));
        m_composer->edit(parentUri, QString());
        QTRY_COMPARE(problem.size(), 1);
        const QString own = u"https://a.example/5"_s;
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s,
            {.uri = own,
                .author = {.uri = u"https://a.example/users/ao"_s, .acct = u"ao@a.example"_s}}));
        m_source = PostText{.text = u"mine"_s};
        m_composer->edit(own, QString());
        QTRY_COMPARE(m_composer->text(), u"mine"_s);
        QCOMPARE(m_composer->accountId(), u"a"_s);
    }

    void writtenAnewOnlyWhenAsked()
    {
        m_source = PostText{
            .text = u"typo"_s, .media = {Attachment{.description = u"a tin"_s, .id = u"51"_s}}};
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY(!m_composer->question().isEmpty());
        QVERIFY(!m_composer->isReady());
        m_composer->answer(false);
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(m_house->rows().size(), size_t(0));
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY(!m_composer->question().isEmpty());
        m_composer->answer(true);
        QTRY_VERIFY(m_composer->isReady());
        const Action deletion = m_house->rows().at(0).action;
        QCOMPARE(deletion.kind, Action::Kind::Delete);
        QCOMPARE(deletion.target, parentUri);
        QCOMPARE(drafts().at(0).action.post.text, u"typo"_s); // was there before it went
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        m_composer->write();
        QTRY_COMPARE(m_composer->text(), u"typo"_s);
        m_composer->setText(u"no typo"_s);
        send();
        const Action sent = m_house->rows().at(1).action;
        QCOMPARE(sent.kind, Action::Kind::Publish);
        QCOMPARE(mediaIds(sent.post), QStringList({u"51"_s}));
    }

    /// For followers on one server: both halves are told and go out again, until another is chosen.
    void writtenAnewForAsFew()
    {
        QVERIFY(know(u"a.example"_s, u"gotosocial"_s));
        m_source =
            PostText{.text = u"psst"_s, .visibility = Visibility::Private, .localOnly = true};
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY(!m_composer->question().isEmpty());
        m_composer->answer(true);
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->visibilityName(), u"Followers only, this server only"_s);
        send();
        const PostText sent = m_house->rows().at(1).action.post;
        QCOMPARE(sent.visibility, Visibility::Private);
        QVERIFY(sent.localOnly);
        m_composer->takeBack(QString::number(m_house->rows().at(1).id));
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->visibilityName(), u"Followers only, this server only"_s);
        m_composer->setVisibility(u"private"_s);
        QCOMPARE(m_composer->visibilityName(), u"Followers only"_s);
    }

    /// Misskey tells them by ids, the words need not name them.
    void whomItWasForIsNamedWhenItIsWrittenAnew()
    {
        m_source = PostText{.text = u"psst @mei@c.example"_s,
            .visibility = Visibility::Direct,
            .to = {u"goro@d.example"_s, u"mei@c.example"_s, u"ao@a.example"_s}};
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY(!m_composer->question().isEmpty());
        QCOMPARE(m_composer->text(), u"@goro@d.example psst @mei@c.example"_s);
        m_composer->answer(true);
        QTRY_VERIFY(m_composer->isReady());
        send();
        const store::OutboxRow sent = m_house->rows().at(1);
        QCOMPARE(sent.action.post.to, QStringList({u"goro@d.example"_s, u"mei@c.example"_s}));
        m_composer->takeBack(QString::number(sent.id));
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->text(), u"@goro@d.example psst @mei@c.example"_s); // once
        m_composer->setText(u"psst @mei@c.example"_s);
        m_composer->close(); // who was taken out stays out
        m_composer->write();
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->text(), u"psst @mei@c.example"_s);
    }

    /// Out of the terminal it may be for people whom nothing names.
    void whomItWasForIsNamedWhenItIsTakenBack()
    {
        const auto put = await(m_house->enqueuePosts({{.kind = Action::Kind::Publish,
                                                         .account = {u"a"_s},
                                                         .target = newPostKey(),
                                                         .post = {.text = u"psst"_s,
                                                             .visibility = Visibility::Direct,
                                                             .to = {u"goro@d.example"_s}}}},
            0, {}));
        QVERIFY(put && put->size() == 1);
        m_composer->takeBack(QString::number(put->front()));
        QTRY_COMPARE(m_composer->text(), u"@goro@d.example psst"_s);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.to, QStringList{u"goro@d.example"_s});
    }

    void whatTheyAreToldBy()
    {
        write(u"first\nwords"_s);
        m_composer->addPart(0);
        m_composer->addPart(1);
        part(1).setText(u"second"_s);
        attach(2, {picture(u"1.png"_s), picture(u"2.png"_s)});
        m_composer->close();
        m_composer->reply(parentUri, QString());
        QTRY_VERIFY(m_composer->isReady());
        const DraftsModel &drafts = *m_composer->drafts();
        QCOMPARE(column(drafts, "words"), QVariantList({u"Post: first words"_s}));
        QCOMPARE(column(drafts, "account"), QVariantList({u"@ao@a.example"_s}));
        QCOMPARE(column(drafts, "more"), QVariantList({u"3 posts · 2 pictures"_s}));
    }

    /// Each is there the next time, with all of it.
    void tenOfThem()
    {
        for (int i = 0; i < 10; ++i) {
            const QString uri = u"https://c.example/%1"_s.arg(i);
            QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = uri}));
            m_composer->reply(uri, QString());
            QTRY_COMPARE(m_composer->text(), u"@mei@c.example "_s);
            m_composer->setText(u"draft %1"_s.arg(i));
            m_composer->addPart(0);
            part(1).setText(u"more"_s);
        }
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(10));
        m_composer = newComposer();
        m_composer->write();
        QTRY_COMPARE(m_composer->drafts()->rowCount(), 10);
        for (int i = 0; i < 10; ++i) {
            m_composer->reply(u"https://c.example/%1"_s.arg(i), QString());
            QTRY_COMPARE(m_composer->text(), u"draft %1"_s.arg(i));
            QCOMPARE(part(1).text(), u"more"_s);
        }
    }

    /// The one that is open stays as a draft; what was not begun is none.
    void aFurtherPost()
    {
        write(u"first"_s);
        QVERIFY(m_composer->isBegun());
        m_composer->writeAnother();
        QTRY_COMPARE(m_composer->text(), QString());
        QTRY_VERIFY(m_composer->isReady());
        QVERIFY(!m_composer->isBegun());
        QCOMPARE(column(*m_composer->drafts(), "words"), QVariantList({u"Post: first"_s}));
        m_composer->write(); // one is open
        QCOMPARE(m_composer->text(), QString());
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        m_composer->writeAnother();
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->text(), QString());
    }

    void tenPlainOnesOfThreeAccounts()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        QVERIFY(m_house->addAccount(u"c"_s, u"cy@c.example"_s));
        const QStringList accounts{u"a"_s, u"b"_s, u"c"_s};
        for (int i = 0; i < 10; ++i) {
            QSignalSpy wanted(m_composer.get(), &Composer::wanted);
            m_composer->writeAnother();
            QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, patienceMs);
            m_composer->setAccountId(accounts.at(i % 3));
            m_composer->setText(u"draft %1"_s.arg(i));
        }
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(10));
        m_composer = newComposer();
        m_composer->writeAnother();
        QTRY_COMPARE_WITH_TIMEOUT(m_composer->drafts()->rowCount(), 10, patienceMs);
        for (const QVariant &key : column(*m_composer->drafts(), "key")) {
            QSignalSpy wanted(m_composer.get(), &Composer::wanted);
            m_composer->openDraft(key.toString());
            QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, patienceMs);
            const int i = m_composer->text().section(u' ', 1).toInt();
            QCOMPARE(m_composer->text(), u"draft %1"_s.arg(i));
            QCOMPARE(m_composer->accountId(), accounts.at(i % 3));
        }
        QCOMPARE(drafts().size(), size_t(10));
    }

    /// Two accounts may answer the same post, each for itself.
    void eachAccountHasItsOwnAnswer()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = parentUri}));
        reply(u"a"_s);
        m_composer->setText(u"by ao"_s);
        reply(u"b"_s);
        QCOMPARE(m_composer->text(), u"@mei@c.example "_s);
        QCOMPARE(m_composer->accountId(), u"b"_s);
        m_composer->setText(u"by bo"_s);
        reply(u"a"_s);
        QCOMPARE(m_composer->text(), u"by ao"_s);
        QCOMPARE(m_composer->accountId(), u"a"_s);
        reply(u"b"_s);
        QCOMPARE(m_composer->text(), u"by bo"_s);
        reply(); // whoever it was
        QCOMPARE(m_composer->text(), u"by bo"_s);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(2));
    }

    void longTextsAreBounded()
    {
        write(QString(600'000, u'x'));
        QCOMPARE(m_composer->text().size(), 500'000);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1)); // and can be read
    }
};

QTEST_MAIN(tst_ComposeDrafts)
#include "tst_composedrafts.moc"
