// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/polled.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace asterism {

/// How much somebody's posts are wanted.
enum class Attention {
    OnScreen, ///< a list with them is being looked at
    OnScreenStreamed, ///< and their public posts come in a stream by themselves
    Aside, ///< it is not
    AsideStreamed,
    Away, ///< nobody is looking at anything for long, or each byte costs
};

/// How long to wait between two looks at somebody whose posts come every `gapMs` on the average
/// (0: not known): a share of that, 60 s at least and 6 h at most (product.md, "Polling is
/// polite"). Of whom a stream tells as often, but not more often than every 10 minutes: a local
/// timeline has neither their boosts nor what is not listed (Misskey's "home"). So 50 of them cost
/// 5 requests a minute at most, and less where one request tells of many. All in ms.
qint64 pollIntervalMs(qint64 gapMs, Attention attention);

/// How long after Polled::triedAt somebody is looked at again.
qint64 nextLookMs(const Polled &polled, Attention attention);

/// The mean time between somebody's posts by when their newest rhythmPosts were made (newest
/// first), silence since then included. Of whom none is known: how long none has come.
qint64 meanGapMs(const std::vector<qint64> &times, qint64 knownSince, qint64 now);
constexpr int rhythmPosts = 20;
/// Polled::gapMs of somebody who has not posted since it was learnt.
qint64 silentGapMs(const Polled &polled, qint64 now);
/// Whether their host's local timeline kept silent about one of the posts of these times: it came
/// after the look at their page, and the last look at the timeline did not tell of it.
bool wasMissed(const Polled &polled, const std::vector<qint64> &times);
/// Their server has not answered for a week, or has known them no more for some time.
bool isDead(const Polled &polled, qint64 now);
/// Of so many people one request asks at most whether they have posted.
constexpr int mostTogether = 40;

/// Who is to be looked at when. Pure: it holds times and asks nobody. One person of a host at a
/// time, whoever waits longest first, and so many hosts at once. Everybody is read a little before
/// their interval is over, by chance, so that no host is asked by the minute. A host that does not
/// answer is tried with growing waits up to an hour, after a week of that once a day; meanwhile
/// nobody there is. Who is refused is tried again after an hour, later once a day: a better reader
/// may have appeared. (How fast one host is asked is net/hostlanes.h's.)
///
/// Where one request tells of several people whether they have posted (Polled::together), that is
/// asked as soon as it costs less than reading the two or more who are due, and only those are read
/// who have; it may as well tell of others who are due later. Everybody's own page is read once a
/// day all the same, for what such a question cannot tell. Where it is the local timeline that is
/// asked (Polled::local) that is boosts, answers and posts that are not listed: there every fourth
/// look is at the page, as every look is at somebody who is due less than each 1.5 h. So nobody
/// waits for these longer than the 6 h that people wait who post seldom.
class PollPlan {
public:
    /// `random` gives numbers in [0, 1).
    explicit PollPlan(std::function<double()> random, int hostsAtOnce = 16);

    /// Somebody new, or what became of them elsewhere. Who was never looked at is due at once; who
    /// would have been due while the program was away is due within some minutes, in any order.
    void set(const QString &acct, const QString &host, const Polled &polled, qint64 now);
    /// What runs goes on to its end, and tells nothing.
    void remove(const QString &acct);
    bool contains(const QString &acct) const { return m_people.contains(acct); }
    QStringList people() const { return m_people.keys(); }

    /// Aside at first. Who comes on screen and is late by that measure is due at once.
    void setAttention(const QString &acct, Attention attention, qint64 now);
    /// Due now, in spite of failures, but not of a pause that the host wished; nothing while they
    /// are being looked at.
    void hurry(const QString &acct, qint64 now);
    /// Every host that does not answer is tried again: the network is back.
    void hurryHosts(qint64 now);

    /// One person to be read, or several of one host of whom it is asked whether they have posted.
    struct Look {
        QStringList people;
        bool isTogether() const { return people.size() > 1; }
    };
    /// What is to be looked at now: it runs from here on.
    std::vector<Look> begin(qint64 now);
    /// A look has ended; also one that the plan did not begin.
    void finished(const QString &acct, const Polled &polled, qint64 now);
    /// A look at several has ended: this one has posted, or is not among those whom their host
    /// told of. They are read as soon as their host is free.
    void hasNews(const QString &acct, qint64 now);
    /// The same, and nothing was learnt of this one.
    void toldNothing(const QString &acct, qint64 now);

    bool isRunning(const QString &acct) const;
    /// When somebody is due, as far as it is known now; 0 for who is not in the plan.
    qint64 nextAt(const QString &acct) const;
    /// When begin() has something to begin; never when it has not.
    qint64 nextAt() const;
    static constexpr qint64 never = std::numeric_limits<qint64>::max();

private:
    struct Person {
        QString host;
        Polled polled;
        Attention attention = Attention::Aside;
        qint64 dueAt = 0;
        bool news = false; ///< their own page is to be read
    };
    using Queue = std::set<std::pair<qint64, QString>>; ///< by time, then name
    struct Host {
        Queue queue; ///< of those who wait
        QSet<QString> running; ///< those of one look
        qint64 closedUntil = 0; ///< it wants a pause, or does not answer
        qint64 closedAt = 0; ///< since when it does not answer, at the latest
        qint64 answeredAt = 0;
        qint64 failingSince = 0;
        int failures = 0;
        qint64 readyAt = never; ///< its place in m_hosts' queue
    };

    QStringList nextLook(const Host &host, qint64 now) const;
    bool canBeTold(const Person &person, qint64 now) const;
    void leave(Host &host, const QString &acct);
    qint64 dueAfter(const Person &person) const;
    void learnHost(Host &host, const Polled &polled);
    void recallHost(Host &host, const Polled &polled);
    void close(Host &host, qint64 now);
    void wait(const QString &acct, Person &person, qint64 dueAt);
    void settle(const QString &name);
    double share() const;

    std::function<double()> m_random;
    int m_hostsAtOnce;
    int m_running = 0;
    QHash<QString, Person> m_people;
    QHash<QString, Host> m_hosts;
    Queue m_ready; ///< hosts with somebody to be looked at who are free, by when
};

} // namespace asterism
