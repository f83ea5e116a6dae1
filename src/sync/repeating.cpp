// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/repeating.h"

namespace asterism {

Repeating repeating(Action::Kind kind, const Capabilities &can)
{
    switch (kind) {
    case Action::Kind::Publish:
    case Action::Kind::Edit:
        return Repeating::WaitingAndAsking;
    case Action::Kind::Boost:
        return can.boostsPile ? Repeating::WaitingAndAsking : Repeating::Nothing;
    case Action::Kind::Follow:
        return Repeating::Asking;
    case Action::Kind::Report:
        return Repeating::Never;
    default:
        return Repeating::Nothing;
    }
}

} // namespace asterism
