// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/listsmodel.h"

#include "lists/members.h"
#include "store/lists.h"
#include "ui/viewmodels/colours.h"
#include "ui/viewmodels/columnwords.h"
#include "ui/viewmodels/listsettings.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

ListSettings settingsOf(const ListOptions &options)
{
    return {.hideBoosts = options.hideBoosts,
        .hideReplies = options.hideReplies,
        .onlyMedia = options.onlyMedia,
        .asGrid = options.asGrid,
        .notify = options.notify,
        .inEveryone = options.inEveryone.value_or(false),
        .exclusive = options.exclusive,
        .colourIndex = options.colour};
}

} // namespace

ListsModel::ListsModel(store::Store &store, Lists &lists, Ask ask, QObject *parent)
    : RowsModel({"listId", "name", "members", "unreadable", "colour", "icon", "settings"}, parent)
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
        const ListSign sign = signOf(list);
        rows.push_back({list.id.value,
            {list.id.value, list.name, all.value(list.id), unreadable.value(list.id), sign.colour,
                sign.icon, QVariant::fromValue(settingsOf(list.options))}});
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

/// What goes well is told by the rows.
template <typename T> void ListsModel::tell(QFuture<Result<T>> doing)
{
    hear(std::move(doing), &m_store, this, [this](const Result<T> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        }
    });
}

void ListsModel::rename(const QString &listId, const QString &name)
{
    tell(m_store.writeUser([id = ListId{listId}, name = name.trimmed()](
                               store::UserTx &tx) { return store::renameList(tx, id, name); }));
}

void ListsModel::remove(const QString &listId)
{
    // By the engine, for the list's rows in the cache go with it.
    tell(m_ask(u"list-delete"_s, {{u"list"_s, listId}}));
}

void ListsModel::change(const QString &listId, const QJsonObject &changes)
{
    tell(m_lists.change({listId}, changes));
}

void ListsModel::set(const QString &listId, const QString &option, bool on)
{
    change(listId, {{option, on}});
}

void ListsModel::setColour(const QString &listId, int index)
{
    const QJsonValue none = QJsonValue::Null;
    change(listId, {{u"colour"_s, index < 0 ? none : QJsonValue(index + 1)}});
}

void ListsModel::setIcon(const QString &listId, const QString &icon)
{
    change(listId, {{u"icon"_s, icon.trimmed()}});
}

void ListsModel::move(int from, int to)
{
    const int last = int(m_all.size()) - 1;
    if (from != to && from >= 0 && from <= last && to >= 0 && to <= last) {
        tell(m_lists.move(m_all[size_t(from)].id, to));
    }
}

QStringList ListsModel::colours() const
{
    return accountColours();
}

} // namespace asterism::ui
