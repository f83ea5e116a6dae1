// SPDX-License-Identifier: GPL-3.0-or-later

// Finding out what a server is and who lives there: NodeInfo, WebFinger, host-meta.
#include "sandbox/answers.h"
#include "sandbox/api.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QString nodeInfoPath(const Call &call, const QString &version)
{
    return call.is("snac"_L1) ? u"/nodeinfo_"_s + QString(version).replace(u'.', u'_')
                              : u"/nodeinfo/"_s + version;
}

HttpResponse nodeInfoLinks(const Call &call)
{
    QStringList versions{u"2.0"_s};
    if (call.is("gotosocial"_L1)) {
        versions.append(u"2.1"_s);
    }
    QJsonArray links;
    for (const QString &version : versions) {
        links.append(
            QJsonObject{{u"rel"_s, u"http://nodeinfo.diaspora.software/ns/schema/"_s + version},
                {u"href"_s, call.home().base + nodeInfoPath(call, version)}});
    }
    return call.json(QJsonObject{{u"links"_s, links}});
}

QString versionOf(const Call &call)
{
    if (call.is("mastodon"_L1)) {
        return u"4.5.7"_s;
    }
    return call.is("snac"_L1) ? u"2.75"_s : u"0.20.0+git-57cb4fe"_s;
}

HttpResponse nodeInfo(const Call &call, const QString &version)
{
    int users = 0;
    int posts = 0;
    for (const Citizen &person : call.world.persons) {
        if (person.site == call.site) {
            ++users;
            posts += person.posts;
        }
    }
    QJsonObject software{{u"name"_s, call.software()}, {u"version"_s, versionOf(call)}};
    if (version == u"2.1"_s) {
        software.insert(u"repository"_s, u"https://codeberg.org/superseriousbusiness/gotosocial"_s);
        software.insert(u"homepage"_s, u"https://docs.gotosocial.org"_s);
    }
    QJsonObject usage{{u"users"_s, QJsonObject{{u"total"_s, users}}}, {u"localPosts"_s, posts}};
    if (!call.is("gotosocial"_L1)) {
        usage.insert(u"users"_s,
            QJsonObject{
                {u"total"_s, users}, {u"activeMonth"_s, users}, {u"activeHalfyear"_s, users}});
    }
    HttpResponse response = call.json(QJsonObject{{u"version"_s, version},
        {u"software"_s, software}, {u"protocols"_s, QJsonArray{u"activitypub"_s}},
        {u"services"_s, QJsonObject{{u"inbound"_s, QJsonArray()}, {u"outbound"_s, QJsonArray()}}},
        {u"openRegistrations"_s, false}, {u"usage"_s, usage}, {u"metadata"_s, QJsonObject()}});
    return response;
}

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
    if (index < 0) {
        return call.is("mastodon"_L1) ? typedAnswer("text/plain", {}, 404) : call.no(404);
    }
    const Citizen &person = call.world.persons[size_t(index)];
    if (person.suspended) {
        return call.is("mastodon"_L1) ? typedAnswer("text/plain", {}, 410) : call.no(404);
    }
    QJsonObject answer{
        {u"subject"_s, u"acct:"_s + person.handle()}, {u"links"_s, linksOf(call, person)}};
    if (!call.is("snac"_L1)) {
        answer.insert(u"aliases"_s, QJsonArray{person.actor, person.url});
    }
    return typedAnswer(
        call.is("mastodon"_L1) ? "application/jrd+json; charset=utf-8" : "application/jrd+json",
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
    if (path == nodeInfoPath(call, u"2.0"_s)) {
        return nodeInfo(call, u"2.0"_s);
    }
    if (call.is("gotosocial"_L1) && path == nodeInfoPath(call, u"2.1"_s)) {
        return nodeInfo(call, u"2.1"_s);
    }
    return call.no(404);
}

} // namespace asterism
