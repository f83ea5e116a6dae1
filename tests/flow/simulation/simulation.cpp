// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "store/accounts.h"
#include "store/sources.h"

#include <QDir>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::simulation {

namespace {

constexpr qint64 noon = 1'795'348'800'000; // 2026-11-22T12:00:00Z
/// Names only: nothing listens there.
constexpr quint16 firstPort = 41'001;
constexpr qint64 longestCalmMs = 7 * hourMs;

/// In memory where the system has such a place: what is written must survive a program that is
/// gone, not a machine, and a disk's flushing would be all that a run waits for.
QString placeForFolders()
{
    const QString memory = u"/dev/shm"_s;
    return (QDir(memory).exists() ? memory : QDir::tempPath()) + u"/asterism-simulation-XXXXXX"_s;
}

/// As a program leaves them that is killed: what lies in the files, and no -shm, which is memory.
bool copyAsKilled(const QString &from, const QString &to)
{
    bool copied = QDir().mkpath(to);
    const QStringList names = QDir(from).entryList({u"*.db"_s, u"*.db-wal"_s}, QDir::Files);
    for (const QString &name : names) {
        copied = copied && QFile::copy(from + u'/' + name, to + u'/' + name);
    }
    return copied;
}

} // namespace

Simulation::Simulation(quint32 seed, const Scale &scale)
    : m_dir(placeForFolders())
    , m_scale(scale)
    , m_chance(seed)
    , m_clock(noon)
    , m_started(m_sandbox
                    .start({.firstPort = firstPort,
                        .sockets = false,
                        .seed = seed,
                        .people = scale.people,
                        .postsPerServer = scale.history,
                        .clock = &m_clock,
                        .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"mastodon"_s,
                            u"gotosocial"_s},
                        .longestPage = scale.page})
                    .ok())
    , m_network(m_sandbox, m_clock, m_agenda, m_chance)
{
}

Simulation::~Simulation()
{
    m_client.reset();
}

QStringList Simulation::run()
{
    if (!begin()) {
        return m_problems << u"it could not begin"_s;
    }
    live();
    calmDown();
    QStringList problems = check({.horizon = m_scale.page});
    restart();
    calmDown();
    // Two pages are read again (decision 9: 80 rows).
    return problems += check({.horizon = 2 * m_scale.page});
}

// The beginning

bool Simulation::begin()
{
    if (m_scale.rough) {
        m_network.setWeather(Weather::rough(m_chance));
    }
    m_beganAt = m_clock.now();
    if (!m_started || !openClient() || !addAccounts()) {
        return false;
    }
    makeSources();
    watchAll();
    m_people = std::make_unique<People>(m_sandbox, m_clock, m_agenda, m_chance);
    passTime(m_chance.between(0, 20) * secondMs);
    return true;
}

bool Simulation::openClient()
{
    m_client = Client::open(
        {.network = m_network, .clock = m_clock, .chance = m_chance, .tokens = m_tokens}, folder());
    if (m_client == nullptr) {
        m_problems << u"the folder could not be opened"_s;
        return false;
    }
    for (const Server *server : m_sandbox.servers()) {
        m_client->app().core.typedHosts.insert(server->host());
    }
    watchAll();
    return true;
}

bool Simulation::addAccounts()
{
    std::vector<Account> accounts;
    const QStringList users{u"ao"_s, u"mei"_s, u"hal"_s, u"yuki"_s, u"ren"_s, u"sora"_s, u"kai"_s,
        u"ao2"_s, u"mei2"_s, u"yuki2"_s};
    for (const QString &user : users) {
        const Server *server = m_sandbox.serverOf(user);
        m_tokens.insert(user, server->token(user));
        accounts.push_back({.id = {user},
            .acct = m_sandbox.handle(user),
            .host = server->host(),
            .actorUri = m_sandbox.actorUri(user),
            .software = server->software(),
            .addedAt = m_clock.now()});
        m_sources.push_back({homeSource({user}, server->host()), user, u"home"_s});
    }
    const auto added = m_client->await(
        m_client->app().store->writeUser([accounts](store::UserTx &tx) -> Result<Done> {
            for (const Account &account : accounts) {
                if (const auto done = store::addAccount(tx, account); !done) {
                    return done;
                }
            }
            tx.changes.accounts = true;
            return Done{};
        }));
    return added.ok();
}

/// Columns besides the homes: streams that share a socket, such that have their own, and some that
/// no server streams.
void Simulation::makeSources()
{
    const auto hostOf = [this](const QString &user) { return m_sandbox.serverOf(user)->host(); };
    m_sources.push_back({localSource(hostOf(u"ao"_s)), u"ao"_s, u"public:local"_s});
    m_sources.push_back({tagSource(u"tea"_s, hostOf(u"ao"_s)), u"ao"_s, u"hashtag:tea"_s});
    if (m_scale.manyColumns) {
        m_sources.push_back({federatedSource(hostOf(u"ao2"_s)), u"ao2"_s, u"public"_s});
        m_sources.push_back({localSource(hostOf(u"yuki"_s)), u"yuki"_s, u"public:local"_s});
        m_sources.push_back({tagSource(u"tea"_s, hostOf(u"yuki"_s)), u"yuki"_s, u"hashtag:tea"_s});
        m_sources.push_back({localSource(hostOf(u"sora"_s)), u"sora"_s, u"public:local"_s});
    }
    const QStringList owners{u"ao"_s, u"yuki2"_s};
    for (const QString &user : owners.first(m_scale.manyColumns ? 2 : 1)) {
        const QString list = m_sandbox.addServerList(
            user, u"people"_s, {u"ao"_s, u"yuki"_s, u"sora"_s, u"mei2"_s, u"ren"_s, u"kai"_s});
        m_sources.push_back(
            {serverListSource({user}, hostOf(user), list), user, u"list:"_s + list});
    }
}

void Simulation::watchAll()
{
    for (const Watched &watched : m_sources) {
        m_client->watch(watched.source.key());
    }
}

// The troubles

void Simulation::live()
{
    m_people->begin(m_scale.things, m_scale.meanMs);
    if (m_scale.rough) {
        planTrouble(m_scale.things * m_scale.meanMs);
    }
    while (!m_people->isDone()) {
        passTime(secondMs);
    }
}

void Simulation::planTrouble(qint64 lengthMs)
{
    const auto plan = [&](int most, auto act) {
        for (int i = m_chance.below(most + 1); i > 0; --i) {
            m_agenda.at(m_clock.now() + m_chance.between(0, lengthMs), act);
        }
    };
    plan(4, [this] { crashSoon(); });
    plan(2, [this] {
        if (m_client && !m_calm) {
            restart();
        }
    });
    plan(12, [this] { troubleAServer(); });
    plan(10, [this] { readerActs(); });
    plan(8, [this] { noteMarks(); });
}

void Simulation::troubleAServer()
{
    if (m_calm) {
        return;
    }
    const auto servers = m_sandbox.servers();
    const Server *server = m_chance.pick(servers);
    switch (m_chance.below(4)) {
    case 0:
        m_network.cutStreams(server);
        break;
    case 1:
        m_network.freezeStreams(server);
        break;
    default:
        m_network.stop(server);
        const qint64 ms = m_chance.one(0.7) ? m_chance.between(1, 30) * secondMs
                                            : m_chance.between(1, 6) * minuteMs;
        m_agenda.at(m_clock.now() + ms, [this, server] { m_network.goOn(server); });
    }
}

void Simulation::readerActs()
{
    if (!m_client) {
        return;
    }
    const QString key = m_chance.pick(m_sources).source.key();
    switch (m_chance.below(4)) {
    case 0:
        m_client->freshening().wakeUp();
        break;
    case 1:
        m_client->freshening().refreshNow(key);
        break;
    case 2:
        m_client->freshening().older(key);
        break;
    default:
        m_client->freshening().unwatch(key);
        m_agenda.at(m_clock.now() + m_chance.between(1, 100) * secondMs, [this, key] {
            if (m_client) {
                m_client->freshening().watch(key);
            }
        });
    }
}

/// In the midst of whatever it is doing then.
void Simulation::crashSoon()
{
    if (m_client && !m_calm && m_turnsToCrash < 0) {
        m_turnsToCrash = m_chance.below(25);
    }
}

void Simulation::crash()
{
    m_turnsToCrash = -1;
    m_crashes += 1;
    const QString before = folder();
    m_folder += 1;
    if (!copyAsKilled(before, folder())) {
        m_problems << u"the folder could not be copied"_s;
    }
    // Whatever it writes in its end goes into the old folder, which nobody opens again.
    m_client.reset();
    QDir(before).removeRecursively();
    comeBackLater();
}

void Simulation::comeBackLater()
{
    const qint64 ms = m_chance.one(0.6) ? m_chance.between(0, 5) * secondMs
                                        : m_chance.between(10, 300) * secondMs;
    m_agenda.at(m_clock.now() + ms, [this] {
        if (!m_client && openClient()) {
            noteMarks();
        }
    });
}

void Simulation::restart()
{
    m_turnsToCrash = -1;
    m_client.reset();
    if (openClient()) {
        noteMarks();
    }
}

/// What was read stays read.
void Simulation::noteMarks()
{
    if (!m_client || m_turnsToCrash >= 0) {
        return;
    }
    for (const Watched &watched : m_sources) {
        const auto state = m_client->await(
            m_client->app().store->readCache([source = watched.source](store::CacheTx &tx) {
                return Result<store::SourceState>(store::sourceState(tx, source));
            }));
        QString &mark = m_marks[watched.source.key()];
        if (!state || compareLocalIds(state->newestId, mark) < 0) {
            m_problems << u"%1 of %2: its mark went back from %3 to %4"_s.arg(watched.timeline,
                watched.user, mark, state ? state->newestId : sentence(state.error()));
            continue;
        }
        mark = state->newestId;
    }
}

// Time

void Simulation::settle()
{
    if (!m_client) {
        return;
    }
    if (m_turnsToCrash < 0) {
        m_client->settle();
        return;
    }
    const int turns = std::min<int>(m_turnsToCrash, 1 + m_chance.below(5));
    if (m_client->settle(turns)) {
        m_turnsToCrash -= turns;
    } else if (m_turnsToCrash <= turns) {
        crash();
    } else {
        m_turnsToCrash -= turns;
    }
}

bool Simulation::step(qint64 until)
{
    const qint64 now = m_clock.now();
    const qint64 next = std::min({m_agenda.nextAt(), m_client ? m_tickAt : Agenda::never, until});
    m_clock.advance(std::max<qint64>(0, next - now));
    while (m_agenda.actOnce(m_clock.now())) {
        settle();
    }
    if (m_client && m_tickAt <= m_clock.now()) {
        m_client->tick();
        settle();
        const bool idle = m_client && m_network.underWay() == 0 && m_calm;
        m_tickAt = idle ? m_client->nextAt() : m_clock.now() + secondMs;
    }
    return m_clock.now() < until;
}

void Simulation::passTime(qint64 ms)
{
    const qint64 until = m_clock.now() + ms;
    m_tickAt = std::min(m_tickAt, m_clock.now() + secondMs);
    while (step(until)) { }
}

// The end

void Simulation::calmDown()
{
    m_calm = true;
    m_turnsToCrash = -1;
    m_network.setWeather({});
    for (const Server *server : m_sandbox.servers()) {
        m_network.goOn(server);
    }
    if (!m_client) {
        openClient();
    }
    // Frames on their way, streams that are silent and not yet found out, news that comes late,
    // and answers from before that do: a look that only ended now has seen nothing of all that.
    passTime(100 * secondMs);
    const qint64 since = m_clock.now();
    while (!m_client->behind(since).isEmpty() || m_network.underWay() > 0) {
        if (m_clock.now() - since > longestCalmMs) {
            m_problems << u"it did not come to rest:"_s << m_client->behind(since);
            break;
        }
        passTime(10 * secondMs);
    }
    readToTheEnd();
}

template <typename T> Result<T> Simulation::finish(QFuture<Result<T>> future)
{
    for (int i = 0; i < 600 && !future.isFinished(); ++i) {
        settle();
        passTime(100);
    }
    return m_client->await(future);
}

/// Down to where each source begins, and into its gaps.
void Simulation::readToTheEnd()
{
    for (const Watched &watched : m_sources) {
        fillGaps(watched);
        for (int i = 0; i < 200; ++i) {
            const auto more = finish(m_client->freshening().older(watched.source.key()));
            if (!more) {
                m_problems << watched.source.key() + u": "_s + sentence(more.error());
            }
            if (!more || !*more) {
                break;
            }
        }
    }
}

void Simulation::fillGaps(const Watched &watched)
{
    for (int i = 0; i < 200; ++i) {
        const auto gaps = m_client->await(m_client->app().store->readCache(
            [source = watched.source](store::CacheTx &tx) { return store::gaps(tx, source); }));
        if (!gaps || gaps->empty()) {
            return;
        }
        const auto rows = m_sandbox.held(watched.user, watched.timeline).size();
        if (rows < 400) {
            m_problems << u"%1 of %2 has a gap, of %3 rows in all"_s
                              .arg(watched.timeline, watched.user)
                              .arg(rows);
        }
        const auto filled = finish(m_client->freshening().fillGap(gaps->front().id));
        if (!filled) {
            m_problems << u"a gap cannot be filled: "_s + sentence(filled.error());
            return;
        }
    }
    m_problems << u"a gap has no end"_s;
}

QStringList Simulation::check(const Checker::Strictness &strictness)
{
    noteMarks();
    QStringList problems = std::exchange(m_problems, {});
    const auto settleAll = [this] { m_client->settle(); };
    return problems += Checker(m_sandbox, *m_client->app().store, m_people->truth(), settleAll)
                           .check(m_sources, strictness);
}

QString Simulation::summary() const
{
    return u"%1 things, %2 requests, %3 frames, %4 crashes, %5 s"_s.arg(m_people->things())
        .arg(m_network.requests())
        .arg(m_network.frames())
        .arg(m_crashes)
        .arg((m_clock.now() - m_beganAt) / secondMs);
}

} // namespace asterism::simulation
