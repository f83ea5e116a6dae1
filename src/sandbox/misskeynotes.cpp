// SPDX-License-Identifier: GPL-3.0-or-later

// notes/{show,children,replies,renotes,conversation,reactions,state} (misskey:
// server/api/endpoints/notes)
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"
#include "sandbox/misskeyfeeds.h"

#include "base/clock.h"
#include "sandbox/localids.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

constexpr int longestConversation = 100;

std::optional<Refusal> guestRefusal(const MisskeyCall &call, const Copy &copy)
{
    const Citizen &teller = call.world().persons[size_t(tellerOf(call.outer, copy))];
    if (call.viewer() >= 0) {
        return std::nullopt;
    }
    if (teller.site != call.outer.site) {
        return Refusal{.message = "Content restricted by server settings. Please sign in to view.",
            .code = "CONTENT_RESTRICTED_BY_SERVER",
            .id = "145f88d2-b03d-4087-8143-a78928883c4b"};
    }
    return teller.needsSignIn
        ? std::optional(Refusal{.message = "Content restricted by user. Please sign in to view.",
            .code = "CONTENT_RESTRICTED_BY_USER",
            .id = "fbcc002d-37d9-4944-a6b0-d9e29f2d33ab"})
        : std::nullopt;
}

/// What answers that note; with quotes, as notes/children has them.
HttpResponse answersTo(const MisskeyCall &call, bool quotes)
{
    const Copy *copy = call.note();
    const QString uri = copy ? call.world().noteOf(*copy)->uri : QString();
    return notesPage(call, [&](const Copy &other) {
        if (uri.isEmpty() || other.boost || !isFor(call.outer, other)) {
            return false;
        }
        const Note &note = *call.world().noteOf(other);
        return note.replyTo == uri || (quotes && note.quote == uri);
    });
}

QJsonObject reactionJson(const View &view, const NoteReaction &reaction)
{
    const QString id = aidx(reaction.at, QString::number(reaction.number));
    return {{u"id"_s, id}, {u"createdAt"_s, isoTime(reaction.at)},
        {u"user"_s, userLite(view, reaction.person)}, {u"type"_s, reactionKey(view, reaction)}};
}

} // namespace

HttpResponse showNote(const MisskeyCall &call)
{
    const QString id = call.text(u"noteId"_s);
    const bool strange = std::ranges::any_of(id, [](QChar c) { return !c.isLetterOrNumber(); });
    if (strange || id.isEmpty()) {
        return call.wrong(u"#/properties/noteId/format"_s, u"must match format \"misskey:id\""_s);
    }
    const Copy *copy = call.note();
    if (!copy) {
        return call.no(noSuchNote("24fcbfc6-2e37-42b6-8388-c29b3861a08d"));
    }
    if (const auto refusal = guestRefusal(call, *copy)) {
        return call.no(*refusal);
    }
    return call.answer(noteJson(call.view(), *copy));
}

HttpResponse noteChildren(const MisskeyCall &call)
{
    return answersTo(call, true);
}

HttpResponse noteReplies(const MisskeyCall &call)
{
    return answersTo(call, false);
}

HttpResponse noteRenotes(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    if (!copy) {
        return call.no(noSuchNote("12908022-2e21-46cd-ba6a-3edaf6093f46"));
    }
    const QString uri = call.world().noteOf(*copy)->uri;
    return notesPage(call, [&](const Copy &other) {
        if (!isFor(call.outer, other)) {
            return false;
        }
        const Note &note = *call.world().noteOf(other);
        return other.boost ? note.uri == uri : note.quote == uri;
    });
}

/// What it answers, the nearest first.
HttpResponse noteConversation(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    if (!copy) {
        return call.no(noSuchNote("e1035875-9551-45ec-afa8-1ded1fcb53c8"));
    }
    const int limit = std::clamp(call.body[u"limit"_s].toInt(10), 1, longestConversation);
    int skip = call.body[u"offset"_s].toInt();
    QJsonArray found;
    const Note *at = call.world().noteOf(*copy);
    while (found.size() < limit && !at->replyTo.isEmpty()) {
        const Copy *parent = call.world().copyOf(call.outer.site, at->replyTo);
        at = parent ? call.world().noteOf(*parent) : nullptr;
        if (!at) {
            break;
        }
        if (skip-- <= 0) {
            found.append(noteJson(call.view(), *parent));
        }
    }
    return call.answer(found);
}

/// Of whom nothing is known but that they like it stand in the counts alone.
HttpResponse noteReactions(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    if (!copy) {
        return call.no(noSuchNote("263fff3d-d0e1-4af4-bea7-8408059b451a"));
    }
    const View view = call.view();
    const QString type = call.text(u"type"_s);
    std::vector<PagedRow> rows;
    for (const NoteReaction &reaction : call.world().noteOf(*copy)->reactions) {
        if (type.isEmpty() || type == reactionKey(view, reaction)) {
            const QJsonObject json = reactionJson(view, reaction);
            rows.push_back({.id = json[u"id"_s].toString(), .tell = [json] { return json; }});
        }
    }
    return rowsPage(call, std::move(rows));
}

HttpResponse noteState(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    const Note *note = copy ? call.world().noteOf(*copy) : nullptr;
    if (!note) {
        return call.no(internalError); // it has no words of its own for that
    }
    return call.answer(
        QJsonObject{{u"isFavorited"_s, call.world().isBookmarked(call.viewer(), note->uri)},
            {u"isMutedThread"_s, call.world().isThreadMuted(call.viewer(), note->uri)}});
}

HttpResponse searchUnavailable(const MisskeyCall &call)
{
    return call.no({.message = "Search of notes unavailable.",
        .code = "UNAVAILABLE",
        .id = "0b44998d-77aa-4427-80d0-d2c9b8523011"});
}

} // namespace asterism::misskeyserver
