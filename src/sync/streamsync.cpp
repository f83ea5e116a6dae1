// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/streamsync.h"

#include "base/host.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "sync/streamline.h"

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

StreamAddress::TokenPlace tokenPlaceOf(StreamToken token)
{
    switch (token) {
    case StreamToken::Header:
        return StreamAddress::TokenPlace::Header;
    case StreamToken::Subprotocol:
        return StreamAddress::TokenPlace::Protocol;
    case StreamToken::Query:
        break;
    }
    return StreamAddress::TokenPlace::Query;
}

StreamAddress addressOf(const Core &core, const Session &session, const StreamTopic &topic)
{
    const StreamDoor door = familyFor(session.instance)->streamDoor(session.instance, topic);
    return {.url = door.url,
        .bearer = session.token,
        .tokenPlace = tokenPlaceOf(door.token),
        .queryKey = door.queryKey,
        .typedHost = core.typedHosts.contains(hostOf(door.url)),
        .silenceMs = door.silenceMs};
}

bool mayStream(const Session &session)
{
    const Capabilities can = capabilities(session.instance);
    return can.streaming && (!session.isGuest() || can.streamingAnonymous);
}

StreamState::Way wayOf(StreamPlan::State state)
{
    switch (state) {
    case StreamPlan::State::Connecting:
        return StreamState::Way::Opening;
    case StreamPlan::State::Live:
        return StreamState::Way::Live;
    case StreamPlan::State::Waiting:
        return StreamState::Way::Waiting;
    case StreamPlan::State::Stopped:
        break;
    }
    return StreamState::Way::None;
}

} // namespace

StreamSync::StreamSync(Core &core, Sessions &sessions, ChannelFactory channels, QObject *parent)
    : StreamSync(core, sessions, std::move(channels), {}, parent)
{
}

StreamSync::StreamSync(Core &core, Sessions &sessions, ChannelFactory channels,
    StreamKeeper::Options options, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
    , m_channels(std::move(channels))
    , m_options(options)
    , m_ingest(core)
{
    connect(&m_ingest, &LiveIngest::committed, this, &StreamSync::committed);
    connect(&m_sessions, &Sessions::tokenInBodyLearnt, this, &StreamSync::renewHost);
    m_confirmTimer.setSingleShot(true);
    connect(&m_confirmTimer, &QTimer::timeout, this, &StreamSync::giveUpWaiting);
}

StreamSync::~StreamSync() = default;

namespace {

bool hasStreams(Source::Kind kind)
{
    return kind != Source::Kind::List && !isOfOnePerson(kind) && kind != Source::Kind::Lookup
        && kind != Source::Kind::Clip && kind != Source::Kind::Favourites;
}

} // namespace

void StreamSync::want(const Source &source)
{
    const QString key = source.key();
    const auto known = m_wanted.constFind(key);
    const bool done = known != m_wanted.cend() && (known->line != nullptr || known->settled);
    if (m_closed || done) {
        return;
    }
    m_wanted[key].source = source;
    if (!hasStreams(source.kind)) {
        m_wanted[key].settled = true; // a list has not even a server to be asked
        return;
    }
    place(key);
}

void StreamSync::unwant(const QString &key)
{
    leave(key);
    m_wanted.remove(key);
}

QFuture<Result<Session>> StreamSync::sessionFor(const Source &source)
{
    if (source.account.isEmpty()) {
        return m_sessions.best(source.host);
    }
    return m_sessions.accounts()
        .then(this,
            [this, id = source.account](const Result<std::vector<Account>> &accounts) {
                for (const Account &account : accounts ? *accounts : std::vector<Account>()) {
                    if (account.id == id) {
                        return m_sessions.own(account);
                    }
                }
                return answered<Session>(accounts
                        ? Error{.kind = ErrorKind::NotFound, .subject = id.value}
                        : accounts.error());
            })
        .unwrap();
}

void StreamSync::place(const QString &key)
{
    sessionFor(m_wanted[key].source).then(this, [this, key](const Result<Session> &session) {
        const auto wanted = m_wanted.find(key);
        if (wanted == m_wanted.end() || wanted->line != nullptr || m_closed) {
            return;
        }
        if (session) {
            wanted->refusal.reset();
            placeOn(key, *session);
        } else {
            wanted->refusal = session.error();
        }
        tell(key);
    });
}

void StreamSync::placeOn(const QString &key, const Session &session)
{
    Wanted &wanted = m_wanted[key];
    const Family *family = familyFor(session.instance);
    const auto topic = family && mayStream(session) ? family->topic(session.instance, wanted.source)
                                                    : std::optional<StreamTopic>();
    if (!topic) {
        wanted.settled = true;
        return;
    }
    wanted.topic = *topic;
    if (wanted.source.host.isEmpty()) {
        // A key does not carry the account's host, and a row of the cache without one hears of no
        // delete.
        wanted.source.host = session.instance.host;
    }
    Line *line = lineFor(session, *topic);
    const bool first = line == nullptr;
    if (first) {
        line = openLine(session, *topic);
    }
    wanted.line = line;
    wanted.joined = false;
    line->keys << key;
    line->shared = line->shared || topicsOf(*line).size() > 1;
    describeAnew(*line);
    if (first) {
        line->keeper->start();
    } else if (line->isOpen()) {
        addTo(*line, key);
    }
}

QSet<QString> StreamSync::topicsOf(const Line &line) const
{
    QSet<QString> topics;
    for (const QString &key : line.keys) {
        topics.insert(m_wanted.value(key).topic.key());
    }
    return topics;
}

/// A line of the same caller that has the topic, or can take one more.
StreamSync::Line *StreamSync::lineFor(const Session &session, const StreamTopic &topic)
{
    const bool joins = familyFor(session.instance)->subscribe(session.instance, topic).has_value();
    const int most = capabilities(session.instance).streamTopics;
    Line *roomy = nullptr;
    for (const auto &line : m_lines) {
        if (line->session.account.id != session.account.id
            || line->session.instance.host != session.instance.host) {
            continue;
        }
        const QSet<QString> topics = topicsOf(*line);
        if (topics.contains(topic.key())) {
            return line.get();
        }
        if (joins && roomy == nullptr && topics.size() < most) {
            roomy = line.get();
        }
    }
    return roomy;
}

StreamSync::Line *StreamSync::openLine(const Session &session, const StreamTopic &topic)
{
    m_lines.push_back(std::make_unique<Line>());
    Line *line = m_lines.back().get();
    line->id = ++m_lastLine;
    line->session = session;
    StreamKeeper::Options options = m_options;
    options.seed += options.seed != 0 ? quint32(line->id) : 0; // not all after the same waits
    line->keeper = std::make_unique<StreamKeeper>(
        m_core.clock, addressOf(m_core, session, topic), m_channels, options);
    connect(line->keeper.get(), &StreamKeeper::opened, this, [this, line] { opened(*line); });
    connect(line->keeper.get(), &StreamKeeper::changed, this, [this, line] { lineChanged(*line); });
    connect(line->keeper.get(), &StreamKeeper::frame, this,
        [this, line](const QByteArray &text) { heard(*line, text); });
    return line;
}

void StreamSync::leave(const QString &key)
{
    const auto wanted = m_wanted.find(key);
    if (wanted == m_wanted.end() || wanted->line == nullptr) {
        return;
    }
    Line *line = std::exchange(wanted->line, nullptr);
    wanted->epoch = 0;
    wanted->askedAt = 0;
    line->keys.removeOne(key);
    if (line->keys.isEmpty()) {
        const QString host = line->session.instance.host;
        std::erase_if(m_lines, [line](const auto &other) { return other.get() == line; });
        arrangeWatches(host);
        return;
    }
    const Instance &instance = line->session.instance;
    const bool shared = std::ranges::any_of(
        line->keys, [&](const QString &other) { return m_wanted[other].topic == wanted->topic; });
    const auto message = shared ? std::nullopt // "#tea" and "#tea without #bot" are one stream
                                : familyFor(instance)->unsubscribe(instance, wanted->topic);
    if (message) {
        line->keeper->send(*message);
    }
    describeAnew(*line);
    line->keeper->setAddress(addressOf(m_core, line->session, m_wanted[line->keys.first()].topic));
}

StreamSync::Line *StreamSync::lineById(qint64 id) const
{
    for (const auto &line : m_lines) {
        if (line->id == id) {
            return line.get();
        }
    }
    return nullptr;
}

StreamState StreamSync::state(const QString &key) const
{
    const auto wanted = m_wanted.constFind(key);
    return wanted == m_wanted.cend() ? StreamState() : stateOf(*wanted);
}

StreamState StreamSync::stateOf(const Wanted &wanted) const
{
    StreamState state{.error = wanted.refusal};
    if (wanted.line == nullptr || wanted.refusal) {
        return state;
    }
    const StreamStatus status = wanted.line->keeper->status();
    state.way = wayOf(status.state);
    state.retryAt = status.until;
    if (status.lastEnd && state.way != StreamState::Way::Live) {
        state.error = status.lastEnd->error;
    }
    const bool live = state.way == StreamState::Way::Live;
    state.epoch = live ? wanted.epoch : 0;
    state.joined = wanted.joined;
    if (live && wanted.epoch == 0) {
        state.way = StreamState::Way::Opening; // by the keeper's word alone: nothing is told yet
    }
    return state;
}

void StreamSync::tell(const QString &key)
{
    const auto wanted = m_wanted.find(key);
    if (wanted == m_wanted.end()) {
        return;
    }
    const StreamState now = stateOf(*wanted);
    if (now != wanted->told) {
        wanted->told = now;
        Q_EMIT changed(key);
    }
}

/// Whoever hears of it may let lines and sources go.
void StreamSync::tellAll(const QStringList &keys)
{
    for (const QString &key : keys) {
        tell(key);
    }
}

void StreamSync::joined(const QString &key, quint64 epoch)
{
    const auto wanted = m_wanted.find(key);
    const bool same = wanted != m_wanted.end() && wanted->line != nullptr && epoch != 0
        && wanted->epoch == epoch && !wanted->refusal;
    if (same && !wanted->joined) {
        wanted->joined = true;
        describeAnew(*wanted->line);
        tell(key);
    }
}

void StreamSync::wakeUp()
{
    forEachLine(&StreamKeeper::wakeUp);
}

void StreamSync::reconsider()
{
    forEachLine(&StreamKeeper::reconsider);
}

void StreamSync::tick()
{
    forEachLine(&StreamKeeper::tick);
    giveUpWaiting();
}

/// Whoever hears of it may let lines go.
void StreamSync::forEachLine(void (StreamKeeper::*act)())
{
    std::vector<qint64> ids;
    for (const auto &line : m_lines) {
        ids.push_back(line->id);
    }
    for (const qint64 id : ids) {
        if (Line *line = lineById(id)) {
            std::invoke(act, line->keeper.get());
        }
    }
}

void StreamSync::renew(const AccountId &account)
{
    QStringList again;
    for (auto wanted = m_wanted.begin(); wanted != m_wanted.end(); ++wanted) {
        const bool its = wanted->source.account == account
            || (wanted->line != nullptr && wanted->line->session.account.id == account);
        // A source of a whole host may be read by an account that has just come.
        if (its || (wanted->source.account.isEmpty() && wanted->line == nullptr)) {
            again << wanted.key();
        }
    }
    for (const QString &key : again) {
        leave(key);
        m_wanted[key].settled = false;
        m_wanted[key].refusal.reset();
        place(key);
    }
}

/// What was opened for its accounts there with the token where nobody looks tells what guests hear.
void StreamSync::renewHost(const QString &host)
{
    QSet<AccountId> accounts;
    for (const auto &line : m_lines) {
        if (line->session.instance.host == host && !line->session.isGuest()) {
            accounts.insert(line->session.account.id);
        }
    }
    for (const AccountId &account : std::as_const(accounts)) {
        renew(account);
    }
}

void StreamSync::close()
{
    m_closed = true;
    for (Wanted &wanted : m_wanted) {
        wanted.line = nullptr;
        wanted.epoch = 0;
        wanted.askedAt = 0;
    }
    m_confirmTimer.stop();
    m_watched.clear();
    m_lines.clear();
}

std::vector<StreamLineInfo> StreamSync::lines() const
{
    std::vector<StreamLineInfo> all;
    for (const auto &line : m_lines) {
        all.push_back({.account = line->session.account.id,
            .host = line->session.instance.host,
            .sources = line->keys,
            .status = line->keeper->status()});
    }
    return all;
}

} // namespace asterism
