// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/actor.h"
#include "model/customemoji.h"
#include "model/instance.h"
#include "model/livechange.h"
#include "model/notification.h"
#include "model/timelineitem.h"
#include "protocol/write.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace asterism::misskey {

// Misskey's entities in our words (Misskey: packages/misskey-js/src/autogen/types.ts). Pure.

/// A note; a pure renote (no text, cw, files or poll of its own) is a boost. BadAnswer without id,
/// date or author, and for what is hidden from the viewer (`isHidden`).
/// `withViewer`: the answer was to a token, and `myReaction` and so on mean something.
Result<TimelineItem> noteFromJson(
    const QJsonObject &note, const Instance &instance, bool withViewer);
/// The note itself, boost or not; for quotes and threads.
Result<Post> postFromJson(const QJsonObject &note, const Instance &instance, bool withViewer);

/// For whom a note is, or will be.
Audience audienceOfNote(const QJsonObject &note);

/// A renote with nothing of its own (Misskey: packages/backend/src/misc/is-renote.ts).
bool isPureRenote(const QJsonObject &note);

/// A notification, single or grouped. BadAnswer without id, type, a readable createdAt, or somebody
/// where there must be one; without its post where that is hidden from the account.
Result<Notification> noticeFromJson(const QJsonObject &notification, const Instance &instance);

/// UserLite or UserDetailed. BadAnswer without id or name.
Result<Actor> userFromJson(const QJsonObject &user, const Instance &instance);
/// canonical user@host of the same.
QString acctOf(const QJsonObject &user, const Instance &instance);

/// The ActivityPub id of what lives at this server itself, where Misskey tells no `uri`:
/// "https://host/notes/ID", "https://host/users/ID" (Misskey:
/// core/activitypub/ApRendererService.ts).
QString noteUri(const Instance &instance, const QString &id);
QString userUri(const Instance &instance, const QString &id);

/// {"name": "url"} of a note or user, which holds the emoji of other servers alone.
std::vector<CustomEmoji> emojisFromJson(const QJsonObject &emojis);
/// A picture of this server's own: "https://host/emoji/NAME.webp", which leads to it (Misskey:
/// server/web/ClientServerService.ts), with "?static=1" for one that does not move.
CustomEmoji localEmoji(const Instance &instance, const QString &name);
/// The shortcodes ":name:" in a text that are no keys of `known`, each once, at most 100.
/// `ofAnyScript`: as Sharkey writes them (core/ReactionService.ts), else of ASCII.
QStringList shortcodesIn(
    const QString &text, const std::vector<CustomEmoji> &known, bool ofAnyScript = false);

/// `reactions` with their pictures, the most frequent first: ":name@.:" is this server's own.
std::vector<Reaction> reactionsFromJson(const QJsonObject &note, const Instance &instance);
/// One of them by what Misskey calls it, of which a note comes along that may hold its picture; no
/// count. No name where that makes no sense.
Reaction reactionTo(const QJsonObject &note, const QString &told, const Instance &instance);
/// What was done with a note that is watched: "reacted", "unreacted" or "pollVoted" (Misskey:
/// core/ReactionService.ts, core/PollService.ts). Nothing where it is another thing, or makes too
/// little sense to be counted.
std::optional<LiveChange> liveChangeFromJson(
    const QString &type, const QJsonObject &body, const Instance &instance);
/// Reaction::name of what Misskey calls ":name@.:", ":name@host:" or "👍".
QString reactionName(const QString &told);
/// The same of what /api/meta says that favourites are there: "defaultLike" (Sharkey:
/// core/entities/MetaEntityService.ts) or "defaultReaction" (Firefish: endpoints/meta.ts). Empty
/// where neither is told, and for the heart, which is usual.
QString favouriteIn(const QJsonObject &meta);

} // namespace asterism::misskey
