// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

#include "app/enginedesk.h"
#include "app/freshening.h"
#include "sandbox/streamhub.h"

#include <QDateTime>
#include <QJsonArray>

#include <map>

using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr int liveMs = 20'000; ///< how long a test waits for what comes by itself

} // namespace

/// Direct conversations over streams, and that they were read: the App as the window has it, by
/// the system's clock, for sockets know no other.
class tst_directlive : public QObject {
    Q_OBJECT

    /// Two seconds apart, for servers tell other people's posts without parts of a second.
    QString tell(const QString &by, const QStringList &whom, const QString &answers = {})
    {
        m_at += 2 * secondMs;
        QStringList handles;
        for (const QString &user : whom) {
            handles << m_sandbox->handle(user);
        }
        return m_sandbox->post(by,
            PostDraft{.text = u"psst"_s,
                .visibility = Visibility::Direct,
                .replyTo = answers,
                .createdAt = m_at,
                .to = handles});
    }
    /// Signed in, and its stream tells.
    void signIn(const QString &user)
    {
        const Server *server = m_sandbox->serverOf(user);
        const auto account =
            await(m_app->accounts.addWithToken(server->host(), server->token(user)));
        QVERIFY(account.ok());
        const Source source = accountSource(Source::Kind::Direct, account->id, account->host);
        m_sources[user] = source;
        m_fresh->watch(source.key());
        QTRY_VERIFY_WITH_TIMEOUT(m_app->streams.state(source.key()).joined, liveMs);
    }
    std::vector<store::TimelineRow> rows() const
    {
        std::vector<Source> column;
        for (const auto &[user, source] : m_sources) {
            column.push_back(source);
        }
        const auto page = await(m_app->store->readCache([column](store::CacheTx &tx) {
            return store::timelinePage(tx, column, store::newestEvent, 100);
        }));
        return page ? page->rows : std::vector<store::TimelineRow>();
    }
    QStringList uris() const
    {
        QStringList all;
        for (const store::TimelineRow &row : rows()) {
            all << (row.gap ? u"gap"_s : row.post.post.uri);
        }
        return all;
    }
    /// Of the uppermost row.
    bool isUnread() const
    {
        const auto all = rows();
        return !all.empty() && all.front().conversation && all.front().conversation->unread;
    }
    int messages() const
    {
        const auto all = rows();
        return all.empty() || !all.front().conversation ? -1 : all.front().conversation->messages;
    }
    Result<QJsonObject> markRead(const QString &uri) const
    {
        return await(m_desk->ask(u"conversation-read"_s, {{u"uri"_s, uri}}));
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_at = QDateTime::currentMSecsSinceEpoch() / secondMs * secondMs - minuteMs;
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 20,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"misskey"_s, u"akkoma"_s}}));
        auto opened = App::open(
            {.folder = m_dir->path(), .works = true, .secrets = std::make_unique<MemoryStore>()});
        QVERIFY(opened.ok());
        m_app = std::move(*opened);
        for (const Server *server : m_sandbox->servers()) {
            m_app->core.typedHosts.insert(server->host());
        }
        m_desk = std::make_unique<EngineDesk>(*m_app);
        m_fresh =
            std::make_unique<Freshening>(*m_app->store, *m_desk, m_app->clock, &m_app->streams);
        m_desk->start();
        m_fresh->start();
    }
    void cleanup()
    {
        if (m_desk) {
            m_desk->close();
        }
        m_sources.clear();
        m_fresh.reset();
        m_desk.reset();
        m_app.reset();
        m_sandbox.reset();
    }

    /// One row, whoever of them was told first; what is said next takes its place.
    void twoAccountsInOneConversation()
    {
        signIn(u"ao"_s);
        signIn(u"yuki"_s);
        const QStringList both{u"ao"_s, u"yuki"_s};
        const QString first = tell(u"hal"_s, both);
        QTRY_COMPARE_WITH_TIMEOUT(uris(), QStringList{first}, liveMs);
        const QString second = tell(u"hal"_s, both);
        QTRY_COMPARE_WITH_TIMEOUT(uris(), (QStringList{second, first}), liveMs);
        const QString third = tell(u"hal"_s, both, first);
        QTRY_COMPARE_WITH_TIMEOUT(uris(), (QStringList{third, second}), liveMs);
        QCOMPARE(messages(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(rows().front().sources.size(), 2, liveMs);
        QVERIFY(isUnread());
        QTRY_COMPARE_WITH_TIMEOUT(
            m_sandbox->unreadTalks(u"ao"_s), (QStringList{third, second}), liveMs);
        const auto done = markRead(third);
        QVERIFY(done.ok());
        QCOMPARE((*done)[u"results"].toArray().size(), 2); // by each of the accounts
        for (const QString &user : both) {
            QCOMPARE(m_sandbox->unreadTalks(user), QStringList{second});
        }
        QTRY_VERIFY_WITH_TIMEOUT(!isUnread(), liveMs);
        QVERIFY((*markRead(third))[u"results"].toArray().isEmpty()); // it is known to be read
    }

    void everySoftware_data()
    {
        QTest::addColumn<QString>("user");
        for (const char *user : {"ao", "yuki", "nana", "hanako"}) {
            QTest::newRow(user) << QString::fromLatin1(user);
        }
    }
    void everySoftware()
    {
        QFETCH(QString, user);
        const QString before = tell(u"hal"_s, {user});
        signIn(user);
        QTRY_COMPARE_WITH_TIMEOUT(uris(), QStringList{before}, liveMs);
        Server *server = m_sandbox->serverOf(user);
        server->clearRequestLog();
        const QString answer = tell(u"hal"_s, {user}, before);
        QTRY_COMPARE_WITH_TIMEOUT(uris(), QStringList{answer}, liveMs);
        QCOMPARE(messages(), 2);
        QCOMPARE(server->requestCount(u"/api/v1/conversations"_s), 0);
        QCOMPARE(server->requestCount(u"/api/notes/mentions"_s), 0);
        QCOMPARE(isUnread(), user != u"hanako");
    }

    /// A server that does not answer is told when it is opened again.
    void aServerThatIsAway()
    {
        signIn(u"ao"_s);
        const QString told = tell(u"hal"_s, {u"ao"_s});
        QTRY_VERIFY_WITH_TIMEOUT(isUnread(), liveMs);
        Server *server = m_sandbox->serverOf(u"ao"_s);
        server->addFault({.kind = Fault::Kind::Status,
            .path = u"/api/v1/conversations/*/read"_s,
            .status = 403});
        const auto refused = markRead(told);
        QVERIFY(refused.ok());
        QVERIFY(!(*refused)[u"results"][0][u"error"].toObject().isEmpty());
        QVERIFY(isUnread());
        server->clearFaults();
        QVERIFY((*markRead(told))[u"results"][0][u"error"].toObject().isEmpty());
        QVERIFY(m_sandbox->unreadTalks(u"ao"_s).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!isUnread(), liveMs);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<App> m_app;
    std::unique_ptr<EngineDesk> m_desk;
    std::unique_ptr<Freshening> m_fresh;
    std::map<QString, Source> m_sources; ///< by user
    qint64 m_at = 0; ///< of what was said last
};

QTEST_GUILESS_MAIN(tst_directlive)
#include "tst_directlive.moc"
