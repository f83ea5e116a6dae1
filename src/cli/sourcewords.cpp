// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sourcewords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sources)
};

Error notASource(const QString &text)
{
    return {.kind = ErrorKind::Usage,
        .subject = u"\"%1\""_s.arg(text),
        .detail =
            Words::tr("a source is one of: everyone, home[:ACCT], local:HOST, federated:HOST, "
                      "tag:TAG[#TAG][#-TAG]@HOST, list:NAME, server-list:NAME@ACCT, user:HANDLE")};
}

Result<SourceWord> onHost(SourceWord::Kind kind, const QString &name, const QString &host)
{
    const auto normal = normalHost(host);
    if (!normal) {
        return normal.error();
    }
    return SourceWord{kind, name, *normal};
}

Result<SourceWord> ofHandle(SourceWord::Kind kind, const QString &text)
{
    const auto handle = parseHandle(text);
    if (!handle) {
        return handle.error();
    }
    return SourceWord{kind, handle->acct(), handle->host};
}

/// One tag as it always was taken; further ones, and those that must not be there, as in columns.
QString tagText(const QString &text)
{
    QStringList all;
    QStringList none;
    const QStringList parts = text.split(u'#');
    if (parts.size() == 1) {
        const bool broken = std::ranges::any_of(
            text, [](QChar c) { return c.isSpace() || c == u'/' || c == u'?'; });
        return broken ? QString() : text.toLower();
    }
    for (const QString &part : parts) {
        const bool no = part.startsWith(u'-') && !all.isEmpty();
        const auto name = hashtagName(no ? part.mid(1) : part);
        if (!name) {
            return {};
        }
        (no ? none : all) << *name;
    }
    const auto both = [&](const QString &name) { return all.contains(name); };
    const bool tooMany = all.size() > TagSet::mostAll || none.size() > TagSet::mostNone;
    return tooMany || std::ranges::any_of(none, both)
        ? QString()
        : TagSet::fromText(TagSet{all, none}.text()).text();
}

Result<SourceWord> ofTag(const QString &text, const QString &whole)
{
    const auto at = text.lastIndexOf(u'@');
    QString tag = text.first(std::max<qsizetype>(0, at));
    if (tag.startsWith(u'#')) {
        tag.remove(0, 1);
    }
    tag = tagText(tag);
    if (tag.isEmpty()) {
        return notASource(whole);
    }
    return onHost(SourceWord::Kind::Tag, tag, text.sliced(at + 1));
}

/// "NAME@user@host"; a name may hold an @ of its own.
Result<SourceWord> ofServerList(const QString &text, const QString &whole)
{
    const auto host = text.lastIndexOf(u'@');
    const auto user = host > 0 ? text.lastIndexOf(u'@', host - 1) : -1;
    if (user <= 0) {
        return notASource(whole);
    }
    const auto handle = parseHandle(text.sliced(user));
    if (!handle) {
        return handle.error();
    }
    QString name = text.first(user);
    if (name.endsWith(u'@') && name.size() > 1) {
        name.chop(1); // handles may begin with one
    }
    return SourceWord{SourceWord::Kind::ServerList, name, handle->host, handle->acct()};
}

template <typename T, typename Is> const T *findIf(const std::vector<T> &all, Is is)
{
    const auto found = std::ranges::find_if(all, is);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

Result<SourceWord> parseSourceWord(const QString &text)
{
    using Kind = SourceWord::Kind;
    const QString word = text.trimmed();
    const auto colon = word.indexOf(u':');
    const QString kind = word.first(colon < 0 ? word.size() : colon);
    const QString rest = colon < 0 ? QString() : word.sliced(colon + 1);
    if (colon < 0 && kind == u"everyone") {
        return SourceWord{Kind::Everyone, {}, {}};
    }
    if (colon < 0 && kind == u"home") {
        return SourceWord{Kind::Home, {}, {}};
    }
    if (rest.isEmpty()) {
        return notASource(word);
    }
    if (kind == u"home") {
        return ofHandle(Kind::Home, rest);
    }
    if (kind == u"user") {
        return ofHandle(Kind::User, rest);
    }
    if (kind == u"local" || kind == u"federated") {
        return onHost(kind == u"local" ? Kind::Local : Kind::Federated, {}, rest);
    }
    if (kind == u"tag") {
        return ofTag(rest, word);
    }
    if (kind == u"list") {
        return SourceWord{Kind::List, rest, {}};
    }
    if (kind == u"server-list") {
        return ofServerList(rest, word);
    }
    return notASource(word);
}

const Account *Names::account(const QString &acct) const
{
    return findIf(accounts, [&](const Account &account) { return account.acct == acct; });
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

Result<std::vector<Source>> serverListsCalled(const Names &names, const SourceWord &word)
{
    const Account *own = names.account(word.acct);
    if (!own) {
        return unknownAccount(word.acct);
    }
    std::vector<Source> exact;
    std::vector<Source> alike;
    for (const ServerList &list : names.serverLists) {
        if (list.account != own->id
            || QString::compare(list.title, word.name, Qt::CaseInsensitive) != 0) {
            continue;
        }
        (list.title == word.name ? exact : alike)
            .push_back(serverListSource(own->id, own->host, list.id));
    }
    if (exact.empty() && alike.empty()) {
        return Error{.kind = ErrorKind::NotFound,
            .subject = Words::tr("The list \"%1\"").arg(word.name),
            .detail = Words::tr("%1 has no such list on its server").arg(word.acct)};
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
        return list.account == source.account && list.id == source.param;
    });
    return known ? known->title : Words::tr("(removed list)");
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
        return u"user:"_s + source.param;
    case Kind::ServerList:
        return u"server-list:"_s + titleOf(source) + u'@' + acct;
    case Kind::Lookup:
        return u"lookup:"_s + source.host;
    case Kind::Social:
    case Kind::Antenna:
    case Kind::Channel:
    case Kind::Clip:
    case Kind::Mentions:
    case Kind::Favourites:
    case Kind::Bubble:
        return source.key();
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
