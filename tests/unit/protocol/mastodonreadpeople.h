// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mastodonreadposts.h"

// What the decoders make of recorded answers with people, lists and relations in them, and of the
// frames of a stream.
namespace asterism::mastodontold {

inline QJsonObject toldPerson(const Recording &from)
{
    const auto actor = family.decodeActor(from.instance(), from.response(), from.asGuest(), {});
    return actor ? told::peopleIn({*actor}) : told::failure(actor.error());
}

/// What its owner is told beside that: texts as they were typed, and how new posts are.
inline QJsonObject toldOwnProfile(const Recording &from)
{
    const auto own = family.decodeOwnProfile(from.instance(), from.response());
    if (!own) {
        return told::failure(own.error());
    }
    const OwnProfile &profile = own->profile;
    QJsonArray fields;
    for (const ProfileField &field : profile.fields) {
        fields.append(field.name + u" = "_s + field.value);
    }
    QJsonObject json = toldPerson(from);
    json.insert(u"typed"_s,
        QJsonObject{{u"name"_s, profile.name}, {u"bio"_s, profile.bio}, {u"fields"_s, fields},
            {u"visibility"_s, word(profile.visibility)}, {u"sensitive"_s, profile.sensitive},
            {u"language"_s, profile.language}, {u"discoverable"_s, profile.discoverable}});
    return json;
}

inline QJsonObject toldPeople(const Recording &from)
{
    const auto page =
        family.decodePeople(from.instance(), from.response(), PageSpec{}, from.asGuest());
    if (!page) {
        return told::failure(page.error());
    }
    QJsonObject json = told::peopleIn(page->people);
    json.insert(u"hidden"_s, page->skipped);
    json.insert(u"older"_s, page->older);
    return json;
}

inline QJsonObject toldMembers(const Recording &from)
{
    const auto members = family.decodeServerListMembers(from.instance(), from.response());
    return members ? told::peopleIn(*members) : told::failure(members.error());
}

inline QJsonObject toldAskingPeople(const Recording &from)
{
    const auto page = family.decodeFollowRequests(from.instance(), from.response(), PageSpec{});
    return page ? told::peopleIn(page->people) : told::failure(page.error());
}

inline QJsonObject toldFoundPeople(const Recording &from)
{
    const auto found = family.decodeSearch(
        from.instance(), from.response(), SearchSpec{.what = SearchFor::People});
    return found ? told::peopleIn(found->people) : told::failure(found.error());
}

/// "of" says what of the account's they are: "follows", "blocks", "bookmarks", …
inline QJsonObject toldBelongings(const Recording &from)
{
    const auto page = family.decodeBelongings(
        from.instance(), from.response(), movedKind(from.told(u"of"_s)), PageSpec{});
    if (!page) {
        return told::failure(page.error());
    }
    QStringList list;
    for (const Belonging &one : page->rows) {
        list << QStringList{one.item.subject, one.localId, isoTime(one.item.expiresAt)}
                    .join(u' ')
                    .trimmed();
    }
    QJsonObject json = told::values(list);
    json.insert(u"hidden"_s, page->skipped);
    json.insert(u"older"_s, page->older);
    return json;
}

inline QString tellRelation(const Relationship &one)
{
    QStringList words{one.localId};
    for (const auto &[is, name] :
        {std::pair(one.following, u"following"_s), std::pair(one.followedBy, u"followed by"_s),
            std::pair(one.requested, u"requested"_s), std::pair(one.requestedBy, u"requested by"_s),
            std::pair(one.blocking, u"blocking"_s), std::pair(one.muting, u"muting"_s),
            std::pair(one.mutingNotifications, u"muting notifications"_s),
            std::pair(one.domainBlocking, u"domain blocking"_s), std::pair(one.boosts, u"boosts"_s),
            std::pair(one.notify, u"notify"_s)}) {
        words += is ? QStringList{name} : QStringList();
    }
    words += one.note.isEmpty() ? QStringList() : QStringList{u"note:"_s, one.note};
    return words.join(u' ');
}

inline QJsonObject toldRelations(const Recording &from)
{
    const auto standings = family.decodeRelationships(from.instance(), from.response());
    return standings ? QJsonObject{{u"values"_s, told::arrayOf(*standings, tellRelation)}}
                     : told::failure(standings.error());
}

/// "of" says what was done to the person.
inline QJsonObject toldRelation(const Recording &from)
{
    const auto standing =
        family.decodeWrite(from.instance(), from.response(), whatWasDone(from.told(u"of"_s)));
    if (!standing) {
        return told::failure(standing.error());
    }
    return told::values(*standing ? QStringList{tellRelation(**standing)} : QStringList());
}

inline QJsonObject toldLists(const Recording &from)
{
    const auto lists = family.decodeServerLists(from.instance(), from.response());
    if (!lists) {
        return told::failure(lists.error());
    }
    return {{u"values"_s,
        told::arrayOf(*lists, [](const ServerList &list) { return list.id + u' ' + list.title; })}};
}

inline QJsonObject toldMadeList(const Recording &from)
{
    const auto id = family.decodeNewServerList(from.instance(), from.response());
    return id ? told::values({*id}) : told::failure(id.error());
}

inline QString wordOfListChange(ListChange change)
{
    switch (change) {
    case ListChange::Done:
        return u"done"_s;
    case ListChange::MustFollow:
        return u"must follow"_s;
    case ListChange::Unclear:
        break;
    }
    return u"unclear"_s;
}

inline QJsonObject toldListChange(const Recording &from)
{
    const auto change = family.decodeListChange(from.instance(), from.response());
    return change ? told::values({wordOfListChange(*change)}) : told::failure(change.error());
}

/// What the table calls what a stream tells; nothing of Misskey's ever comes here.
inline QString wordOfEvent(StreamEvent::Kind kind)
{
    switch (kind) {
    case StreamEvent::Kind::Update:
        return u"update"_s;
    case StreamEvent::Kind::Edit:
        return u"edit"_s;
    case StreamEvent::Kind::Delete:
        return u"delete"_s;
    case StreamEvent::Kind::Notification:
        return u"notification"_s;
    case StreamEvent::Kind::FiltersChanged:
        return u"filters changed"_s;
    case StreamEvent::Kind::Announcement:
        return u"announcement"_s;
    case StreamEvent::Kind::Refused:
        return u"refused"_s;
    case StreamEvent::Kind::NoticesRead:
    case StreamEvent::Kind::Connected:
    case StreamEvent::Kind::Changed:
        return u"never sent here"_s;
    case StreamEvent::Kind::Other:
        break;
    }
    return u"other"_s;
}

inline QJsonObject tellFrame(const Recording &from, const QByteArray &frame)
{
    // The file tells no host: it was the one server's.
    const auto event = family.decodeFrame(from.instance(), frame, false);
    if (!event) {
        return told::failure(event.error());
    }
    QJsonObject json{{u"kind"_s, wordOfEvent(event->kind)}};
    told::put(json, "topic", event->topic ? event->topic->key() : QString());
    told::put(json, "id", event->localId);
    told::put(json, "says", event->words);
    told::put(json, "status", qint64(event->httpStatus));
    if (event->item) {
        json.insert(u"post"_s, tellConversation(*event->item));
    }
    if (event->notice) {
        json.insert(u"notice"_s, told::tellNotice(*event->notice));
    }
    return json;
}

/// One JSON object a line, of which those with a text of the server's count.
inline QJsonObject toldFrames(const Recording &from)
{
    QJsonArray frames;
    int line = 0;
    for (const QByteArray &text : from.bytes().split('\n')) {
        const QJsonObject recorded = QJsonDocument::fromJson(text).object();
        ++line;
        if (recorded[u"kind"_s].toString() == u"frame"
            && recorded[u"opcode"_s].toString() == u"text") {
            QJsonObject frame = tellFrame(from, recorded[u"data"_s].toString().toUtf8());
            frame.insert(u"line"_s, line);
            frames.append(frame);
        }
    }
    return {{u"frames"_s, frames}};
}

} // namespace asterism::mastodontold
