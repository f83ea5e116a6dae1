// SPDX-License-Identifier: GPL-3.0-or-later

// notes/unrenote, notes/thread-muting, i/{pin,unpin}, following/invalidate, users/report-abuse
// (misskey: server/api/endpoints)
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"

#include "sandbox/localids.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

using Outcome = WriteLog::Outcome;

constexpr int pinLimit = 5; // as policiesJson() tells it
constexpr qsizetype longestReport = 2048;

Outcome outcomeOf(bool changed)
{
    return changed ? Outcome::Done : Outcome::Redundant;
}

/// The note itself, never a renote; nullptr where the viewer has none of that id.
const Note *ownNote(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    const Note *note = copy && !copy->boost ? call.world().noteOf(*copy) : nullptr;
    return note && note->author == call.viewer() ? note : nullptr;
}

/// Of that note by the viewer.
QStringList ownQuotes(const MisskeyCall &call, const QString &uri)
{
    QStringList quotes = call.world().urisOf(call.viewer());
    quotes.removeIf([&](const QString &own) { return call.world().note(own)->quote != uri; });
    return quotes;
}

} // namespace

/// Whatever renotes it goes, quotes as well.
HttpResponse unrenote(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    if (!copy) {
        return call.no(noSuchNote("efd4a259-2442-496b-8dd7-b255aa1a160f"));
    }
    const QString uri = call.world().noteOf(*copy)->uri;
    call.count(u"unboost"_s, uri, outcomeOf(call.world().withdraw(call.viewer(), uri)));
    const QStringList quotes = ownQuotes(call, uri);
    for (const QString &quote : quotes) {
        call.count(u"delete"_s, quote, outcomeOf(call.world().remove(quote)));
    }
    return call.nothing();
}

/// A second time the database refuses the row.
HttpResponse muteNoteThread(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    if (!copy) {
        return call.no(noSuchNote("5ff67ada-ed3b-2e71-8e87-a1a421e177d2"));
    }
    const QString uri = call.world().noteOf(*copy)->uri;
    const bool changed = call.world().muteThread(call.viewer(), uri);
    call.count(u"mute_thread"_s, uri, outcomeOf(changed));
    return changed ? call.nothing() : call.no(internalError);
}

HttpResponse unmuteNoteThread(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    if (!copy) {
        return call.no(noSuchNote("bddd57ac-ceb3-b29d-4334-86ea5fae481a"));
    }
    const QString uri = call.world().noteOf(*copy)->uri;
    call.count(u"unmute_thread"_s, uri, outcomeOf(call.world().unmuteThread(call.viewer(), uri)));
    return call.nothing();
}

/// However private.
HttpResponse pinNote(const MisskeyCall &call)
{
    const Note *note = ownNote(call);
    if (!note) {
        return call.no(noSuchNote("56734f8b-3928-431e-bf80-6ff87df40cb3"));
    }
    const QString uri = note->uri;
    if (call.me().pins.size() >= pinLimit) {
        call.count(u"pin"_s, uri, Outcome::Refused);
        return call.no({.message = "You can not pin notes any more.",
            .code = "PIN_LIMIT_EXCEEDED",
            .id = "72dab508-c64d-498f-8740-a8eec1ba385a"});
    }
    if (call.world().isPinned(call.viewer(), uri)) {
        call.count(u"pin"_s, uri, Outcome::Redundant);
        return call.no({.message = "That note has already been pinned.",
            .code = "ALREADY_PINNED",
            .id = "8b18c2b7-68fe-4edb-9892-c0cbaeb6c913"});
    }
    call.me().pins.prepend(uri);
    call.world().changed();
    call.count(u"pin"_s, uri, Outcome::Done);
    return showMe(call);
}

HttpResponse unpinNote(const MisskeyCall &call)
{
    const Note *note = ownNote(call);
    if (!note) {
        return call.no(noSuchNote("454170ce-9d63-4a43-9da1-ea10afe81e21"));
    }
    const QString uri = note->uri;
    call.count(u"unpin"_s, uri, outcomeOf(call.world().unpin(call.viewer(), uri)));
    return showMe(call);
}

HttpResponse invalidateFollow(const MisskeyCall &call)
{
    const int person = call.person();
    if (person >= 0 && person == call.viewer()) {
        return call.no({.message = "Follower is yourself.",
            .code = "FOLLOWER_IS_YOURSELF",
            .id = "07dc03b9-03da-422d-885b-438313707662"});
    }
    if (person < 0) {
        return call.no(noSuchUser("b77e6ae6-a3e5-40da-9cc8-c240115479cc"));
    }
    const bool follows = call.world().persons[size_t(person)].follows.contains(call.viewer());
    call.countPerson(u"remove_follower"_s, person, outcomeOf(follows));
    if (!follows) {
        return call.no({.message = "The other use is not following you.", // so it is there
            .code = "NOT_FOLLOWING",
            .id = "918faac3-074f-41ae-9c43-ed5d2946770d"});
    }
    call.world().unfollow(person, call.viewer());
    return call.answer(userLite(call.view(), person));
}

HttpResponse reportAbuse(const MisskeyCall &call)
{
    const int person = call.person();
    const QString comment = call.text(u"comment"_s);
    if (comment.isEmpty() || comment.size() > longestReport) {
        return call.wrong(
            u"#/properties/comment/maxLength"_s, u"must NOT have more than 2048 characters"_s);
    }
    if (person < 0) {
        return call.no(noSuchUser("1acefcb5-0959-43fd-9685-b48305736cb5"));
    }
    if (person == call.viewer()) {
        return call.no({.message = "Cannot report yourself.",
            .code = "CANNOT_REPORT_YOURSELF",
            .id = "1e13149e-b1e8-43cf-902e-c01dbfcb202f"});
    }
    const Citizen &about = call.world().persons[size_t(person)];
    if (about.admin && about.site == call.outer.site) {
        call.countPerson(u"report"_s, person, Outcome::Refused);
        return call.no({.message = "Cannot report the admin.",
            .code = "CANNOT_REPORT_THE_ADMIN",
            .id = "35e166f5-05fb-4f87-a2d5-adb42676d48f"});
    }
    const QString key = u"report %1"_s.arg(qulonglong(call.world().reports.size()));
    call.world().keepReport({.id = aidx(call.outer.now, key),
        .by = call.me().handle(),
        .about = about.handle(),
        .posts = {},
        .comment = comment,
        .category = {},
        .rules = {},
        .at = call.outer.now});
    call.count(u"report"_s, about.handle(), Outcome::Done, comment);
    return call.nothing();
}

} // namespace asterism::misskeyserver
