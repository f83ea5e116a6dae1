// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "model/post.h"
#include "model/quotepolicy.h"

#include <QJsonObject>

#include <optional>

namespace asterism::mastodon {

/// Fills quoteState, quoteUri, quoteLocalId and quoted from the forms in use: Mastodon's {state,
/// quoted_status | quoted_status_id}, a plain status (Akkoma before 2026.03, Pleroma),
/// pleroma.quote_url, and a bare quote_id. `depth` counts the quotes already entered: at two
/// nothing is nested.
void readQuote(
    Post &post, const QJsonObject &status, const Instance &instance, bool withViewer, int depth);

// Who may quote one's own posts: Mastodon since 4.5 (docs.joinmastodon.org/client/quotes).

/// "public", "followers", "nobody"
QString toldPolicy(QuotePolicy policy);
/// Nothing for other words.
std::optional<QuotePolicy> policyTold(const QString &word);
/// Of a status, by its "quote_approval" (docs: entities/QuoteApproval); nothing where it says
/// nothing, or something else than one of the three.
std::optional<QuotePolicy> policyOf(const QJsonObject &status);

} // namespace asterism::mastodon
