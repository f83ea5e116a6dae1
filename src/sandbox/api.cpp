// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/api.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/localids.h"
#include "sandbox/misskeyapi.h"
#include "sandbox/server.h"
#include "sandbox/streamconnection.h"
#include "sandbox/talks.h"
#include "sandbox/writelimits.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mostAnswers = 200;

bool isPaging(const HttpRequest &request)
{
    return std::ranges::any_of(QStringList{u"max_id"_s, u"min_id"_s, u"since_id"_s, u"page"_s},
        [&](const QString &name) { return request.query.hasQueryItem(name); });
}

void addUsualRateHeaders(
    const QString &software, const RateCounter::Verdict &verdict, HttpResponse &response)
{
    QByteArray reset = isoTime(verdict.resetsAt).toLatin1();
    if (software == u"mastodon"_s) {
        reset.replace("Z", "000Z");
    }
    response.headers.emplace_back("X-RateLimit-Limit", QByteArray::number(verdict.limit));
    response.headers.emplace_back("X-RateLimit-Remaining", QByteArray::number(verdict.remaining));
    response.headers.emplace_back("X-RateLimit-Reset", reset);
}

/// One file a subject, and each says no to what its software has not.
HttpResponse routeSubject(const Call &call, const QString &subject)
{
    using Answering = HttpResponse (*)(const Call &);
    static const QHash<QString, Answering> subjects{{u"accounts"_s, accounts},
        {u"statuses"_s, statuses}, {u"timelines"_s, timelines}, {u"lists"_s, serverLists},
        {u"search"_s, search}, {u"blocks"_s, blocks}, {u"mutes"_s, mutes},
        {u"domain_blocks"_s, domainBlocks}, {u"bookmarks"_s, bookmarks},
        {u"followed_tags"_s, followedTags}, {u"tags"_s, tags}, {u"exports"_s, exports},
        {u"import"_s, importFile}, {u"notifications"_s, notifications}, {u"polls"_s, polls},
        {u"follow_requests"_s, followRequests}, {u"reports"_s, reports}, {u"media"_s, mediaUploads},
        {u"scheduled_statuses"_s, scheduledStatuses}, {u"conversations"_s, conversations},
        {u"profile"_s, profilePictures}};
    const Answering answering = subjects.value(subject);
    return answering ? answering(call) : call.no(404);
}

/// What Akkoma has beside the Mastodon API, and what of that it has not.
std::optional<HttpResponse> routeAkkoma(const Call &call)
{
    const QString version = call.parts.value(1);
    const QString subject = call.parts.value(2);
    if (version == u"pleroma"_s) {
        return akkomaImport(call);
    }
    if (version == u"v1"_s && subject == u"pleroma"_s) {
        const bool notices = call.parts.mid(3) == QStringList{u"notifications"_s, u"read"_s};
        return notices ? readNotifications(call) : emojiReactions(call);
    }
    const bool later = version == u"v2"_s && subject != u"search"_s && subject != u"media"_s;
    return later || subject == u"exports"_s || subject == u"import"_s
        ? std::optional(call.no(404, u"Not implemented"_s))
        : std::nullopt;
}

HttpResponse routeApi(const Call &call)
{
    const QString subject = call.parts.value(2);
    if (isAkkoma(call.software())) {
        if (auto answered = routeAkkoma(call)) {
            return *answered;
        }
    }
    if (subject == u"instance"_s && call.parts.size() == 3) {
        return instance(call, call.parts.value(1) == u"v2"_s ? 2 : 1);
    }
    if (subject == u"instance"_s && call.parts.value(3) == u"rules"_s) {
        return instanceRules(call);
    }
    if (call.is("gotosocial"_L1) && call.viewer < 0) {
        return call.no(401); // closed to guests
    }
    if (subject == u"filters"_s) {
        return filters(call, call.parts.value(1) == u"v2"_s ? 2 : 1);
    }
    if (subject == u"markers"_s && call.parts.size() == 3) {
        return markers(call);
    }
    if (subject == u"custom_emojis"_s) {
        return call.json(customEmojisJson(call.home()));
    }
    return routeSubject(call, subject);
}

/// What a token gets that may only read. snac does not look at scopes, Misskey has its own way.
std::optional<HttpResponse> scopeRefusal(const Call &call, const std::optional<QStringList> &scopes)
{
    const bool writes = call.request.method != "GET" && call.request.method != "HEAD"
        && call.parts.value(0) == u"api"_s;
    const auto mayWrite = [](const QString &scope) {
        return scope.startsWith(u"write"_s) || scope == u"follow"_s || scope.startsWith(u"admin"_s);
    };
    if (!writes || !scopes || call.is("snac"_L1) || call.is("misskey"_L1)
        || std::ranges::any_of(*scopes, mayWrite)) {
        return std::nullopt;
    }
    return call.no(403,
        call.is("mastodon"_L1)          ? u"This action is outside the authorized scopes"_s
            : isAkkoma(call.software()) ? u"Insufficient permissions: write."_s
                                        : u"Forbidden: token has insufficient scope permission"_s);
}

HttpResponse routeRest(const Call &call)
{
    const QString first = call.parts.value(0);
    if (first == u".well-known"_s || first.startsWith(u"nodeinfo"_s)) {
        return wellKnown(call);
    }
    if (first == u"media"_s || first == u"avatars"_s || first == u"emoji"_s) {
        return pictures(call);
    }
    if (first == u"files"_s || first == u"assets"_s) {
        return files(call);
    }
    if (first == u"uploads"_s) {
        return uploadedFile(call);
    }
    return first == u"api"_s ? routeApi(call) : publicPages(call);
}

} // namespace

bool Call::flag(const QString &name) const
{
    const QString value = parameter(name);
    return value == u"true"_s || value == u"1"_s;
}

bool Call::accepts(QByteArrayView type) const
{
    return headerValue(request.headers, "Accept").contains(type);
}

HttpResponse Call::json(const QJsonValue &value) const
{
    return jsonAnswer(software(), value);
}

HttpResponse Call::no(int status, const QString &text) const
{
    // To Akkoma whoever sends no token is forbidden, not unknown.
    const bool forbidden = status == 401 && text.isEmpty() && isAkkoma(software());
    return errorAnswer(software(), forbidden ? 403 : status, text);
}

void Call::count(
    const QString &what, const QString &subject, WriteOutcome outcome, const QString &detail) const
{
    world.writes.count(viewer, what, subject, outcome, detail);
}

void Call::countChange(
    const QString &what, const QString &subject, bool changed, const QString &detail) const
{
    count(what, subject, changed ? WriteOutcome::Done : WriteOutcome::Redundant, detail);
}

Api::Api(World *world, int site, const Server *server, std::function<qint64()> now)
    : m_world(world)
    , m_site(site)
    , m_server(server)
    , m_now(std::move(now))
    , m_oauth(world->sites[size_t(site)].software)
    , m_miauth(&m_oauth)
    , m_streams(std::make_unique<StreamHub>(world, site, m_now))
{
    m_oauth.onRevoked([this](const QString &token) { m_streams->revoked(token); });
}

Api::~Api() = default;

bool Api::isMisskey() const
{
    return m_world->sites[size_t(m_site)].software == u"misskey"_s;
}

QString Api::tokenOf(const HttpRequest &request) const
{
    const QByteArray header = headerValue(request.headers, "Authorization");
    if (header.startsWith("Bearer ")) {
        return QString::fromUtf8(header.mid(7).trimmed());
    }
    const bool inBody = isMisskey() && request.path.startsWith(u"/api/"_s);
    return inBody ? misskeyserver::bodyOf(request)[u"i"_s].toString() : QString();
}

/// Where a stream's token may stand: the header, the query, the subprotocol; Misskey calls it `i`
/// in the query, Akkoma does not look at the header (websocket_handler.ex).
QString Api::streamTokenOf(const HttpRequest &request) const
{
    const bool akkoma = isAkkoma(m_world->sites[size_t(m_site)].software);
    const QString inHeader = akkoma ? QString() : tokenOf(request);
    const QString inQuery = request.parameter(isMisskey() ? u"i"_s : u"access_token"_s);
    const QString asProtocol =
        QString::fromUtf8(headerValue(request.headers, "Sec-WebSocket-Protocol"));
    return !inHeader.isEmpty()              ? inHeader
        : !inQuery.isEmpty() || isMisskey() ? inQuery
                                            : asProtocol;
}

int Api::owner(const QString &token) const
{
    const int known = m_oauth.personOf(token);
    return token.isEmpty() ? -1 : known < 0 ? -2 : known;
}

HttpResponse Api::stream(const HttpRequest &request)
{
    const QString token = streamTokenOf(request);
    const std::optional<QStringList> limits = m_oauth.limitsOf(token);
    const bool mayListen = !isMisskey() || !limits || limits->contains(u"read:account"_s);
    const int person = mayListen ? owner(token) : -2;
    HttpResponse response = m_streams->answer(request, person, token);
    if (response.status == 101) {
        response.takeOver = [hub = m_streams.get(),
                                client = StreamConnection::Client{request, person, token}](
                                QTcpSocket *socket, QObject *owner, const QByteArray &received) {
            new StreamConnection(socket, owner, hub, client, received); // deletes itself
        };
    }
    return response;
}

/// As long as nothing happens a timeline is the same: clients ask for it again and again.
HttpResponse Api::timelinesOrSame(const Call &call)
{
    const bool filtered =
        call.viewer >= 0 && !call.world.persons[size_t(call.viewer)].filters.empty();
    if (filtered) {
        return routeRest(call); // filters end by the clock
    }
    const QString key = QString::number(call.viewer) + u' ' + call.request.path + u'?'
        + call.request.query.toString();
    const auto known = m_answers.constFind(key);
    if (known != m_answers.cend() && known->revision == m_world->revision()
        && !m_world->pollEnded(known->at, call.now)) {
        return known->response;
    }
    if (m_answers.size() >= mostAnswers) {
        m_answers.clear();
    }
    HttpResponse response = routeRest(call);
    m_answers.insert(key, {m_world->revision(), call.now, response});
    return response;
}

HttpResponse Api::routeMisskey(const Call &call)
{
    if (call.parts.value(0) == u"miauth"_s) {
        return m_miauth.page(call);
    }
    if (call.parts.value(0) != u"api"_s) {
        return routeRest(call);
    }
    const bool checks = call.parts.value(1) == u"miauth"_s && call.parts.size() == 4
        && call.parts[3] == u"check"_s && call.request.method == "POST";
    return checks ? m_miauth.check(call)
                  : misskeyserver::answerEndpoint(call, m_oauth.limitsOf(tokenOf(call.request)));
}

HttpResponse Api::route(const Call &call)
{
    if (isMisskey()) {
        return routeMisskey(call);
    }
    if (call.parts.value(0) == u"oauth"_s) {
        return m_oauth.handle(call);
    }
    if (call.request.path == u"/.well-known/oauth-authorization-server"_s) {
        return m_oauth.metadata(call);
    }
    const bool registers = call.request.path == u"/api/v1/apps"_s && call.request.method == "POST";
    if (registers) {
        return m_oauth.registerApp(call);
    }
    return call.request.path.startsWith(u"/api/v1/timelines/"_s) ? timelinesOrSame(call)
                                                                 : routeRest(call);
}

/// The whole answer where the server counts such writes; its headers are then of that limit, as
/// Mastodon's are.
std::optional<HttpResponse> Api::withinWriteLimit(const Call &call)
{
    const auto write = limitedWriteOf(call);
    const WriteLimit limit = write ? m_server->writeLimit(write->writes) : WriteLimit();
    if (limit.writes < 0 || call.viewer < 0) {
        return std::nullopt;
    }
    // Misskey counts each endpoint by itself.
    const QString counted = isMisskey() ? write->what : QString();
    const RateCounter::Verdict verdict =
        m_rates.countIn(u"%1/write%2%3"_s.arg(call.viewer).arg(int(write->writes)).arg(counted),
            limit.windowMs, limit.writes, call.now);
    m_world->writes.countIn(call.viewer, write->writes, verdict.resetsAt, verdict.refused);
    // Never a moment too early.
    const int seconds = int((verdict.resetsAt - call.now + secondMs - 1) / secondMs);
    if (verdict.refused) {
        if (!write->subject.isEmpty() || write->writes == WriteClass::Posts
            || write->writes == WriteClass::Uploads) {
            call.count(write->what, write->subject, WriteOutcome::Refused);
        }
        return rateLimitAnswer(call.software(), limit.style, limit.writes, seconds, call.now);
    }
    HttpResponse response = answerOnce(call);
    if (limit.told) {
        addRateHeaders(call.software(), limit.style, limit.writes, verdict.remaining, seconds,
            call.now, response.headers);
    }
    return response;
}

HttpResponse Api::answerOnce(const Call &call)
{
    const QString key = idempotencyKeyOf(call.request);
    const bool writes = call.request.method == "POST" || call.request.method == "PUT"
        || call.request.method == "PATCH";
    if (!isAkkoma(call.software()) || key.isEmpty() || !writes) {
        return route(call);
    }
    if (auto known = m_keys.answerOf(key, call.now)) {
        known->headers.emplace_back("idempotent-replayed", "true");
        return *known;
    }
    HttpResponse response = route(call);
    response.headers.emplace_back("idempotency-key", key.toUtf8());
    response.headers.emplace_back("x-original-request-id", md5(key).toLatin1());
    m_keys.keepAnswer(key, response, call.now);
    return response;
}

/// A bad token is refused even where a guest would be welcome; snac answers verify_credentials, and
/// Akkoma everything, as if there were none.
std::optional<HttpResponse> Api::tokenRefusal(const Call &call, const QString &token) const
{
    const bool asksWho = isAkkoma(call.software())
        || (call.is("snac"_L1) && call.parts.value(3) == u"verify_credentials"_s);
    if (token.isEmpty() || call.viewer >= 0 || asksWho) {
        return std::nullopt;
    }
    const QString words = m_oauth.wasRevoked(token) ? u"The access token was revoked"_s
                                                    : u"The access token is invalid"_s;
    return call.no(401, call.is("mastodon"_L1) ? words : QString());
}

/// As Mastodon and GoToSocial do.
std::optional<RateCounter::Verdict> Api::counted(const Call &call)
{
    const bool counts = call.is("mastodon"_L1) || call.is("gotosocial"_L1);
    if (!counts || call.parts.value(0) != u"api"_s) {
        return std::nullopt;
    }
    const QString caller = call.viewer < 0 ? u"guest"_s : QString::number(call.viewer);
    const bool pages = call.is("mastodon"_L1) && isPaging(call.request);
    return m_rates.count(caller, pages, m_server->rateLimit(), call.now);
}

HttpResponse Api::handle(const HttpRequest &request)
{
    if (request.path.startsWith(isMisskey() ? u"/streaming"_s : u"/api/v1/streaming"_s)) {
        return stream(request);
    }
    const qint64 now = m_now();
    Call call{.world = *m_world,
        .site = m_site,
        .request = request,
        .parts = request.path.split(u'/', Qt::SkipEmptyParts),
        .now = now,
        .server = m_server,
        .keys = &m_keys};
    m_world->settle(now);
    const QString token = tokenOf(request);
    call.viewer = m_oauth.personOf(token);
    const auto verdict = counted(call);
    if (verdict && verdict->refused) {
        return rateLimitAnswer(call.software(), Fault::RateStyle::Own, verdict->limit,
            int((verdict->resetsAt - now) / secondMs), now);
    }
    const auto beyond = scopeRefusal(call, m_oauth.limitsOf(token));
    if (const auto written = beyond ? std::nullopt : withinWriteLimit(call)) {
        return *written;
    }
    const auto refusal = tokenRefusal(call, token);
    HttpResponse response = refusal ? *refusal : beyond ? *beyond : answerOnce(call);
    if (verdict) {
        addUsualRateHeaders(call.software(), *verdict, response);
    }
    return response;
}

} // namespace asterism
