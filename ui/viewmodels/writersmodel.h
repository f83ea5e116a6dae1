// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/composeplace.h"

#include <vector>

namespace asterism::ui {

/// The accounts that may write something. Roles: accountId, acct ("@user@host"), colour, reason
/// (why this one cannot, plain; empty: it can).
class WritersModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Composer.writers")

public:
    explicit WritersModel(QObject *parent = nullptr);

    /// `only`: of an edit, whose post it is; empty: all.
    void show(
        const std::vector<Account> &accounts, const ComposePlace &place, const AccountId &only);

    /// Who cannot and why, in one line; empty: all can.
    QString excluded() const { return m_excluded; }

private:
    QString m_excluded;
};

} // namespace asterism::ui
