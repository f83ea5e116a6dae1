// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/corefixture.h"
#include "net/address.h"
#include "net/tls.h"
#include "net/transfer.h"
#include "store/lists.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>

#include <algorithm>
#include <map>
#include <memory>

/// Hosts with names whose answers a test writes, and the core that reads from them.
namespace asterism::flow {

inline QByteArray bytes(const QJsonValue &json)
{
    const QJsonDocument document =
        json.isArray() ? QJsonDocument(json.toArray()) : QJsonDocument(json.toObject());
    return document.toJson(QJsonDocument::Compact);
}

inline ScriptedAnswer jsonAnswer(const QJsonValue &json)
{
    return {.headers = {{"Content-Type", "application/activity+json"}}, .body = bytes(json)};
}

inline QString at(int minute)
{
    return u"2026-11-22T11:%1:00Z"_s.arg(minute, 2, 10, QLatin1Char('0'));
}

/// One host; people and posts are named by the last part of their addresses.
class Host {
public:
    explicit Host(const QString &called)
        : name(called)
    {
    }

    QString url(const QString &path) const { return u"https://"_s + name + path; }
    QString actor(const QString &user) const { return url(u"/users/"_s + user); }
    QString post(const QString &id) const { return url(u"/posts/"_s + id); }

    void json(const QByteArray &path, const QJsonValue &json) { server.on(path, jsonAnswer(json)); }
    void text(const QByteArray &path, const QByteArray &type, const QByteArray &body)
    {
        server.on(path, {.headers = {{"Content-Type", type}}, .body = body});
    }
    void status(const QByteArray &path, int status) { server.on(path, {.status = status}); }
    void redirect(const QByteArray &path, const QString &to)
    {
        server.on(path, {.status = 302, .headers = {{"Location", to.toUtf8()}}});
    }

    /// What WebFinger says of a handle: who it is in truth, and where. Empty: it does not tell.
    void knows(const QString &handle, const QString &subject, const QString &actorUri,
        const QJsonArray &more = {})
    {
        QJsonArray links = more;
        if (!actorUri.isEmpty()) {
            links.append(QJsonObject{{u"rel"_s, u"self"_s},
                {u"type"_s, u"application/activity+json"_s}, {u"href"_s, actorUri}});
        }
        json(finger(handle), QJsonObject{{u"subject"_s, subject}, {u"links"_s, links}});
    }
    void knows(const QString &user)
    {
        const QString handle = user + u'@' + name;
        knows(handle, u"acct:"_s + handle, actor(user));
    }
    static QByteArray finger(const QString &handle)
    {
        return "/.well-known/webfinger?resource=acct:" + handle.toUtf8();
    }

    /// The documents in which it tells what it runs.
    void runs(const QString &software, const QString &domain = {})
    {
        json("/.well-known/nodeinfo",
            QJsonObject{{u"links"_s,
                QJsonArray{
                    QJsonObject{{u"rel"_s, u"http://nodeinfo.diaspora.software/ns/schema/2.0"_s},
                        {u"href"_s, url(u"/nodeinfo/2.0"_s)}}}}});
        json("/nodeinfo/2.0",
            QJsonObject{{u"version"_s, u"2.0"_s},
                {u"software"_s, QJsonObject{{u"name"_s, software}, {u"version"_s, u"4.5.7"_s}}}});
        if (software == u"mastodon") {
            json("/api/v2/instance",
                QJsonObject{{u"domain"_s, domain.isEmpty() ? name : domain},
                    {u"version"_s, u"4.5.7"_s}, {u"title"_s, name},
                    {u"api_versions"_s, QJsonObject{{u"mastodon"_s, 7}}}});
        }
    }

    QJsonObject account(const QString &user, const QString &id = u"1"_s) const
    {
        return {{u"id"_s, id}, {u"username"_s, user}, {u"acct"_s, user}, {u"uri"_s, actor(user)},
            {u"url"_s, url(u"/@"_s + user)}, {u"display_name"_s, user}};
    }
    QJsonObject row(const QString &user, const QString &id, int minute) const
    {
        return {{u"id"_s, id}, {u"uri"_s, post(id)}, {u"url"_s, post(id)},
            {u"created_at"_s, at(minute)}, {u"content"_s, u"<p>%1 says %2</p>"_s.arg(user, id)},
            {u"visibility"_s, u"public"_s}, {u"account"_s, account(user)}};
    }
    void lookup(const QJsonObject &account) { json("/api/v1/accounts/lookup", account); }
    void rows(const QJsonArray &rows) { json("/api/v1/accounts/1/statuses", rows); }

    QJsonObject actorDocument(const QString &user) const
    {
        return {{u"id"_s, actor(user)}, {u"type"_s, u"Person"_s}, {u"preferredUsername"_s, user},
            {u"outbox"_s, url(u"/outbox"_s)}};
    }
    QJsonObject note(const QString &user, const QString &id, int minute) const
    {
        return {{u"id"_s, post(id)}, {u"type"_s, u"Note"_s}, {u"attributedTo"_s, actor(user)},
            {u"content"_s, u"<p>%1 says %2</p>"_s.arg(user, id)}, {u"published"_s, at(minute)},
            {u"to"_s, u"https://www.w3.org/ns/activitystreams#Public"_s}};
    }
    /// The actor's document and an outbox of these.
    void outbox(const QString &user, const QJsonArray &items, const QJsonObject &more = {})
    {
        json("/users/" + user.toUtf8(), actorDocument(user));
        QJsonObject page = more;
        page[u"type"_s] = u"OrderedCollectionPage"_s;
        page[u"orderedItems"_s] = items;
        json("/outbox", page);
    }
    QJsonObject announce(const QString &user, const QString &of, int minute) const
    {
        return {{u"type"_s, u"Announce"_s}, {u"id"_s, url(u"/boosts/%1"_s.arg(minute))},
            {u"actor"_s, actor(user)}, {u"object"_s, of}, {u"published"_s, at(minute)}};
    }

    static QByteArray item(const QString &link, const QByteArray &more = {})
    {
        return "<item><guid>" + link.toUtf8() + "</guid><link>" + link.toUtf8()
            + "</link><pubDate>Sun, 22 Nov 2026 11:00:00 +0000</pubDate>"
              "<description>told by a feed</description>"
            + more + "</item>";
    }
    void feed(const QByteArray &path, const QByteArray &items)
    {
        text(path, "application/rss+xml",
            "<rss version=\"2.0\"><channel><title>x</title>" + items + "</channel></rss>");
    }

    bool wasAsked(const QByteArray &path) const
    {
        const auto &all = server.requests();
        return std::any_of(all.begin(), all.end(),
            [&](const ScriptedRequest &r) { return r.target.startsWith(path); });
    }

    const QString name;
    ScriptedServer server;
    int patienceMs = 30'000; ///< a request to it takes no longer; that of the real ones is as long
};

inline QJsonObject selfLink(const QString &actor)
{
    return {{u"rel"_s, u"self"_s}, {u"type"_s, u"application/activity+json"_s}, {u"href"_s, actor}};
}

inline QJsonObject profileLink(const QString &page)
{
    return {{u"rel"_s, u"http://webfinger.net/rel/profile-page"_s}, {u"href"_s, page}};
}

inline QJsonObject feedLink(const QString &feed)
{
    return {{u"rel"_s, u"http://schemas.google.com/g/2010#updates-from"_s}, {u"href"_s, feed}};
}

/// The hosts that there are. Whatever is not among them is asked as always: addresses of private
/// networks are refused.
class HostileWeb {
public:
    Host &host(const QString &name)
    {
        auto &host = m_hosts[name];
        if (!host) {
            host = std::make_unique<Host>(name);
        }
        return *host;
    }

    HttpOptions options()
    {
        HttpOptions options = CoreFixture::hurried();
        options.exchange = [this](const Request &request, Exchange::Ended ended) {
            return exchange(request, std::move(ended));
        };
        return options;
    }

    const QList<Request> &asked() const { return m_asked; }

private:
    std::unique_ptr<Exchange> exchange(const Request &request, Exchange::Ended ended)
    {
        m_asked << request;
        Request sent = request;
        Transfer::Setup setup{.userAgent = "Tests", .tls = tlsTrusting({})};
        const auto known = m_hosts.find(hostOf(request.url));
        if (known == m_hosts.end()) {
            setup.allowed = request.typedHost ? setup.allowed : isPublicAddress;
            return std::make_unique<Transfer>(m_network, sent, setup, std::move(ended));
        }
        setup.timeoutMs = std::min(request.timeoutMs, known->second->patienceMs);
        sent.url.setScheme(u"http"_s);
        sent.url.setHost(u"127.0.0.1"_s);
        sent.url.setPort(known->second->server.port());
        return std::make_unique<Transfer>(m_network, sent, setup,
            [url = request.url, ended = std::move(ended)](Exchange::Outcome outcome) {
                if (auto *response = std::get_if<Response>(&outcome)) {
                    response->finalUrl = url;
                } else {
                    std::get<Failure>(outcome).error.subject = hostOf(url);
                }
                ended(std::move(outcome));
            });
    }

    std::shared_ptr<QNetworkAccessManager> m_network = std::make_shared<QNetworkAccessManager>();
    std::map<QString, std::unique_ptr<Host>> m_hosts;
    QList<Request> m_asked;
};

/// An honest server with somebody whose name others would like to have.
inline void settleVictim(Host &good)
{
    good.runs(u"mastodon"_s);
    good.knows(u"victim"_s);
    good.lookup(good.account(u"victim"_s));
    good.rows({good.row(u"victim"_s, u"v1"_s, 10)});
    good.outbox(u"victim"_s, {good.note(u"victim"_s, u"v1"_s, 10)});
    good.feed("/@victim.rss", Host::item(good.post(u"v1"_s)));
    good.feed("/@me.rss", Host::item(good.post(u"m1"_s))); // somebody else there
}

/// The core over such a web, with one list.
class HostileFixture {
public:
    HostileFixture()
        : core({.people = 0, .postsPerServer = 0, .softwares = {}})
        , evil(web.host(u"evil.example"_s))
        , good(web.host(u"good.example"_s))
    {
        core.http = web.options();
        core.open();
        list = *await(core.house->lists.create(u"list"_s));
    }

    Result<ListMember> add(const QString &handle)
    {
        return await(core.house->lists.add(list, handle));
    }
    /// As somebody who was added when all was well.
    Result<Done> insert(const ListMember &member)
    {
        return await(core.house->core.store.writeUser([=, list = list.id](store::UserTx &tx) {
            ListMember added = member;
            added.list = list;
            return store::addMember(tx, added);
        }));
    }
    /// The first member's row after all were read.
    ListMember read()
    {
        const auto members = await(core.house->lists.refresh(list));
        return members && !members->empty() ? members->front() : ListMember{};
    }
    /// What stands in the list: "uri author", newest first.
    QStringList shown()
    {
        QStringList rows;
        for (const auto &row : core.rows(listSource(list.id))) {
            rows << row.post.post.uri + u' ' + row.post.post.author.acct;
        }
        return rows;
    }
    /// Who the store thinks wrote that; empty when it has no such post.
    QString author(const QString &uri)
    {
        const auto found = core.find(uri);
        return found ? found->post.author.acct + u' ' + found->post.author.uri : QString();
    }

    HostileWeb web; // outlives the core
    CoreFixture core;
    Host &evil;
    Host &good;
    List list;
};

} // namespace asterism::flow
