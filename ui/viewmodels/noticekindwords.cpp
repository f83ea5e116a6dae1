// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticekindwords.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Column)
};

using NoticeKind = Notification::Kind;

/// In a header; of more only the number is told.
constexpr size_t mostKindsNamed = 2;

QString singleKindsWords(const std::vector<NoticeKind> &kinds)
{
    if (kinds.size() > mostKindsNamed) {
        return Words::tr("%n kinds only", nullptr, int(kinds.size()));
    }
    QStringList names;
    for (const NoticeKind kind : kinds) {
        names << noticeKindName(kind);
    }
    return names.isEmpty() ? QString()
                           : Words::tr("only: %1").replace(u"%1"_s, names.join(u", "_s));
}

/// Of those that somebody did.
QString doneName(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Mention:
        return Words::tr("Mentions");
    case NoticeKind::Reply:
        return Words::tr("Replies");
    case NoticeKind::Quote:
        return Words::tr("Quotes");
    case NoticeKind::Boost:
        return Words::tr("Boosts");
    case NoticeKind::Favourite:
        return Words::tr("Favourites");
    case NoticeKind::Reaction:
        return Words::tr("Reactions");
    case NoticeKind::Follow:
        return Words::tr("New followers");
    case NoticeKind::FollowRequest:
        return Words::tr("Follow requests");
    case NoticeKind::FollowAccepted:
        return Words::tr("Your requests that were accepted");
    default:
        return {};
    }
}

} // namespace

QString noticeKindsWords(const QString &kept)
{
    if (kept == u"mentions"_s) {
        return Words::tr("mentions only");
    }
    if (kept == u"boosts"_s) {
        return Words::tr("boosts and favourites only");
    }
    if (kept == u"follows"_s) {
        return Words::tr("follows only");
    }
    return kept == u"other"_s ? Words::tr("polls, edits and the like only")
                              : singleKindsWords(noticeKinds(kept));
}

QString noticeKindName(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::PollEnded:
        return Words::tr("Polls that have ended");
    case NoticeKind::Edited:
        return Words::tr("Edited posts");
    case NoticeKind::Post:
        return Words::tr("Posts of people with a bell");
    case NoticeKind::Scheduled:
        return Words::tr("Your scheduled posts");
    case NoticeKind::Report:
        return Words::tr("Reports");
    case NoticeKind::SignUp:
        return Words::tr("Sign-ups");
    case NoticeKind::Moved:
        return Words::tr("People who moved");
    case NoticeKind::Severed:
        return Words::tr("Follows that ended because of a block");
    case NoticeKind::Warning:
        return Words::tr("Warnings by moderators");
    case NoticeKind::Other:
        return Words::tr("Whatever else the server tells");
    default:
        return doneName(kind);
    }
}

QString noticeBunchName(const QString &bunch)
{
    if (bunch == u"mentions"_s) {
        return Words::tr("What people wrote to you");
    }
    if (bunch == u"boosts"_s) {
        return Words::tr("What people did with your posts");
    }
    return bunch == u"follows"_s ? Words::tr("Follows") : Words::tr("Everything else");
}

} // namespace asterism::ui
