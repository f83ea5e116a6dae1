// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/actingnames.h"

#include <QStringList>

namespace asterism::ui {

namespace {

/// What stands behind the @ up to the first dot.
QString placeName(const Account &account)
{
    return account.acct.section(u'@', -1).section(u'.', 0, 0);
}

} // namespace

QHash<QString, QString> shortNames(const std::vector<Account> &accounts)
{
    QStringList users;
    QStringList places;
    for (const Account &account : accounts) {
        users << account.acct.section(u'@', 0, 0);
        places << placeName(account);
    }
    QHash<QString, QString> names;
    for (qsizetype i = 0; i < users.size(); ++i) {
        const Account &account = accounts[size_t(i)];
        const QString place = places.count(places[i]) == 1 ? places[i] : account.acct;
        names.insert(account.id.value, users.count(users[i]) == 1 ? users[i] : place);
    }
    return names;
}

} // namespace asterism::ui
