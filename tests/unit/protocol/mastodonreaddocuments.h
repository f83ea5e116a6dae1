// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mastodonrecording.h"

#include "protocol/activitypub/activitypub.h"
#include "protocol/feed/feed.h"
#include "protocol/webfinger.h"

// What the decoders make of recorded documents that no API has: ActivityPub, feeds, WebFinger.
namespace asterism::mastodontold {

inline QJsonObject toldHostMeta(const Recording &from)
{
    const auto place = decodeHostMeta(from.response());
    return place ? told::values({*place}) : told::failure(place.error());
}

/// "of" says who was asked for, as user@host.
inline QJsonObject toldWebFinger(const Recording &from)
{
    const QString acct = from.told(u"of"_s);
    const Handle asked{acct.section(u'@', 0, 0), acct.section(u'@', 1)};
    const auto found = decodeWebfinger(from.response(), asked);
    if (!found) {
        return told::failure(found.error());
    }
    return told::values({found->subject.acct(), found->actorUri, found->profileUrl.toString()});
}

inline QJsonObject toldActorDocument(const Recording &from)
{
    const auto read = activitypub::decodeActor(from.response());
    if (!read) {
        return told::failure(read.error());
    }
    QJsonObject json = told::peopleIn({read->actor});
    json.insert(u"values"_s,
        QJsonArray{
            read->actor.uri, read->actor.url, read->outbox.toString(), read->featured.toString()});
    return json;
}

/// Whose documents they are: "of" is the uri of the actor.
inline Actor ownerOf(const Recording &from)
{
    const QUrl uri(from.told(u"of"_s));
    Actor actor;
    actor.uri = uri.toString();
    actor.acct = uri.fileName() + u'@' + uri.host();
    return actor;
}

inline QJsonObject toldOutbox(const Recording &from)
{
    const auto page = activitypub::decodeOutbox(from.response(), ownerOf(from));
    if (!page) {
        return told::failure(page.error());
    }
    QStringList beside{u"next "_s + page->next.toString()};
    for (const activitypub::Announce &announce : page->announces) {
        beside << u"announce "_s + announce.objectUri;
    }
    QJsonObject json = told::documentsIn(page->posts, beside);
    json.insert(u"ids"_s, QJsonArray::fromStringList(page->ids));
    json.insert(u"hidden"_s, page->skipped);
    return json;
}

inline QJsonObject toldFeatured(const Recording &from)
{
    const auto pinned = activitypub::decodeFeatured(from.response(), ownerOf(from));
    if (!pinned) {
        return told::failure(pinned.error());
    }
    QJsonArray ids;
    std::vector<Post> posts;
    for (const activitypub::FeaturedItem &one : pinned->items) {
        ids.append(one.id);
        if (one.post) {
            posts.push_back(*one.post);
        }
    }
    QJsonObject json = told::documentsIn(posts);
    json.insert(u"ids"_s, ids);
    json.insert(u"hidden"_s, pinned->skipped);
    return json;
}

inline QJsonObject toldNoteDocument(const Recording &from)
{
    const auto note = activitypub::decodeNote(from.response());
    if (!note) {
        return told::failure(note.error());
    }
    return told::documentsIn({*note}, {note->author.uri, note->replyToUri});
}

inline QJsonObject toldReplies(const Recording &from)
{
    const auto replies = activitypub::decodeReplies(from.response());
    if (!replies) {
        return told::failure(replies.error());
    }
    return {{u"ids"_s, QJsonArray::fromStringList(replies->ids)},
        {u"values"_s, QJsonArray{u"next "_s + replies->next.toString()}}};
}

inline QJsonObject toldFeed(const Recording &from)
{
    const auto read = feed::decodeFeed(from.response(), ownerOf(from));
    if (!read) {
        return told::failure(read.error());
    }
    std::vector<Post> posts;
    for (const TimelineItem &item : read->page.items) {
        posts.push_back(item.post);
    }
    QJsonObject json = told::documentsIn(posts, {read->title});
    json.insert(u"hidden"_s, read->page.skipped);
    return json;
}

} // namespace asterism::mastodontold
