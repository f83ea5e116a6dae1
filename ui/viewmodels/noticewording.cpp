// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticewording.h"

#include "content/names.h"
#include "content/plain.h"
#include "model/noticepatterns.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using NoticeKind = Notification::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DesktopNotices)
};

constexpr qsizetype longestExcerpt = 300;
constexpr qsizetype longestEmoji = 40;
constexpr size_t missedLines = 5;

/// One line of at most so many characters.
QString briefLine(const QString &text, qsizetype most)
{
    const QString line = safeText(text, most * 4).simplified();
    return line.size() > most ? line.left(most - 1) + u'…' : line;
}

/// Empty where nobody did it.
QString whoDidIt(const store::NoticeRow &row)
{
    if (row.doers.empty()) {
        return {};
    }
    const Actor &actor = row.doers.front().actor;
    const QString name = safeName(actor.displayName).simplified();
    const QString who = name.isEmpty() ? u'@' + safeName(actor.acct) : name;
    const int others = row.people - 1;
    return others > 0 ? Words::tr("%1 and %n more", nullptr, others).replace(u"%1"_s, who) : who;
}

QString toWhom(const QStringList &accts)
{
    if (accts.isEmpty()) {
        return u"Asterism"_s;
    }
    const QString first = u'@' + accts.first();
    const int others = int(accts.size()) - 1;
    return others > 0 ? Words::tr("%1 and %n more", nullptr, others).replace(u"%1"_s, first)
                      : first;
}

QString reactionDone(const store::NoticeRow &row)
{
    const QString emoji =
        row.doers.empty() ? QString() : safeName(spelt(row.doers.front().reaction));
    if (emoji.isEmpty() || row.people > 1) { // each of them with another one
        return Words::tr("Reacted to your post");
    }
    return Words::tr("Reacted with %1 to your post")
        .replace(u"%1"_s, briefLine(emoji, longestEmoji));
}

QString whatPeopleDid(const store::NoticeRow &row)
{
    switch (row.kind) {
    case NoticeKind::Mention:
        return Words::tr("Mentioned you");
    case NoticeKind::Reply:
        return Words::tr("Replied to you");
    case NoticeKind::Quote:
        return Words::tr("Quoted you");
    case NoticeKind::Boost:
        return Words::tr("Boosted your post");
    case NoticeKind::Favourite:
        return Words::tr("Favourited your post");
    case NoticeKind::Reaction:
        return reactionDone(row);
    case NoticeKind::Follow:
        return Words::tr("Follows you now");
    case NoticeKind::FollowRequest:
        return Words::tr("Wants to follow you");
    case NoticeKind::FollowAccepted:
        return Words::tr("Lets you follow them now");
    case NoticeKind::Post:
        return Words::tr("Posted");
    case NoticeKind::Moved:
        return Words::tr("Has another account now");
    case NoticeKind::SignUp:
        return Words::tr("Signed up");
    default:
        return {};
    }
}

QString whatIsTold(const store::NoticeRow &row)
{
    const QString done = row.doers.empty() ? QString() : whatPeopleDid(row);
    const QString word = briefLine(row.word, longestEmoji);
    const QString words = done.isEmpty() ? patternOfServer(row.kind).replace(u"%1"_s, word) : done;
    return row.pending ? patternOfPending().replace(u"%1"_s, words) : words;
}

QString excerptOfRow(const store::NoticeRow &row)
{
    if (row.filtered.action == FilterAction::Warn) {
        const QString titles = row.filtered.titles.join(u", "_s);
        return Words::tr("Filtered: %1").replace(u"%1"_s, briefLine(titles, longestExcerpt));
    }
    if (!row.post) {
        return briefLine(row.text, longestExcerpt);
    }
    const Post &post = row.post->post;
    if (!post.warning.isEmpty()) {
        return Words::tr("Warning: %1").replace(u"%1"_s, briefLine(post.warning, longestExcerpt));
    }
    const QString text = briefLine(openText(row.post->text, row.post->blocks), longestExcerpt);
    const bool described = text.isEmpty() && !post.media.empty() && !post.sensitive;
    return described ? briefLine(post.media.front().description, longestExcerpt) : text;
}

} // namespace

Notice noticeOfRow(const store::NoticeRow &row, const QStringList &accts)
{
    const QString who = whoDidIt(row);
    const QString whom = toWhom(accts);
    QStringList lines{whatIsTold(row), excerptOfRow(row)};
    lines.removeAll(QString());
    return {.key = {},
        .title = who.isEmpty() ? whom : who + u" → "_s + whom,
        .body = lines.join(u'\n'),
        .picture = {},
        .actions = {}};
}

Notice noticeOfMany(const QString &acct, int count)
{
    return {.key = {},
        .title = Words::tr("%n notifications", nullptr, count),
        .body = acct.isEmpty() ? QString() : u'@' + acct,
        .picture = {},
        .actions = {}};
}

Notice noticeOfMissed(const std::vector<MissedNotices> &missed)
{
    int all = 0;
    QStringList lines;
    for (const MissedNotices &one : missed) {
        all += one.count;
        if (size_t(lines.size()) < missedLines) {
            lines << u"@%1: %2"_s.arg(one.acct, QString::number(one.count));
        }
    }
    if (missed.size() > missedLines) {
        lines << u"…"_s;
    }
    return {.key = {},
        .title = Words::tr("%n notifications meanwhile", nullptr, all),
        .body = lines.join(u'\n'),
        .picture = {},
        .actions = {}};
}

} // namespace asterism::ui
