// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"
#include "store/store.h"

namespace asterism::store {

/// Keeps which hashtags a post has, for who searches by them: as foldedHashtag() gives them, at
/// most 60. What was kept of the post before goes.
void keepTagsOf(CacheTx &tx, qint64 post, const std::vector<Hashtag> &tags);
/// Whether some of these are not kept with the post as they fold: what an older version kept folds
/// in ASCII only. Where all are ASCII they are taken to be there.
bool lacksTags(CacheTx &tx, qint64 post, const std::vector<Hashtag> &tags);

} // namespace asterism::store
