// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visibility.h"

#include <QString>

#include <optional>

namespace asterism {

/// Who may quote a post, from most people to fewest. Its author may in any case.
enum class QuotePolicy { Everyone, Followers, Nobody };

/// "everyone", "followers", "nobody"
QString word(QuotePolicy policy);
/// Nothing for other words.
std::optional<QuotePolicy> quotePolicy(const QString &word);

/// There is a choice: what only some people see its author alone may quote, whatever is said
/// (docs.joinmastodon.org/client/quotes, "Setting quote policies").
constexpr bool hasQuotePolicy(Visibility visibility)
{
    return visibility != Visibility::Private && visibility != Visibility::Direct;
}

} // namespace asterism
