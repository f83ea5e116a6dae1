// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QObject>
#include <QStringList>

namespace asterism::ui {

/// What was searched for lately, the last one first; kept in asterism.db.
class RecentSearches : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype most = 12;

    explicit RecentSearches(store::Store &store, QObject *parent = nullptr);

    const QStringList &all() const { return m_all; }
    /// Nothing for blanks and what is very long.
    void add(const QString &text);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void save();

    store::Store &m_store;
    QStringList m_all;
};

} // namespace asterism::ui
