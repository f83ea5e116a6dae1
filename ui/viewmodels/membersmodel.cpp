// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/membersmodel.h"

#include "store/accounts.h"
#include "store/actors.h"
#include "store/lists.h"
#include "store/readings.h"
#include "sync/people.h"
#include "ui/images/imageurl.h"
#include "ui/models/styledname.h"
#include "ui/viewmodels/memberwords.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// Who was never seen has a handle for a name and a letter for a face.
Actor unseen(const QString &acct)
{
    return {.acct = acct};
}

} // namespace

MembersModel::MembersModel(store::Store &store, Ask ask, const ListId &list,
    std::shared_ptr<EmojiIndex> emojis, QObject *parent)
    : RowsModel({"acct", "name", "avatar", "reader", "pace", "trouble"}, parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_list(list)
    , m_emojis(std::move(emojis))
    , m_reader(
          &store, this,
          [&store, list] {
              return store.readUser([list](store::UserTx &tx) { return readUser(tx, list); });
          },
          [this](const Result<Read> &read) { take(read); })
    , m_kept(
          &store, this, [this] { return readKept(); },
          [this](const Result<Kept> &kept) { show(kept); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.lists || changes.readings || changes.accounts) {
            m_reader.read();
        }
    });
    m_reader.read();
}

bool MembersModel::isBusy() const
{
    return !m_waiting.isEmpty();
}

QString MembersModel::listName() const
{
    return m_read.name;
}

Result<MembersModel::Read> MembersModel::readUser(store::UserTx &tx, const ListId &list)
{
    const auto lists = store::lists(tx);
    const auto members = store::members(tx, list);
    const auto accounts = store::accounts(tx);
    if (!lists || !members || !accounts) {
        return !lists ? lists.error() : !members ? members.error() : accounts.error();
    }
    const auto found = std::ranges::find(*lists, list, &List::id);
    return Read{found == lists->end() ? QString() : found->name, *members, *accounts};
}

void MembersModel::take(const Result<Read> &read)
{
    if (!read) {
        Q_EMIT problem(sentence(read.error()));
        return;
    }
    const bool renamed = m_read.name != read->name;
    m_read = *read;
    m_kept.read();
    if (renamed) {
        Q_EMIT listNameChanged();
    }
}

QFuture<Result<MembersModel::Kept>> MembersModel::readKept()
{
    return m_store.readCache(
        [members = m_read.members](store::CacheTx &tx) { return keptOf(tx, members); });
}

Result<MembersModel::Kept> MembersModel::keptOf(
    store::CacheTx &tx, const std::vector<ListMember> &members)
{
    const auto readings = store::withReadings(tx, members);
    if (!readings) {
        return readings.error();
    }
    Kept kept{.members = *readings, .faces = {}};
    for (const ListMember &member : members) {
        const auto actor = store::actorByAcct(tx, member.acct);
        if (!actor) {
            return actor.error();
        }
        kept.faces.insert(member.acct, actor->value_or(unseen(member.acct)));
    }
    return kept;
}

void MembersModel::show(const Result<Kept> &kept)
{
    if (!kept) { // the cache is being made anew: the names are there all the same
        Q_EMIT problem(sentence(kept.error()));
    }
    std::vector<Row> rows;
    for (const ListMember &member : kept ? kept->members : m_read.members) {
        const Actor face =
            kept ? kept->faces.value(member.acct, unseen(member.acct)) : unseen(member.acct);
        if (m_emojis) {
            m_emojis->add(member.acct.section(u'@', -1), face.emojis);
        }
        rows.push_back({member.acct,
            {u'@' + member.acct, styledName(face), imageUrl::avatar(face).toString(),
                readerWords(member, m_read.accounts), paceWords(member.polled, member.nextReadAt),
                member.error}});
    }
    showRows(std::move(rows));
}

void MembersModel::add(const QString &handles)
{
    static const QRegularExpression between(u"[\\s,;、，　]+"_s);
    const QStringList all = handles.split(between, Qt::SkipEmptyParts);
    const bool begins = m_waiting.isEmpty() && !all.isEmpty();
    m_waiting << all;
    if (begins) {
        Q_EMIT busyChanged();
        addNext();
    }
}

/// One after another: most of what is pasted lives on few servers.
void MembersModel::addNext()
{
    const QString handle = m_waiting.first();
    const QJsonArray typed{namedHost(handle)};
    hear(m_ask(u"list-add"_s,
             {{u"list"_s, m_list.value}, {u"handle"_s, handle}, {u"typed"_s, typed}}),
        &m_store, this, [this](const Result<QJsonObject> &done) {
            m_waiting.removeFirst();
            if (done) {
                Q_EMIT added(u'@' + done->value(u"acct"_s).toString());
            } else {
                Q_EMIT problem(sentence(done.error()));
            }
            m_waiting.isEmpty() ? busyChanged() : addNext();
        });
}

void MembersModel::remove(const QString &acct)
{
    hear(m_ask(u"list-remove"_s, {{u"list"_s, m_list.value}, {u"handle"_s, acct}}), &m_store, this,
        [this](const Result<QJsonObject> &done) {
            if (!done) {
                Q_EMIT problem(sentence(done.error()));
            }
        });
}

} // namespace asterism::ui
