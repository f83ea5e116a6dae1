// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"
#include "store/store.h"

#include <QString>

#include <optional>
#include <vector>

namespace asterism::store {

/// The parts of a post that are never asked for by themselves, as one JSON text: media, poll,
/// card, mentions, tags, emojis, channel, with what it may be answered.
QString extraOf(const Post &post);
/// The same with what is kept of it as another server told it: a preview of its link, and the
/// channel that it is in with what its author takes there, where these words say nothing of one.
QString extraWith(const Post &post, const QString &kept);
/// Whether a stored post has media, without reading all of it.
bool hasMedia(CacheTx &tx, qint64 post);
/// Reads them back; damaged text leaves them empty.
void readExtra(const QString &json, Post &post);

/// With what a post was answered, and with what one account answered; empty where with nothing.
QString reactionsToText(const std::vector<Reaction> &reactions);
std::vector<Reaction> reactionsFromText(const QString &json);
QString namesToText(const QStringList &names);
QStringList namesFromText(const QString &json);

QString emojisToText(const std::vector<CustomEmoji> &emojis);
std::vector<CustomEmoji> emojisFromText(const QString &json);

/// Empty where they were not told.
QString fieldsToText(const std::optional<std::vector<ActorField>> &fields);
std::optional<std::vector<ActorField>> fieldsFromText(const QString &json);

} // namespace asterism::store
