// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/directcolumn.h"

#include "protocol/capabilities.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

bool isDirectOfAll(const store::DeckColumn &column)
{
    return column.kind == u"direct"_s && column.sources.isEmpty();
}

bool isSeenOnly(const Source &source, const std::vector<Account> &accounts)
{
    const auto own = std::ranges::find(accounts, source.account, &Account::id);
    return source.kind == Source::Kind::Direct && own != accounts.end() && !tellsDirect(*own);
}

} // namespace asterism::ui
