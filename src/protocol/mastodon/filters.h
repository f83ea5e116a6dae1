// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter.h"

#include <QJsonObject>

#include <optional>

namespace asterism::mastodon {

// docs.joinmastodon.org/entities/Filter and V1_Filter

/// The filter of a FilterResult. An action never heard of is "warn"; without a word about
/// contexts it counts everywhere.
FilterMatch matchFromJson(const QJsonObject &filter);

/// Nothing for a filter without id or with nothing to match.
std::optional<Filter> filterFromJson(const QJsonObject &filter);
/// One phrase is one filter here; "irreversible" means hide.
std::optional<Filter> filterFromJsonV1(const QJsonObject &filter);

} // namespace asterism::mastodon
