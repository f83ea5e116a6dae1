// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "protocol/feed/feed.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Actor person(const QString &acct, const QString &uri = {})
{
    Actor actor;
    actor.acct = acct;
    actor.uri = uri;
    return actor;
}

Result<feed::Feed> read(const char *name, const QString &url, const QByteArray &type)
{
    return feed::decodeFeed(
        answerOf(fixtureBytes(name), url, type), person(u"someone@"_s + QUrl(url).host()));
}

Result<feed::Feed> readText(
    const QByteArray &body, const QByteArray &type = "application/rss+xml", bool titled = false)
{
    return feed::decodeFeed(
        answerOf(body, u"https://a.example/@ao.rss"_s, type), person(u"ao@a.example"_s), titled);
}

QByteArray rssItem(const QByteArray &inside)
{
    return "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\" "
           "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>A</title>"
           "<item>"
        + inside + "</item></channel></rss>";
}

const QByteArray linkAndDate = "<link>https://a.example/1</link>"
                               "<pubDate>Sun, 22 Nov 2026 15:26:10 +0000</pubDate>";

} // namespace

class tst_feed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedFeeds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("firstUri");
        QTest::addColumn<QString>("firstDate");
        QTest::addColumn<QString>("firstBody");
        const QString gts = u"https://gts1.test/@alice/statuses/01M81XGK0VDBMM3TCXC1B49X1F"_s;
        const QString gtsFeed = u"https://gts1.test/@alice/feed.rss"_s;
        const QString gtsDate = u"2026-11-22T15:20:36.636Z"_s;
        QTest::newRow("gts rss") << u"gotosocial/feed.rss"_s << gtsFeed
                                 << QByteArray("application/rss+xml") << gts << gtsDate
                                 << u"<p>x</p>"_s;
        QTest::newRow("gts atom") << u"gotosocial/feed.atom"_s << gtsFeed
                                  << QByteArray("application/atom+xml") << gts << gtsDate
                                  << u"<p>x</p>"_s;
        QTest::newRow("gts json") << u"gotosocial/feed_jsonfeed.json"_s << gtsFeed
                                  << QByteArray("application/feed+json") << gts << gtsDate
                                  << u"<p>x</p>"_s;
        QTest::newRow("gts 0.19")
            << u"gotosocial/feed_v0.19.2.rss"_s << u"https://gts2.test/@dave/feed.rss"_s
            << QByteArray("application/rss+xml")
            << u"https://gts2.test/@dave/statuses/01M81XC0PZ99VQYWPM0WSPNHMQ"_s
            << u"2026-11-22T15:18:06.000Z"_s << u"<p>Which server? どのサーバー?</p>"_s;
        QTest::newRow("snac") << u"snac2/feed.rss"_s << u"https://snac.test/fumi.rss"_s
                              << QByteArray("application/rss+xml")
                              << u"https://snac.test/fumi/p/1795361170.538692"_s
                              << u"2026-11-22T15:26:10.000Z"_s << u"<br>"_s;
        const QString note = u"https://misskey.test/notes/atvjfwoyya01003i"_s;
        const QString text = u"<p>チャンネルへの投稿</p>"_s;
        QTest::newRow("misskey atom")
            << u"misskey/user_atom.xml"_s << u"https://misskey.test/@hanako.atom"_s
            << QByteArray("application/atom+xml") << note << u"2026-11-22T15:10:35.074Z"_s << text;
        QTest::newRow("misskey rss")
            << u"misskey/user_rss.xml"_s << u"https://misskey.test/@hanako.rss"_s
            << QByteArray("application/rss+xml") << note << u"2026-11-22T15:10:35.000Z"_s << text;
        QTest::newRow("misskey json")
            << u"misskey/user_feed.json"_s << u"https://misskey.test/@hanako.json"_s
            << QByteArray("application/json") << note << u"2026-11-22T15:10:35.074Z"_s << text;
    }
    void recordedFeeds()
    {
        QFETCH(QString, name);
        QFETCH(QString, url);
        QFETCH(QByteArray, type);
        QFETCH(QString, firstUri);
        QFETCH(QString, firstDate);
        QFETCH(QString, firstBody);
        const auto feed = read(name.toUtf8().constData(), url, type);
        QVERIFY(feed.ok());
        QVERIFY(feed->page.items.size() >= 3);
        QCOMPARE(feed->page.skipped, 0);
        QVERIFY(feed->page.end);
        const Post &first = feed->page.items.front().post;
        QCOMPARE(first.uri, firstUri);
        QCOMPARE(first.url, firstUri);
        QCOMPARE(isoTime(first.createdAt), firstDate);
        QCOMPARE(first.body, firstBody);
        QCOMPARE(first.bodyKind, Post::Body::Html);
        QVERIFY(first.localId.isEmpty());
        qint64 last = first.createdAt;
        for (const TimelineItem &item : feed->page.items) {
            QVERIFY(item.createdAt <= last && !item.boost);
            QCOMPARE(item.post.author.acct, u"someone@"_s + QUrl(url).host());
            last = item.createdAt;
        }
    }

    void names()
    {
        const auto misskey = read("misskey/user_atom.xml", u"https://misskey.test/@hanako.atom"_s,
            "application/atom+xml");
        QCOMPARE(misskey->page.items.front().post.author.displayName, u"花子 :kane:"_s);
        QCOMPARE(misskey->title, u"花子 :kane: (@hanako@misskey.test)"_s);
        const auto gts = read("gotosocial/feed_jsonfeed.json",
            u"https://gts1.test/@alice/feed.rss"_s, "application/feed+json");
        QCOMPARE(gts->page.items.front().post.author.displayName, QString());
    }

    void pictures()
    {
        const auto count = [](const Result<feed::Feed> &feed) {
            size_t pictures = 0;
            for (const TimelineItem &item : feed->page.items) {
                for (const Media &media : item.post.media) {
                    pictures += media.type == Media::Type::Image;
                }
            }
            return pictures;
        };
        QVERIFY(count(read("misskey/user_rss.xml", u"https://misskey.test/@hanako.rss"_s,
                    "application/rss+xml"))
            > 0);
        QVERIFY(count(read("misskey/user_feed.json", u"https://misskey.test/@hanako.json"_s,
                    "application/json"))
            > 0);
    }

    /// Mastodon's form: the guid is the page, the media carry their words.
    void mastodonItem()
    {
        const auto feed = readText(
            rssItem("<guid isPermaLink=\"true\">https://a.example/@ao/1</guid>"
                    "<link>https://a.example/@ao/1</link>"
                    "<pubDate>Sun, 22 Nov 2026 15:26:10 +0000</pubDate>"
                    "<description>&lt;p&gt;hi&lt;/p&gt;</description>"
                    "<media:content url=\"https://files.example/1.png\" type=\"image/png\" "
                    "fileSize=\"9\" medium=\"image\"><media:rating scheme=\"urn:simple\">adult"
                    "</media:rating><media:description type=\"plain\">a cat</media:description>"
                    "<media:thumbnail url=\"https://files.example/s.png\"/></media:content>"
                    "<category>猫</category>"));
        QVERIFY(feed.ok());
        const Post &post = feed->page.items.at(0).post;
        QCOMPARE(post.uri, u"https://a.example/@ao/1"_s);
        QCOMPARE(post.body, u"<p>hi</p>"_s);
        QCOMPARE(post.media.at(0).url, u"https://files.example/1.png"_s);
        QCOMPARE(post.media.at(0).type, Media::Type::Image);
        QCOMPARE(post.media.at(0).description, u"a cat"_s);
        QCOMPARE(post.media.at(0).previewUrl, u"https://files.example/s.png"_s);
        QVERIFY(post.sensitive);
        QCOMPARE(post.tags.at(0).name, u"猫"_s);
    }

    void atomEntry()
    {
        const auto feed = readText(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
            "xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><title>A</title>"
            "<author><name>Ao</name></author><entry><id>https://a.example/objects/1</id>"
            "<link rel=\"alternate\" href=\"https://a.example/notice/1\"/>"
            "<link rel=\"enclosure\" type=\"video/mp4\" href=\"https://a.example/v.mp4\"/>"
            "<published>2026-11-22T15:00:00Z</published><updated>2026-11-22T16:00:00Z</updated>"
            "<thr:in-reply-to ref=\"https://b.example/2\"/>"
            "<content type=\"xhtml\"><div><b>x</b> <a href=\"https://c.example/\">y</a></div>"
            "</content></entry></feed>",
            "application/atom+xml");
        QVERIFY(feed.ok());
        const Post &post = feed->page.items.at(0).post;
        QCOMPARE(post.uri, u"https://a.example/objects/1"_s);
        QCOMPARE(post.url, u"https://a.example/notice/1"_s);
        QCOMPARE(post.replyToUri, u"https://b.example/2"_s);
        QCOMPARE(isoTime(post.createdAt), u"2026-11-22T15:00:00.000Z"_s);
        QCOMPARE(isoTime(post.editedAt), u"2026-11-22T16:00:00.000Z"_s);
        QCOMPARE(post.body, u"<div><b>x</b> <a href=\"https://c.example/\">y</a></div>"_s);
        QCOMPARE(post.media.at(0).type, Media::Type::Video);
        QCOMPARE(post.author.displayName, u"Ao"_s);
    }

    void titles()
    {
        const QByteArray item = rssItem(linkAndDate
            + "<title>A &amp; B</title>"
              "<description>text</description>");
        QCOMPARE(readText(item)->page.items.at(0).post.body, u"text"_s);
        QCOMPARE(readText(item, "text/xml", true)->page.items.at(0).post.body,
            u"<p><strong>A &amp; B</strong></p>text"_s);
    }

    void guidIsNoAddress()
    {
        const auto feed = readText(rssItem(linkAndDate + "<guid>a.example?p=1</guid>"));
        QCOMPARE(feed->page.items.at(0).post.uri, u"https://a.example/1"_s);
    }

    /// A feed must not speak for another host.
    void foreignEntries()
    {
        const auto forged = readText(rssItem(linkAndDate + "<guid>https://b.example/1</guid>"));
        QVERIFY(forged.ok());
        QCOMPARE(forged->page.skipped, 1);
        QVERIFY(forged->page.items.empty());
        const auto port = readText(rssItem(linkAndDate + "<guid>https://a.example:8443/1</guid>"));
        QCOMPARE(port->page.skipped, 1);
        // The host of the actor is the author's own, too.
        const auto split =
            feed::decodeFeed(answerOf(rssItem(linkAndDate + "<guid>https://b.example/1</guid>"),
                                 u"https://a.example/f"_s, "text/xml"),
                person(u"ao@a.example"_s, u"https://b.example/users/ao"_s));
        QCOMPARE(split->page.items.size(), size_t(1));
        // That of their page is what their server makes it.
        Actor elsewhere = person(u"ao@a.example"_s);
        elsewhere.url = u"https://b.example/@victim"_s;
        const auto borrowed =
            feed::decodeFeed(answerOf(rssItem(linkAndDate + "<guid>https://b.example/1</guid>"),
                                 u"https://a.example/f"_s, "text/xml"),
                elsewhere);
        QCOMPARE(borrowed->page.skipped, 1);
    }

    void unreadableDates()
    {
        const QByteArray link = "<link>https://a.example/1</link>";
        for (const QByteArray &date : {QByteArray(), QByteArray("<pubDate>soon</pubDate>"),
                 QByteArray("<pubDate>0001-01-01T00:00:00Z</pubDate>")}) {
            const auto feed = readText(rssItem(link + date));
            QCOMPARE(feed->page.skipped, 1);
        }
    }

    void validators()
    {
        const QUrl url(u"https://a.example/@ao.rss"_s);
        QCOMPARE(feed::feedRequest(url).headers.size(), 1);
        const Request request =
            feed::feedRequest(url, u"\"e\""_s, u"Sun, 22 Nov 2026 15:26:10 GMT"_s);
        QVERIFY(request.headers.contains({"If-None-Match", "\"e\""}));
        QVERIFY(request.headers.contains({"If-Modified-Since", "Sun, 22 Nov 2026 15:26:10 GMT"}));

        Response response = answerOf(QByteArray(), url.toString(), "text/xml", 304);
        response.headers.emplaceBack("ETag", "\"e\"");
        const auto same = feed::decodeFeed(response, person(u"ao@a.example"_s));
        QVERIFY(same.ok());
        QVERIFY(same->notModified && same->page.items.empty());
        QCOMPARE(same->etag, u"\"e\""_s);
    }

    void noFeeds_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        const QByteArray xml = "application/xml";
        QTest::newRow("empty") << QByteArray() << xml;
        QTest::newRow("html") << QByteArray("<!doctype html><p>hi") << QByteArray("text/html");
        QTest::newRow("other xml") << QByteArray("<svg/>") << xml;
        QTest::newRow("cut") << QByteArray("<rss><channel><ti") << xml;
        QTest::newRow("json") << QByteArray("{\"a\":1}") << QByteArray("application/json");
        QTest::newRow("entity bomb")
            << QByteArray("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                          "<rss><channel><item><title>&b;</title></item></channel></rss>")
            << xml;
        QTest::newRow("file entity")
            << QByteArray("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                          "<rss><channel><title>&a;</title></channel></rss>")
            << xml;
    }
    void noFeeds()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        const auto feed = readText(body, type);
        QVERIFY(!feed);
        QCOMPARE(feed.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(feed.error().subject, u"a.example"_s);
    }

    void refusals()
    {
        const auto disabled =
            feed::decodeFeed(answerOf(fixtureBytes("gotosocial/feed_rss_disabled_404.json"),
                                 u"https://gts1.test/@bob/feed.rss"_s, "application/json", 404),
                person(u"bob@gts1.test"_s));
        QCOMPARE(disabled.error().kind, ErrorKind::NotFound);
        const auto throttled = feed::decodeFeed(
            answerOf(QByteArray(), u"https://gts1.test/f"_s, "text/plain", 503), {});
        QCOMPARE(throttled.error().kind, ErrorKind::RateLimited);
    }

    void bounds()
    {
        QByteArray many = "<rss><channel>";
        for (int i = 0; i < 1000; ++i) {
            many += "<item><guid>https://a.example/" + QByteArray::number(i)
                + "</guid>"
                  "<pubDate>Sun, 22 Nov 2026 15:26:10 +0000</pubDate></item>";
        }
        QCOMPARE(readText(many + "</channel></rss>")->page.items.size(), size_t(200));
        // Nesting a reader that recurses would fall over.
        const QByteArray deep = QByteArray("<a>").repeated(300'000);
        QVERIFY(!readText(deep));
        for (const char *field : {"title", "description", "category", "author"}) {
            const QByteArray open = QByteArray("<") + field + ">";
            (void)readText(rssItem(open + deep));
            (void)readText("<rss><channel>" + open + deep);
        }
        (void)readText("<feed><entry><content type=\"xhtml\">" + deep);
    }

    void candidates_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<int>("family");
        QTest::addColumn<QString>("first");
        const auto add = [](const char *software, Instance::Family family, const char *first) {
            QTest::newRow(software)
                << QString::fromLatin1(software) << int(family) << QString::fromLatin1(first);
        };
        using Family = Instance::Family;
        add("mastodon", Family::Mastodon, "https://a.example/@Ao.rss");
        add("glitch", Family::Mastodon, "https://a.example/@Ao.rss");
        add("akkoma", Family::Mastodon, "https://a.example/users/Ao/feed.atom");
        add("gotosocial", Family::Mastodon, "https://a.example/@Ao/feed.rss");
        add("pixelfed", Family::Mastodon, "https://a.example/users/Ao.atom");
        add("friendica", Family::Mastodon, "https://a.example/feed/Ao");
        add("snac", Family::Mastodon, "https://a.example/Ao.rss");
        add("kibou", Family::Mastodon, "");
        add("misskey", Family::Misskey, "https://a.example/@Ao.json");
        add("sharkey", Family::Misskey, "https://a.example/@Ao.json");
        add("writefreely", Family::ActivityPub, "https://a.example/Ao/feed/");
        add("peertube", Family::ActivityPub, "https://a.example/feeds/videos.atom?accountName=Ao");
        add("somethingnew", Family::ActivityPub, "");
    }
    void candidates()
    {
        QFETCH(QString, software);
        QFETCH(int, family);
        QFETCH(QString, first);
        Instance instance = server(software, u"a.example"_s);
        instance.family = Instance::Family(family);
        const auto urls = feed::feedCandidates(instance, {u"Ao"_s, u"people.example"_s});
        QCOMPARE(urls.isEmpty() ? QString() : urls.first().toString(), first);
        QCOMPARE(feed::writesTitles(instance), instance.family == Instance::Family::ActivityPub);
    }

    void hostileName()
    {
        const auto urls =
            feed::feedCandidates(server(u"snac"_s, u"a.example"_s), {u"../x%2f"_s, u"a.example"_s});
        QCOMPARE(urls.first().host(), u"a.example"_s);
        QVERIFY(urls.first().toEncoded().contains("%2F"));
    }

    void discovery()
    {
        const QByteArray page =
            "<html><head><LINK REL='alternate stylesheet' href='/style.css'>"
            "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed?a=1&amp;b=2\">"
            "<link href=atom.xml type=application/atom+xml rel=alternate>"
            "<link rel=\"Alternate\" type=\"application/feed+json; charset=utf-8\" "
            "title=\"a > b\" href=\"https://a.example/feed.json\"/>"
            "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"https://b.example/f\">"
            "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"javascript:1\">"
            "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"http://a.example/f\">"
            "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed?a=1&b=2\">";
        const auto feeds =
            feed::discoverFeeds(answerOf(page, u"https://a.example/blog/"_s, "text/html"));
        QVERIFY(feeds.ok());
        QCOMPARE(*feeds,
            (QList<QUrl>{QUrl(u"https://a.example/feed?a=1&b=2"_s),
                QUrl(u"https://a.example/blog/atom.xml"_s),
                QUrl(u"https://a.example/feed.json"_s)}));
        const auto misskey =
            feed::discoverFeeds(answerOf(fixtureBytes("misskey/user_page_head.html"),
                u"https://misskey.test/@hanako"_s, "text/html; charset=utf-8"));
        QVERIFY(misskey.ok());
        QVERIFY(!feed::discoverFeeds(answerOf(QJsonObject(), u"https://a.example/"_s)));
        QVERIFY(feed::discoverFeeds(
            answerOf(QByteArray("<link ").repeated(100'000), u"https://a.example/"_s, "text/html"))
                    ->isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_feed)
#include "tst_feed.moc"
