// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run.h"

#include <QStringList>
#include <QVariantList>

#include <optional>

namespace asterism::ui {

// What is said of runs, their rows and their counts. Pure: times are handed in.

/// "Follows", "Blocks", …; "Not known yet" for Unknown.
QString kindWords(MovedKind kind);
/// What files can be imported as, in the order in which they are offered.
const std::vector<MovedKind> &importedKinds();

/// "Follow 361", "Block 12", …
QString doWords(MovedKind kind, int count);
/// "Unfollow 12", …: what an overwriting run takes away.
QString undoWords(MovedKind kind, int count);

/// "@nagi@art.example", "#鯖缶", a host, an address; the text of what could not be read.
QString subjectWords(const RunRow &row, MovedKind kind);
/// "followed", "server gone"; of what has not ended "waiting", "moved", …
QString standWords(const RunRow &row, MovedKind kind);
/// "boosts on · notify off", the server's words, whom they moved to.
QString detailWords(const RunRow &row, MovedKind kind);
/// "good", "waits", "bad" or nothing: Theme.tone().
QString toneOf(const RunRow &row);
QString toneOf(Outcome outcome);
/// "followed", "already there", …
QString outcomeWords(Outcome outcome, MovedKind kind);

/// "about 24 h", "about 3 min"; "less than a minute".
QString lengthWords(qint64 ms);
/// "21:40", "tomorrow 21:40", "Dec 3, 21:40".
QString momentWords(qint64 at, qint64 now);

/// "214 of 361"
QString progressWords(const RunCounts &counts);
/// How fast it goes: rows a minute, as measured; nothing while that is not known.
using PerMinute = std::optional<double>;
/// "3.1 a minute · next in 12 s"; of what does not run "paused", "done 21:40", …
QString paceWords(const Run &run, const PerMinute &pace, qint64 now);
/// "done about 21:40"; empty where that cannot be told.
QString endWords(const Run &run, const RunCounts &counts, const PerMinute &pace, qint64 now);
/// The parts of the bar, as shares of one: good, waiting for somebody, bad, nothing to do.
QVariantList sharesOf(const RunCounts &counts);
/// "361 follows: 340 followed, 12 requested, 9 not found", for the desktop.
QString resultWords(const Run &run, const RunCounts &counts);

/// How fast a run goes, by what its rows did within the last minutes.
class RunMeter {
public:
    void add(qint64 now, int ended);
    PerMinute perMinute() const;

private:
    struct Sample {
        qint64 at = 0;
        int ended = 0;
    };

    std::vector<Sample> m_samples;
};

} // namespace asterism::ui
