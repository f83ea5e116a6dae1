// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/freshening.h"
#include "lists/members.h"
#include "sandbox/streamhub.h"
#include "store/instances.h"
#include "sync/streamsync.h"

using namespace asterism;

/// Members of lists whose server tells everybody of its posts in a stream.
class tst_publicstreams : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_number = 0;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<ListPolling> m_polling;
    std::unique_ptr<Freshening> m_fresh;
    List m_list;

    Server *server() const { return m_sandbox->server(u"mastodon"_s); }
    StreamHub *hub() const { return m_sandbox->streams(server()); }
    App &app() const { return *m_program->app; }
    QString local() const { return localSource(server()->host()).key(); }
    int pagesAsked() const { return server()->requestCount(u"/api/v1/accounts/*/statuses"_s); }
    ListMember mei() const
    {
        const auto members = await(readMembers(*app().store, m_list.id));
        return members && !members->empty() ? members->front() : ListMember{};
    }
    bool isInList(const QString &uri) const
    {
        const auto page = await(app().store->readCache([this](store::CacheTx &tx) {
            return store::timelinePage(tx, {listSource(m_list.id)}, store::newestEvent, 100);
        }));
        for (const store::TimelineRow &row :
            page ? page->rows : std::vector<store::TimelineRow>()) {
            if (row.post.post.uri == uri) {
                return true;
            }
        }
        return false;
    }

    /// The sandbox knows no Akkoma: what its Mastodon answers is read as such a server's.
    void takeForAkkoma()
    {
        auto instance = await(app().sessions.instance(server()->host()));
        QVERIFY(instance.ok());
        instance->software = u"akkoma"_s;
        instance->mastodonApi = 0;
        QVERIFY(await(app().store->writeCache([known = *instance](store::CacheTx &tx) {
            return store::saveInstance(tx, known);
        })).ok());
    }

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 3}));
        m_program = std::make_unique<Program>(m_dir.filePath(QString::number(++m_number)));
        app().core.typedHosts.insert(server()->host());
        m_polling = std::make_unique<ListPolling>(app().core, app().lists.reader());
        m_fresh = std::make_unique<Freshening>(
            *app().store, *m_program->desk, app().clock, &app().streams, m_polling.get());
        m_program->desk->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->desk->isEngine(), patienceMs);
        takeForAkkoma();
        const auto list = await(app().lists.create(u"Friends"_s));
        QVERIFY(list.ok());
        m_list = *list;
        QVERIFY(await(app().lists.add(m_list, u'@' + m_sandbox->handle(u"mei"_s))).ok());
    }
    void cleanup()
    {
        m_program->desk->close();
        m_fresh.reset();
        m_polling.reset();
        m_program.reset();
        m_sandbox.reset();
    }

    void aMemberStreams()
    {
        hub()->setOpenToGuests(true);
        m_fresh->start();
        QTRY_VERIFY_WITH_TIMEOUT(app().streams.state(local()).joined, patienceMs);
        QVERIFY(mei().polled.streams);
        // By name, which this one does not take, and then by the id that it was asked for: once.
        QCOMPARE(pagesAsked(), 2);
        QVERIFY(hub()->subscriptions().contains(u"guest public:local"_s));
        // Their page is read seldom from here on.
        QTRY_VERIFY_WITH_TIMEOUT(mei().nextReadAt - app().clock.now() > 9 * minuteMs, patienceMs);
        const int pages = pagesAsked();
        const QString uri = m_sandbox->post(u"mei"_s, u"at once"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isInList(uri), patienceMs);
        QCOMPARE(pagesAsked(), pages);
        // Without a member there is no stream.
        QVERIFY(await(app().lists.removeMember(m_list, m_sandbox->handle(u"mei"_s))).ok());
        QTRY_COMPARE_WITH_TIMEOUT(hub()->openSessions(), 0, patienceMs);
        QVERIFY(!m_fresh->watched().contains(local()));
    }

    void whoRefusesIsNotAskedAgain()
    {
        m_fresh->start();
        QTRY_VERIFY_WITH_TIMEOUT(mei().polled.streams, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(server()->requestCount(u"/api/v1/streaming"_s) == 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_polling->streamingHosts().isEmpty(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fresh->watched().contains(local()), patienceMs);
        m_fresh->tick();
        m_fresh->tick();
        (void)mei();
        QVERIFY(!m_fresh->watched().contains(local()));
        QCOMPARE(server()->requestCount(u"/api/v1/streaming"_s), 1);
        QCOMPARE(mei().polled.end, PollEnd::Read);
    }
};

QTEST_GUILESS_MAIN(tst_publicstreams)
#include "tst_publicstreams.moc"
