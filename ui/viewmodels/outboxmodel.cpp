// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/outboxmodel.h"

#include "base/flow.h"
#include "model/draft.h"
#include "store/timeline.h"
#include "ui/viewmodels/colours.h"
#include "ui/viewmodels/outboxwords.h"
#include "ui/viewmodels/postline.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using SentState = store::OutboxRow::State;

/// Posts that are looked up for one reading of the rows; nobody reads more of them.
constexpr int mostLookedUp = 500;
constexpr int mostBadged = 99;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

/// Failures first, the newest at the top; then the others as they came.
std::vector<store::OutboxRow> asShown(std::vector<store::OutboxRow> rows)
{
    const auto failed = [](const store::OutboxRow &row) { return row.state == SentState::Failed; };
    const auto rest = std::ranges::stable_partition(rows, failed);
    std::ranges::stable_sort(rows.begin(), rest.begin(),
        [](const auto &a, const auto &b) { return a.changedAt > b.changedAt; });
    return rows;
}

Result<bool> retryEach(store::UserTx &tx)
{
    const auto rows = store::outboxRows(tx);
    if (!rows) {
        return rows.error();
    }
    for (const store::OutboxRow &row : *rows) {
        const auto done =
            isLeaving(row, tx.now) ? Result<bool>(true) : store::retryAction(tx, row.id);
        if (!done) {
            return done;
        }
    }
    return true;
}

/// With a post that may still be taken back goes all that was written with it.
Result<bool> retryTogether(store::UserTx &tx, qint64 id)
{
    const auto rows = store::outboxRows(tx);
    if (!rows) {
        return rows.error();
    }
    const auto asked = std::ranges::find(*rows, id, &store::OutboxRow::id);
    const auto place = asked == rows->end() || !isLeaving(*asked, tx.now)
        ? std::nullopt
        : placeInDraft(asked->action);
    for (const store::OutboxRow &row : *rows) {
        const auto other = placeInDraft(row.action);
        const bool along = place && other && other->key == place->key && row.id != id;
        const auto done =
            along && isLeaving(row, tx.now) ? store::retryAction(tx, row.id) : Result<bool>(true);
        if (!done) {
            return done;
        }
    }
    return store::retryAction(tx, id);
}

Result<bool> removeEachFailed(store::UserTx &tx)
{
    const auto rows = store::outboxRows(tx);
    if (!rows) {
        return rows.error();
    }
    for (const store::OutboxRow &row : *rows) {
        const bool meant = row.state == SentState::Failed && !isWriting(row.action);
        const auto done = meant ? store::cancelAction(tx, row.id) : Result<bool>(true);
        if (!done) {
            return done;
        }
    }
    return true;
}

} // namespace

OutboxModel::OutboxModel(
    store::Store &store, const AccountsModel &accounts, const Clock &clock, QObject *parent)
    : RowsModel({"rowId", "account", "colour", "what", "line", "when", "why", "tone", "editable",
                    "removable", "retriable"},
        parent)
    , m_store(store)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_reader(
          &store, this, [&store] { return readAll(store); },
          [this](const Result<Read> &read) { show(read); })
{
    m_seconds.setInterval(int(secondMs));
    connect(&m_seconds, &QTimer::timeout, this, &OutboxModel::tick);
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.outbox || changes.elsewhere) {
            m_reader.read();
        }
    });
    connect(&m_accounts, &AccountsModel::wasRead, this, &OutboxModel::tick);
    m_reader.read();
}

QFuture<Result<OutboxModel::Read>> OutboxModel::readAll(store::Store &store)
{
    const auto lookUp = [&store](const Result<std::vector<store::OutboxRow>> &rows) {
        if (!rows) {
            return answered(Result<Read>(rows.error()));
        }
        return store.readCache([all = *rows](store::CacheTx &tx) { return withPosts(tx, all); });
    };
    return store.readUser([](store::UserTx &tx) { return store::outboxRows(tx); })
        .then(&store, lookUp)
        .unwrap();
}

Result<OutboxModel::Read> OutboxModel::withPosts(
    store::CacheTx &tx, const std::vector<store::OutboxRow> &rows)
{
    Read read{.rows = rows, .about = {}};
    int lookedUp = 0;
    for (const store::OutboxRow &row : rows) {
        if (!isOfPost(row.action.kind) || ++lookedUp > mostLookedUp) {
            continue;
        }
        const auto post = store::postByUri(tx, row.action.target);
        if (!post) {
            return post.error();
        }
        if (*post) {
            read.about.insert(
                row.id, {.author = u'@' + (*post)->post.author.acct, .line = postLine(**post)});
        }
    }
    return read;
}

void OutboxModel::show(const Result<Read> &read)
{
    if (!read) {
        Q_EMIT problem(sentence(read.error()));
        return;
    }
    m_rows = read->rows;
    m_about = read->about;
    noteRefusals();
    const bool moving = std::ranges::any_of(
        m_rows, [](const store::OutboxRow &row) { return store::isUnderWay(row.state); });
    moving ? m_seconds.start() : m_seconds.stop();
    tick();
    Q_EMIT wasRead();
}

void OutboxModel::noteRefusals()
{
    QSet<qint64> failed;
    const store::OutboxRow *newest = nullptr;
    for (const store::OutboxRow &row : m_rows) {
        if (row.state != SentState::Failed) {
            continue;
        }
        failed.insert(row.id);
        if (m_begun && !m_failed.contains(row.id)) {
            newest = &row;
        }
    }
    m_failed = failed;
    m_begun = true;
    if (newest != nullptr) {
        const Row told = rowFor(*newest, m_clock.now());
        m_refused = newest->id;
        m_refusal = u"%1 · %2"_s.arg(told.values[1].toString(), told.values[3].toString()) + u": "_s
            + newest->trouble;
        Q_EMIT refusalChanged();
    } else if (m_refused != 0 && !m_failed.contains(m_refused)) {
        dismissRefusal();
    }
}

void OutboxModel::dismissRefusal()
{
    m_refused = 0;
    if (!m_refusal.isEmpty()) {
        m_refusal.clear();
        Q_EMIT refusalChanged();
    }
}

void OutboxModel::retryRefused()
{
    const QString rowId = QString::number(m_refused);
    dismissRefusal();
    retry(rowId);
}

void OutboxModel::setActive(bool active)
{
    if (active != m_active) {
        m_active = active;
        tick();
        Q_EMIT activeChanged();
    }
}

void OutboxModel::tick()
{
    const qint64 now = m_clock.now();
    showStanding(now);
    if (m_active) {
        showAll(now);
    }
}

bool OutboxModel::isWorthALook(const store::OutboxRow &row, qint64 now) const
{
    // The time in which a post may be taken back is no waiting.
    const qint64 turn = row.tries == 0 ? std::max(row.createdAt, row.notBefore) : row.createdAt;
    const bool waits = row.trouble.isEmpty() ? now - turn > longMs : now - row.createdAt > longMs;
    return row.state == SentState::Failed || (waits && !waitsForItsTime(row, now));
}

void OutboxModel::showStanding(qint64 now)
{
    int worth = 0;
    int failed = 0;
    int others = 0;
    for (const store::OutboxRow &row : m_rows) {
        const bool isFailed = row.state == SentState::Failed;
        worth += isWorthALook(row, now) ? 1 : 0;
        failed += isFailed ? 1 : 0;
        others += isFailed && !isWriting(row.action) ? 1 : 0;
    }
    const QString badge = worth == 0 ? QString()
        : worth > mostBadged         ? u"99+"_s
                                     : QString::number(worth);
    if (badge != m_badge || failed != m_failedCount || others != m_failedOthers) {
        m_badge = badge;
        m_failedCount = failed;
        m_failedOthers = others;
        Q_EMIT standingChanged();
    }
}

void OutboxModel::showAll(qint64 now)
{
    std::vector<Row> rows;
    for (const store::OutboxRow &row : asShown(m_rows)) {
        rows.push_back(rowFor(row, now));
    }
    showRows(std::move(rows));
}

RowsModel::Row OutboxModel::rowFor(const store::OutboxRow &row, qint64 now) const
{
    const auto &all = m_accounts.all();
    const auto found = std::ranges::find(all, row.action.account, &Account::id);
    const bool here = found != all.end();
    const About about = m_about.value(row.id);
    const QString own = ownLine(row.action);
    const bool failed = row.state == SentState::Failed;
    const bool still = failed || row.state == SentState::Waiting;
    const QString id = QString::number(row.id);
    return {id,
        {id, here ? u'@' + found->acct : Words::tr("an account that is signed out"),
            here ? accountColour(found->colour, int(found - all.begin())) : QString(),
            actionWords(row.action, about.author), own.isEmpty() ? about.line : own,
            whenWords(row, now), row.trouble,
            failed                       ? u"bad"_s
                : !row.trouble.isEmpty() ? u"waits"_s
                                         : QString(),
            still && isWriting(row.action), still, still || store::isResting(row)}};
}

void OutboxModel::change(const Change &change, const QString &otherwise)
{
    hear(m_store.writeUser(change), &m_store, this, [this, otherwise](const Result<bool> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        } else if (!*done && !otherwise.isEmpty()) {
            Q_EMIT problem(otherwise);
        }
    });
}

void OutboxModel::retry(const QString &rowId)
{
    change([id = rowId.toLongLong()](store::UserTx &tx) { return retryTogether(tx, id); });
}

void OutboxModel::remove(const QString &rowId)
{
    change([id = rowId.toLongLong()](store::UserTx &tx) { return store::cancelAction(tx, id); },
        Words::tr("It is on its way already and can no longer be taken back."));
}

void OutboxModel::retryAll()
{
    change(retryEach);
}

void OutboxModel::removeFailed()
{
    change(removeEachFailed);
}

} // namespace asterism::ui
