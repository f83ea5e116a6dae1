// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/layout.h"

#include "base/clock.h"
#include "cli/output.h"
#include "cli/textwidth.h"
#include "content/mfm.h"
#include "content/plain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr qint64 noon = 1'795'000'000'000;

store::TimelineRow someRow()
{
    store::TimelineRow row;
    row.event.sortAt = noon;
    row.post.text = u"鯖缶カレーを作った。 It was good, as always."_s;
    row.post.confirmed = true;
    Post &post = row.post.post;
    post.author = Actor{.acct = u"yu@b.example"_s, .displayName = u"ゆき ❄️"_s};
    post.createdAt = noon - 5 * minuteMs;
    post.url = u"https://b.example/1"_s;
    return row;
}

QStringList linesOf(const store::TimelineRow &row, int width = 40)
{
    return rowLines(row, {}, Page{.width = width, .now = noon});
}

bool anyHas(const QStringList &lines, const QString &text)
{
    return lines.join(u'\n').contains(text);
}

} // namespace

class tst_layout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCovered()
    {
        store::TimelineRow row = someRow();
        const Blocks blocks = fromMfm(u"it was $[blur the cook]"_s);
        row.post.text = plainText(blocks);
        row.post.blocks = toBytes(blocks);
        QVERIFY(anyHas(linesOf(row), u"it was ▒▒▒ ▒▒▒▒"_s));
        QVERIFY(!anyHas(linesOf(row), u"cook"_s));
    }

    void post()
    {
        const QStringList lines = linesOf(someRow());
        QVERIFY(lines.first().startsWith(u"ゆき ❄️ @yu@b.example"_s));
        QVERIFY(lines.first().endsWith(u"5 min"_s));
        QCOMPARE(textWidth(lines.first()), 40);
        QVERIFY(anyHas(lines, u"鯖缶カレーを作った。"_s));
        QVERIFY(anyHas(lines, u"https://b.example/1"_s));
        QVERIFY(!anyHas(lines, u"boosted"_s));
    }

    void parts()
    {
        auto row = someRow();
        row.boostedBy = {Actor{.acct = u"ao@a.example"_s, .displayName = u"Ao"_s},
            Actor{.acct = u"mei@c.example"_s}};
        Post &post = row.post.post;
        post.warning = u"food"_s;
        post.media = {{.type = Media::Type::Image, .description = u"A tin of mackerel"_s},
            {.type = Media::Type::Video}};
        post.poll = Poll{.options = {{u"curry"_s, 3}, {u"raw"_s, -1}}};
        post.visibility = Visibility::Private;
        post.editedAt = noon;
        row.post.confirmed = false;
        row.seenBy = {u"a.example"_s, u"c.example"_s};
        const QStringList lines = linesOf(row, 80);
        for (const QString &part : {u"⟲ Ao, mei@c.example boosted"_s, u"⚠ food"_s,
                 u"[image] A tin of mackerel"_s, u"[video] (not described)"_s, u"○ curry (3)"_s,
                 u"○ raw"_s, u"followers only · edited"_s, u"not confirmed"_s,
                 u"seen by a.example, c.example"_s}) {
            QVERIFY2(anyHas(lines, part), qPrintable(part + u"\n"_s + lines.join(u'\n')));
        }
        QVERIFY(!anyHas(lines, u"raw (-1)"_s));
    }

    void endOfAPoll()
    {
        auto row = someRow();
        const auto ended = [&row](const Poll &poll) {
            row.post.post.poll = poll;
            row.post.post.poll->options = {{u"curry"_s, 3}};
            return anyHas(linesOf(row, 80), u"The poll has ended."_s);
        };
        QVERIFY(!ended({}));
        QVERIFY(ended({.expired = true}));
        QVERIFY(ended({.expiresAt = noon}));
        QVERIFY(!ended({.expiresAt = noon + 1}));
    }

    /// By the account's server the author's own emoji is another one.
    void reactionsOfOneName()
    {
        auto row = someRow();
        row.post.post.reactions = {
            {.name = u"blob"_s, .count = 3}, {.name = u"blob@mk.example"_s, .count = 1}};
        row.viewers = {{{u"id"_s}, ViewerState{.reactions = {u"blob"_s}}}};
        Names names;
        names.accounts = {{.id = {u"id"_s}, .acct = u"ao@mk.example"_s, .host = u"mk.example"_s}};
        const QStringList lines = rowLines(row, names, Page{.width = 80, .now = noon});
        QVERIFY2(anyHas(lines, u":blob: 3 · :blob@mk.example: 1 (yours)"_s),
            qPrintable(lines.join(u'\n')));
    }

    void reactions()
    {
        auto row = someRow();
        QVERIFY(!anyHas(linesOf(row), u"👍"_s));
        Post &post = row.post.post;
        post.channel = u"釣り"_s;
        post.reactions = {{.name = u"👍"_s, .count = 3}, {.name = u"blobcat"_s, .count = 12}};
        row.viewers = {{{u"id"_s}, ViewerState{.reactions = {u"👍"_s}}}};
        const QStringList lines = linesOf(row, 80);
        QVERIFY2(anyHas(lines, u"👍 3 (yours) · :blobcat: 12"_s), qPrintable(lines.join(u'\n')));
        QVERIFY(anyHas(lines, u"in the channel 釣り"_s));
        post.reactions.assign(100, {.name = u"x\033[2J\n"_s, .count = 1});
        const QStringList many = linesOf(row, 80);
        QVERIFY(anyHas(many, u"+80"_s));
        for (const QString &line : many) {
            QCOMPARE(line, printableLine(line));
        }
    }

    void fitsAnyWidth()
    {
        auto row = someRow();
        row.boostedBy = {Actor{.acct = u"ao@a.example"_s}};
        row.post.post.author.displayName = QString(300, u'鯖');
        for (int width = 20; width < 120; ++width) {
            for (const QString &line : linesOf(row, width)) {
                QVERIFY2(textWidth(line) <= width, qPrintable(line));
            }
        }
    }

    void gap()
    {
        store::TimelineRow row;
        row.gap = store::Gap{.newerAt = noon - hourMs, .olderAt = noon - 3 * hourMs};
        const Page page{
            .width = 200, .now = noon, .paint = {}, .command = u"asterism-cli timeline home"_s};
        const QStringList lines = rowLines(row, {}, page);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.first(),
            u"░ posts missing between 3 h and 1 h — `asterism-cli timeline home` loads more"_s);
    }

    void hostile()
    {
        auto row = someRow();
        Post &post = row.post.post;
        post.author.displayName = u"a\033]0;pwned\007\u202Eb\nfake @root@bank.example"_s;
        post.author.acct = u"x\033[2J@b.example"_s;
        post.warning = u"w\033[31m"_s;
        post.url = u"https://b.example/\033[8m\n"_s;
        post.media = {{.type = Media::Type::Image, .description = u"alt\u009B2J\r"_s}};
        post.poll = Poll{.options = {{u"o\033c"_s, 1}}};
        row.boostedBy = {Actor{.acct = u"b\033[1A@c.example"_s}};
        row.post.text = u"text\033[2J\u0090q\u0007"_s;
        for (const QString &line : linesOf(row, 60)) {
            QCOMPARE(line, printableLine(line));
        }
        // A name cannot make a line of its own.
        QVERIFY(linesOf(row, 60).first().contains(u"fake"_s));
    }

    void colours()
    {
        const Page painted{.width = 60, .now = noon, .paint = {true}};
        QVERIFY(rowLines(someRow(), {}, painted).first().contains(u"\033["_s));
        QVERIFY(!anyHas(linesOf(someRow()), u"\033"_s));
    }

    void whatWasSought()
    {
        Page page{.width = 24, .now = noon, .paint = {true}, .command = {}};
        page.sought = SoughtWords(u"鯖缶 GOOD food \"was good as\""_s);
        auto row = someRow();
        row.post.post.warning = u"fish, food"_s;
        const QString found = u"\033[1;4m%1\033[0m"_s;
        const QStringList lines = rowLines(row, {}, page);
        QVERIFY(anyHas(lines, found.arg(u"鯖缶"_s) + u"カレーを作った"_s));
        QVERIFY(anyHas(lines, u"fish, \033[0m"_s + found.arg(u"food"_s)));
        QVERIFY(anyHas(lines, found.arg(u"was good, as"_s)) || anyHas(lines, found.arg(u"was"_s)));
        for (const QString &line : lines) {
            QCOMPARE(harmless(line), line);
        }
        page.paint.on = false; // the same lines
        QStringList bare = lines;
        static const QRegularExpression colour(u"\033\\[[0-9;]*m"_s);
        QCOMPARE(rowLines(row, {}, page), bare.replaceInStrings(colour, QString()));
    }

    void soughtWordsOverLines()
    {
        Page page{.width = 24, .now = noon, .paint = {true}, .command = {}};
        page.sought = SoughtWords(u"\"green tea\" 鯖缶"_s);
        auto row = someRow();
        row.post.text = u"  a pot of very   green  \n\ntea, 今日は食べた鯖缶鯖缶鯖缶鯖缶"_s;
        const QString text = rowLines(row, {}, page).join(u'\n');
        QVERIFY2(text.contains(u"\033[1;4mgreen\033[0m"_s), qPrintable(text));
        QVERIFY2(text.contains(u"\033[1;4mtea\033[0m,"_s), qPrintable(text));
        QCOMPARE(text.count(u"鯖"_s), 4);
        QVERIFY2(text.contains(u"\033[1;4m鯖"_s), qPrintable(text));
    }

    void indent()
    {
        const QStringList lines = rowLines(someRow(), {}, Page{.width = 60, .now = noon}, 6, true);
        for (const QString &line : lines) {
            QVERIFY(line.startsWith(QString(6, u' ')));
            QVERIFY(textWidth(line) <= 60);
        }
        QVERIFY(lines.first().contains(u"▶"_s));
        // However deep a thread is, there is room to read.
        for (const QString &line : rowLines(someRow(), {}, Page{.width = 60, .now = noon}, 500)) {
            QVERIFY(textWidth(line) <= 60);
        }
    }

    void times()
    {
        QCOMPARE(timeWord(noon, noon), u"now"_s);
        QCOMPARE(timeWord(noon - 59 * minuteMs, noon), u"59 min"_s);
        QCOMPARE(timeWord(noon - 23 * hourMs, noon), u"23 h"_s);
        QCOMPARE(timeWord(noon - 2 * dayMs, noon).size(), qsizetype(16));
        QCOMPARE(timeWord(noon + dayMs, noon).size(), qsizetype(16));
        QCOMPARE(timeWord(0, noon), u"unknown time"_s);
    }

    void table()
    {
        const QStringList lines = tableLines(
            {{u"鯖"_s, u"x"_s}, {u"abcd"_s, u"y\033[2J"_s}}, Page{.width = 40, .now = noon});
        QCOMPARE(lines, (QStringList{u"鯖    x"_s, u"abcd  y[2J"_s}));
        for (const QString &line :
            tableLines({{QString(99, u'a'), QString(99, u'b')}}, Page{.width = 30})) {
            QVERIFY(textWidth(line) <= 30);
        }
    }

    // Why somebody cannot be read is worth nothing when it ends in the middle.
    void tableWithNotes()
    {
        const QString reason = u"a.example lets no guest read. Sign in there."_s;
        const QStringList lines = tableLines({{u"a"_s, u"x"_s}, {u"b"_s, u"y"_s}, {u"c"_s, u"z"_s}},
            Page{.width = 30}, {QString(), reason});
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines.at(0), u"a  x"_s);
        QCOMPARE(lines.at(1), u"b  y"_s);
        QCOMPARE((lines.at(2).trimmed() + u' ' + lines.at(3).trimmed()), reason);
        QVERIFY(lines.at(2).startsWith(u"  "_s) && textWidth(lines.at(2)) <= 30);
        QCOMPARE(lines.at(4), u"c  z"_s);
    }

    void profile()
    {
        Actor actor{.acct = u"yu@b.example"_s, .displayName = u"Yu"_s};
        actor.noteHtml = u"<p>I fish.</p>"_s;
        actor.bot = true;
        actor.followers = 5;
        const QStringList lines = actorLines(actor, Page{.width = 60});
        QVERIFY(lines.first().contains(u"Yu @yu@b.example"_s));
        QVERIFY(anyHas(lines, u"I fish."_s));
        QVERIFY(anyHas(lines, u"bot"_s));
        QVERIFY(anyHas(lines, u"followed by 5"_s));
        QVERIFY(!anyHas(lines, u"-1"_s));
    }
};

QTEST_GUILESS_MAIN(tst_layout)
#include "tst_layout.moc"
