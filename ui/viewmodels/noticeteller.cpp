// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticeteller.h"

#include "ui/models/hear.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// Of more the newest are looked at.
constexpr size_t mostLookedAt = 300;
constexpr qsizetype mostNewNotices = 3000;
constexpr int mostScanned = 40;

/// Of these the post itself is the news, whichever way somebody hears of it. What others did with
/// a post is news by itself.
bool isOfItsPost(const store::NoticeRow &row)
{
    using Kind = Notification::Kind;
    const bool written = row.kind == Kind::Mention || row.kind == Kind::Reply
        || row.kind == Kind::Quote || row.kind == Kind::Post;
    return written && !row.postUri.isEmpty();
}

/// The newest of them, newest first.
std::vector<qint64> newestOf(const QSet<qint64> &rows)
{
    std::vector<qint64> all(rows.cbegin(), rows.cend());
    std::ranges::sort(all, std::greater<>());
    all.resize(std::min(all.size(), mostLookedAt));
    return all;
}

/// Oldest first, so that the newest lies uppermost on the desktop.
Result<std::vector<NoticeNews>> newsOf(
    store::CacheTx &tx, const std::vector<qint64> &events, const std::vector<Account> &own)
{
    std::vector<NoticeNews> all;
    QSet<qint64> rows;
    for (const qint64 event : events) {
        auto news = noticeNews(tx, event, own);
        if (news && !rows.contains(news->row.row)) {
            rows.insert(news->row.row);
            all.push_back(std::move(*news));
        }
    }
    std::ranges::reverse(all);
    return all;
}

} // namespace

NoticeTeller::NoticeTeller(Parts parts, const NoticeTellerTimes &times, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_times(times)
    , m_board(m_parts.notifier, m_parts.clock, m_parts.picture)
{
    m_soon.setSingleShot(true);
    m_missedTimer.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &NoticeTeller::look);
    connect(&m_missedTimer, &QTimer::timeout, this, &NoticeTeller::endQuiet);
    connect(&m_parts.store, &store::Store::committed, this, &NoticeTeller::noteChanges);
    connect(&m_parts.settings, &NoticeSettings::changed, this, &NoticeTeller::chosenAnew);
    connect(&m_board, &NoticeBoard::summaryGone, this, [this] { m_summed.clear(); });
}

void NoticeTeller::start()
{
    if (m_startedAt != 0) {
        return;
    }
    m_startedAt = m_parts.clock.now();
    m_span = m_parts.held;
    if (m_span.isOpen()) {
        m_missedTimer.start(m_times.settleMs);
    }
}

void NoticeTeller::noteChanges(const store::Changes &changes)
{
    if (m_startedAt == 0) {
        return;
    }
    for (const qint64 event : changes.newNotices) {
        if ((isNews(event) || isFresh(event)) && m_new.size() < mostNewNotices) {
            m_new.insert(event);
        }
    }
    m_scan = m_scan || changes.cache;
    const bool again = (changes.notices || changes.accounts) && !m_waiting.isEmpty();
    if ((!m_new.isEmpty() || m_scan || again) && !m_soon.isActive()) {
        m_soon.start(m_times.soonMs);
    }
}

void NoticeTeller::look()
{
    if (m_looking) {
        m_soon.start(m_times.soonMs);
        return;
    }
    m_looking = true;
    forgetOld();
    auto events = newestOf(std::exchange(m_new, {}) | std::exchange(m_waiting, {}));
    const bool scans = std::exchange(m_scan, false);
    const qint64 since = std::max(m_startedAt, m_parts.clock.now() - freshMs);
    const auto read = [events = std::move(events), scans, since, own = m_parts.accounts()](
                          store::CacheTx &tx) mutable {
        const auto latest = scans ? latestNotices(tx, since, mostScanned) : std::vector<qint64>();
        events.insert(events.end(), latest.begin(), latest.end());
        std::ranges::sort(events, std::greater<>());
        return newsOf(tx, events, own);
    };
    hear(m_parts.store.readCache(read), &m_parts.store, this,
        [this](const Result<std::vector<NoticeNews>> &news) {
            m_looking = false;
            if (news) { // a cache that cannot be read is the store's to tell
                looked(*news);
            }
        });
}

void NoticeTeller::looked(const std::vector<NoticeNews> &news)
{
    for (const NoticeNews &one : news) {
        if (!m_done.contains(one.row.row)) {
            judge(one);
        }
    }
}

void NoticeTeller::judge(const NoticeNews &news)
{
    const store::NoticeRow &row = news.row;
    const NoticeWishes &wishes = m_parts.settings.wishes();
    const QStringList chosen = choosing(wishes, {row.accounts, row.kind, news.direct});
    const bool quiet = isQuietNow();
    const bool undecided = chosen.isEmpty() ? mayBeWantedYet(news) : !quiet && !isKnown(chosen);
    if (undecided && !news.hushed && isFresh(row.row)) {
        m_waiting.insert(news.event);
        return;
    }
    m_done.insert(row.row);
    if (chosen.isEmpty() || isNoMatter(news)) {
        return;
    }
    if (isFresh(row.row) && !quiet) {
        put(news, chosen);
    } else if (isFresh(row.row) || isNews(row.row)) {
        quiet ? hold(row.row) : miss(news, chosen.first());
    }
}

void NoticeTeller::put(const NoticeNews &news, const QStringList &chosen)
{
    std::vector<Account> telling = m_parts.accounts();
    std::erase_if(
        telling, [&](const Account &account) { return !chosen.contains(account.id.value); });
    if (!telling.empty()) {
        rememberPost(news.row);
        m_told.insert(news.row.row);
        m_board.put(news, telling);
        if (isOfItsPost(news.row)) {
            Q_EMIT told(news.row.postUri);
        }
    }
}

void NoticeTeller::rememberPost(const store::NoticeRow &row)
{
    if (isOfItsPost(row) && m_posts.size() < mostNewNotices) {
        m_posts.insert(row.postUri, m_parts.clock.now());
    }
}

bool NoticeTeller::hasTold(const QString &uri) const
{
    const auto post = m_posts.constFind(uri);
    return post != m_posts.cend() && m_parts.clock.now() - *post <= samePostMs;
}

/// One that was not told of it may want what the others do not.
bool NoticeTeller::mayBeWantedYet(const NoticeNews &news) const
{
    const NoticeTopic topic = noticeTopic(news.row.kind, news.direct);
    const auto all = m_parts.accounts();
    return std::ranges::any_of(all, [&](const Account &account) {
        return !news.row.accounts.contains(account.id.value)
            && isChosen(m_parts.settings.wishes(), account.id.value, topic);
    });
}

bool NoticeTeller::isKnown(const QStringList &accounts) const
{
    return std::ranges::all_of(
        accounts, [this](const QString &account) { return m_parts.read({account}).isKnown(); });
}

bool NoticeTeller::isRead(qint64 row, const QStringList &accounts) const
{
    return std::ranges::any_of(accounts,
        [this, row](const QString &account) { return m_parts.read({account}).holds(row); });
}

bool NoticeTeller::isToldAlready(const store::NoticeRow &row) const
{
    return isOfItsPost(row) && m_posts.contains(row.postUri);
}

bool NoticeTeller::isFresh(qint64 row) const
{
    return m_parts.clock.now() - store::noticeTime(row) <= freshMs;
}

/// For some minutes after the start, that is also what happened in the quiet that the last run
/// began: the servers are asked for it then.
bool NoticeTeller::isNews(qint64 row) const
{
    const qint64 time = store::noticeTime(row);
    const bool catchesUp = m_parts.clock.now() - m_startedAt <= freshMs;
    return time >= m_startedAt || (catchesUp && m_parts.held.holds(time));
}

/// Whatever is wanted.
bool NoticeTeller::isNoMatter(const NoticeNews &news) const
{
    return news.hushed || isRead(news.row.row, news.row.accounts) || isToldAlready(news.row)
        || (m_parts.isShown && m_parts.isShown(news.row.row));
}

bool NoticeTeller::isQuietNow() const
{
    return isQuiet(m_parts.settings.wishes(), m_parts.settings.localTime());
}

/// What a group was decided on before was about an older row.
void NoticeTeller::forgetOld()
{
    const qint64 since = m_parts.clock.now() - samePostMs;
    m_posts.removeIf([since](const auto &post) { return post.value() < since; });
    m_done.removeIf([this](qint64 row) { return !isFresh(row); });
    m_waiting.removeIf([this](qint64 event) { return !isFresh(event); });
    if (!m_summing) {
        m_told.removeIf(
            [this](qint64 row) { return !isFresh(row) && !m_span.holds(store::noticeTime(row)); });
    }
}

void NoticeTeller::readOn()
{
    m_board.withdrawRead(
        [this](qint64 row, const QStringList &accounts) { return isRead(row, accounts); });
    forgetRead();
    if (!m_waiting.isEmpty() && !m_soon.isActive()) {
        m_soon.start(m_times.soonMs);
    }
}

} // namespace asterism::ui
