// SPDX-License-Identifier: GPL-3.0-or-later

// What lies outside /api: profiles, posts, outboxes and feeds, as pages or as ActivityPub.
#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/api.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

enum class Format { Html, ActivityPub, Other };

Format formatOf(const Call &call)
{
    if (call.accepts("application/activity+json") || call.accepts("application/ld+json")) {
        return Format::ActivityPub;
    }
    return call.accepts("application/json") ? Format::Other : Format::Html;
}

HttpResponse unsignedRequest(const Call &call)
{
    return call.no(401,
        u"Unauthorized: http request wasn't signed or http signature was invalid: (verifier)"_s);
}

HttpResponse publicPage(const QString &title, const QString &body)
{
    return typedAnswer("text/html; charset=utf-8",
        u"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%1</title></head>"
        "<body><h1>%1</h1>%2</body></html>"_s.arg(title.toHtmlEscaped(), body)
            .toUtf8());
}

/// The longest actor id or profile page that the path begins with.
int personAt(const Call &call, QString *rest)
{
    const QString address = call.home().base + call.request.path;
    int found = -1;
    qsizetype length = 0;
    for (size_t i = 0; i < call.world.persons.size(); ++i) {
        const Citizen &person = call.world.persons[i];
        if (person.site != call.site) {
            continue;
        }
        for (const QString &base : {person.actor, person.url}) {
            const bool here = address.startsWith(base)
                && (address.size() == base.size() || address[base.size()] == u'/'
                    || address[base.size()] == u'.');
            if (here && base.size() > length) {
                found = int(i);
                length = base.size();
                *rest = address.mid(length);
            }
        }
    }
    return found;
}

bool isFeedPath(const Call &call, const QString &rest)
{
    const bool inFolder = call.is("gotosocial"_L1) || isAkkoma(call.software());
    return rest == (inFolder ? u"/feed.rss"_s : u".rss"_s);
}

HttpResponse profile(const Call &call, int person)
{
    const Citizen &who = call.world.persons[size_t(person)];
    if (who.suspended) {
        return call.no(410);
    }
    if (formatOf(call) == Format::ActivityPub) {
        return call.is("gotosocial"_L1) ? unsignedRequest(call) : actorDocument(call, person);
    }
    return publicPage(who.name, who.bioHtml);
}

HttpResponse outboxAt(const Call &call, int person)
{
    const Format format = formatOf(call);
    if (call.is("gotosocial"_L1)) {
        if (format == Format::Other) {
            return call.no(406,
                u"Not Acceptable: no format can be offered for requested Accept header(s) "
                "[application/json]; this endpoint offers [application/ld+json; "
                "profile=\"https://www.w3.org/ns/activitystreams\" application/activity+json "
                "text/html]"_s);
        }
        return unsignedRequest(call);
    }
    if (call.is("snac"_L1) && format != Format::ActivityPub) {
        return call.no(404); // it wants to be asked for ActivityPub by name
    }
    return outbox(call, person);
}

HttpResponse notePage(const Call &call, const Note *note)
{
    if (!note || !isOpen(note->visibility)) {
        return call.no(404);
    }
    if (note->localOnly && formatOf(call) == Format::ActivityPub) {
        return call.no(404);
    }
    if (formatOf(call) == Format::ActivityPub) {
        return call.is("gotosocial"_L1) ? unsignedRequest(call) : noteDocument(call, *note);
    }
    return publicPage(call.world.persons[size_t(note->author)].name, note->html);
}

HttpResponse noteAt(const Call &call, int person, const QString &rest)
{
    const Citizen &who = call.world.persons[size_t(person)];
    if (call.is("mastodon"_L1) && rest.endsWith(u"/replies"_s)) {
        const QString id = rest.chopped(8).section(u'/', -1);
        const Note *note = call.world.note(who.actor + u"/statuses/"_s + id);
        const bool shown = note && isOpen(note->visibility) && !note->localOnly;
        return shown ? repliesDocument(call, *note) : call.no(404);
    }
    const QString uri =
        who.actor + (call.is("snac"_L1) ? rest : u"/statuses/"_s + rest.section(u'/', -1));
    return notePage(call, call.world.note(uri));
}

/// Where Misskey's and Akkoma's posts are: under no person's address.
const Note *noteBehindPath(const Call &call)
{
    const QString first = call.parts.value(0);
    const QStringList folders = call.is("misskey"_L1) ? QStringList{u"notes"_s}
        : isAkkoma(call.software())                   ? QStringList{u"objects"_s, u"notice"_s}
                                                      : QStringList();
    if (!folders.contains(first)) {
        return nullptr;
    }
    const Copy *copy =
        first == u"objects"_s ? nullptr : call.world.copy(call.site, call.parts.value(1));
    const QString uri = copy ? copy->uri : call.home().base + call.request.path;
    const Note *note = call.world.note(uri);
    return note && call.world.persons[size_t(note->author)].site == call.site ? note : nullptr;
}

} // namespace

HttpResponse publicPages(const Call &call)
{
    if (const Note *note = noteBehindPath(call)) {
        return notePage(call, note);
    }
    QString rest;
    const int person = personAt(call, &rest);
    if (person < 0) {
        return call.parts.isEmpty() ? publicPage(call.home().host, {}) : call.no(404);
    }
    if (rest.isEmpty()) {
        return profile(call, person);
    }
    if (isFeedPath(call, rest)) {
        return feed(call, person);
    }
    if (rest == u"/outbox"_s) {
        return outboxAt(call, person);
    }
    if (rest == u"/collections/featured"_s) {
        return call.is("gotosocial"_L1) ? unsignedRequest(call) : featured(call, person);
    }
    return noteAt(call, person, rest);
}

} // namespace asterism
