// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/outboxwords.h"

#include "ui/models/rowparts.h"
#include "ui/viewmodels/postline.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using ActKind = Action::Kind;
using SentState = store::OutboxRow::State;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

QString postPattern(ActKind kind)
{
    switch (kind) {
    case ActKind::Boost:
        return Words::tr("Boost of %1’s post");
    case ActKind::Unboost:
        return Words::tr("Taking back the boost of %1’s post");
    case ActKind::Favourite:
        return Words::tr("Favourite for %1’s post");
    case ActKind::Unfavourite:
        return Words::tr("Taking back the favourite for %1’s post");
    case ActKind::Bookmark:
        return Words::tr("Bookmark for %1’s post");
    case ActKind::Unbookmark:
        return Words::tr("Taking the bookmark off %1’s post");
    case ActKind::React:
        return Words::tr("Reaction to %1’s post");
    case ActKind::Unreact:
        return Words::tr("Taking back the reaction to %1’s post");
    case ActKind::Vote:
        return Words::tr("Vote in %1’s poll");
    case ActKind::Pin:
        return Words::tr("Pinning %1’s post to the profile");
    case ActKind::Unpin:
        return Words::tr("Taking %1’s post off the profile");
    case ActKind::MuteThread:
        return Words::tr("Muting the thread of %1’s post");
    case ActKind::UnmuteThread:
        return Words::tr("No longer muting the thread of %1’s post");
    case ActKind::Delete:
        return Words::tr("Deleting %1’s post");
    case ActKind::Edit:
        return Words::tr("Editing %1’s post");
    default:
        break;
    }
    return {};
}

QString personPattern(ActKind kind)
{
    switch (kind) {
    case ActKind::Follow:
        return Words::tr("Follow %1");
    case ActKind::Unfollow:
        return Words::tr("Unfollow %1");
    case ActKind::Mute:
        return Words::tr("Mute %1");
    case ActKind::Unmute:
        return Words::tr("No longer mute %1");
    case ActKind::Block:
        return Words::tr("Block %1");
    case ActKind::Unblock:
        return Words::tr("No longer block %1");
    case ActKind::AcceptFollower:
        return Words::tr("Let %1 follow");
    case ActKind::RejectFollower:
        return Words::tr("Refuse %1 as a follower");
    case ActKind::RemoveFollower:
        return Words::tr("Remove the follower %1");
    case ActKind::Report:
        return Words::tr("Report %1");
    case ActKind::Annotate:
        return Words::tr("Note about %1");
    default:
        break;
    }
    return {};
}

QString otherPattern(ActKind kind)
{
    switch (kind) {
    case ActKind::BlockDomain:
        return Words::tr("Block the server %1");
    case ActKind::UnblockDomain:
        return Words::tr("No longer block the server %1");
    case ActKind::FollowTag:
        return Words::tr("Follow #%1");
    case ActKind::UnfollowTag:
        return Words::tr("Unfollow #%1");
    default:
        break;
    }
    return {};
}

QString inTime(qint64 ms)
{
    const int seconds = int(std::max<qint64>(1, (ms + secondMs - 1) / secondMs));
    if (seconds <= 120) {
        return Words::tr("tried again in %n s", nullptr, seconds);
    }
    QString words = Words::tr("tried again in %1");
    return words.replace(u"%1"_s, spanWords(ms));
}

} // namespace

QString actionWords(const Action &action, const QString &author)
{
    if (action.kind == ActKind::Publish) {
        return action.post.replyTo.isEmpty() ? Words::tr("A new post") : Words::tr("A reply");
    }
    if (isOfPost(action.kind)) {
        const QString who = author.isEmpty() ? Words::tr("somebody") : author;
        return postPattern(action.kind).replace(u"%1"_s, who);
    }
    const QString target = action.target.left(300);
    return isOfPerson(action.kind) ? personPattern(action.kind).replace(u"%1"_s, u'@' + target)
                                   : otherPattern(action.kind).replace(u"%1"_s, target);
}

QString ownLine(const Action &action)
{
    if (isWriting(action)) {
        const PostText &post = action.post;
        return shortLine(post.text.trimmed().isEmpty() ? post.warning : post.text);
    }
    if (action.kind == ActKind::Report) {
        return shortLine(action.report.comment);
    }
    if (action.kind == ActKind::Annotate) {
        return shortLine(action.note);
    }
    return shortLine(action.reaction);
}

bool isLeaving(const store::OutboxRow &row, qint64 now)
{
    const qint64 at = row.action.post.scheduledAt;
    return isWriting(row.action) && row.state == SentState::Waiting && row.tries == 0
        && row.trouble.isEmpty() && row.notBefore > now && (at == 0 || row.notBefore < at);
}

bool waitsForItsTime(const store::OutboxRow &row, qint64 now)
{
    const qint64 at = row.action.post.scheduledAt;
    const bool behind = !row.action.post.after.isEmpty(); // as the post before it does
    return isWriting(row.action) && row.state == SentState::Waiting && at > now
        && (row.notBefore >= at || behind);
}

QString whenWords(const store::OutboxRow &row, qint64 now)
{
    if (row.state == SentState::Failed) {
        QString words = Words::tr("failed · %1");
        return words.replace(u"%1"_s, ageWords(row.changedAt, now));
    }
    if (row.state == SentState::Cancelled) { // overtaken by a later one
        QString words = Words::tr("not sent · %1");
        return words.replace(u"%1"_s, ageWords(row.changedAt, now));
    }
    if (row.state != SentState::Waiting && !store::isResting(row)) {
        return Words::tr("being sent");
    }
    if (isLeaving(row, now)) {
        const int seconds = int((row.notBefore - now + secondMs - 1) / secondMs);
        return Words::tr("goes out in %n s", nullptr, seconds);
    }
    if (waitsForItsTime(row, now)) {
        QString words = Words::tr("goes out in %1");
        return words.replace(u"%1"_s, spanWords(row.action.post.scheduledAt - now));
    }
    return row.notBefore > now ? inTime(row.notBefore - now) : Words::tr("waits for its turn");
}

} // namespace asterism::ui
