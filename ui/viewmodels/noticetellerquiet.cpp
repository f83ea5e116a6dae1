// SPDX-License-Identifier: GPL-3.0-or-later

// What is not told at once: what the quiet kept back, and what came long after it happened.
#include "ui/viewmodels/noticeteller.h"

#include "store/settings.h"
#include "ui/models/hear.h"

#include <algorithm>
#include <utility>

namespace asterism::ui {

namespace {

constexpr size_t mostMissed = 1000;
constexpr int rowsAPart = 100;
constexpr int mostParts = 20;

/// Above all rows of that moment (store::noticeTime()).
constexpr qint64 rowBehind(qint64 time)
{
    return (time + 1) << 10;
}

} // namespace

void NoticeTeller::miss(const NoticeNews &news, const QString &account)
{
    rememberPost(news.row);
    const store::NoticeRow &row = news.row;
    const QString name = row.grouping.isEmpty() ? QString::number(row.row) : row.grouping;
    std::erase_if(m_missed, [&name](const Missed &one) { return one.name == name; });
    m_missed.push_back({row.row, name, row.accounts, account});
    if (m_missed.size() > mostMissed) {
        m_missed.erase(m_missed.begin());
    }
    m_missedTimer.start(m_times.settleMs);
}

/// Only when it was: what is to be said of it is found out once it is over.
void NoticeTeller::hold(qint64 row)
{
    const qint64 time = store::noticeTime(row);
    const qint64 until = quietUntil(m_parts.settings.wishes(), m_parts.settings.localTime());
    keepSpan(joined(m_span, {time, std::max(time, until)}));
    m_missedTimer.start(m_times.settleMs);
}

void NoticeTeller::keepSpan(const QuietSpan &span)
{
    if (std::exchange(m_span, span) != span) {
        saveSpan();
    }
}

void NoticeTeller::saveSpan()
{
    m_parts.store.writeUser([text = spanText(m_span)](store::UserTx &tx) {
        return store::saveSetting(tx, noticesHeldKey, text);
    });
}

/// Late news may be the last of many, and the quiet may last for hours.
void NoticeTeller::endQuiet()
{
    if (isQuietNow() || m_summing) {
        m_missedTimer.start(m_times.quietMs);
    } else if (m_span.isOpen()) {
        m_summing = true;
        const QuietSpan span = std::exchange(m_span, {});
        sumUp(span, rowBehind(span.until), 0);
    } else {
        tellMissed();
    }
}

void NoticeTeller::sumUp(const QuietSpan &span, qint64 before, int parts)
{
    const auto read = [span, before, own = m_parts.accounts()](store::CacheTx &tx) {
        return noticesBetween(tx, span.from, before, rowsAPart, own);
    };
    hear(m_parts.store.readCache(read), &m_parts.store, this,
        [this, span, parts](
            const Result<NoticesBetween> &found) { summed(span, found, parts + 1); });
}

/// The span is forgotten last, so that nothing is lost in between.
void NoticeTeller::summed(const QuietSpan &span, const Result<NoticesBetween> &found, int parts)
{
    if (!found) { // a cache that cannot be read is the store's to tell
        m_summing = false;
        m_span = joined(m_span, span);
        m_missedTimer.start(m_times.quietMs);
        return;
    }
    for (const NoticeNews &news : found->news) {
        judgeHeld(news);
    }
    if (found->more && parts < mostParts && m_missed.size() < mostMissed) {
        sumUp(span, found->next, parts);
        return;
    }
    m_summing = false;
    tellMissed();
    saveSpan();
}

void NoticeTeller::judgeHeld(const NoticeNews &news)
{
    const store::NoticeRow &row = news.row;
    const QStringList chosen =
        choosing(m_parts.settings.wishes(), {row.accounts, row.kind, news.direct});
    if (!chosen.isEmpty() && !m_told.contains(row.row) && !isNoMatter(news)) {
        m_done.insert(row.row);
        miss(news, chosen.first());
    }
}

/// As far as it is known what was read of the accounts; the rest waits.
void NoticeTeller::tellMissed()
{
    std::vector<Missed> missed;
    std::vector<Missed> unknown;
    for (Missed &one : std::exchange(m_missed, {})) {
        (isKnown({one.account}) ? missed : unknown).push_back(std::move(one));
    }
    m_missed = std::move(unknown);
    for (Missed &one : missed) {
        std::erase_if(m_summed, [&one](const Missed &other) { return other.name == one.name; });
        m_summed.push_back(std::move(one));
    }
    if (m_summed.size() > mostMissed) {
        m_summed.erase(m_summed.begin(), m_summed.end() - qsizetype(mostMissed));
    }
    if (!m_missed.empty()) {
        m_missedTimer.start(m_times.settleMs);
    }
    forgetRead();
    if (!missed.empty() && !m_summed.empty()) {
        m_board.putSummary(counted());
    }
}

void NoticeTeller::forgetRead()
{
    const auto read = [this](const Missed &one) { return isRead(one.row, one.accounts); };
    std::erase_if(m_missed, read);
    if (std::erase_if(m_summed, read) > 0 && m_summed.empty()) {
        m_board.withdrawSummary();
    }
}

std::vector<MissedNotices> NoticeTeller::counted() const
{
    std::vector<MissedNotices> all;
    const auto accounts = m_parts.accounts();
    for (const Account &account : accounts) {
        const auto its = std::ranges::count(m_summed, account.id.value, &Missed::account);
        if (its > 0) {
            all.push_back({account.acct, int(its)});
        }
    }
    return all;
}

void NoticeTeller::chosenAnew()
{
    if (!m_parts.settings.wishes().on) {
        m_missed.clear();
        keepSpan({});
    }
    if (m_span.isOpen()) {
        const qint64 now = m_parts.clock.now();
        const qint64 end = isQuietNow()
            ? quietUntil(m_parts.settings.wishes(), m_parts.settings.localTime())
            : std::min(m_span.until, now);
        keepSpan({m_span.from, std::max(m_span.from, end)});
    }
    if (m_span.isOpen() || !m_missed.empty()) {
        m_missedTimer.start(m_times.settleMs);
    }
}

} // namespace asterism::ui
