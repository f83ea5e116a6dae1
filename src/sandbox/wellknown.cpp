// SPDX-License-Identifier: GPL-3.0-or-later

// Who lives at a server: WebFinger, host-meta.
#include "sandbox/answers.h"
#include "sandbox/api.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QJsonObject link(const QString &rel, const QString &type, const QString &href)
{
    return {{u"rel"_s, rel}, {u"type"_s, type}, {u"href"_s, href}};
}

QJsonArray linksOf(const Call &call, const Citizen &person)
{
    const QString page = u"http://webfinger.net/rel/profile-page"_s;
    const QString activity = u"application/activity+json"_s;
    QJsonArray links;
    if (call.is("snac"_L1)) {
        links.append(link(u"self"_s, activity, person.actor));
        links.append(link(u"self"_s,
            u"application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\""_s,
            person.actor));
        links.append(link(page, u"text/html"_s, person.actor));
        links.append(link(u"http://webfinger.net/rel/avatar"_s, u"image/png"_s,
            call.home().base + entities::avatarPath(person)));
        return links;
    }
    if (call.is("misskey"_L1)) {
        return {link(u"self"_s, activity, person.actor), link(page, u"text/html"_s, person.url),
            QJsonObject{{u"rel"_s, u"http://ostatus.org/schema/1.0/subscribe"_s},
                {u"template"_s, call.home().base + u"/authorize-follow?acct={uri}"_s}}};
    }
    links.append(link(page, u"text/html"_s, person.url));
    links.append(link(u"self"_s, activity, person.actor));
    if (call.is("mastodon"_L1)) {
        links.append(QJsonObject{{u"rel"_s, u"http://ostatus.org/schema/1.0/subscribe"_s},
            {u"template"_s, call.home().base + u"/authorize_interaction?uri={uri}"_s}});
        links.append(link(u"http://webfinger.net/rel/avatar"_s, u"image/png"_s,
            call.home().base + entities::avatarPath(person)));
    }
    return links;
}

int personOf(const Call &call, const QString &resource)
{
    const QString name = resource.startsWith(u"acct:"_s) ? resource.mid(5) : QString();
    const int person = name.isEmpty() ? call.world.findActor(resource) : call.world.find(name);
    return person >= 0 && call.world.persons[size_t(person)].site == call.site ? person : -1;
}

HttpResponse webfinger(const Call &call)
{
    const int index = personOf(call, call.parameter(u"resource"_s));
    const bool speechless = call.is("mastodon"_L1) || call.is("misskey"_L1);
    if (index < 0) {
        return speechless ? typedAnswer("text/plain", {}, 404) : call.no(404);
    }
    const Citizen &person = call.world.persons[size_t(index)];
    if (person.suspended) {
        return speechless ? typedAnswer("text/plain", {}, call.is("misskey"_L1) ? 404 : 410)
                          : call.no(404);
    }
    QJsonObject answer{
        {u"subject"_s, u"acct:"_s + person.handle()}, {u"links"_s, linksOf(call, person)}};
    if (!call.is("snac"_L1) && !call.is("misskey"_L1)) {
        answer.insert(u"aliases"_s, QJsonArray{person.actor, person.url});
    }
    return typedAnswer(speechless ? "application/jrd+json; charset=utf-8" : "application/jrd+json",
        QJsonDocument(answer).toJson(QJsonDocument::Compact));
}

HttpResponse hostMeta(const Call &call)
{
    return typedAnswer("application/xrd+xml",
        u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\"><Link rel=\"lrdd\" "
        "type=\"application/xrd+xml\" template=\"%1/.well-known/webfinger?resource={uri}\">"
        "</Link></XRD>"_s.arg(call.home().base)
            .toUtf8());
}

} // namespace

HttpResponse wellKnown(const Call &call)
{
    const QString path = call.request.path;
    if (path == u"/.well-known/nodeinfo"_s) {
        return nodeInfoLinks(call);
    }
    if (path == u"/.well-known/webfinger"_s) {
        return webfinger(call);
    }
    if (path == u"/.well-known/host-meta"_s) {
        return hostMeta(call);
    }
    return nodeInfo(call);
}

} // namespace asterism
