// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "ui/desktop/notice.h"

#include <QStringList>

#include <vector>

namespace asterism::ui {

struct NoticeGateLimits {
    int alone = 5; ///< of a group within the window; more become one
    qint64 windowMs = 10 * secondMs;
    qint64 paceMs = 5 * secondMs; ///< between two counts of one group
    int everywhere = 10; ///< of all groups within the window; the rest waits, and is merged
};

/// What the gate lets through.
struct NoticePassage {
    QString group;
    int count = 1; ///< above 1: one notice for so many, with the group as its key
    Notice alone = {}; ///< where the count is 1
    QStringList withdrawn = {}; ///< keys of those that are in the count now
};

/// Lets news through to the desktop one by one, or merged where a group (a list, say) has many of
/// them: "12 new posts in Painters". While such a count is open what comes is added to it. Decides
/// only; whoever holds it asks again at nextAt().
class NoticeGate {
public:
    /// The clock outlives it.
    explicit NoticeGate(const Clock &clock, const NoticeGateLimits &limits = {});

    /// `notice.key` is different for each, and no group's name.
    void add(const QString &group, const Notice &notice);
    /// What may pass now.
    std::vector<NoticePassage> take();
    /// When take() is worth the next call; 0: nothing waits.
    qint64 nextAt() const;

    /// The notice is not on the desktop any more: it counts no longer.
    void gone(const QString &key);
    /// The same, and where it waits it does not pass.
    void drop(const QString &key);
    /// All news of the group was seen elsewhere. Returns the keys that are on the desktop.
    QStringList seen(const QString &group);

private:
    struct Group {
        QString name;
        std::vector<qint64> arrivals = {}; ///< within the window; no more than tell a burst
        std::vector<Notice> waiting = {}; ///< the newest of them
        int count = 0; ///< of all that wait
        QStringList open = {}; ///< keys of those shown alone
        int merged = 0; ///< what the open count says; 0: none is open
        qint64 mergedAt = 0;
    };

    Group &groupFor(const QString &name);
    bool isRecent(qint64 at, qint64 ms) const;
    bool isBurst(const Group &group) const;
    bool isIdle(const Group &group) const;
    qint64 roomAt() const;
    qint64 readyAt(const Group &group) const;
    void forgetOld();
    void passMerged(Group &group, std::vector<NoticePassage> &passages);
    void passAlone(Group &group, std::vector<NoticePassage> &passages);

    const Clock &m_clock;
    NoticeGateLimits m_limits;
    std::vector<Group> m_groups; ///< those that wait: who has waited longest first
    std::vector<qint64> m_passedAt; ///< within the window
};

} // namespace asterism::ui
