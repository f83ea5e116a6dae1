// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/noticedesk.h"
#include "ui/moving/runsmodel.h"

#include <functional>

namespace asterism::ui {

/// Tells the desktop, once, that a run has ended or has stopped by itself, unless somebody sees
/// that in the window, or nothing is to be shown now: the page of the runs says it at any time.
class RunNotices : public QObject {
    Q_OBJECT

public:
    /// Somebody is looking at that run just now.
    using IsSeen = std::function<bool(qint64 run)>;
    /// Notices are wanted, and it is not quiet.
    using MayTell = std::function<bool()>;

    /// Notifier, clock and runs outlive it.
    RunNotices(Notifier &notifier, const Clock &clock, const RunsModel &runs, IsSeen isSeen,
        MayTell mayTell, QObject *parent = nullptr);

    static Notice noticeOf(const RunStand &stand);

Q_SIGNALS:
    /// A notice was clicked; `token` is for takeActivationToken().
    void wantsRun(const QString &run, const QString &token);

private:
    void tell(const RunStand &stand);

    IsSeen m_isSeen;
    MayTell m_mayTell;
    NoticeDesk m_desk;
};

} // namespace asterism::ui
