// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/outboxmodel.h"

#include "base/flow.h"
#include "store/outboxposts.h"
#include "store/takenback.h"
#include "store/timeline.h"
#include "ui/viewmodels/colours.h"
#include "ui/viewmodels/outboxdeeds.h"
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
constexpr int uploadTickMs = 250;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

bool canBeRemoved(const store::OutboxRow &row)
{
    return row.state == SentState::Failed || row.state == SentState::Waiting;
}

/// Not what is on its way just now. What rests may have been done: who takes it out is told so, and
/// trying it again looks for it first.
bool isNotUnderWay(const store::OutboxRow &row)
{
    return canBeRemoved(row) || store::isResting(row);
}

/// Failures first, the newest at the top; then the others as they came. What waits for its time is
/// shown elsewhere.
std::vector<OutboxThread> asShown(std::vector<OutboxThread> threads, qint64 now)
{
    std::erase_if(threads,
        [now](const OutboxThread &thread) { return waitsForItsTime(thread.first(), now); });
    const auto failed = [](const OutboxThread &thread) {
        return thread.told().state == SentState::Failed;
    };
    // clang 14 knows no std::ranges::stable_partition of GCC's library.
    const auto rest = std::stable_partition(threads.begin(), threads.end(), failed);
    std::ranges::stable_sort(threads.begin(), rest,
        [](const auto &a, const auto &b) { return a.told().changedAt > b.told().changedAt; });
    return threads;
}

QString removalWords(const store::Removal &removal)
{
    if (!removal.draft) {
        return Words::tr("It was taken out, but it may have been done already.");
    }
    return removal.mayBeDone
        ? Words::tr("It was taken out, but it may have been done already; what "
                    "you wrote is among the drafts.")
        : Words::tr("It was taken out; what you wrote is among the drafts.");
}

} // namespace

OutboxModel::OutboxModel(
    store::Store &store, const AccountsModel &accounts, const Clock &clock, QObject *parent)
    : RowsModel({"rowId", "account", "colour", "what", "line", "when", "why", "tone", "editable",
                    "removable", "retriable", "resting", "progress", "parts"},
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
    m_soon.setSingleShot(true);
    m_soon.setInterval(uploadTickMs);
    connect(&m_soon, &QTimer::timeout, this, &OutboxModel::tick);
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
    const auto lookUp = [&store](const Result<Read> &read) {
        if (!read) {
            return answered(read);
        }
        return store.readCache([all = *read](store::CacheTx &tx) { return withPosts(tx, all); });
    };
    return store.readUser(readRows).then(&store, lookUp).unwrap();
}

Result<OutboxModel::Read> OutboxModel::readRows(store::UserTx &tx)
{
    const auto rows = store::outboxRows(tx);
    const auto overtaken = store::overtakenEdits(tx);
    if (!rows || !overtaken) {
        return rows ? overtaken.error() : rows.error();
    }
    return Read{.rows = *rows, .overtaken = *overtaken, .about = {}};
}

Result<OutboxModel::Read> OutboxModel::withPosts(store::CacheTx &tx, Read read)
{
    std::vector<store::OutboxRow> all = read.overtaken;
    all.insert(all.end(), read.rows.begin(), read.rows.end());
    int lookedUp = 0;
    for (const store::OutboxRow &row : all) {
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
    m_threads = threadsOf(m_rows);
    m_overtaken = read->overtaken;
    m_about = read->about;
    m_uploads.look(m_rows);
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
        m_refused = newest->id;
        m_refusal = accountName(newest->action.account) + u" · "_s
            + actionWords(newest->action, m_about.value(newest->id).author) + u": "_s
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

void OutboxModel::noteSending(
    qint64 row, int attachment, int attachments, qint64 bytes, qint64 total)
{
    const UploadStep step{attachment, attachments, bytes, total};
    m_uploads.hear(row, step, m_clock.now());
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void OutboxModel::tick()
{
    const qint64 now = m_clock.now();
    showStanding(now);
    showUploading(now);
    if (m_active) {
        showAll(now);
    }
}

void OutboxModel::showUploading(qint64 now)
{
    QList<qint64> ids = m_uploads.longOnes(now);
    ids.removeIf([this](qint64 id) { return rowOf(id) == nullptr; });
    QString words;
    if (ids.size() == 1) {
        const store::OutboxRow &row = *rowOf(ids.first());
        words = accountName(row.action.account) + u" · "_s + m_uploads.words(row);
    } else if (!ids.isEmpty()) {
        words = m_uploads.wordsOf(ids);
    }
    if (words != m_uploading) {
        m_uploading = words;
        Q_EMIT uploadingChanged();
    }
}

const store::OutboxRow *OutboxModel::rowOf(qint64 id) const
{
    const auto found = std::ranges::find(m_rows, id, &store::OutboxRow::id);
    return found == m_rows.end() ? nullptr : &*found;
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
    const auto later = std::ranges::count_if(m_threads,
        [now](const OutboxThread &thread) { return waitsForItsTime(thread.first(), now); });
    const QString badge = worth == 0 ? QString()
        : worth > mostBadged         ? u"99+"_s
                                     : QString::number(worth);
    if (badge != m_badge || failed != m_failedCount || others != m_failedOthers
        || later != m_later) {
        m_badge = badge;
        m_failedCount = failed;
        m_failedOthers = others;
        m_later = int(later);
        Q_EMIT standingChanged();
    }
}

void OutboxModel::showAll(qint64 now)
{
    std::vector<Row> rows;
    for (const OutboxThread &thread : asShown(m_threads, now)) {
        rows.push_back(rowFor(thread, now));
    }
    for (const OutboxThread &edit : threadsOf(m_overtaken)) {
        rows.push_back(rowFor(edit, now));
    }
    showRows(std::move(rows));
}

QString OutboxModel::accountName(const AccountId &account) const
{
    const auto &all = m_accounts.all();
    const auto found = std::ranges::find(all, account, &Account::id);
    return found == all.end() ? Words::tr("an account that is signed out") : u'@' + found->acct;
}

QString OutboxModel::accountDot(const AccountId &account) const
{
    const auto &all = m_accounts.all();
    const auto found = std::ranges::find(all, account, &Account::id);
    return found == all.end() ? QString() : accountColour(found->colour, int(found - all.begin()));
}

QString OutboxModel::progressOf(const OutboxThread &thread) const
{
    for (const store::OutboxRow *row : thread.rows) {
        const QString words = m_uploads.words(*row);
        if (!words.isEmpty()) {
            return words;
        }
    }
    return {};
}

RowsModel::Row OutboxModel::rowFor(const OutboxThread &thread, qint64 now) const
{
    const store::OutboxRow &first = thread.first();
    const store::OutboxRow &told = thread.told();
    const About about = m_about.value(first.id);
    const QString own = ownLine(first.action);
    const QStringList parts = threadParts(thread);
    const QString progress = progressOf(thread);
    const QString tone = told.state == SentState::Failed    ? u"bad"_s
        : isUnderWay(told.state) && !told.trouble.isEmpty() ? u"waits"_s
                                                            : QString();
    // What waits for a post that is on its way cannot say yet what it answers.
    const bool whole = canBeRemoved(first) && first.action.post.after.isEmpty();
    const bool removable = std::ranges::any_of(
        thread.rows, [](const store::OutboxRow *row) { return isNotUnderWay(*row); });
    const QString id = QString::number(first.id);
    return {thread.key,
        {id, accountName(first.action.account), accountDot(first.action.account),
            threadWords(thread, about.author),
            !parts.isEmpty()    ? QString()
                : own.isEmpty() ? about.line
                                : own,
            progress.isEmpty() ? whenWords(told, now) : Words::tr("being sent"), told.trouble, tone,
            whole && isWriting(first.action), removable, isNotUnderWay(told),
            store::isResting(told), progress, parts}};
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
    const auto removing = m_store.writeUser(
        [id = rowId.toLongLong()](store::UserTx &tx) { return store::removeTogether(tx, id); });
    hear(removing, &m_store, this, [this](const Result<store::Removal> &removal) {
        if (!removal) {
            Q_EMIT problem(sentence(removal.error()));
        } else if (!removal->any) {
            Q_EMIT problem(Words::tr("It is on its way already and can no longer be taken back."));
        } else if (removal->draft || removal->mayBeDone) {
            if (removal->draft) {
                Q_EMIT keptDraft(*removal->draft);
            }
            Q_EMIT problem(removalWords(*removal));
        }
    });
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
