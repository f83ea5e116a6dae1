// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/runsmodel.h"

#include "store/runs.h"
#include "ui/viewmodels/colours.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int runsBurstMs = 400;

/// A preview is the import panel's, until somebody says yes.
bool isBegun(const Run &run)
{
    return run.state != RunState::Checking && run.state != RunState::Ready;
}

} // namespace

RunsModel::RunsModel(
    store::Store &store, const AccountsModel &accounts, const Clock &clock, QObject *parent)
    : RowsModel(
        {"runId", "title", "words", "pace", "ends", "shares", "trouble", "colour", "running"},
        parent)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_since(clock.now())
    , m_reader(
          &store, this,
          [this, &store] {
              return store.readUser(
                  [known = settled()](store::UserTx &tx) { return readStands(tx, known); });
          },
          [this](const Result<Stands> &stands) { take(stands); })
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(runsBurstMs);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_reader.read(); });
    m_seconds.setInterval(int(secondMs));
    connect(&m_seconds, &QTimer::timeout, this, &RunsModel::show);
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if ((changes.runs || changes.elsewhere) && !m_soon.isActive()) {
            m_soon.start();
        }
    });
    connect(&accounts, &AccountsModel::wasRead, this, &RunsModel::show);
    m_soon.start(); // the first rows of the deck go before
}

/// Those that are at their end, whose rows need not be counted with every row of another one. Once
/// a minute they are all the same: who was asked may have answered.
RunsModel::Stands RunsModel::settled()
{
    Stands stands;
    if (m_clock.now() - m_countedAt >= minuteMs) {
        m_countedAt = m_clock.now();
        return stands;
    }
    for (const RunStand &stand : m_all) {
        if (stand.run.state == RunState::Done || stand.run.state == RunState::Cancelled) {
            stands.push_back(stand);
        }
    }
    return stands;
}

Result<RunsModel::Stands> RunsModel::readStands(store::UserTx &tx, const Stands &known)
{
    auto runs = store::runs(tx);
    if (!runs) {
        return runs.error();
    }
    Stands stands;
    for (const Run &run : *runs) {
        if (!isBegun(run)) {
            continue;
        }
        const auto same = std::ranges::find(known, run, &RunStand::run);
        const auto counts =
            same != known.end() ? Result<RunCounts>(same->counts) : store::runCounts(tx, run.id);
        if (!counts) {
            return counts.error();
        }
        stands.push_back({run, *counts});
        if (stands.size() == most) {
            break;
        }
    }
    return stands;
}

void RunsModel::take(const Result<Stands> &stands)
{
    if (!stands) {
        Q_EMIT problem(sentence(stands.error()));
        return;
    }
    m_all = *stands;
    const qint64 at = m_clock.now();
    QHash<qint64, RunMeter> meters;
    Stands news;
    for (const RunStand &stand : m_all) {
        if (stand.run.state == RunState::Running) {
            RunMeter meter = m_meters.take(stand.run.id);
            meter.add(at, stand.counts.ended());
            meters.insert(stand.run.id, meter);
        }
        if (isNews(stand)) {
            news.push_back(stand);
        }
    }
    m_meters = std::move(meters);
    m_ready = true;
    show();
    // Now the window shows the run that somebody began a moment ago, and has seen it end.
    std::ranges::for_each(news, [this](const RunStand &stand) { tell(stand); });
}

/// It goes on no more, unlike before. What had ended before this window was there is no news.
bool RunsModel::isNews(const RunStand &stand)
{
    const RunState now = stand.run.state;
    const auto before = m_states.constFind(stand.run.id);
    // One that is not known yet and is at its end already was short, if it began since; that may be
    // before the first look.
    const bool ran =
        before == m_states.cend() ? stand.run.startedAt >= m_since : *before == RunState::Running;
    m_states.insert(stand.run.id, now);
    return ran && now != RunState::Running;
}

void RunsModel::tell(const RunStand &stand)
{
    const RunState now = stand.run.state;
    if (now == RunState::Done) {
        Q_EMIT ended(stand);
    } else if (now == RunState::Paused && !stand.run.trouble.isEmpty()) {
        Q_EMIT stopped(stand);
    }
}

const RunStand *RunsModel::find(qint64 id) const
{
    const auto found =
        std::ranges::find_if(m_all, [id](const RunStand &stand) { return stand.run.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

QString RunsModel::colourOf(const Run &run) const
{
    const auto &accounts = m_accounts.all();
    const auto found = std::ranges::find(accounts, run.account, &Account::id);
    return found == accounts.end() ? QString()
                                   : accountColour(found->colour, int(found - accounts.begin()));
}

bool RunsModel::anyRuns() const
{
    return std::ranges::any_of(
        m_all, [](const RunStand &stand) { return stand.run.state == RunState::Running; });
}

void RunsModel::setWatched(bool watched)
{
    if (watched != std::exchange(m_watched, watched)) {
        show();
    }
}

RunsModel::Row RunsModel::rowOf(const RunStand &stand) const
{
    const Run &run = stand.run;
    const PerMinute pace = paceOf(run.id);
    const QString id = QString::number(run.id);
    return {id,
        {id, run.title + u" → "_s + run.acct, progressWords(stand.counts),
            paceWords(run, pace, now()), endWords(run, stand.counts, pace, now()),
            sharesOf(stand.counts), run.trouble, colourOf(run), run.state == RunState::Running}};
}

void RunsModel::show()
{
    std::vector<Row> rows;
    for (const RunStand &stand : m_all) {
        rows.push_back(rowOf(stand));
    }
    showRows(std::move(rows));
    if (m_watched && anyRuns()) {
        m_seconds.isActive() ? void() : m_seconds.start();
    } else {
        m_seconds.stop();
    }
    Q_EMIT wasRead();
}

} // namespace asterism::ui
