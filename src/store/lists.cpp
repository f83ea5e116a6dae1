// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lists.h"

#include "store/database.h"

#include <QCoreApplication>

#include <algorithm>

namespace asterism::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

std::optional<bool> flagOrUnsaid(const Loan &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.flag(column));
}

void bindFlag(Loan &row, int index, std::optional<bool> flag)
{
    flag ? row.bind(index, *flag) : row.bindNull(index);
}

List readList(const Loan &row)
{
    return {.id = {row.text(0)},
        .name = row.text(1),
        .createdAt = row.integer(2),
        .options = {.hideBoosts = row.flag(3),
            .hideReplies = row.flag(4),
            .onlyMedia = row.flag(5),
            .asGrid = row.flag(6),
            .notify = row.flag(7),
            .inEveryone = flagOrUnsaid(row, 8),
            .exclusive = row.flag(9),
            .colour = int(row.integer(10)),
            .icon = row.text(11)}};
}

std::vector<ListMember> readMembers(Loan &rows)
{
    std::vector<ListMember> found;
    while (rows.step()) {
        found.push_back({.list = {rows.text(0)},
            .acct = rows.text(1),
            .typed = rows.flag(3),
            .actorUri = rows.text(2),
            .notify = flagOrUnsaid(rows, 4)});
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

Error notThere(const QString &subject)
{
    return {.kind = ErrorKind::NotFound, .subject = subject};
}

/// What cannot be kept as it is.
std::optional<Error> refusal(const ListOptions &options)
{
    if (options.colour < -1 || options.colour > 7) {
        return Error{.kind = ErrorKind::Rejected,
            .subject = QString::number(options.colour),
            .detail = Words::tr("there is no such colour")};
    }
    if (!isIcon(options.icon)) {
        return Error{.kind = ErrorKind::Rejected,
            .subject = u'“' + options.icon.left(40) + u'”',
            .detail = Words::tr("a list's sign is one emoji")};
    }
    return {};
}

#define LIST_COLUMNS                                                                               \
    "SELECT id, name, created_at, hide_boosts, hide_replies, only_media, as_grid, notify, "        \
    "in_everyone, exclusive, colour, icon FROM list "
#define MEMBER_COLUMNS "SELECT list, acct, actor_uri, typed, notify FROM list_member "

} // namespace

Result<std::vector<List>> lists(UserTx &tx)
{
    Loan rows = tx.db.prepare(LIST_COLUMNS "ORDER BY position");
    std::vector<List> found;
    while (rows.step()) {
        found.push_back(readList(rows));
    }
    return found;
}

Result<List> listByName(UserTx &tx, const QString &name)
{
    Loan row = tx.db.prepare(LIST_COLUMNS "WHERE name = ?");
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
    return saveListOptions(tx, list.id, list.options);
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
        return notThere(id.value);
    }
    tx.changes.lists = true;
    return Done{};
}

Result<Done> saveListOptions(UserTx &tx, const ListId &id, const ListOptions &options)
{
    if (const auto refused = refusal(options)) {
        return *refused;
    }
    Loan row = tx.db.prepare(
        "UPDATE list SET hide_boosts = ?, hide_replies = ?, only_media = ?, as_grid = ?, "
        "notify = ?, in_everyone = ?, exclusive = ?, colour = ?, icon = ? WHERE id = ?");
    row.bind(1, options.hideBoosts)
        .bind(2, options.hideReplies)
        .bind(3, options.onlyMedia)
        .bind(4, options.asGrid)
        .bind(5, options.notify);
    bindFlag(row, 6, options.inEveryone);
    row.bind(7, options.exclusive).bind(8, options.colour).bind(9, options.icon).bind(10, id.value);
    row.run();
    if (tx.db.changes() == 0) {
        return notThere(id.value);
    }
    tx.changes.lists = true;
    return Done{};
}

Result<Done> moveList(UserTx &tx, const ListId &id, int to)
{
    std::vector<QString> ids;
    Loan rows = tx.db.prepare("SELECT id FROM list ORDER BY position");
    while (rows.step()) {
        ids.push_back(rows.text(0));
    }
    if (std::erase(ids, id.value) == 0) {
        return notThere(id.value);
    }
    ids.insert(ids.begin() + std::clamp(to, 0, int(ids.size())), id.value);
    Loan place = tx.db.prepare("UPDATE list SET position = ? WHERE id = ?");
    for (size_t i = 0; i < ids.size(); ++i) {
        place.bind(1, qint64(i)).bind(2, ids[i]).run();
        place.reset();
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

Result<std::vector<bool>> addMembers(UserTx &tx, const std::vector<ListMember> &members)
{
    std::vector<bool> news;
    if (members.empty()) {
        return news;
    }
    // Looked for once: there is no index by which it could be found each time.
    Loan last = tx.db.prepare("SELECT coalesce(max(position), 0) FROM list_member");
    last.step();
    qint64 position = last.integer(0);
    Loan row = tx.db.prepare("INSERT INTO list_member(list, acct, typed, actor_uri, position) "
                             "VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
    for (const ListMember &member : members) {
        row.bind(1, member.list.value)
            .bind(2, member.acct)
            .bind(3, member.typed)
            .bind(4, member.actorUri)
            .bind(5, position + 1)
            .run();
        row.reset();
        news.push_back(tx.db.changes() > 0);
        position += news.back() ? 1 : 0;
        tx.changes.lists = tx.changes.lists || news.back();
    }
    return news;
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

Result<Done> setMemberNotify(
    UserTx &tx, const ListId &list, const QString &acct, std::optional<bool> notify)
{
    Loan row = tx.db.prepare("UPDATE list_member SET notify = ? WHERE list = ? AND acct = ?");
    bindFlag(row, 1, notify);
    row.bind(2, list.value).bind(3, acct).run();
    if (tx.db.changes() == 0) {
        return notThere(u'@' + acct);
    }
    tx.changes.lists = true;
    return Done{};
}

Result<Done> removeMember(UserTx &tx, const ListId &list, const QString &acct)
{
    tx.db.prepare("DELETE FROM list_member WHERE list = ? AND acct = ?")
        .bind(1, list.value)
        .bind(2, acct)
        .run();
    if (tx.db.changes() == 0) {
        return notThere(u'@' + acct);
    }
    tx.changes.lists = true;
    return Done{};
}

Result<std::vector<bool>> removeMembers(UserTx &tx, const ListId &list, const QStringList &accts)
{
    std::vector<bool> gone;
    Loan row = tx.db.prepare("DELETE FROM list_member WHERE list = ? AND acct = ?");
    for (const QString &acct : accts) {
        row.bind(1, list.value).bind(2, acct).run();
        row.reset();
        gone.push_back(tx.db.changes() > 0);
        tx.changes.lists = tx.changes.lists || gone.back();
    }
    return gone;
}

} // namespace asterism::store
