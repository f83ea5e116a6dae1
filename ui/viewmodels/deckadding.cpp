// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/deck.h"

#include "app/serving.h"
#include "base/host.h"
#include "store/settings.h"
#include "sync/people.h"
#include "ui/models/hear.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int mostColumns = 50;

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

void Deck::addLocal(const QString &host)
{
    addServers({host}, u"local"_s, [](const QString &server) { return localSource(server); });
}

void Deck::addFederated(const QString &host)
{
    addServers(
        {host}, u"federated"_s, [](const QString &server) { return federatedSource(server); });
}

void Deck::addTag(const QString &tag, const QString &host)
{
    QString name = tag.trimmed().toLower();
    while (name.startsWith(u'#') || name.startsWith(u'＃')) {
        name.remove(0, 1);
    }
    const bool parted = std::any_of(name.begin(), name.end(),
        [](QChar c) { return c.isSpace() || c == u'@' || c == u'/' || c == u'?' || c == u'#'; });
    if (name.isEmpty() || parted) {
        Q_EMIT problem(Words::tr("A hashtag is one word, such as #art."));
        return;
    }
    const Make make = [name](const QString &server) { return tagSource(name, server); };
    static const QRegularExpression between(u"[\\s,、]+"_s);
    const QStringList typed = host.split(between, Qt::SkipEmptyParts);
    if (!typed.isEmpty()) {
        addServers(typed, u"tag"_s, make);
        return;
    }
    const QStringList known = knownHosts();
    if (known.isEmpty()) {
        Q_EMIT problem(Words::tr("Name a server on which to look for this hashtag."));
        return;
    }
    addFound(known, u"tag"_s, make);
}

void Deck::addServers(const QStringList &typed, const QString &kind, const Make &make)
{
    addNext(typed, {}, kind, make);
}

/// One server after the other is looked at; the first one that cannot be read ends it.
void Deck::addNext(
    QStringList typed, const QStringList &found, const QString &kind, const Make &make)
{
    if (typed.isEmpty()) {
        addFound(found, kind, make);
        return;
    }
    const QString text = typed.takeFirst();
    const auto host = normalHost(text);
    if (!host) {
        Q_EMIT problem(sentence(host.error()));
        return;
    }
    m_app.core.typedHosts.insert(*host);
    busy(1);
    hear(m_ask(u"server"_s, {{u"host"_s, *host}}), m_app.store.get(), this,
        [this, typed, found, kind, make, text](const Result<QJsonObject> &server) {
            busy(-1);
            const QString why = refusal(text.trimmed(), kind, server);
            if (!why.isEmpty()) {
                Q_EMIT problem(why);
                return;
            }
            addNext(typed, found + QStringList{(*server)[u"host"].toString()}, kind, make);
        });
}

void Deck::addFound(const QStringList &hosts, const QString &kind, const Make &make)
{
    QStringList keys;
    for (const QString &host : hosts) {
        keys << make(host).key();
    }
    keys.removeDuplicates();
    add(kind, keys, hosts.join(u", "_s), m_newWidth);
}

/// Why a server is of no use for such a column; empty when it is.
QString Deck::refusal(const QString &typed, const QString &kind, const Result<QJsonObject> &server)
{
    const auto filled = [&typed](QString words) { return words.replace(u"%1"_s, typed); };
    if (!server) {
        const ErrorKind why = server.error().kind;
        return why == ErrorKind::NotFound || why == ErrorKind::BadAnswer
            ? filled(Words::tr("%1 does not answer as a server of the fediverse. Check the name."))
            : sentence(server.error());
    }
    if (!(*server)[u"api"].toBool()) {
        return filled(Words::tr("%1 has no timelines that Asterism can read yet. Its people can be "
                                "read one by one, and in lists."));
    }
    const bool open = (*server)[u"open"].toArray().contains(kind);
    if (!open && !hasAccountOn((*server)[u"host"].toString())) {
        return filled(Words::tr("%1 shows this only to people who have an account there."));
    }
    return {};
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
    if (!list || list->kind != Source::Kind::ServerList || !m_own.account(list->account)) {
        Q_EMIT problem(Words::tr("This account is gone."));
        return;
    }
    add(u"server-list"_s, {source}, title, m_newWidth);
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
