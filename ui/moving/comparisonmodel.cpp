// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/comparisonmodel.h"

#include "base/clock.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

enum ComparedRole {
    ComparedAcctRole = Qt::UserRole,
    ComparedNameRole,
    MarksRole,
    TonesRole,
    ComparedListsRole,
    FateRole,
    SaysRole,
    SelectedRole,
};

constexpr qint64 silentMs = 365 * dayMs;

template <typename Of> QStringList each(const std::vector<Standing> &standings, Of of)
{
    QStringList words;
    for (const Standing &standing : standings) {
        words << of(standing);
    }
    return words;
}

} // namespace

QString standingMark(const Standing &standing)
{
    if (standing.blocks) {
        return Words::tr("blocked");
    }
    if (standing.requested) {
        return Words::tr("asked");
    }
    QString mark = standing.follows ? u"✓"_s : u"–"_s;
    if (standing.followsBack) {
        mark = standing.follows ? u"✓ ⇄"_s : u"– ←"_s;
    }
    return standing.mutes ? mark + u' ' + Words::tr("muted") : mark;
}

QString standingTone(const Standing &standing)
{
    if (standing.blocks) {
        return u"bad"_s;
    }
    if (standing.requested || standing.mutes) {
        return u"waits"_s;
    }
    return standing.follows ? u"good"_s : QString();
}

QString standingWords(const Standing &standing)
{
    QStringList parts;
    if (standing.blocks) {
        parts << Words::tr("blocked");
    } else if (standing.requested) {
        parts << Words::tr("asked");
    } else {
        parts << (standing.follows ? Words::tr("followed") : Words::tr("not followed"));
    }
    if (standing.mutes) {
        parts << Words::tr("muted");
    }
    if (standing.followsBack) {
        parts << Words::tr("follows back");
    }
    return parts.join(Words::tr(", "));
}

void ComparisonModel::show(
    const People &people, std::vector<size_t> order, const QStringList &names, qint64 now)
{
    m_now = now;
    // The same people in the same order: nothing moves, though what is said of them may differ.
    if (names == m_names && isSameOrder(people, order)) {
        m_people = people;
        m_order = std::move(order);
        if (!m_order.empty()) {
            Q_EMIT dataChanged(index(0), index(int(m_order.size()) - 1));
        }
        return;
    }
    beginResetModel();
    m_people = people;
    m_order = std::move(order);
    m_names = names;
    m_anchor = 0;
    endResetModel();
    Q_EMIT countChanged();
}

bool ComparisonModel::isSameOrder(const People &people, const std::vector<size_t> &order) const
{
    if (order.size() != m_order.size()) {
        return false;
    }
    for (size_t i = 0; i < order.size(); ++i) {
        if ((*people)[order[i]].acct != (*m_people)[m_order[i]].acct) {
            return false;
        }
    }
    return true;
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

QHash<int, QByteArray> ComparisonModel::roleNames() const
{
    return {{ComparedAcctRole, "acct"}, {ComparedNameRole, "name"}, {MarksRole, "marks"},
        {TonesRole, "tones"}, {ComparedListsRole, "lists"}, {FateRole, "fate"}, {SaysRole, "says"},
        {SelectedRole, "selected"}};
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ComparedPerson &person = at(index.row());
    switch (role) {
    case ComparedAcctRole:
        return QString(u'@' + person.acct);
    case ComparedNameRole:
        return person.name;
    case MarksRole:
        return each(person.at, standingMark);
    case TonesRole:
        return each(person.at, standingTone);
    case ComparedListsRole:
        return person.lists.join(Words::tr(", "));
    case FateRole:
        return fateOf(person);
    case SaysRole:
        return saysOf(person);
    case SelectedRole:
        return m_selected.contains(person.acct);
    default:
        return {};
    }
}

QString ComparisonModel::fateOf(const ComparedPerson &person) const
{
    if (person.gone) {
        return Words::tr("gone");
    }
    if (!person.movedTo.isEmpty()) {
        return Words::tr("moved to %1").arg(person.movedTo);
    }
    if (person.lastPostAt > 0 && person.lastPostAt < m_now - silentMs) {
        const QDateTime last = QDateTime::fromMSecsSinceEpoch(person.lastPostAt);
        return Words::tr("silent since %1").arg(last.toString(u"yyyy-MM"_s));
    }
    return {};
}

QString ComparisonModel::saysOf(const ComparedPerson &person) const
{
    QStringList parts{u'@' + person.acct};
    for (size_t i = 0; i < person.at.size(); ++i) {
        parts << m_names.value(qsizetype(i)) + u": "_s + standingWords(person.at[i]);
    }
    parts << person.lists << fateOf(person);
    parts.removeAll(QString());
    return parts.join(u"; "_s);
}

// ---- selecting ------------------------------------------------------------------------------

void ComparisonModel::select(int row, bool turn, bool range)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    if (range) {
        const int anchor = std::min(m_anchor, rowCount() - 1);
        for (int i = std::min(anchor, row); i <= std::max(anchor, row); ++i) {
            m_selected.insert(at(i).acct);
        }
    } else {
        const bool was = m_selected.contains(at(row).acct);
        if (!turn) {
            m_selected.clear();
        }
        if (turn && was) {
            m_selected.remove(at(row).acct);
        } else {
            m_selected.insert(at(row).acct);
        }
        m_anchor = row;
    }
    tellSelection();
}

void ComparisonModel::selectAll()
{
    for (int i = 0; i < rowCount(); ++i) {
        m_selected.insert(at(i).acct);
    }
    tellSelection();
}

void ComparisonModel::selectNone()
{
    m_selected.clear();
    tellSelection();
}

void ComparisonModel::tellSelection()
{
    if (!m_order.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelectedRole});
    }
    Q_EMIT selectionChanged();
}

std::vector<ComparedPerson> ComparisonModel::selection() const
{
    std::vector<ComparedPerson> chosen;
    for (const ComparedPerson &person : *m_people) {
        if (m_selected.contains(person.acct)) {
            chosen.push_back(person);
        }
    }
    return chosen;
}

} // namespace asterism::ui
