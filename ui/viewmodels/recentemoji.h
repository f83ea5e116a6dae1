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
    /// Puts it first, and keeps that.
    void use(const QString &emoji, const QString &picture);
    /// Names and pictures, the last one first.
    const std::vector<EmojiEntry> &all() const { return m_all; }

Q_SIGNALS:
    void changed();

private:
    store::Store &m_store;
    QString m_host;
    std::vector<EmojiEntry> m_all;
};

} // namespace asterism::ui
