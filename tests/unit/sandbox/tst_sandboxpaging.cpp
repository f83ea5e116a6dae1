// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/client.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

class tst_sandboxpaging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({.people = 60, .postsPerServer = 150, .clock = &m_clock}));
        for (Server *server : m_sandbox.servers()) {
            server->setRateLimit(100'000);
        }
    }

    void linksLeadThroughEverythingOnce_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("path");
        QTest::newRow("mastodon home") << u"ao"_s << u"/api/v1/timelines/home?limit=7"_s;
        QTest::newRow("gotosocial home") << u"yuki"_s << u"/api/v1/timelines/home?limit=7"_s;
        QTest::newRow("snac home") << u"sora"_s << u"/api/v1/timelines/home?limit=7"_s;
        QTest::newRow("local") << u"ao"_s << u"/api/v1/timelines/public?local=true&limit=7"_s;
        QTest::newRow("federated") << u"yuki"_s << u"/api/v1/timelines/public?limit=7"_s;
    }
    void linksLeadThroughEverythingOnce()
    {
        QFETCH(QString, user);
        QFETCH(QString, path);
        Server *server = m_sandbox.serverOf(user);
        const QStringList paged = walk(server, path, user);
        QVERIFY(paged.size() > 20);
        QCOMPARE(QSet<QString>(paged.begin(), paged.end()).size(), paged.size());
        QStringList sorted = paged;
        std::ranges::sort(sorted, std::greater());
        QCOMPARE(paged, sorted);
        // Other page size, same posts: nothing falls between two pages.
        QCOMPARE(walk(server, QString(path).replace(u"limit=7"_s, u"limit=40"_s), user), paged);
    }

    void minIdClimbsWithoutGaps()
    {
        Server *server = m_sandbox.server(u"mastodon"_s);
        const QString path = u"/api/v1/timelines/public?local=true&limit=7"_s;
        QStringList all = walk(server, path, {});
        QStringList climbed{all.last()};
        while (true) {
            const QStringList page = idsOf(get(server, path + u"&min_id="_s + climbed.first(), {}));
            if (page.isEmpty()) {
                break;
            }
            climbed = page + climbed;
        }
        QCOMPARE(climbed, all);
    }

    void sinceIdGivesTheNewest()
    {
        Server *server = m_sandbox.server(u"mastodon"_s);
        const QString path = u"/api/v1/timelines/public?local=true&limit=5"_s;
        const QStringList all = walk(server, path, {});
        QCOMPARE(idsOf(get(server, path + u"&since_id="_s + all.last(), {})), all.mid(0, 5));
        QCOMPARE(idsOf(get(server, path + u"&since_id="_s + all[2], {})), all.mid(0, 2));
        QVERIFY(get(server, path + u"&since_id="_s + all[0], {}).link.isEmpty());
    }

    void pageSizes()
    {
        Server *server = m_sandbox.server(u"mastodon"_s);
        const QString path = u"/api/v1/timelines/public?local=true"_s;
        QCOMPARE(get(server, path, {}).array().size(), 20);
        QCOMPARE(get(server, path + u"&limit=1000"_s, {}).array().size(), 40);
        QCOMPARE(get(server, path + u"&limit=3"_s, {}).array().size(), 3);
    }

    void snacLinksOnlyHome()
    {
        Server *server = m_sandbox.server(u"snac"_s);
        QVERIFY(get(server, u"/api/v1/timelines/public"_s, {}).link.isEmpty());
        QVERIFY(!get(server, u"/api/v1/timelines/home"_s, server->token(u"sora"_s)).link.isEmpty());
    }

    void accountStatusesAreTheirPosts_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
        QTest::newRow("snac") << u"sora"_s;
    }
    void accountStatusesAreTheirPosts()
    {
        QFETCH(QString, user);
        Server *server = m_sandbox.serverOf(user);
        for (int i = 0; i < 25; ++i) {
            m_clock.advance(1500);
            m_sandbox.post(user, u"post %1"_s.arg(i));
        }
        const QString token = server->token(user);
        const QString id = get(server, u"/api/v1/accounts/verify_credentials"_s, token)
                               .object()[u"id"_s]
                               .toString();
        QStringList uris;
        QString last;
        for (int page = 0; page < 50; ++page) {
            const QJsonArray posts = get(server,
                u"/api/v1/accounts/%1/statuses?limit=10&exclude_reblogs=true%2"_s.arg(
                    id, last.isEmpty() ? QString() : u"&max_id="_s + last),
                token)
                                         .array();
            if (posts.isEmpty()) {
                break;
            }
            for (const QJsonValue &post : posts) {
                uris.append(post[u"uri"_s].toString());
                last = post[u"id"_s].toString();
            }
        }
        QStringList listed = m_sandbox.postsOf(user);
        if (user == u"sora"_s) { // snac: notes that everybody may read, for the author, too
            listed.removeIf([this](const QString &uri) {
                const PostDraft written = m_sandbox.written(uri).value_or(PostDraft());
                return written.visibility == Visibility::Private || written.poll;
            });
            QVERIFY(listed.size() < m_sandbox.postsOf(user).size());
        }
        QCOMPARE(uris, listed);
    }

    void mastodonOutboxPages()
    {
        const QString actor = m_sandbox.actorUri(u"ao"_s);
        const QByteArray type = "application/activity+json";
        const QJsonObject head = m_client.get(actor + u"/outbox"_s, {}, type).object();
        QStringList uris;
        QString next = head[u"first"_s].toString();
        while (!next.isEmpty()) {
            const QJsonObject page = m_client.get(next, {}, type).object();
            for (const QJsonValue &item : page[u"orderedItems"_s].toArray()) {
                if (item[u"type"_s].toString() == u"Create"_s) {
                    uris.append(item[u"object"_s][u"id"_s].toString());
                }
            }
            next = page[u"next"_s].toString();
        }
        QCOMPARE(uris, m_sandbox.openPostsOf(u"ao"_s));
    }

private:
    Answer get(Server *server, const QString &path, const QString &token)
    {
        return m_client.get(server->baseUrl() + path, token);
    }

    static QStringList idsOf(const Answer &answer)
    {
        QStringList ids;
        for (const QJsonValue &post : answer.array()) {
            ids.append(post[u"id"_s].toString());
        }
        return ids;
    }

    QStringList walk(Server *server, const QString &path, const QString &user)
    {
        QStringList ids;
        QString url = server->baseUrl() + path;
        const QString limit = QUrlQuery(QUrl(url)).queryItemValue(u"limit"_s);
        while (!url.isEmpty() && ids.size() < 5000) {
            const Answer answer = m_client.get(url, server->token(user));
            if (answer.status != 200) {
                return {};
            }
            ids += idsOf(answer);
            url = answer.next();
            if (!url.isEmpty() && !url.contains(u"limit="_s)) {
                url += u"&limit="_s + limit; // snac's link has none
            }
        }
        return ids;
    }

    ManualClock m_clock{epoch};
    Client m_client;
    Sandbox m_sandbox;
};

QTEST_GUILESS_MAIN(tst_sandboxpaging)
#include "tst_sandboxpaging.moc"
