// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticesmodel.h"

#include "store/noticepages.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NoticeRows)
};

QString answerWords(const FollowRequests::Standing &standing)
{
    if (!standing.pending.isEmpty()) {
        return standing.pending;
    }
    if (standing.answer == Action::Kind::AcceptFollower) {
        return Words::tr("Accepted");
    }
    if (standing.answer == Action::Kind::RejectFollower) {
        return Words::tr("Rejected");
    }
    return standing.open ? QString() : Words::tr("Answered already");
}

} // namespace

NoticesModel::NoticesModel(
    TimelineContext context, RowQuery query, const NoticeContext &desk, QObject *parent)
    : TimelineModel(std::move(context), std::move(query), {}, store::ReadPosition{}, parent)
    , m_desk(desk)
{
    m_seenTimer.setSingleShot(true);
    m_marksTimer.setSingleShot(true);
    connect(&m_seenTimer, &QTimer::timeout, this, &NoticesModel::tellSight);
    connect(&m_marksTimer, &QTimer::timeout, this, [this] {
        if (takeMarks()) {
            finishAll();
        }
    });
    connect(this, &TimelineModel::looked, this, &NoticesModel::lookAgain);
    connect(this, &QAbstractItemModel::rowsInserted, this, &NoticesModel::lookAgain);
    connect(this, &QAbstractItemModel::dataChanged, this, &NoticesModel::lookAgain);
    if (m_desk.places != nullptr) {
        connect(m_desk.places, &NoticePlaces::changed, this, &NoticesModel::followPlaces);
        takeMarks();
    }
    if (m_desk.held) {
        connect(m_desk.held, &HeldNotices::countsChanged, this, &NoticesModel::heldChanged);
        // With other accounts all begins anew.
        connect(this, &TimelineModel::readyChanged, this, &NoticesModel::heldChanged);
    }
    if (m_desk.requests) {
        connect(m_desk.requests, &FollowRequests::standingsChanged, this, &NoticesModel::finishAll);
        connect(this, &QAbstractItemModel::rowsInserted, this, &NoticesModel::askForRequests);
    }
}

std::vector<qint64> NoticesModel::noticesInSight() const
{
    std::vector<qint64> events;
    const int end = view().first < 0 ? 0 : std::min(view().last + 1, rowCount());
    for (int row = std::max(0, view().first); row < end; ++row) {
        const RowView &shown = items()[size_t(row)].row;
        if (!shown.gap) {
            events.push_back(shown.notice.event);
        }
    }
    return events;
}

qint64 NoticesModel::newestPlaceInSight() const
{
    qint64 newest = 0;
    const int end = view().first < 0 ? 0 : std::min(view().last + 1, rowCount());
    for (int row = std::max(0, view().first); row < end; ++row) {
        const Item &item = items()[size_t(row)];
        if (!item.row.gap) {
            newest = std::max(newest, item.event.post);
        }
    }
    return newest;
}

// ---- what is unread -------------------------------------------------------------------------

void NoticesModel::setTells(const Tells &tells)
{
    if (std::exchange(m_tells, tells) != tells) {
        lookAgain();
    }
}

void NoticesModel::setShown(bool shown)
{
    m_shown = shown;
    lookAgain();
}

bool NoticesModel::isLookedAt() const
{
    return m_desk.places != nullptr && m_shown && m_desk.isInFront();
}

void NoticesModel::lookAgain()
{
    if (isLookedAt() && !m_seenTimer.isActive()) {
        m_seenTimer.start(seenMs);
    }
}

void NoticesModel::tellSight()
{
    if (!isLookedAt()) {
        return;
    }
    const qint64 newest = newestPlaceInSight();
    m_sighted = std::max(m_sighted, newest);
    if (newest > 0 && !m_tells.isEmpty()) {
        m_desk.places->seen(newest, m_tells.keys());
    }
    for (auto tells = m_tells.cbegin(); tells != m_tells.cend(); ++tells) {
        m_desk.places->passAllBut(*tells, {tells.key()});
    }
}

void NoticesModel::readAll()
{
    QStringList accounts;
    for (const Source &source : sources()) {
        accounts << source.account.value;
    }
    if (m_desk.places != nullptr && !accounts.isEmpty()) {
        m_desk.places->seen(store::newestNotice, accounts);
    }
}

bool NoticesModel::hasUnsighted(const AccountId &account) const
{
    const auto read =
        m_desk.places != nullptr ? m_desk.places->read(account) : store::NoticesRead{};
    return read.isKnown() && std::ranges::any_of(items(), [&](const Item &item) {
        const RowNotice &notice = item.row.notice;
        return !item.row.gap && item.event.post > m_sighted
            && notice.accounts.contains(account.value) && !read.holds(notice.event);
    });
}

/// What was just seen stays marked for a moment, so that one sees what was new.
void NoticesModel::followPlaces()
{
    const bool unknown = std::ranges::any_of(sources(), [this](const Source &source) {
        return !m_read.value(source.account.value).isKnown()
            && m_desk.places->read(source.account).isKnown();
    });
    if (unknown) {
        m_marksTimer.stop();
        takeMarks();
        finishAll();
    } else if (!m_marksTimer.isActive()) {
        m_marksTimer.start(marksMs);
    }
}

/// Whether they are others now.
bool NoticesModel::takeMarks()
{
    QHash<QString, store::NoticesRead> marks;
    for (const Source &source : sources()) {
        marks.insert(source.account.value, m_desk.places->read(source.account));
    }
    return std::exchange(m_read, marks) != marks;
}

store::NoticesRead NoticesModel::readBy(const QString &account) const
{
    const auto mark = m_read.constFind(account);
    if (mark != m_read.cend()) {
        return *mark;
    }
    return m_desk.places != nullptr ? m_desk.places->read({account}) : store::NoticesRead{};
}

void NoticesModel::finish(RowView &row) const
{
    if (row.notice.kind.isEmpty()) {
        return; // a gap
    }
    row.notice.unread = std::ranges::any_of(row.notice.accounts, [&](const QString &account) {
        const store::NoticesRead read = readBy(account);
        return read.isKnown() && !read.holds(row.notice.event);
    });
    if (!row.notice.asked.isEmpty() && m_desk.requests) {
        finishRequest(row.notice);
    }
}

void NoticesModel::finishAll()
{
    for (int at = 0; at < rowCount(); ++at) {
        RowView row = items()[size_t(at)].row;
        finish(row);
        updateItem(at, std::move(row));
    }
}

QString NoticesModel::held() const
{
    std::vector<AccountId> accounts;
    for (const Source &source : sources()) {
        accounts.push_back(source.account);
    }
    return m_desk.held ? m_desk.held->words(accounts) : QString();
}

// ---- wishes to follow -----------------------------------------------------------------------

void NoticesModel::finishRequest(RowNotice &notice) const
{
    const QString acct = notice.people.value(0).value<RowPerson>().acct.mid(1);
    const auto standing =
        m_desk.requests->standingOf({notice.asked}, acct, store::noticeTime(notice.event));
    notice.asks = standing.open && standing.pending.isEmpty();
    notice.state = answerWords(standing);
    notice.trouble = standing.trouble;
}

/// Which of them still stand their servers know.
void NoticesModel::askForRequests()
{
    qint64 newest = m_askedUpTo;
    for (const Item &item : items()) {
        if (!item.row.notice.asked.isEmpty()) {
            newest = std::max(newest, item.row.notice.event);
        }
    }
    if (std::exchange(m_askedUpTo, newest) != newest) {
        m_desk.requests->refresh();
    }
}

} // namespace asterism::ui
