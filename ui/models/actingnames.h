// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/action.h"
#include "ui/models/serverbook.h"

#include <QHash>
#include <QString>

#include <memory>
#include <vector>

namespace asterism::ui {

/// What is on its way to the servers about posts, by uri; of each post oldest first.
using PendingByPost = QHash<QString, std::vector<Action>>;

/// Something about a post that was refused, or given up.
struct RefusedAction {
    qint64 row = 0; ///< of the outbox
    Action action;
    QString trouble; ///< why; a sentence with the server's own words
    qint64 at = 0; ///< ms since 1970

    bool operator==(const RefusedAction &) const = default;
};

/// By uri; of each post oldest first.
using RefusedByPost = QHash<QString, std::vector<RefusedAction>>;

/// Who may act in a row, and what is on its way. Part of RowNames (rowbuilder.h): a copy goes with
/// each reading.
struct ActingNames {
    std::shared_ptr<const std::vector<Account>> accounts; ///< as in the rail; null: there is none
    QHash<QString, QString> shortNames; ///< by their ids
    AccountId standard; ///< acts unless something else is said
    AccountId wished; ///< the column's own; empty, or gone: none
    std::shared_ptr<const PendingByPost> pending; ///< null: nothing
    std::shared_ptr<const RefusedByPost> refused; ///< null: nothing
    std::shared_ptr<ServerBook> servers; ///< null: servers are looked up for each row
};

/// By account's id, as short as tells each from the others: the user's name; where several have the
/// same, the first part of the server's ("mstdn"); else the whole acct.
QHash<QString, QString> shortNames(const std::vector<Account> &accounts);

} // namespace asterism::ui
