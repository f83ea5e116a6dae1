// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/rowwork.h"
#include "model/account.h"
#include "store/store.h"

#include <QSet>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace asterism {

/// What an account's work goes by when it looks for its next row.
struct ChoiceWish {
    AccountId account;
    std::map<qint64, qint64> waits; ///< by run: until when, as it is known better than in the run
    QSet<qint64> stopping; ///< these are passed over
    bool paces = false; ///< they are wanted, too
};

struct RunChoice {
    std::optional<RowWork::Job> job; ///< the first due row of the oldest run that may go
    std::vector<qint64> finished; ///< runs without a row that is to do
    std::optional<Account> account; ///< empty: it was removed
    std::map<QString, QString> paces; ///< by writeClass()
    qint64 nextAt = 0; ///< when a run or row that waits is due; 0: none does
};

Result<RunChoice> chooseRow(store::UserTx &tx, const ChoiceWish &wish);

/// What `change` makes of a run that still runs; empty when it does not.
Result<std::optional<Run>> changeRunning(
    store::UserTx &tx, qint64 id, const std::function<void(Run &)> &change);

} // namespace asterism
