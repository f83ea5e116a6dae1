// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/actingtalk.h"
#include "store/drafts.h"

#include <QJsonArray>

using namespace asterism;
using namespace asterism::flow;

/// Posts and edits in the terminal, beside an engine that a test plays: what comes into the outbox.
class tst_writingterminal : public QObject, private ActingTalk {
    Q_OBJECT

private Q_SLOTS:
    void init() { beginActing(); }
    void cleanup() { endActing(); }

    void aPost()
    {
        play();
        const Action action = putAction({u"post"_s, u"Good morning"_s, u"--cw"_s, u"sun"_s,
            u"--visibility"_s, u"unlisted"_s, u"--language"_s, u"en"_s});
        QCOMPARE(action.kind, Action::Kind::Publish);
        QVERIFY(!action.target.isEmpty());
        QCOMPARE(action.post,
            (PostText{.text = u"Good morning"_s,
                .warning = u"sun"_s,
                .visibility = Visibility::Unlisted,
                .language = u"en"_s}));
    }

    /// What nobody says is as the account's profile has it.
    void asTheAccountHasIt()
    {
        QCOMPARE(run({u"accounts"_s, u"profile"_s, handle(u"ao"_s), u"--visibility"_s, u"private"_s,
                         u"--sensitive"_s, u"on"_s})
                     .status,
            0);
        play();
        const PostText usual = putAction({u"post"_s, u"Tea"_s}).post;
        QCOMPARE(usual.visibility, Visibility::Private);
        QVERIFY(usual.sensitive);
        const QStringList other{u"post"_s, u"More tea"_s, u"--visibility"_s, u"public"_s,
            u"--no-sensitive"_s, u"--wait"_s, u"0"_s};
        QCOMPARE(run(other).status, 2);
        QCOMPARE(m_engine->rows().size(), size_t(2));
        const PostText said = m_engine->rows().back().action.post;
        QCOMPARE(said.text, u"More tea"_s);
        QCOMPARE(said.visibility, Visibility::Public);
        QVERIFY(!said.sensitive);
    }

    void everyPostIsOneOfItsOwn()
    {
        play();
        const QStringList post{u"post"_s, u"Tea!"_s, u"--wait"_s, u"0"_s};
        QCOMPARE(run(post).status, 2);
        QCOMPARE(run(post).status, 2);
        QCOMPARE(m_engine->rows().size(), size_t(2));
    }

    void fromStandardInput()
    {
        play();
        QCOMPARE(putAction({u"post"_s, u"-"_s}, "one\ntwo 鯖\n\n").post.text, u"one\ntwo 鯖"_s);
        QCOMPARE(run({u"post"_s, u"-"_s}, "\n \n").status, 1);
        QCOMPARE(run({u"post"_s, u"-"_s}, QByteArray(600'000, 'x')).status, 1);
        QCOMPARE(m_engine->rows().size(), size_t(1));
    }

    // All of it comes into the outbox, or nothing: of each account each part behind the one before.
    void aThreadByTwo()
    {
        signIn(u"yuki"_s);
        play();
        const Said said =
            json({u"post"_s, u"one"_s, u"--cw"_s, u"tea"_s, u"--then"_s, u"two"_s, u"--account"_s,
                handle(u"yuki"_s), u"--account"_s, handle(u"ao"_s), u"--wait"_s, u"0"_s});
        QCOMPARE(said.status, 2);
        QCOMPARE(said.rows.size(), 4);
        const auto rows = m_engine->rows();
        QCOMPARE(rows.size(), size_t(4));
        const AccountId who[] = {accountOf(u"yuki"_s).id, accountOf(u"ao"_s).id};
        for (size_t i = 0; i < rows.size(); ++i) {
            const Action &action = rows[i].action;
            QCOMPARE(action.account, who[i / 2]);
            QCOMPARE(action.post.text, i % 2 == 0 ? u"one"_s : u"two"_s);
            QCOMPARE(action.post.warning, u"tea"_s);
            QCOMPARE(action.post.after, i % 2 == 0 ? QString() : rows[i - 1].action.target);
        }
    }

    void filesAreCopied()
    {
        play();
        const QString path = file(u"notes.mp3"_s, "ID3\3 not read here");
        const Action action = putAction({u"post"_s, u"--media"_s, path, u"--alt"_s, u" A note "_s,
            u"--focus"_s, u"0,1"_s, u"--sensitive"_s});
        QCOMPARE(action.post.media.size(), 1);
        const Attachment one = action.post.media.first();
        QCOMPARE(one.name, u"notes.mp3"_s);
        QCOMPARE(one.description, u"A note"_s);
        QCOMPARE(one.focus, QPointF(0, 1));
        QCOMPARE(one.bytes, 18);
        QVERIFY(action.post.sensitive);
        const QString copy = m_program->folder() + u"/data/attachments/"_s + one.file;
        QCOMPARE(bytesOf(copy), QByteArray("ID3\3 not read here"));
    }

    void whatTheServerTakesNoFilesLike()
    {
        play();
        const Said said = run({u"post"_s, u"Tea"_s, u"--media"_s, file(u"notes.txt"_s, "words"),
            u"--wait"_s, u"0"_s});
        QCOMPARE(said.status, 4);
        QVERIFY2(said.errors.contains("\"notes.txt\""), said.errors.constData());
        QVERIFY(m_engine->rows().empty());
    }

    void aPollAndATime()
    {
        play();
        const Action action = putAction({u"post"_s, u"Tea?"_s, u"--poll"_s, u"Yes"_s, u"--poll"_s,
            u"No"_s, u"--poll-for"_s, u"3d"_s, u"--at"_s, u"2099-12-01T08:00Z"_s});
        QCOMPARE(
            action.post.poll, (PollText{.choices = {u"Yes"_s, u"No"_s}, .seconds = 3 * 86'400}));
        QCOMPARE(action.post.scheduledAt, parseIsoTime(u"2099-12-01T08:00:00Z"_s));
    }

    // A quote is of the very post, by whoever sees it.
    void aQuote()
    {
        const QString uri = byMei(u"tea"_s);
        readHome();
        play();
        const Action action = putAction({u"post"_s, u"Quite so"_s, u"--quote"_s, uri});
        QCOMPARE(action.post.quote, uri);
        QVERIFY(action.post.replyTo.isEmpty());
        QCOMPARE(action.post.text, u"Quite so"_s);
        QCOMPARE(action.post.visibility, Visibility::Public);
    }

    void drafts()
    {
        play();
        Draft draft{.key = newPostKey(),
            .action = {.kind = Action::Kind::Publish,
                .account = accountOf(u"ao"_s).id,
                .target = u"key"_s},
            .more = {PostText{.text = u"two"_s}}};
        draft.action.post.text = u"one"_s;
        draft.action.post.media = {Attachment{.file = u"a.png"_s, .name = u"sea.png"_s}};
        Draft other = draft;
        other.key = newPostKey();
        for (const Draft &one : {draft, other}) {
            QVERIFY(await(m_engine->store().writeUser(
                [one](store::UserTx &tx) { return store::saveDraft(tx, one); })));
        }
        const Said listed = json({u"drafts"_s, u"list"_s});
        QCOMPARE(listed.status, 0);
        QCOMPARE(listed.rows.size(), 2);
        QCOMPARE(listed.rows[0][u"accounts"].toArray(), QJsonArray{handle(u"ao"_s)});
        QCOMPARE(listed.rows[0][u"parts"].toArray().size(), 2);

        const Said shown = run({u"drafts"_s, u"show"_s, draft.key.left(12)});
        QVERIFY2(shown.status == 0, shown.errors.constData());
        for (const QByteArray words : {"one", "two", "sea.png", "1 of 2"}) {
            QVERIFY2(shown.output.contains(words), shown.output.constData());
        }
        QCOMPARE(run({u"drafts"_s, u"remove"_s, draft.key}).status, 0);
        const auto left = json({u"drafts"_s, u"list"_s}).rows;
        QCOMPARE(left.size(), 1);
        QCOMPARE(left[0][u"id"].toString(), other.key);
        QCOMPARE(run({u"drafts"_s, u"remove"_s, draft.key}).status, 1);
        QCOMPARE(run({u"drafts"_s, u"show"_s, u"zz"_s}).status, 1);
    }

    void forSomePeople()
    {
        play();
        const Action action = putAction({u"post"_s, u"See you"_s, u"--to"_s,
            u'@' + handle(u"mei"_s), u"--to"_s, handle(u"yuki"_s)});
        QCOMPARE(action.post.visibility, Visibility::Direct);
        QCOMPARE(action.post.to, (QStringList{handle(u"mei"_s), handle(u"yuki"_s)}));
        const Said said = run(
            {u"post"_s, u"See you"_s, u"--to"_s, handle(u"mei"_s), u"--visibility"_s, u"public"_s});
        QCOMPARE(said.status, 1);
        QVERIFY2(said.errors.contains("--to"), said.errors.constData());
    }

    // Where a server is told by ids whom it is for (Misskey) nobody else reads it, whatever its
    // words say. A further part is for those of the first, too.
    void forThoseWhomItNames()
    {
        play();
        const QStringList post{u"post"_s, u"See you, @"_s + handle(u"mei"_s), u"--to"_s,
            handle(u"yuki"_s), u"--then"_s, u"And @goro@d.example"_s, u"--wait"_s, u"0"_s};
        QCOMPARE(run(post).status, 2);
        const auto rows = m_engine->rows();
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].action.post.to, (QStringList{handle(u"mei"_s), handle(u"yuki"_s)}));
        QCOMPARE(rows[1].action.post.to,
            (QStringList{u"goro@d.example"_s, handle(u"mei"_s), handle(u"yuki"_s)}));
    }

    void onlyDirectPostsAreForSomePeople()
    {
        play();
        const QString named = u"See you, @"_s + handle(u"mei"_s);
        QCOMPARE(putAction({u"post"_s, named}).post.to, QStringList());
    }

    // An answer is seen by as many people as what it answers.
    void anAnswer_data()
    {
        QTest::addColumn<int>("visibility");
        for (const Visibility one :
            {Visibility::Public, Visibility::Unlisted, Visibility::Private}) {
            QTest::newRow(qPrintable(word(one))) << int(one);
        }
    }
    void anAnswer()
    {
        QFETCH(int, visibility);
        const QString uri = byMei(u"tea?"_s, Visibility(visibility));
        readHome();
        play();
        const Action action = putAction({u"post"_s, u"Yes"_s, u"--reply-to"_s, uri});
        QCOMPARE(action.post.replyTo, uri);
        QCOMPARE(int(action.post.visibility), visibility);
        QCOMPARE(action.post.text, u'@' + handle(u"mei"_s) + u" Yes"_s);
    }

    void anAnswerNamesItsAuthorOnce()
    {
        const QString uri = byMei(u"tea?"_s);
        readHome();
        play();
        const QString text = u"Yes, @"_s + handle(u"mei"_s) + u'!';
        QCOMPARE(putAction({u"post"_s, text, u"--reply-to"_s, uri}).post.text, text);
    }

    // As in the window: whom the post names is named, too, but not who answers.
    void whomAnAnswerNames_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("to");
        const QStringList direct{u"--visibility"_s, u"direct"_s};
        QTest::newRow("both") << u"Yes"_s << QStringList() << u"@MEI @YUKI Yes"_s << QStringList();
        QTest::newRow("one is named")
            << u"@YUKI yes"_s << QStringList() << u"@MEI @YUKI yes"_s << QStringList();
        QTest::newRow("direct") << u"Yes"_s << direct << u"Yes"_s
                                << QStringList({u"MEI"_s, u"YUKI"_s});
        QTest::newRow("for whom is said")
            << u"Yes"_s << direct + QStringList{u"--to"_s, u"@goro@d.example"_s} << u"Yes"_s
            << QStringList({u"goro@d.example"_s, u"MEI"_s});
    }
    void whomAnAnswerNames()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, options);
        QFETCH(QString, text);
        QFETCH(QStringList, to);
        const QString uri =
            byMei(u'@' + handle(u"ao"_s) + u" @"_s + handle(u"yuki"_s) + u" tea?"_s);
        readHome();
        play();
        const auto whole = [this](QString words) {
            return words.replace(u"MEI"_s, handle(u"mei"_s)).replace(u"YUKI"_s, handle(u"yuki"_s));
        };
        const QStringList answer{u"post"_s, whole(typed), u"--reply-to"_s, uri};
        const PostText post = putAction(answer + options).post;
        QCOMPARE(post.text, whole(text));
        QCOMPARE(post.to.join(u' '), whole(to.join(u' ')));
    }

    void aDirectAnswerIsForItsAuthor()
    {
        const QString uri = byMei(u"tea?"_s);
        readHome();
        play();
        const Action action =
            putAction({u"post"_s, u"Yes"_s, u"--reply-to"_s, uri, u"--visibility"_s, u"direct"_s});
        QCOMPARE(action.post.to, QStringList{handle(u"mei"_s)});
        QCOMPARE(action.post.text, u"Yes"_s);
    }

    // What was private must not be answered in public by mistake.
    void anAnswerToWhatIsNotKnown()
    {
        play();
        const QString uri = byMei(u"tea?"_s);
        const QStringList answer{u"post"_s, u"Yes"_s, u"--reply-to"_s, uri};
        const Said said = run(answer + QStringList{u"--wait"_s, u"0"_s});
        QCOMPARE(said.status, 1);
        QVERIFY2(said.errors.contains("--visibility"), said.errors.constData());
        QVERIFY(m_engine->rows().empty());
        const Action action = putAction(answer + QStringList{u"--visibility"_s, u"private"_s});
        QCOMPARE(action.post.replyTo, uri);
        QCOMPARE(action.post.replyToUrl, uri);
        QCOMPARE(action.post.visibility, Visibility::Private);
        QCOMPARE(action.post.text, u"Yes"_s);
    }

    void anEditKeepsTheRest()
    {
        const QString uri = m_sandbox->post(u"ao"_s, u"Tee"_s);
        play();
        QCOMPARE(run({u"edit"_s, uri, u"Tea"_s}).status, 1); // nobody tells how it was typed
        const Action old{.kind = Action::Kind::Edit,
            .post = {.text = u"Tee"_s,
                .warning = u"drinks"_s,
                .visibility = Visibility::Unlisted,
                .media = {Attachment{.id = u"7"_s}}}};
        m_engine->answers.insert(u"post-source"_s, {{u"options"_s, optionsText(old)}});
        const Action action = putAction({u"edit"_s, uri, u"Tea"_s});
        QCOMPARE(action.kind, Action::Kind::Edit);
        QCOMPARE(action.target, uri);
        PostText wanted = old.post;
        wanted.text = u"Tea"_s;
        QCOMPARE(action.post, wanted);
        QCOMPARE(run({u"outbox"_s, u"cancel"_s, QString::number(m_engine->row().id)}).status, 0);
        QVERIFY(putAction({u"edit"_s, uri, u"Tea"_s, u"--cw"_s, u""_s}).post.warning.isEmpty());
    }

    /// What was typed before is what the person means: the server's text is older.
    void anEditGoesOnFromTheOneBefore_data()
    {
        QTest::addColumn<bool>("failed");
        QTest::newRow("it waits") << false;
        QTest::newRow("it failed") << true;
    }
    void anEditGoesOnFromTheOneBefore()
    {
        QFETCH(bool, failed);
        const QString uri = m_sandbox->post(u"ao"_s, u"Tee"_s);
        play();
        const Action old{.kind = Action::Kind::Edit, .post = {.text = u"Tee"_s}};
        m_engine->answers.insert(u"post-source"_s, {{u"options"_s, optionsText(old)}});
        store::OutboxRow first = put({u"edit"_s, uri, u"Green tea"_s, u"--media"_s,
            file(u"a.mp3"_s, "ID3\3"), u"--alt"_s, u"A note"_s});
        QCOMPARE(first.action.post.text, u"Green tea"_s);
        first.state = store::OutboxRow::State::Failed;
        const auto saved = await(m_engine->store().writeUser([first, failed](store::UserTx &tx) {
            return failed ? store::saveOutboxRow(tx, first) : Result<bool>(true);
        }));
        QVERIFY(saved && *saved);
        m_engine->answers.clear(); // nobody need be asked

        const auto edited = [&](const QStringList &more) {
            (void)put(QStringList{u"edit"_s, uri} + more);
            const auto rows = m_engine->rows(); // those that gave way are still told of
            return rows.empty() ? store::OutboxRow{} : rows.back();
        };
        const store::OutboxRow next = edited({u"--cw"_s, u"drinks"_s});
        QVERIFY(next.id > first.id);
        PostText wanted = first.action.post;
        wanted.warning = u"drinks"_s;
        QCOMPARE(next.action.post, wanted);
        const Action last = edited({u"Tea"_s, u"--drop-media"_s, u"1"_s}).action;
        QCOMPARE(last.post, (PostText{.text = u"Tea"_s, .warning = u"drinks"_s}));
    }

    void whatIsCancelledIsADraft()
    {
        play();
        QCOMPARE(run({u"post"_s, u"one"_s, u"--then"_s, u"two"_s, u"--then"_s, u"three"_s,
                         u"--wait"_s, u"0"_s})
                     .status,
            2);
        const auto rows = m_engine->rows();
        QCOMPARE(rows.size(), size_t(3));
        const Said said = json({u"outbox"_s, u"cancel"_s, QString::number(rows[1].id)});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.rows.value(0)[u"state"].toString(), u"cancelled"_s);
        QCOMPARE(m_engine->row().id, rows[0].id);
        const auto drafts = json({u"drafts"_s, u"list"_s}).rows;
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(said.rows[0][u"draft"], drafts[0][u"id"]);
        const QJsonArray parts = drafts[0][u"parts"].toArray();
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[0][u"text"].toString(), u"two"_s);
        QCOMPARE(parts[1][u"text"].toString(), u"three"_s);

        const Said told = run({u"outbox"_s, u"cancel"_s, QString::number(rows[0].id)});
        QCOMPARE(told.status, 0);
        QVERIFY2(told.errors.contains("among the drafts"), told.errors.constData());
        QCOMPARE(json({u"drafts"_s, u"list"_s}).rows.size(), 2);
    }

    /// Without a word the account's own settings decide, at its server.
    void whoMayQuoteIsSaidOnlyByItsWriter()
    {
        play();
        QVERIFY(!putAction({u"post"_s, u"Tea"_s}).post.quotes);
        QCOMPARE(accountOf(u"ao"_s).posting.quotes, std::optional(QuotePolicy::Everyone));
        QCOMPARE(
            run({u"post"_s, u"More tea"_s, u"--quotes"_s, u"nobody"_s, u"--wait"_s, u"0"_s}).status,
            2);
        QCOMPARE(m_engine->rows().back().action.post.quotes, std::optional(QuotePolicy::Nobody));
    }

    void onlyOnesOwnIsEdited()
    {
        const QString uri = byMei(u"tea"_s);
        readHome();
        play();
        QCOMPARE(run({u"edit"_s, uri, u"coffee"_s}).status, 4);
        QVERIFY(m_engine->rows().empty());
    }
};

QTEST_GUILESS_MAIN(tst_writingterminal)
#include "tst_writingterminal.moc"
