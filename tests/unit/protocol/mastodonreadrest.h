// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mastodonrecording.h"

#include "protocol/instanceinfo.h"
#include "protocol/json.h"
#include "protocol/mastodon/oauth.h"

// What the decoders make of recorded answers without posts and people: errors, filters, files,
// markers, sign-in and what a server says of itself.
namespace asterism::mastodontold {

/// An answer that nobody asks for but to be refused.
inline QJsonObject toldError(const Recording &from)
{
    const auto value = json::answer(from.response(), from.instance().host, from.asGuest());
    return value ? QJsonObject{{u"error"_s, u"none"_s}} : told::failure(value.error());
}

inline QJsonObject toldEmojis(const Recording &from)
{
    const auto emojis = family.decodeCustomEmojis(from.instance(), from.response());
    if (!emojis) {
        return told::failure(emojis.error());
    }
    QStringList list;
    for (const ServerEmoji &emoji : *emojis) {
        list << QStringList{emoji.shortcode, emoji.url, emoji.category}.join(u' ').trimmed();
    }
    return told::values(list);
}

inline QJsonObject toldRules(const Recording &from)
{
    const auto rules = family.decodeRules(from.instance(), from.response());
    if (!rules) {
        return told::failure(rules.error());
    }
    return {{u"values"_s,
        told::arrayOf(*rules, [](const ServerRule &rule) { return rule.id + u' ' + rule.text; })}};
}

inline QString wordOfAction(FilterAction action)
{
    switch (action) {
    case FilterAction::None:
        return u"none"_s;
    case FilterAction::Blur:
        return u"blur"_s;
    case FilterAction::Warn:
        return u"warn"_s;
    case FilterAction::Hide:
        break;
    }
    return u"hide"_s;
}

inline QJsonArray contextsOf(const Filter &filter)
{
    QJsonArray contexts;
    for (const auto &[bit, name] :
        {std::pair(HomeContext, u"home"_s), std::pair(NotificationsContext, u"notifications"_s),
            std::pair(PublicContext, u"public"_s), std::pair(ThreadContext, u"thread"_s),
            std::pair(AccountContext, u"account"_s)}) {
        if ((filter.contexts & bit) != 0) {
            contexts.append(name);
        }
    }
    return contexts;
}

inline QJsonObject tellFilter(const Filter &filter)
{
    QJsonArray keywords;
    for (const Filter::Keyword &keyword : filter.keywords) {
        keywords.append(keyword.text + (keyword.wholeWord ? u" (whole word)"_s : QString()));
    }
    QJsonObject json{{u"id"_s, filter.id}, {u"title"_s, filter.title},
        {u"action"_s, wordOfAction(filter.action)}, {u"contexts"_s, contextsOf(filter)},
        {u"keywords"_s, keywords}};
    told::put(json, "expires", isoTime(filter.expiresAt));
    told::put(json, "posts", QJsonArray::fromStringList(filter.posts));
    return json;
}

inline QJsonObject toldFiltersOf(const Recording &from, int version)
{
    const auto filters = family.decodeFilters(from.instance(), from.response(), version);
    return filters ? QJsonObject{{u"filters"_s, told::arrayOf(*filters, tellFilter)}}
                   : told::failure(filters.error());
}

inline QJsonObject toldOldFilters(const Recording &from)
{
    return toldFiltersOf(from, 1);
}

inline QJsonObject toldFilters(const Recording &from)
{
    return toldFiltersOf(from, 2);
}

inline QJsonObject toldFile(const Recording &from)
{
    const auto sent = family.decodeSentMedia(from.instance(), from.response());
    return sent ? told::values({sent->id, sent->ready ? u"ready"_s : u"still being read"_s})
                : told::failure(sent.error());
}

inline QJsonObject toldTags(const Recording &from)
{
    const auto found =
        family.decodeSearch(from.instance(), from.response(), SearchSpec{.what = SearchFor::Tags});
    if (!found) {
        return told::failure(found.error());
    }
    return {{u"values"_s, told::arrayOf(found->tags, [](const Hashtag &tag) { return tag.name; })}};
}

inline QJsonObject toldFollowedTag(const Recording &from)
{
    const auto followed = family.decodeFollowedTag(from.instance(), from.response());
    return followed ? told::values({*followed ? u"followed"_s : u"not followed"_s})
                    : told::failure(followed.error());
}

/// How far home was read, and how far the notifications were.
inline QJsonObject toldMarkers(const Recording &from)
{
    const auto home = family.decodeHomeMarker(from.instance(), from.response());
    const auto notices = family.decodeNoticeMarker(from.instance(), from.response());
    if (!home || !notices) {
        return told::failure(home ? notices.error() : home.error());
    }
    return told::values({u"home "_s + *home, u"notifications "_s + *notices});
}

/// A file that the server writes, line by line.
inline QJsonObject toldExported(const Recording &from)
{
    const auto file = family.decodeExported(from.instance(), from.response());
    return file ? told::values(QString::fromUtf8(*file).trimmed().split(u'\n'))
                : told::failure(file.error());
}

inline QJsonObject toldClient(const Recording &from)
{
    const auto client = mastodon::decodeClient(
        from.response(), from.instance().host, QString::fromUtf16(mastodon::outOfBandUri));
    return client ? told::values({client->clientId, client->clientSecret})
                  : told::failure(client.error());
}

inline QJsonObject toldToken(const Recording &from)
{
    const auto token = mastodon::decodeToken(from.response(), from.instance().host);
    QJsonObject json = token ? told::values({*token}) : told::failure(token.error());
    json.insert(u"unknownClient"_s, mastodon::isUnknownClient(from.response()));
    return json;
}

/// The code out of the address to which the browser is sent, or out of what it shows.
inline QJsonObject toldCode(const Recording &from)
{
    const Response response = from.response();
    const QByteArray sentTo = response.header("Location");
    const auto code =
        mastodon::typedCode(QString::fromUtf8(sentTo.isEmpty() ? response.body : sentTo), u"xyz"_s);
    return code ? told::values({*code}) : told::failure(code.error());
}

inline QJsonObject toldRevoked(const Recording &from)
{
    const auto done = mastodon::decodeRevoked(from.response(), from.instance().host);
    return done ? told::values({u"done"_s}) : told::failure(done.error());
}

/// A server without such a document is an old one, and no error.
inline QJsonObject toldScopes(const Recording &from)
{
    return told::values(mastodon::decodeMetadata(from.response()).scopes);
}

/// Whose software NodeInfo has named before.
inline QJsonObject toldInstance(const Recording &from)
{
    Instance instance = from.instance();
    const QJsonObject document = from.json().object();
    if (!mergeInstance(instance, document)) {
        return told::values({u"no instance"_s});
    }
    const PostingLimits &limits = instance.posting;
    return {{u"values"_s,
                QJsonArray{instance.accountDomain, instance.title, instance.streamingUrl,
                    contactName(document)}},
        {u"limits"_s,
            QJsonArray{instance.maxCharacters, limits.media, limits.imageBytes, limits.videoBytes,
                limits.description, limits.pollChoices, limits.pollChoice, limits.linkCounts,
                limits.profile.fields}},
        {u"formats"_s, QJsonArray::fromStringList(limits.formats)},
        {u"mediaTypes"_s, QJsonArray::fromStringList(limits.mediaTypes)}};
}

inline QJsonObject toldNodeInfo(const Recording &from)
{
    Instance instance;
    return mergeNodeInfo(instance, from.json().object())
        ? told::values({instance.software + u' ' + instance.version, instance.title})
        : told::values({u"no NodeInfo"_s});
}

inline QJsonObject toldNodeInfoLinks(const Recording &from)
{
    return told::values({nodeInfoLink(from.json().object()).toString()});
}

/// Nobody asks for it: what stands at the top of it, or of its first row.
inline QJsonObject toldNothing(const Recording &from)
{
    const QJsonDocument json = from.json();
    const QJsonObject top = json.isArray() ? json.array().first().toObject() : json.object();
    return told::values(top.keys());
}

/// A browser shows it, and no decoder sees it: its status, and where it leads.
inline QJsonObject toldBrowserPage(const Recording &from)
{
    const Response response = from.response();
    return told::values(
        {QString::number(response.status), QString::fromUtf8(response.header("Location"))});
}

/// The same, which must not pass for data: which of the wanted words stand in it.
inline QJsonObject toldPage(const Recording &from)
{
    QJsonObject json = toldError(from);
    const QString page = QString::fromUtf8(from.response().body);
    QJsonArray words;
    for (const QJsonValue wanted : from.expected[u"values"_s].toArray()) {
        if (page.contains(wanted.toString())) {
            words.append(wanted);
        }
    }
    json.insert(u"values"_s, words);
    return json;
}

} // namespace asterism::mastodontold
