// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/poll.h"
#include "model/reaction.h"

#include <QString>

#include <vector>

namespace asterism {

/// That somebody did something with a post, as its server streams it: how many did so by now is
/// not told, and so it is counted here.
struct LiveChange {
    enum class Kind { Reacted, Unreacted, Voted };

    Kind kind = Kind::Reacted;
    QString who; ///< the server's own id of whoever did it
    Reaction reaction; ///< Reacted, Unreacted; without a count. The picture is of Reacted alone
    int choice = -1; ///< Voted: for what, from 0
};

/// Of one post; there are no more reactions than that to be told apart.
constexpr size_t mostKindsOfReactions = 100;

/// One more, at the end where there was none: nothing moves from under the pointer. False, and
/// nothing is done, where there are as many kinds as may be.
bool addReaction(std::vector<Reaction> &reactions, const Reaction &reaction);
/// One fewer; without any it is gone. False where there was none.
bool removeReaction(std::vector<Reaction> &reactions, const QString &name);

/// Whether an account that answered with the one may be said to have answered with the other: old
/// signs such as ❤ are written with or without a request for colours, and each server leaves out
/// its own host.
bool isSameAnswer(const QString &name, const QString &other);

/// One more vote. False where the poll has no such choice, or does not tell how many it has.
bool addVote(Poll &poll, int choice);

/// One more or one fewer, never below 0. What is too much to be true stays as it is, and so does
/// what was not told (-1).
qint64 countedOn(qint64 count, int step);

} // namespace asterism
