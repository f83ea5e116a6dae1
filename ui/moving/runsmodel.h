// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/moving/runwords.h"
#include "ui/viewmodels/accountsmodel.h"

#include <QHash>
#include <QTimer>

#include <optional>
#include <vector>

namespace asterism::ui {

/// A run and how many of its rows stand how.
struct RunStand {
    Run run;
    RunCounts counts;

    bool operator==(const RunStand &) const = default;
};

/// The runs that somebody said yes to, newest first. Roles: runId, title, words ("214 of 361"),
/// pace, ends, shares (of the bar), trouble, colour (of the account), running (bool).
class RunsModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of MovingPage")

public:
    static constexpr size_t most = 50;

    /// All outlive it.
    RunsModel(store::Store &store, const AccountsModel &accounts, const Clock &clock,
        QObject *parent = nullptr);

    /// Somebody looks: times are told by the second.
    void setWatched(bool watched);

    const std::vector<RunStand> &all() const { return m_all; }
    const RunStand *find(qint64 id) const;
    PerMinute paceOf(qint64 id) const { return m_meters.value(id).perMinute(); }
    QString colourOf(const Run &run) const;
    bool isReady() const { return m_ready; }
    qint64 now() const { return m_clock.now(); }

Q_SIGNALS:
    /// The runs were read (again), or time has passed.
    void wasRead();
    /// A run that went on while this window was there has ended, or has stopped by itself.
    void ended(const asterism::ui::RunStand &stand);
    void stopped(const asterism::ui::RunStand &stand);
    void problem(const QString &sentence);

private:
    using Stands = std::vector<RunStand>;

    Stands settled();
    static Result<Stands> readStands(store::UserTx &tx, const Stands &known);
    void take(const Result<Stands> &stands);
    bool isNews(const RunStand &stand);
    void tell(const RunStand &stand);
    void show();
    Row rowOf(const RunStand &stand) const;
    bool anyRuns() const;

    const AccountsModel &m_accounts;
    const Clock &m_clock;
    qint64 m_since; ///< this window is there
    Rereader<Stands> m_reader;
    QTimer m_soon; ///< rows end one after another: they are read together
    QTimer m_seconds;
    Stands m_all;
    QHash<qint64, RunMeter> m_meters;
    QHash<qint64, RunState> m_states; ///< as they were last
    qint64 m_countedAt = 0; ///< all of them
    bool m_ready = false;
    bool m_watched = false;
};

} // namespace asterism::ui
