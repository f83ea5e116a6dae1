// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/feed/feed.h"
#include "recorded.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString postOfHana = u"https://a.example/@hana/statuses/01M81X33W05D2ZWWD8BJZB9VGW"_s;

/// One entry as GoToSocial writes it into a JSON feed.
struct Told {
    QString title;
    QString summary;
    QString html;
    QString url = postOfHana;
};

QString quoting(const QString &text)
{
    return u"@hana@a.example made a new post: \"%1\""_s.arg(text);
}

Result<feed::Feed> feedOf(const Response &response, bool titled = false)
{
    Actor author;
    author.acct = u"hana@"_s + response.finalUrl.host();
    return feed::decodeFeed(response, author, titled);
}

Post postOf(const Told &told, bool titled = false)
{
    const QJsonObject item{{u"id"_s, told.url}, {u"url"_s, told.url}, {u"title"_s, told.title},
        {u"summary"_s, told.summary}, {u"content_html"_s, told.html},
        {u"date_published"_s, u"2026-11-22T15:13:15Z"_s}};
    const QJsonObject document{{u"version"_s, u"https://jsonfeed.org/version/1.1"_s},
        {u"title"_s, u"Posts"_s}, {u"items"_s, QJsonArray{item}}};
    const auto read = feedOf(
        answerOf(document, u"https://a.example/@hana/feed.rss"_s, "application/feed+json"), titled);
    return read && read->page.items.size() == 1 ? read->page.items.front().post : Post();
}

Post rssPostOf(const QByteArray &inside)
{
    const QByteArray body = "<rss version=\"2.0\" "
                            "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
                            "<item><pubDate>Sun, 22 Nov 2026 15:26:10 +0000</pubDate>"
        + inside + "</item></channel></rss>";
    const auto read =
        feedOf(answerOf(body, u"https://a.example/@hana.rss"_s, "application/rss+xml"));
    return read && read->page.items.size() == 1 ? read->page.items.front().post : Post();
}

/// As internal/typeutils/internaltorss.go cuts, of ASCII and other characters of one unit.
QString cutTo(const QString &text, qsizetype length)
{
    return text.size() <= length ? text : text.left(length - 3) + u"..."_s;
}

} // namespace

class tst_feedwarnings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedWarnings_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QStringList>("warnings");
        const QStringList alice{u"ネタバレ: ミステリの感想"_s};
        const QString address = u"https://gts1.test/@alice/feed.rss"_s;
        QTest::newRow("rss") << u"gotosocial/feed.rss"_s << address
                             << QByteArray("application/rss+xml") << alice;
        QTest::newRow("atom") << u"gotosocial/feed.atom"_s << address
                              << QByteArray("application/atom+xml") << alice;
        QTest::newRow("json") << u"gotosocial/feed_jsonfeed.json"_s << address
                              << QByteArray("application/feed+json") << alice;
        QTest::newRow("0.19") << u"gotosocial/feed_v0.19.2.rss"_s
                              << u"https://gts2.test/@dave/feed.rss"_s
                              << QByteArray("application/rss+xml")
                              << QStringList{u"CW: food 食べ物"_s};
        QTest::newRow("snac") << u"snac2/feed.rss"_s << u"https://snac.test/fumi.rss"_s
                              << QByteArray("application/rss+xml") << QStringList();
        QTest::newRow("misskey") << u"misskey/user_feed.json"_s
                                 << u"https://misskey.test/@hanako.json"_s
                                 << QByteArray("application/json")
                                 << QStringList{u"ネタバレ注意 :kane:"_s};
    }
    void recordedWarnings()
    {
        QFETCH(QString, name);
        QFETCH(QString, url);
        QFETCH(QByteArray, type);
        QFETCH(QStringList, warnings);
        const auto read = feedOf(answerOf(fixtureBytes(name.toUtf8().constData()), url, type));
        QVERIFY(read.ok());
        QVERIFY(read->page.items.size() >= 5);
        QStringList told;
        for (const TimelineItem &item : read->page.items) {
            QCOMPARE(item.post.sensitive, !item.post.warning.isEmpty());
            told << (item.post.sensitive ? QStringList{item.post.warning} : QStringList());
            QVERIFY(!item.post.sensitive || !item.post.body.contains(item.post.warning));
        }
        QCOMPARE(told, warnings);
    }

    void warnings_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("warning");
        const QString longText = u"long words & <b> "_s.repeated(40);
        const QString longHtml = u"<p>"_s + longText.toHtmlEscaped() + u"</p>"_s;
        const auto row = [](const char *name, const QString &title, const QString &text,
                             const QString &html, const QString &warning) {
            QTest::newRow(name) << title << cutTo(quoting(text), 256) << html << warning;
        };
        row("whole text", u"hi"_s, u"hi"_s, u"<p>hi</p>"_s, {});
        row("white space", u"one two"_s, u"one \n\n two"_s, u"<p>one</p><p>two</p>"_s, {});
        row("cut text", cutTo(longText, 128), longText, longHtml, {});
        row("its markdown", u"*hi* [x](https://b.example/)"_s, u"*hi* [x](https://b.example/)"_s,
            u"<p><em>hi</em> <a href=\"https://b.example/\">x</a></p>"_s, {});
        row("its mention", u"@bob@b.example hi"_s, u"@bob@b.example hi"_s,
            u"<p>@<span>bob</span> hi</p>"_s, {});
        row("quotes", u"\"so\" \""_s, u"\"so\" \""_s, u"<p>&#34;so&#34; &#34;</p>"_s, {});
        row("dots of its own", u"wait..."_s, u"wait..."_s, u"<p>wait...</p>"_s, {});
        row("a warning", u"food"_s, u"soup"_s, u"<p>soup</p>"_s, u"food"_s);
        row("of a long text", u"food"_s, longText, longHtml, u"food"_s);
        row("a long one", cutTo(u"warned "_s.repeated(40), 128), longText, longHtml,
            cutTo(u"warned "_s.repeated(40), 128).simplified());
        row("the text begins with it", u"cats"_s, u"cats are good"_s, u"<p>cats are good</p>"_s,
            u"cats"_s);
        row("and with dots", u"cats..."_s, u"cats are good"_s, u"<p>cats are good</p>"_s,
            u"cats..."_s);
        row("dots alone", u"..."_s, u"he did it"_s, u"<p>he did it</p>"_s, u"..."_s);
        row("a cut text begins with it", u"long words"_s, longText, longHtml, u"long words"_s);
        row("markup", u"a &amp; <em>b</em> &lt;3 &#39;c&#x27; &bogus; 1 < 2"_s, u"x"_s,
            u"<p>x</p>"_s, u"a & b <3 'c' &bogus; 1 < 2"_s);
    }
    void warnings()
    {
        QFETCH(QString, title);
        QFETCH(QString, summary);
        QFETCH(QString, html);
        QFETCH(QString, warning);
        const Post post = postOf({title, summary, html});
        QCOMPARE(post.uri, postOfHana);
        QCOMPARE(post.warning, warning);
        QCOMPARE(post.sensitive, !warning.isEmpty());
        QCOMPARE(post.body, html);
        // A warning is not said twice where a server's titles are read, nor a beginning.
        const Post titled = postOf({title, summary, html}, true);
        QCOMPARE(titled.warning, warning);
        QCOMPARE(titled.body, html);
    }

    void withPicturesAlone()
    {
        const QString summary = u"@hana@a.example posted [2] attachments"_s;
        QVERIFY(!postOf({{}, summary, {}}).sensitive);
        QCOMPARE(postOf({u"food"_s, summary, {}}).warning, u"food"_s);
        const QString one = u"@hana@a.example posted 1 attachment: \"hi\""_s;
        QVERIFY(!postOf({u"hi"_s, one, u"<p>hi</p>"_s}).sensitive);
        QCOMPARE(postOf({u"food"_s, one, u"<p>hi</p>"_s}).warning, u"food"_s);
    }

    /// Where a long address leaves less of the text in the summary than the title has.
    void longAddress()
    {
        const QString text = u"abcdefghi "_s.repeated(40);
        const QString author =
            u"@%1@%2.example made a new post: \""_s.arg(QString(64, u'h'), QString(100, u'a'));
        const QString summary = cutTo(author + text + u'"', 256);
        QVERIFY(summary.size() - author.size() < 100);
        const QString html = u"<p>"_s + text + u"</p>"_s;
        QVERIFY(!postOf({cutTo(text, 128), summary, html}).sensitive);
        QCOMPARE(postOf({u"food"_s, summary, html}).warning, u"food"_s);
        const QString none = cutTo(author + QString(200, u'x'), author.size() + 3);
        QVERIFY(postOf({u"food"_s, none, html}).sensitive);
    }

    /// A summary of another form: the shown text stands in for the source.
    void withoutSource()
    {
        for (const QString &summary : {QString(), u"hana wrote"_s, u"@hana@a.example made"_s}) {
            QVERIFY(!postOf(
                {u"a & b #c"_s, summary, u"<p>a &amp; b <a href=\"/c\">#<span>c</span></a></p>"_s})
                         .sensitive);
            QCOMPARE(postOf({u"food"_s, summary, u"<p>soup</p>"_s}).warning, u"food"_s);
            QCOMPARE(postOf({u"food"_s, summary, {}}).warning, u"food"_s);
            QVERIFY(!postOf({{}, summary, u"<p>soup</p>"_s}).sensitive);
        }
    }

    void hostileShapes()
    {
        const QString text = u"<p>short</p>"_s;
        const QString huge = u"long "_s.repeated(100'000);
        QCOMPARE(postOf({huge, quoting(u"short"_s), text}).warning, huge.simplified());
        QCOMPARE(
            postOf({u"short and more"_s, quoting(u"short"_s), text}).warning, u"short and more"_s);
        for (const QString &blank : {QString(), u" \n\t"_s, u"\u00a0"_s}) {
            const Post post = postOf({blank, quoting(u"short"_s), text});
            QCOMPARE(post.uri, postOfHana);
            QVERIFY(post.warning.isEmpty() && !post.sensitive);
        }
        QVERIFY(!postOf({{}, {}, {}}).sensitive);
        QCOMPARE(postOf({u"<spoiler>"_s, quoting(u"short"_s), text}).warning, u"<spoiler>"_s);
        QCOMPARE(postOf({u"food"_s, quoting({}), {}}).warning, u"food"_s);
        QCOMPARE(
            postOf({u"food"_s, u"@hana@a.example made a new post: \""_s, text}).warning, u"food"_s);
        QCOMPARE(postOf({u"food"_s, u"@hana@a.example made a new post: \"..."_s, text}).warning,
            u"food"_s);
        for (const QString &piece : {u"<a"_s, u"&#"_s, u"&"_s, u"<"_s, u">"_s, u"@"_s}) {
            const QString many = piece.repeated(300'000);
            QElapsedTimer clock;
            clock.start();
            QVERIFY(postOf({u"x"_s + many, many, many}).sensitive);
            QVERIFY2(clock.elapsed() < 5000, qPrintable(piece)); // not in squares
        }
    }

    /// Titles of others are no warnings, whatever stands in them.
    void others()
    {
        for (const QString &url :
            {u"https://a.example/2026/11/soup"_s, u"https://a.example/@hana/115600000000000000"_s,
                u"https://a.example/@hana/statuses/1"_s, u"https://a.example/notes/abc"_s,
                postOfHana + u"/x"_s}) {
            const Told told{u"food"_s, quoting(u"soup"_s), u"<p>soup</p>"_s, url};
            QVERIFY(postOf(told).warning.isEmpty() && !postOf(told).sensitive);
            QCOMPARE(postOf(told).body, u"<p>soup</p>"_s);
            QCOMPARE(postOf(told, true).body, u"<p><strong>food</strong></p><p>soup</p>"_s);
            QVERIFY(!postOf(told, true).sensitive);
        }
    }

    /// The warning is the summary, and stands in front of the text.
    void warningsInFront_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("left"); ///< null: it is no covered post
        const QString end = u" <span class=\"new_note without_img\"></span>"_s;
        const QString covered = u"food & drink<br>soup"_s + end;
        const auto row = [](const char *name, const QString &title, const QString &html,
                             const QString &left = {}) {
            QTest::newRow(name) << title << html << left;
        };
        row("says", u"Hana says"_s, covered, u"soup"_s + end);
        row("replies", u"Hana says hi replies"_s, covered, u"soup"_s + end);
        row("renotes", u"花\n子 renotes"_s, covered, u"soup"_s + end);
        row("with the words", u"Hana says: food & drink"_s, covered, u"soup"_s + end);
        row("without words", u"Hana sayssomething"_s, covered, u"soup"_s + end);
        row("Fedired", u"Boost by Hana: food & drink"_s, covered, u"soup"_s + end);
        row("another break", u"Hana says"_s, u"food & drink<br/>soup"_s, u"soup"_s);
        row("once only", u"Hana says"_s, u"food & drink<br>food & drink<br>soup"_s,
            u"food & drink<br>soup"_s);
        row("a blog", u"What Hana cooks"_s, covered);
        row("a blog that says", u"Hana says no"_s, covered);
        row("nobody says", u" says"_s, covered);
        row("no break", u"Hana says"_s, u"food & drink and soup"_s);
        row("further down", u"Hana says"_s, u"<p>food & drink<br>soup</p>"_s);
        row("nothing else", u"Hana says"_s, u"food & drink"_s);
    }
    void warningsInFront()
    {
        QFETCH(QString, title);
        QFETCH(QString, html);
        QFETCH(QString, left);
        const QString summary = u"food & drink"_s;
        const Post post = postOf({title, summary, html, u"https://a.example/notes/9abc"_s});
        QCOMPARE(post.warning, left.isNull() ? QString() : summary);
        QCOMPARE(post.sensitive, !left.isNull());
        QCOMPARE(post.body, left.isNull() ? html : left);
        const Post elsewhere = postOf({title, summary, html, u"https://a.example/blog/9abc"_s});
        QVERIFY(elsewhere.warning.isEmpty() && !elsewhere.sensitive);
        QCOMPARE(elsewhere.body, html);
        const Post open = postOf({title, u" "_s, u" <br>soup"_s, u"https://a.example/notes/9"_s});
        QVERIFY(open.warning.isEmpty() && !open.sensitive);
        QCOMPARE(open.body, u" <br>soup"_s);
    }

    /// Behind a line and its author stands what a post answers or quotes.
    void whatIsAnswered_data()
    {
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("warning");
        const QString mine = u"<p>mine</p> <span class=\"reply_note without_img\"></span>"_s;
        const QString mei = u"<hr>Mei(@mei@c.example) says: <br>"_s;
        const QString bo = u"<hr>Bo(@bo@b.example:3000) replies: <br>"_s;
        const auto row = [](const char *name, const QString &summary, const QString &html,
                             const QString &warning) {
            QTest::newRow(name) << summary << html << warning;
        };
        row("under the post's warning", u"food"_s, u"food<br>"_s + mine + mei + u"<p>stew</p>"_s,
            u"food"_s);
        row("with another one", u"food"_s, u"food<br>"_s + mine + mei + u"plot<br><p>stew</p>"_s,
            u"food"_s);
        row("with a warning", {}, mine + mei + u"plot & end<br><p>he did it</p>"_s,
            u"plot & end"_s);
        row("the second one", {}, mine + bo + u"<p>so</p>"_s + mei + u"plot<br><p>he did it</p>"_s,
            u"plot"_s);
        row("boosted", {}, u" <span class=\"renote_note\"></span>"_s + mei + u"plot<br>"_s,
            u"plot"_s);
        row("of a strange name", {},
            mine + u"<hr>M <b>(x)\n(@mei@c.example) renotes: <br>plot<br>"_s, u"plot"_s);
        row("a warning like markup", {}, mine + mei + u"<3 ends<br><p>he did it</p>"_s,
            u"<3 ends"_s);
        row("a blank behind it", {}, mine + mei + u"plot <br><p>he did it</p>"_s, u"plot"_s);
        row("and a picture", {}, mine + mei + u"plot<br> <br><img src=\"https://c.example/1\">"_s,
            u"plot"_s);
        row("without one", {}, mine + mei + u"<p>one<br>two</p>"_s, {});
        row("a picture alone", {}, mine + mei + u" <br><img src=\"https://c.example/1\">"_s, {});
        row("as it was typed", {}, mine + mei + u"one\ntwo <br><img src=\"https://c.example/1\">"_s,
            {});
        row("no words at all", {}, mine + mei, {});
        row("a line alone", {}, mine + u"<hr>plot<br>he did it"_s, {});
    }
    void whatIsAnswered()
    {
        QFETCH(QString, summary);
        QFETCH(QString, html);
        QFETCH(QString, warning);
        const Post post =
            postOf({u"Hana replies"_s, summary, html, u"https://a.example/notes/9abc"_s});
        QCOMPARE(post.warning, warning);
        QCOMPARE(post.sensitive, !warning.isEmpty());
        const qsizetype inFront = summary.isEmpty() ? 0 : summary.size() + 4; // and a break
        QCOMPARE(post.body, html.mid(inFront)); // what is answered is in it, and so is covered
        const Post blog =
            postOf({u"What Hana cooks"_s, summary, html, u"https://a.example/notes/9abc"_s});
        QVERIFY(blog.warning.isEmpty() && !blog.sensitive);
        QCOMPARE(blog.body, html);
    }

    void manyAreAnswered()
    {
        for (const QString &piece : {u"<hr>"_s, u"<hr>(@"_s, u"(@a"_s, u"<hr>Mei(@mei@c.example)"_s,
                 u"<hr>Mei(@mei@c.example) says: <br>"_s}) {
            QElapsedTimer clock;
            clock.start();
            const QString many = piece.repeated(50'000);
            QVERIFY(
                !postOf({u"Hana says"_s, {}, many, u"https://a.example/notes/9"_s}).uri.isEmpty());
            QVERIFY2(clock.elapsed() < 5000, qPrintable(piece)); // not in squares
        }
    }

    /// A title that Misskey made up is not said above a text, nor where there is none.
    void misskeyMakesTitlesUp()
    {
        const QString note = u"https://a.example/notes/9abc"_s;
        const Post post = postOf({u"New note by Hana"_s, u"food"_s, u"<p>soup</p>"_s, note}, true);
        QCOMPARE(post.warning, u"food"_s);
        QCOMPARE(post.body, u"<p>soup</p>"_s);
        const Post silent = postOf({u"New note by Hana"_s, u"food"_s, u"food"_s, note}, true);
        QCOMPARE(silent.warning, u"food"_s);
        QCOMPARE(silent.body, QString());
    }

    /// Mastodon has no titles: the warning stands in the text (app/helpers/formatting_helper.rb).
    void mastodonSaysItInTheText()
    {
        const Post post = rssPostOf(
            "<guid>https://a.example/@hana/115600000000000000</guid>"
            "<link>https://a.example/@hana/115600000000000000</link>"
            "<description>&lt;p&gt;&lt;strong&gt;Content warning:&lt;/strong&gt; food&lt;/p&gt;"
            "&lt;hr&gt;&lt;p&gt;soup&lt;/p&gt;</description>");
        QCOMPARE(post.body, u"<p><strong>Content warning:</strong> food</p><hr><p>soup</p>"_s);
        QVERIFY(post.warning.isEmpty() && !post.sensitive);
    }

    /// Its RSS of 0.19 and before: the text is not taken for the summary, nor this for the text.
    void rssOfGoToSocial()
    {
        const QByteArray post =
            "<link>" + postOfHana.toUtf8() + "</link><title>a &amp;amp; b</title>";
        const Post covered = rssPostOf(post
            + "<description>@hana@a.example made a new post: \"soup\"</description>"
              "<content:encoded><![CDATA[<p>soup</p>]]></content:encoded>");
        QCOMPARE(covered.warning, u"a & b"_s);
        QCOMPARE(covered.body, u"<p>soup</p>"_s);
        const Post open = rssPostOf(post
            + "<content:encoded><![CDATA[<p>a &amp;amp; b</p>]]></content:encoded>"
              "<description>@hana@a.example made a new post: \"a &amp;amp; b\"</description>");
        QVERIFY(open.warning.isEmpty() && !open.sensitive);
    }
};

QTEST_GUILESS_MAIN(tst_feedwarnings)
#include "tst_feedwarnings.moc"
