// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/samepost.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 sentAt = 1'795'348'800'000; // 2026-11-22T12:00:00Z

Account ownAccount()
{
    Account own{.id = {u"A"_s}, .acct = u"me@a.example"_s, .host = u"a.example"_s};
    own.localId = u"9"_s;
    return own;
}

SoughtPost seeking(const QString &text)
{
    SoughtPost sought;
    sought.post.text.text = text;
    sought.above = u"90"_s;
    return sought;
}

/// A post of the account's own, as its server lists it.
TimelineItem listed(const QString &id, const QString &html = u"<p>tea</p>"_s)
{
    TimelineItem item{.localId = id, .createdAt = sentAt};
    item.post.localId = id;
    item.post.author.localId = u"9"_s;
    item.post.author.acct = u"me@a.example"_s;
    item.post.body = html;
    return item;
}

bool may(const SoughtPost &sought, const TimelineItem &item)
{
    return mayBeSought(sought, ownAccount(), item);
}

} // namespace

/// Whether a post that is there is the one that nobody answered.
class tst_samepost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTooOld()
    {
        SoughtPost sought = seeking({});
        QVERIFY(isBefore(sought, listed(u"90"_s))); // the one that was there
        QVERIFY(isBefore(sought, listed(u"89"_s)));
        QVERIFY(!isBefore(sought, listed(u"91"_s)));
        QVERIFY(!isBefore(sought, listed(u"100"_s)));
        sought.above.clear(); // there was nothing
        QVERIFY(!isBefore(sought, listed(u"1"_s)));
        sought.since = sentAt + 1; // nobody asked
        QVERIFY(isBefore(sought, listed(u"1"_s)));
        sought.since = sentAt;
        QVERIFY(!isBefore(sought, listed(u"1"_s)));
    }

    /// snac's ids do not say which of one second came first.
    void ofOneSecond()
    {
        SoughtPost sought = seeking(u"tea"_s);
        const QString noise(32, u'a');
        sought.above = u"1795348800"_s + noise;
        QVERIFY(isBefore(sought, listed(sought.above)));
        QVERIFY(!isBefore(sought, listed(u"1795348800"_s + QString(32, u'0'))));
        QVERIFY(!isBefore(sought, listed(u"1795348800"_s + QString(32, u'f'))));
        QVERIFY(isBefore(sought, listed(u"1795348799"_s + QString(32, u'f'))));
        QVERIFY(!isBefore(sought, listed(u"1795348801"_s + QString(32, u'0'))));
    }

    void whichMayBeIt()
    {
        const SoughtPost sought = seeking(u"tea"_s);
        QVERIFY(may(sought, listed(u"100"_s)));
        QVERIFY(!may(sought, listed(u"90"_s)));
        TimelineItem other = listed(u"100"_s);
        other.post.author.localId = u"8"_s;
        other.post.author.acct = u"ao@a.example"_s;
        QVERIFY(!may(sought, other));
        TimelineItem boost = listed(u"100"_s);
        boost.boost = TimelineItem::Boost{};
        QVERIFY(!may(sought, boost));
        TimelineItem reply = listed(u"100"_s);
        reply.post.replyToLocalId = u"5"_s;
        QVERIFY(!may(sought, reply));
        TimelineItem media = listed(u"100"_s);
        media.post.media.resize(1);
        QVERIFY(!may(sought, media));
        TimelineItem warned = listed(u"100"_s);
        warned.post.warning = u"fish"_s;
        QVERIFY(!may(sought, warned));
        SoughtPost taken = sought;
        taken.others << u"100"_s;
        QVERIFY(!may(taken, listed(u"100"_s)));
    }

    void theSameParent()
    {
        SoughtPost sought = seeking(u"tea"_s);
        sought.post.replyToLocalId = u"5"_s;
        sought.post.text.media = {Attachment{.id = u"m"_s}};
        sought.post.text.warning = u"fish "_s;
        TimelineItem item = listed(u"100"_s);
        QVERIFY(!may(sought, item));
        item.post.replyToLocalId = u"5"_s;
        item.post.media.resize(1);
        item.post.warning = u"fish"_s;
        QVERIFY(may(sought, item));
    }

    /// What those who run its server put before it was never sent (Sharkey).
    void moderatorsWarnings()
    {
        const SoughtPost bare = seeking(u"tea"_s);
        SoughtPost warned = bare;
        warned.post.text.warning = u"fish"_s;
        TimelineItem item = listed(u"100"_s);
        item.post.warning = u"bot posts"_s;
        item.post.sensitive = true;
        QVERIFY(!may(bare, item)); // so it was typed
        item.post.ownCover = Post::Cover{};
        QVERIFY(may(bare, item) && showsText(item.post, bare.post.text));
        QVERIFY(!may(warned, item));
        item.post.warning = u"fish, bot posts"_s;
        item.post.ownCover = Post::Cover{u"fish"_s, true};
        QVERIFY(may(warned, item) && showsText(item.post, warned.post.text));
        QVERIFY(!may(bare, item));
    }

    /// Where a poll is shown it has the same choices.
    void theSameChoices()
    {
        SoughtPost sought = seeking(u"tea"_s);
        TimelineItem item = listed(u"100"_s);
        item.post.poll = Poll{.options = {{.title = u"green"_s}, {.title = u"black"_s}}};
        QVERIFY(!may(sought, item));
        sought.post.text.poll.choices = {u"green"_s, u" black"_s};
        QVERIFY(may(sought, item));
        sought.post.text.poll.choices = {u"black"_s, u"green"_s};
        QVERIFY(!may(sought, item));
        sought.post.text.poll.choices = {u"green"_s};
        QVERIFY(!may(sought, item));
        item.post.poll.reset(); // nobody says that there is none
        QVERIFY(may(sought, item));
    }

    void whatWaitsForItsTime()
    {
        SoughtPost sought = seeking(u"tea, at @ao@b.example"_s);
        sought.post.text.scheduledAt = sentAt + 123;
        ScheduledPost there{.id = u"7"_s, .at = sentAt};
        there.post.text = u"tea, at @ao"_s;
        QVERIFY(isSoughtScheduled(sought, there));
        ScheduledPost later = there;
        later.at += 60'123;
        QVERIFY(!isSoughtScheduled(sought, later));
        ScheduledPost other = there;
        other.post.text = u"coffee"_s;
        QVERIFY(!isSoughtScheduled(sought, other));
        ScheduledPost warned = there;
        warned.post.warning = u"fish"_s;
        QVERIFY(!isSoughtScheduled(sought, warned));
        ScheduledPost answer = there;
        answer.replyToLocalId = u"5"_s;
        QVERIFY(!isSoughtScheduled(sought, answer));
        SoughtPost taken = sought;
        taken.others << u"7"_s; // it came of another one
        QVERIFY(!isSoughtScheduled(taken, there));
        sought.post.text.media = {{.id = u"m"_s}, {.id = u"n"_s}};
        QVERIFY(isSoughtScheduled(sought, there)); // not every server tells them
        there.post.media = {{.id = u"m"_s}};
        QVERIFY(!isSoughtScheduled(sought, there));
    }

    void whatIsShown_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("html");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *name, const QString &typed, const QString &html,
                             bool same = true) { QTest::newRow(name) << typed << html << same; };
        row("plain", u"Good morning!"_s, u"<p>Good morning!</p>"_s);
        row("other", u"Good morning!"_s, u"<p>Good evening!</p>"_s, false);
        row("more", u"tea"_s, u"<p>tea and more</p>"_s, false);
        row("lines", u"one\n\ntwo\nthree"_s, u"<p>one</p><p>two<br>three</p>"_s);
        row("mention", u"@ao@b.example hi"_s,
            u"<p><span class=\"h-card\"><a href=\"https://b.example/@ao\" class=\"u-url mention\">@"
            "<span>ao</span></a></span> hi</p>"_s);
        row("mention that the server adds", u"hi"_s,
            u"<p><a href=\"https://b.example/@ao\" class=\"u-url mention\">@ao</a> hi</p>"_s);
        row("mention of nobody known", u"@ao@b.example hi"_s, u"<p>@ao@b.example hi</p>"_s);
        row("words right behind", u"@ao@b.exampleさん"_s, u"<p>@aoさん</p>"_s);
        row("cut link", u"see https://a.example/a/very/long/way"_s,
            u"<p>see <a href=\"https://a.example/a/very/long/way\"><span class=\"invisible\">"
            "https://</span><span class=\"ellipsis\">a.example/a/very</span>"
            "<span class=\"invisible\">/long/way</span></a></p>"_s);
        row("another link", u"see https://a.example/1"_s,
            u"<p>see <a href=\"https://a.example/2\">https://a.example/2</a></p>"_s, false);
        row("link in another script", u"https://b.example/鯖"_s,
            u"<p><a href=\"https://b.example/%E9%AF%96\">https://b.example/鯖</a></p>"_s);
        row("link in parts", u"https://b.example/1"_s,
            u"<p><a href=\"https://b.example/1\">b.<b>example</b>/1</a></p>"_s);
        row("hashtag", u"#鯖缶 today"_s,
            u"<p><a href=\"https://a.example/tags/x\" class=\"mention hashtag\" rel=\"tag\">#<span>"
            "鯖缶</span></a> today</p>"_s);
        row("formatting", u"**very** `good`"_s, u"<p><b>very</b> <code>good</code></p>"_s);
        row("emoji", u"tea 🍵"_s, u"<p>tea 🍵</p>"_s);
        row("another emoji", u"tea 🍵"_s, u"<p>tea ☕</p>"_s, false);
        row("nothing but signs", u"!!!"_s, u"<p>!!!</p>"_s);
        row("other signs", u"!!!"_s, u"<p>...</p>"_s, false);
        row("nothing", QString(), QString());
    }
    void whatIsShown()
    {
        QFETCH(QString, typed);
        QFETCH(QString, html);
        const TimelineItem item = listed(u"100"_s, html);
        QTEST(showsText(item.post, PostText{.text = typed}), "same");
    }

    /// Mastodon takes a warning without a text for the text; others keep it.
    void aWarningAlone_data()
    {
        QTest::addColumn<QString>("warning"); // as the server tells it
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("same");
        QTest::newRow("kept") << u"fish"_s << QString() << true;
        QTest::newRow("moved") << QString() << u"fish"_s << true;
        QTest::newRow("both") << u"fish"_s << u"fish"_s << false;
        QTest::newRow("another one") << u"meat"_s << QString() << false;
        QTest::newRow("another text") << QString() << u"meat"_s << false;
        QTest::newRow("neither") << QString() << QString() << false;
    }
    void aWarningAlone()
    {
        QFETCH(QString, warning);
        QFETCH(QString, text);
        SoughtPost sought = seeking(u" "_s); // which is nothing to Mastodon
        sought.post.text.warning = u"fish"_s;
        sought.post.text.media = {Attachment{.id = u"m"_s}};
        TimelineItem item = listed(u"100"_s, text.isEmpty() ? QString() : u"<p>%1</p>"_s.arg(text));
        item.post.warning = warning;
        item.post.media.resize(1);
        QTEST(may(sought, item) && showsText(item.post, sought.post.text), "same");
        const PostSource source{.text = text, .warning = warning};
        QTEST(may(sought, item) && tellsText(source, sought.post.text), "same");
    }

    /// No warning becomes a text where there is one.
    void aWarningWithAText()
    {
        SoughtPost sought = seeking(u"tea"_s);
        sought.post.text.warning = u"fish"_s;
        TimelineItem item = listed(u"100"_s, u"<p>fish</p>"_s);
        QVERIFY(!may(sought, item));
        QVERIFY(!showsText(item.post, sought.post.text));
        item.post.body = u"<p>tea</p>"_s;
        QVERIFY(!may(sought, item)); // it was sent with one
    }

    /// Of what waits for its time Mastodon then keeps neither.
    void aWarningAloneThatWaits()
    {
        SoughtPost sought = seeking({});
        sought.post.text.warning = u"fish"_s;
        sought.post.text.media = {Attachment{.id = u"m"_s}};
        sought.post.text.scheduledAt = sentAt;
        ScheduledPost there{.id = u"7"_s, .at = sentAt};
        there.post.media = {{.id = u"m"_s}};
        QVERIFY(isSoughtScheduled(sought, there));
        there.post.text = u"fish"_s;
        QVERIFY(isSoughtScheduled(sought, there));
        there.post.text = u"meat"_s;
        QVERIFY(!isSoughtScheduled(sought, there));
        there.post.text.clear();
        there.post.warning = u"fish"_s;
        QVERIFY(isSoughtScheduled(sought, there));
        there.post.warning = u"meat"_s;
        QVERIFY(!isSoughtScheduled(sought, there));
        TimelineItem posted = listed(u"100"_s, {}); // its time came
        posted.post.media.resize(1);
        QVERIFY(may(sought, posted) && showsText(posted.post, sought.post.text));
    }

    /// Misskey tells it as it was typed.
    void notHtml()
    {
        TimelineItem item = listed(u"100"_s, u"<b>tea</b> & more"_s);
        item.post.bodyKind = Post::Body::Mfm;
        QVERIFY(showsText(item.post, PostText{.text = u"<b>tea</b> & more"_s}));
        QVERIFY(!showsText(item.post, PostText{.text = u"tea & more"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_samepost)
#include "tst_samepost.moc"
