// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/connectionwords.h"

namespace asterism::ui {

/// The activity log as it is read, the newest first. Roles: time ("12:03:04"), who, what, times
/// ("7 times, until 12:10:09"; empty for once).
class ActivityModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of ConnectionsModel")

public:
    /// On screen; the text has all.
    static constexpr int most = 100;

    explicit ActivityModel(const ActivityLog &log, QObject *parent = nullptr);

    void show(const OwnThings &own);
    void clear() { showRows({}); }

    /// All of it, oldest first, a line each, for a bug report.
    QString text(const OwnThings &own) const;

private:
    const ActivityLog &m_log;
};

} // namespace asterism::ui
