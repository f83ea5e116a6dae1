// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/census.h"
#include "ui/models/hear.h"
#include "ui/viewmodels/ask.h"

#include <QHash>
#include <QTimer>

#include <deque>
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
    bool isBusy() const { return !m_queues.empty(); }

Q_SIGNALS:
    /// `total` is -1 where the server does not say it.
    void progressed(const asterism::store::CensusKey &key, int found, int total);
    void ended(const asterism::store::CensusKey &key, const asterism::Result<int> &count);
    /// Nothing more is wanted; not after cancel().
    void finished();

private:
    void step(const AccountId &account);
    void hearStep(const store::CensusKey &key, const Result<QJsonObject> &answer);
    void later(const AccountId &account, qint64 waitMs);
    void endKind(const store::CensusKey &key, const Result<int> &count);

    store::Store &m_store;
    Ask m_ask;
    const Clock &m_clock;
    std::map<AccountId, std::deque<MovedKind>> m_queues; ///< the first is being read
    qint64 m_since = 0;
    int m_round = 0; ///< what was asked before cancel() is not heard
};

} // namespace asterism::ui
