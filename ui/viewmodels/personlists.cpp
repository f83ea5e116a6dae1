// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/personlists.h"

#include "base/host.h"
#include "lists/lists.h"
#include "store/lists.h"
#include "ui/viewmodels/columnwords.h"
#include "ui/viewmodels/memberorder.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

QString canonical(const QString &handle)
{
    const auto known = parseHandle(handle);
    return known ? known->acct() : handle;
}

} // namespace

PersonLists::PersonLists(store::Store &store, Ask ask, const QString &handle, QObject *parent)
    : RowsModel({"listId", "name", "icon", "colour", "inside", "busy", "words"}, parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_acct(canonical(handle))
    , m_accts({m_acct})
    , m_servers(new ServerPlaces(store, m_ask, m_acct, Source::Kind::ServerList, this))
    , m_reader(
          &store, this, [&store] { return store.readUser(&PersonLists::readAll); },
          [this](const Result<Read> &read) { take(read); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.lists) {
            m_reader.read();
        }
    });
    m_reader.read();
}

Result<PersonLists::Read> PersonLists::readAll(store::UserTx &tx)
{
    const auto lists = store::lists(tx);
    const auto members = store::allMembers(tx);
    if (!lists || !members) {
        return lists ? members.error() : lists.error();
    }
    return Read{*lists, *members};
}

void PersonLists::take(const Result<Read> &read)
{
    if (!read) {
        Q_EMIT problem(sentence(read.error()));
        return;
    }
    const int before = total();
    m_read = *read;
    for (const QString &id : std::exchange(m_settled, {})) {
        m_doing[id].busy = false;
    }
    show();
    if (before != total()) {
        Q_EMIT totalChanged();
    }
}

void PersonLists::show()
{
    QSet<ListId> in;
    for (const ListMember &member : m_read.members) {
        if (m_accts.contains(member.acct)) {
            in.insert(member.list);
        }
    }
    const QStringList words = folded(m_search).split(u' ', Qt::SkipEmptyParts);
    std::vector<Row> rows;
    for (const List &list : m_read.lists) {
        const QString name = folded(list.name);
        if (!std::ranges::all_of(words, [&](const QString &word) { return name.contains(word); })) {
            continue;
        }
        const QString &id = list.id.value;
        const ListSign sign = signOf(list);
        const Doing doing = m_doing.value(id);
        rows.push_back({id,
            {id, list.name, sign.icon, sign.colour, in.contains(list.id), doing.busy,
                doing.words}});
    }
    showRows(std::move(rows));
}

void PersonLists::setSearch(const QString &search)
{
    if (search != m_search) {
        m_search = search;
        show();
        Q_EMIT searchChanged();
    }
}

void PersonLists::set(const QString &listId, bool in)
{
    if (m_doing.value(listId).busy) {
        return;
    }
    m_doing[listId] = {.busy = true};
    show();
    // "again": what is so already is no error. Another process may have done it meanwhile.
    const QString handle = in ? m_acct : calledIn({listId});
    const QJsonObject argument{{u"list"_s, listId}, {u"handle"_s, handle}, {u"again"_s, true}};
    hear(m_ask(in ? u"list-add"_s : u"list-remove"_s, argument), &m_store, this,
        [this, listId](const Result<QJsonObject> &answered) { done(listId, answered); });
}

/// As what the person is in that list.
QString PersonLists::calledIn(const ListId &list) const
{
    const auto member = std::ranges::find_if(m_read.members, [&](const ListMember &known) {
        return known.list == list && m_accts.contains(known.acct);
    });
    return member == m_read.members.end() ? m_acct : member->acct;
}

void PersonLists::done(const QString &listId, const Result<QJsonObject> &done)
{
    if (done) {
        // Their own server may call them otherwise than the one that told of them.
        if (const QString acct = (*done)[u"acct"].toString(); !acct.isEmpty()) {
            m_accts.insert(acct);
        }
        m_settled.insert(listId);
        m_reader.read();
        return;
    }
    m_doing[listId] = {.words = sentence(done.error())};
    show();
}

void PersonLists::create(const QString &name)
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    Q_EMIT busyChanged();
    const QString id = Lists::newId().value;
    hear(m_ask(u"list-create"_s, {{u"name"_s, name.trimmed()}, {u"list"_s, id}}), &m_store, this,
        [this, id](const Result<QJsonObject> &made) {
            m_busy = false;
            Q_EMIT busyChanged();
            if (!made) {
                Q_EMIT problem(sentence(made.error()));
                return;
            }
            Q_EMIT created(id);
            set(id, true);
        });
}

} // namespace asterism::ui
