// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/runwords.h"

#include "base/clock.h"
#include "migration/outcomewords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

constexpr qint64 meteredMs = 10 * minuteMs; ///< what lies longer back says nothing of now
constexpr qint64 leastMeteredMs = 20 * secondMs;
constexpr qint64 longWaitMs = 2 * minuteMs; ///< a limit is waited for: there is no pace

QString waitingWords(const RunRow &row)
{
    if (row.state == RowState::New) {
        return Words::tr("not compared yet");
    }
    if (row.state == RowState::Sending) {
        return Words::tr("being sent");
    }
    switch (row.finding) {
    case Finding::Unknown:
        return Words::tr("nobody of that name, so far");
    case Finding::Gone:
        return row.tries > 0 ? Words::tr("server does not answer") : Words::tr("gone, so far");
    default:
        return Words::tr("waiting");
    }
}

QStringList optionWords(const MovedItem &item)
{
    QStringList words;
    if (item.boosts) {
        words << (*item.boosts ? Words::tr("boosts on") : Words::tr("boosts off"));
    }
    if (item.notify) {
        words << (*item.notify ? Words::tr("notify on") : Words::tr("notify off"));
    }
    if (item.languages && !item.languages->isEmpty()) {
        words << item.languages->join(u", "_s);
    }
    if (item.hideNotifications) {
        words << (*item.hideNotifications ? Words::tr("notifications hidden")
                                          : Words::tr("notifications shown"));
    }
    return words;
}

double share(int part, int total)
{
    return total > 0 ? double(part) / total : 0;
}

} // namespace

// ---- kinds ----------------------------------------------------------------------------------

QString kindWords(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Unknown:
        return Words::tr("Not known yet");
    case MovedKind::Follows:
        return Words::tr("Follows");
    case MovedKind::Followers:
        return Words::tr("Followers");
    case MovedKind::Lists:
        return Words::tr("Lists");
    case MovedKind::Blocks:
        return Words::tr("Blocks");
    case MovedKind::Mutes:
        return Words::tr("Mutes");
    case MovedKind::DomainBlocks:
        return Words::tr("Blocked servers");
    case MovedKind::Bookmarks:
        return Words::tr("Bookmarks");
    case MovedKind::Tags:
        return Words::tr("Followed hashtags");
    case MovedKind::Clips:
        return Words::tr("Clips");
    }
    return {};
}

const std::vector<MovedKind> &importedKinds()
{
    static const std::vector<MovedKind> kinds{MovedKind::Follows, MovedKind::Lists,
        MovedKind::Blocks, MovedKind::Mutes, MovedKind::DomainBlocks, MovedKind::Bookmarks,
        MovedKind::Clips, MovedKind::Tags};
    return kinds;
}

QString doWords(MovedKind kind, int count)
{
    switch (kind) {
    case MovedKind::Lists:
        return Words::tr("Put %L1 into lists").arg(count);
    case MovedKind::Blocks:
    case MovedKind::DomainBlocks:
        return Words::tr("Block %L1").arg(count);
    case MovedKind::Mutes:
        return Words::tr("Mute %L1").arg(count);
    case MovedKind::Bookmarks:
        return Words::tr("Bookmark %L1").arg(count);
    case MovedKind::Clips:
        return Words::tr("Put %L1 into clips").arg(count);
    default:
        return Words::tr("Follow %L1").arg(count);
    }
}

QString undoWords(MovedKind kind, int count)
{
    switch (kind) {
    case MovedKind::Lists:
        return Words::tr("Take %L1 out of lists").arg(count);
    case MovedKind::Blocks:
    case MovedKind::DomainBlocks:
        return Words::tr("Unblock %L1").arg(count);
    case MovedKind::Mutes:
        return Words::tr("Unmute %L1").arg(count);
    case MovedKind::Bookmarks:
        return Words::tr("Take %L1 bookmarks away").arg(count);
    case MovedKind::Clips:
        return Words::tr("Take %L1 out of clips").arg(count);
    default:
        return Words::tr("Unfollow %L1").arg(count);
    }
}

// ---- rows -----------------------------------------------------------------------------------

QString subjectWords(const RunRow &row, MovedKind kind)
{
    const QString &subject = row.item.subject;
    if (subject.isEmpty()) {
        return row.text;
    }
    if (kind == MovedKind::DomainBlocks || kind == MovedKind::Bookmarks
        || kind == MovedKind::Clips) {
        return subject;
    }
    return (kind == MovedKind::Tags ? u'#' : u'@') + subject;
}

QString outcomeWords(Outcome outcome, MovedKind kind)
{
    switch (outcome) {
    case Outcome::None:
        return Words::tr("waiting");
    case Outcome::Done:
        return doneWords(kind);
    case Outcome::Requested:
        return Words::tr("requested");
    case Outcome::Already:
        return Words::tr("already there");
    case Outcome::Moved:
        return Words::tr("moved");
    case Outcome::NotFound:
        return Words::tr("not found");
    case Outcome::ServerGone:
        return Words::tr("server gone");
    case Outcome::Refused:
        return Words::tr("refused");
    case Outcome::Invalid:
        return Words::tr("unreadable");
    case Outcome::Removed:
        return takenAwayWords(kind);
    case Outcome::Cancelled:
        return Words::tr("cancelled");
    }
    return {};
}

QString standWords(const RunRow &row, MovedKind kind)
{
    return row.state == RowState::Ended ? outcomeWords(row.outcome, kind) : waitingWords(row);
}

QString detailWords(const RunRow &row, MovedKind kind)
{
    QStringList parts;
    if (row.outcome == Outcome::Requested) {
        parts << Words::tr("approves followers by hand");
    }
    if (!row.movedTo.isEmpty()) {
        parts << Words::tr("moved to @%1").arg(row.movedTo);
    }
    if ((kind == MovedKind::Lists || kind == MovedKind::Clips) && !row.item.list.isEmpty()) {
        parts << row.item.list;
    }
    if (!row.detail.isEmpty() && row.detail != row.movedTo) {
        parts << row.detail.left(300);
    }
    const bool failed = toneOf(row) == u"bad";
    return (failed || row.removes ? parts : parts + optionWords(row.item)).join(u" · "_s);
}

QString toneOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
    case Outcome::Moved:
    case Outcome::Removed:
        return u"good"_s;
    case Outcome::Requested:
        return u"waits"_s;
    case Outcome::NotFound:
    case Outcome::ServerGone:
    case Outcome::Refused:
    case Outcome::Invalid:
        return u"bad"_s;
    default:
        return {};
    }
}

QString toneOf(const RunRow &row)
{
    return row.state == RowState::Ended ? toneOf(row.outcome) : QString();
}

// ---- times ----------------------------------------------------------------------------------

QString lengthWords(qint64 ms)
{
    if (ms < minuteMs) {
        return Words::tr("less than a minute");
    }
    if (ms < 90 * minuteMs) {
        return Words::tr("about %L1 min").arg((ms + minuteMs / 2) / minuteMs);
    }
    if (ms < 2 * dayMs) {
        return Words::tr("about %L1 h").arg((ms + hourMs / 2) / hourMs);
    }
    return Words::tr("about %L1 days").arg((ms + dayMs / 2) / dayMs);
}

QString momentWords(qint64 at, qint64 now)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at);
    const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
    const QString time = then.toString(u"HH:mm"_s);
    if (then.date() == today) {
        return time;
    }
    return then.date() == today.addDays(1) ? Words::tr("tomorrow %1").arg(time)
                                           : then.toString(u"yyyy-MM-dd HH:mm"_s);
}

QString progressWords(const RunCounts &counts)
{
    return Words::tr("%L1 of %L2").arg(counts.ended()).arg(counts.total);
}

QString paceWords(const Run &run, const PerMinute &pace, qint64 now)
{
    switch (run.state) {
    case RunState::Running:
        break;
    case RunState::Paused:
        return Words::tr("paused");
    case RunState::Done:
        return Words::tr("done %1").arg(momentWords(run.endedAt, now));
    case RunState::Cancelled:
        return Words::tr("cancelled %1").arg(momentWords(run.endedAt, now));
    default:
        return {};
    }
    const qint64 wait = run.waitUntil - now;
    if (wait > longWaitMs) {
        return Words::tr("goes on at %1").arg(momentWords(run.waitUntil, now));
    }
    QStringList parts;
    if (pace) {
        parts << Words::tr("%1 a minute").arg(QLocale().toString(*pace, 'f', 1));
    }
    if (wait > 0) {
        parts << Words::tr("next in %L1 s").arg((wait + secondMs - 1) / secondMs);
    }
    return parts.join(u" · "_s);
}

QString endWords(const Run &run, const RunCounts &counts, const PerMinute &pace, qint64 now)
{
    if (run.state != RunState::Running || !pace || *pace <= 0 || run.waitUntil - now > longWaitMs) {
        return {};
    }
    const auto rest = qint64(std::llround(counts.waiting / *pace * double(minuteMs)));
    return Words::tr("done about %1").arg(momentWords(now + rest, now));
}

// ---- counts ---------------------------------------------------------------------------------

QVariantList sharesOf(const RunCounts &counts)
{
    int good = 0;
    int waits = 0;
    int bad = 0;
    int quiet = 0;
    for (int number = int(Outcome::None) + 1; number < outcomeCount; ++number) {
        const QString tone = toneOf(Outcome(number));
        int &sum = tone == u"good" ? good : tone == u"waits" ? waits : tone == u"bad" ? bad : quiet;
        sum += counts.outcomes[size_t(number)];
    }
    return {share(good, counts.total), share(waits, counts.total), share(bad, counts.total),
        share(quiet, counts.total)};
}

QString resultWords(const Run &run, const RunCounts &counts)
{
    QStringList parts;
    for (int number = int(Outcome::None) + 1; number < outcomeCount; ++number) {
        const int count = counts.outcomes[size_t(number)];
        if (count > 0) {
            parts << Words::tr("%L1 %2").arg(count).arg(outcomeWords(Outcome(number), run.kind));
        }
    }
    return parts.join(u" · "_s);
}

void RunMeter::add(qint64 now, int ended)
{
    // Rows that wait again count anew.
    if (!m_samples.empty() && ended < m_samples.back().ended) {
        m_samples.clear();
    }
    std::erase_if(m_samples, [now](const Sample &old) { return old.at < now - meteredMs; });
    if (m_samples.empty() || m_samples.back().ended != ended
        || now - m_samples.back().at >= leastMeteredMs) {
        m_samples.push_back({now, ended});
    }
}

PerMinute RunMeter::perMinute() const
{
    if (m_samples.size() < 2) {
        return {};
    }
    const qint64 time = m_samples.back().at - m_samples.front().at;
    const int rows = m_samples.back().ended - m_samples.front().ended;
    if (time < leastMeteredMs || rows <= 0) {
        return {};
    }
    return double(rows) * double(minuteMs) / double(time);
}

} // namespace asterism::ui
