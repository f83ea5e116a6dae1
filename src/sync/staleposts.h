// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

namespace asterism {

/// Of the posts of one host that are on screen and watched there: which of them may be out of date,
/// for nobody told of them while they were not watched, and when they may be asked for. Pure: it
/// holds ids and times. Who came into sight last comes first; who goes out of sight is not asked
/// for. At most half of what a host's lane lets through (net/hostlanes.h) is spent on this, one a
/// second, so that timelines are read all the same; the others wait for as long as they are in
/// sight. Those whose reactions and votes are counted here as they are streamed are asked for at
/// leisure, after all others: something may have been counted twice, or not at all.
class StalePosts {
public:
    static constexpr qint64 freshMs = minuteMs; ///< nothing is asked for after so short a time
    static constexpr qint64 windowMs = 5 * minuteMs;
    static constexpr int mostAsked = 30; ///< within windowMs
    static constexpr qint64 betweenMs = secondMs;
    static constexpr qint64 leisureMs = 30 * secondMs; ///< between two questions for one counted on

    /// These are watched from here on, and no others. Those of the new ones that were not watched
    /// shortly before: whether they came in shortly before is to be told by judge().
    QStringList watch(const QStringList &ids, qint64 now);
    /// Nobody watches any longer, though they are on screen: what is told meanwhile is missed, be
    /// it of seconds. Those that are watched again are out of date, whenever they came in.
    void lost(qint64 now);
    /// Of what watch() returned these came in longer than freshMs ago, the others did not.
    void judge(const QStringList &ids, const QStringList &old);
    /// It was told that it is another, and could not be asked for: it has its turn here.
    void add(const QString &id);

    /// Something of it was counted here.
    void counted(const QString &id, qint64 now);

    /// The one to be asked for now, which has its turn with that; empty: none.
    QString take(qint64 now);
    /// It is being asked for by another way.
    void asked(const QString &id);
    /// Nothing is known of it: the next time that it comes into sight it is asked for again.
    void failed(const QString &id);

    /// When take() has one again; 0: none waits.
    qint64 nextAt() const;
    int waiting() const { return int(m_stale.size()); }
    /// Nothing is to be remembered.
    bool isIdle(qint64 now);

private:
    void tidy(qint64 now);
    void ripen(qint64 now);

    QSet<QString> m_watched;
    QSet<QString> m_unsure; ///< of these: not judged yet, or failed
    QStringList m_stale; ///< of these, whoever comes first at the end
    QHash<QString, qint64> m_countedAt; ///< of the others of these, since it was asked for last
    QHash<QString, qint64> m_watchedUntil; ///< of others, as long as that is fresh
    QHash<QString, qint64> m_lostAt; ///< of others that were lost(), as long
    QList<qint64> m_askedAt; ///< within the window
};

} // namespace asterism
