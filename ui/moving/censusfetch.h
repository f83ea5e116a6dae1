// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/censusplan.h"
#include "base/clock.h"
#include "store/census.h"
#include "ui/models/hear.h"
#include "ui/viewmodels/ask.h"

#include <QTimer>

#include <map>
#include <vector>

namespace asterism::ui {

/// Has the engine read what accounts have, piece by piece, until all of it is there: kinds of one
/// account one after another, accounts side by side.
class CensusFetch : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    CensusFetch(store::Store &store, Ask ask, const Clock &clock, QObject *parent = nullptr);

    /// What was read since then need not be read again.
    void begin(const std::vector<store::CensusKey> &wanted, qint64 since);
    void cancel();
    bool isBusy() const { return !m_plans.empty(); }

Q_SIGNALS:
    /// `total` is -1 where the server does not say it.
    void progressed(const asterism::store::CensusKey &key, int found, int total);
    void ended(const asterism::store::CensusKey &key, const asterism::Result<int> &count);
    /// Nothing more is wanted; not after cancel().
    void finished();

private:
    /// One account's kinds, and which were said to have ended.
    struct Reading {
        CensusPlan plan;
        std::vector<bool> told;
    };

    void step(const AccountId &account);
    void hearStep(const AccountId &account, const Result<QJsonObject> &answer);
    /// False after cancel() of whoever hears it.
    bool tellEnded(const AccountId &account);
    void later(const AccountId &account, qint64 waitMs);

    store::Store &m_store;
    Ask m_ask;
    const Clock &m_clock;
    std::map<AccountId, Reading> m_plans; ///< of those that have not ended
    int m_round = 0; ///< what was asked before cancel() is not heard
};

} // namespace asterism::ui
