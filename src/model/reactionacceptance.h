// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// With what the author of a post lets people react (Misskey:
/// packages/backend/src/types.ts, noteReactionAcceptances). Its server makes a heart of what is not
/// accepted (core/ReactionService.ts, create()).
enum class ReactionAcceptance {
    All, ///< or nothing is told
    LikeOnly,
    LikeOnlyForRemote, ///< of people of other servers
    NonSensitiveOnly,
    NonSensitiveOnlyForLocalLikeOnlyForRemote,
};

/// What is left of that for somebody.
enum class AcceptedReactions {
    All,
    NonSensitive, ///< no emoji that the server calls sensitive
    Like, ///< isLike() alone
};

/// As servers say it ("likeOnly", …); empty of All, and All for words that are not known.
QString word(ReactionAcceptance acceptance);
ReactionAcceptance reactionAcceptance(const QString &word);

/// `local`: of the server on which the post was written.
AcceptedReactions acceptedFrom(ReactionAcceptance acceptance, bool local);

} // namespace asterism
