// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticekinds.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Column)
};

using NoticeKind = Notification::Kind;
/// The word under which it is shown.
QString shownUnder(NoticeKind kind)
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

} // namespace

std::vector<Notification::Kind> noticeKinds(const QString &word)
{
    std::vector<NoticeKind> kinds;
    for (int i = 0; i <= int(NoticeKind::Warning); ++i) {
        if (shownUnder(NoticeKind(i)) == word) {
            kinds.push_back(NoticeKind(i));
        }
    }
    return kinds;
}

QString noticeKindsWords(const QString &word)
{
    if (word == u"mentions"_s) {
        return Words::tr("mentions only");
    }
    if (word == u"boosts"_s) {
        return Words::tr("boosts and favourites only");
    }
    if (word == u"follows"_s) {
        return Words::tr("follows only");
    }
    return word == u"other"_s ? Words::tr("polls, edits and the like only") : QString();
}

} // namespace asterism::ui
