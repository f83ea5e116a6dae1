// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/rowrules.h"

#include "base/clock.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

/// What was not told is no wish.
template <typename T> bool isMet(const std::optional<T> &wish, const T &now)
{
    return !wish || *wish == now;
}

bool speakTheSame(const std::optional<QStringList> &wish, QStringList now)
{
    if (!wish) {
        return true;
    }
    QStringList wished = *wish;
    wished.sort();
    now.sort();
    return wished == now;
}

} // namespace

Write::What writeOf(MovedKind kind, bool removes)
{
    using What = Write::What;
    switch (kind) {
    case MovedKind::Blocks:
        return removes ? What::Unblock : What::Block;
    case MovedKind::Mutes:
        return removes ? What::Unmute : What::Mute;
    case MovedKind::DomainBlocks:
        return removes ? What::UnblockDomain : What::BlockDomain;
    case MovedKind::Bookmarks:
        return removes ? What::Unbookmark : What::Bookmark;
    case MovedKind::Tags:
        return removes ? What::UnfollowTag : What::FollowTag;
    case MovedKind::Lists:
        return removes ? What::TakeFromList : What::PutIntoList;
    case MovedKind::Clips:
        return removes ? What::TakeFromClip : What::PutIntoClip;
    case MovedKind::Unknown:
    case MovedKind::Follows:
    case MovedKind::Followers:
        break;
    }
    return removes ? What::Unfollow : What::Follow;
}

bool hasStanding(MovedKind kind)
{
    return kind == MovedKind::Follows || kind == MovedKind::Blocks || kind == MovedKind::Mutes;
}

bool followsMoves(const Run &run, const RunRow &row)
{
    return !row.removes && (run.kind == MovedKind::Follows || run.kind == MovedKind::Lists);
}

QString targetOf(const RunRow &row)
{
    return row.movedTo.isEmpty() ? row.item.subject : row.movedTo;
}

QString wordsOfMove(const RunRow &row)
{
    return row.movedTo.isEmpty() ? QString() : row.item.subject + u" → "_s + row.movedTo;
}

Outcome orMoved(const RunRow &row, Outcome outcome)
{
    return row.movedTo.isEmpty() ? outcome : Outcome::Moved;
}

bool isAsWished(MovedKind kind, const RunRow &row, const Relationship &now)
{
    if (kind == MovedKind::Blocks) {
        return now.blocking != row.removes;
    }
    if (kind == MovedKind::Mutes) {
        const bool same = isMet(row.item.hideNotifications, now.mutingNotifications);
        // Until when they are muted is not told.
        return row.removes ? !now.muting : now.muting && same && row.item.expiresAt == 0;
    }
    if (row.removes) {
        return !now.following && !now.requested;
    }
    const bool same = isMet(row.item.boosts, now.boosts) && isMet(row.item.notify, now.notify)
        && speakTheSame(row.item.languages, now.languages);
    return now.requested || (now.following && same);
}

int toAdd(const RunCounts &counts)
{
    return std::max(0, counts.findings[size_t(Finding::ToDo)] - counts.removals);
}

int toDo(const RunCounts &counts)
{
    const int moved = counts.findings[size_t(Finding::Moved)];
    return std::max(0, counts.findings[size_t(Finding::ToDo)] + moved - counts.removals);
}

void end(RunRow &row, Outcome outcome, const QString &detail, qint64 now)
{
    row.state = RowState::Ended;
    row.outcome = outcome;
    row.detail = detail;
    row.changedAt = now;
    row.lookAt = outcome == Outcome::Requested ? nextLook(now, now) : 0;
}

qint64 dueAt(const RunRow &row)
{
    if (row.state != RowState::Waiting || row.tries == 0) {
        return 0;
    }
    return row.changedAt + (row.tries == 1 ? minuteMs : 10 * minuteMs);
}

bool isDue(const RunRow &row, qint64 now)
{
    const qint64 at = dueAt(row);
    return at <= now || at > now + 10 * minuteMs;
}

qint64 nextLook(qint64 since, qint64 now)
{
    for (const qint64 after : {minuteMs, 10 * minuteMs, hourMs}) {
        if (now < since + after) {
            return since + after;
        }
    }
    return now - since < 30 * dayMs ? now + dayMs : 0;
}

store::CensusItem censusItemOf(const RunRow &row, const QString &listId)
{
    store::CensusItem have{.item = row.item,
        .listId = listId,
        .localId = row.localId,
        .requested = row.outcome == Outcome::Requested};
    have.item.subject = targetOf(row);
    return have;
}

QString keepsNo(MovedKind kind, const QString &host)
{
    switch (kind) {
    case MovedKind::Lists:
        return Words::tr("%1 keeps no lists.").arg(host);
    case MovedKind::Blocks:
        return Words::tr("%1 keeps no blocks.").arg(host);
    case MovedKind::Mutes:
        return Words::tr("%1 keeps no mutes.").arg(host);
    case MovedKind::DomainBlocks:
        return Words::tr("%1 keeps no blocked servers.").arg(host);
    case MovedKind::Bookmarks:
        return Words::tr("%1 keeps no bookmarks.").arg(host);
    case MovedKind::Tags:
        return Words::tr("%1 keeps no followed hashtags.").arg(host);
    case MovedKind::Clips:
        return Words::tr("%1 keeps no clips.").arg(host);
    case MovedKind::Unknown:
    case MovedKind::Follows:
    case MovedKind::Followers:
        break;
    }
    return Words::tr("%1 keeps no follows.").arg(host);
}

QString serverWords(const Error &error)
{
    return error.detail.isEmpty() ? sentence(error) : error.detail;
}

} // namespace asterism
