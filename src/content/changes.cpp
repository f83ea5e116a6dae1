// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/changes.h"

#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace asterism {

namespace {

/// Of the table that is made; 8 MB of it.
constexpr qsizetype mostCells = 2'000'000;

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to >= 0; to = finder.toNextBoundary()) {
        words << text.sliced(from, to - from);
        from = to;
    }
    return words;
}

void add(std::vector<Change> &changes, Change::Kind kind, const QString &text)
{
    if (text.isEmpty()) {
        return;
    }
    if (!changes.empty() && changes.back().kind == kind) {
        changes.back().text += text;
    } else {
        changes.push_back({kind, text});
    }
}

/// Lengths of the longest common rows of words, from each pair of places to the ends.
class Table {
public:
    Table(const QStringList &older, const QStringList &newer)
        : m_columns(newer.size() + 1)
        , m_lengths(size_t((older.size() + 1) * m_columns))
    {
        for (qsizetype i = older.size() - 1; i >= 0; --i) {
            for (qsizetype j = newer.size() - 1; j >= 0; --j) {
                cell(i, j) = older[i] == newer[j] ? cell(i + 1, j + 1) + 1
                                                  : std::max(cell(i + 1, j), cell(i, j + 1));
            }
        }
    }

    int &cell(qsizetype i, qsizetype j) { return m_lengths[size_t(i * m_columns + j)]; }

private:
    qsizetype m_columns;
    std::vector<int> m_lengths;
};

void compare(std::vector<Change> &changes, const QStringList &older, const QStringList &newer)
{
    if ((older.size() + 1) * (newer.size() + 1) > mostCells) {
        add(changes, Change::Kind::Removed, older.join(QString()));
        add(changes, Change::Kind::Added, newer.join(QString()));
        return;
    }
    Table table(older, newer);
    qsizetype i = 0;
    qsizetype j = 0;
    QString added; // said behind what was removed at the same place
    const auto flush = [&] { add(changes, Change::Kind::Added, std::exchange(added, {})); };
    while (i < older.size() || j < newer.size()) {
        if (i < older.size() && j < newer.size() && older[i] == newer[j]) {
            flush();
            add(changes, Change::Kind::Same, older[i]);
            ++i;
            ++j;
        } else if (j == newer.size()
            || (i < older.size() && table.cell(i + 1, j) >= table.cell(i, j + 1))) {
            add(changes, Change::Kind::Removed, older[i++]);
        } else {
            added += newer[j++];
        }
    }
    flush();
}

} // namespace

std::vector<Change> changesBetween(const QString &older, const QString &newer)
{
    QStringList before = wordsOf(older);
    QStringList after = wordsOf(newer);
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head]) {
        ++head;
    }
    qsizetype tail = 0;
    while (tail < shorter - head
        && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
        ++tail;
    }
    std::vector<Change> changes;
    add(changes, Change::Kind::Same, before.first(head).join(QString()));
    compare(changes, before.mid(head, before.size() - head - tail),
        after.mid(head, after.size() - head - tail));
    add(changes, Change::Kind::Same, before.last(tail).join(QString()));
    return changes;
}

} // namespace asterism
