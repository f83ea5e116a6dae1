// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/instance.h"
#include "model/post.h"

#include <QJsonObject>

namespace asterism::mastodon {

/// The status itself without looking at `reblog`; see readQuote() for `depth`.
Result<Post> plainPost(
    const QJsonObject &status, const Instance &instance, bool withViewer, int depth);

/// What the account that asked has done with a status, and what its filters say. Of several
/// filters the strictest counts; an action never heard of is "warn".
ViewerState viewerFromJson(const QJsonObject &status);

} // namespace asterism::mastodon
