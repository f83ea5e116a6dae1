// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/directcolumn.h"

#include "protocol/capabilities.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

bool isDirectOfAll(const store::DeckColumn &column)
{
    return column.kind == u"direct"_s && column.sources.isEmpty();
}

std::vector<Source> directOfAll(const std::vector<Account> &accounts)
{
    std::vector<Source> sources;
    for (const Account &account : accounts) {
        if (tellsDirect(account)) {
            sources.push_back(accountSource(Source::Kind::Direct, account.id, account.host));
        }
    }
    return sources;
}

} // namespace asterism::ui
