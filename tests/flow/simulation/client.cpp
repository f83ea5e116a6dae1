// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"

#include <QCoreApplication>

#include <algorithm>

namespace asterism::simulation {

namespace {

void deliverPosted()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

std::unique_ptr<Client> Client::open(const World &world, const QString &folder)
{
    auto client = std::unique_ptr<Client>(new Client(world));
    return client->begin(folder) ? std::move(client) : nullptr;
}

bool Client::begin(const QString &folder)
{
    auto opened = App::open({.folder = folder,
        .works = true,
        .secrets = std::make_unique<KnownTokens>(m_world.tokens),
        .outside = {.clock = &m_world.clock,
            .exchange = m_world.network.exchanges(),
            .channels = m_world.network.channels(),
            .lanes = m_lanes.factory(),
            .seed = quint32(m_world.chance.between(1, 1'000'000))}});
    if (!opened) {
        qWarning().noquote() << sentence(opened.error());
        return false;
    }
    m_app = std::move(*opened);
    m_desk = std::make_unique<EngineDesk>(*m_app);
    m_freshening = std::make_unique<Freshening>(*m_app->store, *m_desk, m_world.clock,
        &m_app->streams, nullptr, quint32(m_world.chance.between(1, 1'000'000)));
    m_freshening->keepHomes();
    m_desk->start();
    m_freshening->start();
    return true;
}

Client::~Client()
{
    m_lanes.runAtOnce();
    if (m_desk) {
        m_desk->close();
    }
    m_freshening.reset();
    m_desk.reset();
    m_app.reset();
    deliverPosted();
}

void Client::watch(const QString &key)
{
    m_watched << key;
    m_freshening->watch(key);
}

bool Client::settle(int turns)
{
    for (;;) {
        deliverPosted();
        m_app->http.tick();
        deliverPosted();
        if (turns-- <= 0) {
            return false;
        }
        if (!m_lanes.turn(m_world.chance)) {
            return true;
        }
    }
}

void Client::tick()
{
    m_app->streams.tick();
    m_freshening->tick();
}

QStringList Client::behind(qint64 since) const
{
    QStringList keys;
    for (const QString &key : m_watched) {
        const SourceStatus status = m_freshening->status(key);
        if (status.busy || !(status.stream.joined || status.lastOkAt > since)) {
            keys << QStringLiteral("%1 (%2, stream %3, next in %4 s, %5)")
                        .arg(key, status.busy ? QStringLiteral("busy") : QStringLiteral("idle"))
                        .arg(int(status.stream.way))
                        .arg((status.nextAt - m_world.clock.now()) / secondMs)
                        .arg(status.error ? sentence(*status.error) : QString());
        }
    }
    return keys;
}

qint64 Client::nextAt() const
{
    qint64 next = m_world.clock.now() + minuteMs;
    const auto sooner = [&](qint64 at) { next = at > 0 ? std::min(next, at) : next; };
    for (const QString &key : m_watched) {
        sooner(m_freshening->status(key).nextAt);
    }
    for (const StreamLineInfo &line : m_app->streams.lines()) {
        sooner(line.status.until);
    }
    return std::max(next, m_world.clock.now() + secondMs);
}

} // namespace asterism::simulation
