// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/listsmodel.h"

#include "lists/members.h"
#include "store/lists.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

ListsModel::ListsModel(store::Store &store, Lists &lists, Ask ask, QObject *parent)
    : RowsModel({"listId", "name", "members", "unreadable"}, parent)
    , m_store(store)
    , m_lists(lists)
    , m_ask(std::move(ask))
    , m_reader(
          &store, this, [&store] { return readAll(store); },
          [this](const Result<Read> &read) { show(read); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.lists || changes.readings) {
            m_reader.read();
        }
    });
    m_reader.read();
}

QFuture<Result<ListsModel::Read>> ListsModel::readAll(store::Store &store)
{
    const auto withMembers = [&store](const Result<std::vector<List>> &lists) {
        return readAllMembers(store).then(
            &store, [lists](const Result<std::vector<ListMember>> &members) -> Result<Read> {
                if (!lists || !members) {
                    return lists ? members.error() : lists.error();
                }
                return Read{*lists, *members};
            });
    };
    return store.readUser(store::lists).then(&store, withMembers).unwrap();
}

void ListsModel::show(const Result<Read> &read)
{
    if (!read) {
        Q_EMIT problem(sentence(read.error()));
        return;
    }
    QHash<ListId, int> all;
    QHash<ListId, int> unreadable;
    for (const ListMember &member : read->members) {
        all[member.list] += 1;
        unreadable[member.list] += member.reader == ReaderKind::Unreadable ? 1 : 0;
    }
    std::vector<Row> rows;
    for (const List &list : read->lists) {
        rows.push_back({list.id.value,
            {list.id.value, list.name, all.value(list.id), unreadable.value(list.id)}});
    }
    m_all = read->lists;
    m_ready = true;
    showRows(std::move(rows));
    Q_EMIT wasRead();
}

void ListsModel::create(const QString &name)
{
    hear(m_lists.create(name), &m_store, this, [this](const Result<List> &list) {
        if (list) {
            Q_EMIT created(list->id.value);
        } else {
            Q_EMIT problem(sentence(list.error()));
        }
    });
}

void ListsModel::rename(const QString &listId, const QString &name)
{
    hear(m_store.writeUser([id = ListId{listId}, name = name.trimmed()](
                               store::UserTx &tx) { return store::renameList(tx, id, name); }),
        &m_store, this, [this](const Result<Done> &done) {
            if (!done) {
                Q_EMIT problem(sentence(done.error()));
            }
        });
}

void ListsModel::remove(const QString &listId)
{
    // By the engine, for the list's rows in the cache go with it.
    hear(m_ask(u"list-delete"_s, {{u"list"_s, listId}}), &m_store, this,
        [this](const Result<QJsonObject> &done) {
            if (!done) {
                Q_EMIT problem(sentence(done.error()));
            }
        });
}

} // namespace asterism::ui
