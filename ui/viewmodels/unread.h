// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/homeplaces.h"
#include "ui/viewmodels/accountsmodel.h"

#include <QObject>
#include <QVariantMap>

namespace asterism::ui {

/// How many posts of each account's home were not on screen yet, for the badges.
class Unread : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    /// "12" or "99+" by account id; accounts with nothing unread are not in it.
    Q_PROPERTY(QVariantMap counts READ counts NOTIFY changed FINAL)

public:
    /// Both outlive it.
    Unread(HomePlaces &homes, const AccountsModel &accounts, QObject *parent = nullptr);

    QVariantMap counts() const { return m_counts; }
    /// "@ao@a.example: 12", in the order of the rail; those with nothing unread are not in it.
    QStringList lines() const { return m_lines; }

Q_SIGNALS:
    void changed();

private:
    void read();

    HomePlaces &m_homes;
    const AccountsModel &m_accounts;
    QVariantMap m_counts;
    QStringList m_lines;
};

/// "99+" for what is more than that; empty for 0.
QString unreadWord(int count);

} // namespace asterism::ui
