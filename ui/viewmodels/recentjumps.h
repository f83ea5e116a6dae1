// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QObject>
#include <QStringList>

namespace asterism::ui {

/// What was jumped to last, by JumpTarget::key(), the last one first; kept in asterism.db.
class RecentJumps : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype mostKept = 24;

    explicit RecentJumps(store::Store &store, QObject *parent = nullptr);

    void read(); ///< changed(), when they are others
    /// Puts it first, and keeps that: changed() once it is kept.
    void use(const QString &key);
    const QStringList &all() const { return m_all; }

Q_SIGNALS:
    void changed();

private:
    void show(const QStringList &all);

    store::Store &m_store;
    QStringList m_all;
    int m_uses = 0;
};

} // namespace asterism::ui
