// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/noticepatterns.h"

#include <QCoreApplication>

namespace asterism {

namespace {

using NoticeKind = Notification::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NoticePatterns)
};

} // namespace

QString patternOfPeople(Notification::Kind kind)
{
    switch (kind) {
    case NoticeKind::Mention:
        return Words::tr("%1 mentioned you");
    case NoticeKind::Reply:
        return Words::tr("%1 replied to you");
    case NoticeKind::Quote:
        return Words::tr("%1 quoted you");
    case NoticeKind::Boost:
        return Words::tr("%1 boosted your post");
    case NoticeKind::Favourite:
        return Words::tr("%1 favourited your post");
    case NoticeKind::Reaction:
        return Words::tr("%1 reacted to your post");
    case NoticeKind::Follow:
        return Words::tr("%1 follows you now");
    case NoticeKind::FollowRequest:
        return Words::tr("%1 wants to follow you");
    case NoticeKind::FollowAccepted:
        return Words::tr("%1 lets you follow them");
    case NoticeKind::Post:
        return Words::tr("%1 posted");
    case NoticeKind::Moved:
        return Words::tr("%1 has another account now");
    case NoticeKind::SignUp:
        return Words::tr("%1 signed up");
    default:
        return {};
    }
}

QString patternOfServer(Notification::Kind kind)
{
    switch (kind) {
    case NoticeKind::PollEnded:
        return Words::tr("A poll has ended");
    case NoticeKind::Edited:
        return Words::tr("A post was edited");
    case NoticeKind::Scheduled:
        return Words::tr("Your scheduled post was posted");
    case NoticeKind::Report:
        return Words::tr("Somebody was reported");
    case NoticeKind::Severed:
        return Words::tr("Follows have ended because of a block");
    case NoticeKind::Warning:
        return Words::tr("The moderators warn you");
    default:
        return Words::tr("The server says: %1");
    }
}

QString patternOfPending()
{
    return Words::tr("%1; it waits for your approval");
}

} // namespace asterism
