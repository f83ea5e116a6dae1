// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/serverlist.h"
#include "store/store.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

namespace asterism::ui {

/// From where a list can be filled: whom each own account follows, and the lists that its server
/// keeps. Roles: key, label (words).
class PeopleSources : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of a PeopleAdder")

public:
    PeopleSources(store::Store &store, Ask ask, QObject *parent = nullptr);

    /// Which account, and which list of its server; no list: whom it follows.
    struct Place {
        AccountId account;
        QString list;
    };
    static QString keyOf(const Place &place);
    static Place placeOf(const QString &key);

    /// Asks the servers which lists they keep; what was known stands meanwhile.
    Q_INVOKABLE void learn();

private:
    struct Read {
        std::vector<Account> accounts;
        std::vector<ServerList> lists;
    };

    static QFuture<Result<Read>> readAll(store::Store &store);
    void show(const Result<Read> &read);

    store::Store &m_store;
    Ask m_ask;
    std::vector<Account> m_accounts;
    bool m_learning = false; ///< before the accounts were read
    Rereader<Read> m_reader;
};

} // namespace asterism::ui
