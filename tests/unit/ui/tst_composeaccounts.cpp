// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

/// One post by several accounts, each for itself; and posts that quote.
class tst_ComposeAccounts : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        QVERIFY(m_house->addAccount(u"c"_s, u"cy@c.example"_s));
    }
    void cleanup() { end(); }

    void byThreeAtOnce()
    {
        write(u"hello"_s);
        QVERIFY(m_composer->mayPostByMany());
        m_composer->toggleAlso(u"b"_s);
        m_composer->toggleAlso(u"c"_s);
        QCOMPARE(m_composer->also(), QStringList({u"b"_s, u"c"_s}));
        QCOMPARE(column(*m_composer->writers(), "chosen"), QVariantList({true, true, true}));
        m_composer->addPart(0);
        part(1).setText(u"and more"_s);
        send();
        const auto rows = m_house->rows();
        QCOMPARE(rows.size(), size_t(6));
        QStringList accounts;
        for (const store::OutboxRow &row : rows) {
            accounts << row.action.account.value;
        }
        QCOMPARE(accounts, QStringList({u"a"_s, u"a"_s, u"b"_s, u"b"_s, u"c"_s, u"c"_s}));
        QCOMPARE(rows[3].action.post.after, rows[2].action.target);
    }

    void whoIsChosen()
    {
        write(u"hello"_s);
        m_composer->toggleAlso(u"a"_s); // one stays
        QCOMPARE(m_composer->accountId(), u"a"_s);
        m_composer->toggleAlso(u"b"_s);
        m_composer->toggleAlso(u"a"_s); // the next one takes its place
        QCOMPARE(m_composer->accountId(), u"b"_s);
        QCOMPARE(m_composer->also(), QStringList());
        m_composer->toggleAlso(u"c"_s);
        m_composer->toggleAlso(u"c"_s);
        m_composer->toggleAlso(u"nobody"_s);
        QCOMPARE(m_composer->also(), QStringList());
        m_composer->toggleAlso(u"c"_s);
        m_composer->setAccountId(u"c"_s);
        QCOMPARE(m_composer->accountId(), u"c"_s);
        QCOMPARE(m_composer->also(), QStringList());
    }

    void theStrictestCounts()
    {
        QVERIFY(know(u"a.example"_s, u"gotosocial"_s, 5000));
        QVERIFY(know(u"b.example"_s, u"mastodon"_s, 500));
        write(QString(512, u'x'));
        QVERIFY(m_composer->isSendable());
        QCOMPARE(m_composer->limit(), 5000);
        m_composer->toggleAlso(u"b"_s);
        QCOMPARE(m_composer->limit(), 500);
        QVERIFY(!m_composer->isSendable());
        m_composer->send();
        QCOMPARE(m_composer->trouble(), u"@bo@b.example: 12 characters too long"_s);
        QCOMPARE(column(*m_composer->writers(), "trouble"),
            QVariantList({QString(), u"12 characters too long"_s, QString()}));
        m_composer->setText(QString(500, u'x'));
        QVERIFY(m_composer->isSendable());
        QCOMPARE(column(*m_composer->writers(), "trouble"),
            QVariantList({QString(), QString(), QString()}));
        // It may be longer by who takes more.
        m_composer->setText(QString(512, u'x'));
        m_composer->toggleAlso(u"b"_s);
        QVERIFY(m_composer->isSendable());
    }

    void onlyWhatAllOffer()
    {
        QVERIFY(know(u"a.example"_s, u"misskey"_s));
        QVERIFY(know(u"b.example"_s, u"mastodon"_s));
        write(u"hello"_s);
        m_composer->setVisibility(u"local"_s);
        QCOMPARE(m_composer->visibility(), u"local"_s);
        m_composer->toggleAlso(u"b"_s);
        QVERIFY(!m_composer->visibilities().contains(u"local"_s));
        QCOMPARE(m_composer->visibility(), u"private"_s); // never seen by more
        QVERIFY(m_composer->hasLanguage()); // one of them has
        m_composer->toggleAlso(u"b"_s);
        QVERIFY(m_composer->visibilities().contains(u"local"_s));
        QVERIFY(!m_composer->hasLanguage());
    }

    void repliesQuotesAndEditsAreByOne()
    {
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = parentUri}));
        reply();
        QVERIFY(!m_composer->mayPostByMany());
        m_composer->toggleAlso(u"b"_s);
        QCOMPARE(m_composer->also(), QStringList());
        quote();
        QVERIFY(!m_composer->mayPostByMany());
        m_source = PostText{.text = u"mine"_s};
        m_composer->edit(u"https://a.example/5"_s, u"a"_s);
        QTRY_COMPARE(m_composer->text(), u"mine"_s);
        QVERIFY(!m_composer->mayPostByMany());
        m_composer->toggleAlso(u"a"_s);
        m_composer->setAccountId(u"b"_s);
        QCOMPARE(m_composer->accountId(), u"a"_s);
    }

    /// A post that is written anew has its files at one server.
    void whereTheFilesAre()
    {
        m_source = PostText{
            .text = u"typo"_s, .media = {Attachment{.description = u"a tin"_s, .id = u"51"_s}}};
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY(!m_composer->question().isEmpty());
        m_composer->answer(true);
        QTRY_VERIFY(m_composer->isReady());
        QVERIFY(!m_composer->mayPostByMany());
        m_composer->setAccountId(u"b"_s);
        QCOMPARE(m_composer->accountId(), u"a"_s);
        QVERIFY(m_composer->excluded().contains(u"@bo@b.example"_s));
        part(0).attachments()->take(0);
        QVERIFY(m_composer->mayPostByMany());
        m_composer->setAccountId(u"b"_s);
        QCOMPARE(m_composer->accountId(), u"b"_s);
    }

    void whatOneServerHasTheOtherHasNot()
    {
        write(u"look"_s);
        Attachment sent = picture(u"1.png"_s, u"a tin"_s);
        sent.id = u"7"_s;
        sent.sentAt = 1;
        attach(0, {sent});
        m_composer->setAccountId(u"b"_s);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.media,
            QList<Attachment>({picture(u"1.png"_s, u"a tin"_s)}));
    }

    void takenBackFromAll()
    {
        write(u"hello"_s);
        m_composer->toggleAlso(u"b"_s);
        attach(0, {picture(u"1.png"_s, u"a tin"_s)});
        send();
        const auto rows = m_house->rows();
        QCOMPARE(rows.size(), size_t(2));
        m_composer->takeBack(QString::number(rows.at(1).id));
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_house->rows().size(), size_t(0));
        QCOMPARE(m_composer->accountId(), u"b"_s); // whose was asked for
        QCOMPARE(m_composer->also(), QStringList({u"a"_s}));
        QCOMPARE(m_composer->attached(), 1);
    }

    void takenBackFromThoseThatHaveNotSent()
    {
        write(u"hello"_s);
        m_composer->toggleAlso(u"b"_s);
        send();
        const auto rows = m_house->rows();
        QVERIFY(m_house->change(rows.at(0).id, [](store::OutboxRow &row) {
            row.state = store::OutboxRow::State::Done;
            row.resultUri = u"https://a.example/1"_s;
        }));
        m_composer->takeBack(QString::number(rows.at(1).id));
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->accountId(), u"b"_s);
        QCOMPARE(m_composer->also(), QStringList());
    }

    /// Of one account the first post is out, of the other nothing.
    void accountsThatGotDifferentlyFar()
    {
        const Draft draft{.key = newPostKey(),
            .action = {.kind = Action::Kind::Publish,
                .account = {u"a"_s},
                .target = newPostKey(),
                .post = {.text = u"one"_s}},
            .more = {PostText{.text = u"two"_s}},
            .also = {u"b"_s}};
        std::vector<Action> actions = actionsOf(draft);
        actions.erase(actions.begin());
        actions[0].post.after.clear();
        actions[0].post.replyTo = u"https://a.example/1"_s;
        const auto ids = await(m_house->enqueuePosts(actions, 0, draft.key));
        QVERIFY(ids);
        m_composer->takeBack(QString::number(ids->at(0)));
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->accountId(), u"a"_s);
        QCOMPARE(m_composer->text(), u"two"_s);
        QVERIFY(!m_composer->trouble().isEmpty());
        QCOMPARE(m_house->rows().size(), size_t(0));
        QCOMPARE(column(*m_composer->drafts(), "words"), QVariantList({u"Post: one"_s}));
        QCOMPARE(column(*m_composer->drafts(), "account"), QVariantList({u"@bo@b.example"_s}));
        QCOMPARE(drafts().size(), size_t(2));
    }

    void draftsKnowTheirAccounts()
    {
        write(u"hello"_s);
        m_composer->toggleAlso(u"b"_s);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        m_composer = newComposer();
        m_composer->write();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->also(), QStringList({u"b"_s}));
        reply();
        QCOMPARE(column(*m_composer->drafts(), "more"), QVariantList({u"2 accounts"_s}));
    }

    void aQuote()
    {
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s,
            {.uri = parentUri,
                .url = u"https://c.example/@mei/1"_s,
                .body = u"<p>tins are best</p>"_s}));
        quote();
        QCOMPARE(m_composer->text(), QString());
        QCOMPARE(m_composer->quotedName(), u"Mei"_s);
        QCOMPARE(m_composer->quotedLine(), u"tins are best"_s);
        QCOMPARE(m_composer->parentName(), QString());
        m_composer->setText(u"so true"_s);
        m_composer->close();
        write(u"something else"_s); // the quote waits where it was begun
        QCOMPARE(column(*m_composer->drafts(), "words"), QVariantList({u"Quote: so true"_s}));
        quote();
        QCOMPARE(m_composer->text(), u"so true"_s);
        send();
        const PostText sent = m_house->rows().at(0).action.post;
        QCOMPARE(sent.quote, parentUri);
        QCOMPARE(sent.quoteUrl, u"https://c.example/@mei/1"_s);
        QCOMPARE(sent.replyTo, QString());
        QCOMPARE(sent.visibility, Visibility::Public);
    }

    void whoCanQuote()
    {
        QVERIFY(know(u"a.example"_s, u"gotosocial"_s));
        QVERIFY(know(u"b.example"_s, u"misskey"_s));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = parentUri}));
        m_composer->quote(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->accountId(), u"b"_s);
        QVERIFY(m_composer->excluded().contains(u"@ao@a.example: "_s));
    }

    void aPrivatePostIsQuotedForNoMorePeople()
    {
        Post own = privatePost();
        own.author = {.uri = u"https://c.example/users/cy"_s, .acct = u"cy@c.example"_s};
        QVERIFY(m_house->receive(u"c"_s, u"c.example"_s, own));
        quote();
        QCOMPARE(m_composer->accountId(), u"c"_s);
        QCOMPARE(m_composer->visibility(), u"private"_s);
        m_composer->setText(u"hm"_s);
        m_composer->setVisibility(u"public"_s);
        m_composer->send();
        QVERIFY(m_composer->question().contains(u"quote"_s));
    }

private:
    void quote()
    {
        QSignalSpy wanted(m_composer.get(), &Composer::wanted);
        m_composer->quote(parentUri, QString());
        QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, patienceMs);
        QVERIFY(m_composer->isReady());
    }
};

QTEST_MAIN(tst_ComposeAccounts)
#include "tst_composeaccounts.moc"
