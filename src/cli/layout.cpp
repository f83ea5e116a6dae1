// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/layout.h"

#include "base/clock.h"
#include "cli/phrases.h"
#include "cli/textwidth.h"
#include "content/html.h"
#include "content/names.h"
#include "content/plain.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int textIndent = 2;
constexpr int narrowest = 20;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Layout)
};

QString oneLine(const QString &text)
{
    return printableLine(safeName(text));
}

QString nameOf(const Actor &actor)
{
    const QString name = oneLine(actor.displayName);
    return name.isEmpty() ? oneLine(actor.acct) : name;
}

/// Collects lines that all begin at the same column.
class Lines {
public:
    Lines(const Page &page, int indent)
        : m_page(page)
        , m_indent(indent)
        , m_room(std::max(narrowest, page.width - indent))
    {
    }

    int room() const { return m_room; }
    const Paint &paint() const { return m_page.paint; }
    void raw(const QString &line) { m_lines << QString(m_indent, u' ') + line; }

    template <typename Painter> void text(const QString &text, Painter painter)
    {
        for (const QString &line : wrapped(text, m_room - textIndent)) {
            raw(QString(textIndent, u' ') + painter(line));
        }
    }
    void text(const QString &plain)
    {
        text(plain, [](const QString &line) { return line; });
    }

    /// A text in which somebody may have searched.
    template <typename Painter> void searched(const QString &text, Painter painter)
    {
        const auto found = paint().on ? m_page.sought.foundIn(text) : std::vector<TextRange>();
        qsizetype at = 0;
        for (const QString &line : wrapped(text, m_room - textIndent)) {
            at = std::max(at, text.indexOf(line, at)); // only blanks and line breaks are left out
            raw(QString(textIndent, u' ') + paint().withFound(line, at, found, painter));
            at += line.size();
        }
    }

    QStringList take() { return std::move(m_lines); }

private:
    const Page &m_page;
    int m_indent;
    int m_room;
    QStringList m_lines;
};

QString counted(const Poll::Option &option)
{
    const QString title = oneLine(option.title);
    return option.votes < 0 ? title : u"%1 (%2)"_s.arg(title, QString::number(option.votes));
}

void addHead(Lines &lines, const Post &post, const Page &page, qint64 at, bool marked)
{
    const Paint &paint = lines.paint();
    const QString when = timeWord(at, page.now);
    const QString mark = marked ? u"▶ "_s : QString();
    const int room = std::max(2, lines.room() - textWidth(when) - 2);
    const QString name = clipped(mark + nameOf(post.author), room);
    const int left = room - textWidth(name) - 1;
    const QString handle = left > 3 ? clipped(u'@' + oneLine(post.author.acct), left) : QString();
    const int used = textWidth(name) + (handle.isEmpty() ? 0 : textWidth(handle) + 1);
    const QString fill(std::max(2, lines.room() - used - textWidth(when)), u' ');
    lines.raw(paint.name(name) + (handle.isEmpty() ? QString() : u' ' + paint.faint(handle)) + fill
        + paint.faint(when));
}

void addBoosters(Lines &lines, const std::vector<Actor> &boosters)
{
    constexpr size_t named = 3;
    if (boosters.empty()) {
        return;
    }
    QStringList names;
    for (size_t i = 0; i < std::min(named, boosters.size()); ++i) {
        names << nameOf(boosters[i]);
    }
    QString who = names.join(u", "_s);
    if (boosters.size() > named) {
        const int others = int(boosters.size() - named);
        who = Words::tr("%1 and %n more", nullptr, others).replace(u"%1"_s, who);
    }
    QString words = Words::tr("%1 boosted");
    lines.text(u"⟲ "_s + words.replace(u"%1"_s, who),
        [&](const QString &line) { return lines.paint().boost(line); });
}

/// With whom, how much of it is known, and whether it was read.
void addConversation(
    Lines &lines, const std::optional<store::ConversationView> &conversation, const Names &names)
{
    if (!conversation) {
        return;
    }
    QStringList own;
    for (const Account &account : names.accounts) {
        own << account.acct;
    }
    QStringList people;
    for (const Actor &person : store::peopleWithout(*conversation, own)) {
        people << u'@' + oneLine(person.acct);
    }
    QStringList words{Words::tr("with %1").replace(u"%1"_s, people.join(u", "_s)),
        Words::tr("%n messages", nullptr, conversation->messages)};
    if (conversation->unread) {
        words << Words::tr("unread");
    }
    lines.text(
        words.join(u" · "_s), [&](const QString &line) { return lines.paint().faint(line); });
}

/// What an account's filter folds in the window is marked here.
void addFilter(Lines &lines, const FilterVerdict &verdict, const Names &names)
{
    if (verdict.action < FilterAction::Warn) {
        return;
    }
    QStringList who;
    for (const QString &id : verdict.accounts) {
        if (const Account *account = names.account(AccountId{id})) {
            who << account->acct;
        }
    }
    const QString titles = printableLine(safeText(verdict.titles.join(u", "_s)));
    QString words = who.isEmpty() ? Words::tr("Filtered: %1") : Words::tr("Filtered: %1 (by %2)");
    words.replace(u"%2"_s, who.join(u", "_s));
    words.replace(words.indexOf(u"%1"_s), 2, titles);
    lines.text(u"⚠ "_s + words, [&](const QString &line) { return lines.paint().warning(line); });
}

void addBody(Lines &lines, const store::StoredPost &stored)
{
    const Post &post = stored.post;
    if (!post.warning.isEmpty()) {
        lines.searched(u"⚠ "_s + printable(safeText(post.warning)),
            [&](const QString &line) { return lines.paint().warning(line); });
    }
    const QString body = printable(openText(stored.text, stored.blocks)).trimmed();
    if (!body.isEmpty()) {
        lines.searched(body, [](const QString &line) { return line; });
    }
}

void addMedia(Lines &lines, const std::vector<Media> &all)
{
    for (const Media &media : all) {
        const QString alt = printableLine(safeText(media.description));
        lines.text(u"[%1] "_s.arg(phrase(media.type))
                + (alt.isEmpty() ? Words::tr("(not described)") : alt),
            [&](const QString &line) { return lines.paint().faint(line); });
    }
}

void addPoll(Lines &lines, const std::optional<Poll> &poll, qint64 now)
{
    if (!poll) {
        return;
    }
    for (const Poll::Option &option : poll->options) {
        lines.text((poll->multiple ? u"☐ "_s : u"○ "_s) + counted(option));
    }
    if (hasEnded(*poll, now)) {
        lines.text(Words::tr("The poll has ended."));
    }
}

void addReactions(Lines &lines, const store::TimelineRow &row, const Names &names)
{
    constexpr size_t shown = 20;
    const std::vector<Reaction> &all = row.post.post.reactions;
    const QSet<qsizetype> own = store::ownReactions(row.viewers, all, names.hostsOfAccounts());
    QStringList words;
    for (size_t i = 0; i < std::min(shown, all.size()); ++i) {
        const QString one = oneLine(spelt(all[i])) + u' ' + QString::number(all[i].count);
        QString marked = own.contains(qsizetype(i)) ? Words::tr("%1 (yours)") : u"%1"_s;
        words << marked.replace(u"%1"_s, one);
    }
    if (all.size() > shown) {
        words << u'+' + QString::number(all.size() - shown);
    }
    if (!words.isEmpty()) {
        lines.text(
            words.join(u" · "_s), [&](const QString &line) { return lines.paint().faint(line); });
    }
}

void addFoot(Lines &lines, const store::StoredPost &stored)
{
    const auto faint = [&](const QString &line) { return lines.paint().faint(line); };
    const Post &post = stored.post;
    QStringList notes;
    if (!post.channel.isEmpty()) {
        notes << Words::tr("in the channel %1").replace(u"%1"_s, oneLine(post.channel));
    }
    if (!isOpen(post.visibility)) {
        notes << phrase(post.visibility);
    }
    if (post.editedAt > 0) {
        notes << Words::tr("edited");
    }
    if (!stored.confirmed) {
        notes << Words::tr("not confirmed by its own server");
    }
    if (!notes.isEmpty()) {
        lines.text(notes.join(u" · "_s), faint);
    }
    const QString address = printableLine(post.url.isEmpty() ? post.uri : post.url);
    lines.text(address, faint);
}

QStringList gapLines(const store::TimelineRow &row, const Page &page, int indent)
{
    Lines lines(page, indent);
    const store::Gap &gap = *row.gap;
    QString words = Words::tr("posts missing between %1 and %2");
    words.replace(u"%1"_s, timeWord(gap.olderAt, page.now));
    words.replace(u"%2"_s, timeWord(gap.newerAt, page.now));
    if (!page.command.isEmpty()) {
        QString hint = Words::tr("`%1` loads more");
        words += u" — "_s + hint.replace(u"%1"_s, page.command);
    }
    for (const QString &line : wrapped(words, lines.room() - 4)) {
        lines.raw(page.paint.warning(u"░ "_s + line));
    }
    return lines.take();
}

} // namespace

QString timeWord(qint64 ms, qint64 now)
{
    if (ms <= 0) {
        return Words::tr("unknown time");
    }
    const qint64 age = now - ms;
    if (age >= 0 && age < minuteMs) {
        return Words::tr("now");
    }
    if (age >= 0 && age < hourMs) {
        return Words::tr("%1 min").arg(age / minuteMs);
    }
    if (age >= 0 && age < dayMs) {
        return Words::tr("%1 h").arg(age / hourMs);
    }
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"yyyy-MM-dd HH:mm"_s);
}

QStringList rowLines(
    const store::TimelineRow &row, const Names &names, const Page &page, int indent, bool marked)
{
    if (row.gap) {
        return gapLines(row, page, indent);
    }
    // A deep thread must not leave a column of single characters.
    Lines lines(page, std::min(indent, std::max(0, page.width - 2 * narrowest)));
    const Post &post = row.post.post;
    const qint64 at = post.createdAt > 0 ? post.createdAt : row.event.sortAt;
    addHead(lines, post, page, at, marked);
    addBoosters(lines, row.boostedBy);
    addConversation(lines, row.conversation, names);
    addFilter(lines, row.filtered, names);
    addBody(lines, row.post);
    addMedia(lines, post.media);
    addPoll(lines, post.poll, page.now);
    addReactions(lines, row, names);
    addFoot(lines, row.post);
    const QStringList seen = names.seenBy(row.seenBy);
    if (seen.size() > 1) {
        QString words = Words::tr("seen by %1");
        lines.text(words.replace(u"%1"_s, oneLine(seen.join(u", "_s))),
            [&](const QString &line) { return page.paint.faint(line); });
    }
    return lines.take();
}

QStringList actorLines(const Actor &actor, const Page &page)
{
    Lines lines(page, 0);
    lines.raw(page.paint.name(nameOf(actor)) + u' ' + page.paint.faint(u'@' + oneLine(actor.acct)));
    QStringList marks;
    const std::pair<bool, QString> all[] = {{actor.bot, Words::tr("bot")},
        {actor.group, Words::tr("group")}, {actor.locked, Words::tr("approves followers")},
        {actor.suspended, Words::tr("suspended")}, {actor.limited, Words::tr("limited")}};
    for (const auto &[set, mark] : all) {
        if (set) {
            marks << mark;
        }
    }
    if (!actor.movedTo.isEmpty()) {
        marks << Words::tr("moved to %1").replace(u"%1"_s, oneLine(actor.movedTo));
    }
    if (!marks.isEmpty()) {
        lines.text(marks.join(u" · "_s));
    }
    const QString note = printable(plainText(noteBlocks(actor))).trimmed();
    if (!note.isEmpty()) {
        lines.text(note);
    }
    for (const ActorField &field : actor.fields.value_or(std::vector<ActorField>())) {
        const QString value = printableLine(plainText(fieldBlocks(actor, field)));
        lines.text(printableLine(field.name) + u": "_s + value
            + (field.verified ? u' ' + Words::tr("(verified)") : QString()));
    }
    const std::pair<qint64, const char *> counts[] = {
        {actor.posts, QT_TRANSLATE_NOOP("Layout", "%1 posts")},
        {actor.following, QT_TRANSLATE_NOOP("Layout", "follows %1")},
        {actor.followers, QT_TRANSLATE_NOOP("Layout", "followed by %1")}};
    QStringList numbers;
    for (const auto &[number, words] : counts) {
        if (number >= 0) {
            numbers << Words::tr(words).arg(number);
        }
    }
    if (!numbers.isEmpty()) {
        lines.text(numbers.join(u" · "_s));
    }
    lines.text(printableLine(actor.url.isEmpty() ? actor.uri : actor.url),
        [&](const QString &line) { return page.paint.faint(line); });
    return lines.take();
}

QStringList tableLines(const QList<QStringList> &rows, const Page &page, const QStringList &notes)
{
    QList<int> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i == widths.size()) {
                widths << 0;
            }
            widths[i] = std::max(widths[i], textWidth(printableLine(row[i])));
        }
    }
    QStringList lines;
    for (qsizetype r = 0; r < rows.size(); ++r) {
        const QStringList &row = rows[r];
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString cell = printableLine(row[i]);
            const bool last = i + 1 == row.size();
            line += last ? cell : padded(cell, std::min(widths[i], page.width / 3)) + u"  "_s;
        }
        lines << clipped(line, page.width).trimmed();
        const QString note = printableLine(notes.value(r));
        const QStringList parts =
            note.isEmpty() ? QStringList() : wrapped(note, page.width - textIndent);
        for (const QString &part : parts) {
            lines << u"  "_s + part;
        }
    }
    return lines;
}

} // namespace asterism::cli
