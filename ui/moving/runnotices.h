// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/noticedesk.h"
#include "ui/moving/runsmodel.h"

namespace asterism::ui {

/// Tells the desktop, once, that a run has ended or has stopped by itself.
class RunNotices : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    RunNotices(
        Notifier &notifier, const Clock &clock, const RunsModel &runs, QObject *parent = nullptr);

    static Notice noticeOf(const RunStand &stand);

Q_SIGNALS:
    /// A notice was clicked; `token` is for takeActivationToken().
    void wantsRun(const QString &run, const QString &token);

private:
    NoticeDesk m_desk;
};

} // namespace asterism::ui
