// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source.h"

#include <QCoreApplication>

#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using Kind = Source::Kind;

constexpr std::pair<QLatin1StringView, Kind> kindWords[] = {
    {"home"_L1, Kind::Home},
    {"local"_L1, Kind::Local},
    {"federated"_L1, Kind::Federated},
    {"tag"_L1, Kind::Tag},
    {"person"_L1, Kind::Person},
    {"person-media"_L1, Kind::PersonMedia},
    {"list"_L1, Kind::List},
    {"server-list"_L1, Kind::ServerList},
    {"lookup"_L1, Kind::Lookup},
    {"social"_L1, Kind::Social},
    {"antenna"_L1, Kind::Antenna},
    {"channel"_L1, Kind::Channel},
    {"clip"_L1, Kind::Clip},
    {"mentions"_L1, Kind::Mentions},
    {"favourites"_L1, Kind::Favourites},
    {"bubble"_L1, Kind::Bubble},
    {"notifications"_L1, Kind::Notifications},
    {"direct"_L1, Kind::Direct},
};

/// Of those of an account beside its home and lists.
bool isOneOfSeveral(Kind kind)
{
    return kind == Kind::Antenna || kind == Kind::Channel || kind == Kind::Clip;
}

bool isOneOnly(Kind kind)
{
    return kind == Kind::Social || kind == Kind::Mentions || kind == Kind::Favourites
        || kind == Kind::Notifications || kind == Kind::Direct;
}

/// "UUID" or "ID@UUID"; nothing for other words, and where the id is missing or too much.
std::optional<Source> accountSourceFrom(const QString &word, const QString &rest)
{
    const auto kind = sourceKind(word);
    const auto at = rest.lastIndexOf(u'@');
    if (!kind || at == 0 || !(at > 0 ? isOneOfSeveral(*kind) : isOneOnly(*kind))) {
        return {};
    }
    return accountSource(*kind, {rest.mid(at + 1)}, {}, at > 0 ? rest.left(at) : QString());
}

/// "ACCT@@HOST" or "ACCT@@HOST@@UUID"; nothing for other words.
std::optional<Source> personFrom(Source::Kind kind, const QString &rest)
{
    const QStringList parts = rest.split(u"@@"_s);
    if (parts.size() < 2 || parts.size() > 3 || parts.contains(QString())) {
        return {};
    }
    return Source{.kind = kind, .host = parts[1], .account = {parts.value(2)}, .param = parts[0]};
}

} // namespace

QString Source::key() const
{
    switch (kind) {
    case Kind::Home:
        return u"home:"_s + account.value;
    case Kind::Local:
        return u"local:"_s + host;
    case Kind::Federated:
        return u"federated:"_s + host;
    case Kind::Tag:
        return u"tag:"_s + param + u'@' + host;
    case Kind::Person:
    case Kind::PersonMedia:
        return word(kind) + u':' + param + u"@@"_s + host
            + (account.isEmpty() ? QString() : u"@@"_s + account.value);
    case Kind::List:
        return u"list:"_s + param;
    case Kind::ServerList:
        return u"server-list:"_s + param + u'@' + account.value;
    case Kind::Lookup:
        return u"lookup:"_s + host;
    case Kind::Bubble:
        return u"bubble:"_s + host;
    case Kind::Social:
    case Kind::Antenna:
    case Kind::Channel:
    case Kind::Clip:
    case Kind::Mentions:
    case Kind::Favourites:
    case Kind::Notifications:
    case Kind::Direct:
        break;
    }
    const QString id = param.isEmpty() ? QString() : param + u'@';
    return word(kind) + u':' + id + account.value;
}

Result<Source> Source::fromKey(const QString &key)
{
    const auto colon = key.indexOf(u':');
    const QString kind = key.left(colon);
    const QString rest = key.mid(colon + 1);
    const Error bad{.kind = ErrorKind::Usage,
        .subject = key,
        .detail = QCoreApplication::translate("Source", "not a source")};
    if (colon <= 0 || rest.isEmpty()) {
        return bad;
    }
    if (kind == u"home") {
        return Source{.kind = Kind::Home, .host = {}, .account = {rest}, .param = {}};
    }
    if (kind == u"local") {
        return localSource(rest);
    }
    if (kind == u"federated") {
        return federatedSource(rest);
    }
    if (kind == u"list") {
        return listSource({rest});
    }
    if (kind == u"lookup") {
        return Source{.kind = Kind::Lookup, .host = rest, .account = {}, .param = {}};
    }
    if (kind == u"bubble") {
        return bubbleSource(rest);
    }
    if (const auto own = accountSourceFrom(kind, rest)) {
        return *own;
    }
    if (kind == u"person" || kind == u"person-media") {
        const auto person = personFrom(kind == u"person" ? Kind::Person : Kind::PersonMedia, rest);
        return person ? Result<Source>(*person) : Result<Source>(bad);
    }
    const auto at = rest.lastIndexOf(u'@');
    if (at <= 0) {
        return bad;
    }
    if (kind == u"tag") {
        const Source tag = tagSource(rest.left(at), rest.mid(at + 1));
        return tag.param.isEmpty() ? Result<Source>(bad) : Result<Source>(tag);
    }
    if (kind == u"server-list") {
        return Source{.kind = Kind::ServerList,
            .host = {},
            .account = {rest.mid(at + 1)},
            .param = rest.left(at)};
    }
    return bad;
}

TagSet Source::tags() const
{
    return kind == Kind::Tag ? TagSet::fromText(param) : TagSet{};
}

Source homeSource(const AccountId &account, const QString &host)
{
    return {.kind = Source::Kind::Home, .host = host, .account = account, .param = {}};
}

Source localSource(const QString &host)
{
    return {.kind = Source::Kind::Local, .host = host, .account = {}, .param = {}};
}

Source federatedSource(const QString &host)
{
    return {.kind = Source::Kind::Federated, .host = host, .account = {}, .param = {}};
}

Source tagSource(const QString &tag, const QString &host)
{
    const QString param = tag.contains(u'#') ? TagSet::fromText(tag).text() : tag.toLower();
    return {.kind = Source::Kind::Tag, .host = host, .account = {}, .param = param};
}

Source tagSource(const TagSet &tags, const QString &host)
{
    return tagSource(tags.text(), host);
}

Source personSource(const QString &acct, const QString &host)
{
    return {.kind = Source::Kind::Person, .host = host, .account = {}, .param = acct};
}

Source personSourceAs(const AccountId &account, const QString &acct, const QString &host)
{
    return {.kind = Source::Kind::Person, .host = host, .account = account, .param = acct};
}

Source personMediaSource(const QString &acct, const QString &host)
{
    return mediaSourceOf(personSource(acct, host));
}

Source mediaSourceOf(const Source &person)
{
    Source media = person;
    media.kind = Source::Kind::PersonMedia;
    return media;
}

Source listSource(const ListId &list)
{
    return {.kind = Source::Kind::List, .host = {}, .account = {}, .param = list.value};
}

Source serverListSource(const AccountId &account, const QString &host, const QString &id)
{
    return {.kind = Source::Kind::ServerList, .host = host, .account = account, .param = id};
}

Source accountSource(
    Source::Kind kind, const AccountId &account, const QString &host, const QString &id)
{
    return {.kind = kind, .host = host, .account = account, .param = id};
}

Source bubbleSource(const QString &host)
{
    return {.kind = Source::Kind::Bubble, .host = host, .account = {}, .param = {}};
}

bool isOfOnePerson(Source::Kind kind)
{
    return kind == Source::Kind::Person || kind == Source::Kind::PersonMedia;
}

bool isOfAccount(Source::Kind kind)
{
    return kind == Source::Kind::Home || kind == Source::Kind::ServerList || isOneOfSeveral(kind)
        || isOneOnly(kind);
}

QString word(Source::Kind kind)
{
    for (const auto &[name, known] : kindWords) {
        if (known == kind) {
            return name;
        }
    }
    return {};
}

std::optional<Source::Kind> sourceKind(const QString &word)
{
    for (const auto &[name, kind] : kindWords) {
        if (word == name) {
            return kind;
        }
    }
    return {};
}

} // namespace asterism
