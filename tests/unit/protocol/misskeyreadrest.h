// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "misskeyrecording.h"

#include "misskeyreadposts.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/feed/feed.h"
#include "protocol/instanceinfo.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/miauth.h"
#include "protocol/webfinger.h"

#include <QFile>

// What the decoders make of all other recorded answers: errors, lists, documents, feeds.
namespace asterism::told {

inline const QString hanakoUri = u"https://misskey.test/users/atvjeag8ya010005"_s;

inline QJsonObject toldError(const Recording &from)
{
    const auto value = misskey::answer(from.response(), u"misskey.test"_s, false);
    const Response response = from.response();
    return {{u"code"_s, misskey::errorCode(response)},
        {u"status"_s, value ? 0 : value.error().httpStatus}};
}

inline QJsonObject namedShelves(const Result<std::vector<ServerList>> &shelves)
{
    if (!shelves) {
        return failure(shelves.error());
    }
    QStringList names;
    for (const ServerList &shelf : *shelves) {
        const QString kind = shelf.kind == Source::Kind::Antenna ? u"antenna"_s
            : shelf.kind == Source::Kind::Clip                   ? u"clip"_s
            : shelf.kind == Source::Kind::ServerList             ? u"list"_s
                                                                 : u"channel"_s;
        names << kind + u' ' + shelf.id + u' ' + shelf.title;
    }
    return values(names);
}

inline QJsonObject toldShelves(const Recording &from)
{
    return namedShelves(misskeyFamily.decodeShelves(misskeyServer(), from.response()));
}

inline QJsonObject toldLists(const Recording &from)
{
    return namedShelves(misskeyFamily.decodeServerLists(misskeyServer(), from.response()));
}

inline QJsonObject toldMadeList(const Recording &from)
{
    const auto id = misskeyFamily.decodeNewServerList(misskeyServer(), from.response());
    return id ? values({*id}) : failure(id.error());
}

inline QJsonObject toldFiles(const Recording &from)
{
    QStringList list;
    for (const QJsonValue row : from.json().array()) {
        const auto sent = misskeyFamily.decodeSentMedia(
            misskeyServer(), answerOf(row.toObject(), u"https://misskey.test/api"_s));
        if (!sent) {
            return failure(sent.error());
        }
        const QString words = sent->description.value_or(QString());
        list << sent->id + u' ' + (words.isEmpty() ? u"-"_s : words)
                + (sent->sensitive.value_or(false) ? u" sensitive"_s : QString());
    }
    return values(list);
}

inline QJsonObject toldEmojis(const Recording &from)
{
    const auto emojis = misskeyFamily.decodeCustomEmojis(misskeyServer(), from.response());
    if (!emojis) {
        return failure(emojis.error());
    }
    QStringList list;
    for (const ServerEmoji &emoji : *emojis) {
        list
            << (QStringList{emoji.shortcode, emoji.url, emoji.category} + emoji.aliases).join(u' ');
    }
    return values(list);
}

inline QJsonObject toldTags(const Recording &from)
{
    const auto found = misskeyFamily.decodeSearch(
        misskeyServer(), from.response(), SearchSpec{.what = SearchFor::Tags});
    if (!found) {
        return failure(found.error());
    }
    return {{u"values"_s, arrayOf(found->tags, [](const Hashtag &tag) { return tag.name; })}};
}

inline QJsonObject toldRelations(const Recording &from)
{
    const auto standings = misskeyFamily.decodeRelationships(misskeyServer(), from.response());
    if (!standings) {
        return failure(standings.error());
    }
    QStringList list;
    for (const Relationship &one : *standings) {
        QStringList words{one.localId};
        for (const auto &[is, name] :
            {std::pair(one.following, u"following"_s), std::pair(one.followedBy, u"followed by"_s),
                std::pair(one.requested, u"requested"_s),
                std::pair(one.requestedBy, u"requested by"_s),
                std::pair(one.blocking, u"blocking"_s), std::pair(one.muting, u"muting"_s)}) {
            words += is ? QStringList{name} : QStringList();
        }
        list << words.join(u' ');
    }
    return values(list);
}

inline QJsonObject toldSignIn(const Recording &from)
{
    const auto token = misskey::decodeMiauthCheck(from.response(), u"misskey.test"_s);
    if (!token) {
        return failure(token.error());
    }
    return values(*token ? QStringList{**token} : QStringList());
}

inline QJsonObject toldMeta(const Recording &from)
{
    Instance instance;
    if (!mergeMisskeyMeta(instance, from.json().object())) {
        return values({u"no meta"_s});
    }
    QStringList list{instance.software + u' ' + instance.version, instance.title,
        QString::number(instance.maxCharacters)};
    for (const QString &feature : {u"misskey:gtl"_s, u"misskey:ltl"_s, u"misskey:miauth"_s}) {
        list += instance.features.contains(feature) ? QStringList{feature} : QStringList();
    }
    return values(list);
}

inline QJsonObject toldNodeInfo(const Recording &from)
{
    Instance instance;
    const bool read = mergeNodeInfo(instance, from.json().object());
    return read ? values({instance.software + u' ' + instance.version,
               QString::number(instance.maxCharacters)})
                : values({u"no NodeInfo"_s});
}

inline QJsonObject toldNodeInfoLinks(const Recording &from)
{
    return values({nodeInfoLink(from.json().object()).toString()});
}

inline QJsonObject toldHostMeta(const Recording &from)
{
    const auto place = decodeHostMeta(answerOf(
        from.bytes(), u"https://misskey.test/.well-known/host-meta"_s, "application/xrd+xml"));
    return place ? values({*place}) : failure(place.error());
}

inline QJsonObject toldWebFinger(const Recording &from)
{
    const Handle asked{u"hanako"_s, u"misskey.test"_s};
    const auto found = decodeWebfinger(from.response(), asked);
    if (!found) {
        return failure(found.error());
    }
    return values({found->subject.acct(), found->actorUri, found->profileUrl.toString()});
}

inline QJsonObject toldActorDocument(const Recording &from)
{
    const auto read = activitypub::decodeActor(
        answerOf(from.bytes(), hanakoUri, "application/activity+json; charset=utf-8"));
    if (!read) {
        return failure(read.error());
    }
    QStringList list{read->actor.acct, read->actor.displayName, read->actor.uri, read->actor.url,
        read->outbox.toString(), read->featured.toString()};
    const std::vector<ActorField> fields = read->actor.fields.value_or(std::vector<ActorField>());
    for (const ActorField &field : fields) {
        list << field.name;
    }
    return values(list);
}

inline Actor hanako()
{
    Actor actor;
    actor.uri = hanakoUri;
    actor.acct = u"hanako@misskey.test"_s;
    return actor;
}

/// An ActivityPub document, from the address that is its id.
inline Response documentAnswer(const Recording &from)
{
    const QString id = from.json().object()[u"id"_s].toString();
    return answerOf(from.bytes(), id, "application/activity+json; charset=utf-8");
}

inline QJsonObject toldOutbox(const Recording &from)
{
    const auto page = activitypub::decodeOutbox(documentAnswer(from), hanako());
    if (!page) {
        return failure(page.error());
    }
    QStringList beside{u"next "_s + page->next.toString()};
    for (const activitypub::Announce &announce : page->announces) {
        beside << u"announce "_s + announce.objectUri;
    }
    return documentsIn(page->posts, beside);
}

inline QJsonObject toldFeatured(const Recording &from)
{
    const auto pinned = activitypub::decodeFeatured(documentAnswer(from), hanako());
    if (!pinned) {
        return failure(pinned.error());
    }
    std::vector<Post> posts;
    for (const activitypub::FeaturedItem &one : pinned->items) {
        if (one.post) {
            posts.push_back(*one.post);
        }
    }
    return documentsIn(posts);
}

inline QJsonObject toldNoteDocument(const Recording &from)
{
    const auto note = activitypub::decodeNote(documentAnswer(from));
    return note ? documentsIn({*note}) : failure(note.error());
}

inline QJsonObject toldFeed(const Recording &from)
{
    const bool isJson = from.name.endsWith(u".json"_s);
    const auto read = feed::decodeFeed(
        answerOf(from.bytes(), u"https://misskey.test/@hanako.feed"_s,
            isJson ? "application/json; charset=utf-8" : "application/xml; charset=utf-8"),
        hanako());
    if (!read) {
        return failure(read.error());
    }
    std::vector<Post> posts;
    for (const TimelineItem &item : read->page.items) {
        posts.push_back(item.post);
    }
    return documentsIn(posts);
}

inline QJsonObject toldAnnouncedFeeds(const Recording &from)
{
    const auto feeds = feed::discoverFeeds(
        answerOf(from.bytes(), u"https://misskey.test/@hanako"_s, "text/html; charset=utf-8"));
    if (!feeds) {
        return failure(feeds.error());
    }
    return {{u"values"_s, arrayOf(*feeds, [](const QUrl &url) { return url.toString(); })}};
}

/// Nobody asks for it: what stands at the top of it, or of its first row.
inline QJsonObject toldNothing(const Recording &from)
{
    const QJsonDocument json = from.json();
    const QJsonObject top = json.isArray() ? json.array().first().toObject() : json.object();
    return values(top.keys());
}

/// Another module reads it: which of the named tests speak of it.
inline QJsonObject toldElsewhere(const Recording &from)
{
    QStringList list;
    for (const QJsonValue test : from.expected[u"values"_s].toArray()) {
        QFile file(QStringLiteral(ASTERISM_SOURCE_DIR "/tests/unit/") + test.toString());
        const bool speaks =
            file.open(QIODevice::ReadOnly) && file.readAll().contains(from.name.toUtf8());
        list += speaks ? QStringList{test.toString()} : QStringList();
    }
    return values(list);
}

} // namespace asterism::told
