// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/statuses/…
#include "sandbox/akkoma.h"
#include "sandbox/api.h"

#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

// Mastodon cuts a guest's thread (mastodon: app/controllers/api/v1/statuses_controller.rb).
constexpr int guestAncestors = 40;
constexpr int guestDescendants = 60;
constexpr int mostInThread = 4096;

const Copy *readable(const Call &call, const QString &id)
{
    const Copy *copy = call.world.copy(call.site, id);
    const Note *note = copy ? call.world.noteOf(*copy) : nullptr;
    return note && call.world.mayRead(*copy, call.viewer) ? copy : nullptr;
}

QJsonArray ancestorsOf(const Call &call, const Note &note, int most)
{
    QJsonArray found;
    const Note *at = &note;
    while (found.size() < most && !at->replyTo.isEmpty()) {
        const Copy *copy = call.world.copyOf(call.site, at->replyTo);
        at = copy ? call.world.noteOf(*copy) : nullptr;
        if (!at || !call.world.mayRead(*at, call.viewer)) {
            break;
        }
        found.prepend(statusJson(call.view(), *copy));
    }
    return found;
}

/// Depth first, each branch by time, as Mastodon tells a thread.
void addDescendants(const Call &call, const QString &uri, int most, QJsonArray &found)
{
    for (const QString &reply : call.world.repliesTo(uri, call.site)) {
        const Copy *copy = call.world.copyOf(call.site, reply);
        const Note *note = copy ? call.world.noteOf(*copy) : nullptr;
        if (!note || !call.world.mayRead(*note, call.viewer) || found.size() >= most) {
            continue;
        }
        found.append(statusJson(call.view(), *copy));
        addDescendants(call, reply, most, found);
    }
}

HttpResponse context(const Call &call, const Copy &copy)
{
    const Note &note = *call.world.noteOf(copy);
    const bool guest = call.viewer < 0;
    QJsonArray descendants;
    addDescendants(call, note.uri, guest ? guestDescendants : mostInThread, descendants);
    return call.json(QJsonObject{
        {u"ancestors"_s, ancestorsOf(call, note, guest ? guestAncestors : mostInThread)},
        {u"descendants"_s, descendants}});
}

HttpResponse severalStatuses(const Call &call)
{
    const bool akkoma = isAkkoma(call.software());
    const QStringList ids =
        call.request.query.allQueryItemValues(akkoma ? u"ids[]"_s : u"id[]"_s, QUrl::FullyDecoded);
    if ((!call.is("mastodon"_L1) && !akkoma) || ids.isEmpty()) {
        return call.no(404);
    }
    if (ids.size() > (akkoma ? 100 : 20)) {
        return call.no(422, u"Too many statuses"_s);
    }
    QJsonArray found;
    for (const QString &id : ids) {
        if (const Copy *copy = readable(call, id)) {
            found.append(statusJson(call.view(), *copy));
        }
    }
    return call.json(found);
}

/// Akkoma has Fedibird's way to react, too.
HttpResponse changeOf(const Call &call, const Copy &copy)
{
    const QByteArray &method = call.request.method;
    if (method == "POST") {
        return actOnStatus(call, copy);
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    const QString word = call.parts.value(5);
    const bool reacts = isAkkoma(call.software()) && call.parts.value(4) == u"emoji_reactions"_s;
    if (reacts && !word.isEmpty() && (method == "PUT" || method == "DELETE")) {
        return changeReaction(call, copy, word);
    }
    if (call.parts.size() == 4 && method == "PUT") {
        return editStatus(call, copy);
    }
    return call.parts.size() == 4 && method == "DELETE" ? deleteStatus(call, copy) : call.no(404);
}

} // namespace

HttpResponse statuses(const Call &call)
{
    if (call.is("snac"_L1) && call.viewer < 0) {
        return call.no(401);
    }
    const QByteArray &method = call.request.method;
    if (call.parts.size() == 3) {
        return method == "POST" ? createStatus(call) : severalStatuses(call);
    }
    const Copy *copy = readable(call, call.parts[3]);
    if (!copy) {
        return call.no(
            404, call.is("gotosocial"_L1) ? u"Not Found: target status not found"_s : QString());
    }
    if (call.parts.size() == 4 && method == "GET") {
        return call.json(statusJson(call.view(), *copy));
    }
    if (method != "GET") {
        return changeOf(call, *copy);
    }
    if (call.parts[4] == u"history"_s) {
        return history(call, *copy);
    }
    if (call.parts[4] == u"source"_s) {
        return call.viewer < 0 ? call.no(401) : statusSource(call, *copy);
    }
    return call.parts[4] == u"context"_s ? context(call, *copy) : call.no(404);
}

} // namespace asterism
