// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lists.h"

#include "store/database.h"

#include <QCoreApplication>

namespace asterism::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

List readList(const Loan &row)
{
    return {.id = {row.text(0)}, .name = row.text(1), .createdAt = row.integer(2)};
}

std::vector<ListMember> readMembers(Loan &rows)
{
    std::vector<ListMember> found;
    while (rows.step()) {
        found.push_back({.list = {rows.text(0)},
            .acct = rows.text(1),
            .typed = rows.flag(3),
            .actorUri = rows.text(2)});
    }
    return found;
}

Error nameless()
{
    return {.kind = ErrorKind::Rejected,
        .subject = Words::tr("The list"),
        .detail = Words::tr("it needs a name")};
}

Error taken(const QString &name)
{
    return {.kind = ErrorKind::Rejected,
        .subject = Words::tr("List “%1”").arg(name),
        .detail = Words::tr("there is one of that name")};
}

#define MEMBER_COLUMNS "SELECT list, acct, actor_uri, typed FROM list_member "

} // namespace

Result<std::vector<List>> lists(UserTx &tx)
{
    Loan rows = tx.db.prepare("SELECT id, name, created_at FROM list ORDER BY position");
    std::vector<List> found;
    while (rows.step()) {
        found.push_back(readList(rows));
    }
    return found;
}

Result<List> listByName(UserTx &tx, const QString &name)
{
    Loan row = tx.db.prepare("SELECT id, name, created_at FROM list WHERE name = ?");
    if (!row.bind(1, name).step()) {
        return Error{.kind = ErrorKind::NotFound, .subject = Words::tr("List “%1”").arg(name)};
    }
    return readList(row);
}

Result<Done> addList(UserTx &tx, const List &list)
{
    if (list.name.trimmed().isEmpty()) {
        return nameless();
    }
    Loan same = tx.db.prepare("SELECT id FROM list WHERE name = ?");
    if (same.bind(1, list.name).step()) {
        if (same.text(0) == list.id.value) {
            return Done{};
        }
        return taken(list.name);
    }
    tx.db
        .prepare("INSERT INTO list(id, name, created_at, position) VALUES(?, ?, ?, "
                 "(SELECT coalesce(max(position), 0) + 1 FROM list))")
        .bind(1, list.id.value)
        .bind(2, list.name)
        .bind(3, list.createdAt)
        .run();
    tx.changes.lists = true;
    return Done{};
}

Result<Done> renameList(UserTx &tx, const ListId &id, const QString &name)
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty()) {
        return nameless();
    }
    Loan same = tx.db.prepare("SELECT 1 FROM list WHERE name = ? AND id <> ?");
    if (same.bind(1, wanted).bind(2, id.value).step()) {
        return taken(wanted);
    }
    tx.db.prepare("UPDATE list SET name = ? WHERE id = ?").bind(1, wanted).bind(2, id.value).run();
    if (tx.db.changes() == 0) {
        return Error{.kind = ErrorKind::NotFound, .subject = Words::tr("List “%1”").arg(wanted)};
    }
    tx.changes.lists = true;
    return Done{};
}

Result<Done> removeList(UserTx &tx, const ListId &id)
{
    tx.db.prepare("DELETE FROM list WHERE id = ?").bind(1, id.value).run();
    if (tx.db.changes() == 0) {
        return Error{.kind = ErrorKind::NotFound, .subject = id.value};
    }
    tx.changes.lists = true;
    return Done{};
}

Result<std::vector<ListMember>> members(UserTx &tx, const ListId &list)
{
    Loan rows = tx.db.prepare(MEMBER_COLUMNS "WHERE list = ? ORDER BY position");
    rows.bind(1, list.value);
    return readMembers(rows);
}

Result<std::vector<ListMember>> allMembers(UserTx &tx)
{
    Loan rows = tx.db.prepare(MEMBER_COLUMNS "ORDER BY list, position");
    return readMembers(rows);
}

Result<Done> addMember(UserTx &tx, const ListMember &member)
{
    Loan same = tx.db.prepare("SELECT 1 FROM list_member WHERE list = ? AND acct = ?");
    if (same.bind(1, member.list.value).bind(2, member.acct).step()) {
        return Error{.kind = ErrorKind::Rejected,
            .subject = u'@' + member.acct,
            .detail = Words::tr("already in this list")};
    }
    tx.db
        .prepare("INSERT INTO list_member(list, acct, typed, actor_uri, position) "
                 "VALUES(?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM list_member))")
        .bind(1, member.list.value)
        .bind(2, member.acct)
        .bind(3, member.typed)
        .bind(4, member.actorUri)
        .run();
    tx.changes.lists = true;
    return Done{};
}

Result<Done> addBeside(UserTx &tx, const QString &acct, const ListMember &added)
{
    std::vector<ListId> lists;
    Loan rows = tx.db.prepare("SELECT list FROM list_member WHERE acct = ? AND list NOT IN "
                              "(SELECT list FROM list_member WHERE acct = ?)");
    rows.bind(1, acct).bind(2, added.acct);
    while (rows.step()) {
        lists.push_back({rows.text(0)});
    }
    for (const ListId &list : lists) {
        ListMember member = added;
        member.list = list;
        if (auto done = addMember(tx, member); !done) {
            return done;
        }
    }
    return Done{};
}

Result<Done> setActorUri(UserTx &tx, const QString &acct, const QString &uri)
{
    tx.db.prepare("UPDATE list_member SET actor_uri = ? WHERE acct = ? AND actor_uri <> ?")
        .bind(1, uri)
        .bind(2, acct)
        .bind(3, uri)
        .run();
    tx.changes.lists = tx.changes.lists || tx.db.changes() > 0;
    return Done{};
}

Result<Done> removeMember(UserTx &tx, const ListId &list, const QString &acct)
{
    tx.db.prepare("DELETE FROM list_member WHERE list = ? AND acct = ?")
        .bind(1, list.value)
        .bind(2, acct)
        .run();
    if (tx.db.changes() == 0) {
        return Error{.kind = ErrorKind::NotFound, .subject = u'@' + acct};
    }
    tx.changes.lists = true;
    return Done{};
}

} // namespace asterism::store
