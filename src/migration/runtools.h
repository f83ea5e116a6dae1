// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/pace.h"
#include "sync/people.h"

#include <QFuture>
#include <QHash>
#include <QString>

#include <functional>
#include <map>
#include <optional>

namespace asterism {

class CensusReading;

/// How fast a Runner goes; for tests, which would only wait.
struct RunnerLimits {
    qint64 spacingMs = secondMs; ///< between two writes of one class
    qint64 firstAwayMs = 10 * secondMs; ///< the first wait for a server that is away; they double
};

/// What everything that works at runs is handed: made once, by the Runner.
struct RunTools {
    Core &core;
    Sessions &sessions;
    People &people;
    CensusReading &census;
    /// Runner::Ports
    std::function<QFuture<Result<Done>>(const QString &list, const QString &acct)> ownList;
    RunnerLimits limits;

    qint64 now() const { return core.clock.now(); }
};

/// What the work for one account knows while this process lives; after a restart it is asked for.
struct LaneMemory {
    struct Standing {
        Relationship relationship;
        qint64 at = 0;
    };

    struct Refusal {
        QString words;
        qint64 at = 0;
    };

    std::map<QString, Pace> paces; ///< by writeClass()
    QHash<QString, Standing> standings; ///< by the person's id there; asked ahead, in batches
    std::optional<QHash<QString, QString>> listIds; ///< by title; as the server has them
    std::optional<QHash<QString, QString>> clipIds; ///< by name; as the server has them
    /// What the server said of clips that take no more, by name, and when: for a while nothing is
    /// sent for them.
    QHash<QString, Refusal> clipRefusals;
    bool listsWantFollows = false; ///< its lists took somebody only when they were followed
    qint64 lastGoodAt = 0; ///< when the server last did as it was asked
};

} // namespace asterism
