// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "migration/keepinstep.h"

#include <QStringList>

namespace asterism {

/// Whom `to` is to follow: whom `from` follows, and `to` neither follows nor has asked, and who is
/// not in `named` (canonical accts). Who is gone, or moved to somebody whom `to` has, is left out.
std::vector<MovedItem> followsToMerge(const std::vector<store::CensusItem> &from,
    const std::vector<store::CensusItem> &to, const QString &toAcct, const QSet<QString> &named);

/// Whether it is a run of that pair, made to keep it in step.
bool isInStepRun(const Run &run, const Account &from, const Account &to);

/// One pair's turn: reads both, makes the run and begins it. Ends well, too, when there was nothing
/// to do; then, and when it fails, it leaves no run behind.
class Merging : public Flow<Done> {
public:
    struct Pair {
        Account from;
        Account to;
    };

    /// `wanted`: false when nothing is to be begun any more.
    Merging(store::Store &store, KeepInStep::Ports ports, Pair pair, qint64 now,
        std::function<bool()> wanted, QObject *parent);

    void start();

private:
    void read(const Account &account, const std::function<void()> &then);
    void collect();
    void collected(const std::vector<MovedItem> &items);
    void check();
    void count();
    void counted(bool begins);
    void drop(const Result<Done> &end);

    store::Store &m_store;
    KeepInStep::Ports m_ports;
    Pair m_pair;
    qint64 m_notBefore;
    std::function<bool()> m_wanted;
    qint64 m_run = 0;
};

} // namespace asterism
