// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/freshening.h"
#include "lists/members.h"
#include "sandbox/streamhub.h"

using namespace asterism;

/// Members of lists where one has an account oneself: their server's local timeline comes by its
/// socket.
class tst_ownstreams : public QObject, private SandboxProgram {
    Q_OBJECT

    std::unique_ptr<ListPolling> m_polling;
    std::unique_ptr<Freshening> m_fresh;
    List m_list;

    App &app() const { return *m_program->app; }
    ListMember member() const
    {
        const auto members = await(readMembers(*app().store, m_list.id));
        return members && !members->empty() ? members->front() : ListMember{};
    }
    bool isInList(const QString &uri) const
    {
        const auto page = await(app().store->readCache([this](store::CacheTx &tx) {
            return store::timelinePage(tx, {listSource(m_list.id)}, store::newestEvent, 100);
        }));
        const auto rows = page ? page->rows : std::vector<store::TimelineRow>();
        return std::ranges::any_of(
            rows, [&uri](const store::TimelineRow &row) { return row.post.post.uri == uri; });
    }
    bool isJoined(const Source &source) const { return app().streams.state(source.key()).joined; }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin({.people = 40,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"misskey"_s, u"akkoma"_s}}));
        m_polling = std::make_unique<ListPolling>(app().core, app().lists.reader());
        m_fresh = std::make_unique<Freshening>(
            *app().store, *m_program->desk, app().clock, &app().streams, m_polling.get());
        m_program->desk->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->desk->isEngine(), patienceMs);
    }
    void cleanup()
    {
        m_program->desk->close();
        m_fresh.reset();
        m_polling.reset();
        end();
    }

    void aMemberStreams_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QString>("pages");
        QTest::newRow("Misskey") << u"hanako"_s << u"sakura"_s << u"localTimeline"_s
                                 << u"/api/users/notes"_s;
        QTest::newRow("Akkoma") << u"nana"_s << u"leo"_s << u"public:local"_s
                                << u"/api/v1/accounts/*/statuses"_s;
    }
    void aMemberStreams()
    {
        QFETCH(QString, user);
        QFETCH(QString, person);
        QFETCH(QString, topic);
        QFETCH(QString, pages);
        Server *server = m_sandbox->serverOf(user);
        QCOMPARE(m_sandbox->serverOf(person), server);
        m_sandbox->unfollow(user, person); // no home tells of them
        const auto account = m_program->signIn(*m_sandbox, user);
        QVERIFY(account);
        const auto list = await(app().lists.create(u"Friends"_s));
        QVERIFY(list.ok());
        m_list = *list;
        QVERIFY(await(app().lists.add(m_list, u'@' + m_sandbox->handle(person))).ok());
        m_fresh->start();
        m_fresh->keepHomes();
        QTRY_VERIFY_WITH_TIMEOUT(isJoined(localSource(server->host())), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isJoined(homeSource(account->id, account->host)), patienceMs);
        QCOMPARE(member().reader, ReaderKind::OwnAccount);
        QVERIFY(member().polled.streams);
        const StreamHub *hub = m_sandbox->streams(server);
        QVERIFY(hub->subscriptions().contains(user + u' ' + topic));
        QCOMPARE(hub->openSessions(), 1); // beside its home

        const int asked = server->requestCount(pages);
        const QString uri = m_sandbox->post(person, u"at once"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isInList(uri), patienceMs);
        QCOMPARE(server->requestCount(pages), asked);
        QVERIFY(await(app().lists.removeMember(m_list, m_sandbox->handle(person))).ok());
        const auto isLeft = [&] { return !hub->subscriptions().contains(user + u' ' + topic); };
        if (topic == u"localTimeline") { // Akkoma knows no unsubscribe
            QTRY_VERIFY_WITH_TIMEOUT(isLeft(), patienceMs); // nobody else wants it
        }
    }
};

QTEST_GUILESS_MAIN(tst_ownstreams)
#include "tst_ownstreams.moc"
