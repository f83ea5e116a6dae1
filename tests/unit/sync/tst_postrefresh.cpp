// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/postrefresh.h"

#include "accounttesting.h"
#include "store/accounts.h"
#include "store/instances.h"
#include "store/timeline.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const AccountId me{u"account"_s};

QByteArray pathOf(const QString &id)
{
    return "/api/v1/statuses/" + id.toUtf8();
}

ScriptedAnswer statusOf(const QString &id, int favourites)
{
    return scriptedJson(
        quoted("{'id': '" + id.toUtf8() + "', 'uri': 'https://b.example/n/" + id.toUtf8()
            + "', 'created_at': '2026-11-22T11:00:00Z', 'content': '<p>tea</p>', 'account': {'id': "
              "'7', 'acct': 'ao@b.example'}, 'favourites_count': "
            + QByteArray::number(favourites) + "}"));
}

} // namespace

/// Posts that changed are asked for again, and not more often than they may be.
class tst_postrefresh : public QObject {
    Q_OBJECT

    std::unique_ptr<AccountFixture> m_house;
    std::unique_ptr<PostRefresh> m_refresh;

    QString host() const { return m_house->server.host(); }
    qsizetype asked() const { return m_house->server.requests().size(); }
    void add(const QString &id, const AccountId &account = {})
    {
        m_refresh->add(account, host(), id);
    }
    /// How many favourites the cache knows of; -1: it has no such post.
    qint64 favourites(const QString &id) const
    {
        const auto found = awaitedResult(m_house->core->store.readCache(
            [uri = u"https://b.example/n/"_s + id](
                store::CacheTx &tx) { return store::postByUri(tx, uri); }));
        return found && *found ? (*found)->post.favourites : -1;
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AccountFixture>();
        QVERIFY(m_house->isReady());
        Instance instance = m_house->session(u"mastodon"_s).instance;
        instance.checkedAt = m_house->clock.now();
        QVERIFY(awaitedResult(m_house->core->store.writeCache([instance](store::CacheTx &tx) {
            return store::saveInstance(tx, instance);
        })).ok());
        m_refresh = std::make_unique<PostRefresh>(*m_house->core, *m_house->sessions);
    }
    void cleanup()
    {
        m_refresh->close();
        endWork(*m_house->core, {m_house->sessions.get(), m_refresh.get()});
        m_refresh.reset();
        m_house.reset();
    }

    void whatItIsNowIsKept()
    {
        m_house->server.on(pathOf(u"5"_s), statusOf(u"5"_s, 3));
        add(u"5"_s);
        QTRY_COMPARE(favourites(u"5"_s), 3);
        QCOMPARE(asked(), 1);
        QVERIFY(m_house->server.requests()[0].header("Authorization").isEmpty());
    }

    void anOwnAccountAsksWithItsToken()
    {
        const Account account = m_house->session(u"mastodon"_s).account;
        QVERIFY(awaitedResult(m_house->core->store.writeUser([account](store::UserTx &tx) {
            return store::addAccount(tx, account);
        })).ok());
        m_house->sessions->hold(me, u"token"_s);
        m_house->server.on(pathOf(u"5"_s), statusOf(u"5"_s, 3));
        add(u"5"_s, me);
        QTRY_COMPARE(favourites(u"5"_s), 3);
        QCOMPARE(m_house->server.requests()[0].header("Authorization"), "Bearer token");
        add(u"6"_s, {u"gone"_s}); // signed out meanwhile
        add(u"5"_s, me);
        m_house->clock.advance(PostRefresh::againMs);
        m_refresh->tick();
        QTRY_COMPARE(asked(), 2);
        QCOMPARE(m_house->server.requests()[1].target, pathOf(u"5"_s));
    }

    /// It came in a moment ago, and was not watched for some seconds since.
    void whatWasMissedIsAskedFor()
    {
        m_house->server.on(pathOf(u"5"_s), statusOf(u"5"_s, 1));
        m_house->server.on(pathOf(u"5"_s), statusOf(u"5"_s, 4));
        m_refresh->watchLost(host()); // of which nothing is watched
        m_refresh->watch({}, host(), {u"5"_s});
        add(u"5"_s);
        QTRY_COMPARE(favourites(u"5"_s), 1);
        m_refresh->watchLost(host());
        m_refresh->watch({}, host(), {});
        m_house->clock.advance(30 * secondMs);
        m_refresh->watch({}, host(), {u"5"_s});
        m_refresh->tick();
        QTRY_COMPARE(favourites(u"5"_s), 4);
        QCOMPARE(asked(), 2);
    }

    void manyChangesAreOneQuestion()
    {
        m_house->server.on(pathOf(u"5"_s), statusOf(u"5"_s, 1));
        m_house->server.on(pathOf(u"5"_s), statusOf(u"5"_s, 9));
        add(u"5"_s);
        QTRY_COMPARE(favourites(u"5"_s), 1);
        for (int i = 0; i < 8; ++i) {
            add(u"5"_s);
        }
        QCOMPARE(m_refresh->waiting(host()), 1);
        m_house->clock.advance(PostRefresh::againMs - 1);
        m_refresh->tick();
        QCOMPARE(m_refresh->waiting(host()), 1);
        m_house->clock.advance(1);
        m_refresh->tick();
        QCOMPARE(m_refresh->waiting(host()), 0);
        QTRY_COMPARE(favourites(u"5"_s), 9);
        QCOMPARE(asked(), 2);
    }

    /// Another post need not wait for it.
    void eachPostHasItsOwnTime()
    {
        m_house->server.on(pathOf(u"5"_s), statusOf(u"5"_s, 1));
        m_house->server.on(pathOf(u"6"_s), statusOf(u"6"_s, 2));
        add(u"5"_s);
        QTRY_COMPARE(favourites(u"5"_s), 1);
        add(u"5"_s);
        add(u"6"_s);
        QTRY_COMPARE(favourites(u"6"_s), 2);
        QCOMPARE(m_refresh->waiting(host()), 1);
        QCOMPARE(asked(), 2);
    }

    void theOldestIsLeftAsItIs()
    {
        constexpr int changed = PostRefresh::mostWaiting + 6;
        for (int i = 0; i < changed; ++i) {
            ScriptedAnswer answer = statusOf(QString::number(i), 1);
            answer.delayMs = i == 0 ? 50 : 0;
            m_house->server.on(pathOf(QString::number(i)), answer);
        }
        for (int i = 0; i < changed; ++i) {
            add(QString::number(i));
        }
        QCOMPARE(m_refresh->waiting(host()), PostRefresh::mostWaiting);
        QTRY_COMPARE(favourites(QString::number(changed - 1)), 1);
        QCOMPARE(asked(), 1 + PostRefresh::mostWaiting);
        QCOMPARE(m_house->server.mostAtOnce(), 1);
        QCOMPARE(favourites(u"0"_s), 1);
        QCOMPARE(favourites(u"5"_s), -1);
        QCOMPARE(favourites(u"6"_s), 1);
    }

    // ---- what came into sight ----------------------------------------------------------------

    /// It is in the cache, since a moment ago; `later`: what is answered afterwards.
    void keep(const QString &id, const QList<ScriptedAnswer> &later = {})
    {
        m_house->server.on(pathOf(id), statusOf(id, 1));
        for (const ScriptedAnswer &answer : later) {
            m_house->server.on(pathOf(id), answer);
        }
        add(id);
        QTRY_COMPARE(favourites(id), 1);
    }
    void watch(const QStringList &ids) { m_refresh->watch({}, host(), ids); }
    /// Until the cache has told which of them are old.
    void judged()
    {
        (void)favourites(u"5"_s);
        QCoreApplication::processEvents();
    }

    void whatWasOutOfSightForLong()
    {
        keep(u"5"_s, {statusOf(u"5"_s, 4)});
        watch({u"5"_s}); // it has only just come
        judged();
        QCOMPARE(asked(), 1);
        watch({});
        m_house->clock.advance(StalePosts::freshMs - 1);
        watch({u"5"_s});
        judged();
        QCOMPARE(asked(), 1);
        watch({});
        m_house->clock.advance(StalePosts::freshMs);
        watch({u"5"_s, u"never heard of"_s});
        QTRY_COMPARE(favourites(u"5"_s), 4);
        m_house->clock.advance(hourMs);
        m_refresh->tick();
        watch({u"5"_s});
        judged();
        QCOMPARE(asked(), 2);
    }

    void whatWasDeletedOutOfSight()
    {
        keep(u"5"_s, {scriptedJson(R"({"error":"Record not found"})", 404)});
        m_house->clock.advance(hourMs);
        watch({u"5"_s});
        QTRY_COMPARE(favourites(u"5"_s), -1);
    }

    /// A server in trouble is not asked again while it stays in sight.
    void whatCannotBeAskedForIsNextTime()
    {
        keep(u"5"_s, {scriptedJson(R"({"error":"Not for you"})", 403), statusOf(u"5"_s, 7)});
        keep(u"6"_s, {statusOf(u"6"_s, 3)});
        m_house->clock.advance(hourMs);
        watch({u"5"_s, u"6"_s});
        QTRY_COMPARE(asked(), 3);
        m_house->clock.advance(StalePosts::betweenMs);
        const auto isNextThere = [this] {
            m_refresh->tick(); // when the first one has come to its end
            return favourites(u"6"_s) == 3;
        };
        QTRY_VERIFY(isNextThere());
        m_house->clock.advance(hourMs);
        m_refresh->tick();
        watch({u"5"_s, u"6"_s});
        judged();
        QCOMPARE(asked(), 4);
        watch({});
        watch({u"5"_s});
        QTRY_COMPARE(favourites(u"5"_s), 7);
    }

    /// It is asked for once, however much was counted, and what is not in sight is not.
    void whatWasCountedIsConfirmedAtLeisure()
    {
        keep(u"5"_s, {statusOf(u"5"_s, 4)});
        watch({u"5"_s});
        judged();
        for (int i = 0; i < 40; ++i) {
            m_refresh->counted(host(), u"5"_s);
            m_refresh->counted(host(), u"6"_s);
            m_refresh->counted(u"nowhere.example"_s, u"5"_s);
        }
        m_house->clock.advance(StalePosts::leisureMs - 1);
        m_refresh->tick();
        judged();
        QCOMPARE(asked(), 1);
        m_house->clock.advance(1);
        m_refresh->tick();
        QTRY_COMPARE(favourites(u"5"_s), 4);
        m_house->clock.advance(hourMs);
        m_refresh->tick();
        judged();
        QCOMPARE(asked(), 2);
    }

    /// More changes than may wait: what is in sight is asked for when nothing else waits.
    void whatWasPutOffHasItsTurnInSight()
    {
        constexpr int changed = PostRefresh::mostWaiting + 3;
        QStringList ids;
        for (int i = 0; i < changed; ++i) {
            const QString id = QString::number(i);
            ScriptedAnswer answer = statusOf(id, 1);
            answer.delayMs = i == 0 ? 50 : 0;
            m_house->server.on(pathOf(id), answer);
            ids << id;
        }
        watch(ids.mid(0, 2));
        for (const QString &id : std::as_const(ids)) {
            add(id);
        }
        // The first one is being asked for; the second is in sight, the third is not.
        QCOMPARE(m_refresh->waiting(host()), PostRefresh::mostWaiting + 1);
        QTRY_COMPARE(favourites(u"1"_s), 1);
        QCOMPARE(favourites(u"2"_s), -1);
        QCOMPARE(asked(), changed - 1);
        QCOMPARE(m_house->server.mostAtOnce(), 1);
    }

    void aHiddenWindowAsksForNothing()
    {
        ScriptedAnswer slow = statusOf(u"5"_s, 2);
        slow.delayMs = 50;
        keep(u"5"_s, {slow});
        keep(u"6"_s);
        m_house->clock.advance(hourMs);
        watch({u"5"_s, u"6"_s});
        QTRY_COMPARE(asked(), 3);
        QCOMPARE(m_refresh->waiting(host()), 1);
        watch({});
        QCOMPARE(m_refresh->waiting(host()), 0);
        QTRY_COMPARE(favourites(u"5"_s), 2);
        m_house->clock.advance(secondMs);
        m_refresh->tick();
        judged();
        QCOMPARE(asked(), 3);
    }

    void whoIsGoneIsRemoved()
    {
        m_house->server.on(pathOf(u"5"_s), statusOf(u"5"_s, 1));
        m_house->server.on(pathOf(u"5"_s), scriptedJson(R"({"error":"Record not found"})", 404));
        add(u"5"_s);
        QTRY_COMPARE(favourites(u"5"_s), 1);
        m_house->clock.advance(PostRefresh::againMs);
        add(u"5"_s);
        QTRY_COMPARE(favourites(u"5"_s), -1);
    }

    /// A server in trouble says nothing of its posts.
    void anErrorChangesNothing()
    {
        m_house->server.on(pathOf(u"5"_s), statusOf(u"5"_s, 1));
        m_house->server.on(pathOf(u"5"_s), scriptedJson(R"({"error":"Not for you"})", 403));
        m_house->server.on(pathOf(u"6"_s), statusOf(u"6"_s, 2));
        add(u"5"_s);
        QTRY_COMPARE(favourites(u"5"_s), 1);
        m_house->clock.advance(PostRefresh::againMs);
        add(u"5"_s);
        add(u"6"_s);
        QTRY_COMPARE(favourites(u"6"_s), 2);
        QCOMPARE(asked(), 3);
        QCOMPARE(favourites(u"5"_s), 1);
        QCOMPARE(m_refresh->waiting(host()), 0);
    }

    void afterTheEndNothingIsAsked()
    {
        m_refresh->close();
        watch({u"5"_s});
        add(u"5"_s);
        m_refresh->tick();
        QCOMPARE(m_refresh->waiting(host()), 0);
    }
};

QTEST_GUILESS_MAIN(tst_postrefresh)
#include "tst_postrefresh.moc"
