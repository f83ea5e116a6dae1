// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/polleditor.h"

#include "base/clock.h"
#include "ui/models/rowparts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PollEditor)
};

constexpr int leastChoices = 2;
constexpr qsizetype longestChoice = 1000;

constexpr qint64 minuteSeconds = 60;
constexpr qint64 hourSeconds = 60 * minuteSeconds;
constexpr qint64 daySeconds = 24 * hourSeconds;

QString lengthWords(qint64 seconds)
{
    return seconds == 0 ? Words::tr("for ever") : spanWords(seconds * secondMs);
}

} // namespace

PollEditor::PollEditor(QObject *parent)
    : RowsModel({"text"}, parent)
{
    show({});
}

void PollEditor::setMultiple(bool multiple)
{
    if (!m_fixed && multiple != m_poll.multiple) {
        m_poll.multiple = multiple;
        edited();
    }
}

void PollEditor::setHideTotals(bool hide)
{
    if (!m_fixed && hide != m_poll.hideTotals && (mayHideTotals() || !hide)) {
        m_poll.hideTotals = hide;
        edited();
    }
}

void PollEditor::setSeconds(int seconds)
{
    const bool endless = seconds == 0 && m_limits.endless;
    const qint64 most = std::max(m_limits.secondsLeast, m_limits.secondsMost);
    const qint64 taken = endless ? 0 : std::clamp<qint64>(seconds, m_limits.secondsLeast, most);
    if (!m_fixed && taken != m_poll.seconds) {
        m_poll.seconds = taken;
        m_poll.endsAt = 0; // the end that it had is not meant any more
        edited();
    }
}

std::vector<qint64> PollEditor::lengths() const
{
    std::vector<qint64> all;
    for (const qint64 one :
        {5 * minuteSeconds, 30 * minuteSeconds, hourSeconds, 6 * hourSeconds, 12 * hourSeconds,
            daySeconds, 3 * daySeconds, 7 * daySeconds, 14 * daySeconds, 30 * daySeconds}) {
        if (one >= m_limits.secondsLeast && one <= m_limits.secondsMost) {
            all.push_back(one);
        }
    }
    if (m_poll.seconds > 0 && std::ranges::find(all, m_poll.seconds) == all.end()) {
        all.insert(std::ranges::upper_bound(all, m_poll.seconds), m_poll.seconds);
    }
    if (m_poll.seconds == 0 || m_limits.endless) {
        all.push_back(0);
    }
    return all;
}

QVariantList PollEditor::durations() const
{
    QVariantList all;
    for (const qint64 one : lengths()) {
        all << int(one);
    }
    return all;
}

QStringList PollEditor::durationNames() const
{
    QStringList names;
    for (const qint64 one : lengths()) {
        names << lengthWords(one);
    }
    return names;
}

int PollEditor::durationAt() const
{
    const std::vector<qint64> all = lengths();
    return int(std::ranges::find(all, m_poll.seconds) - all.begin());
}

void PollEditor::setDurationAt(int place)
{
    const std::vector<qint64> all = lengths();
    if (place >= 0 && place < int(all.size())) {
        setSeconds(int(all[size_t(place)]));
    }
}

QString PollEditor::durationName() const
{
    return lengthWords(m_poll.seconds);
}

int PollEditor::roomOf(int place) const
{
    const QString choice = m_poll.choices.value(place).trimmed();
    return m_limits.choice - postLength(choice, {}, {.clusters = m_limits.clusters});
}

QString PollEditor::problem() const
{
    if (m_fixed) { // it is there already
        return {};
    }
    QStringList choices = sentPoll(m_poll).choices;
    if (choices.size() < leastChoices) {
        return Words::tr("A poll needs two choices at least.");
    }
    const PostFault fault = pollRefusal(m_poll, m_limits).fault;
    if (fault == PostFault::TooManyChoices) {
        return Words::tr("A poll has %n choices at most here.", nullptr, m_limits.choices);
    }
    if (fault == PostFault::LongChoice) {
        return Words::tr(
            "A choice of a poll has %n characters at most here.", nullptr, m_limits.choice);
    }
    if (choices.removeDuplicates() > 0) {
        return Words::tr("Two choices of the poll are the same.");
    }
    if (fault == PostFault::PollLength) {
        QString words = Words::tr("A poll runs from %1 to %2 here.");
        words.replace(u"%1"_s, spanWords(m_limits.secondsLeast * secondMs));
        return words.replace(u"%2"_s, spanWords(m_limits.secondsMost * secondMs));
    }
    return {};
}

void PollEditor::setChoice(int place, const QString &text)
{
    const bool there = place >= 0 && place < m_poll.choices.size();
    if (!m_fixed && there && m_poll.choices.at(place) != text) {
        m_poll.choices[place] = text.left(longestChoice);
        showChoices();
        edited();
    }
}

void PollEditor::addChoice()
{
    if (mayAdd()) {
        m_poll.choices << QString();
        showChoices();
        edited();
    }
}

void PollEditor::removeChoice(int place)
{
    const bool there = place >= 0 && place < m_poll.choices.size();
    if (!m_fixed && there && m_poll.choices.size() > leastChoices) {
        m_poll.choices.removeAt(place);
        m_keys.removeAt(place);
        showChoices();
        edited();
    }
}

void PollEditor::show(const PollText &poll)
{
    m_poll = poll;
    m_keys.clear();
    while (m_poll.choices.size() < leastChoices) {
        m_poll.choices << QString();
    }
    showChoices();
    Q_EMIT pollChanged();
}

void PollEditor::setLimits(const PollLimits &limits)
{
    if (limits != m_limits) {
        m_limits = limits;
        Q_EMIT pollChanged();
    }
}

void PollEditor::setFixed(bool fixed)
{
    if (fixed != m_fixed) {
        m_fixed = fixed;
        Q_EMIT pollChanged();
    }
}

void PollEditor::showChoices()
{
    while (m_keys.size() < m_poll.choices.size()) {
        m_keys << QString::number(++m_made);
    }
    std::vector<Row> rows;
    for (int i = 0; i < m_poll.choices.size(); ++i) {
        rows.push_back({m_keys.at(i), {m_poll.choices.at(i)}});
    }
    showRows(std::move(rows));
}

void PollEditor::edited()
{
    Q_EMIT pollChanged();
    Q_EMIT changed();
}

} // namespace asterism::ui
