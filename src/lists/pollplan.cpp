// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/pollplan.h"

#include "base/clock.h"

#include <algorithm>

namespace asterism {

namespace {

constexpr qint64 shortestMs = minuteMs;
constexpr qint64 longestMs = 6 * hourMs;
/// Of whom nobody waits for most posts.
constexpr qint64 calmMs = 10 * minuteMs;
/// Of whom nothing is known somebody on screen is as good as new.
constexpr qint64 unknownGapMs = 2 * hourMs;
/// How much earlier than its interval a look comes at most, as a share of it.
constexpr double mostEarly = 0.1;
/// Over so long those are spread who are late when the program starts.
constexpr qint64 lateMs = 10 * minuteMs;
/// Who is due within such a share of their interval may as well be looked at now.
constexpr double soonShare = 0.25;
/// What no number of posts tells is found at the latest then: edits, or one that went for another.
constexpr qint64 ownPageMs = dayMs;
/// Every so many looks, where a local timeline tells at the others. It is not asked about people
/// with long intervals, so that nobody waits for their page longer than the longest of these.
constexpr int looksToPage = 4;
/// So far a host's queue is searched for those of whom it can tell together.
constexpr int mostSearched = 4 * mostTogether;

/// Between two tries where nobody answers.
constexpr qint64 firstWaitMs = minuteMs;
constexpr qint64 longestWaitMs = hourMs;
constexpr qint64 deadAfterMs = 7 * dayMs;
constexpr qint64 firstRefusalWaitMs = hourMs;
constexpr qint64 longestRefusalWaitMs = dayMs;

qint64 doubled(qint64 first, int failures, qint64 longest)
{
    return std::min(first << std::clamp(failures - 1, 0, 20), longest);
}

qint64 unansweredWait(int failures, qint64 failingSince, qint64 now)
{
    const bool dead = failingSince > 0 && now - failingSince >= deadAfterMs;
    return dead ? dayMs : doubled(firstWaitMs, failures, longestWaitMs);
}

/// How long after their own page was read somebody's is read again, whatever is told of them.
qint64 pageWaitMs(const Polled &polled, Attention attention)
{
    return polled.local ? looksToPage * pollIntervalMs(polled.gapMs, attention) : ownPageMs;
}

} // namespace

qint64 pollIntervalMs(qint64 gapMs, Attention attention)
{
    const qint64 gap = gapMs > 0 ? gapMs : unknownGapMs;
    switch (attention) {
    case Attention::OnScreen:
        return std::clamp(gap / 8, shortestMs, hourMs);
    case Attention::OnScreenStreamed:
        return std::clamp(gap / 8, calmMs, hourMs);
    case Attention::Aside:
        return std::clamp(gap / 4, shortestMs, longestMs);
    case Attention::AsideStreamed:
        return std::clamp(gap / 4, calmMs, longestMs);
    case Attention::Away:
        break;
    }
    return std::clamp(gap, calmMs, longestMs);
}

qint64 nextLookMs(const Polled &polled, Attention attention)
{
    const qint64 interval = pollIntervalMs(polled.gapMs, attention);
    switch (polled.end) {
    case PollEnd::Refused:
        return std::max(
            interval, doubled(firstRefusalWaitMs, polled.failures, longestRefusalWaitMs));
    case PollEnd::Unanswered:
        // It may be their own page that hangs: the others of the host come first.
        return unansweredWait(polled.failures, polled.failingSince, polled.triedAt);
    case PollEnd::Gone:
        return dayMs;
    case PollEnd::Limited:
        return std::max<qint64>(0, polled.pausedUntil - polled.triedAt);
    default:
        break;
    }
    // Looks at the others may come so often that this one would never be due.
    const qint64 page = polled.pageAt + pageWaitMs(polled, attention) - polled.triedAt;
    return polled.local ? std::clamp<qint64>(page, 0, interval) : interval;
}

qint64 meanGapMs(const std::vector<qint64> &times, qint64 knownSince, qint64 now)
{
    if (times.empty()) {
        return knownSince > 0 ? std::max<qint64>(unknownGapMs, now - knownSince) : 0;
    }
    return std::max<qint64>(1, (now - times.back()) / qint64(times.size()));
}

bool isDead(const Polled &polled, qint64 now)
{
    const bool silent = polled.end == PollEnd::Unanswered && polled.failingSince > 0
        && now - polled.failingSince >= deadAfterMs;
    return silent || polled.end == PollEnd::Gone;
}

qint64 silentGapMs(const Polled &polled, qint64 now)
{
    if (polled.posts == 0) {
        return meanGapMs({}, polled.knownSince, now);
    }
    return polled.gapMs + std::max<qint64>(0, now - polled.readAt) / polled.posts;
}

bool wasMissed(const Polled &polled, const std::vector<qint64> &times)
{
    return polled.local && std::ranges::any_of(times, [&polled](qint64 at) {
        return at > polled.pageAt && at <= polled.readAt;
    });
}

PollPlan::PollPlan(std::function<double()> random, int hostsAtOnce)
    : m_random(std::move(random))
    , m_hostsAtOnce(hostsAtOnce)
{
}

double PollPlan::share() const
{
    return 1 - mostEarly * m_random();
}

void PollPlan::set(const QString &acct, const QString &host, const Polled &polled, qint64 now)
{
    if (const auto known = m_people.constFind(acct); known != m_people.cend()) {
        if (known->host == host) {
            return; // what became of them here is newer
        }
        remove(acct);
    }
    Person &person = m_people[acct];
    person.host = host;
    person.polled = polled;
    recallHost(m_hosts[host], polled);
    const qint64 due = polled.triedAt == 0 ? now : dueAfter(person);
    const bool late = polled.triedAt > 0 && due < now;
    wait(acct, person, late ? now + qint64(m_random() * double(lateMs)) : due);
}

void PollPlan::remove(const QString &acct)
{
    const auto person = m_people.find(acct);
    if (person == m_people.end()) {
        return;
    }
    const QString name = person->host;
    Host &host = m_hosts[name];
    host.queue.erase({person->dueAt, acct});
    leave(host, acct);
    m_people.erase(person);
    settle(name);
}

void PollPlan::setAttention(const QString &acct, Attention attention, qint64 now)
{
    const auto person = m_people.find(acct);
    if (person == m_people.end() || person->attention == attention) {
        return;
    }
    const bool nearer = attention < person->attention;
    person->attention = attention;
    if (isRunning(acct)) {
        return; // its end will say when
    }
    const qint64 due = std::max(now, dueAfter(*person));
    // Further away is not sooner: who waits already waits no longer for it.
    wait(acct, *person, nearer ? std::min(person->dueAt, due) : std::max(person->dueAt, due));
}

void PollPlan::hurry(const QString &acct, qint64 now)
{
    const auto person = m_people.find(acct);
    if (person == m_people.end() || isRunning(acct)) {
        return;
    }
    Host &host = m_hosts[person->host];
    if (host.failures > 0) {
        host.closedUntil = now;
    }
    wait(acct, *person, now);
}

void PollPlan::hurryHosts(qint64 now)
{
    for (auto host = m_hosts.begin(); host != m_hosts.end(); ++host) {
        if (host->failures > 0) {
            host->closedUntil = std::min(host->closedUntil, now);
            settle(host.key());
        }
    }
}

std::vector<PollPlan::Look> PollPlan::begin(qint64 now)
{
    std::vector<Look> begun;
    while (m_running < m_hostsAtOnce && !m_ready.empty() && m_ready.begin()->first <= now) {
        const QString name = m_ready.begin()->second;
        Host &host = m_hosts[name];
        const QStringList people = nextLook(host, now);
        for (const QString &acct : people) {
            host.queue.erase({m_people[acct].dueAt, acct});
            host.running.insert(acct);
        }
        m_running += 1;
        begun.push_back({people});
        settle(name);
    }
    return begun;
}

/// Whoever waits longest; with them all of whom their host can tell at once, if two of these at
/// least are due or nearly so. The others cost nothing more.
QStringList PollPlan::nextLook(const Host &host, qint64 now) const
{
    const QString first = host.queue.begin()->second;
    if (!canBeTold(*m_people.constFind(first), now)) {
        return {first};
    }
    QStringList people;
    int due = 0;
    int searched = 0;
    for (const auto &[dueAt, acct] : host.queue) {
        const Person &person = *m_people.constFind(acct);
        if (people.size() == mostTogether || ++searched > mostSearched) {
            break;
        }
        if (canBeTold(person, now)) {
            const qint64 interval = pollIntervalMs(person.polled.gapMs, person.attention);
            due += dueAt <= now + qint64(double(interval) * soonShare) ? 1 : 0;
            people << acct;
        }
    }
    return due > 1 ? people : QStringList{first};
}

bool PollPlan::canBeTold(const Person &person, qint64 now) const
{
    const Polled &polled = person.polled;
    if (polled.local && pollIntervalMs(polled.gapMs, person.attention) > longestMs / looksToPage) {
        return false;
    }
    const double early = polled.local ? 1 - mostEarly : 1; // as a look may come
    return polled.together && !person.news && polled.end == PollEnd::Read
        && double(now - polled.pageAt) < early * double(pageWaitMs(polled, person.attention));
}

/// Ends somebody's part in a look.
void PollPlan::leave(Host &host, const QString &acct)
{
    if (host.running.remove(acct) && host.running.isEmpty()) {
        m_running -= 1;
    }
}

void PollPlan::hasNews(const QString &acct, qint64 now)
{
    if (const auto person = m_people.find(acct); person != m_people.end()) {
        person->news = true;
        leave(m_hosts[person->host], acct);
        wait(acct, *person, std::min(person->dueAt, now));
    }
}

void PollPlan::toldNothing(const QString &acct, qint64 now)
{
    if (const auto person = m_people.find(acct); person != m_people.end()) {
        leave(m_hosts[person->host], acct);
        wait(acct, *person, std::max(person->dueAt, now));
    }
}

void PollPlan::finished(const QString &acct, const Polled &polled, qint64 now)
{
    const auto person = m_people.find(acct);
    if (person == m_people.end()) {
        return;
    }
    Host &host = m_hosts[person->host];
    leave(host, acct);
    if (polled.end == PollEnd::Cancelled) {
        wait(acct, *person, now + shortestMs);
        return;
    }
    person->polled = polled;
    person->news = false;
    learnHost(host, polled);
    wait(acct, *person, std::max(now, dueAfter(*person)));
}

bool PollPlan::isRunning(const QString &acct) const
{
    const auto person = m_people.constFind(acct);
    return person != m_people.cend() && m_hosts.constFind(person->host)->running.contains(acct);
}

qint64 PollPlan::nextAt(const QString &acct) const
{
    const auto person = m_people.constFind(acct);
    return person == m_people.cend()
        ? 0
        : std::max(person->dueAt, m_hosts.constFind(person->host)->closedUntil);
}

qint64 PollPlan::nextAt() const
{
    return m_ready.empty() || m_running >= m_hostsAtOnce ? never : m_ready.begin()->first;
}

qint64 PollPlan::dueAfter(const Person &person) const
{
    const qint64 wait = nextLookMs(person.polled, person.attention);
    return person.polled.triedAt + qint64(double(wait) * share());
}

/// What one of its people met there.
void PollPlan::learnHost(Host &host, const Polled &polled)
{
    if (polled.end == PollEnd::Unanswered) {
        host.failures += 1;
        host.failingSince = host.failingSince > 0 ? host.failingSince : polled.triedAt;
        close(host, polled.triedAt);
    } else if (polled.end == PollEnd::Limited) {
        host.closedUntil = std::max(host.closedUntil, polled.pausedUntil);
    } else {
        host.failures = 0;
        host.failingSince = 0;
        host.answeredAt = std::max(host.answeredAt, polled.triedAt);
    }
}

/// What its people met there in an earlier run: the last of them counts.
void PollPlan::recallHost(Host &host, const Polled &polled)
{
    if (polled.end != PollEnd::Unanswered) {
        if (polled.triedAt > host.closedAt) {
            host.closedUntil = 0;
            learnHost(host, polled);
        }
    } else if (polled.triedAt > host.answeredAt) {
        host.failures = std::max(host.failures, polled.failures);
        host.failingSince = std::max(host.failingSince, polled.failingSince);
        close(host, polled.triedAt);
    }
}

void PollPlan::close(Host &host, qint64 now)
{
    const qint64 wait = unansweredWait(host.failures, host.failingSince, now);
    host.closedAt = std::max(host.closedAt, now);
    host.closedUntil = std::max(host.closedUntil, now + qint64(double(wait) * share()));
}

void PollPlan::wait(const QString &acct, Person &person, qint64 dueAt)
{
    Host &host = m_hosts[person.host];
    host.queue.erase({person.dueAt, acct});
    person.dueAt = dueAt;
    host.queue.insert({dueAt, acct});
    settle(person.host);
}

/// Puts a host where it belongs among those that wait, and forgets it with its last person.
void PollPlan::settle(const QString &name)
{
    const auto host = m_hosts.find(name);
    m_ready.erase({host->readyAt, name});
    if (host->queue.empty() || !host->running.isEmpty()) {
        host->readyAt = never;
        if (host->queue.empty() && host->running.isEmpty()) {
            m_hosts.erase(host);
        }
        return;
    }
    host->readyAt = std::max(host->closedUntil, host->queue.begin()->first);
    m_ready.insert({host->readyAt, name});
}

} // namespace asterism
