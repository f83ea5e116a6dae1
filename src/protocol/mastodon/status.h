// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/instance.h"
#include "model/post.h"
#include "protocol/write.h"

#include <QJsonObject>
#include <QStringList>

namespace asterism::mastodon {

/// The status itself without looking at `reblog`; see readQuote() for `depth`.
Result<Post> plainPost(
    const QJsonObject &status, const Instance &instance, bool withViewer, int depth);

/// For whom it is. Words outside Mastodon's own: GoToSocial's mutuals_only is read like
/// followers-only, its local_only and Pleroma's "local" mean one server, a list of Pleroma's is
/// narrower still.
Audience audienceOf(const QJsonObject &status);

/// What the account that asked has done with a status, what it may do, and which of its filters
/// match.
ViewerState viewerFromJson(const QJsonObject &status);

/// With what a status was answered, each emoji once, at most 100; and whether the server tells of
/// that at all.
void readReactions(Post &post, const QJsonObject &status);
/// One of them: {"name", "url", "static_url", "count", "domain"}.
Reaction reactionFromJson(const QJsonObject &row);
/// Those of them that are the asking account's own: Reaction::name.
QStringList ownReactions(const QJsonObject &status);

} // namespace asterism::mastodon
