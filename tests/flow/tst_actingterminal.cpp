// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"
#include "flow/actingtalk.h"
#include "store/settings.h"

#include <QJsonArray>

using namespace asterism;
using namespace asterism::flow;

namespace {

using QueueState = store::OutboxRow::State;

bool endsWell(store::OutboxRow &row)
{
    row.state = QueueState::Done;
    row.tries = 1;
    return true;
}

bool isRefused(store::OutboxRow &row)
{
    row.state = QueueState::Failed;
    row.tries = 1;
    row.trouble = u"No room for \x1b[31m%1."_s;
    return true;
}

} // namespace

/// Acting in the terminal, beside an engine that a test plays: what comes into the outbox, and how
/// what becomes of it is told.
class tst_actingterminal : public QObject, private ActingTalk {
    Q_OBJECT

private Q_SLOTS:
    void init() { beginActing(); }
    void cleanup() { endActing(); }

    // ---- what becomes of it -------------------------------------------------------------------

    void nobodyWaits()
    {
        play();
        const QString uri = byMei(u"tea"_s);
        const Said said = json({u"boost"_s, uri, u"--wait"_s, u"0"_s});
        QCOMPARE(said.status, 2);
        QVERIFY2(said.errors.contains("asterism-cli outbox cancel "), said.errors.constData());
        const store::OutboxRow row = m_engine->row();
        QCOMPARE(row.action.kind, Action::Kind::Boost);
        QCOMPARE(row.action.account, accountOf(u"ao"_s).id);
        QCOMPARE(row.action.target, uri);
        QCOMPARE(row.action.targetUrl, uri); // nothing is known of it
        QVERIFY(!row.action.visibility);
        QCOMPARE(said.rows.size(), 1);
        const QJsonObject told = said.rows.first();
        QCOMPARE(told[u"id"].toInteger(), row.id);
        QCOMPARE(told[u"state"].toString(), u"waiting"_s);
        QCOMPARE(told[u"kind"].toString(), u"boost"_s);
        QCOMPARE(told[u"account"].toString(), handle(u"ao"_s));
        QCOMPARE(told[u"target"].toString(), uri);
        QVERIFY(told[u"not_before"].isNull());
    }

    void whatIsDoneIsTold()
    {
        play();
        m_engine->playing = endsWell;
        const QString uri = byMei(u"tea"_s);
        const Said said = run({u"favourite"_s, uri});
        QVERIFY2(said.status == 0, said.errors.constData());
        QVERIFY2(said.output.contains(uri.toUtf8()), said.output.constData());
        const Said again = json({u"bookmark"_s, uri});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.rows.value(0)[u"state"].toString(), u"done"_s);
        QVERIFY(m_engine->rows().empty());
    }

    void aPostIsToldByItsPage()
    {
        play();
        m_engine->playing = [](store::OutboxRow &row) {
            row.resultUri = u"https://a.example/n/1"_s;
            row.resultUrl = u"https://a.example/@ao/1"_s;
            return endsWell(row);
        };
        const Said said = run({u"post"_s, u"Good morning"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.output.trimmed(), QByteArray("https://a.example/@ao/1"));
        const QJsonObject told = json({u"post"_s, u"Good evening"_s}).rows.value(0);
        QCOMPARE(told[u"result_uri"].toString(), u"https://a.example/n/1"_s);
        QCOMPARE(told[u"result_url"].toString(), u"https://a.example/@ao/1"_s);
    }

    void whatIsRefusedStays()
    {
        play();
        m_engine->playing = isRefused;
        const Said said = run({u"boost"_s, byMei(u"tea"_s)});
        QCOMPARE(said.status, 4);
        QVERIFY2(said.errors.contains("No room for"), said.errors.constData());
        QVERIFY(!said.errors.contains('\x1b'));
        m_engine->playing = {};
        const QString number = QString::number(m_engine->row().id);
        QVERIFY2(said.errors.contains("outbox retry " + number.toUtf8()), said.errors.constData());

        const Said list = json({u"outbox"_s, u"list"_s});
        QCOMPARE(list.rows.size(), 1);
        QCOMPARE(list.rows.first()[u"state"].toString(), u"failed"_s);
        QCOMPARE(list.rows.first()[u"tries"].toInt(), 1);
        QVERIFY(list.rows.first()[u"trouble"].toString().startsWith(u"No room"));
        QVERIFY(run({u"outbox"_s, u"list"_s}).output.contains("No room"));

        QCOMPARE(run({u"outbox"_s, u"retry"_s, number, u"--wait"_s, u"0"_s}).status, 2);
        QCOMPARE(m_engine->row().state, QueueState::Waiting);
        m_engine->playing = isRefused;
        QTRY_COMPARE(m_engine->row().state, QueueState::Failed);
        m_engine->playing = endsWell;
        QCOMPARE(run({u"outbox"_s, u"retry"_s, number}).status, 0);
    }

    void whatWaitsIsTakenBack()
    {
        play();
        const QString number = QString::number(put({u"boost"_s, byMei(u"tea"_s)}).id);
        const Said said = json({u"outbox"_s, u"cancel"_s, number});
        QCOMPARE(said.status, 0);
        QVERIFY(said.rows.value(0).contains(u"draft"_s));
        QVERIFY(said.rows.value(0)[u"draft"].isNull()); // nobody wrote
        QVERIFY(m_engine->rows().empty());
        QCOMPARE(run({u"outbox"_s, u"cancel"_s, number}).status, 1);
        QCOMPARE(run({u"outbox"_s, u"retry"_s, number}).status, 1);
        QCOMPARE(run({u"outbox"_s, u"cancel"_s, u"999"_s}).status, 1);
    }

    void whatIsBeingSentIsNot()
    {
        play();
        m_engine->playing = [](store::OutboxRow &row) {
            row.state = QueueState::Sending;
            return true;
        };
        const Said said = json({u"boost"_s, byMei(u"tea"_s), u"--wait"_s, u"1"_s});
        QCOMPARE(said.status, 2);
        QCOMPARE(said.rows.value(0)[u"state"].toString(), u"sending"_s);
        const QString number = QString::number(m_engine->row().id);
        QCOMPARE(run({u"outbox"_s, u"cancel"_s, number}).status, 4);
    }

    void whatRestsIsTakenOut()
    {
        play();
        m_engine->playing = [](store::OutboxRow &row) {
            row.state = QueueState::Sending;
            row.tries = 1;
            row.trouble = u"It cannot be reached."_s;
            return true;
        };
        (void)json({u"boost"_s, byMei(u"tea"_s), u"--wait"_s, u"1"_s});
        const Said said = run({u"outbox"_s, u"cancel"_s, QString::number(m_engine->row().id)});
        QCOMPARE(said.status, 0);
        QVERIFY2(said.errors.contains("may have been done"), said.errors.constData());
        QVERIFY(m_engine->rows().empty());
    }

    /// It is still there to be read why it is not sent.
    void anOvertakenEditIsNotTriedAgain()
    {
        play();
        Action edit{.kind = Action::Kind::Edit,
            .account = accountOf(u"ao"_s).id,
            .target = u"https://a.example/1"_s};
        QList<qint64> ids;
        for (const QString &text : {u"first"_s, u"second"_s}) {
            edit.post.text = text;
            const auto put = await(m_engine->store().writeUser([edit](store::UserTx &tx) {
                return store::enqueuePosts(tx, {edit}, 0, QString());
            }));
            QVERIFY(put);
            ids << put->front();
        }
        for (const QString &deed : {u"retry"_s, u"cancel"_s}) {
            const Said said = run({u"outbox"_s, deed, QString::number(ids[0])});
            QCOMPARE(said.status, 2);
            QVERIFY2(said.errors.contains("later edit"), said.errors.constData());
        }
        QCOMPARE(m_engine->row().id, ids[1]);
    }

    /// Misskey takes one reaction of each account, the newest.
    void theLastReactionWins()
    {
        endActing();
        begin();
        QVERIFY(m_sandbox->start(
            {.people = 12, .postsPerServer = 0, .softwares = {u"mastodon"_s, u"misskey"_s}}));
        signIn(u"hanako"_s);
        play();
        const QString uri = m_sandbox->post(u"taro"_s, PostDraft{.text = u"tea"_s});
        QCOMPARE(putAction({u"react"_s, uri, u"👍"_s}).reaction, u"👍"_s);
        QCOMPARE(putAction({u"react"_s, uri, u"🎉"_s}).reaction, u"🎉"_s);
        QCOMPARE(m_engine->rows().size(), size_t(1));
    }

    /// Misskey tells nobody what they have boosted or kept, and a favourite is a reaction there.
    void whatMisskeyDoesNotTell()
    {
        endActing();
        begin();
        QVERIFY(m_sandbox->start(
            {.people = 12, .postsPerServer = 0, .softwares = {u"mastodon"_s, u"misskey"_s}}));
        signIn(u"hanako"_s);
        const QString uri = m_sandbox->post(u"hanako"_s, u"tea"_s);
        readHome();
        play();
        for (const QString &kind :
            {u"unboost"_s, u"unbookmark"_s, u"unpin"_s, u"unmute-thread"_s, u"unfavourite"_s}) {
            const Said said = json({kind, uri, u"--wait"_s, u"0"_s});
            QVERIFY2(said.status == 2, qPrintable(kind));
            QCOMPARE(said.rows.value(0)[u"kind"].toString(), kind);
        }
        QCOMPARE(json({u"favourite"_s, uri, u"--wait"_s, u"0"_s}).status, 2);
        const Action star = m_engine->rows().back().action;
        QCOMPARE(star.kind, Action::Kind::React);
        QCOMPARE(star.reaction, u"❤"_s);
    }

    // ---- who does it --------------------------------------------------------------------------

    void asksWhoActs()
    {
        signIn(u"yuki"_s);
        play();
        const QString uri = byMei(u"tea"_s);
        const Said said = run({u"bookmark"_s, uri, u"--wait"_s, u"0"_s});
        QCOMPARE(said.status, 1);
        QVERIFY2(said.errors.contains(handle(u"yuki"_s).toUtf8()), said.errors.constData());
        QVERIFY(m_engine->rows().empty());
        QCOMPARE(putAction({u"bookmark"_s, uri, u"--account"_s, handle(u"ao"_s)}).account,
            accountOf(u"ao"_s).id);
    }

    void theWindowsActorActs()
    {
        signIn(u"yuki"_s);
        play();
        const AccountId yuki = accountOf(u"yuki"_s).id;
        QVERIFY(await(m_engine->store().writeUser([yuki](store::UserTx &tx) {
            return store::saveSetting(tx, store::defaultActorKey, yuki.value);
        })).ok());
        QCOMPARE(putAction({u"bookmark"_s, byMei(u"tea"_s)}).account, yuki);
    }

    void itsAuthorDeletes()
    {
        signIn(u"yuki"_s);
        const QString uri = m_sandbox->post(u"ao"_s, u"tea"_s);
        readHome();
        play();
        const Action action = putAction({u"delete"_s, uri});
        QCOMPARE(action.kind, Action::Kind::Delete);
        QCOMPARE(action.account, accountOf(u"ao"_s).id);
    }

    void severalAccountsAct()
    {
        signIn(u"yuki"_s);
        play();
        const AccountId ao = accountOf(u"ao"_s).id;
        m_engine->playing = [ao](store::OutboxRow &row) {
            return row.action.account == ao ? endsWell(row) : isRefused(row);
        };
        const QStringList boost{u"boost"_s, byMei(u"tea"_s), u"--account"_s, handle(u"ao"_s),
            u"--account"_s, handle(u"yuki"_s)};
        const Said said = json(boost);
        QCOMPARE(said.status, 2);
        QCOMPARE(said.rows.size(), 2);
        QCOMPARE(said.rows[0][u"state"].toString(), u"done"_s);
        QCOMPARE(said.rows[1][u"state"].toString(), u"failed"_s);
        m_engine->playing = isRefused;
        QCOMPARE(run(boost).status, 4); // all of them
    }

    // ---- what the cache knows -----------------------------------------------------------------

    void aPageLeadsToItsPost()
    {
        const QString uri = byMei(u"tea"_s);
        readHome();
        play();
        const QString page = json({u"timeline"_s, u"home"_s}).rows.value(0)[u"url"].toString();
        QVERIFY2(!page.isEmpty() && page != uri, qPrintable(page));
        const Action action = putAction({u"boost"_s, page, u"--visibility"_s, u"unlisted"_s});
        QCOMPARE(action.target, uri);
        QCOMPARE(action.targetUrl, page);
        QCOMPARE(action.visibility, std::optional(Visibility::Unlisted));
    }

    void whatMayNotBeIsNotTried()
    {
        const QString uri = byMei(u"for friends"_s, Visibility::Private);
        readHome();
        play();
        const Said said = run({u"boost"_s, uri});
        QCOMPARE(said.status, 4);
        QVERIFY(!said.errors.isEmpty());
        QCOMPARE(run({u"delete"_s, uri}).status, 4); // it is somebody else's
        QVERIFY(m_engine->rows().empty());
        QCOMPARE(putAction({u"favourite"_s, uri}).target, uri);
    }

    void whatIsSoAlreadyIsNotSent()
    {
        const QString uri = byMei(u"tea"_s);
        QVERIFY(m_sandbox->bookmark(u"ao"_s, uri));
        readHome();
        play();
        const Said said = json({u"bookmark"_s, uri});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.rows.value(0)[u"state"].toString(), u"done"_s);
        QVERIFY(said.rows.value(0)[u"id"].isNull());
        QVERIFY(m_engine->rows().empty());
        QCOMPARE(putAction({u"unbookmark"_s, uri}).kind, Action::Kind::Unbookmark);
    }

    void choicesHaveNumbersAndNames()
    {
        const QString uri = m_sandbox->post(u"mei"_s,
            PostDraft{.text = u"tea?"_s,
                .poll =
                    DraftPoll{.options = {u"green"_s, u"black"_s, u"none"_s}, .multiple = true}});
        readHome();
        play();
        const Said wrong = run({u"vote"_s, uri, u"blue"_s});
        QCOMPARE(wrong.status, 1);
        QVERIFY2(wrong.errors.contains("2 black"), wrong.errors.constData());
        QCOMPARE(run({u"vote"_s, uri, u"4"_s}).status, 1);
        QCOMPARE(putAction({u"vote"_s, uri, u"Black"_s, u"1"_s}).choices, (QList<int>{1, 0}));
    }

    // ---- people and the rest ------------------------------------------------------------------

    void peopleAreNamedByHandles()
    {
        play();
        const Action follow =
            putAction({u"follow"_s, u"@Mei@"_s + handle(u"mei"_s).section(u'@', 1),
                u"--no-boosts"_s, u"--notify"_s, u"--language"_s, u"ja"_s});
        QCOMPARE(follow.target, handle(u"mei"_s));
        QCOMPARE(follow.options.boosts, std::optional(false));
        QCOMPARE(follow.options.notify, std::optional(true));
        QCOMPARE(follow.options.languages, std::optional(QStringList{u"ja"_s}));
        QCOMPARE(run({u"follow"_s, u"mei"_s}).status, 1);
    }

    /// Whose server would drop how somebody is to be followed does not follow them otherwise.
    void followsAreAsTheyAreSaid_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QStringList>("how");
        QTest::addColumn<bool>("taken");
        const QStringList noBoosts{u"--no-boosts"_s};
        const QStringList notify{u"--notify"_s};
        const QStringList japanese{u"--language"_s, u"ja"_s};
        QTest::newRow("gotosocial, no boosts") << u"yuki"_s << noBoosts << true;
        QTest::newRow("gotosocial, notify") << u"yuki"_s << notify << true;
        QTest::newRow("gotosocial, a language") << u"yuki"_s << japanese << false;
        QTest::newRow("gotosocial, all languages")
            << u"yuki"_s << QStringList{u"--language"_s, u"all"_s} << true;
        QTest::newRow("snac, no boosts") << u"sora"_s << noBoosts << false;
        QTest::newRow("snac, boosts") << u"sora"_s << QStringList{u"--boosts"_s} << true;
        QTest::newRow("snac, notify") << u"sora"_s << notify << false;
    }
    void followsAreAsTheyAreSaid()
    {
        QFETCH(QString, user);
        QFETCH(QStringList, how);
        QFETCH(bool, taken);
        signIn(user);
        play();
        const QStringList follow =
            QStringList{u"follow"_s, handle(u"mei"_s), u"--account"_s, handle(user)} + how;
        const Said said = run(follow + QStringList{u"--wait"_s, u"0"_s});
        QCOMPARE(said.status, taken ? 2 : 4);
        QCOMPARE(m_engine->rows().size(), size_t(taken ? 1 : 0));
        QVERIFY2(taken || said.errors.contains(how[0].toUtf8()), said.errors.constData());
    }

    void notes()
    {
        play();
        const Action note = putAction({u"note"_s, handle(u"mei"_s), u" met\nin Kyoto "_s});
        QCOMPARE(note.kind, Action::Kind::Annotate);
        QCOMPARE(note.target, handle(u"mei"_s));
        QCOMPARE(note.note, u"met\nin Kyoto"_s);
        QCOMPARE(putAction({u"note"_s, handle(u"mei"_s), u"-"_s}, "茶\n").note, u"茶"_s);
        const Action none = putAction({u"note"_s, handle(u"mei"_s), u"--remove"_s});
        QCOMPARE(none.kind, Action::Kind::Annotate);
        QCOMPARE(none.note, QString());
        QCOMPARE(run({u"note"_s, handle(u"mei"_s)}).status, 1);
        QCOMPARE(run({u"note"_s, handle(u"mei"_s), u"-"_s}, " \n").status, 1);
        QCOMPARE(run({u"note"_s, handle(u"mei"_s), u"x"_s, u"--remove"_s}).status, 1);
    }

    /// What an account noted stands below who somebody is.
    void notesOnAProfile()
    {
        QVERIFY(m_sandbox->addField(u"mei"_s, u"Blog"_s, u"<b>tea</b>"_s, true));
        const Said said = json({u"profile"_s, handle(u"mei"_s)});
        QCOMPARE(said.status, 0);
        QCOMPARE(said.rows.value(0)[u"notes"].toArray().size(), 0);
        const QJsonObject field = said.rows.value(0)[u"fields"].toArray().last().toObject();
        QCOMPARE(field[u"value"].toString(), u"tea"_s);
        QVERIFY(field[u"verified"].toBool());
        QCOMPARE(run({u"note"_s, handle(u"mei"_s), u"met in Kyoto"_s}).status, 0);
        QCOMPARE(m_sandbox->noteAbout(u"ao"_s, u"mei"_s), u"met in Kyoto"_s);
        const Said again = json({u"profile"_s, handle(u"mei"_s)});
        const QJsonObject note = again.rows.value(0)[u"notes"].toArray().first().toObject();
        QCOMPARE(note[u"account"].toString(), handle(u"ao"_s));
        QCOMPARE(note[u"note"].toString(), u"met in Kyoto"_s);
        const Said lines = run({u"profile"_s, handle(u"mei"_s)});
        QVERIFY2(lines.output.contains("met in Kyoto"), lines.output.constData());
        QVERIFY2(lines.output.contains("Blog: tea (verified)"), lines.output.constData());
    }

    void profilesLeadToHandles()
    {
        play();
        const QString address = u"http://"_s + handle(u"mei"_s).section(u'@', 1) + u"/@mei"_s;
        QCOMPARE(run({u"block"_s, address}).status, 1); // nobody knows who that is
        m_engine->answers.insert(u"person"_s, {{u"acct"_s, handle(u"mei"_s)}});
        const Action block = putAction({u"block"_s, address});
        QCOMPARE(block.kind, Action::Kind::Block);
        QCOMPARE(block.target, handle(u"mei"_s));
    }

    void mutesEnd()
    {
        play();
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const Action mute = putAction({u"mute"_s, handle(u"mei"_s), u"--for"_s, u"2"_s});
        QVERIFY(mute.options.expiresAt >= before + 2 * hourMs);
        QVERIFY(mute.options.expiresAt < before + 2 * hourMs + minuteMs);
    }

    void reportsNamePosts()
    {
        play();
        const QString uri = byMei(u"Shoes!"_s);
        const Action action = putAction({u"report"_s, handle(u"mei"_s), u"--comment"_s,
            u"Sells shoes"_s, u"--post"_s, uri, u"--category"_s, u"spam"_s, u"--forward"_s});
        QCOMPARE(action.report,
            (ReportText{.posts = {uri},
                .comment = u"Sells shoes"_s,
                .category = u"spam"_s,
                .forward = true}));
    }

    void reportsNameRules()
    {
        play();
        const QStringList words{u"report"_s, handle(u"mei"_s), u"--comment"_s, u"Sells shoes"_s,
            u"--category"_s, u"violation"_s};
        QCOMPARE(run(words).status, 4); // a violation of what?
        const Action action = putAction(words + QStringList{u"--rule"_s, u"3"_s});
        QCOMPARE(action.report.category, u"violation"_s);
        QCOMPARE(action.report.rules, QStringList{u"3"_s});
    }

    void hostsAndHashtags()
    {
        play();
        const store::OutboxRow host = put({u"block-domain"_s, u"https://Spam.example/"_s});
        QCOMPARE(host.action.target, u"spam.example"_s);
        QCOMPARE(run({u"outbox"_s, u"cancel"_s, QString::number(host.id)}).status, 0);
        const Action tag = putAction({u"follow-tag"_s, u"#Tea"_s});
        QCOMPARE(tag.kind, Action::Kind::FollowTag);
        QCOMPARE(tag.target, u"tea"_s);
        QCOMPARE(run({u"follow-tag"_s, u"two words"_s}).status, 1);
    }

    void whoAsksToFollow()
    {
        play();
        const Actor mei{.uri = m_sandbox->actorUri(u"mei"_s), .acct = handle(u"mei"_s)};
        m_engine->answers.insert(u"follow-requests"_s,
            QJsonObject{{u"people"_s, QJsonArray{actorToJob(mei)}}, {u"below"_s, u""_s}});
        const Said said = json({u"requests"_s, u"list"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.handles(), QStringList{handle(u"mei"_s)});
        QCOMPARE(said.rows.value(0)[u"account"].toString(), handle(u"ao"_s));
        const Action accept = putAction({u"requests"_s, u"accept"_s, u'@' + handle(u"mei"_s)});
        QCOMPARE(accept.kind, Action::Kind::AcceptFollower);
        QCOMPARE(accept.target, handle(u"mei"_s));
    }
};

QTEST_GUILESS_MAIN(tst_actingterminal)
#include "tst_actingterminal.moc"
