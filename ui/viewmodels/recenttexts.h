// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QObject>
#include <QStringList>

namespace asterism::ui {

/// What was used last of one sort, as it was typed or by its key, the last one first; kept as a
/// setting of asterism.db.
class RecentTexts : public QObject {
    Q_OBJECT

public:
    struct Sort {
        QString setting;
        qsizetype most; ///< older ones are forgotten
        qsizetype longest; ///< characters; what is longer is not kept
    };

    RecentTexts(store::Store &store, Sort sort, QObject *parent = nullptr);

    /// changed(), when they are others.
    void read();
    /// Puts it first, at once, and keeps that. Nothing for an empty one.
    void use(const QString &text);
    void clear();
    const QStringList &all() const { return m_all; }

Q_SIGNALS:
    void changed();

private:
    void show(const QStringList &all);
    void told(const Result<QStringList> &all, int writes);

    store::Store &m_store;
    const Sort m_sort;
    QStringList m_all;
    int m_writes = 0;
};

} // namespace asterism::ui
