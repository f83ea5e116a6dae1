// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/instance.h"
#include "model/source.h"
#include "store/store.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"

#include <QStringList>

#include <vector>

namespace asterism::ui {

/// A timeline that an account's server has, and not every one.
struct Offer {
    Source source; ///< of antennas, channels and clips without an id: which ones is told elsewhere
    QString label; ///< "@me@host"; of a bubble the host

    bool operator==(const Offer &) const = default;
};

/// By kind, and within it in the order of the accounts; nothing of servers that are not among the
/// instances.
std::vector<Offer> offersOf(
    const std::vector<Account> &accounts, const std::vector<Instance> &instances);

/// What the servers of the own accounts have for columns beside the usual, as far as they are known
/// here. Roles: kind ("social", "direct", "mentions", "favourites", "bubble"), source (its key),
/// label.
class Offers : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.offers()")
    /// The kinds that any of them has; "antenna", "channel" and "clip" among them.
    Q_PROPERTY(QStringList kinds READ kinds NOTIFY kindsChanged FINAL)

public:
    /// Nobody is asked. The store outlives it.
    explicit Offers(store::Store &store, QObject *parent = nullptr);

    const QStringList &kinds() const { return m_kinds; }

Q_SIGNALS:
    void kindsChanged();

private:
    static QFuture<Result<std::vector<Offer>>> readAll(store::Store &store);
    void show(const Result<std::vector<Offer>> &offers);

    QStringList m_kinds;
    Rereader<std::vector<Offer>> m_reader;
};

} // namespace asterism::ui
