// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "model/post.h"

#include <QJsonObject>

namespace asterism::mastodon {

/// Fills quoteState, quoteUri, quoteLocalId and quoted from the forms in use: Mastodon's {state,
/// quoted_status | quoted_status_id}, a plain status (Akkoma before 2026.03, Pleroma),
/// pleroma.quote_url, and a bare quote_id. `depth` counts the quotes already entered: at two
/// nothing is nested.
void readQuote(
    Post &post, const QJsonObject &status, const Instance &instance, bool withViewer, int depth);

} // namespace asterism::mastodon
