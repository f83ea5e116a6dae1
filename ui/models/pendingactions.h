// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/actingnames.h"
#include "ui/models/rereader.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace asterism::ui {

/// What the outbox has on its way about posts, for rows to show over what the cache says. It
/// follows the outbox, this process' and others'.
class PendingActions : public QObject {
    Q_OBJECT

public:
    /// The store outlives it.
    explicit PendingActions(store::Store &store, QObject *parent = nullptr);

    /// As of the last reading; never null, and never changed afterwards.
    std::shared_ptr<const PendingByPost> byPost() const { return m_byPost; }

Q_SIGNALS:
    /// Of these posts something else is on its way now.
    void changed(const QSet<QString> &uris);

private:
    static Result<PendingByPost> read(store::UserTx &tx);
    void show(const Result<PendingByPost> &read);

    std::shared_ptr<const PendingByPost> m_byPost;
    Rereader<PendingByPost> m_reader;
};

} // namespace asterism::ui
