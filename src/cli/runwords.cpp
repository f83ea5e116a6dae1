// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runwords.h"

#include "base/clock.h"
#include "cli/exitcode.h"
#include "cli/json.h"
#include "cli/textwidth.h"
#include "migration/csv/table.h"
#include "migration/outcomewords.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

QJsonValue timeOrNull(qint64 ms)
{
    return ms > 0 ? QJsonValue(isoTime(ms)) : QJsonValue(QJsonValue::Null);
}

/// Never a null one, which would read as no text in some places.
QString whole(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

bool ofPeople(MovedKind kind)
{
    return kind != MovedKind::DomainBlocks && kind != MovedKind::Bookmarks
        && kind != MovedKind::Tags && kind != MovedKind::Clips;
}

/// What MovedItem::list is called; empty where there is none.
QString listKey(MovedKind kind)
{
    return kind == MovedKind::Lists ? u"list"_s : kind == MovedKind::Clips ? u"clip"_s : QString();
}

QString subjectText(const RunRow &row)
{
    return row.item.subject.isEmpty() ? row.text : row.item.subject;
}

QString detailOf(const RunRow &row)
{
    return row.detail.isEmpty() ? row.movedTo : row.detail;
}

/// Of a row that has not ended.
QString foreseenWords(const RunRow &row, MovedKind kind)
{
    if (row.removes) {
        return Words::tr("to be taken away");
    }
    switch (row.finding) {
    case Finding::Moved:
        return phrase(Outcome::Moved, kind);
    case Finding::Unknown:
        return phrase(Outcome::NotFound, kind);
    case Finding::Gone:
        return row.tries > 0 ? phrase(Outcome::ServerGone, kind) : Words::tr("gone");
    case Finding::None:
    case Finding::ToDo:
        break;
    }
    return Words::tr("to do");
}

/// "=1+1" in a server's words would be reckoned by a spreadsheet; an address or a number is not.
QString harmlessCell(const QString &text)
{
    const QString line = printableLine(text);
    const bool formula = !line.isEmpty() && u"=+-@\t"_s.contains(line.front());
    return formula ? u'\'' + line : line;
}

} // namespace

// ---- words ----------------------------------------------------------------------------------

QString word(RunState state)
{
    switch (state) {
    case RunState::Checking:
        return u"checking"_s;
    case RunState::Ready:
        return u"ready"_s;
    case RunState::Running:
        return u"running"_s;
    case RunState::Paused:
        return u"paused"_s;
    case RunState::Done:
        return u"done"_s;
    case RunState::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

QString outcomeWord(const RunRow &row, MovedKind kind)
{
    if (row.state == RowState::Ended) {
        return word(row.outcome, kind);
    }
    if (row.removes) {
        return u"to-remove"_s;
    }
    switch (row.finding) {
    case Finding::Moved:
        return word(Outcome::Moved, kind);
    case Finding::Unknown:
        return word(Outcome::NotFound, kind);
    case Finding::Gone:
        return row.tries > 0 ? word(Outcome::ServerGone, kind) : u"gone"_s;
    case Finding::None:
    case Finding::ToDo:
        break;
    }
    return u"to-do"_s;
}

QString phrase(RunState state)
{
    switch (state) {
    case RunState::Checking:
        return Words::tr("is compared");
    case RunState::Ready:
        return Words::tr("waits for a yes");
    case RunState::Running:
        return Words::tr("runs");
    case RunState::Paused:
        return Words::tr("paused");
    case RunState::Done:
        return Words::tr("done");
    case RunState::Cancelled:
        return Words::tr("cancelled");
    }
    return {};
}

QString phrase(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Follows:
        return Words::tr("follows");
    case MovedKind::Followers:
        return Words::tr("followers");
    case MovedKind::Lists:
        return Words::tr("the server's lists");
    case MovedKind::Blocks:
        return Words::tr("blocks");
    case MovedKind::Mutes:
        return Words::tr("mutes");
    case MovedKind::DomainBlocks:
        return Words::tr("blocked servers");
    case MovedKind::Bookmarks:
        return Words::tr("bookmarks");
    case MovedKind::Tags:
        return Words::tr("followed hashtags");
    case MovedKind::Clips:
        return Words::tr("clips");
    case MovedKind::Unknown:
        break;
    }
    return Words::tr("nothing that is known");
}

QString phrase(Outcome outcome, MovedKind kind)
{
    switch (outcome) {
    case Outcome::None:
        return Words::tr("to do");
    case Outcome::Done:
        return doneWords(kind);
    case Outcome::Requested:
        return Words::tr("asked, they approve by hand");
    case Outcome::Already:
        return Words::tr("there already");
    case Outcome::Moved:
        return Words::tr("moved");
    case Outcome::NotFound:
        return Words::tr("not found");
    case Outcome::ServerGone:
        return Words::tr("their server is gone");
    case Outcome::Refused:
        return Words::tr("refused");
    case Outcome::Invalid:
        return Words::tr("invalid");
    case Outcome::Removed:
        return takenAwayWords(kind);
    case Outcome::Cancelled:
        return Words::tr("cancelled");
    }
    return {};
}

QString nameOf(const MovedItem &item, MovedKind kind)
{
    const QString sign = kind == MovedKind::Tags ? u"#"_s : ofPeople(kind) ? u"@"_s : QString();
    const QString name = sign + item.subject;
    return item.list.isEmpty() ? name : u"%2: %1"_s.arg(name, item.list);
}

QString durationWords(qint64 ms)
{
    const qint64 minutes = (ms + minuteMs - 1) / minuteMs;
    if (minutes < 60) {
        return Words::tr("%1 min").arg(std::max<qint64>(minutes, 1));
    }
    if (ms < 2 * dayMs) {
        const qint64 hours = minutes / 60;
        return minutes % 60 == 0 || hours >= 10
            ? Words::tr("%1 h").arg(hours)
            : Words::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    }
    return Words::tr("%n days", nullptr, int((ms + dayMs - 1) / dayMs));
}

QString clockWords(qint64 ms, qint64 now)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms);
    const bool today = at.date() == QDateTime::fromMSecsSinceEpoch(now).date();
    return at.toString(today ? u"HH:mm"_s : u"yyyy-MM-dd HH:mm"_s);
}

// ---- for scripts ----------------------------------------------------------------------------

QJsonObject runJson(const Run &run, const RunCounts &counts)
{
    QJsonObject outcomes;
    for (int i = 1; i < outcomeCount; ++i) {
        outcomes.insert(word(Outcome(i), run.kind), counts.outcomes[size_t(i)]);
    }
    return {{u"run"_s, run.id}, {u"account"_s, whole(run.acct)}, {u"kind"_s, word(run.kind)},
        {u"title"_s, whole(run.title)}, {u"mode"_s, run.overwrite ? u"overwrite"_s : u"merge"_s},
        {u"state"_s, word(run.state)}, {u"trouble"_s, whole(run.trouble)},
        {u"wait_until"_s, timeOrNull(run.waitUntil)}, {u"total"_s, counts.total},
        {u"ended"_s, counts.ended()}, {u"outcomes"_s, outcomes},
        {u"created_at"_s, timeOrNull(run.createdAt)}, {u"started_at"_s, timeOrNull(run.startedAt)},
        {u"ended_at"_s, timeOrNull(run.endedAt)}};
}

QJsonObject runRowJson(const RunRow &row, MovedKind kind)
{
    QJsonObject object{
        {u"line"_s, row.line > 0 ? QJsonValue(row.line) : QJsonValue(QJsonValue::Null)},
        {u"handle"_s, whole(subjectText(row))}, {u"outcome"_s, outcomeWord(row, kind)},
        {u"detail"_s, whole(detailOf(row))}};
    if (const QString key = listKey(kind); !key.isEmpty()) {
        object.insert(key, whole(row.item.list));
    }
    return object;
}

QByteArray reportBytes(const std::vector<RunRow> &rows, MovedKind kind, bool jsonLines)
{
    const QString list = listKey(kind);
    QByteArray bytes;
    if (!jsonLines) {
        QStringList head{u"line"_s, u"handle"_s, u"outcome"_s, u"detail"_s};
        bytes = csv::writeRow(list.isEmpty() ? head : head << list);
    }
    for (const RunRow &row : rows) {
        if (jsonLines) {
            bytes += jsonLine(runRowJson(row, kind));
            continue;
        }
        QStringList cells{row.line > 0 ? QString::number(row.line) : u""_s,
            harmlessCell(subjectText(row)), outcomeWord(row, kind), harmlessCell(detailOf(row))};
        bytes += csv::writeRow(list.isEmpty() ? cells : cells << harmlessCell(row.item.list));
    }
    return bytes;
}

int statusOf(const RunCounts &counts)
{
    int bad = 0;
    for (const Outcome outcome : {Outcome::NotFound, Outcome::ServerGone, Outcome::Refused,
             Outcome::Invalid, Outcome::Cancelled}) {
        bad += counts.outcomes[size_t(outcome)];
    }
    return bad > 0 ? int(ExitPartly) : int(ExitDone);
}

// ---- for people -----------------------------------------------------------------------------

QStringList runCells(const Run &run, const RunCounts &counts, qint64 now)
{
    const QString count = Words::tr("%L1 of %L2").arg(counts.ended()).arg(counts.total);
    return {QString::number(run.id), run.acct, phrase(run.kind), phrase(run.state), count,
        timeWord(run.createdAt, now), run.title};
}

QString rowLine(const RunRow &row, MovedKind kind)
{
    const QString name = row.item.subject.isEmpty() ? row.text : nameOf(row.item, kind);
    const QString at = row.line > 0 ? Words::tr("line %1").arg(row.line) + u"  "_s : QString();
    const bool ended = row.state == RowState::Ended;
    const QString how = ended ? phrase(row.outcome, kind) : foreseenWords(row, kind);
    const QString detail = detailOf(row);
    return printableLine(
        at + name + u"  "_s + how + (detail.isEmpty() ? u""_s : u" – "_s + detail));
}

QString progressWords(const Run &run, const RunCounts &counts, qint64 now)
{
    QString words = Words::tr("%L1 of %L2").arg(counts.ended()).arg(counts.total);
    if (run.waitUntil > now) {
        words += u" · "_s + Words::tr("waits until %1").arg(clockWords(run.waitUntil, now));
    }
    return run.trouble.isEmpty() ? words : words + u" · "_s + run.trouble;
}

QString summaryWords(const RunCounts &counts, MovedKind kind)
{
    QStringList parts;
    for (int i = 1; i < outcomeCount; ++i) {
        if (counts.outcomes[size_t(i)] > 0) {
            parts << u"%L1 "_s.arg(counts.outcomes[size_t(i)]) + phrase(Outcome(i), kind);
        }
    }
    if (const int left = counts.total - counts.ended(); left > 0) {
        parts << u"%L1 "_s.arg(left) + Words::tr("to do");
    }
    return parts.isEmpty() ? Words::tr("Nothing was to do.") : parts.join(u" · "_s);
}

} // namespace asterism::cli
