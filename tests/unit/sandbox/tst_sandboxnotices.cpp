// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "unit/sandbox/asker.h"
#include "unit/sandbox/misskeyasker.h"
#include "unit/sandbox/shapes.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

const QString noticesPath = u"/api/v1/notifications"_s;

QStringList valuesOf(const Answer &answer, const QString &key)
{
    QStringList values;
    const QJsonArray rows = answer.array();
    for (const QJsonValue row : rows) {
        values << row[key].toString();
    }
    return values;
}

QJsonObject firstOfType(const QJsonArray &rows, const QString &type)
{
    const auto found = std::ranges::find_if(
        rows, [&](const QJsonValue &row) { return row[u"type"].toString() == type; });
    return found == rows.end() ? QJsonObject() : (*found).toObject();
}

} // namespace

/// What the sandbox's servers tell their people of others, and find for them.
class tst_sandboxnotices : public QObject {
    Q_OBJECT

    /// hal answers a post of the user's in every way that there is; its uri.
    QString happen(const QString &user)
    {
        m_sandbox.follow(u"hal"_s, user); // unless that is so already
        const QString uri = m_sandbox.post(user, u"notable tea of %1"_s.arg(user));
        const auto pass = [this] { m_clock.advance(5000); };
        pass();
        m_sandbox.react(u"hal"_s, uri, {});
        pass();
        m_sandbox.boost(u"hal"_s, uri);
        pass();
        m_sandbox.post(u"hal"_s, u"@%1 hello"_s.arg(m_sandbox.handle(user)));
        pass();
        return uri;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({.people = 30,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s, u"akkoma"_s}}));
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s, u"nana"_s, u"hanako"_s}) {
            m_uris[user] = happen(user);
        }
    }

    void whatHappened_data()
    {
        QTest::addColumn<QString>("user");
        for (const char *user : {"ao", "yuki", "sora", "nana"}) {
            QTest::newRow(user) << QString::fromLatin1(user);
        }
    }
    void whatHappened()
    {
        QFETCH(QString, user);
        Asker asker(m_sandbox);
        const Answer answer = asker.get(user, noticesPath + u"?limit=40"_s);
        QCOMPARE(answer.status, 200);
        // Whoever follows did so long before.
        QCOMPARE(valuesOf(answer, u"type"_s).first(3),
            (QStringList{u"mention"_s, u"reblog"_s, u"favourite"_s}));
        QVERIFY(valuesOf(answer, u"type"_s).contains(u"follow"_s));
        const QJsonArray rows = answer.array();
        for (int i = 0; i < 3; ++i) {
            const QString acct = rows.at(i)[u"account"][u"acct"].toString();
            QVERIFY2(acct.startsWith(u"hal"_s), qPrintable(acct));
        }
        const QString id = m_sandbox.localId(m_uris[user], m_sandbox.serverOf(user));
        QCOMPARE(rows.at(2)[u"status"][u"id"].toString(), id);
        QStringList ids = valuesOf(answer, u"id"_s);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
        QStringList newestFirst = ids;
        std::ranges::sort(newestFirst, std::ranges::greater());
        QCOMPARE(ids, newestFirst);
    }

    void shapes_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("type");
        for (const char *type : {"mention", "reblog", "favourite", "follow"}) {
            QTest::addRow("gotosocial %s", type) << u"yuki"_s << QString::fromLatin1(type);
            QTest::addRow("snac %s", type) << u"sora"_s << QString::fromLatin1(type);
        }
    }
    void shapes()
    {
        QFETCH(QString, user);
        QFETCH(QString, type);
        Asker asker(m_sandbox);
        const QJsonArray ours = asker.get(user, noticesPath + u"?limit=40"_s).array();
        const char *file =
            user == u"sora" ? "snac2/notifications.json" : "gotosocial/notifications.json";
        const QJsonObject recorded = firstOfType(fixtureBody(file).toArray(), type);
        QVERIFY(!recorded.isEmpty());
        QStringList wrong;
        compareShapes(recorded, firstOfType(ours, type), type, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void requests()
    {
        QVERIFY(m_sandbox.setLocked(u"ren"_s, true));
        Asker asker(m_sandbox);
        QCOMPARE(asker.change(u"yuki"_s, u"ren"_s, u"unfollow"_s).status, 200);
        QCOMPARE(asker.change(u"yuki"_s, u"ren"_s, u"follow"_s).status, 200);
        const auto typesFrom = [&](const QString &only) {
            return valuesOf(asker.get(u"ren"_s, noticesPath + only), u"type"_s);
        };
        const QStringList asked = typesFrom(u"?types[]=follow_request"_s);
        QVERIFY(asked.contains(u"follow_request"_s));
        QCOMPARE(asked.count(u"follow_request"_s), asked.size());
        QVERIFY(!typesFrom(u"?exclude_types[]=follow_request"_s).contains(u"follow_request"_s));
    }

    void reactionsOfAkkoma()
    {
        QVERIFY(m_sandbox.react(u"leo"_s, m_uris[u"nana"_s], u"☕"_s));
        Asker asker(m_sandbox);
        const QJsonObject row =
            firstOfType(asker.get(u"nana"_s, noticesPath).array(), u"pleroma:emoji_reaction"_s);
        QCOMPARE(row[u"emoji"].toString(), u"☕"_s);
        QVERIFY(row.contains(u"emoji_url") && row[u"emoji_url"].isNull());
        QVERIFY(row[u"account"][u"acct"].toString().startsWith(u"leo"_s));
        QVERIFY(m_sandbox.unreact(u"leo"_s, m_uris[u"nana"_s], u"☕"_s));
    }

    /// Akkoma tells of the posts of those whom somebody wants to hear of by name only.
    void postsOfAkkomaByName()
    {
        Asker asker(m_sandbox);
        m_sandbox.follow(u"nana"_s, u"hal"_s, {.boosts = true, .notify = true});
        m_sandbox.post(u"hal"_s, u"of nobody's business"_s);
        const auto typesFrom = [&](const QString &query) {
            return valuesOf(asker.get(u"nana"_s, noticesPath + query), u"type"_s);
        };
        QVERIFY(!typesFrom({}).contains(u"status"_s));
        QVERIFY(typesFrom({}).contains(u"mention"_s));
        const QStringList named = typesFrom(u"?types[]=status"_s);
        QVERIFY(!named.isEmpty());
        QCOMPARE(named.count(u"status"_s), named.size());
    }

    /// Akkoma keeps no marker that is saved as one; what is read up to one is.
    void readAtAkkoma()
    {
        Asker asker(m_sandbox);
        const QString markers = u"/api/v1/markers"_s;
        const QString read = u"/api/v1/pleroma/notifications/read"_s;
        const QStringList ids = valuesOf(asker.get(u"nana"_s, noticesPath), u"id"_s);
        QVERIFY(ids.size() > 2);
        const QJsonObject told{{u"notifications"_s, QJsonObject{{u"last_read_id"_s, ids[0]}}}};
        const auto saved = asker.postJson(u"nana"_s, markers, told).object();
        QCOMPARE(saved[u"notifications"][u"last_read_id"].toString(), ids[0]);
        QVERIFY(asker.get(u"nana"_s, markers).object().isEmpty());
        const Answer done = asker.postJson(u"nana"_s, read, {{u"max_id"_s, ids[1]}});
        QVERIFY(valuesOf(done, u"id"_s).contains(ids[1]));
        QVERIFY(!valuesOf(done, u"id"_s).contains(ids[0]));
        const QJsonObject stands = asker.get(u"nana"_s, markers).object();
        QCOMPARE(stands[u"notifications"][u"last_read_id"].toString(), ids[1]);
        QCOMPARE(asker.postJson(u"nana"_s, read, {{u"max_id"_s, ids[1]}}).array(), QJsonArray());
        const QJsonArray rows = asker.get(u"nana"_s, noticesPath).array();
        QVERIFY(!rows[0][u"pleroma"][u"is_seen"].toBool());
        QVERIFY(rows[1][u"pleroma"][u"is_seen"].toBool());
        QCOMPARE(asker.post(u"nana"_s, read).status, 400);
    }

    /// Links, or on snac the last row, lead through all of them, each once.
    void paging_data() { whatHappened_data(); }
    void paging()
    {
        QFETCH(QString, user);
        Asker asker(m_sandbox);
        const QStringList whole = valuesOf(asker.get(user, noticesPath + u"?limit=40"_s), u"id"_s);
        QVERIFY2(whole.size() > 3, qPrintable(whole.join(u' ')));
        QStringList walked;
        QString below;
        for (int page = 0; page < 40; ++page) {
            const QString query = u"?limit=2"_s + (below.isEmpty() ? below : u"&max_id="_s + below);
            const Answer answer = asker.get(user, noticesPath + query);
            const QStringList ids = valuesOf(answer, u"id"_s);
            QCOMPARE(answer.link.isEmpty(), user == u"sora" || ids.isEmpty());
            if (ids.isEmpty()) {
                break;
            }
            QVERIFY(ids.size() <= 2);
            walked << ids;
            below = ids.last();
        }
        QCOMPARE(walked, whole);
        const QString above = noticesPath + u"?limit=1&min_id="_s + whole[2];
        // snac takes it for since_id.
        QCOMPARE(valuesOf(asker.get(user, above), u"id"_s),
            QStringList{user == u"sora" ? whole[0] : whole[1]});
    }

    void nobodyElses()
    {
        Asker asker(m_sandbox);
        Client guest;
        QCOMPARE(guest.get(m_sandbox.server(u"mastodon"_s)->baseUrl() + noticesPath).status, 401);
        const QStringList mine = valuesOf(asker.get(u"mei"_s, noticesPath), u"type"_s);
        QVERIFY(!mine.contains(u"mention"_s) && !mine.contains(u"favourite"_s));
        QCOMPARE(asker.get(u"ao"_s, noticesPath + u"/1"_s).status, 404);
    }

    void wordsInPosts()
    {
        Asker asker(m_sandbox);
        const QString path = u"/api/v2/search?type=statuses&q=notable"_s;
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s, u"nana"_s}) {
            const QJsonObject found = asker.get(user, path).object();
            const QJsonArray posts = found[u"statuses"].toArray();
            QVERIFY2(!posts.isEmpty(), qPrintable(user));
            QVERIFY(found[u"accounts"].toArray().isEmpty());
            for (const QJsonValue post : posts) {
                QVERIFY(post[u"content"].toString().contains(u"notable"_s));
            }
        }
    }

    void hashtagsOfMisskey()
    {
        m_sandbox.post(u"hanako"_s, u"#抹茶 and #抹茶アイス"_s);
        MisskeyAsker misskey(m_sandbox);
        const QJsonArray tags =
            misskey.ask(u"taro"_s, u"hashtags/search"_s, {{u"query"_s, u"抹茶"_s}}).array();
        QVERIFY(tags.contains(u"抹茶"_s) && tags.contains(u"抹茶アイス"_s));
        const QJsonObject second{{u"query"_s, u"抹茶"_s}, {u"limit"_s, 1}, {u"offset"_s, 1}};
        QCOMPARE(misskey.ask(u"taro"_s, u"hashtags/search"_s, second).array().size(), 1);
    }

private:
    ManualClock m_clock{epoch};
    Sandbox m_sandbox;
    QHash<QString, QString> m_uris;
};

QTEST_GUILESS_MAIN(tst_sandboxnotices)
#include "tst_sandboxnotices.moc"
