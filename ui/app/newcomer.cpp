// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/newcomer.h"

#include "store/accounts.h"
#include "store/deck.h"
#include "store/files.h"
#include "store/lists.h"

#include <QFileInfo>

namespace asterism::ui {

namespace {

Result<bool> hasNothing(store::UserTx &tx)
{
    const auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    const auto lists = store::lists(tx);
    if (!lists) {
        return lists.error();
    }
    const auto columns = store::columns(tx);
    if (!columns) {
        return columns.error();
    }
    return accounts->empty() && lists->empty() && columns->empty();
}

} // namespace

bool isNewcomer(const QString &folder)
{
    if (!QFileInfo::exists(store::userFilePath(folder)) && store::backups(folder).isEmpty()) {
        return true; // opening it would make it
    }
    const SystemClock clock;
    const auto store = store::Store::open({.folder = folder}, clock);
    if (!store) {
        return false;
    }
    const auto nothing = (*store)->readUserNow(hasNothing);
    return nothing && *nothing;
}

} // namespace asterism::ui
