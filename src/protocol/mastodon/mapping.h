// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/instance.h"
#include "model/notification.h"
#include "model/timelineitem.h"

#include <QJsonArray>
#include <QJsonObject>

namespace asterism::mastodon {

// Entities of the Mastodon API as every server of the family writes them (docs.joinmastodon.org
// /entities). Lenient in form: numbers as strings, null instead of false, missing arrays. Strict
// in meaning: what is not told stays empty, -1 or 0, and what an identity hangs on must be there.

/// A row: a post, or somebody's boost of one (then createdAt and localId are the wrapper's).
/// BadAnswer without id, uri, account or a readable created_at. `withViewer`: the answer was
/// given to a token, so favourited, filtered … mean something.
Result<TimelineItem> statusFromJson(
    const QJsonObject &json, const Instance &instance, bool withViewer);

/// A post that must not be a boost (thread, quote): the wrapped post when it is one.
Result<Post> postFromJson(const QJsonObject &json, const Instance &instance, bool withViewer);

/// A post as a row of its own.
TimelineItem rowOf(Post post);

/// The newest post of a conversation, with the conversation. BadAnswer without an id of its own,
/// and as statusFromJson().
Result<TimelineItem> conversationFromJson(const QJsonObject &json, const Instance &instance);

/// A notification. BadAnswer without id, type, a readable created_at, or somebody where there must
/// be one; without its post where that is gone or makes no sense.
Result<Notification> noticeFromJson(const QJsonObject &json, const Instance &instance);

/// Whether a notification tells of a chat (Pleroma: docs/development/API/chats.md). Chats are no
/// posts, and have no place here; such a notification is no news.
bool isOfChat(const QJsonObject &notification);

/// A person. `acct` gets the instance's account domain when the person is local. `uri` is
/// `uri`, else `pleroma.ap_id`, else empty (GoToSocial tells none; it is never built from a
/// name). BadAnswer without id or acct.
Result<Actor> accountFromJson(const QJsonObject &json, const Instance &instance);

std::vector<Media> mediaFromJson(const QJsonArray &json);
std::vector<CustomEmoji> emojisFromJson(const QJsonArray &json);
std::optional<Poll> pollFromJson(const QJsonObject &json);
std::optional<Card> cardFromJson(const QJsonObject &json);

} // namespace asterism::mastodon
