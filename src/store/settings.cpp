// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"

#include "store/database.h"

namespace asterism::store {

Result<std::optional<QString>> setting(UserTx &tx, const QString &key)
{
    Loan row = tx.db.prepare("SELECT value FROM setting WHERE key = ?");
    if (!row.bind(1, key).step()) {
        return std::optional<QString>();
    }
    return std::optional(row.text(0));
}

Result<QHash<QString, QString>> settings(UserTx &tx)
{
    Loan rows = tx.db.prepare("SELECT key, value FROM setting");
    QHash<QString, QString> all;
    while (rows.step()) {
        all.insert(rows.text(0), rows.text(1));
    }
    return all;
}

Result<Done> saveSetting(UserTx &tx, const QString &key, const QString &value)
{
    tx.db
        .prepare("INSERT INTO setting(key, value) VALUES(?, ?) "
                 "ON CONFLICT(key) DO UPDATE SET value = excluded.value")
        .bind(1, key)
        .bind(2, value)
        .run();
    tx.changes.settings = true;
    return Done{};
}

} // namespace asterism::store
