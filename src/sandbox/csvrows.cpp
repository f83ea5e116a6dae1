// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/csvrows.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Reads cell after cell of a text that it walks along.
class CsvWalk {
public:
    explicit CsvWalk(QString text)
        : m_text(std::move(text))
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    bool skipsBlank()
    {
        const bool blank = !atEnd() && m_text[m_at] == u'\n';
        m_at += blank ? 1 : 0;
        return blank;
    }
    /// False: broken.
    bool row(QStringList &cells)
    {
        do {
            QString cell;
            if (!(!atEnd() && m_text[m_at] == u'"' ? quoted(cell) : plain(cell))) {
                return false;
            }
            cells << cell;
        } while (skips(u','));
        return skips(u'\n') || atEnd();
    }

private:
    bool skips(QChar c)
    {
        const bool there = !atEnd() && m_text[m_at] == c;
        m_at += there ? 1 : 0;
        return there;
    }
    bool plain(QString &cell)
    {
        while (!atEnd() && m_text[m_at] != u',' && m_text[m_at] != u'\n') {
            cell += m_text[m_at++];
        }
        return !cell.contains(u'"');
    }
    bool quoted(QString &cell)
    {
        for (++m_at; !atEnd(); ++m_at) {
            if (m_text[m_at] != u'"') {
                cell += m_text[m_at];
            } else if (m_text.mid(m_at + 1, 1) == u"\""_s) {
                cell += m_text[m_at++];
            } else {
                ++m_at;
                return true;
            }
        }
        return false;
    }

    QString m_text;
    qsizetype m_at = 0;
};

} // namespace

CsvRows readCsv(const QByteArray &file)
{
    CsvRows read;
    CsvWalk walk(QString::fromUtf8(file).replace(u"\r\n"_s, u"\n"_s));
    for (int number = 1; !walk.atEnd(); ++number) {
        if (walk.skipsBlank()) {
            continue;
        }
        QStringList cells;
        if (!walk.row(cells)) {
            read.error = u"parse error on line %1: bare or extraneous quote"_s.arg(number);
            return read;
        }
        if (!read.rows.empty() && cells.size() != read.rows.front().size()) {
            read.error = u"record on line %1: wrong number of fields"_s.arg(number);
            return read;
        }
        read.rows.push_back(cells);
    }
    return read;
}

QString csvRow(const QStringList &cells)
{
    QStringList written;
    for (QString cell : cells) {
        const bool quotes = cell.startsWith(u' ') || std::ranges::any_of(cell, [](QChar c) {
            return c == u',' || c == u'"' || c == u'\n' || c == u'\r';
        });
        written << (quotes ? u'"' + cell.replace(u"\""_s, u"\"\""_s) + u'"' : cell);
    }
    return written.join(u',') + u'\n';
}

} // namespace asterism
