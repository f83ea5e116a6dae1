// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/composeplace.h"

#include <vector>

namespace asterism::ui {

/// What is chosen among the accounts, and what they have against what is written.
struct ChosenWriters {
    AccountId only; ///< of an edit, whose post it is; empty: all are shown
    QStringList chosen; ///< ids
    QHash<QString, QString> troubles; ///< by id: why what is written does not fit; none: it does
};

/// The accounts that may write something. Roles: accountId, acct ("@user@host"), colour, reason
/// (why this one cannot, plain; empty: it can), chosen (it posts), trouble (why what is written
/// does not fit its server, plain; empty: it does, or it is not chosen).
class WritersModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Composer.writers")

public:
    explicit WritersModel(QObject *parent = nullptr);

    void show(const std::vector<Account> &accounts, const ComposePlace &place,
        const ChosenWriters &chosen);

    /// Who cannot and why, in one line; empty: all can.
    QString excluded() const { return m_excluded; }

private:
    QString m_excluded;
};

} // namespace asterism::ui
