// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "net/request.h"
#include "net/response.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace asterism {

/// Who may ask which host when. Pure: it holds tickets and times, opens nothing and waits for
/// nothing. One request (`atOnce`) at a time per host, Single before Steady before Background,
/// otherwise in order; and beside it one that carries a file, which may take many minutes and would
/// hold up whatever somebody waits for meanwhile. Steady and Background requests of guests start at
/// most one a second; at most 60 guest or Background requests start within 5 minutes (of the others
/// only those of guests are counted, and none is held back). A 429 or 503 pauses the host until the
/// time it names, else 15 minutes, doubling up to 6 hours; an answer with nothing remaining pauses
/// that host for that token alone. Where the server counts calls by name (Ticket::limitName) and
/// says that it limits one of these alone, only such calls of that token wait, in the same way.
/// Reading and writing hold each other back in neither direction: most servers count them apart,
/// and what is written is few. A write that was limited (400 follows a day) pauses nothing: whoever
/// sends it knows with which others it is counted, and waits. A limit on reading holds back no
/// write that has a token: its server says no itself. Only a 503 is meant for all.
class HostLanes {
public:
    struct Options {
        int atOnce = 1; ///< requests under way to one host, but for one that carries a file
        qint64 spacingMs =
            secondMs; ///< between two of guests that nobody waits for; 0 switches off
        qint64 windowMs = 5 * minuteMs;
        int windowRequests = 60; ///< within windowMs; 0 switches off
        int queueLimit = 1000; ///< waiting tickets per host
        qint64 firstPauseMs = 15 * minuteMs; ///< when a 429 or 503 does not say how long
        qint64 longestPauseMs = 6 * hourMs; ///< cap, also for what a server asks for
    };

    struct Ticket {
        quint64 id = 0; ///< the caller's, unique
        QString host; ///< form of hostOf()
        QString who = {}; ///< names the token without being it; empty for guests
        Request::Priority priority = Request::Single;
        bool reads = true; ///< false for what changes something on the server
        bool carriesFile = false; ///< goes beside the others, one at a time
        qint64 patienceMs = 0; ///< longest pause it waits for
        QString limitName = {}; ///< Request::limitName
    };

    struct Refusal {
        quint64 id = 0;
        Error error; ///< RateLimited with `until`
    };

    /// What next() found: tickets to start now, tickets that will not wait, and when to ask again.
    struct Turn {
        QList<quint64> start;
        QList<Refusal> refused;
        qint64 nextAt = 0; ///< ms since epoch; 0 when nothing waits for a time
    };

    explicit HostLanes(const Clock &clock);
    HostLanes(const Clock &clock, Options options);

    /// Takes a ticket in; RateLimited when the host's queue is full. `first` puts it before all
    /// others and ignores the queue's limit: the next step of a request that had its turn.
    std::optional<Error> enqueue(const Ticket &ticket, bool first = false);

    /// Lets every free host start its next tickets.
    Turn next();

    /// Forgets a ticket: a running one is done or given up and frees its host, a waiting one is
    /// withdrawn.
    void finished(quint64 id);

    /// Learns from an answer: pauses, and the end of the doubling after a good answer.
    /// `ofCall`: what it says of a limit is about the ticket's limitName alone.
    void learn(const Ticket &ticket, int status, const RateLimit &limit, bool ofCall = false);

    /// When the host's pause ends for what this token reads; 0 when it is not paused. Calls that
    /// are limited by their names may have to wait longer.
    qint64 pausedUntil(const QString &host, const QString &who = {}) const;

    int waiting(const QString &host) const;

private:
    struct Pause {
        qint64 until = 0;
        int unnamed = 0; ///< without a time, in a row: for the doubling
    };
    struct Lane {
        QList<Ticket> queue;
        QList<quint64> running;
        QList<quint64> carrying; ///< the same of those that carry a file
        QList<qint64> starts; ///< of guest or Background requests within the window
        qint64 lastSpacedStart = 0;
        Pause busy; ///< 503: of everything
        Pause limited; ///< 429: of what reads
        QHash<QString, qint64> emptyUntil; ///< by token: nothing remains before that time
        QHash<QString, Pause> calls; ///< by token and name
    };

    void tidy(Lane &lane) const;
    bool isIdle(const Lane &lane) const;
    void refuseImpatient(Lane &lane, Turn &turn);
    bool hasRoom(const Lane &lane, const Ticket &ticket) const;
    bool startNext(Lane &lane, Turn &turn);
    void noteStart(Lane &lane, const Ticket &ticket) const;
    static QString callOf(const Ticket &ticket);
    static Error mustWait(const Lane &lane, const Ticket &ticket);
    static qint64 pauseEnd(const Lane &lane, const QString &who);
    static qint64 pauseEnd(const Lane &lane, const Ticket &ticket);
    qint64 mayStartAt(const Lane &lane, const Ticket &ticket) const;
    void lengthen(Pause &pause, const RateLimit &limit) const;
    bool isForgotten(const Pause &pause) const;
    void tidyCalls(Lane &lane) const;

    const Clock &m_clock;
    Options m_options;
    QHash<QString, Lane> m_lanes;
    QHash<quint64, QString> m_hosts; ///< of every ticket that is here
};

} // namespace asterism
