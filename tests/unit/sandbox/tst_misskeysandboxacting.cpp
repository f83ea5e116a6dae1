// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sandbox/misskeyasker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// What people do at the sandbox's Misskey.
class tst_misskeysandboxacting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 8,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"misskey"_s, u"gotosocial"_s}}));
        m_asker = std::make_unique<MisskeyAsker>(*m_sandbox);
        m_uri = m_sandbox->post(u"taro"_s, u"do something with it"_s);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void notes()
    {
        const QString uri = create(
            {{u"text"_s, u"hello"_s}, {u"cw"_s, u"careful"_s}, {u"visibility"_s, u"home"_s}});
        const auto note = m_sandbox->written(uri);
        QVERIFY(note);
        QCOMPARE(note->text, u"hello"_s);
        QCOMPARE(note->cw, u"careful"_s);
        QCOMPARE(note->visibility, Visibility::Unlisted);
        QVERIFY(m_asker->note(u"taro"_s, uri)[u"reactions"_s].toObject().isEmpty());
        QCOMPARE(m_sandbox->postedBy(u"hanako"_s), QStringList{uri});
        const QString answer = create({{u"text"_s, u"and you?"_s}, {u"replyId"_s, idOf(m_uri)}});
        QCOMPARE(m_sandbox->written(answer)->replyTo, m_uri);
    }

    void forSomeAlone()
    {
        const QString uri = create({{u"text"_s, u"psst"_s}, {u"visibility"_s, u"specified"_s},
            {u"visibleUserIds"_s, QJsonArray{m_asker->idOf(u"ao"_s)}}});
        QCOMPARE(m_sandbox->written(uri)->visibility, Visibility::Direct);
        QCOMPARE(m_sandbox->written(uri)->to, QStringList{m_sandbox->handle(u"ao"_s)});
        QVERIFY(!m_sandbox->localId(uri, m_sandbox->server(u"mastodon"_s)).isEmpty());
        QVERIFY(m_sandbox->localId(uri, m_sandbox->server(u"gotosocial"_s)).isEmpty());
        QCOMPARE(m_asker->note(u"taro"_s, uri)[u"isHidden"_s].toBool(), true);
        QCOMPARE(code(u"notes/create"_s, {{u"text"_s, u"x"_s}, {u"replyId"_s, idOf(uri)}}),
            u"CANNOT_REPLY_TO_SPECIFIED_VISIBILITY_NOTE_WITH_EXTENDED_VISIBILITY"_s);
        QCOMPARE(m_asker->code(u"taro"_s, u"notes/create"_s,
                     {{u"text"_s, u"x"_s}, {u"replyId"_s, idOf(uri)}}),
            u"CANNOT_REPLY_TO_AN_INVISIBLE_NOTE"_s);
    }

    void whatStaysHere()
    {
        QVERIFY(m_sandbox->follow(u"ao"_s, u"hanako"_s));
        for (const QString &visibility : {u"public"_s, u"home"_s, u"followers"_s}) {
            const QString uri = create(
                {{u"text"_s, u"here"_s}, {u"localOnly"_s, true}, {u"visibility"_s, visibility}});
            QVERIFY(m_sandbox->localId(uri, m_sandbox->server(u"mastodon"_s)).isEmpty());
            const QJsonObject note = m_asker->note(u"hanako"_s, uri);
            QCOMPARE(note[u"localOnly"_s].toBool(), true);
            QCOMPARE(note[u"visibility"_s].toString(), visibility);
        }
    }

    void asOftenAsOneLikes()
    {
        QVERIFY(m_sandbox->follow(u"ao"_s, u"hanako"_s));
        const QJsonObject fields{{u"renoteId"_s, idOf(m_uri)}};
        const QJsonObject first = note(fields);
        const QJsonObject second = note(fields);
        QCOMPARE(first[u"renoteId"_s].toString(), idOf(m_uri));
        QVERIFY(first[u"id"_s] != second[u"id"_s]);
        QCOMPARE(m_sandbox->boostersOf(m_uri).size(), 2);
        const QJsonArray told =
            m_asker->ask(u"taro"_s, u"notes/renotes"_s, m_asker->noteId(m_uri)).array();
        QCOMPARE(told.size(), 2);
        const auto boosts = [&] {
            return std::ranges::count_if(m_sandbox->held(u"ao"_s, u"home"_s),
                [&](const HeldRow &row) { return row.uri == m_uri && !row.booster.isEmpty(); });
        };
        QCOMPARE(boosts(), 2);
        // One of them by its own id, or all by their note's.
        const QJsonObject one{{u"noteId"_s, second[u"id"_s]}};
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/delete"_s, one).status, 204);
        QCOMPARE(boosts(), 1);
        QCOMPARE(
            m_asker->ask(u"hanako"_s, u"notes/unrenote"_s, m_asker->noteId(m_uri)).status, 204);
        QCOMPARE(boosts(), 0);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/unrenote"_s, m_asker->noteId(m_uri)).status,
            204); // nothing to do
        QCOMPARE(m_sandbox->doneTo(u"hanako"_s, m_uri),
            (QStringList{u"boost"_s, u"boost"_s, u"unboost"_s, u"unboost"_s}));
    }

    void unrenotingTakesQuotesAlong()
    {
        const QString quote = create({{u"text"_s, u"see"_s}, {u"renoteId"_s, idOf(m_uri)}});
        QCOMPARE(m_sandbox->written(quote)->quote, m_uri);
        note({{u"renoteId"_s, idOf(m_uri)}});
        m_asker->ask(u"hanako"_s, u"notes/unrenote"_s, m_asker->noteId(m_uri));
        QVERIFY(!m_sandbox->written(quote));
        QVERIFY(m_sandbox->boostersOf(m_uri).isEmpty());
    }

    void howWideRenotesAre()
    {
        const QString home =
            m_sandbox->post(u"taro"_s, {.text = u"quiet"_s, .visibility = Visibility::Unlisted});
        QCOMPARE(note({{u"renoteId"_s, idOf(home)}})[u"visibility"_s].toString(), u"home"_s);
        const PostDraft draft{.text = u"aside"_s, .visibility = Visibility::Private};
        const QString own = m_sandbox->post(u"hanako"_s, draft);
        QCOMPARE(note({{u"renoteId"_s, idOf(own)}})[u"visibility"_s].toString(), u"followers"_s);
        const QString theirs = m_sandbox->post(u"taro"_s, draft);
        QCOMPARE(code(u"notes/create"_s, {{u"renoteId"_s, idOf(theirs)}}),
            u"CANNOT_RENOTE_DUE_TO_VISIBILITY"_s);
        QCOMPARE(m_sandbox->writesOf(u"hanako"_s, u"boost"_s)[theirs], (WriteCount{.refused = 1}));
    }

    void filesAreUsedAgain()
    {
        PostDraft draft;
        draft.text = u"a picture"_s;
        draft.media.push_back({.description = u"sunset"_s});
        const QString uri = m_sandbox->post(u"hanako"_s, draft);
        const QString file = m_asker->note(u"hanako"_s, uri)[u"fileIds"_s][0].toString();
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/delete"_s, m_asker->noteId(uri)).status, 204);
        const QString again = create({{u"fileIds"_s, QJsonArray{file}}});
        QCOMPARE(m_asker->note(u"hanako"_s, again)[u"fileIds"_s][0].toString(), file);
        QCOMPARE(code(u"notes/create"_s, {{u"fileIds"_s, QJsonArray{u"9zzzzzzzzzzz0001"_s}}}),
            u"NO_SUCH_FILE"_s);
        QCOMPARE(m_sandbox->doneTo(u"hanako"_s, uri), QStringList{u"delete"_s});
    }

    void reactionsAndVotes()
    {
        QJsonObject fields = m_asker->noteId(m_uri);
        fields.insert(u"reaction"_s, u"👍"_s);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/reactions/create"_s, fields).status, 204);
        QCOMPARE(code(u"notes/reactions/create"_s, fields), u"ALREADY_REACTED"_s);
        fields.insert(u"reaction"_s, u":mochi:"_s);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/reactions/create"_s, fields).status, 204);
        QCOMPARE(
            m_sandbox->doneTo(u"hanako"_s, m_uri), (QStringList{u"react 👍"_s, u"react :mochi:"_s}));
        PostDraft draft;
        draft.text = u"which?"_s;
        draft.poll = DraftPoll{.options = {u"tea"_s, u"milk"_s}, .multiple = true};
        const QString poll = m_sandbox->post(u"ao"_s, draft);
        QVERIFY(m_sandbox->federate(poll, m_asker->server()));
        QJsonObject ballot = m_asker->noteId(poll);
        ballot.insert(u"choice"_s, 1);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/polls/vote"_s, ballot).status, 204);
        QCOMPARE(code(u"notes/polls/vote"_s, ballot), u"ALREADY_VOTED"_s);
        ballot.insert(u"choice"_s, 5);
        QCOMPARE(code(u"notes/polls/vote"_s, ballot), u"INVALID_CHOICE"_s);
        QCOMPARE(m_sandbox->votesOf(u"hanako"_s, poll), QList<int>{1});
        QCOMPARE(m_sandbox->writesOf(u"hanako"_s, u"vote"_s)[poll],
            (WriteCount{.done = 1, .redundant = 1, .refused = 1}));
        QVERIFY(m_sandbox->block(u"ao"_s, u"hanako"_s));
        QCOMPARE(code(u"notes/polls/vote"_s, ballot), u"YOU_HAVE_BEEN_BLOCKED"_s);
    }

    void oneEmoji()
    {
        const QJsonObject emoji = m_asker->ask({}, u"emoji"_s, {{u"name"_s, u"mochi"_s}}).object();
        QCOMPARE(emoji[u"name"_s].toString(), u"mochi"_s);
        QVERIFY(emoji[u"host"_s].isNull() && emoji[u"url"_s].isString());
        QCOMPARE(code(u"emoji"_s, {{u"name"_s, u"no_such"_s}}), u"INTERNAL_ERROR"_s);
    }

    void pins()
    {
        const QString uri =
            m_sandbox->post(u"hanako"_s, {.text = u"mine"_s, .visibility = Visibility::Private});
        const Answer answer = m_asker->ask(u"hanako"_s, u"i/pin"_s, m_asker->noteId(uri));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[u"pinnedNoteIds"_s].toArray(), QJsonArray{idOf(uri)});
        QCOMPARE(code(u"i/pin"_s, m_asker->noteId(uri)), u"ALREADY_PINNED"_s);
        QCOMPARE(code(u"i/pin"_s, m_asker->noteId(m_uri)), u"NO_SUCH_NOTE"_s);
        for (int i = 0; i < 4; ++i) {
            m_asker->ask(u"hanako"_s, u"i/pin"_s,
                m_asker->noteId(m_sandbox->post(u"hanako"_s, QString::number(i))));
        }
        const QString sixth = m_sandbox->post(u"hanako"_s, u"too much"_s);
        QCOMPARE(code(u"i/pin"_s, m_asker->noteId(sixth)), u"PIN_LIMIT_EXCEEDED"_s);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"i/unpin"_s, m_asker->noteId(uri))
                     .object()[u"pinnedNoteIds"_s]
                     .toArray()
                     .size(),
            4);
        QCOMPARE(m_sandbox->doneTo(u"hanako"_s, uri), (QStringList{u"pin"_s, u"unpin"_s}));
    }

    void threads()
    {
        const QJsonObject fields = m_asker->noteId(m_uri);
        const auto muted = [&] {
            return m_asker->ask(u"hanako"_s, u"notes/state"_s, fields)
                .object()[u"isMutedThread"_s]
                .toBool();
        };
        QVERIFY(!muted());
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/thread-muting/create"_s, fields).status, 204);
        QVERIFY(muted());
        QCOMPARE(code(u"notes/thread-muting/create"_s, fields), u"INTERNAL_ERROR"_s);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/thread-muting/delete"_s, fields).status, 204);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/thread-muting/delete"_s, fields).status, 204);
        QVERIFY(!muted());
    }

    void followers()
    {
        for (const QString &asker : {u"taro"_s, u"hanako"_s}) {
            m_sandbox->unfollow(asker, u"sakura"_s); // who is locked
            m_asker->ask(asker, u"following/create"_s, m_asker->userId(u"sakura"_s));
        }
        QCOMPARE(m_asker->ask(u"sakura"_s, u"following/requests/list"_s).array().size(), 2);
        QCOMPARE(
            m_asker->ask(u"sakura"_s, u"following/requests/accept"_s, m_asker->userId(u"taro"_s))
                .status,
            204);
        QCOMPARE(
            m_asker->code(u"sakura"_s, u"following/requests/accept"_s, m_asker->userId(u"taro"_s)),
            u"NO_FOLLOW_REQUEST"_s);
        QCOMPARE(
            m_asker->ask(u"sakura"_s, u"following/requests/reject"_s, m_asker->userId(u"hanako"_s))
                .status,
            204);
        const Answer answer =
            m_asker->ask(u"sakura"_s, u"following/invalidate"_s, m_asker->userId(u"taro"_s));
        QCOMPARE(answer.object()[u"username"_s].toString(), u"taro"_s);
        QCOMPARE(m_asker->code(u"sakura"_s, u"following/invalidate"_s, m_asker->userId(u"taro"_s)),
            u"NOT_FOLLOWING"_s);
        QCOMPARE(
            m_asker->code(u"sakura"_s, u"following/invalidate"_s, m_asker->userId(u"sakura"_s)),
            u"FOLLOWER_IS_YOURSELF"_s);
        QCOMPARE(m_sandbox->doneTo(u"sakura"_s, m_sandbox->handle(u"taro"_s)),
            (QStringList{u"accept_follower"_s, u"remove_follower"_s}));
        QCOMPARE(m_sandbox->doneTo(u"sakura"_s, m_sandbox->handle(u"hanako"_s)),
            QStringList{u"reject_follower"_s});
    }

    void reports()
    {
        QJsonObject fields = m_asker->userId(u"ao"_s);
        QCOMPARE(code(u"users/report-abuse"_s, fields), u"INVALID_PARAM"_s);
        fields.insert(u"comment"_s, u"look at that"_s);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"users/report-abuse"_s, fields).status, 204);
        QCOMPARE(m_sandbox->reports().at(0).about, m_sandbox->handle(u"ao"_s));
        QCOMPARE(m_sandbox->reports().at(0).comment, u"look at that"_s);
        fields = m_asker->userId(u"hanako"_s);
        fields.insert(u"comment"_s, u"me"_s);
        QCOMPARE(code(u"users/report-abuse"_s, fields), u"CANNOT_REPORT_YOURSELF"_s);
        fields = m_asker->userId(u"sakura"_s); // who runs the server
        fields.insert(u"comment"_s, u"her"_s);
        QCOMPARE(code(u"users/report-abuse"_s, fields), u"CANNOT_REPORT_THE_ADMIN"_s);
        QCOMPARE(m_sandbox->reports().size(), size_t(1));
    }

private:
    QString idOf(const QString &uri) const { return m_sandbox->localId(uri, m_asker->server()); }
    QJsonObject note(const QJsonObject &fields)
    {
        return m_asker->ask(u"hanako"_s, u"notes/create"_s, fields)
            .object()[u"createdNote"_s]
            .toObject();
    }
    /// A note of hanako's; its uri.
    QString create(const QJsonObject &fields)
    {
        const QString id = note(fields)[u"id"_s].toString();
        return m_asker->server()->baseUrl() + u"/notes/"_s + id;
    }
    QString code(const QString &endpoint, const QJsonObject &fields)
    {
        return m_asker->code(u"hanako"_s, endpoint, fields);
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<MisskeyAsker> m_asker;
    QString m_uri; ///< taro's
};

QTEST_GUILESS_MAIN(tst_misskeysandboxacting)
#include "tst_misskeysandboxacting.moc"
