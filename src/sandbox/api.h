// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/entities.h"
#include "sandbox/idempotency.h"
#include "sandbox/miauth.h"
#include "sandbox/oauth.h"
#include "sandbox/ratecounter.h"
#include "sandbox/request.h"
#include "sandbox/world.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace asterism {

class Server;
class StreamHub;
struct Circle;

/// One request on its way through the endpoints.
struct Call {
    World &world;
    int site;
    const HttpRequest &request;
    QStringList parts; ///< the path between its slashes
    int viewer = -1; ///< whose token it carries; -1: a guest
    qint64 now = 0;
    const Server *server = nullptr; ///< what its owner has set; nothing where no request came in
    Idempotency *keys = nullptr; ///< as server

    const Site &home() const { return world.sites[size_t(site)]; }
    const QString &software() const { return home().software; }
    bool is(QLatin1StringView name) const { return software() == name; }
    View view() const { return View{.world = world, .site = site, .viewer = viewer, .now = now}; }
    QString parameter(const QString &name) const { return request.parameter(name); }
    bool flag(const QString &name) const;
    bool accepts(QByteArrayView type) const; ///< named in Accept
    HttpResponse json(const QJsonValue &value) const;
    HttpResponse no(int status, const QString &text = {}) const;
    /// The viewer's list of that id; nullptr when there is none.
    const Circle *circle(const QString &id) const;
    /// Counts a write of the viewer's (World::writes).
    void count(const QString &what, const QString &subject, WriteOutcome outcome,
        const QString &detail = {}) const;
    /// Done, or Redundant where nothing changed.
    void countChange(const QString &what, const QString &subject, bool changed,
        const QString &detail = {}) const;
};

/// The endpoints of one server over the world. Answers any request, with 404 where the real
/// software has nothing.
class Api {
public:
    Api(World *world, int site, const Server *server, std::function<qint64()> now);
    ~Api();

    OAuth &oauth() { return m_oauth; }
    StreamHub &streams() { return *m_streams; }
    HttpResponse handle(const HttpRequest &request);
    /// -1: no token, -2: a bad one.
    int owner(const QString &token) const;

private:
    QString tokenOf(const HttpRequest &request) const;
    QString streamTokenOf(const HttpRequest &request) const;
    bool isMisskey() const;
    HttpResponse route(const Call &call);
    HttpResponse routeMisskey(const Call &call);
    HttpResponse stream(const HttpRequest &request);
    HttpResponse timelinesOrSame(const Call &call);
    std::optional<HttpResponse> tokenRefusal(const Call &call, const QString &token) const;
    std::optional<RateCounter::Verdict> counted(const Call &call);
    HttpResponse answerOnce(const Call &call);
    std::optional<HttpResponse> withinWriteLimit(const Call &call);

    World *m_world;
    int m_site;
    const Server *m_server;
    std::function<qint64()> m_now;
    OAuth m_oauth;
    MiAuth m_miauth;
    RateCounter m_rates;
    Idempotency m_keys;
    struct Answer {
        quint64 revision = 0;
        qint64 at = 0;
        HttpResponse response;
    };
    QHash<QString, Answer> m_answers; ///< timelines, by who asks for what
    std::unique_ptr<StreamHub> m_streams;
};

// The endpoints of the Mastodon API, by subject; each answers for all softwares that have it.
// Misskey's own are in misskeyapi.h.

HttpResponse wellKnown(const Call &call); ///< /.well-known/*, /nodeinfo*
/// /api/v1/pleroma/statuses/:id/reactions…
HttpResponse emojiReactions(const Call &call);
/// PUT, DELETE; where: a status that the viewer may read; word: "👍", ":name:" …
HttpResponse changeReaction(const Call &call, const Copy &copy, const QString &word);
HttpResponse akkomaImport(const Call &call); ///< /api/pleroma/{follow,blocks,mutes}_import
HttpResponse nodeInfoLinks(const Call &call); ///< /.well-known/nodeinfo
HttpResponse nodeInfo(const Call &call); ///< /nodeinfo…; 404 for any other path
HttpResponse instance(const Call &call, int version);
HttpResponse instanceRules(const Call &call); ///< /api/v1/instance/rules
QStringList ruleIds(const Call &call); ///< of the server's rules
HttpResponse accounts(const Call &call); ///< /api/v1/accounts…
HttpResponse updateCredentials(const Call &call); ///< PATCH /api/v1/accounts/update_credentials
HttpResponse profilePictures(const Call &call); ///< /api/v1/profile/…
HttpResponse statuses(const Call &call); ///< /api/v1/statuses…
HttpResponse createStatus(const Call &call); ///< POST /api/v1/statuses
/// PUT, DELETE /api/v1/statuses/:id, GET …/source
HttpResponse editStatus(const Call &call, const Copy &copy);
HttpResponse deleteStatus(const Call &call, const Copy &copy);
HttpResponse statusSource(const Call &call, const Copy &copy);
/// POST /api/v1/statuses/:id/{favourite,reblog,pin,mute …}
HttpResponse actOnStatus(const Call &call, const Copy &copy);
HttpResponse polls(const Call &call); ///< /api/v1/polls/:id…
HttpResponse timelines(const Call &call); ///< /api/v1/timelines/…
HttpResponse filters(const Call &call, int version); ///< /api/v1/filters, /api/v2/filters
HttpResponse history(const Call &call, const Copy &copy); ///< /api/v1/statuses/:id/history
HttpResponse serverLists(const Call &call); ///< /api/v1/lists…
HttpResponse serverListsOf(const Call &call, int person); ///< /api/v1/accounts/:id/lists
HttpResponse relationships(const Call &call); ///< /api/v1/accounts/relationships
QJsonObject relationshipJson(const Call &call, int person);
HttpResponse followRequests(const Call &call); ///< /api/v1/follow_requests…
HttpResponse reports(const Call &call); ///< /api/v1/reports
/// POST /api/v1/accounts/:id/{follow,block,mute,note …}; nothing where there is no such.
std::optional<HttpResponse> changeRelation(const Call &call, int person, const QString &what);
HttpResponse blocks(const Call &call); ///< /api/v1/blocks
HttpResponse mutes(const Call &call); ///< /api/v1/mutes
HttpResponse domainBlocks(const Call &call); ///< /api/v1/domain_blocks
HttpResponse bookmarks(const Call &call); ///< /api/v1/bookmarks
HttpResponse followedTags(const Call &call); ///< /api/v1/followed_tags
HttpResponse tags(const Call &call); ///< /api/v1/tags/:name…
HttpResponse exports(const Call &call); ///< /api/v1/exports/…
HttpResponse importFile(const Call &call); ///< /api/v1/import
HttpResponse markers(const Call &call); ///< /api/v1/markers
/// Akkoma's POST /api/v1/pleroma/notifications/read
HttpResponse readNotifications(const Call &call);
HttpResponse notifications(const Call &call); ///< /api/v1/notifications
HttpResponse search(const Call &call); ///< /api/v2/search
HttpResponse accountSearch(const Call &call); ///< /api/v1/accounts/search
HttpResponse pictures(const Call &call); ///< /media/, /avatars/, /emoji/
HttpResponse files(const Call &call); ///< /files/, /assets/: what lies in resources/sandbox
HttpResponse uploadedFile(const Call &call); ///< /uploads/
HttpResponse mediaUploads(const Call &call); ///< /api/v1/media…, /api/v2/media
HttpResponse scheduledStatuses(const Call &call); ///< /api/v1/scheduled_statuses…
HttpResponse publicPages(const Call &call); ///< feeds, actors, notes, outboxes, web pages

HttpResponse feed(const Call &call, int person);
HttpResponse actorDocument(const Call &call, int person);
HttpResponse noteDocument(const Call &call, const Note &note);
HttpResponse outbox(const Call &call, int person);
HttpResponse repliesDocument(const Call &call, const Note &note); ///< Mastodon
HttpResponse featured(const Call &call, int person); ///< what they have pinned

} // namespace asterism
