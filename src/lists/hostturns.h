// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <functional>

namespace asterism {

/// Who reads at one host, one after the other. Requests to one host queue anyway (net/hostlanes.h),
/// so nobody is slower for it; and a host that is silent is found out by the first who waits for it
/// in vain, not by all.
class HostTurns {
public:
    /// Calls `go` when nobody else has the host's turn: now, or within another's give().
    void take(const QString &host, const std::function<void()> &go)
    {
        const auto waiting = m_waiting.find(host);
        if (waiting != m_waiting.end()) {
            waiting->append(go);
            return;
        }
        m_waiting.insert(host, {});
        go();
    }

    /// Ends the turn that take() began: the next one's begins.
    void give(const QString &host)
    {
        const auto waiting = m_waiting.find(host);
        if (waiting == m_waiting.end()) {
            return;
        }
        if (waiting->isEmpty()) {
            m_waiting.erase(waiting);
            return;
        }
        const auto next = waiting->takeFirst();
        next();
    }

private:
    QHash<QString, QList<std::function<void()>>>
        m_waiting; ///< an entry while somebody has the turn
};

} // namespace asterism
