// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

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
        return u"person:"_s + param + u"@@"_s + host;
    case Kind::List:
        return u"list:"_s + param;
    case Kind::ServerList:
        return u"server-list:"_s + param + u'@' + account.value;
    case Kind::Lookup:
        return u"lookup:"_s + host;
    }
    return {};
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
    const auto at = kind == u"person" ? rest.indexOf(u"@@"_s) : rest.lastIndexOf(u'@');
    if (at <= 0) {
        return bad;
    }
    if (kind == u"tag") {
        const Source tag = tagSource(rest.left(at), rest.mid(at + 1));
        return tag.param.isEmpty() ? Result<Source>(bad) : Result<Source>(tag);
    }
    if (kind == u"person") {
        return personSource(rest.left(at), rest.mid(at + 2));
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

Source listSource(const ListId &list)
{
    return {.kind = Source::Kind::List, .host = {}, .account = {}, .param = list.value};
}

Source serverListSource(const AccountId &account, const QString &host, const QString &id)
{
    return {.kind = Source::Kind::ServerList, .host = host, .account = account, .param = id};
}

} // namespace asterism
