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

/// What the account that asked has done with a status, and which of its filters match.
ViewerState viewerFromJson(const QJsonObject &status);

} // namespace asterism::mastodon
