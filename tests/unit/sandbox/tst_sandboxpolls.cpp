// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/asker.h"
#include "unit/sandbox/shapes.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// Votes over HTTP, on each software of the Mastodon API.
class tst_sandboxpolls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 9,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void votes_data() { users(); }
    void votes()
    {
        QFETCH(QString, user);
        const QString uri = ask(false);
        const int before = votesAt(u"hal"_s, uri, 1);
        const QString id = pollId(user, uri);
        QCOMPARE(poll(user, id)[u"voted"_s].toBool(), false);
        const Answer answer = vote(user, id, {1});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[u"voted"_s].toBool(), true);
        QCOMPARE(answer.object()[u"own_votes"_s].toArray(), QJsonArray{1});
        QCOMPARE(votesAt(u"hal"_s, uri, 1), before + 1); // at its author's, too
        QCOMPARE(m_sandbox->votesOf(user, uri), QList<int>{1});
        const Answer again = vote(user, id, {0});
        QCOMPARE(again.status, user == u"nana"_s ? 200 : 422);
        QCOMPARE(m_sandbox->votesOf(user, uri), QList<int>{1});
        QCOMPARE(m_sandbox->doneTo(user, uri), QStringList{u"vote 1"_s});
    }

    void severalChoices_data() { users(); }
    void severalChoices()
    {
        QFETCH(QString, user);
        const QString uri = ask(true);
        const QString id = pollId(user, uri);
        QCOMPARE(vote(user, id, {0, 2}).status, 200);
        QCOMPARE(m_sandbox->votesOf(user, uri), (QList<int>{0, 2}));
        QCOMPARE(m_sandbox->doneTo(user, uri), QStringList{u"vote 0,2"_s});
        // Mastodon takes a further one, and Akkoma answers as it did before.
        const bool more = user == u"ao"_s;
        QCOMPARE(vote(user, id, {1}).status, more || user == u"nana"_s ? 200 : 422);
        QCOMPARE(m_sandbox->votesOf(user, uri).size(), more ? 3 : 2);
        QCOMPARE(vote(user, id, {0}).status, user == u"nana"_s ? 200 : 422);
    }

    void akkomaRemembersForSixHours()
    {
        const QString uri = ask(false);
        const QString id = pollId(u"nana"_s, uri);
        QCOMPARE(vote(u"nana"_s, id, {1}).status, 200);
        m_clock.advance(6 * hourMs);
        const Answer answer = vote(u"nana"_s, id, {1});
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.object()[u"error"_s].toString(), u"Already voted"_s);
    }

    void refusals()
    {
        const QString uri = ask(false);
        const QString yukis = pollId(u"yuki"_s, uri);
        const QString aos = pollId(u"ao"_s, uri);
        QCOMPARE(vote(u"yuki"_s, yukis, {1}).status, 200);
        QCOMPARE(words(vote(u"yuki"_s, yukis, {1})), recorded("poll_vote_twice_422"));
        QCOMPARE(vote(u"yuki"_s, yukis, {}).status, 400);
        const QString own = m_sandbox->post(u"yuki"_s, draft(false));
        const Answer self = vote(u"yuki"_s, pollId(u"yuki"_s, own), {0});
        QCOMPARE(self.status, 422);
        QCOMPARE(words(self), recorded("poll_vote_own_422"));
        QCOMPARE(words(vote(u"ao"_s, aos, {7})),
            u"Validation failed: The chosen vote option does not exist"_s);
        QCOMPARE(vote(u"ao"_s, u"1"_s, {0}).status, 404);
        m_clock.advance(2 * dayMs);
        QCOMPARE(
            words(vote(u"ao"_s, aos, {0})), u"Validation failed: The poll has already ended"_s);
        QCOMPARE(vote(u"sora"_s, pollId(u"sora"_s, uri), {0}).status, 422);
        QVERIFY(m_sandbox->votesOf(u"ao"_s, uri).isEmpty());
        QCOMPARE(m_sandbox->writesOf(u"ao"_s, u"vote"_s)[uri], (WriteCount{.refused = 2}));
    }

    void recordedShape()
    {
        const QString own = m_sandbox->post(u"yuki"_s, draft(false));
        QStringList wrong;
        compareShapes(fixtureBody("gotosocial/poll.json"), poll(u"yuki"_s, pollId(u"yuki"_s, own)),
            u"poll"_s, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void onlyForWhoMayReadIt()
    {
        PostDraft secret = draft(false);
        secret.text = u"@mei which?"_s;
        secret.visibility = Visibility::Direct;
        const QString uri = m_sandbox->post(u"hal"_s, secret);
        const QString id = pollId(u"mei"_s, uri);
        QVERIFY(!id.isEmpty());
        QCOMPARE(vote(u"ao"_s, id, {0}).status, 404);
        QCOMPARE(vote(u"mei"_s, id, {0}).status, 200);
    }

private:
    static void users()
    {
        QTest::addColumn<QString>("user");
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s, u"sora"_s}) {
            QTest::addRow("%s", qPrintable(user)) << user;
        }
    }
    static PostDraft draft(bool multiple)
    {
        PostDraft draft;
        draft.text = u"which?"_s;
        draft.poll = DraftPoll{.options = {u"tea"_s, u"milk"_s, u"water"_s}, .multiple = multiple};
        return draft;
    }
    /// hal's, on all servers.
    QString ask(bool multiple)
    {
        const QString uri = m_sandbox->post(u"hal"_s, draft(multiple));
        for (Server *server : m_sandbox->servers()) {
            m_sandbox->federate(uri, server);
        }
        return uri;
    }
    QString pollId(const QString &user, const QString &uri)
    {
        return m_asker->status(user, uri)[u"poll"_s][u"id"_s].toString();
    }
    QJsonObject poll(const QString &user, const QString &id)
    {
        return m_asker->get(user, u"/api/v1/polls/"_s + id).object();
    }
    Answer vote(const QString &user, const QString &id, const QList<int> &choices)
    {
        Asker::Fields fields;
        for (const int choice : choices) {
            fields.emplace_back(u"choices[]"_s, QString::number(choice));
        }
        return m_asker->post(user, u"/api/v1/polls/%1/votes"_s.arg(id), Asker::form(fields));
    }
    int votesAt(const QString &user, const QString &uri, int option)
    {
        return m_asker->status(user, uri)[u"poll"_s][u"options"_s][option][u"votes_count"_s]
            .toInt();
    }
    static QString words(const Answer &answer) { return answer.object()[u"error"_s].toString(); }
    static QString recorded(const QByteArray &name)
    {
        return fixtureBody("gotosocial/" + name + ".json")[u"error"_s].toString();
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxpolls)
#include "tst_sandboxpolls.moc"
