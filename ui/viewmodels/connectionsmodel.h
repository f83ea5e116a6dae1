// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/activitymodel.h"
#include "ui/viewmodels/listsmodel.h"

#include <QTimer>

#include <functional>
#include <vector>

namespace asterism::ui {

/// The connection view: how each account, each host read as a guest and each source is doing, and
/// what happened. It looks and counts seconds down only while it is active. Roles: head (bool),
/// name, colour, words, trouble, fine, live (bool), host, needsSignIn (bool).
class ConnectionsModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    /// Somebody looks at it.
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(asterism::ui::ActivityModel *activity READ activity CONSTANT FINAL)

public:
    /// All outlive it.
    struct Parts {
        const AccountsModel &accounts;
        const ListsModel &lists;
        const StreamSync &streams;
        Freshening &freshening;
        const ActivityLog &log;
        const Clock &clock;
        /// As they are now, for the names of what servers keep; null: nothing there has a name.
        std::function<std::vector<store::DeckColumn>()> columns = {};
    };

    explicit ConnectionsModel(const Parts &parts, QObject *parent = nullptr);

    bool isActive() const { return m_timer.isActive(); }
    void setActive(bool active);
    ActivityModel *activity() { return &m_activity; }

    /// All streams and all that is asked for, at once.
    Q_INVOKABLE void tryAgain();
    /// The activity log as text, to copy.
    Q_INVOKABLE QString activityText() const;

Q_SIGNALS:
    void activeChanged();

private:
    void show();
    OwnThings own() const;
    ConnectionsNow current() const;

    Parts m_parts;
    ActivityModel m_activity;
    QTimer m_timer; ///< each second
    QTimer m_soon; ///< changes come in bursts
};

} // namespace asterism::ui
