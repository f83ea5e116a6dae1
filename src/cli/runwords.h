// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/layout.h"
#include "model/run.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace asterism::cli {

// How runs of imports are told (model/run.h): to people, to scripts and in reports. Pure.

/// "checking", "ready", "running", "paused", "done", "cancelled".
QString word(RunState state);
/// word(Outcome) of a row that has ended; of another one what would become of it: "to-do",
/// "to-remove", "gone" (their account is), or the outcome that is foreseen.
QString outcomeWord(const RunRow &row, MovedKind kind);

QString phrase(RunState state);
QString phrase(MovedKind kind); ///< "follows", "blocked servers", …
QString phrase(Outcome outcome, MovedKind kind);
/// "@user@host", "#tag", a host or an address.
QString nameOf(const MovedItem &item, MovedKind kind);
/// About: "2 min", "3 h 20 min", "5 days".
QString durationWords(qint64 ms);
/// When something goes on: "21:40", with its date unless it is today's.
QString clockWords(qint64 ms, qint64 now);

QJsonObject runJson(const Run &run, const RunCounts &counts);
QJsonObject runRowJson(const RunRow &row, MovedKind kind);
/// One row of `runs list`.
QStringList runCells(const Run &run, const RunCounts &counts, qint64 now);
/// "@a@b.example  followed", with the reason behind it where there is one.
QString rowLine(const RunRow &row, MovedKind kind);
/// While it is waited for.
QString progressWords(const Run &run, const RunCounts &counts, qint64 now);
/// "12 followed · 3 already · 1 not found"; what is still to do at the end.
QString summaryWords(const RunCounts &counts, MovedKind kind);

/// CSV with a header, or JSON Lines. A spreadsheet takes no cell of it for a formula.
QByteArray reportBytes(const std::vector<RunRow> &rows, MovedKind kind, bool jsonLines);

/// 0 when all is well that has ended, 2 when some rows are not.
int statusOf(const RunCounts &counts);

/// What is shown before a run begins.
struct Preview {
    Run run;
    int total = 0;
    int toDo = 0;
    int already = 0;
    int moved = 0;
    int unknown = 0;
    int gone = 0;
    int invalid = 0;
    int refused = 0;
    std::vector<RunRow> bad = {}; ///< the first of the invalid and refused ones
    std::vector<RunRow> movedRows = {}; ///< the first of them
    std::vector<RunRow> goneRows = {}; ///< the same
    QStringList removed = {}; ///< everything that it takes away
    bool lookedUp = true; ///< false: more may have moved or be unknown
    qint64 ms = 0; ///< how long it will take; 0: unknown
    int followCap = 0; ///< how many its server lets it follow; 0: unknown
    int overCap = 0; ///< of those to follow, how many are above that
};
QStringList previewLines(const Preview &preview);

} // namespace asterism::cli
