// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/streamkeeper.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace asterism {

namespace {

// The computer may sleep or its clock may be set while a timer runs: look at the clock again.
constexpr qint64 longestNapMs = 10 * secondMs;

} // namespace

StreamKeeper::StreamKeeper(
    const Clock &clock, StreamAddress address, ChannelFactory factory, QObject *parent)
    : StreamKeeper(clock, std::move(address), std::move(factory), Options{}, parent)
{
}

StreamKeeper::StreamKeeper(const Clock &clock, StreamAddress address, ChannelFactory factory,
    Options options, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_address(std::move(address))
    , m_factory(std::move(factory))
    , m_options(options)
    , m_random(options.seed != 0 ? options.seed : QRandomGenerator::system()->generate())
    , m_plan(
          clock, [this] { return m_random.generateDouble(); }, options.plan)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StreamKeeper::tick);
}

StreamKeeper::~StreamKeeper() = default;

void StreamKeeper::start()
{
    m_plan.start();
    tick();
}

void StreamKeeper::stop()
{
    drop();
    m_timer.stop();
    if (m_plan.state() != StreamPlan::State::Stopped) {
        m_plan.stop();
        Q_EMIT changed();
    }
}

void StreamKeeper::wakeUp()
{
    switch (m_plan.wakeUp()) {
    case StreamPlan::WakeUp::Nothing:
        break;
    case StreamPlan::WakeUp::Probe:
        m_channel->probe(m_options.probeMs);
        break;
    case StreamPlan::WakeUp::Again:
        drop();
        tick();
        break;
    }
}

void StreamKeeper::reconsider()
{
    if (m_channel) {
        m_channel->reconsider();
    }
}

bool StreamKeeper::send(const QByteArray &text)
{
    if (isLive()) {
        m_channel->send(text);
    }
    return isLive();
}

StreamStatus StreamKeeper::status() const
{
    return {.state = m_plan.state(),
        .since = m_plan.since(),
        .until = m_plan.until(),
        .failures = m_plan.failures(),
        .lastEnd = m_plan.lastEnd(),
        .lastEndAt = m_plan.lastEndAt()};
}

void StreamKeeper::tick()
{
    const bool due = m_plan.begin();
    schedule();
    if (due) {
        connectNow();
        Q_EMIT changed();
    }
}

void StreamKeeper::connectNow()
{
    m_channel = m_factory(m_address,
        {.opened =
                [this] {
                    m_plan.opened();
                    const QPointer<StreamKeeper> alive(this);
                    Q_EMIT changed();
                    if (alive && isLive()) {
                        Q_EMIT opened();
                    }
                },
            .frame = [this](const QByteArray &text) { Q_EMIT frame(text); },
            .closed = [this](const StreamEnd &end) { ended(end); }});
    m_channel->open();
}

void StreamKeeper::drop()
{
    // Out of the way first: this may run within one of the channel's calls.
    const auto channel = std::move(m_channel);
}

void StreamKeeper::ended(const StreamEnd &end)
{
    const StreamEnd kept = end; // it lies in the channel, which goes
    drop();
    m_plan.ended(kept);
    schedule();
    Q_EMIT changed();
}

void StreamKeeper::schedule()
{
    if (m_plan.state() != StreamPlan::State::Waiting) {
        m_timer.stop();
        return;
    }
    m_timer.start(int(std::clamp<qint64>(m_plan.until() - m_clock.now(), 0, longestNapMs)));
}

} // namespace asterism
