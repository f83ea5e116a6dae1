// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/gate.h"

#include "base/host.h"
#include "net/address.h"

#include <QCoreApplication>
#include <QMutexLocker>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Gate)
};

bool isOnion(const QString &name)
{
    return name.endsWith(u".onion"_s, Qt::CaseInsensitive);
}

bool isBarred(const GateRules &rules, const QString &host, const QString &name)
{
    return !rules.own.contains(host) && (rules.never.contains(host) || rules.never.contains(name));
}

Error staysHere(const QString &host, const QString &detail)
{
    return {.kind = ErrorKind::Network, .subject = host, .detail = detail};
}

Result<Way> wayBy(const GateRules &rules, const Gate::Wish &wish)
{
    const QString host = hostOf(wish.url);
    const QString name = bareName(host);
    if (isBarred(rules, host, name)) {
        return Error{.kind = ErrorKind::Barred, .subject = host};
    }
    if (wish.trusted && isLoopbackHost(host)) {
        return Way{}; // it leaves this machine by no way, and a proxy has a loopback of its own
    }
    const bool own = wish.own || rules.own.contains(host);
    const bool proxied = rules.proxy && (!own || rules.proxyForOwn || isOnion(name));
    if (!proxied && isOnion(name)) {
        // RFC 7686: a look-up would tell the network.
        return staysHere(host, Words::tr("an .onion address can be reached through a proxy only"));
    }
    if (proxied && !wish.trusted && isLocalName(host)) {
        return staysHere(
            host, QCoreApplication::translate("Net", "the name leads into a private network"));
    }
    return proxied ? Way{.proxy = rules.proxy} : Way{};
}

} // namespace

bool isLocalName(const QString &host)
{
    // RFC 6761, 6762, 8375, and what routers call their networks. A name without a dot is searched
    // in the domains of whoever looks it up.
    static const std::array local{u".localhost"_s, u".local"_s, u".localdomain"_s, u".lan"_s,
        u".home"_s, u".internal"_s, u".intranet"_s, u".home.arpa"_s};
    const QString name = bareName(host);
    const QHostAddress address(name);
    if (!address.isNull()) {
        return !isPublicAddress(address);
    }
    return !name.contains(u'.') || std::ranges::any_of(local, [&name](const QString &end) {
        return name.endsWith(end, Qt::CaseInsensitive);
    });
}

Gate::Gate(const Clock &clock)
    : m_clock(clock)
{
}

void Gate::setRules(const GateRules &rules)
{
    const QMutexLocker lock(&m_mutex);
    m_rules = rules;
}

GateRules Gate::rules() const
{
    const QMutexLocker lock(&m_mutex);
    return m_rules;
}

Result<Way> Gate::way(const Wish &wish) const
{
    const QMutexLocker lock(&m_mutex);
    return wayBy(m_rules, wish);
}

Result<Way> Gate::pass(const Wish &wish)
{
    const QMutexLocker lock(&m_mutex);
    auto way = wayBy(m_rules, wish);
    if (way) {
        note({hostOf(wish.url), wish.purpose, 1, m_clock.now()});
    }
    return way;
}

std::vector<HostCount> Gate::takeCounts()
{
    const QMutexLocker lock(&m_mutex);
    const auto taken = std::exchange(m_counts, {});
    return {taken.cbegin(), taken.cend()};
}

std::vector<HostCount> Gate::counts() const
{
    const QMutexLocker lock(&m_mutex);
    return {m_counts.cbegin(), m_counts.cend()};
}

void Gate::giveBack(const std::vector<HostCount> &counts)
{
    const QMutexLocker lock(&m_mutex);
    for (const HostCount &count : counts) {
        note(count);
    }
}

/// Bounded: who was asked longest ago makes room.
void Gate::note(const HostCount &count)
{
    const Key key{count.host, int(count.purpose)};
    if (!m_counts.contains(key) && size_t(m_counts.size()) >= mostHosts) {
        m_counts.erase(std::min_element(m_counts.begin(), m_counts.end(),
            [](const HostCount &a, const HostCount &b) { return a.lastAt < b.lastAt; }));
    }
    HostCount &known = m_counts[key];
    known = {
        count.host, count.purpose, known.times + count.times, std::max(known.lastAt, count.lastAt)};
}

} // namespace asterism
