// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "store/teller.h"
#include "sync/filterrules.h"

#include <QHash>
#include <QMutex>

#include <memory>
#include <vector>

namespace asterism {

/// The filters of all own accounts of this moment, for whoever decodes what a server tells one of
/// them. From any thread.
class FilterBook {
public:
    using Rules = std::shared_ptr<const FilterRules>;

    /// Null where the account's filters are not known yet.
    Rules rules(const AccountId &account) const;
    void set(const AccountId &account, Rules rules);

    /// Adds what the account's own filters say to what its server told about the posts. Nothing
    /// for a guest.
    void judge(const AccountId &account, std::vector<store::Prepared> &items, qint64 now) const;

private:
    mutable QMutex m_mutex;
    QHash<AccountId, Rules> m_rules;
};

} // namespace asterism
