// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/mastodon/filters.h"
#include "protocol/mastodon/status.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

/// GoToSocial adds "me" to those who may, whoever else they are, where the account that asks is one
/// of them (GoToSocial: internal/typeutils/internaltofrontend.go). 0.17 to 0.19 had other words.
Permission permissionOf(const QJsonObject &status, QLatin1StringView what)
{
    const QJsonObject policy = json::object(status, "interaction_policy"_L1);
    const QJsonObject rule = json::object(policy, what);
    if (!rule["automatic_approval"_L1].isArray() && !rule["always"_L1].isArray()) {
        return Permission::Untold;
    }
    const auto names = [&rule](QLatin1StringView who) {
        return json::array(rule, who).contains(QJsonValue(u"me"_s));
    };
    if (names("automatic_approval"_L1) || names("always"_L1)) {
        return Permission::Yes;
    }
    const bool asks = names("manual_approval"_L1) || names("with_approval"_L1);
    return asks ? Permission::AfterApproval : Permission::No;
}

/// Mastodon since 4.5: of "unknown", a rule of other software's, its documents say that it is to be
/// taken for a refusal (docs: entities/QuoteApproval). Posts in streams are written for nobody:
/// there it says "denied" to all, and the account's marks are left out
/// (app/serializers/rest/status_serializer.rb).
Permission mayQuote(const QJsonObject &status)
{
    if (!status["favourited"_L1].isBool()) {
        return Permission::Untold;
    }
    const QString word = json::text(json::object(status, "quote_approval"_L1), "current_user"_L1);
    if (word == "automatic"_L1) {
        return Permission::Yes;
    }
    if (word == "manual"_L1) {
        return Permission::AfterApproval;
    }
    return word == "denied"_L1 || word == "unknown"_L1 ? Permission::No : Permission::Untold;
}

constexpr int mostVotes = 100;

/// In the poll within the status, "voted" and "own_votes" (docs: entities/Poll).
void readVotes(ViewerState &viewer, const QJsonObject &status)
{
    const QJsonObject poll = json::object(status, "poll"_L1);
    viewer.voted = json::truth(poll, "voted"_L1);
    for (const QJsonValue value : json::array(poll, "own_votes"_L1, mostVotes)) {
        const int choice = value.toInt(-1);
        if (viewer.voted && choice >= 0 && !viewer.votes.contains(choice)) {
            viewer.votes << choice;
        }
    }
}

} // namespace

ViewerState viewerFromJson(const QJsonObject &status)
{
    ViewerState viewer;
    viewer.favourited = json::truth(status, "favourited"_L1);
    viewer.boosted = json::truth(status, "reblogged"_L1);
    viewer.bookmarked = json::truth(status, "bookmarked"_L1);
    viewer.muted = json::truth(status, "muted"_L1);
    viewer.pinned = json::truth(status, "pinned"_L1);
    viewer.reactions = ownReactions(status);
    readVotes(viewer, status);
    viewer.reply = permissionOf(status, "can_reply"_L1);
    viewer.boost = permissionOf(status, "can_reblog"_L1);
    viewer.favourite = permissionOf(status, "can_favourite"_L1);
    viewer.quote = mayQuote(status);
    for (const QJsonValue value : json::array(status, "filtered"_L1, 100)) {
        const QJsonObject filter = json::object(value.toObject(), "filter"_L1);
        if (!filter.isEmpty()) { // else no verdict can be read from it
            viewer.filters.push_back(matchFromJson(filter));
        }
    }
    return viewer;
}

} // namespace asterism::mastodon
