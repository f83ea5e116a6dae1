// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <atomic>
#include <memory>

namespace asterism {

/// How often an account's expressions may still take too long, all of them together.
using MutingPatience = std::shared_ptr<std::atomic<int>>;

/// Enough for a few that do.
MutingPatience newMutingPatience();

/// A regular expression by which a Misskey account mutes. It is JavaScript's there and PCRE's here,
/// which read the same in all that Misskey's server takes (RE2 checks it) but rare escapes. Bounded
/// whatever it is and whatever the text: about a second for the worst of both, and what has
/// taken too long three times is not looked for any more. For any thread.
class MutedExpression {
public:
    /// `written`: "/pattern/flags". What is no such expression is found nowhere, as in Misskey;
    /// empty stands for none.
    MutedExpression(const QString &written, MutingPatience patience);

    /// Whether it is found in the first 8,192 characters of the text; false as well where that
    /// takes too long to tell.
    bool isIn(const QString &text) const;

private:
    void noteFailure() const;

    QRegularExpression m_written; ///< asked only whether it is one
    QRegularExpression m_search;
    MutingPatience m_patience; ///< shared
    MutingPatience m_own; ///< of this one
};

} // namespace asterism
