// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/pace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Windows as servers have them, shortest first.
constexpr std::array<qint64, 6> ladder{
    minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 3 * hourMs, dayMs};
/// No server is known with a longer one; what asks for more is asked again after it.
constexpr qint64 longestMs = dayMs;
/// Clocks differ, and answers take their time.
constexpr qint64 pastResetMs = secondMs;
constexpr size_t mostSent = 120; ///< entries kept; older ones are joined
constexpr size_t exactSent = 60; ///< the newest are not
/// After so many windows, or so long, a server is allowed to have changed its mind.
constexpr qint64 trustedWindows = 50;
constexpr qint64 trustedMs = 36 * hourMs;
constexpr qint64 rememberedMs = 7 * dayMs;

/// Of a window that is counted here.
qint64 marginOf(qint64 windowMs)
{
    return std::min(pastResetMs, windowMs / 50);
}

qint64 rungAbove(qint64 windowMs)
{
    const auto above = std::ranges::upper_bound(ladder, windowMs);
    return above == ladder.end() ? ladder.back() : *above;
}

} // namespace

Pace::Pace(const Allowance &known, qint64 spacingMs)
    : m_known(known)
    , m_spacing(spacingMs)
{
}

qint64 Pace::next(qint64 now, int writes) const
{
    if (m_lastAt > now) { // the clock was set back: what was to come is as far away as it was
        Pace later = *this;
        later.keepTime(now);
        return later.next(now, writes);
    }
    const qint64 spaced = m_lastAt > 0 ? m_lastAt + m_spacing : now;
    const qint64 until = std::min(m_until, now + longestMs + pastResetMs);
    // A server that tells what remains has said no more than that one more is taken.
    const bool counts = !m_told || writes > 1;
    return std::max({now, spaced, until, counts ? freeAt(now, writes) : now});
}

void Pace::began(qint64 now, int writes)
{
    keepTime(now);
    forgetOld(now);
    m_lastAt = now;
    note(now, writes);
}

void Pace::heard(qint64 now, int status, const RateLimit &limit, int before)
{
    keepTime(now);
    if (status == 429) {
        giveBack(before);
        refused(now, limit);
    } else if (status == 503 && limit.until() > 0) {
        waitFor(now, limit.until()); // it is busy, whatever it was asked for
    } else if (status > 0 && status < 500) {
        giveBack(before + 1);
        accepted(now, limit);
    }
}

/// How long its windows are; 0: nobody knows.
qint64 Pace::window() const
{
    return m_window > 0 ? m_window : m_known.windowMs;
}

int Pace::limit() const
{
    return m_limit > 0 ? m_limit : m_known.writes;
}

int Pace::sentWithin(qint64 span, qint64 now) const
{
    int count = 0;
    for (auto sent = m_sent.rbegin(); sent != m_sent.rend() && sent->at > now - span; ++sent) {
        count += sent->count;
    }
    return count;
}

/// When so many of the limit lie within no window's length that there is room for these.
qint64 Pace::freeAt(qint64 now, int writes) const
{
    if (window() <= 0 || limit() <= 0) {
        return now;
    }
    const qint64 span = window() + marginOf(window());
    const int room = std::max(0, limit() - writes);
    int left = sentWithin(span, now);
    qint64 at = now;
    for (const Sent &sent : m_sent) {
        if (left <= room) {
            break;
        }
        if (sent.at > now - span) {
            left -= sent.count;
            at = sent.at + span;
        }
    }
    return at;
}

/// A clock that was set back takes all times with it.
void Pace::keepTime(qint64 now)
{
    const qint64 shift = m_lastAt - now;
    if (shift <= 0) {
        return;
    }
    m_lastAt -= shift;
    m_until = m_until > shift ? m_until - shift : 0;
    m_learntAt -= shift;
    for (Sent &sent : m_sent) {
        sent.at -= shift;
    }
}

void Pace::note(qint64 now, int writes)
{
    m_sent.push_back({now, std::max(1, writes)});
    std::erase_if(
        m_sent, [now](const Sent &sent) { return sent.at <= now - longestMs - pastResetMs; });
    if (m_sent.size() > mostSent) {
        tidy();
    }
}

/// Of what went out last the server took no more than that.
void Pace::giveBack(int taken)
{
    if (m_sent.empty()) {
        return;
    }
    m_sent.back().count = std::min(m_sent.back().count, taken);
    if (m_sent.back().count <= 0) {
        m_sent.pop_back();
    }
}

/// Joins the two neighbours, of the older ones, for which it costs the least: those of the first
/// then count as long as those of the second.
void Pace::tidy()
{
    size_t cheapest = 0;
    qint64 least = -1;
    for (size_t i = 0; i + 1 < m_sent.size() - exactSent; ++i) {
        const qint64 cost = (m_sent[i + 1].at - m_sent[i].at) * m_sent[i].count;
        if (least < 0 || cost < least) {
            least = cost;
            cheapest = i;
        }
    }
    m_sent[cheapest + 1].count += m_sent[cheapest].count;
    m_sent.erase(m_sent.begin() + qsizetype(cheapest));
}

void Pace::forgetOld(qint64 now)
{
    if (m_learntAt == 0) {
        return;
    }
    const qint64 age = now - m_learntAt;
    if (age > rememberedMs) {
        m_window = 0;
        m_limit = 0;
        m_low = 0;
        m_high = 0;
        m_learntAt = 0;
    } else if (age > std::min(trustedMs, trustedWindows * window())) {
        m_high = 0;
    }
}

void Pace::waitFor(qint64 now, qint64 until)
{
    m_until = std::max(m_until, std::min(until, now + longestMs) + pastResetMs);
}

void Pace::refused(qint64 now, const RateLimit &limit)
{
    m_told = limit.remaining >= 0;
    m_refusals += 1;
    if (limit.until() <= now) {
        refusedInSilence(now);
        return;
    }
    if (m_refusals > 1) { // it waited as long as it was told, and that was too short
        waitFor(now, now + ladder[std::min(size_t(m_refusals - 2), ladder.size() - 1)]);
    }
    waitFor(now, limit.until());
    // A window that ends before its oldest write would leave does not slide: afterwards all of it
    // is free again.
    const qint64 span = window();
    const auto oldest =
        std::ranges::find_if(m_sent, [&](const Sent &sent) { return sent.at > now - span; });
    if (span <= 0 || oldest == m_sent.end()
        || limit.until() < oldest->at + span - 2 * pastResetMs) {
        m_sent.clear();
    } else {
        learnLimit(now, sentWithin(span, now));
    }
}

/// Nothing says when to come again. A whole window from now on is long enough wherever it began.
void Pace::refusedInSilence(qint64 now)
{
    if (m_refusals > 1) {
        m_window = rungAbove(window());
        m_limit = 0;
        m_low = 0;
        m_high = 0;
    } else {
        m_window = guessedWindow(now);
    }
    learnLimit(now, sentWithin(m_window, now));
    m_until = std::max(m_until, now + m_window + marginOf(m_window));
}

qint64 Pace::guessedWindow(qint64 now) const
{
    if (m_window > 0) {
        return m_window;
    }
    // Far fewer than are known to be allowed: another limit has spoken.
    const bool fits = m_known.windowMs > 0
        && (m_known.windowMs <= minuteMs
            || sentWithin(m_known.windowMs, now) * 2 >= m_known.writes);
    return fits ? m_known.windowMs : ladder.front();
}

/// `taken`: so many went well in the length of a window before one was refused. A server whose
/// windows have fixed ends may have taken them in two of its windows.
void Pace::learnLimit(qint64 now, int taken)
{
    taken = std::max(1, taken);
    const int before = m_limit;
    m_learntAt = now;
    m_well = 0;
    m_high = taken + 1;
    if (m_low >= m_high || m_low < taken / 2) {
        m_low = taken / 2;
    }
    const bool much = before == 0 || taken < before * 9 / 10;
    m_limit = std::max(1, much ? taken : m_low + (m_high - m_low) / 2);
}

void Pace::accepted(qint64 now, const RateLimit &limit)
{
    m_refusals = 0;
    m_told = limit.remaining >= 0;
    if (limit.remaining == 0) {
        const qint64 guess = window() > 0 ? window() : ladder.front();
        waitFor(now, limit.resetAt > now ? limit.resetAt : now + guess);
    }
    if (m_told || m_limit == 0 || ++m_well < 2 * m_limit) {
        return;
    }
    m_well = 0;
    m_low = std::max(m_low, m_limit);
    if (m_high == 0) {
        m_limit += std::max(1, m_limit / 8);
    } else if (m_high - m_low > 1) {
        m_limit = m_low + (m_high - m_low) / 2;
    } else {
        m_limit = m_low;
    }
}

QString Pace::text() const
{
    QJsonArray sent; // differences are shorter
    qint64 before = 0;
    for (const Sent &one : m_sent) {
        sent.append(one.at - before);
        sent.append(one.count);
        before = one.at;
    }
    const QJsonObject json{
        {u"last"_s, m_lastAt},
        {u"until"_s, m_until},
        {u"sent"_s, sent},
        {u"told"_s, m_told},
        {u"refusals"_s, m_refusals},
        {u"window"_s, m_window},
        {u"limit"_s, m_limit},
        {u"low"_s, m_low},
        {u"high"_s, m_high},
        {u"well"_s, m_well},
        {u"learnt"_s, m_learntAt},
    };
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Pace Pace::fromText(const Allowance &known, const QString &text, qint64 spacingMs)
{
    Pace pace(known, spacingMs);
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto number = [&json](const QString &name) {
        return std::max(qint64(0), json.value(name).toInteger());
    };
    pace.m_lastAt = number(u"last"_s);
    pace.m_until = number(u"until"_s);
    pace.m_told = json.value(u"told"_s).toBool();
    pace.m_refusals = int(std::min(number(u"refusals"_s), qint64(100)));
    pace.m_window = std::min(number(u"window"_s), longestMs);
    pace.m_limit = int(std::min(number(u"limit"_s), qint64(1'000'000)));
    pace.m_low = int(std::min(number(u"low"_s), qint64(1'000'000)));
    pace.m_high = int(std::min(number(u"high"_s), qint64(1'000'000)));
    pace.m_well = int(std::min(number(u"well"_s), qint64(1'000'000)));
    pace.m_learntAt = number(u"learnt"_s);
    const QJsonArray sent = json.value(u"sent"_s).toArray();
    qint64 at = 0;
    for (qsizetype i = 0; i + 1 < sent.size() && pace.m_sent.size() < mostSent; i += 2) {
        at += sent[i].toInteger();
        pace.m_sent.push_back({at, std::clamp(sent[i + 1].toInt(), 1, 1'000'000)});
    }
    return pace;
}

} // namespace asterism
