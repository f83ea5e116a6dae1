// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/positions.h"

#include "store/database.h"

#include <QUuid>

namespace asterism::store {

Result<std::optional<ReadPosition>> readPosition(UserTx &tx, const QString &timeline)
{
    Loan row = tx.db.prepare("SELECT sort_at, uri FROM read_position WHERE timeline = ?");
    if (!row.bind(1, timeline).step()) {
        return std::optional<ReadPosition>();
    }
    return std::optional(ReadPosition{row.integer(0), row.text(1)});
}

Result<Done> saveReadPosition(UserTx &tx, const QString &timeline, const ReadPosition &position)
{
    tx.db
        .prepare("INSERT INTO read_position(timeline, sort_at, uri) VALUES(?, ?, ?) "
                 "ON CONFLICT(timeline) DO UPDATE SET sort_at = excluded.sort_at, "
                 "uri = excluded.uri")
        .bind(1, timeline)
        .bind(2, position.sortAt)
        .bind(3, position.uri)
        .run();
    return Done{};
}

Result<QString> dataFolderId(UserTx &tx)
{
    tx.db.prepare("INSERT OR IGNORE INTO meta(key, value) VALUES('uuid', ?)")
        .bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces))
        .run();
    Loan row = tx.db.prepare("SELECT value FROM meta WHERE key = 'uuid'");
    row.step();
    return row.text(0);
}

} // namespace asterism::store
