// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/instance.h"
#include "store/store.h"

#include <QHash>
#include <QMutex>
#include <QStringList>

#include <memory>

namespace asterism::ui {

/// What rows have in common: the own accounts' servers, read once a minute and not for each row,
/// and the sentences about what they cannot do. Thread-safe.
class ServerBook {
public:
    static constexpr qint64 keptMs = minuteMs;

    /// For a reading lane. Never null: where nothing was learnt yet it is what the account itself
    /// tells of its server.
    std::shared_ptr<const Instance> of(store::CacheTx &tx, const Account &account);
    /// The same texts, in the memory of those that were asked for before.
    QStringList same(const QStringList &texts);

private:
    struct Known {
        std::shared_ptr<const Instance> server;
        qint64 at = 0;
    };

    QMutex m_mutex;
    QHash<QString, Known> m_known; ///< by host
    QHash<QStringList, QStringList> m_texts;
};

/// The same without a book.
Instance serverOf(store::CacheTx &tx, const Account &account);

} // namespace asterism::ui
