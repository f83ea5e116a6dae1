// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/customemoji.h"
#include "model/instance.h"
#include "model/post.h"
#include "model/posttext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <vector>

namespace asterism::misskey {

// The smaller entities inside notes and users, and what both are made of.

/// DriveFiles; at most 16, which is what a note may have.
std::vector<Media> mediaFromJson(const QJsonArray &files);
bool hasSensitiveFile(const QJsonArray &files);
/// One of them as a post's that is written.
Attachment attachmentFromJson(const QJsonObject &file);
/// Nothing without choices. The poll has no id of its own: its note's stands for it.
std::optional<Poll> pollFromJson(const QJsonObject &poll, const QString &noteId);
/// As it was asked for; no choices where there is none. Those of what is not posted yet are bare
/// texts, and it may say how long it is to run. `postedAt`: when the post is, ms since epoch.
PollText pollTextFromJson(const QJsonObject &poll, qint64 postedAt);
std::vector<Hashtag> tagsFromJson(const QJsonArray &tags, const Instance &instance);

/// A map as emojisFromJson() reads it, or the list of {"name", "url"} of older forks.
std::vector<CustomEmoji> emojisIn(const QJsonValue &emojis);
/// Adds a picture of this server's for each shortcode in `text` that has none yet.
void addLocalEmojis(
    std::vector<CustomEmoji> &emojis, const QString &text, const Instance &instance);

/// One of the server's own ids; empty for what is far longer than any of them (the longest have 26
/// characters: Misskey: core/IdService.ts).
QString idIn(const QJsonObject &json, QLatin1StringView key);
/// A time in ms since epoch; 0 where there is none, and for one before the epoch.
qint64 timeIn(const QJsonObject &json, QLatin1StringView key);

/// Whether a user is at home at the server that tells of them.
bool isLocalUser(const QJsonObject &user);
/// "https://host/FOLDER/NAME"
QString addressBelow(const Instance &instance, const QString &folder, const QString &name);

} // namespace asterism::misskey
