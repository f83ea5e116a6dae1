// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/serverplaces.h"

#include "model/source.h"
#include "store/accounts.h"
#include "store/serverlists.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServerPlaces)
};

QString keyOfPlace(const ServerList &list)
{
    return accountSource(list.kind, list.account, {}, list.id).key();
}

/// %1: the server, %2: the account. Neither holds a blank, nor a "%".
QString aboutAccount(QString words, const Account &account)
{
    words.replace(u"%1"_s, account.acct.section(u'@', -1));
    return words.replace(u"%2"_s, u'@' + account.acct);
}

/// What came of putting somebody in; empty when there is nothing to say.
QString outcomeWords(const QString &outcome, const Account &account)
{
    if (outcome == u"must-follow") {
        return aboutAccount(
            Words::tr("%1 keeps only people whom %2 follows in its lists. Follow them first, or "
                      "use a list of Asterism's, which needs no follow."),
            account);
    }
    if (outcome == u"unseen") {
        return aboutAccount(
            Words::tr("They are in this list now, but %1 shows there only posts of people whom %2 "
                      "follows. A list of Asterism's needs no follow."),
            account);
    }
    return {};
}

} // namespace

ServerPlaces::ServerPlaces(
    store::Store &store, Ask ask, const QString &person, Source::Kind kind, QObject *parent)
    : RowsModel(
        {"source", "acct", "title", "inside", "known", "busy", "words", "offer", "host"}, parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_person(person)
    , m_kind(kind)
    , m_reader(
          &store, this, [&store] { return readAll(store); },
          [this](const Result<Read> &read) { take(read); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts) {
            m_reader.read();
        }
    });
    m_reader.read();
}

bool ServerPlaces::isAsking() const
{
    return std::ranges::any_of(m_told, &Told::open);
}

QFuture<Result<ServerPlaces::Read>> ServerPlaces::readAll(store::Store &store)
{
    const auto withLists = [&store](const Result<std::vector<Account>> &accounts) {
        return store.readCache([accounts](store::CacheTx &tx) -> Result<Read> {
            const auto lists = store::serverLists(tx);
            if (!accounts || !lists) {
                return accounts ? lists.error() : accounts.error();
            }
            return Read{*accounts, *lists};
        });
    };
    return store.readUser(store::accounts).then(&store, withLists).unwrap();
}

void ServerPlaces::take(const Result<Read> &read)
{
    // Without them there is nothing to show here; other pages tell of the disk's trouble.
    if (read) {
        m_read = *read;
        m_wasRead = true;
        show();
    }
    if (m_wasRead && std::exchange(m_wanted, false)) {
        ask();
    }
}

void ServerPlaces::ask()
{
    if (!m_wasRead) {
        m_wanted = true;
        return;
    }
    for (const Account &account : m_read.accounts) {
        if (!m_told.contains(account.id)) {
            m_told.insert(account.id, {});
            askOf(account);
        }
    }
    Q_EMIT askingChanged();
}

void ServerPlaces::askOf(const Account &account)
{
    QJsonObject argument{{u"account"_s, account.id.value}, {u"kind"_s, word(m_kind)}};
    if (!m_person.isEmpty()) {
        argument.insert(u"acct"_s, m_person);
    }
    const QString kind = m_person.isEmpty() ? u"server-lists"_s : u"server-list-places"_s;
    hear(m_ask(kind, argument), &m_store, this,
        [this, id = account.id](const Result<QJsonObject> &places) { answer(id, places); });
}

void ServerPlaces::answer(const AccountId &account, const Result<QJsonObject> &places)
{
    Told &told = m_told[account];
    told.open = false;
    if (!places) {
        told.keepsNone = places.error().kind == ErrorKind::Usage;
        told.trouble = told.keepsNone ? QString() : sentence(places.error());
    }
    const QJsonArray lists = places ? (*places)[u"lists"].toArray() : QJsonArray();
    for (const auto &value : lists) {
        const QJsonObject list = value.toObject();
        if (list[u"in"].toBool()) {
            told.in.insert(keyOfPlace({.account = account, .id = list[u"id"].toString()}));
        }
    }
    m_reader.read(); // the lists themselves are in the cache now
    Q_EMIT askingChanged();
}

void ServerPlaces::set(const QString &source, bool in)
{
    const auto list = Source::fromKey(source);
    if (!list || m_person.isEmpty() || m_doing.value(source).busy) {
        return;
    }
    m_doing[source] = {.busy = true};
    show();
    const QJsonObject argument{
        {u"account"_s, list->account.value}, {u"list"_s, list->param}, {u"acct"_s, m_person}};
    hear(m_ask(in ? u"server-list-add"_s : u"server-list-remove"_s, argument), &m_store, this,
        [this, source, in](const Result<QJsonObject> &answered) { done(source, in, answered); });
}

void ServerPlaces::done(const QString &source, bool in, const Result<QJsonObject> &done)
{
    const auto list = Source::fromKey(source);
    const Account *own = list ? account(list->account) : nullptr;
    Doing &doing = m_doing[source];
    doing.busy = false;
    if (!done) {
        doing.words = sentence(done.error());
    } else if (own != nullptr) {
        const QString outcome = (*done)[u"outcome"].toString();
        doing.words = in ? outcomeWords(outcome, *own) : QString();
        doing.offer = !doing.words.isEmpty();
        QSet<QString> &places = m_told[own->id].in;
        if (!in) {
            places.remove(source);
        } else if (outcome != u"must-follow") {
            places.insert(source);
        }
    }
    show();
}

const Account *ServerPlaces::account(const AccountId &id) const
{
    const auto found = std::ranges::find(m_read.accounts, id, &Account::id);
    return found == m_read.accounts.end() ? nullptr : &*found;
}

void ServerPlaces::show()
{
    std::vector<Row> rows;
    for (const Account &account : m_read.accounts) {
        const Told told = m_told.value(account.id);
        std::vector<Row> places;
        for (const ServerList &list : m_read.lists) {
            if (list.account == account.id && list.kind == m_kind && !told.keepsNone) {
                places.push_back(place(account, list));
            }
        }
        if (!places.empty() || !told.trouble.isEmpty()) {
            rows.push_back(heading(account));
            std::ranges::move(places, std::back_inserter(rows));
        }
    }
    showRows(std::move(rows));
}

RowsModel::Row ServerPlaces::heading(const Account &account) const
{
    return {account.id.value,
        {QString(), QString(u'@' + account.acct), QString(), false, false, false,
            m_told.value(account.id).trouble, false, account.host}};
}

RowsModel::Row ServerPlaces::place(const Account &account, const ServerList &list) const
{
    const QString key = keyOfPlace(list);
    const Told told = m_told.value(account.id);
    const Doing doing = m_doing.value(key);
    const QString title = list.title.isEmpty() ? list.id : list.title;
    const bool known = m_person.isEmpty() || (!told.open && told.trouble.isEmpty());
    return {key,
        {key, QString(u'@' + account.acct), title, told.in.contains(key), known, doing.busy,
            doing.words, doing.offer, account.host}};
}

} // namespace asterism::ui
