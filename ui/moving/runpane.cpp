// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/runpane.h"

#include "ui/moving/runreport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunPane)
};

constexpr qsizetype longestSearch = 200;

store::RowsWish wishOf(const QString &filter, const QString &search)
{
    store::RowsWish wish{.search = search};
    bool number = false;
    const int outcome = filter.toInt(&number);
    if (number && outcome >= 0 && outcome < outcomeCount) {
        wish.outcome = Outcome(outcome);
    }
    return wish;
}

} // namespace

RunFilters::RunFilters(QObject *parent)
    : RowsModel({"key", "words", "count", "tone"}, parent)
{
}

void RunFilters::show(const RunStand &stand)
{
    const auto number = [](int count) { return QLocale().toString(count); };
    std::vector<Row> rows{
        {{}, {QString(), Words::tr("all"), number(stand.counts.total), QString()}}};
    const auto add = [&](Outcome outcome, int count) {
        const QString key = QString::number(int(outcome));
        if (count > 0) {
            rows.push_back({key,
                {key, outcomeWords(outcome, stand.run.kind), number(count), toneOf(outcome)}});
        }
    };
    add(Outcome::None, stand.counts.unchecked + stand.counts.waiting);
    for (int outcome = int(Outcome::None) + 1; outcome < outcomeCount; ++outcome) {
        add(Outcome(outcome), stand.counts.outcomes[size_t(outcome)]);
    }
    showRows(std::move(rows));
}

RunPane::RunPane(store::Store &store, Ask ask, RunsModel &runs, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_runs(runs)
    , m_rows(new RunRowsModel(store, this))
    , m_filters(new RunFilters(this))
{
    connect(&runs, &RunsModel::wasRead, this, &RunPane::follow);
}

void RunPane::setRunId(const QString &id)
{
    m_expected = 0; // whoever chooses one means that one
    choose(id.toLongLong());
    follow();
}

void RunPane::expect(qint64 id)
{
    m_expected = id;
    follow();
}

void RunPane::choose(qint64 id)
{
    if (id == m_id) {
        return;
    }
    m_id = id;
    m_kind = stand() == nullptr ? MovedKind::Follows : stand()->run.kind;
    m_filter.clear();
    m_search.clear();
    m_counts = {};
    say({});
    showRows();
    Q_EMIT wishChanged();
}

/// The one that is shown has gone on; where it is gone, the newest takes its place.
void RunPane::follow()
{
    if (m_expected > 0 && m_runs.find(m_expected) != nullptr) {
        choose(std::exchange(m_expected, 0));
    }
    if (stand() == nullptr && m_runs.isReady()) {
        choose(m_runs.all().empty() ? 0 : m_runs.all().front().run.id);
    }
    if (const RunStand *now = stand(); now != nullptr) {
        m_filters->show(*now);
        if (!(now->counts == std::exchange(m_counts, now->counts))) {
            m_rows->reread();
        }
    } else {
        m_filters->clear();
    }
    Q_EMIT changed();
}

void RunPane::showRows()
{
    m_rows->show(m_id, m_kind, wishOf(m_filter, m_search));
}

void RunPane::setFilter(const QString &key)
{
    if (key != std::exchange(m_filter, key)) {
        showRows();
        Q_EMIT wishChanged();
    }
}

void RunPane::setSearch(const QString &words)
{
    const QString wanted = words.trimmed().left(longestSearch);
    if (wanted != std::exchange(m_search, wanted)) {
        showRows();
        Q_EMIT wishChanged();
    }
}

// ---- what is told ---------------------------------------------------------------------------

bool RunPane::isIn(std::initializer_list<RunState> states) const
{
    const RunStand *now = stand();
    return now != nullptr && std::ranges::find(states, now->run.state) != states.end();
}

QString RunPane::title() const
{
    const RunStand *now = stand();
    return now == nullptr ? QString() : now->run.title + u" → "_s + now->run.acct;
}

QString RunPane::words() const
{
    const RunStand *now = stand();
    return now == nullptr ? QString() : progressWords(now->counts);
}

QString RunPane::pace() const
{
    const RunStand *now = stand();
    return now == nullptr ? QString() : paceWords(now->run, m_runs.paceOf(m_id), m_runs.now());
}

QString RunPane::ends() const
{
    const RunStand *now = stand();
    return now == nullptr ? QString()
                          : endWords(now->run, now->counts, m_runs.paceOf(m_id), m_runs.now());
}

QString RunPane::trouble() const
{
    const RunStand *now = stand();
    return now == nullptr ? QString() : now->run.trouble;
}

QVariantList RunPane::shares() const
{
    const RunStand *now = stand();
    return now == nullptr ? QVariantList() : sharesOf(now->counts);
}

QString RunPane::retryWords() const
{
    const RunStand *now = stand();
    const bool may = isIn({RunState::Running, RunState::Paused, RunState::Done});
    return may && now->counts.retries > 0 ? Words::tr("Try %L1 again").arg(now->counts.retries)
                                          : QString();
}

QString RunPane::cancelWords() const
{
    const RunStand *now = stand();
    if (now == nullptr) {
        return {};
    }
    return Words::tr("%n rows have not been done yet and will not be. What was done stays.",
        nullptr, now->counts.waiting + now->counts.unchecked);
}

QUrl RunPane::reportFile() const
{
    const RunStand *now = stand();
    const QString base = now == nullptr ? QString() : QFileInfo(now->run.title).completeBaseName();
    const QString name = (base.isEmpty() ? u"asterism"_s : base) + u"-report.csv"_s;
    const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return QUrl::fromLocalFile(
        QDir(downloads.isEmpty() ? QDir::homePath() : downloads).filePath(name));
}

// ---- what is done ---------------------------------------------------------------------------

void RunPane::order(QStringView kind, const QJsonObject &more)
{
    if (m_id == 0) {
        return;
    }
    QJsonObject argument = more;
    argument.insert(u"run"_s, m_id);
    say({});
    hear(m_ask(kind.toString(), argument), &m_store, this, [this](const Result<QJsonObject> &done) {
        if (!done) {
            say(sentence(done.error()));
        }
    });
}

void RunPane::retry()
{
    order(u"run-retry");
}

void RunPane::retryRow(int place)
{
    order(u"run-retry", {{u"places"_s, QJsonArray{place}}});
}

void RunPane::saveReport(const QUrl &file)
{
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    if (m_id == 0 || path.isEmpty()) {
        return;
    }
    hear(saveRunReport(m_store, m_id, path), &m_store, this, [this, path](const Result<int> &rows) {
        say(rows ? Words::tr("%n rows saved in %1", nullptr, *rows).arg(path)
                 : sentence(rows.error()));
    });
}

void RunPane::say(const QString &notice)
{
    if (notice != std::exchange(m_notice, notice)) {
        Q_EMIT noticeChanged();
    }
}

} // namespace asterism::ui
