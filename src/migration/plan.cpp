// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/plan.h"

#include "base/clock.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Plan)
};

RunRow invalidRow(int line, const QString &text, const QString &detail)
{
    return {.line = line,
        .text = text,
        .state = RowState::Ended,
        .outcome = Outcome::Invalid,
        .detail = detail};
}

RunRow runRowOf(const csv::Entry &entry)
{
    return {.line = entry.line, .item = entry.item};
}

RunRow runRowOf(const csv::BadRow &bad)
{
    return invalidRow(
        bad.line, bad.text, Words::tr("line %1: %2").arg(bad.line).arg(csv::reason(bad.fault)));
}

RunRow runRowOf(const csv::RepeatedRow &repeated)
{
    return invalidRow(repeated.line, repeated.text,
        Words::tr("line %1 says what line %2 says").arg(repeated.line).arg(repeated.firstLine));
}

/// One of the three parts of a file, each in the order of its lines.
template <typename Part> struct PartReader {
    const std::vector<Part> &part;
    size_t next = 0;

    int line() const
    {
        return next < part.size() ? part[next].line : std::numeric_limits<int>::max();
    }
    bool isOver() const { return next >= part.size(); }
    RunRow take() { return runRowOf(part[next++]); }
};

/// What names the same thing. Addresses of posts tell upper from lower case, as lists' names do.
QString planKey(MovedKind kind, const MovedItem &item)
{
    if (kind == MovedKind::Bookmarks) {
        return item.subject;
    }
    if (kind == MovedKind::Clips) {
        return item.list + u'\n' + item.subject;
    }
    const QString subject = item.subject.toLower();
    return kind == MovedKind::Lists ? item.list + u'\n' + subject : subject;
}

bool mayNameOneself(MovedKind kind)
{
    return kind == MovedKind::Follows || kind == MovedKind::Blocks || kind == MovedKind::Mutes;
}

QString ownAccountWords(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Blocks:
        return Words::tr("This is the account itself; nobody blocks themselves.");
    case MovedKind::Mutes:
        return Words::tr("This is the account itself; nobody mutes themselves.");
    default:
        return Words::tr("This is the account itself; nobody follows themselves.");
    }
}

QStringList sortedCodes(const QStringList &languages)
{
    QStringList codes;
    for (const QString &language : languages) {
        codes << language.toLower();
    }
    codes.sort();
    codes.removeDuplicates();
    return codes;
}

/// What was not told is no wish, and what the server does not tell cannot be changed there.
template <typename T> bool differsInPlan(const std::optional<T> &told, const std::optional<T> &has)
{
    return told && has && *told != *has;
}

bool differsInPlan(const MovedItem &told, const MovedItem &has)
{
    const bool languages = told.languages && has.languages
        && sortedCodes(*told.languages) != sortedCodes(*has.languages);
    // Servers round to seconds, and count from when they are asked.
    const bool ends = told.expiresAt != 0 && std::abs(told.expiresAt - has.expiresAt) >= minuteMs;
    return languages || ends || differsInPlan(told.boosts, has.boosts)
        || differsInPlan(told.notify, has.notify)
        || differsInPlan(told.hideNotifications, has.hideNotifications);
}

void endPlanned(RunRow &row, Outcome outcome, const QString &detail = {})
{
    row.state = RowState::Ended;
    row.outcome = outcome;
    row.detail = detail;
}

void leavePlanned(RunRow &row, const QString &localId = {})
{
    row.state = RowState::Waiting;
    row.finding = Finding::ToDo;
    row.localId = localId;
}

} // namespace

std::vector<RunRow> rowsOf(const csv::EntriesFile &file)
{
    std::vector<RunRow> rows;
    rows.reserve(file.entries.size() + file.bad.size() + file.repeated.size());
    PartReader<csv::Entry> entries{file.entries};
    PartReader<csv::BadRow> bad{file.bad};
    PartReader<csv::RepeatedRow> repeated{file.repeated};
    while (!entries.isOver() || !bad.isOver() || !repeated.isOver()) {
        const int line = std::min({entries.line(), bad.line(), repeated.line()});
        const bool isEntry = !entries.isOver() && entries.line() == line;
        const bool isBad = !isEntry && !bad.isOver() && bad.line() == line;
        rows.push_back(isEntry ? entries.take() : isBad ? bad.take() : repeated.take());
        rows.back().place = int(rows.size()) - 1;
    }
    return rows;
}

std::vector<RunRow> rowsOf(csv::EntriesFile &&file)
{
    const csv::EntriesFile taken = std::move(file);
    return rowsOf(taken);
}

Plan::Plan(const Run &run, const QString &ownAcct)
    : m_run(run)
    , m_ownAcct(ownAcct.toLower())
{
}

void Plan::add(const std::vector<store::CensusItem> &have)
{
    for (const store::CensusItem &item : have) {
        const QString key = planKey(m_run.kind, item.item);
        if (!item.item.subject.isEmpty() && !m_index.contains(key)) {
            keep(item, key);
        }
    }
}

void Plan::keep(const store::CensusItem &item, const QString &key)
{
    const MovedItem &told = item.item;
    if (m_lists.empty() || m_lists.back() != told.list) {
        m_lists.push_back(told.list);
    }
    if (told.languages && !told.languages->isEmpty()) {
        m_languages.insert(m_have.size(), *told.languages);
    }
    m_index.insert(key, m_have.size());
    m_have.push_back({.subject = key == told.subject ? key : told.subject,
        .localId = item.localId,
        .expiresAt = told.expiresAt,
        .list = int(m_lists.size()) - 1,
        .boosts = told.boosts,
        .notify = told.notify,
        .hideNotifications = told.hideNotifications,
        .tellsLanguages = told.languages.has_value(),
        .requested = item.requested});
}

MovedItem Plan::itemOf(size_t index) const
{
    const Have &have = m_have[index];
    MovedItem item{.subject = have.subject,
        .list = m_lists[size_t(have.list)],
        .boosts = have.boosts,
        .notify = have.notify,
        .hideNotifications = have.hideNotifications,
        .expiresAt = have.expiresAt};
    if (have.tellsLanguages) {
        item.languages = m_languages.value(index);
    }
    return item;
}

void Plan::compare(std::vector<RunRow> &rows)
{
    for (RunRow &row : rows) {
        const auto found = m_index.constFind(planKey(m_run.kind, row.item));
        const auto have = found == m_index.cend() ? std::optional<size_t>() : std::optional(*found);
        if (have && !row.removes) {
            m_have[*have].named = true; // by rows, too, that were compared before the program ended
        }
        if (row.state == RowState::New) {
            compareRow(row, have);
        }
        const bool names = row.outcome != Outcome::Invalid && row.outcome != Outcome::Refused;
        m_named = m_named || (names && !row.removes);
        if (row.outcome == Outcome::Invalid) {
            spare(row.text);
        }
    }
}

/// Whoever wrote it meant them, whatever is wrong with the rest of the line.
void Plan::spare(const QString &text)
{
    static const QRegularExpression between(u"[\\s,;\"'<>()]+"_s);
    for (QString word : text.toLower().split(between, Qt::SkipEmptyParts)) {
        word.remove(0, word.startsWith(u'@') ? 1 : 0);
        if (const auto found = m_index.constFind(word); found != m_index.cend()) {
            m_have[*found].named = true;
        }
    }
}

void Plan::compareRow(RunRow &row, std::optional<size_t> index) const
{
    const Have *have = index ? &m_have[*index] : nullptr;
    if (row.removes) {
        have ? leavePlanned(row, have->localId) : endPlanned(row, Outcome::Already);
    } else if (mayNameOneself(m_run.kind) && row.item.subject.toLower() == m_ownAcct) {
        endPlanned(row, Outcome::Refused, ownAccountWords(m_run.kind));
    } else if (!have) {
        leavePlanned(row);
    } else if (have->requested && !have->localId.isEmpty()) {
        endPlanned(row, Outcome::Requested, Words::tr("asked already"));
        row.localId = have->localId; // by which it is looked at again
    } else if (have->requested) {
        leavePlanned(row);
    } else if (differsInPlan(row.item, itemOf(*index))) {
        leavePlanned(row, have->localId);
    } else {
        endPlanned(row, Outcome::Already);
    }
}

std::vector<RunRow> Plan::removals() const
{
    std::vector<RunRow> rows;
    if (!m_run.overwrite || !m_named) {
        return rows;
    }
    for (const Have &have : m_have) {
        // Who was asked and has not answered is nobody whom the account has.
        if (have.named || have.requested) {
            continue;
        }
        const QString &list = m_lists[size_t(have.list)];
        RunRow row{.item = {.subject = have.subject, .list = list}, .removes = true};
        leavePlanned(row, have.localId);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace asterism
