// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "migration/pace.h"
#include "migration/runtools.h"
#include "store/runs.h"
#include "sync/belongings.h"

#include <optional>
#include <vector>

namespace asterism {

/// Looks again at rows that ended as requested: one batch of one account's, whatever is due first.
/// The answer is when the next is due; 0: none. Whoever agreed is done (and put into the list that
/// it was for), whoever neither follows nor is asked any more declined.
class LookAgain : public Flow<qint64> {
public:
    LookAgain(RunTools &tools, QObject *parent);

    void start();

private:
    void ask(const Session &session);
    void heard(const std::vector<Relationship> &standings);
    void judge(store::RequestedRow &requested, const Relationship *standing);
    void list();
    void begin(size_t index, const QString &listId);
    void putIntoList(size_t index, const QString &listId);
    void put(size_t index, const WriteAnswer &answer);
    void restOfList();
    void later(qint64 ms);
    void save();
    void keepCensus();
    void tell();

    RunTools &m_tools;
    Session m_session;
    std::vector<store::RequestedRow> m_rows; ///< of one account
    std::vector<size_t> m_toList; ///< of these, whom the list may take now
    QString m_paceText; ///< as it was read
    std::optional<Pace> m_pace; ///< that of lists, once the session is there
    bool m_wrote = false; ///< the pace is to be saved
};

} // namespace asterism
