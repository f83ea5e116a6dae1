// SPDX-License-Identifier: GPL-3.0-or-later

// POST /api/v1/statuses/:id/{favourite,reblog,bookmark,pin,mute} and what takes it back (recorded:
// tests/fixtures/*/status_{favourite,reblog,pin,mute …}*.json; mastodon:
// app/controllers/api/v1/statuses; pleroma: web/common_api.ex; gotosocial:
// internal/processing/status; snac: mastoapi.c).
#include "sandbox/akkoma.h"
#include "sandbox/api.h"
#include "sandbox/sent.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mastodonPins = 5;
constexpr int gotosocialPins = 10;
constexpr int akkomaPins = 1;

/// One action on its way: the post that it is about, and how it was named.
struct StatusAction {
    const Call &call;
    const Copy &copy; ///< may be a boost of the post
    const Note &note;

    World &world() const { return call.world; }
    int viewer() const { return call.viewer; }
    bool akkoma() const { return isAkkoma(call.software()); }
    HttpResponse status() const
    {
        // Mastodon tells what was named, the others the post itself.
        const Copy *inner = call.world.copyOf(call.site, note.uri);
        return call.json(statusJson(call.view(), call.is("mastodon"_L1) || !inner ? copy : *inner));
    }
};

HttpResponse favourite(const StatusAction &action)
{
    const bool changed =
        action.world().react(action.viewer(), action.note.uri, {.at = action.call.now});
    action.call.countChange(u"favourite"_s, action.note.uri, changed);
    return action.status();
}

/// Akkoma does not take back what was not there.
HttpResponse unfavourite(const StatusAction &action)
{
    const bool changed = action.world().unlike(action.viewer(), action.note.uri);
    action.call.countChange(u"unfavourite"_s, action.note.uri, changed);
    return changed || !action.akkoma() ? action.status()
                                       : action.call.no(400, u"Could not unfavorite"_s);
}

BoostOptions boostOptions(const Call &call)
{
    const QString word = Sent(call).text(u"visibility"_s);
    if (call.is("mastodon"_L1)) {
        const bool known = word == u"public"_s || word == u"unlisted"_s || word == u"private"_s;
        return {.visibility = known ? std::optional(visibility(word)) : Visibility::Public};
    }
    const bool narrow = word == u"private"_s || word == u"direct"_s;
    return {.visibility = isAkkoma(call.software()) && narrow ? std::optional(Visibility::Private)
                                                              : std::nullopt};
}

HttpResponse boostRefused(const Call &call)
{
    if (call.is("mastodon"_L1)) {
        return call.no(403);
    }
    return call.is("gotosocial"_L1)
        ? call.no(403, u"Forbidden: you do not have permission to boost this status"_s)
        : call.no(404);
}

HttpResponse reblog(const StatusAction &action)
{
    const Call &call = action.call;
    const QString uri = action.note.uri;
    const View view = call.view();
    const bool before = entities::boostedBy(view, action.note, call.viewer);
    const QString boost = call.world.announce(call.viewer, uri, call.now, boostOptions(call));
    if (boost.isEmpty()) {
        call.count(u"boost"_s, uri, WriteOutcome::Refused);
        return boostRefused(call);
    }
    call.countChange(u"boost"_s, uri, !before, word(call.world.announce(boost)->visibility));
    const Copy *told = call.world.copyOf(call.site, call.is("snac"_L1) ? uri : boost);
    return call.json(statusJson(view, *told, call.is("snac"_L1) ? boost : QString()));
}

/// What GoToSocial answers still tells of the boost (recorded).
HttpResponse unreblog(const StatusAction &action)
{
    const Call &call = action.call;
    const QString uri = action.note.uri;
    const HttpResponse before = action.status();
    const bool changed = call.world.withdraw(call.viewer, uri);
    call.countChange(u"unboost"_s, uri, changed);
    if (!changed && action.akkoma()) {
        return call.no(400, u"Could not unrepeat"_s);
    }
    const Copy *told = call.world.copyOf(call.site, uri);
    return call.is("gotosocial"_L1) || !told ? before : call.json(statusJson(call.view(), *told));
}

std::optional<HttpResponse> mastodonPinRefusal(const StatusAction &action, bool full)
{
    const auto no = [&](const QString &words) {
        return action.call.no(422, u"Validation failed: "_s + words);
    };
    if (action.copy.boost) {
        return no(u"A boost cannot be pinned"_s);
    }
    if (action.note.author != action.viewer()) {
        return no(u"Someone else's post cannot be pinned"_s);
    }
    if (action.note.visibility == Visibility::Direct) {
        return no(u"Posts that are only visible to mentioned users cannot be pinned"_s);
    }
    if (action.world().isPinned(action.viewer(), action.note.uri)) {
        return no(u"Status has already been taken"_s);
    }
    return full ? std::optional(no(u"You have already pinned the maximum number of posts"_s))
                : std::nullopt;
}

std::optional<HttpResponse> gotosocialPinRefusal(const StatusAction &action, int pinned)
{
    const auto no = [&](const QString &words) {
        return action.call.no(422, u"Unprocessable Entity: "_s + words);
    };
    if (action.note.author != action.viewer()) {
        return no(u"status %1 does not belong to account %2"_s.arg(
            action.copy.id, action.world().accountId(action.call.site, action.viewer())));
    }
    if (action.note.visibility == Visibility::Direct) {
        return no(u"cannot pin direct messages"_s);
    }
    if (action.copy.boost) {
        return no(u"cannot pin boosts"_s);
    }
    if (action.world().isPinned(action.viewer(), action.note.uri)) {
        return no(u"status already pinned"_s);
    }
    return pinned >= gotosocialPins ? std::optional(
               no(u"status pin limit exceeded, you've already pinned %1 status(es) out of %2"_s.arg(
                   QString::number(pinned), QString::number(gotosocialPins))))
                                    : std::nullopt;
}

std::optional<HttpResponse> akkomaPinRefusal(const StatusAction &action, int pinned)
{
    if (action.note.author != action.viewer()) {
        return action.call.no(422, u"Someone else's status cannot be pinned"_s);
    }
    if (!isOpen(action.note.visibility)) {
        return action.call.no(422, u"Non-public status cannot be pinned"_s);
    }
    const bool again = action.world().isPinned(action.viewer(), action.note.uri);
    return pinned >= akkomaPins && !again ? std::optional(
               action.call.no(400, u"You have already pinned the maximum number of statuses"_s))
                                          : std::nullopt;
}

std::optional<HttpResponse> pinRefusal(const StatusAction &action)
{
    const int pinned = int(action.world().pinsOf(action.viewer()).size());
    if (action.call.is("mastodon"_L1)) {
        return mastodonPinRefusal(action, pinned >= mastodonPins);
    }
    if (action.call.is("gotosocial"_L1)) {
        return gotosocialPinRefusal(action, pinned);
    }
    if (action.akkoma()) {
        return akkomaPinRefusal(action, pinned);
    }
    return action.note.author == action.viewer() ? std::nullopt
                                                 : std::optional(action.call.no(422));
}

HttpResponse pinStatus(const StatusAction &action)
{
    const QString uri = action.note.uri;
    const bool before = action.world().isPinned(action.viewer(), uri);
    if (const auto refusal = pinRefusal(action)) {
        action.call.count(u"pin"_s, uri, before ? WriteOutcome::Redundant : WriteOutcome::Refused);
        return *refusal;
    }
    const bool done = action.world().pin(action.viewer(), uri, true);
    action.call.countChange(u"pin"_s, uri, done && !before);
    return action.status();
}

HttpResponse unpinStatus(const StatusAction &action)
{
    const QString uri = action.note.uri;
    action.call.countChange(u"unpin"_s, uri, action.world().unpin(action.viewer(), uri));
    return action.status();
}

/// GoToSocial lets people mute only what concerns them.
bool mayMuteThread(const StatusAction &action)
{
    const std::vector<int> &named = action.note.mentions;
    return !action.call.is("gotosocial"_L1) || action.note.author == action.viewer()
        || std::ranges::find(named, action.viewer()) != named.end();
}

HttpResponse changeThread(const StatusAction &action, bool mutes)
{
    const QString what = mutes ? u"mute_thread"_s : u"unmute_thread"_s;
    const QString uri = action.note.uri;
    if (!mayMuteThread(action)) {
        action.call.count(what, uri, WriteOutcome::Refused);
        return action.call.no(404, u"Not Found: target status not found"_s);
    }
    const bool changed = mutes ? action.world().muteThread(action.viewer(), uri)
                               : action.world().unmuteThread(action.viewer(), uri);
    action.call.countChange(what, uri, changed);
    return !changed && mutes && action.akkoma()
        ? action.call.no(400, u"conversation is already muted"_s)
        : action.status();
}

HttpResponse muteStatus(const StatusAction &action)
{
    return changeThread(action, true);
}

HttpResponse unmuteStatus(const StatusAction &action)
{
    return changeThread(action, false);
}

HttpResponse bookmarkStatus(const StatusAction &action)
{
    const QString what = action.call.parts[4];
    const QString uri = action.note.uri;
    const bool changed = what == u"bookmark"_s ? action.world().bookmark(action.viewer(), uri)
                                               : action.world().unbookmark(action.viewer(), uri);
    action.call.countChange(what, uri, changed);
    return action.status();
}

using Acting = HttpResponse (*)(const StatusAction &action);

/// nullptr where there is no such; snac mutes no threads (status_mute_404.json).
Acting actingFor(const Call &call)
{
    static const QHash<QString, Acting> all{{u"favourite"_s, favourite},
        {u"unfavourite"_s, unfavourite}, {u"reblog"_s, reblog}, {u"unreblog"_s, unreblog},
        {u"bookmark"_s, bookmarkStatus}, {u"unbookmark"_s, bookmarkStatus}, {u"pin"_s, pinStatus},
        {u"unpin"_s, unpinStatus}, {u"mute"_s, muteStatus}, {u"unmute"_s, unmuteStatus}};
    const QString what = call.parts.size() == 5 ? call.parts[4] : QString();
    return call.is("snac"_L1) && what.endsWith(u"mute"_s) ? nullptr : all.value(what);
}

} // namespace

HttpResponse actOnStatus(const Call &call, const Copy &copy)
{
    const Acting acting = actingFor(call);
    if (!acting) {
        return call.no(404);
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    const Note &note = *call.world.noteOf(copy);
    const bool blocked = call.world.persons[size_t(note.author)].blocks.contains(call.viewer);
    if (blocked && !call.is("snac"_L1)) {
        return call.no(404);
    }
    return acting({.call = call, .copy = copy, .note = note});
}

} // namespace asterism
