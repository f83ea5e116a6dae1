// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/peoplesources.h"

#include "base/flow.h"
#include "store/accounts.h"
#include "store/serverlists.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PeopleSources)
};

QString followsLabel(const Account &account)
{
    return Words::tr("Everybody whom @%1 follows").arg(account.acct);
}

QString listLabel(const ServerList &list, const Account &account)
{
    QString words = Words::tr("The list “%1” of @%2").replace(u"%2"_s, account.acct);
    return words.replace(u"%1"_s, list.title); // a title may hold a "%2"
}

} // namespace

PeopleSources::PeopleSources(store::Store &store, Ask ask, QObject *parent)
    : RowsModel({"key", "label"}, parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_reader(
          &store, this, [&store] { return readAll(store); },
          [this](const Result<Read> &read) { show(read); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts) {
            m_reader.read();
        }
    });
    m_reader.read();
}

QString PeopleSources::keyOf(const Place &place)
{
    return place.account.value + u'/' + place.list;
}

PeopleSources::Place PeopleSources::placeOf(const QString &key)
{
    return {{key.section(u'/', 0, 0)}, key.section(u'/', 1)};
}

QFuture<Result<PeopleSources::Read>> PeopleSources::readAll(store::Store &store)
{
    const auto withLists = [&store](const Result<std::vector<Account>> &accounts) {
        return store.readCache([accounts](store::CacheTx &tx) -> Result<Read> {
            if (!accounts) {
                return accounts.error();
            }
            const auto lists = store::serverLists(tx);
            return Read{*accounts, lists ? *lists : std::vector<ServerList>()};
        });
    };
    return store.readUser(store::accounts).then(&store, withLists).unwrap();
}

void PeopleSources::show(const Result<Read> &read)
{
    if (!read) {
        return; // an empty menu says it
    }
    std::vector<Row> rows;
    for (const Account &account : read->accounts) {
        const QString key = keyOf({account.id, {}});
        rows.push_back({key, {key, followsLabel(account)}});
        for (const ServerList &list : read->lists) {
            if (list.account == account.id && list.kind == Source::Kind::ServerList) {
                const QString ofList = keyOf({account.id, list.id});
                rows.push_back({ofList, {ofList, listLabel(list, account)}});
            }
        }
    }
    m_accounts = read->accounts;
    showRows(std::move(rows));
    if (std::exchange(m_learning, false)) {
        learn();
    }
}

void PeopleSources::learn()
{
    m_learning = m_accounts.empty();
    for (const Account &account : m_accounts) {
        if (account.needsSignIn) {
            continue;
        }
        hear(m_ask(u"server-lists"_s, {{u"account"_s, account.id.value}}), &m_store, this,
            [this](const Result<QJsonObject> &) { m_reader.read(); });
    }
}

} // namespace asterism::ui
