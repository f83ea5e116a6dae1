// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/deck.h"

#include "app/serving.h"
#include "base/host.h"
#include "store/settings.h"
#include "sync/people.h"
#include "ui/models/hear.h"
#include "ui/viewmodels/tagwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int mostColumns = 50;
constexpr qsizetype mostTogether = 60; ///< sources of one column: each is asked for by itself

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Deck)
};

} // namespace

void Deck::add(const QString &kind, const QStringList &sources, const QString &name, int width)
{
    add({.kind = kind,
        .name = name,
        .sources = sources,
        .width = width,
        .typed = isTyped(sources)});
}

/// As it is, under an id of its own.
void Deck::add(store::DeckColumn stored)
{
    if (int(m_columns.size()) >= mostColumns) {
        Q_EMIT problem(Words::tr("That is one column too many: close another one first."));
        return;
    }
    stored.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const int at = m_current < 0 ? int(m_columns.size()) : m_current + 1;
    m_begun = true;
    m_first.clear();
    write(m_app.store->writeUser([stored](store::UserTx &tx) {
        const auto begun = store::saveSetting(tx, begunKey, u"1"_s);
        return begun ? store::saveColumn(tx, stored) : begun;
    }));
    insert(at, stored);
    saveOrder();
    m_current = -1; // also when the index is the same as before
    setCurrent(at);
    Q_EMIT added(at);
}

/// Whether another run may trust the hosts, too: a server may have named them.
bool Deck::isTyped(const QStringList &sources) const
{
    const QSet<QString> hosts = namedHosts(sources);
    return std::ranges::all_of(hosts, [this](const QString &host) {
        return m_app.core.typedHosts.contains(host) || hasAccountOn(host);
    });
}

QStringList Deck::knownHosts() const
{
    QStringList hosts;
    for (const Account &account : m_own.accounts) {
        hosts << account.host;
    }
    if (hosts.isEmpty()) {
        for (const Source &server : guests()) {
            hosts << server.host;
        }
    }
    hosts.removeDuplicates();
    return hosts;
}

void Deck::addEveryone()
{
    // Whoever asks for the very column that the deck began with means that one.
    if (m_columns.size() == 1 && m_columns.front()->columnId() == m_first) {
        m_first.clear();
        setCurrent(0);
        Q_EMIT added(0);
        return;
    }
    add(u"everyone"_s, {}, {}, m_newWidth);
}

void Deck::addDirect()
{
    add(u"direct"_s, {}, {}, m_newWidth);
}

void Deck::addHome(const QString &accountId)
{
    const auto account = std::find_if(m_own.accounts.begin(), m_own.accounts.end(),
        [&](const Account &own) { return own.id.value == accountId; });
    if (account == m_own.accounts.end()) {
        Q_EMIT problem(Words::tr("This account is gone."));
        return;
    }
    add(u"home"_s, {homeSource(account->id, account->host).key()}, account->acct, m_newWidth);
}

Deck::ServerWish Deck::oneKind(const QString &kind, const QString &columnId)
{
    const bool local = kind == u"local"_s;
    return {.kind = kind,
        .make =
            [local](const QString &host) {
                return std::vector{local ? localSource(host) : federatedSource(host)};
            },
        .columnId = columnId};
}

/// Nothing, and the problem told, for what are no hashtags.
std::optional<Deck::ServerWish> Deck::tagServers(
    const Result<TagWish> &tags, const QString &columnId)
{
    if (!tags) {
        Q_EMIT problem(sentence(tags.error()));
        return {};
    }
    return ServerWish{.kind = u"tag"_s,
        .make =
            [sets = tagSets(*tags)](const QString &host) {
                std::vector<Source> sources;
                for (const TagSet &set : sets) {
                    sources.push_back(tagSource(set, host));
                }
                return sources;
            },
        .columnId = columnId};
}

void Deck::addLocal(const QString &host)
{
    addServers(host, oneKind(u"local"_s));
}

void Deck::addFederated(const QString &host)
{
    addServers(host, oneKind(u"federated"_s));
}

void Deck::addTag(const QString &tag, const QString &host)
{
    const auto name = hashtagName(tag);
    if (!name) {
        Q_EMIT problem(Words::tr("A hashtag is one word, such as #art."));
        return;
    }
    const auto wish = tagServers(TagWish{.any = {*name}});
    if (wish && typedServers(host).isEmpty()) {
        ServerWish known = *wish;
        known.found = knownHosts();
        known.found.isEmpty() ? addServers({}, known) : addFound(known);
    } else if (wish) {
        addServers(host, *wish);
    }
}

void Deck::addTags(
    const QString &any, const QString &all, const QString &none, const QString &hosts)
{
    if (const auto wish = tagServers(tagWish(any, all, none))) {
        addServers(hosts, *wish);
    }
}

void Deck::changeServers(Column *column, const QString &hosts)
{
    if (column != nullptr) {
        addServers(hosts, oneKind(column->kind(), column->columnId()));
    }
}

void Deck::changeTags(Column *column, const QString &any, const QString &all, const QString &none,
    const QString &hosts)
{
    if (column == nullptr) {
        return;
    }
    if (const auto wish = tagServers(tagWish(any, all, none), column->columnId())) {
        addServers(hosts, *wish);
    }
}

void Deck::beginServers(const QString &kind, Column *column)
{
    QStringList own;
    for (const Account &account : m_own.accounts) {
        own << account.host;
    }
    own.removeDuplicates();
    // Of a hashtag nobody knows all posts: the more servers, the better.
    const QStringList first = kind == u"tag"_s ? knownHosts() : QStringList();
    m_servers.begin(kind, own, column != nullptr ? hostsOf(column->stored()) : first);
}

void Deck::addServers(const QString &typed, const ServerWish &wish)
{
    const QStringList servers = typedServers(typed);
    if (servers.isEmpty()) {
        Q_EMIT problem(wish.kind == u"tag"_s
                ? Words::tr("Name a server on which to look for this hashtag.")
                : Words::tr("Name a server."));
        return;
    }
    addNext(servers, wish);
}

/// One server after the other is looked at; the first one that cannot be read ends it.
void Deck::addNext(QStringList typed, ServerWish wish)
{
    if (typed.isEmpty()) {
        addFound(wish);
        return;
    }
    const QString text = typed.takeFirst();
    const auto host = normalHost(text);
    if (!host) {
        Q_EMIT problem(sentence(host.error()));
        return;
    }
    m_app.core.typedHosts.insert(*host);
    if (hasAccountOn(*host)) { // also while it is away
        wish.found << *host;
        addNext(typed, wish);
        return;
    }
    busy(1);
    hear(m_ask(u"server"_s, {{u"host"_s, *host}}), m_app.store.get(), this,
        [this, typed, wish, text](const Result<QJsonObject> &server) {
            busy(-1);
            const QString api = server ? (*server)[u"host"].toString() : QString();
            const QString why = serverRefusal(text, wish.kind, hasAccountOn(api), server);
            if (!why.isEmpty()) {
                Q_EMIT problem(why);
                return;
            }
            ServerWish next = wish;
            next.found << api;
            addNext(typed, next);
        });
}

void Deck::addFound(const ServerWish &wish)
{
    QStringList hosts = wish.found;
    hosts.removeDuplicates();
    QStringList keys;
    for (const QString &host : hosts) {
        for (const Source &source : wish.make(host)) {
            keys << source.key();
        }
    }
    if (keys.size() > mostTogether) {
        Q_EMIT problem(Words::tr("These are too many servers and hashtags for one column."));
    } else if (wish.columnId.isEmpty()) {
        add(wish.kind, keys, hosts.join(u", "_s), m_newWidth);
    } else {
        change(wish, keys);
    }
}

void Deck::change(const ServerWish &wish, const QStringList &keys)
{
    const int at = indexOf(wish.columnId);
    if (at < 0) {
        Q_EMIT problem(Words::tr("This column is gone."));
        return;
    }
    store::DeckColumn stored = m_columns[size_t(at)]->stored();
    stored.sources = keys;
    stored.name = hostsOf(stored).join(u", "_s);
    stored.typed = isTyped(keys);
    write(m_app.store->writeUser(
        [stored](store::UserTx &tx) { return store::saveColumn(tx, stored); }));
    m_columns[size_t(at)]->setSources(stored, guests());
    tellOwn(); // it may be a server for "everyone", or no more
    setCurrent(at);
    Q_EMIT added(at);
}

bool Deck::hasAccountOn(const QString &host) const
{
    return std::any_of(m_own.accounts.begin(), m_own.accounts.end(),
        [&](const Account &account) { return account.host == host; });
}

void Deck::addList(const QString &listId)
{
    const auto list = std::find_if(m_own.lists.begin(), m_own.lists.end(),
        [&](const List &own) { return own.id.value == listId; });
    add(u"list"_s, {listSource({listId}).key()}, list == m_own.lists.end() ? QString() : list->name,
        m_newWidth);
}

void Deck::addPerson(const QString &handle)
{
    const QString text = handle.trimmed();
    const QJsonArray typed{namedHost(text)};
    busy(1);
    hear(m_ask(u"person"_s, {{u"text"_s, text}, {u"typed"_s, typed}}), m_app.store.get(), this,
        [this](const Result<QJsonObject> &person) {
            busy(-1);
            if (!person) {
                Q_EMIT problem(sentence(person.error()));
                return;
            }
            const QString acct = (*person)[u"acct"].toString();
            add(u"person"_s, {personSource(acct, (*person)[u"host"].toString()).key()}, acct,
                m_newWidth);
        });
}

void Deck::addServerList(const QString &source, const QString &title)
{
    const auto list = Source::fromKey(source);
    if (!list || list->param.isEmpty() || !m_own.account(list->account)) {
        Q_EMIT problem(Words::tr("This account is gone."));
        return;
    }
    add(word(list->kind), {source}, title, m_newWidth);
}

void Deck::showServerList(const QString &source, const QString &title)
{
    const auto shown = std::ranges::find_if(m_columns,
        [&](const auto &column) { return column->stored().sources == QStringList{source}; });
    if (shown == m_columns.end()) {
        addServerList(source, title);
    } else {
        setCurrent(int(shown - m_columns.begin()));
    }
}

void Deck::addNotifications(const QString &accountId)
{
    const Account *account = m_own.account({accountId});
    if (!accountId.isEmpty() && account == nullptr) {
        Q_EMIT problem(Words::tr("This account is gone."));
    } else if (account != nullptr) {
        const Source source =
            accountSource(Source::Kind::Notifications, account->id, account->host);
        add(u"notifications"_s, {source.key()}, account->acct, m_newWidth);
    } else {
        add(u"notifications"_s, {}, {}, m_newWidth);
    }
}

void Deck::showNotifications()
{
    const auto shown = std::ranges::find_if(
        m_columns, [](const auto &column) { return column->notices() != nullptr; });
    if (shown == m_columns.end()) {
        addNotifications({});
    } else {
        setCurrent(int(shown - m_columns.begin()));
    }
}

void Deck::addOffer(const QString &source)
{
    const auto offer = Source::fromKey(source);
    const Account *account = offer ? m_own.account(offer->account) : nullptr;
    const bool bubble = offer && offer->kind == Source::Kind::Bubble;
    if (account == nullptr && !(bubble && hasAccountOn(offer->host))) {
        Q_EMIT problem(Words::tr("This account is gone."));
        return;
    }
    add(word(offer->kind), {source}, bubble ? offer->host : account->acct, m_newWidth);
}

void Deck::busy(int change)
{
    const bool before = isBusy();
    m_busy += change;
    if (before != isBusy()) {
        Q_EMIT busyChanged();
    }
}

} // namespace asterism::ui
