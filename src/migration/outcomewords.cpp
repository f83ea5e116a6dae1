// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/outcomewords.h"

#include <QCoreApplication>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outcomes)
};

} // namespace

QString doneWords(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Blocks:
    case MovedKind::DomainBlocks:
        return Words::tr("blocked");
    case MovedKind::Mutes:
        return Words::tr("muted");
    case MovedKind::Lists:
        return Words::tr("put into the list");
    case MovedKind::Bookmarks:
        return Words::tr("bookmarked");
    case MovedKind::Clips:
        return Words::tr("put into the clip");
    default:
        return Words::tr("followed");
    }
}

QString takenAwayWords(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Blocks:
    case MovedKind::DomainBlocks:
        return Words::tr("unblocked");
    case MovedKind::Mutes:
        return Words::tr("unmuted");
    case MovedKind::Lists:
        return Words::tr("taken out of the list");
    case MovedKind::Bookmarks:
        return Words::tr("no longer bookmarked");
    case MovedKind::Clips:
        return Words::tr("taken out of the clip");
    default:
        return Words::tr("unfollowed");
    }
}

} // namespace asterism
