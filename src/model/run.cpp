// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QString doneWord(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Blocks:
    case MovedKind::DomainBlocks:
        return u"blocked"_s;
    case MovedKind::Mutes:
        return u"muted"_s;
    case MovedKind::Lists:
        return u"listed"_s;
    case MovedKind::Bookmarks:
        return u"bookmarked"_s;
    case MovedKind::Clips:
        return u"clipped"_s;
    default:
        return u"followed"_s;
    }
}

} // namespace

QString word(Outcome outcome, MovedKind kind)
{
    switch (outcome) {
    case Outcome::None:
        return {};
    case Outcome::Done:
        return doneWord(kind);
    case Outcome::Requested:
        return u"requested"_s;
    case Outcome::Already:
        return u"already"_s;
    case Outcome::Moved:
        return u"moved"_s;
    case Outcome::NotFound:
        return u"not-found"_s;
    case Outcome::ServerGone:
        return u"server-gone"_s;
    case Outcome::Refused:
        return u"refused"_s;
    case Outcome::Invalid:
        return u"invalid"_s;
    case Outcome::Removed:
        return u"un"_s + doneWord(kind);
    case Outcome::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

bool mayRetry(const RunRow &row)
{
    if (row.state != RowState::Ended) {
        return false;
    }
    switch (row.outcome) {
    case Outcome::NotFound:
    case Outcome::ServerGone:
        return true;
    case Outcome::Refused:
        return row.finding != Finding::None;
    default:
        return false;
    }
}

} // namespace asterism
