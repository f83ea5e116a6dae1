// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/noticekinds.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using NoticeKind = Notification::Kind;

const QString only = u"only"_s;

bool isAmongKinds(const std::vector<NoticeKind> &kinds, NoticeKind kind)
{
    return std::ranges::find(kinds, kind) != kinds.end();
}

std::vector<NoticeKind> kindsOfBunch(const QString &bunch)
{
    std::vector<NoticeKind> kinds;
    std::ranges::copy_if(allNoticeKinds(), std::back_inserter(kinds),
        [&bunch](NoticeKind kind) { return noticeBunch(kind) == bunch; });
    return kinds;
}

} // namespace

QStringList noticeBunches()
{
    return {u"mentions"_s, u"boosts"_s, u"follows"_s, u"other"_s};
}

QString noticeBunch(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Mention:
    case NoticeKind::Reply:
    case NoticeKind::Quote:
        return u"mentions"_s;
    case NoticeKind::Boost:
    case NoticeKind::Favourite:
    case NoticeKind::Reaction:
        return u"boosts"_s;
    case NoticeKind::Follow:
    case NoticeKind::FollowRequest:
    case NoticeKind::FollowAccepted:
        return u"follows"_s;
    default:
        return u"other"_s;
    }
}

const std::vector<NoticeKind> &allNoticeKinds()
{
    static const std::vector<NoticeKind> all{NoticeKind::Mention, NoticeKind::Reply,
        NoticeKind::Quote, NoticeKind::Boost, NoticeKind::Favourite, NoticeKind::Reaction,
        NoticeKind::Follow, NoticeKind::FollowRequest, NoticeKind::FollowAccepted, NoticeKind::Post,
        NoticeKind::PollEnded, NoticeKind::Edited, NoticeKind::Scheduled, NoticeKind::Moved,
        NoticeKind::Severed, NoticeKind::Warning, NoticeKind::Report, NoticeKind::SignUp,
        NoticeKind::Other};
    return all;
}

std::vector<NoticeKind> noticeKinds(const QString &kept)
{
    const QStringList words = kept.split(u' ');
    if (words.first() != only) {
        return kindsOfBunch(kept);
    }
    std::vector<NoticeKind> kinds;
    std::ranges::copy_if(allNoticeKinds(), std::back_inserter(kinds),
        [&words](NoticeKind kind) { return words.indexOf(word(kind), 1) > 0; });
    return kinds;
}

QString keptNoticeKinds(const std::vector<NoticeKind> &kinds)
{
    QStringList words{only};
    std::vector<NoticeKind> chosen;
    for (const NoticeKind kind : allNoticeKinds()) {
        if (isAmongKinds(kinds, kind)) {
            chosen.push_back(kind);
            words << word(kind);
        }
    }
    if (chosen.empty() || chosen.size() == allNoticeKinds().size()) {
        return {};
    }
    for (const QString &bunch : noticeBunches()) {
        if (kindsOfBunch(bunch) == chosen) {
            return bunch;
        }
    }
    return words.join(u' ');
}

} // namespace asterism
