// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"

#include <QString>

namespace asterism::store {

/// The parts of a post that are never asked for by themselves, as one JSON text: media, poll,
/// card, mentions, tags, emojis.
QString extraOf(const Post &post);
/// Stands in the text of a post that has media, and in no other's, whatever its words are.
QString mediaInExtra();
/// Reads them back; damaged text leaves them empty.
void readExtra(const QString &json, Post &post);

QString emojisToText(const std::vector<CustomEmoji> &emojis);
std::vector<CustomEmoji> emojisFromText(const QString &json);

} // namespace asterism::store
