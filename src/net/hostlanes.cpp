// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/hostlanes.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

bool isGuest(const HostLanes::Ticket &ticket)
{
    return ticket.who.isEmpty();
}

bool isBackground(const HostLanes::Ticket &ticket)
{
    return ticket.priority == Request::Background;
}

/// Nobody sits before it, so a stranger's server is asked slowly.
bool isSpaced(const HostLanes::Ticket &ticket)
{
    return isGuest(ticket) && ticket.priority != Request::Single;
}

void noteEarlier(qint64 &earliest, qint64 time)
{
    earliest = earliest == 0 ? time : std::min(earliest, time);
}

/// Of an own account. Whether its server takes it, it says itself.
bool isOwnWrite(const HostLanes::Ticket &ticket)
{
    return !ticket.reads && !isGuest(ticket);
}

constexpr int tooMany = 429;
constexpr int serverBusy = 503;

} // namespace

HostLanes::HostLanes(const Clock &clock)
    : HostLanes(clock, Options{})
{
}

HostLanes::HostLanes(const Clock &clock, Options options)
    : m_clock(clock)
    , m_options(options)
{
}

std::optional<Error> HostLanes::enqueue(const Ticket &ticket, bool first)
{
    Lane &lane = m_lanes[ticket.host];
    if (first) {
        lane.queue.prepend(ticket);
    } else if (lane.queue.size() < m_options.queueLimit) {
        lane.queue.append(ticket);
    } else {
        Error full = mustWait(lane, ticket);
        full.detail = QCoreApplication::translate("Net", "too many requests are waiting");
        return full;
    }
    m_hosts.insert(ticket.id, ticket.host);
    return {};
}

HostLanes::Turn HostLanes::next()
{
    Turn turn;
    for (auto lane = m_lanes.begin(); lane != m_lanes.end();) {
        tidy(*lane);
        refuseImpatient(*lane, turn);
        while (startNext(*lane, turn)) { }
        lane = isIdle(*lane) ? m_lanes.erase(lane) : std::next(lane);
    }
    return turn;
}

void HostLanes::finished(quint64 id)
{
    const auto lane = m_lanes.find(m_hosts.take(id));
    if (lane == m_lanes.end()) {
        return;
    }
    lane->running.removeOne(id);
    lane->carrying.removeOne(id);
    lane->queue.removeIf([id](const Ticket &ticket) { return ticket.id == id; });
}

void HostLanes::learn(const Ticket &ticket, int status, const RateLimit &limit, bool ofCall)
{
    Lane &lane = m_lanes[ticket.host];
    const qint64 now = m_clock.now();
    if (status == tooMany || status == serverBusy) {
        const bool call = ofCall && !ticket.limitName.isEmpty();
        if (ticket.reads) {
            lengthen(call               ? lane.calls[callOf(ticket)]
                    : status == tooMany ? lane.limited
                                        : lane.busy,
                limit);
        }
        return;
    }
    if (status < 500) {
        lane.busy.unnamed = 0;
        if (ticket.reads) { // a write says nothing of the limit on reading
            lane.limited.unnamed = 0;
        }
        lane.calls.remove(callOf(ticket));
    }
    if (!ticket.reads || limit.remaining != 0 || limit.resetAt <= now) {
        return;
    }
    const qint64 until = std::min(limit.resetAt, now + m_options.longestPauseMs);
    if (ticket.limitName.isEmpty()) {
        lane.emptyUntil[ticket.who] = until;
    } else {
        lane.calls[callOf(ticket)].until = until; // Sharkey tells it of each call
    }
}

/// Until the time that the server names; else it doubles.
void HostLanes::lengthen(Pause &pause, const RateLimit &limit) const
{
    const qint64 now = m_clock.now();
    qint64 until = limit.until();
    if (until <= 0) {
        const int doublings = std::min(pause.unnamed++, 10);
        until = now + std::min(m_options.firstPauseMs << doublings, m_options.longestPauseMs);
    }
    pause.until = std::max(pause.until, std::min(until, now + m_options.longestPauseMs));
}

qint64 HostLanes::pausedUntil(const QString &host, const QString &who) const
{
    const auto lane = m_lanes.constFind(host);
    const qint64 end = lane == m_lanes.cend() ? 0 : pauseEnd(*lane, who);
    return end > m_clock.now() ? end : 0;
}

int HostLanes::waiting(const QString &host) const
{
    const auto lane = m_lanes.constFind(host);
    return lane == m_lanes.cend() ? 0 : int(lane->queue.size());
}

/// Forgets what is over, and times that lie further ahead than they can: the user set the
/// computer's clock back.
void HostLanes::tidy(Lane &lane) const
{
    const qint64 now = m_clock.now();
    const qint64 latest = now + m_options.longestPauseMs;
    lane.busy.until = std::min(lane.busy.until, latest);
    lane.limited.until = std::min(lane.limited.until, latest);
    lane.lastSpacedStart = std::min(lane.lastSpacedStart, now);
    lane.starts.removeIf(
        [&](qint64 start) { return start > now || start <= now - m_options.windowMs; });
    lane.emptyUntil.removeIf([now](auto entry) { return entry.value() <= now; });
    for (qint64 &until : lane.emptyUntil) {
        until = std::min(until, latest);
    }
    tidyCalls(lane);
}

/// The doubling is remembered for a while after the last pause.
bool HostLanes::isForgotten(const Pause &pause) const
{
    const qint64 remembered = pause.unnamed > 0 ? m_options.longestPauseMs : 0;
    return pause.until + remembered <= m_clock.now();
}

void HostLanes::tidyCalls(Lane &lane) const
{
    const qint64 latest = m_clock.now() + m_options.longestPauseMs;
    for (Pause &call : lane.calls) {
        call.until = std::min(call.until, latest);
    }
    lane.calls.removeIf([this](auto entry) { return isForgotten(entry.value()); });
}

bool HostLanes::isIdle(const Lane &lane) const
{
    return lane.queue.isEmpty() && lane.running.isEmpty() && lane.carrying.isEmpty()
        && lane.starts.isEmpty() && lane.emptyUntil.isEmpty() && lane.calls.isEmpty()
        && isForgotten(lane.busy) && isForgotten(lane.limited)
        && lane.lastSpacedStart + m_options.spacingMs <= m_clock.now();
}

void HostLanes::refuseImpatient(Lane &lane, Turn &turn)
{
    const qint64 now = m_clock.now();
    lane.queue.removeIf([&](const Ticket &ticket) {
        if (pauseEnd(lane, ticket) - now <= ticket.patienceMs) {
            return false;
        }
        turn.refused.append({ticket.id, mustWait(lane, ticket)});
        m_hosts.remove(ticket.id);
        return true;
    });
}

bool HostLanes::hasRoom(const Lane &lane, const Ticket &ticket) const
{
    return ticket.carriesFile ? lane.carrying.isEmpty() : lane.running.size() < m_options.atOnce;
}

bool HostLanes::startNext(Lane &lane, Turn &turn)
{
    const qint64 now = m_clock.now();
    qsizetype chosen = -1;
    for (qsizetype i = 0; i < lane.queue.size(); ++i) {
        const Ticket &ticket = lane.queue[i];
        if (!hasRoom(lane, ticket)) {
            continue; // whoever has it says when it is over
        }
        const qint64 at = mayStartAt(lane, ticket);
        if (at > now) {
            noteEarlier(turn.nextAt, at);
        } else if (chosen == -1 || ticket.priority < lane.queue[chosen].priority) {
            chosen = i;
        }
        if (chosen != -1 && lane.queue[chosen].priority == Request::Single) {
            break;
        }
    }
    if (chosen == -1) {
        return false;
    }
    const Ticket ticket = lane.queue.takeAt(chosen);
    (ticket.carriesFile ? lane.carrying : lane.running).append(ticket.id);
    noteStart(lane, ticket);
    turn.start.append(ticket.id);
    return true;
}

void HostLanes::noteStart(Lane &lane, const Ticket &ticket) const
{
    if (isGuest(ticket) || isBackground(ticket)) {
        lane.starts.append(m_clock.now());
    }
    if (isSpaced(ticket)) {
        lane.lastSpacedStart = m_clock.now();
    }
}

QString HostLanes::callOf(const Ticket &ticket)
{
    return ticket.who + u' ' + ticket.limitName;
}

qint64 HostLanes::pauseEnd(const Lane &lane, const QString &who)
{
    return std::max({lane.busy.until, lane.limited.until, lane.emptyUntil.value(who, 0)});
}

qint64 HostLanes::pauseEnd(const Lane &lane, const Ticket &ticket)
{
    if (isOwnWrite(ticket)) {
        return lane.busy.until;
    }
    const qint64 host = pauseEnd(lane, ticket.who);
    return ticket.limitName.isEmpty() ? host
                                      : std::max(host, lane.calls.value(callOf(ticket)).until);
}

/// What the server would say: whether it is busy or merely limits this.
Error HostLanes::mustWait(const Lane &lane, const Ticket &ticket)
{
    const qint64 end = pauseEnd(lane, ticket);
    const bool busy = end > 0 && end == lane.busy.until;
    return {.kind = ErrorKind::RateLimited,
        .subject = ticket.host,
        .httpStatus = busy ? serverBusy : 0,
        .until = end};
}

/// When the ticket's turn may come; a time that has passed means now.
qint64 HostLanes::mayStartAt(const Lane &lane, const Ticket &ticket) const
{
    qint64 at = pauseEnd(lane, ticket);
    if (isSpaced(ticket)) {
        at = std::max(at, lane.lastSpacedStart + m_options.spacingMs);
    }
    const qsizetype budget = isBackground(ticket) ? m_options.windowRequests : 0;
    if (budget > 0 && lane.starts.size() >= budget) {
        at = std::max(at, lane.starts[lane.starts.size() - budget] + m_options.windowMs);
    }
    return at;
}

} // namespace asterism
