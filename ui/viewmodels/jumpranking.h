// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/jumptarget.h"

#include <vector>

namespace asterism::ui {

/// How words go with what is typed, the worse ones first.
enum class JumpFit { None, Subsequence, Within, WordStart, Prefix, Exact };

/// Upper and lower case, full and half width, katakana and hiragana are one; blanks are single.
QString jumpFolded(const QString &text);

/// Both folded. A @ or # before the words counts only where it is typed, too. A subsequence begins
/// where a word does.
JumpFit jumpFit(const QString &words, const QString &typed);

/// 0: it does not fit. What is typed may be several words, each of which must fit then; the name
/// counts for more than the rest. `typed`: folded, not empty.
int jumpScore(const JumpTarget &target, const QString &typed);

/// One with the group that it stands in.
struct RankedJump {
    JumpTarget target;
    JumpGroup group = JumpGroup::Columns;

    bool operator==(const RankedJump &) const = default;
};

constexpr size_t mostJumps = 40;
constexpr int mostRecentJumps = 8; ///< that stand above all others

/// What goes with the text, the best first, and what stands in one group together: a group is as
/// good as its best. `recent`: keys, the last used first; they decide among equals and, where
/// nothing is typed, come first. At most `most`.
std::vector<RankedJump> rankedJumps(const std::vector<JumpTarget> &all, const QString &text,
    const QStringList &recent, size_t most = mostJumps);

} // namespace asterism::ui
