// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/hashtags.h"
#include "ui/viewmodels/columnwords.h"

namespace asterism::ui {

/// What a column of hashtags was made of, from the keys of its sources.
TagWish tagWishOf(const store::DeckColumn &column);
/// Each once, in the order of its sources.
QStringList hostsOf(const store::DeckColumn &column);

/// As somebody types it: any, all, none.
QStringList linesOf(const TagWish &wish);

/// "#tea, #緑茶" when any will do, "#tea + #緑茶" when all must be there.
QString tagTitle(const TagWish &wish);
/// What else is asked of the posts: "with #cup", "without #bot".
QStringList tagDetails(const TagWish &wish);
/// One set, for the connection view: "#tea + #緑茶 · without #bot".
QString tagName(const TagSet &tags);

/// Several hashtags of one server are one server: one dot, one word, the worst of their states.
std::vector<WatchedSource> byServer(const std::vector<WatchedSource> &sources);

} // namespace asterism::ui
