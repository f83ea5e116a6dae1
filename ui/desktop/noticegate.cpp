// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/noticegate.h"

#include <algorithm>
#include <utility>

namespace asterism::ui {

NoticeGate::NoticeGate(const Clock &clock, const NoticeGateLimits &limits)
    : m_clock(clock)
    , m_limits(limits)
{
}

void NoticeGate::add(const QString &group, const Notice &notice)
{
    Group &to = groupFor(group);
    const auto most = std::size_t(std::max(1, m_limits.alone));
    to.arrivals.push_back(m_clock.now());
    if (to.arrivals.size() > most + 1) {
        to.arrivals.erase(to.arrivals.begin());
    }
    ++to.count;
    to.waiting.push_back(notice);
    if (to.waiting.size() > most) {
        to.waiting.erase(to.waiting.begin());
    }
}

/// Who begins to wait stands behind the others.
NoticeGate::Group &NoticeGate::groupFor(const QString &name)
{
    const auto found = std::ranges::find(m_groups, name, &Group::name);
    if (found == m_groups.end()) {
        m_groups.push_back({.name = name});
        return m_groups.back();
    }
    if (found->count > 0) {
        return *found;
    }
    std::rotate(found, found + 1, m_groups.end());
    return m_groups.back();
}

std::vector<NoticePassage> NoticeGate::take()
{
    forgetOld();
    std::vector<NoticePassage> passages;
    for (Group &group : m_groups) {
        if (group.count == 0 || readyAt(group) > m_clock.now()) {
            continue;
        }
        if (isBurst(group)) {
            passMerged(group, passages);
        } else {
            passAlone(group, passages);
        }
    }
    std::erase_if(m_groups, [this](const Group &group) { return isIdle(group); });
    return passages;
}

void NoticeGate::passMerged(Group &group, std::vector<NoticePassage> &passages)
{
    group.mergedAt = m_clock.now();
    const int all = group.merged + int(group.open.size()) + group.count;
    if (all == 1) { // the count was closed in the midst of the burst
        passAlone(group, passages);
        return;
    }
    m_passedAt.push_back(m_clock.now());
    passages.push_back(
        {.group = group.name, .count = all, .withdrawn = std::exchange(group.open, {})});
    group.merged = all;
    group.count = 0;
    group.waiting.clear();
}

void NoticeGate::passAlone(Group &group, std::vector<NoticePassage> &passages)
{
    while (group.count > 0 && !group.waiting.empty() && roomAt() <= m_clock.now()) {
        Notice &notice = group.waiting.front();
        m_passedAt.push_back(m_clock.now());
        if (!group.open.contains(notice.key)) { // else it takes its own place
            group.open << notice.key;
        }
        passages.push_back({.group = group.name, .alone = std::move(notice)});
        group.waiting.erase(group.waiting.begin());
        --group.count;
    }
}

qint64 NoticeGate::nextAt() const
{
    qint64 next = 0;
    for (const Group &group : m_groups) {
        if (group.count > 0) {
            const qint64 ready = readyAt(group);
            next = next == 0 ? ready : std::min(next, ready);
        }
    }
    return next;
}

qint64 NoticeGate::readyAt(const Group &group) const
{
    const qint64 paced =
        isRecent(group.mergedAt, m_limits.paceMs) ? group.mergedAt + m_limits.paceMs : 0;
    return std::max({m_clock.now(), roomAt(), paced});
}

qint64 NoticeGate::roomAt() const
{
    const auto recent = [this](qint64 at) { return isRecent(at, m_limits.windowMs); };
    const auto first = std::ranges::find_if(m_passedAt, recent);
    return std::ranges::count_if(m_passedAt, recent) < m_limits.everywhere
        ? 0
        : *first + m_limits.windowMs;
}

bool NoticeGate::isBurst(const Group &group) const
{
    const auto most = m_limits.alone;
    return group.merged > 0 || group.count > most || int(group.arrivals.size()) > most;
}

/// A clock that was set back makes nothing wait for it.
bool NoticeGate::isRecent(qint64 at, qint64 ms) const
{
    const qint64 now = m_clock.now();
    return at <= now && now - at < ms;
}

bool NoticeGate::isIdle(const Group &group) const
{
    return group.count == 0 && group.merged == 0 && group.open.isEmpty() && group.arrivals.empty()
        && !isRecent(group.mergedAt, m_limits.paceMs);
}

void NoticeGate::forgetOld()
{
    const auto old = [this](qint64 at) { return !isRecent(at, m_limits.windowMs); };
    std::erase_if(m_passedAt, old);
    for (Group &group : m_groups) {
        std::erase_if(group.arrivals, old);
    }
}

void NoticeGate::gone(const QString &key)
{
    for (Group &group : m_groups) {
        group.open.removeAll(key);
        if (group.name == key) {
            group.merged = 0;
        }
    }
}

void NoticeGate::drop(const QString &key)
{
    gone(key);
    for (Group &group : m_groups) {
        const auto dropped = std::erase_if(
            group.waiting, [&key](const Notice &notice) { return notice.key == key; });
        group.count -= int(dropped);
        // What is counted and not held any more is older than what was seen; and so few pass alone,
        // which only those can that are held.
        if (dropped > 0 && (group.waiting.empty() || group.count <= m_limits.alone)) {
            group.count = int(group.waiting.size());
        }
    }
}

QStringList NoticeGate::seen(const QString &group)
{
    const auto found = std::ranges::find(m_groups, group, &Group::name);
    if (found == m_groups.end()) {
        return {};
    }
    QStringList keys = std::exchange(found->open, {});
    if (std::exchange(found->merged, 0) > 0) {
        keys << group;
    }
    found->waiting.clear();
    found->count = 0;
    return keys;
}

} // namespace asterism::ui
