// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "ui/viewmodels/emojicatalogue.h"

#include <QObject>

#include <vector>

namespace asterism::ui {

/// The emoji that were picked last for the accounts of one server; kept in asterism.db.
class RecentEmoji : public QObject {
    Q_OBJECT

public:
    static constexpr int mostKept = 24;

    explicit RecentEmoji(store::Store &store, QObject *parent = nullptr);

    /// Reads those of that server: changed().
    void setHost(const QString &host);
    /// Puts it first, and keeps that: changed() once it is kept.
    void use(const QString &emoji, const QString &picture);
    /// Names and pictures, the last one first.
    const std::vector<EmojiEntry> &all() const { return m_all; }

Q_SIGNALS:
    void changed();

private:
    using All = std::vector<EmojiEntry>;

    void show(const All &all);

    store::Store &m_store;
    QString m_host;
    All m_all;
    int m_uses = 0;
};

} // namespace asterism::ui
