// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace asterism::store {

/// An account has two, so that a large file holds back nothing but its own post.
enum class OutboxHand {
    Acting, ///< does whatever there is to do
    Files, ///< makes the server have the files of a post, before that goes to the other hand
};

/// Whose turn of an account it is, and what its actions wait for besides their own `notBefore`.
/// Times are ms since epoch.
struct TurnWish {
    AccountId account;
    OutboxHand hand = OutboxHand::Acting; ///< that is free
    qint64 other = 0; ///< the row that the other hand is at; 0: none
    QSet<qint64> filesThere = {}; ///< rows of which the server has all files, as it said just now
    qint64 awayUntil = 0; ///< nothing before: its server does not answer
    QHash<int, qint64> kinds = {}; ///< by Action::Kind: a limit
    qint64 filesUntil = 0; ///< no file before: a limit of these, or they did not get through
    /// By id: of those that were tried and could not be done. One whose trouble was taken away
    /// since (retryAction()) waits for nothing any more, not for what is above either.
    QHash<qint64, qint64> rows = {};
};

/// An action that is under way and the first of its target.
struct TurnCandidate {
    qint64 id = 0;
    int kind = 0; ///< Action::Kind
    bool isUnsent = false; ///< OutboxRow::State::Waiting: what may have been sent had its files
    bool hasFiles = false;
    qint64 notBefore = 0;
    bool isTroubled = false; ///< it says why it waits
    qint64 chosenAt = 0; ///< PostText::scheduledAt
    qint64 changedAt = 0; ///< when `notBefore` was written down
    QString replyTo = {}; ///< of a new post; empty: it answers none
};

/// Finds whose turn it is. Pure: it is offered the candidates in their order, the oldest first,
/// until it takes one. One that waits lets all others pass; one whose files are still to be sent
/// those that it does not concern, which are all but later answers to the same post.
class TurnChoice {
public:
    /// `wish` outlives it.
    TurnChoice(const TurnWish &wish, qint64 now);

    bool takes(const TurnCandidate &one);
    /// When the next one's turn comes, of those that this hand would take; 0: none waits for a
    /// time.
    qint64 nextAt() const { return m_nextAt; }

private:
    bool needsFiles(const TurnCandidate &one) const;
    qint64 ownTurn(const TurnCandidate &one) const;
    qint64 turnOf(const TurnCandidate &one) const;
    bool waits(const TurnCandidate &one, qint64 at) const;

    const TurnWish &m_wish;
    qint64 m_now;
    QSet<QString> m_heldBack; ///< no later answer to these
    qint64 m_nextAt = 0;
};

} // namespace asterism::store
