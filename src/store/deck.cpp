// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/deck.h"

#include "store/database.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace asterism::store {

namespace {

QStringList keysOf(const QString &json)
{
    QStringList keys;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const auto &key : array) {
        keys << key.toString();
    }
    return keys;
}

QString jsonOf(const QStringList &keys)
{
    if (keys.isEmpty()) {
        return {};
    }
    const QJsonDocument document(QJsonArray::fromStringList(keys));
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace

Result<std::vector<DeckColumn>> columns(UserTx &tx)
{
    Loan rows = tx.db.prepare(
        "SELECT id, kind, name, sources, width, typed, hide_boosts, hide_replies, hidden_accounts, "
        "actor, notice_kinds FROM deck_column ORDER BY position");
    std::vector<DeckColumn> found;
    while (rows.step()) {
        found.push_back({.id = rows.text(0),
            .kind = rows.text(1),
            .name = rows.text(2),
            .sources = keysOf(rows.text(3)),
            .width = int(rows.integer(4)),
            .typed = rows.flag(5),
            .hideBoosts = rows.flag(6),
            .hideReplies = rows.flag(7),
            .hiddenAccounts = keysOf(rows.text(8)),
            .actor = rows.text(9),
            .noticeKinds = rows.text(10)});
    }
    return found;
}

Result<Done> saveColumn(UserTx &tx, const DeckColumn &column)
{
    tx.db
        .prepare("INSERT INTO deck_column(id, kind, name, sources, width, typed, hide_boosts, "
                 "hide_replies, hidden_accounts, actor, notice_kinds, position) "
                 "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                 "(SELECT coalesce(max(position), 0) + 1 FROM deck_column)) "
                 "ON CONFLICT(id) DO UPDATE SET kind = excluded.kind, name = excluded.name, "
                 "sources = excluded.sources, width = excluded.width, typed = excluded.typed, "
                 "hide_boosts = excluded.hide_boosts, hide_replies = excluded.hide_replies, "
                 "hidden_accounts = excluded.hidden_accounts, actor = excluded.actor, "
                 "notice_kinds = excluded.notice_kinds")
        .bind(1, column.id)
        .bind(2, column.kind)
        .bind(3, column.name)
        .bind(4, jsonOf(column.sources))
        .bind(5, column.width)
        .bind(6, column.typed)
        .bind(7, column.hideBoosts)
        .bind(8, column.hideReplies)
        .bind(9, jsonOf(column.hiddenAccounts))
        .bind(10, column.actor)
        .bind(11, column.noticeKinds)
        .run();
    return Done{};
}

Result<Done> removeColumn(UserTx &tx, const QString &id)
{
    tx.db.prepare("DELETE FROM deck_column WHERE id = ?").bind(1, id).run();
    if (tx.db.changes() == 0) {
        return Error{.kind = ErrorKind::NotFound, .subject = id};
    }
    tx.db.prepare("DELETE FROM read_position WHERE timeline NOT IN (SELECT id FROM deck_column)")
        .run();
    return Done{};
}

Result<Done> orderColumns(UserTx &tx, const QStringList &ids)
{
    tx.db.prepare("UPDATE deck_column SET position = position + ?")
        .bind(1, qint64(ids.size()))
        .run();
    Loan place = tx.db.prepare("UPDATE deck_column SET position = ? WHERE id = ?");
    for (qsizetype i = 0; i < ids.size(); ++i) {
        place.bind(1, qint64(i)).bind(2, ids[i]).run();
        place.reset();
    }
    return Done{};
}

} // namespace asterism::store
