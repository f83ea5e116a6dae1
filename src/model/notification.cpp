// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/notification.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using NoticeKind = Notification::Kind;

struct KindName {
    NoticeKind kind;
    QLatin1StringView name;
};

constexpr KindName kindNames[] = {
    {NoticeKind::Other, "other"_L1},
    {NoticeKind::Mention, "mention"_L1},
    {NoticeKind::Reply, "reply"_L1},
    {NoticeKind::Quote, "quote"_L1},
    {NoticeKind::Boost, "boost"_L1},
    {NoticeKind::Favourite, "favourite"_L1},
    {NoticeKind::Reaction, "reaction"_L1},
    {NoticeKind::Follow, "follow"_L1},
    {NoticeKind::FollowRequest, "follow-request"_L1},
    {NoticeKind::FollowAccepted, "follow-accepted"_L1},
    {NoticeKind::PollEnded, "poll-ended"_L1},
    {NoticeKind::Edited, "edited"_L1},
    {NoticeKind::Post, "post"_L1},
    {NoticeKind::Scheduled, "scheduled"_L1},
    {NoticeKind::Report, "report"_L1},
    {NoticeKind::SignUp, "sign-up"_L1},
    {NoticeKind::Moved, "moved"_L1},
    {NoticeKind::Severed, "severed"_L1},
    {NoticeKind::Warning, "warning"_L1},
};
static_assert(std::size(kindNames) == size_t(NoticeKind::Warning) + 1);

} // namespace

bool isBySomebody(Notification::Kind kind)
{
    switch (kind) {
    case NoticeKind::Other:
    case NoticeKind::PollEnded:
    case NoticeKind::Edited:
    case NoticeKind::Scheduled:
    case NoticeKind::Report:
    case NoticeKind::Severed:
    case NoticeKind::Warning:
        return false;
    default:
        return true;
    }
}

QString word(Notification::Kind kind)
{
    const auto *found = std::ranges::find(kindNames, kind, &KindName::kind);
    return found != std::end(kindNames) ? QString(found->name) : QString();
}

Notification::Kind notificationKind(const QString &word)
{
    const auto *found = std::ranges::find(kindNames, word, &KindName::name);
    return found != std::end(kindNames) ? found->kind : Notification::Kind::Other;
}

} // namespace asterism
