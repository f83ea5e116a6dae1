// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/client.h"
#include "unit/sandbox/shapes.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// What the sandbox answers has every key of what the real servers answered.
class tst_sandboxshapes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({.people = 40, .postsPerServer = 60, .clock = &m_clock}));
        for (const QString &user : {u"yuki"_s, u"sora"_s, u"ao"_s}) {
            PostDraft rich;
            rich.text = u"写真です :saba: #写真 @hal https://example.invalid/a"_s;
            rich.media.push_back({.description = u"絵"_s});
            m_ids[user + u"/rich"_s] = idOf(user, m_sandbox.post(user, rich));
            for (const QString &file : {u"tide.mp4"_s, u"bell.mp3"_s}) {
                PostDraft clip;
                clip.media.push_back({.description = u"音と動き"_s, .file = file});
                const QString name = file.section(u'.', 0, 0);
                m_ids[user + u'/' + name] = idOf(user, m_sandbox.post(user, clip));
            }
            PostDraft poll;
            poll.text = u"どれ?"_s;
            poll.poll = DraftPoll{.options = {u"一"_s, u"二"_s}};
            m_ids[user + u"/poll"_s] = idOf(user, m_sandbox.post(user, poll));
            m_ids[user + u"/plain"_s] = idOf(user, m_sandbox.post(user, u"plain"_s));
            const QString edited = m_sandbox.post(user, u"before"_s);
            m_sandbox.edit(edited, u"after"_s);
            m_ids[user + u"/edited"_s] = idOf(user, edited);
            PostDraft reply;
            reply.text = u"@%1 reply"_s.arg(m_sandbox.handle(user));
            reply.replyTo = edited;
            m_ids[user + u"/reply"_s] = idOf(user, m_sandbox.post(user, reply));
            const QString foreign = m_sandbox.post(u"hal"_s, u"from elsewhere"_s);
            m_sandbox.federate(foreign, m_sandbox.serverOf(user));
            m_ids[user + u"/remote"_s] = idOf(user, foreign);
            m_ids[user + u"/boost"_s] = idOf(user, m_sandbox.boost(user, foreign));
        }
    }

    void recorded_data()
    {
        QTest::addColumn<QByteArray>("fixture");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *fixture, const QString &user, const QString &path) {
            QTest::newRow(fixture) << QByteArray(fixture) << user << path;
        };
        const QString status = u"/api/v1/statuses/%1"_s;
        row("gotosocial/status_plain.json", u"yuki"_s, status.arg(u"plain"_s));
        row("gotosocial/status_images.json", u"yuki"_s, status.arg(u"rich"_s));
        row("gotosocial/status_video.json", u"yuki"_s, status.arg(u"tide"_s));
        row("gotosocial/status_audio.json", u"yuki"_s, status.arg(u"bell"_s));
        row("gotosocial/status_emoji_hashtag.json", u"yuki"_s, status.arg(u"rich"_s));
        row("gotosocial/status_with_poll.json", u"yuki"_s, status.arg(u"poll"_s));
        row("gotosocial/status_edited.json", u"yuki"_s, status.arg(u"edited"_s));
        row("gotosocial/status_reply.json", u"yuki"_s, status.arg(u"reply"_s));
        row("gotosocial/status_remote.json", u"yuki"_s, status.arg(u"remote"_s));
        row("gotosocial/status_reblog_wrapper.json", u"yuki"_s, status.arg(u"boost"_s));
        row("gotosocial/status_context.json", u"yuki"_s, status.arg(u"reply"_s) + u"/context"_s);
        row("gotosocial/account_lookup.json", u"yuki"_s, u"/api/v1/accounts/lookup?acct=ren"_s);
        row("gotosocial/account_lookup_remote.json", u"yuki"_s,
            u"/api/v1/accounts/lookup?acct="_s + u"HAL"_s);
        row("gotosocial/verify_credentials.json", u"yuki"_s,
            u"/api/v1/accounts/verify_credentials"_s);
        row("gotosocial/custom_emojis.json", u"yuki"_s, u"/api/v1/custom_emojis"_s);
        row("gotosocial/search_resolve.json", u"yuki"_s, u"/api/v2/search?resolve=true&q=HAL"_s);
        row("gotosocial/home_timeline.json", u"yuki"_s, u"/api/v1/timelines/home"_s);
        row("gotosocial/lists.json", u"yuki"_s, u"/api/v1/lists"_s);
        row("snac2/lists.json", u"sora"_s, u"/api/v1/lists"_s);
        row("gotosocial/instance_v1.json", {}, u"/api/v1/instance"_s);
        row("gotosocial/instance_v2.json", {}, u"/api/v2/instance"_s);
        row("gotosocial/nodeinfo_links.json", {}, u"/.well-known/nodeinfo"_s);
        row("gotosocial/nodeinfo_2.0.json", {}, u"/nodeinfo/2.0"_s);
        row("gotosocial/nodeinfo_2.1.json", {}, u"/nodeinfo/2.1"_s);
        row("gotosocial/webfinger.json", {}, u"/.well-known/webfinger?resource=acct:YUKI"_s);
        row("snac2/status.json", u"sora"_s, status.arg(u"plain"_s));
        row("snac2/status_with_media.json", u"sora"_s, status.arg(u"rich"_s));
        row("snac2/status_remote.json", u"sora"_s, status.arg(u"remote"_s));
        row("snac2/status_context.json", u"sora"_s, status.arg(u"edited"_s) + u"/context"_s);
        row("snac2/account_lookup_anonymous.json", {}, u"/api/v1/accounts/lookup?acct=sora"_s);
        row("snac2/account_by_name.json", u"sora"_s, u"/api/v1/accounts/kai"_s);
        row("snac2/verify_credentials.json", u"sora"_s, u"/api/v1/accounts/verify_credentials"_s);
        row("snac2/home_timeline.json", u"sora"_s, u"/api/v1/timelines/home"_s);
        row("snac2/public_timeline_anonymous.json", {}, u"/api/v1/timelines/public"_s);
        row("snac2/search_resolve.json", u"sora"_s, u"/api/v2/search?q=HAL"_s);
        row("snac2/instance_v1.json", {}, u"/api/v1/instance"_s);
        row("snac2/nodeinfo_links.json", {}, u"/.well-known/nodeinfo"_s);
        row("snac2/nodeinfo_2.0.json", {}, u"/nodeinfo_2_0"_s);
        row("snac2/webfinger.json", {}, u"/.well-known/webfinger?resource=acct:SORA"_s);
    }
    void recorded()
    {
        QFETCH(QByteArray, fixture);
        QFETCH(QString, user);
        QFETCH(QString, path);
        Server *server =
            m_sandbox.server(fixture.startsWith("snac2") ? u"snac"_s : u"gotosocial"_s);
        const Answer answer = m_client.get(url(server, user, path), server->token(user));
        QCOMPARE(answer.status, 200);
        compare(fixture, answer);
    }

    void activityPub_data()
    {
        QTest::addColumn<QByteArray>("fixture");
        QTest::addColumn<QString>("path");
        QTest::newRow("actor") << QByteArray("snac2/actor.json") << QString();
        QTest::newRow("outbox") << QByteArray("snac2/outbox.json") << u"/outbox"_s;
        QTest::newRow("page") << QByteArray("snac2/outbox_page.json") << u"/outbox?page=true"_s;
    }
    void activityPub()
    {
        QFETCH(QByteArray, fixture);
        QFETCH(QString, path);
        const Answer answer =
            m_client.get(m_sandbox.actorUri(u"sora"_s) + path, {}, "application/activity+json");
        QCOMPARE(answer.status, 200);
        compare(fixture, answer);
    }

    void jsonFeed()
    {
        QVERIFY(m_sandbox.setFeedEnabled(u"yuki"_s, true));
        const Answer answer =
            m_client.get(m_sandbox.server(u"gotosocial"_s)->baseUrl() + u"/@yuki/feed.rss"_s, {},
                "application/json");
        QCOMPARE(answer.type, QByteArray("application/feed+json; charset=utf-8"));
        QStringList wrong;
        compareShapes(
            QJsonDocument::fromJson(fixtureBytes("gotosocial/feed_jsonfeed.json")).object(),
            answer.object(), u"feed"_s, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void snacBoostWrapper()
    {
        // One entry under the boosted post's own id.
        Server *server = m_sandbox.server(u"snac"_s);
        const QString boosted = m_sandbox.post(u"ren"_s, u"boost me"_s);
        QVERIFY(m_sandbox.follow(u"sora"_s, u"kai"_s));
        m_sandbox.boost(u"kai"_s, boosted);
        const QString id = m_sandbox.localId(boosted, server);
        const QJsonArray home = m_client
                                    .get(server->baseUrl() + u"/api/v1/timelines/home?limit=40"_s,
                                        server->token(u"sora"_s))
                                    .array();
        QJsonObject entry;
        for (const QJsonValue &post : home) {
            if (post[u"id"_s].toString() == id) {
                entry = post.toObject();
            }
        }
        QVERIFY(!entry.isEmpty());
        if (!entry[u"reblog"_s].isNull()) { // sora may follow ren: then it comes as it is
            QStringList wrong;
            compareShapes(
                fixture("snac2/timeline_entry_reblog.json")[u"body"_s], entry, u"entry"_s, wrong);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
            QCOMPARE(entry[u"reblog"_s][u"id"_s].toString(), id);
        }
    }

    void mastodonHasWhatItsVersionHas()
    {
        Server *server = m_sandbox.server(u"mastodon"_s);
        const QJsonObject post =
            m_client.get(url(server, u"ao"_s, u"/api/v1/statuses/rich"_s)).object();
        for (const QString &key : {u"id"_s, u"uri"_s, u"url"_s, u"created_at"_s, u"edited_at"_s,
                 u"account"_s, u"content"_s, u"visibility"_s, u"sensitive"_s, u"spoiler_text"_s,
                 u"language"_s, u"media_attachments"_s, u"mentions"_s, u"tags"_s, u"emojis"_s,
                 u"reblogs_count"_s, u"favourites_count"_s, u"replies_count"_s, u"quotes_count"_s,
                 u"in_reply_to_id"_s, u"in_reply_to_account_id"_s, u"reblog"_s, u"poll"_s,
                 u"card"_s, u"quote"_s, u"quote_approval"_s}) {
            QVERIFY2(post.contains(key), qPrintable(key));
        }
        QVERIFY(!post.contains(u"favourited"_s)); // a guest has no state
        QCOMPARE(post[u"account"_s][u"uri"_s].toString(), m_sandbox.actorUri(u"ao"_s));
        QCOMPARE(post[u"tags"_s][0][u"name"_s].toString(), u"写真"_s);
        QCOMPARE(post[u"emojis"_s][0][u"shortcode"_s].toString(), u"saba"_s);
        QCOMPARE(post[u"mentions"_s][0][u"acct"_s].toString(), u"hal"_s);
        const QJsonObject v2 = m_client.get(server->baseUrl() + u"/api/v2/instance"_s).object();
        QCOMPARE(v2[u"api_versions"_s][u"mastodon"_s].toInt(), 7);
        QCOMPARE(
            v2[u"configuration"_s][u"timelines_access"_s][u"live_feeds"_s][u"local"_s].toString(),
            u"public"_s);
        QVERIFY(v2[u"contact"_s][u"account"_s].isObject());
    }

    void picturesAreRealPng()
    {
        Server *server = m_sandbox.server(u"mastodon"_s);
        const QJsonObject post =
            m_client.get(url(server, u"ao"_s, u"/api/v1/statuses/rich"_s)).object();
        for (const QString &address : {post[u"media_attachments"_s][0][u"url"_s].toString(),
                 post[u"account"_s][u"avatar"_s].toString(),
                 post[u"emojis"_s][0][u"url"_s].toString()}) {
            const Answer answer = m_client.get(address);
            QCOMPARE(answer.type, QByteArray("image/png"));
            QVERIFY(answer.body.startsWith("\x89PNG\r\n\x1a\n"));
            QVERIFY(answer.body.endsWith(QByteArray::fromHex("49454e44ae426082")));
        }
    }

    void emojisHaveNoGround()
    {
        const Answer answer =
            m_client.get(m_sandbox.server(u"mastodon"_s)->baseUrl() + u"/emoji/saba.png"_s);
        QCOMPARE(answer.body.mid(24, 2), QByteArray("\x08\x06", 2)); // 8 bits, with alpha
    }

    void filesAreWhatTheyAreCalled_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("begins");
        const auto row = [](const char *path, const char *type, const QByteArray &begins) {
            QTest::newRow(path) << QString::fromLatin1(path) << QByteArray(type) << begins;
        };
        row("/files/tide.mp4", "video/mp4",
            QByteArray("\0\0\0\x20"
                       "ftyp",
                8));
        row("/files/lantern.mp4", "video/mp4",
            QByteArray("\0\0\0\x20"
                       "ftyp",
                8));
        row("/files/leaves.webm", "video/webm", "\x1a\x45\xdf\xa3");
        row("/files/bell.mp3", "audio/mpeg", "\xff");
        row("/files/bell.ogg", "audio/ogg", "OggS");
        row("/files/cells.gif", "image/gif", "GIF89a");
        row("/assets/default_avatars/icon3.webp", "image/webp", "RIFF");
    }
    void filesAreWhatTheyAreCalled()
    {
        QFETCH(QString, path);
        const Answer answer = m_client.get(m_sandbox.server(u"gotosocial"_s)->baseUrl() + path);
        QTEST(answer.type, "type");
        QFETCH(QByteArray, begins);
        QVERIFY2(answer.body.startsWith(begins), answer.body.first(8).toHex());
        QCOMPARE(m_client.get(m_sandbox.server(u"snac"_s)->baseUrl() + u"/files/none.mp4"_s).status,
            404);
    }

    void clipsHaveTypeLengthAndPreview()
    {
        for (const auto &[name, type] :
            {std::pair(u"tide"_s, u"video"_s), {u"bell"_s, u"audio"_s}}) {
            Server *server = m_sandbox.server(u"mastodon"_s);
            const QString path = u"/api/v1/statuses/"_s + name;
            const QJsonObject post = m_client.get(url(server, u"ao"_s, path)).object();
            const QJsonObject clip = post[u"media_attachments"_s][0].toObject();
            QCOMPARE(clip[u"type"_s].toString(), type);
            QVERIFY(clip[u"meta"_s][u"original"_s][u"duration"_s].toDouble() > 4);
            QCOMPARE(clip[u"preview_url"_s].isNull(), type == u"audio"_s);
            QCOMPARE(clip[u"blurhash"_s].isNull(), type == u"audio"_s);
        }
    }

private:
    QString idOf(const QString &user, const QString &uri) const
    {
        return m_sandbox.localId(uri, m_sandbox.serverOf(user));
    }

    /// Fills in ids ("statuses/rich") and handles (HAL).
    QString url(Server *server, const QString &user, const QString &path) const
    {
        QString filled = path;
        for (auto it = m_ids.begin(); it != m_ids.end(); ++it) {
            const QString name = u"/statuses/"_s + it.key().section(u'/', 1);
            if (it.key().startsWith(user + u'/') && path.contains(name)) {
                filled.replace(name, u"/statuses/"_s + it.value());
            }
        }
        for (const QString &name : {u"hal"_s, u"yuki"_s, u"sora"_s}) {
            filled.replace(name.toUpper(), m_sandbox.handle(name));
        }
        return server->baseUrl() + filled;
    }

    static void compare(const QByteArray &name, const Answer &answer)
    {
        const QJsonDocument document = QJsonDocument::fromJson(answer.body);
        QVERIFY(!document.isNull());
        const QJsonValue ours =
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        QStringList wrong;
        compareShapes(fixtureBody(name), ours, u"answer"_s, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    ManualClock m_clock{epoch};
    Client m_client;
    Sandbox m_sandbox;
    QMap<QString, QString> m_ids;
};

QTEST_GUILESS_MAIN(tst_sandboxshapes)
#include "tst_sandboxshapes.moc"
