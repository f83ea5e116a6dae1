// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reactionacceptance.h"

#include <QLatin1StringView>

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using Acceptance = ReactionAcceptance;

constexpr std::array<std::pair<Acceptance, QLatin1StringView>, 4> acceptanceWords{{
    {Acceptance::LikeOnly, "likeOnly"_L1},
    {Acceptance::LikeOnlyForRemote, "likeOnlyForRemote"_L1},
    {Acceptance::NonSensitiveOnly, "nonSensitiveOnly"_L1},
    {Acceptance::NonSensitiveOnlyForLocalLikeOnlyForRemote,
        "nonSensitiveOnlyForLocalLikeOnlyForRemote"_L1},
}};

} // namespace

QString word(ReactionAcceptance acceptance)
{
    for (const auto &[one, word] : acceptanceWords) {
        if (one == acceptance) {
            return word;
        }
    }
    return {};
}

ReactionAcceptance reactionAcceptance(const QString &word)
{
    for (const auto &[one, known] : acceptanceWords) {
        if (word == known) {
            return one;
        }
    }
    return Acceptance::All;
}

AcceptedReactions acceptedFrom(ReactionAcceptance acceptance, bool local)
{
    switch (acceptance) {
    case Acceptance::LikeOnly:
        return AcceptedReactions::Like;
    case Acceptance::LikeOnlyForRemote:
        return local ? AcceptedReactions::All : AcceptedReactions::Like;
    case Acceptance::NonSensitiveOnly:
        return AcceptedReactions::NonSensitive;
    case Acceptance::NonSensitiveOnlyForLocalLikeOnlyForRemote:
        return local ? AcceptedReactions::NonSensitive : AcceptedReactions::Like;
    case Acceptance::All:
        break;
    }
    return AcceptedReactions::All;
}

} // namespace asterism
