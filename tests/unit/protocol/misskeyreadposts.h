// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "misskeyrecording.h"

#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"

// What the decoders make of recorded answers with posts and people in them.
namespace asterism::told {

inline const misskey::MisskeyFamily misskeyFamily;

inline QJsonObject toldTimeline(const Recording &from)
{
    const auto page =
        misskeyFamily.page(misskeyServer(), from.response(), PageSpec{}, from.asGuest());
    if (!page) {
        return failure(page.error());
    }
    return {{u"rows"_s, page->rows}, {u"hidden"_s, page->skipped},
        {u"posts"_s, arrayOf(page->items, tellItem)}};
}

inline QJsonObject toldThread(const std::vector<Post> &posts, int skipped)
{
    return {{u"rows"_s, qint64(posts.size())}, {u"hidden"_s, skipped},
        {u"posts"_s, arrayOf(posts, tellPost)}};
}

inline QJsonObject toldAnswers(const Recording &from)
{
    const auto thread =
        misskeyFamily.decodeContext(misskeyServer(), from.response(), from.asGuest());
    return thread ? toldThread(thread->descendants, thread->skipped) : failure(thread.error());
}

inline QJsonObject toldAncestors(const Recording &from)
{
    const auto thread =
        misskeyFamily.decodeAncestors(misskeyServer(), from.response(), from.asGuest());
    return thread ? toldThread(thread->ancestors, thread->skipped) : failure(thread.error());
}

/// Of what nothing asks for: the notes that stand in its rows.
inline QJsonObject toldNotesInRows(const Recording &from)
{
    const QJsonArray rows = from.json().array();
    QJsonArray posts;
    for (const QJsonValue row : rows) {
        const auto item =
            misskey::noteFromJson(row[u"note"_s].toObject(), misskeyServer(), !from.asGuest());
        posts.append(item ? tellItem(*item) : failure(item.error()));
    }
    return {{u"rows"_s, rows.size()}, {u"hidden"_s, 0}, {u"posts"_s, posts}};
}

inline QJsonObject toldPost(const Recording &from)
{
    return onePost(misskeyFamily.decodeStatus(misskeyServer(), from.response(), from.asGuest()));
}

inline QJsonObject toldMadePost(const Recording &from)
{
    return onePost(misskeyFamily.decodePublished(misskeyServer(), from.response()));
}

inline QJsonObject toldFound(const Recording &from)
{
    const auto found = misskeyFamily.decodeResolved(misskeyServer(), from.response());
    if (!found) {
        return failure(found.error());
    }
    return {{u"posts"_s, arrayOf(found->posts, tellItem)},
        {u"people"_s, arrayOf(found->actors, tellPerson)}};
}

inline QJsonObject toldNotices(const Recording &from)
{
    const auto page =
        misskeyFamily.decodeNotifications(misskeyServer(), from.response(), PageSpec{});
    if (!page) {
        return failure(page.error());
    }
    return {{u"rows"_s, page->told}, {u"hidden"_s, page->skipped},
        {u"notices"_s, arrayOf(page->rows, tellNotice)}};
}

inline QString wordOfEvent(StreamEvent::Kind kind)
{
    switch (kind) {
    case StreamEvent::Kind::Update:
        return u"update"_s;
    case StreamEvent::Kind::Delete:
        return u"delete"_s;
    case StreamEvent::Kind::Notification:
        return u"notification"_s;
    case StreamEvent::Kind::NoticesRead:
        return u"notices read"_s;
    case StreamEvent::Kind::FiltersChanged:
        return u"filters changed"_s;
    case StreamEvent::Kind::Announcement:
        return u"announcement"_s;
    case StreamEvent::Kind::Connected:
        return u"connected"_s;
    case StreamEvent::Kind::Changed:
        return u"changed"_s;
    case StreamEvent::Kind::Edit:
    case StreamEvent::Kind::Refused:
        return u"never sent here"_s;
    case StreamEvent::Kind::Other:
        break;
    }
    return u"other"_s;
}

inline QJsonObject toldFrame(const QJsonObject &recorded, int line)
{
    const bool asGuest = recorded[u"conn"_s].toString() != u"hanako";
    const QByteArray frame = QJsonDocument(recorded[u"frame"_s].toObject()).toJson();
    const auto event = misskeyFamily.decodeFrame(misskeyServer(), frame, asGuest);
    QJsonObject json{{u"line"_s, line}, {u"as"_s, asGuest ? u"guest"_s : u"account"_s}};
    if (!event) {
        json.insert(u"error"_s, word(event.error().kind));
        return json;
    }
    json.insert(u"kind"_s, wordOfEvent(event->kind));
    if (event->kind == StreamEvent::Kind::Other) {
        json.insert(u"word"_s, event->word);
    }
    if (event->item) {
        json.insert(u"post"_s, tellItem(*event->item));
    }
    if (event->notice) {
        json.insert(u"notice"_s, tellNotice(*event->notice));
    } else {
        put(json, "id", event->localId);
    }
    return json;
}

inline QJsonObject toldFrames(const Recording &from)
{
    QJsonArray frames;
    int line = 0;
    for (const QByteArray &text : from.bytes().split('\n')) {
        const QJsonObject recorded = QJsonDocument::fromJson(text).object();
        ++line;
        if (recorded[u"dir"_s].toString() == u"recv") {
            frames.append(toldFrame(recorded, line));
        }
    }
    return {{u"frames"_s, frames}};
}

inline QJsonObject toldPerson(const Recording &from)
{
    const auto actor =
        misskeyFamily.decodeActor(misskeyServer(), from.response(), from.asGuest(), {});
    if (!actor) {
        return failure(actor.error());
    }
    QJsonObject json = peopleIn({*actor});
    const auto pinned =
        misskeyFamily.page(misskeyServer(), from.response(), PageSpec{}, from.asGuest());
    if (pinned) {
        json.insert(u"pinned"_s, arrayOf(pinned->items, tellItem));
    }
    return json;
}

inline QJsonObject toldPeople(const Recording &from)
{
    const auto page =
        misskeyFamily.decodePeople(misskeyServer(), from.response(), PageSpec{}, from.asGuest());
    return page ? peopleIn(page->people) : failure(page.error());
}

inline QJsonObject toldFoundPeople(const Recording &from)
{
    const auto found = misskeyFamily.decodeSearch(
        misskeyServer(), from.response(), SearchSpec{.what = SearchFor::People});
    return found ? peopleIn(found->people) : failure(found.error());
}

inline QJsonObject toldAskedPeople(const Recording &from)
{
    const auto page = misskeyFamily.decodeBelongings(
        misskeyServer(), from.response(), MovedKind::Follows, PageSpec{});
    if (!page) {
        return failure(page.error());
    }
    return {{u"people"_s,
        arrayOf(page->rows, [](const Belonging &row) { return tellPerson(row.person); })}};
}

inline QJsonObject toldAskingPeople(const Recording &from)
{
    const auto page =
        misskeyFamily.decodeFollowRequests(misskeyServer(), from.response(), PageSpec{});
    return page ? peopleIn(page->people) : failure(page.error());
}

} // namespace asterism::told
