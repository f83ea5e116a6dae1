// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/actingnames.h"
#include "ui/models/rereader.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace asterism::ui {

/// What the outbox has on its way about posts, for rows to show over what the cache says, and what
/// was refused, until it is tried again or dismissed. It follows the outbox, this process' and
/// others'.
class PendingActions : public QObject {
    Q_OBJECT

public:
    /// The store outlives it.
    explicit PendingActions(store::Store &store, QObject *parent = nullptr);

    /// As of the last reading; never null, and never changed afterwards.
    std::shared_ptr<const PendingByPost> byPost() const { return m_read.pending; }
    /// The same.
    std::shared_ptr<const RefusedByPost> refused() const { return m_read.refused; }

Q_SIGNALS:
    /// Of these posts something else is on its way now, or was refused.
    void changed(const QSet<QString> &uris);

private:
    struct Read {
        std::shared_ptr<const PendingByPost> pending;
        std::shared_ptr<const RefusedByPost> refused;
    };

    static Result<Read> read(store::UserTx &tx);
    void show(const Result<Read> &read);

    Read m_read;
    Rereader<Read> m_reader;
};

} // namespace asterism::ui
