// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "base/log.h"
#include "sandbox/localids.h"
#include "sandbox/sandboxinside.h"
#include "sandbox/streamhub.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr size_t mostLivePosts = 50'000;
constexpr int dueEveryMs = 1000;
constexpr qint64 liveReadingMs = 1500;

const QStringList &knownSoftwares()
{
    static const QStringList all{
        u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s, u"akkoma"_s, u"pleroma"_s};
    return all;
}

} // namespace

/// Tokens are made from the user's name and the seed alone, so that a script can know them.
void Sandbox::Private::giveTokens()
{
    for (size_t site = 0; site < servers.size(); ++site) {
        QStringList handles;
        QList<std::pair<QString, QString>> tokens;
        for (const Citizen &person : world.persons) {
            if (person.site == int(site)) {
                handles.append(person.handle());
            }
        }
        for (const QString &user : population->prepared()[site]) {
            const QString token =
                u"sandbox-%1-%2"_s.arg(user, md5(user + QString::number(options.seed)));
            tokens.append({user, token});
            apis[site]->oauth().setToken(token, world.find(user));
        }
        servers[site]->setUsers(handles, tokens);
    }
}

Sandbox::Sandbox(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    connect(&d->timer, &QTimer::timeout, this, [this] {
        if (d->world.size() >= mostLivePosts) {
            d->timer.stop(); // a demo that was left running must not eat the machine
            qCInfo(logSandbox) << "enough has been said; live posting ends";
            return;
        }
        stir();
    });
    connect(&d->dueTimer, &QTimer::timeout, this, &Sandbox::postDue);
}

Sandbox::~Sandbox()
{
    // Servers are children, but their handlers look into d: they must go first.
    for (Server *server : d->servers) {
        delete server;
    }
}

/// At that port; 0: at any.
Result<Done> Sandbox::addServer(const QString &software, quint16 port)
{
    if (!knownSoftwares().contains(software)) {
        return Error{.kind = ErrorKind::Usage, .subject = software};
    }
    auto server = std::make_unique<Server>(software, this);
    if (!d->options.sockets) {
        server->standAt(port);
    } else if (const Result<Done> bound = server->listen(port); !bound) {
        return bound.error();
    }
    server->setClock([this] { return d->now(); });
    const bool slow = d->options.livePosting && software == u"mastodon"_s;
    server->setMediaReading(slow ? liveReadingMs : 0);
    d->world.sites.push_back(
        {.software = software, .host = server->host(), .base = server->baseUrl()});
    d->servers.push_back(server.release());
    return Done{};
}

/// From here on what happens is told: nobody listened to the two weeks before.
void Sandbox::beginToTell()
{
    d->world.time = [this] { return d->now(); };
    d->world.onNews = [this](const WorldNews &news) {
        d->apis[size_t(news.site)]->streams().tell(news);
    };
    if (d->options.livePosting) {
        d->timer.start(std::max(100, d->options.livePostingMs));
    }
    if (d->options.sockets) {
        d->dueTimer.start(dueEveryMs);
    }
}

Result<Done> Sandbox::start(const Options &options)
{
    d->options = options;
    d->world.copyShiftMs = options.copyShiftMs;
    d->world.longestPage = options.longestPage;
    d->world.followAnswerMs = options.followAnswerMs;
    d->world.acquainted = options.acquainted;
    quint16 port = options.firstPort;
    for (const QString &software : options.softwares) {
        if (const Result<Done> added = addServer(software, port); !added) {
            return added.error();
        }
        port = port == 0 ? 0 : quint16(port + 1);
    }
    const qint64 epoch = options.epoch > 0 ? options.epoch : d->now();
    d->world.prepare();
    d->population = std::make_unique<Population>(&d->world, options.seed);
    for (size_t site = 0; site < d->servers.size(); ++site) {
        d->apis.push_back(std::make_unique<Api>(
            &d->world, int(site), d->servers[site], [this] { return d->now(); }));
        d->servers[site]->setHandler([api = d->apis.back().get()](const HttpRequest &request) {
            return api->handle(request);
        });
    }
    d->population->settle(options.people, epoch);
    d->population->talk(options.postsPerServer, epoch);
    if (options.pins) {
        d->population->pinSome();
    }
    d->giveTokens();
    beginToTell();
    qCDebug(logSandbox) << "people:" << d->world.persons.size();
    return Done{};
}

std::vector<Server *> Sandbox::servers() const
{
    return d->servers;
}

Server *Sandbox::server(const QString &software) const
{
    const auto found = std::ranges::find_if(
        d->servers, [&](const Server *server) { return server->software() == software; });
    return found == d->servers.end() ? nullptr : *found;
}

Server *Sandbox::serverOf(const QString &user) const
{
    const int person = d->world.find(user);
    const int site = person < 0 ? -1 : d->world.persons[size_t(person)].site;
    return site < 0 ? nullptr : d->servers[size_t(site)];
}

QString Sandbox::handle(const QString &user) const
{
    const int person = d->world.find(user);
    return person < 0 ? QString() : d->world.persons[size_t(person)].handle();
}

QString Sandbox::actorUri(const QString &user) const
{
    const int person = d->world.find(user);
    return person < 0 ? QString() : d->world.persons[size_t(person)].actor;
}

QString Sandbox::post(const QString &user, const PostDraft &draft)
{
    const int person = d->world.find(user);
    if (person < 0 || d->world.persons[size_t(person)].site < 0) {
        return {};
    }
    const QString uri = d->world.publish(person, draft, d->now());
    Q_EMIT happened(uri);
    return uri;
}

QString Sandbox::post(const QString &user, const QString &text)
{
    PostDraft draft;
    draft.text = text;
    return post(user, draft);
}

QString Sandbox::boost(const QString &user, const QString &uri, qint64 at)
{
    const int person = d->world.find(user);
    if (person < 0 || d->world.persons[size_t(person)].site < 0) {
        return {};
    }
    const QString boostUri = d->world.announce(person, uri, at > 0 ? at : d->now());
    if (!boostUri.isEmpty()) {
        Q_EMIT happened(boostUri);
    }
    return boostUri;
}

bool Sandbox::unboost(const QString &user, const QString &uri)
{
    const int person = d->world.find(user);
    const bool gone = person >= 0 && d->world.withdraw(person, uri);
    if (gone) {
        Q_EMIT happened(uri);
    }
    return gone;
}

bool Sandbox::deletePost(const QString &uri, const Server *onlyOn)
{
    const int site = onlyOn ? d->site(onlyOn) : -1;
    const bool gone = d->world.remove(uri, site);
    if (gone) {
        Q_EMIT happened(uri);
    }
    return gone;
}

bool Sandbox::edit(const QString &uri, const QString &text, qint64 at)
{
    const bool done = d->world.edit(uri, text, at > 0 ? at : d->now());
    if (done) {
        Q_EMIT happened(uri);
    }
    return done;
}

bool Sandbox::edit(const QString &uri, const PostDraft &draft, qint64 at)
{
    const bool done = d->world.edit(uri, draft, at > 0 ? at : d->now());
    if (done) {
        Q_EMIT happened(uri);
    }
    return done;
}

bool Sandbox::federate(const QString &uri, const Server *to)
{
    return d->world.deliver(uri, d->site(to));
}

bool Sandbox::lose(const QString &uri, const Server *on)
{
    const int site = d->site(on);
    return site >= 0 && d->world.lose(uri, site);
}

bool Sandbox::forge(
    const Server *liar, const QString &uri, const QString &author, const QString &text)
{
    const int site = d->site(liar);
    int person = d->world.find(author);
    if (person < 0 && author.count(u'@') == 1) {
        person = d->world.stranger(author.section(u'@', 0, 0), author.section(u'@', 1));
    }
    return site >= 0 && person >= 0 && d->world.forge(site, uri, person, text, d->now());
}

QString Sandbox::addServerList(
    const QString &user, const QString &title, const QStringList &members)
{
    const int owner = d->world.find(user);
    QSet<int> people;
    for (const QString &member : members) {
        people.insert(d->world.find(member));
    }
    return owner < 0 || people.contains(-1) ? QString() : d->world.addCircle(owner, title, people);
}

QStringList Sandbox::serverListMembers(const QString &user, const QString &id) const
{
    const int owner = d->world.find(user);
    if (owner < 0) {
        return {};
    }
    const auto &circles = d->world.persons[size_t(owner)].circles;
    const auto circle = std::ranges::find(circles, id, &Circle::id);
    QStringList handles;
    for (const int member : circle == circles.end() ? QSet<int>() : circle->members) {
        handles << d->world.persons[size_t(member)].handle();
    }
    handles.sort();
    return handles;
}

bool Sandbox::setFilters(const QString &user, const std::vector<DraftFilter> &filters, bool marked)
{
    const int person = d->world.find(user);
    if (person < 0) {
        return false;
    }
    d->world.persons[size_t(person)].filters = filters;
    d->world.persons[size_t(person)].marksFiltered = marked;
    d->world.changed();
    const Server *server = serverOf(user);
    const bool misskey = server && server->software() == u"misskey";
    return tellStreams(server, user, misskey ? u"meUpdated"_s : u"filters_changed"_s);
}

QString Sandbox::homeMarker(const QString &user) const
{
    const int person = d->world.find(user);
    return person < 0 ? QString() : d->world.persons[size_t(person)].homeMarker;
}

bool Sandbox::setHomeMarker(const QString &user, const QString &id)
{
    const int person = d->world.find(user);
    if (person >= 0) {
        d->world.persons[size_t(person)].homeMarker = id;
    }
    return person >= 0;
}

QString Sandbox::noticeMarker(const QString &user) const
{
    const int person = d->world.find(user);
    return person < 0 ? QString() : d->world.persons[size_t(person)].noticeMarker;
}

bool Sandbox::setNoticeMarker(const QString &user, const QString &id)
{
    const int person = d->world.find(user);
    if (person >= 0) {
        d->world.persons[size_t(person)].noticeMarker = id;
    }
    return person >= 0;
}

int Sandbox::noticesMarked(const QString &user) const
{
    const int person = d->world.find(user);
    return person < 0 ? 0 : d->world.persons[size_t(person)].noticeMarkerVersion;
}

bool Sandbox::pin(const QString &user, const QString &uri)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.pin(person, uri);
}

bool Sandbox::unpin(const QString &user, const QString &uri)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.unpin(person, uri);
}

bool Sandbox::setFeedEnabled(const QString &user, bool enabled)
{
    const int person = d->world.find(user);
    if (person >= 0) {
        d->world.persons[size_t(person)].feed = enabled;
    }
    return person >= 0;
}

bool Sandbox::suspend(const QString &user)
{
    const int person = d->world.find(user);
    if (person >= 0) {
        d->world.persons[size_t(person)].suspended = true;
        d->world.changed();
    }
    return person >= 0;
}

int Sandbox::revokeToken(const QString &user, const QString &token)
{
    const int person = d->world.find(user);
    const int site = person < 0 ? -1 : d->world.persons[size_t(person)].site;
    if (site < 0) {
        return 0;
    }
    OAuth &oauth = d->apis[size_t(site)]->oauth();
    int ended = 0;
    for (const QString &one : oauth.tokensOf(person)) {
        ended += (token.isEmpty() || one == token) && oauth.revoke(one) ? 1 : 0;
    }
    return ended;
}

QStringList Sandbox::tokensOf(const QString &user) const
{
    const int person = d->world.find(user);
    const int site = person < 0 ? -1 : d->world.persons[size_t(person)].site;
    return site < 0 ? QStringList() : d->apis[size_t(site)]->oauth().tokensOf(person);
}

void Sandbox::forgetApps(const Server *server)
{
    if (const int site = d->site(server); site >= 0) {
        d->apis[size_t(site)]->oauth().forgetApps();
    }
}

int Sandbox::tokenOwner(const Server *server, const QString &token) const
{
    const int site = d->site(server);
    return site < 0 ? -2 : d->apis[size_t(site)]->owner(token);
}

StreamHub *Sandbox::streams(const Server *server) const
{
    const int site = d->site(server);
    return site < 0 ? nullptr : &d->apis[size_t(site)]->streams();
}

bool Sandbox::tellStreams(
    const Server *server, const QString &user, const QString &event, const QJsonValue &payload)
{
    StreamHub *hub = streams(server);
    const int person = user.isEmpty() ? -1 : d->world.find(user);
    if (!hub || (person < 0 && !user.isEmpty())) {
        return false;
    }
    hub->tell(person, event, payload);
    return true;
}

bool Sandbox::move(const QString &user, const QString &to)
{
    const int person = d->world.find(user);
    const int target = d->world.find(to);
    if (person < 0 || target < 0 || person == target) {
        return false;
    }
    d->world.persons[size_t(person)].movedTo = target;
    d->world.changed();
    return true;
}

std::vector<HeldRow> Sandbox::held(const QString &user, const QString &timeline) const
{
    const int person = d->world.find(user);
    const StreamHub *hub = streams(serverOf(user));
    if (!hub) {
        return {};
    }
    const bool whole = timeline.startsWith(u"public"_s);
    return hub->held(person,
        {.stream = timeline == u"home"_s ? u"user"_s
                : whole                  ? timeline
                                         : timeline.section(u':', 0, 0),
            .parameter = whole ? QString() : timeline.section(u':', 1)});
}

QString Sandbox::localId(const QString &uri, const Server *on) const
{
    const int site = d->site(on);
    if (site < 0) {
        return {};
    }
    const Announce *boost = d->world.announce(uri);
    const bool underPost = boost && on->software() == u"snac"_s;
    return d->world.holdings(site).idOf.value(underPost ? boost->note : uri);
}

QStringList Sandbox::postsOf(const QString &user) const
{
    const int person = d->world.find(user);
    return person < 0 ? QStringList() : d->world.urisOf(person);
}

QStringList Sandbox::openPostsOf(const QString &user) const
{
    QStringList uris = postsOf(user);
    uris.removeIf([this](const QString &uri) { return !isOpen(d->world.note(uri)->visibility); });
    return uris;
}

void Sandbox::stir()
{
    const QString uri = d->population->stir(d->now());
    if (!uri.isEmpty()) {
        Q_EMIT happened(uri);
    }
}

QString Sandbox::stir(const QString &user)
{
    const int person = d->world.find(user);
    const QString uri = person < 0 ? QString() : d->population->postBy(person, d->now());
    if (!uri.isEmpty()) {
        Q_EMIT happened(uri);
    }
    return uri;
}

} // namespace asterism
