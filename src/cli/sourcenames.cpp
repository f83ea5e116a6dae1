// SPDX-License-Identifier: GPL-3.0-or-later

// What the user's own things are called: words that were read become sources, and sources words.
#include "cli/sourcewords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sources)
};

template <typename T, typename Is> const T *findIf(const std::vector<T> &all, Is is)
{
    const auto found = std::ranges::find_if(all, is);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const Account *Names::account(const QString &acct) const
{
    return findIf(accounts, [&](const Account &account) { return account.acct == acct; });
}

QHash<QString, QString> Names::hostsOfAccounts() const
{
    QHash<QString, QString> homes;
    for (const Account &account : accounts) {
        homes.insert(account.id.value, account.host);
    }
    return homes;
}

const Account *Names::account(const AccountId &id) const
{
    return findIf(accounts, [&](const Account &account) { return account.id == id; });
}

const List *Names::list(const QString &name) const
{
    return findIf(lists, [&](const List &list) {
        return QString::compare(list.name, name, Qt::CaseInsensitive) == 0;
    });
}

const List *Names::list(const ListId &id) const
{
    return findIf(lists, [&](const List &list) { return list.id == id; });
}

namespace {

Error unknownAccount(const QString &acct)
{
    return {.kind = ErrorKind::NotFound,
        .subject = acct,
        .detail =
            Words::tr("it is none of your accounts; \"asterism-cli accounts list\" shows them")};
}

Error unknownList(const QString &name)
{
    return {.kind = ErrorKind::NotFound,
        .subject = Words::tr("The list \"%1\"").arg(name),
        .detail = Words::tr("\"asterism-cli lists list\" shows your lists")};
}

Error noAccount(const QString &what)
{
    return {.kind = ErrorKind::Credentials,
        .subject = what,
        .detail = Words::tr("There is no account yet. To add one: "
                            "asterism-cli accounts add SERVER --token-stdin")};
}

Result<std::vector<Source>> homes(const Names &names, const QString &acct)
{
    std::vector<Source> sources;
    for (const Account &account : names.accounts) {
        if (acct.isEmpty() || account.acct == acct) {
            sources.push_back(homeSource(account.id, account.host));
        }
    }
    if (!sources.empty()) {
        return sources;
    }
    return acct.isEmpty() ? noAccount(u"home"_s) : unknownAccount(acct);
}

/// What a list, antenna, channel or clip of a server is called in a sentence.
QString thingCalled(Source::Kind kind, const QString &name)
{
    QString words;
    switch (kind) {
    case Source::Kind::Antenna:
        words = Words::tr("The antenna \"%1\"");
        break;
    case Source::Kind::Channel:
        words = Words::tr("The channel \"%1\"");
        break;
    case Source::Kind::Clip:
        words = Words::tr("The clip \"%1\"");
        break;
    default:
        words = Words::tr("The list \"%1\"");
        break;
    }
    return words.replace(u"%1"_s, name);
}

/// Of all accounts; where the server lists no such posts, those that were seen.
Result<std::vector<Source>> directSources(const Names &names)
{
    std::vector<Source> sources;
    for (const Account &account : names.accounts) {
        sources.push_back(accountSource(Source::Kind::Direct, account.id, account.host));
    }
    return sources.empty() ? noAccount(u"direct"_s) : Result(sources);
}

Result<std::vector<Source>> ownSource(const Names &names, const SourceWord &word)
{
    if (word.acct.isEmpty()) {
        return directSources(names);
    }
    const Account *account = names.account(word.acct);
    if (!account) {
        return unknownAccount(word.acct);
    }
    return std::vector{accountSource(word.of, account->id, account->host)};
}

Result<std::vector<Source>> serverListsCalled(const Names &names, const SourceWord &word)
{
    const Account *account = names.account(word.acct);
    if (!account) {
        return unknownAccount(word.acct);
    }
    std::vector<Source> exact;
    std::vector<Source> alike;
    for (const ServerList &list : names.serverLists) {
        if (list.account != account->id || list.kind != word.of
            || QString::compare(list.title, word.name, Qt::CaseInsensitive) != 0) {
            continue;
        }
        (list.title == word.name ? exact : alike)
            .push_back(accountSource(word.of, account->id, account->host, list.id));
    }
    if (exact.empty() && alike.empty()) {
        const bool isList = word.of == Source::Kind::ServerList;
        const QString why = isList ? Words::tr("%1 has no such list on its server")
                                   : Words::tr("%1 has none of that name on its server");
        return Error{.kind = ErrorKind::NotFound,
            .subject = thingCalled(word.of, word.name),
            .detail = QString(why).replace(u"%1"_s, word.acct)};
    }
    return exact.empty() ? alike : exact;
}

Result<std::vector<Source>> everyone(const Names &names)
{
    std::vector<Source> sources;
    for (const Account &account : names.accounts) {
        sources.push_back(homeSource(account.id, account.host));
    }
    for (const List &list : names.lists) {
        if (list.options.inEveryone.value_or(true)) {
            sources.push_back(listSource(list.id));
        }
    }
    if (sources.empty()) {
        return noAccount(u"everyone"_s);
    }
    return sources;
}

} // namespace

Result<std::vector<Source>> Names::sources(const SourceWord &word) const
{
    using Kind = SourceWord::Kind;
    switch (word.kind) {
    case Kind::Everyone:
        return everyone(*this);
    case Kind::Home:
        return homes(*this, word.name);
    case Kind::Local:
        return std::vector{localSource(word.host)};
    case Kind::Federated:
        return std::vector{federatedSource(word.host)};
    case Kind::Tag:
        return std::vector{tagSource(word.name, word.host)};
    case Kind::User:
        return std::vector{personSource(word.name, word.host)};
    case Kind::ServerList:
        return serverListsCalled(*this, word);
    case Kind::Own:
        return ownSource(*this, word);
    case Kind::Bubble:
        return std::vector{bubbleSource(word.host)};
    case Kind::List:
        break;
    }
    const List *found = list(word.name);
    if (!found) {
        return unknownList(word.name);
    }
    return std::vector{listSource(found->id)};
}

QString Names::titleOf(const Source &source) const
{
    const auto *known = findIf(serverLists, [&](const ServerList &list) {
        return list.account == source.account && list.id == source.param
            && list.kind == source.kind;
    });
    const bool isList = source.kind == Source::Kind::ServerList;
    return known ? known->title : isList ? Words::tr("(removed list)") : Words::tr("(removed)");
}

QString Names::word(const Source &source) const
{
    using Kind = Source::Kind;
    const Account *own = account(source.account);
    const QString acct = own ? own->acct : Words::tr("(removed account)");
    switch (source.kind) {
    case Kind::Home:
        return u"home:"_s + acct;
    case Kind::Local:
        return u"local:"_s + source.host;
    case Kind::Federated:
        return u"federated:"_s + source.host;
    case Kind::Tag:
        return u"tag:"_s + source.param + u'@' + source.host;
    case Kind::Person:
    case Kind::PersonMedia:
        return u"user:"_s + source.param;
    case Kind::ServerList:
    case Kind::Antenna:
    case Kind::Channel:
    case Kind::Clip:
        return asterism::word(source.kind) + u':' + titleOf(source) + u'@' + acct;
    case Kind::Social:
    case Kind::Mentions:
    case Kind::Favourites:
    case Kind::Notifications:
    case Kind::Direct:
        return asterism::word(source.kind) + u':' + acct;
    case Kind::Lookup:
    case Kind::Bubble:
        return asterism::word(source.kind) + u':' + source.host;
    case Kind::List:
        break;
    }
    const List *known = list(ListId{source.param});
    return u"list:"_s + (known ? known->name : Words::tr("(removed list)"));
}

QString Names::wordOfKey(const QString &key) const
{
    const auto source = Source::fromKey(key);
    return source ? word(*source) : key;
}

QStringList Names::seenBy(const QStringList &tellers) const
{
    constexpr qsizetype prefix = 8; // "account:"
    QStringList seen;
    QStringList throughAccounts;
    for (const QString &teller : tellers) {
        if (!teller.startsWith(u"account:"_s)) {
            continue;
        }
        const Account *own = account(AccountId{teller.sliced(prefix)});
        seen << (own ? own->acct : Words::tr("(removed account)"));
        throughAccounts << (own ? own->host : QString());
    }
    for (const QString &teller : tellers) {
        if (!teller.startsWith(u"account:"_s) && !throughAccounts.contains(teller)) {
            seen << teller;
        }
    }
    return seen;
}

} // namespace asterism::cli
