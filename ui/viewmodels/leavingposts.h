// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/outboxmodel.h"

namespace asterism::ui {

/// Posts that go out in some seconds and may be taken back until then, the newest last; those that
/// were written together are one row. Roles: rowId, words ("Posting as @ao@a.example in 4 s").
class LeavingPosts : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(QString newest READ newest NOTIFY newestChanged FINAL) ///< rowId; empty: none

public:
    /// All outlive it.
    LeavingPosts(const OutboxModel &outbox, const AccountsModel &accounts, const Clock &clock,
        QObject *parent = nullptr);

    QString newest() const { return m_newest; }

Q_SIGNALS:
    void newestChanged();

private:
    void tick();
    QString whoPosts(const std::vector<const store::OutboxRow *> &posts) const;

    const OutboxModel &m_outbox;
    const AccountsModel &m_accounts;
    const Clock &m_clock;
    QTimer m_timer;
    QString m_newest;
};

} // namespace asterism::ui
