// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "sync/sameedit.h"

#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 sentAt = 1'795'348'800'000; // 2026-11-22T12:00:00Z

Account editor()
{
    Account own{.id = {u"A"_s}, .acct = u"me@a.example"_s, .host = u"a.example"_s};
    own.localId = u"9"_s;
    return own;
}

/// An edit that says "Tea, @ao!" with a warning, and a picture that has a new description.
PostText wantedText()
{
    PostText wanted{.text = u"Tea, @ao@b.example!"_s, .warning = u"hot"_s, .language = u"en"_s};
    wanted.media = {Attachment{.description = u"a cup"_s, .id = u"m1"_s, .changed = true}};
    wanted.poll = {
        .choices = {u"green"_s, u"black"_s}, .multiple = true, .endsAt = sentAt + hourMs};
    return wanted;
}

/// The post after it, at a server that tells how it was typed.
StandingPost edited()
{
    StandingPost now;
    Post &post = now.item.post;
    now.item.localId = post.localId = u"5"_s;
    post.author.acct = u"me@a.example"_s;
    post.author.localId = u"9"_s;
    post.body = u"<p>Tea, <a href=\"https://b.example/@ao\" class=\"mention\">@ao</a>!</p>"_s;
    post.warning = u"hot"_s;
    post.sensitive = true;
    post.language = u"en"_s;
    post.replyToLocalId = u"4"_s;
    post.editedAt = sentAt + secondMs;
    Media cup{.type = Media::Type::Image, .description = u"a cup"_s};
    cup.id = u"m1"_s;
    post.media = {cup};
    post.poll = Poll{.expiresAt = sentAt + hourMs, .multiple = true};
    post.poll->options = {{.title = u"green"_s}, {.title = u"black"_s}};
    now.source = PostSource{.text = u"Tea, @ao@b.example!"_s, .warning = u"hot"_s};
    return now;
}

bool isSo(const StandingPost &now, const PostText &wanted = wantedText())
{
    return isAsEdited(wanted, editor(), now, sentAt);
}

bool looksSo(const StandingPost &now, const PostText &wanted = wantedText())
{
    return looksAsEdited(wanted, editor(), now, sentAt);
}

using Change = std::function<void(StandingPost &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

/// Whether an edit that nobody answered was made.
class tst_sameedit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordForWord()
    {
        QVERIFY(isSo(edited()));
        StandingPost wrapped = edited();
        wrapped.source->text = u"Tea, @ao@b.example!\r\n"_s;
        QVERIFY(isSo(wrapped));
        PostText lines = wantedText();
        lines.text = u"one\ntwo\n"_s;
        wrapped.source->text = u"one\r\ntwo"_s;
        QVERIFY(isSo(wrapped, lines));
        StandingPost unsaid = edited(); // when it was changed need not be told
        unsaid.item.post.editedAt = 0;
        QVERIFY(isSo(unsaid));
    }

    /// What it was before differs by one of these.
    void anythingElse_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
        row("a sign", [](StandingPost &now) { now.source->text = u"Tea, @ao@b.example."_s; });
        row("a letter's size", [](StandingPost &now) { now.source->text.replace(u'T', u't'); });
        row("whom it names",
            [](StandingPost &now) { now.source->text = u"Tea, @oa@b.example!"_s; });
        row("no warning", [](StandingPost &now) { now.source->warning.clear(); });
        row("how it is read", [](StandingPost &now) { now.source->format = TextFormat::Markdown; });
        row("no picture", [](StandingPost &now) { now.item.post.media.clear(); });
        row("another picture", [](StandingPost &now) { now.item.post.media[0].id = u"m2"_s; });
        row("its description",
            [](StandingPost &now) { now.item.post.media[0].description = u"a pot"_s; });
        row("what stays in sight", [](StandingPost &now) { now.item.post.media[0].focusX = 0.5; });
        row("not covered", [](StandingPost &now) { now.item.post.sensitive = false; });
        row("its language", [](StandingPost &now) { now.item.post.language = u"ja"_s; });
        row("no poll", [](StandingPost &now) { now.item.post.poll.reset(); });
        row("a choice",
            [](StandingPost &now) { now.item.post.poll->options[1].title = u"white"_s; });
        row("one choice more", [](StandingPost &now) {
            now.item.post.poll->options.push_back({.title = u"white"_s});
        });
        row("one vote each", [](StandingPost &now) { now.item.post.poll->multiple = false; });
        row("its end", [](StandingPost &now) { now.item.post.poll->expiresAt += hourMs; });
        row("no end", [](StandingPost &now) { now.item.post.poll->expiresAt = 0; });
        row("somebody else's", [](StandingPost &now) {
            now.item.post.author = {.acct = u"ao@a.example"_s, .localId = u"8"_s};
        });
        row("a boost", [](StandingPost &now) { now.item.boost = TimelineItem::Boost{}; });
    }
    void anythingElse()
    {
        QFETCH(Change, change);
        StandingPost now = edited();
        change(now);
        QVERIFY(!isSo(now));
    }

    /// What those who run its server put before it is none of the edit's (Sharkey).
    void moderatorsWarnings()
    {
        PostText wanted = wantedText();
        wanted.warning.clear();
        StandingPost now = edited();
        now.source->warning.clear();
        now.item.post.warning = u"bot posts"_s;
        QVERIFY(!isSo(now, wanted)); // so it was covered
        QVERIFY(!looksSo(now, wanted));
        now.item.post.ownCover = Post::Cover{};
        QVERIFY(isSo(now, wanted));
        QVERIFY(looksSo(now, wanted));
        now.item.post.ownCover = Post::Cover{u"hot"_s, true}; // as it was before
        now.source->warning = u"hot"_s;
        QVERIFY(!isSo(now, wanted));
        QVERIFY(!looksSo(now, wanted));
    }

    /// What was not described anew may be described by somebody else since.
    /// Where the server says nothing of it, or nobody wished anything, that decides nothing.
    void whoMayQuoteIt()
    {
        PostText wanted = wantedText();
        wanted.quotes = QuotePolicy::Nobody;
        StandingPost now = edited();
        QVERIFY(isSo(now, wanted));
        now.quotes = QuotePolicy::Everyone;
        QVERIFY(!isSo(now, wanted));
        QVERIFY(isSo(now));
        now.quotes = QuotePolicy::Nobody;
        QVERIFY(isSo(now, wanted));
    }

    void oldDescriptions()
    {
        PostText wanted = wantedText();
        wanted.media[0].changed = false;
        StandingPost now = edited();
        now.item.post.media[0].description = u"a pot"_s;
        QVERIFY(isSo(now, wanted));
    }

    /// Where it has an end of its own from now on.
    void aPollThatRunsAnew()
    {
        PostText wanted = wantedText();
        wanted.poll.endsAt = 0;
        wanted.poll.seconds = 600;
        StandingPost now = edited();
        QVERIFY(!isSo(now, wanted));
        now.item.post.poll->expiresAt = sentAt + 601 * secondMs;
        QVERIFY(isSo(now, wanted));
        wanted.poll.seconds = 0;
        QVERIFY(!isSo(now, wanted));
        now.item.post.poll->expiresAt = 0;
        QVERIFY(isSo(now, wanted));
    }

    /// Whom it is for is written in front.
    void directPosts()
    {
        PostText wanted = wantedText();
        wanted.text = u"Tea!"_s;
        StandingPost now = edited();
        now.source->text = u"@ao@b.example @hal@c.example Tea!"_s;
        QVERIFY(!isSo(now, wanted));
        wanted.visibility = Visibility::Direct;
        QVERIFY(isSo(now, wanted));
        now.source->text = u"@ao@b.example no Tea!"_s;
        QVERIFY(!isSo(now, wanted));
    }

    /// Where nobody tells how it was typed: by what is shown, if it was changed since.
    void withoutSource()
    {
        StandingPost now = edited();
        now.source.reset();
        QVERIFY(isSo(now));
        now.item.post.editedAt = sentAt - 4 * secondMs; // two clocks
        QVERIFY(isSo(now));
        now.item.post.editedAt = sentAt - minuteMs; // another edit, which may differ by a sign
        QVERIFY(!isSo(now));
        now.item.post.editedAt = 0;
        QVERIFY(!isSo(now));
        now = edited();
        now.source.reset();
        now.item.post.body = u"<p>Coffee</p>"_s;
        QVERIFY(!isSo(now));
    }

    /// For a server that says itself that nothing would change.
    void alike()
    {
        StandingPost now = edited();
        now.source->text = u"Tea, @ao!"_s; // it writes names in its own way
        QVERIFY(!isSo(now));
        QVERIFY(looksSo(now));
        now.item.post.body = u"<p>a picture of tea</p>"_s; // and makes something else of it
        QVERIFY(looksSo(now));
        now.source->text = u"Coffee"_s;
        QVERIFY(!looksSo(now));
        now = edited();
        now.item.post.media.clear();
        QVERIFY(!looksSo(now));
        now = edited();
        now.item.post.editedAt = sentAt - minuteMs;
        QVERIFY(!looksSo(now));
        now = edited();
        now.item.post.author = {.acct = u"ao@a.example"_s, .localId = u"8"_s};
        QVERIFY(!looksSo(now));
    }

    /// Mastodon takes a warning without a text for the text.
    void aWarningAlone()
    {
        PostText wanted = wantedText();
        wanted.text.clear();
        StandingPost now = edited();
        now.source.reset();
        now.item.post.warning.clear();
        now.item.post.body = u"<p>hot</p>"_s;
        QVERIFY(looksSo(now, wanted));
        now.item.post.body.clear();
        QVERIFY(!looksSo(now, wanted)); // the warning is nowhere
    }
};

QTEST_GUILESS_MAIN(tst_sameedit)
#include "tst_sameedit.moc"
