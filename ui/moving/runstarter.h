// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run.h"
#include "store/store.h"
#include "ui/models/hear.h"
#include "ui/viewmodels/ask.h"

#include <vector>

namespace asterism::ui {

/// Makes a run of rows that somebody has chosen and said yes to, has it compared and lets it begin.
class RunStarter : public QObject {
    Q_OBJECT

public:
    /// The store outlives it.
    RunStarter(store::Store &store, Ask ask, QObject *parent = nullptr);

    void start(const Run &run, std::vector<RunRow> rows);
    bool isBusy() const { return m_busy > 0; }

Q_SIGNALS:
    void changed();
    void begun(qint64 run);
    void problem(const QString &sentence);

private:
    void check(qint64 run);
    void begin(qint64 run);
    void end();
    void fail(const Error &error, qint64 run = 0);

    store::Store &m_store;
    Ask m_ask;
    int m_busy = 0;
};

} // namespace asterism::ui
