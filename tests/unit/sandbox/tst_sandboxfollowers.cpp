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

/// Whoever wants to follow, whoever is to follow no longer, and reports, on each software of the
/// Mastodon API.
class tst_sandboxfollowers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
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

    void requests_data()
    {
        QTest::addColumn<QString>("user");
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s}) {
            QTest::addRow("%s", qPrintable(user)) << user;
        }
    }
    void requests()
    {
        QFETCH(QString, user);
        const QStringList askers{u"mei"_s, u"ren"_s, u"leo"_s};
        QVERIFY(m_sandbox->setLocked(user, true));
        for (const QString &asker : askers) {
            m_sandbox->unfollow(asker, user);
            m_asker->change(asker, user, u"follow"_s);
        }
        QStringList told;
        const Answer page = m_asker->get(user, u"/api/v1/follow_requests"_s);
        for (const QJsonValue account : page.array()) {
            told << account[u"username"_s].toString();
        }
        QCOMPARE(told, (QStringList{u"leo"_s, u"ren"_s, u"mei"_s})); // the newest first
        const Answer yes = answer(user, u"ren"_s, u"authorize"_s);
        QCOMPARE(yes.status, 200);
        QCOMPARE(yes.object()[u"followed_by"_s].toBool(), true);
        QCOMPARE(answer(user, u"mei"_s, u"reject"_s).status, 200);
        QVERIFY(m_sandbox->relationsOf(u"ren"_s).follows.contains(m_sandbox->handle(user)));
        QVERIFY(!m_sandbox->relationsOf(u"mei"_s).requested.contains(m_sandbox->handle(user)));
        QCOMPARE(m_asker->get(user, u"/api/v1/follow_requests"_s).array().size(), 1);
        QCOMPARE(answer(user, u"ren"_s, u"authorize"_s).status, 404); // not twice
        QCOMPARE(answer(user, u"mei"_s, u"reject"_s).status, 404);
        QCOMPARE(m_sandbox->doneTo(user, m_sandbox->handle(u"ren"_s)),
            QStringList{u"accept_follower"_s});
        QCOMPARE(m_sandbox->doneTo(user, m_sandbox->handle(u"mei"_s)),
            QStringList{u"reject_follower"_s});
    }

    void requestsAreRecorded()
    {
        QVERIFY(m_sandbox->setLocked(u"yuki"_s, true));
        QVERIFY(m_sandbox->setFeedEnabled(u"ren"_s, true)); // as who was recorded has it
        m_sandbox->unfollow(u"ren"_s, u"yuki"_s);
        m_asker->change(u"ren"_s, u"yuki"_s, u"follow"_s);
        const Answer page = m_asker->get(u"yuki"_s, u"/api/v1/follow_requests"_s);
        QStringList wrong;
        compareShapes(
            fixtureBody("gotosocial/follow_requests.json"), page.array(), u"page"_s, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(m_sandbox->setLocked(u"sora"_s, true));
        m_sandbox->unfollow(u"ren"_s, u"sora"_s);
        m_asker->change(u"ren"_s, u"sora"_s, u"follow"_s);
        QCOMPARE(m_asker->get(u"sora"_s, u"/api/v1/follow_requests"_s).array(),
            fixtureBody("snac2/follow_requests.json").toArray());
        QCOMPARE(answer(u"sora"_s, u"ren"_s, u"authorize"_s).status, 422);
    }

    void followersAreRemoved_data() { users(); }
    void followersAreRemoved()
    {
        QFETCH(QString, user);
        QVERIFY(m_sandbox->follow(u"hal"_s, user));
        const bool has = user == u"ao"_s || user == u"nana"_s;
        const Answer answer = m_asker->change(user, u"hal"_s, u"remove_from_followers"_s);
        QCOMPARE(answer.status, has ? 200 : 404);
        QCOMPARE(
            m_sandbox->relationsOf(user).followers.contains(m_sandbox->handle(u"hal"_s)), !has);
        if (has) {
            QCOMPARE(answer.object()[u"followed_by"_s].toBool(), false);
            QCOMPARE(m_sandbox->doneTo(user, m_sandbox->handle(u"hal"_s)),
                QStringList{u"remove_follower"_s});
        }
    }

    void reports_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QStringList>("keys");
        const QStringList all{u"action_taken"_s, u"category"_s, u"comment"_s, u"forwarded"_s,
            u"id"_s, u"rule_ids"_s, u"status_ids"_s, u"target_account"_s};
        QTest::newRow("mastodon") << u"ao"_s << all;
        QTest::newRow("gotosocial") << u"yuki"_s << all;
        QTest::newRow("akkoma") << u"nana"_s << QStringList{u"action_taken"_s, u"id"_s};
    }
    void reports()
    {
        QFETCH(QString, user);
        QFETCH(QStringList, keys);
        const QString uri = m_sandbox->post(u"hal"_s, u"spam"_s);
        QVERIFY(m_sandbox->federate(uri, m_sandbox->serverOf(user)));
        const QString post = m_sandbox->localId(uri, m_sandbox->serverOf(user));
        const Answer answer = m_asker->post(user, u"/api/v1/reports"_s,
            Asker::form({{u"account_id"_s, m_asker->idOf(user, u"hal"_s)},
                {u"status_ids[]"_s, post}, {u"comment"_s, u"look at that"_s},
                {u"category"_s, u"spam"_s}, {u"forward"_s, u"true"_s}}));
        QCOMPARE(answer.status, 200);
        for (const QString &key : keys) {
            QVERIFY2(answer.object().contains(key), qPrintable(key));
        }
        const std::vector<KeptReport> kept = m_sandbox->reports();
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept[0].by, m_sandbox->handle(user));
        QCOMPARE(kept[0].about, m_sandbox->handle(u"hal"_s));
        QCOMPARE(kept[0].posts, QStringList{uri});
        QCOMPARE(kept[0].comment, u"look at that"_s);
        QCOMPARE(kept[0].category, u"spam"_s);
        QVERIFY(kept[0].forward);
        QCOMPARE(m_sandbox->doneTo(user, m_sandbox->handle(u"hal"_s)), QStringList{u"report"_s});
    }

    /// Mastodon takes no violation of nothing; GoToSocial takes whatever it is told.
    void reportsOfBrokenRules()
    {
        const auto report = [&](const QString &user, const QString &rule) {
            Asker::Fields fields{
                {u"account_id"_s, m_asker->idOf(user, u"hal"_s)}, {u"category"_s, u"violation"_s}};
            if (!rule.isEmpty()) {
                fields.emplace_back(u"rule_ids[]"_s, rule);
            }
            return m_asker->post(user, u"/api/v1/reports"_s, Asker::form(fields)).status;
        };
        const auto rules = [&](const QString &user) {
            return m_asker->get(user, u"/api/v1/instance/rules"_s);
        };
        const Answer told = rules(u"ao"_s);
        QCOMPARE(told.status, 200);
        const QString id = told.array()[0][u"id"_s].toString();
        QCOMPARE(report(u"ao"_s, {}), 422);
        QCOMPARE(report(u"ao"_s, u"99"_s), 422);
        QVERIFY(m_sandbox->reports().empty());
        QCOMPARE(report(u"ao"_s, id), 200);
        QCOMPARE(m_sandbox->reports().at(0).rules, QStringList{id});
        QCOMPARE(report(u"yuki"_s, {}), 200);
        QCOMPARE(rules(u"yuki"_s).status, 200);
        QCOMPARE(rules(u"sora"_s).status, 404);
    }

    void reportsThatAreNone()
    {
        const auto report = [&](const QString &user, const Asker::Fields &fields) {
            return m_asker->post(user, u"/api/v1/reports"_s, Asker::form(fields)).status;
        };
        const Asker::Fields nobody{{u"account_id"_s, u"1"_s}};
        QCOMPARE(report(u"ao"_s, nobody), 404);
        QCOMPARE(report(u"yuki"_s, nobody), 400);
        QCOMPARE(report(u"nana"_s, nobody), 400);
        const Asker::Fields wordy{{u"account_id"_s, m_asker->idOf(u"ao"_s, u"hal"_s)},
            {u"comment"_s, QString(1001, u'x')}};
        QCOMPARE(report(u"ao"_s, wordy), 422);
        QVERIFY(m_sandbox->reports().empty());
    }

private:
    static void users()
    {
        QTest::addColumn<QString>("user");
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s, u"sora"_s}) {
            QTest::addRow("%s", qPrintable(user)) << user;
        }
    }
    Answer answer(const QString &user, const QString &asker, const QString &what)
    {
        return m_asker->post(
            user, u"/api/v1/follow_requests/%1/%2"_s.arg(m_asker->idOf(user, asker), what));
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxfollowers)
#include "tst_sandboxfollowers.moc"
