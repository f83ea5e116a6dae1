// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/table.h"

#include "migration/csv/delimiter.h"

#include <QByteArrayView>
#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Csv)
};

constexpr qsizetype mostShown = 200;

Error unreadable(const QString &name, const QString &why)
{
    return {.kind = ErrorKind::Damaged, .subject = name, .detail = why};
}

/// CRLF is one end, as are CR and LF alone.
int lineEnds(QByteArrayView bytes)
{
    int ends = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool pair = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        ends += (bytes[i] == '\n' || bytes[i] == '\r') && !pair ? 1 : 0;
    }
    return ends;
}

/// A line end never lies within a character, so each line can be looked at by itself.
int firstLineNotUtf8(QByteArrayView bytes)
{
    int line = 1;
    for (qsizetype at = 0; at < bytes.size(); ++line) {
        const auto end = std::find_if(
            bytes.begin() + at, bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype length = end - bytes.begin() - at;
        if (!bytes.sliced(at, length).isValidUtf8()) {
            return line;
        }
        at += length + 1;
        if (at < bytes.size() && bytes[at - 1] == '\r' && bytes[at] == '\n') {
            ++at;
        }
    }
    return line;
}

QByteArrayView withoutBom(QByteArrayView bytes)
{
    return bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
}

/// Why these bytes are no text that we read.
std::optional<QString> refusal(QByteArrayView bytes)
{
    if (bytes.size() > mostBytes) {
        return Words::tr("it is larger than %1 MB").arg(mostBytes / (1024 * 1024));
    }
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF")) {
        return Words::tr("it is UTF-16: save it as UTF-8");
    }
    if (const qsizetype at = bytes.indexOf('\0'); at >= 0) {
        const int line = lineEnds(bytes.first(at)) + 1;
        return Words::tr("line %1 holds a NUL, so it is no text").arg(line);
    }
    if (!bytes.isValidUtf8()) {
        return Words::tr("line %1 is not UTF-8: save it as UTF-8").arg(firstLineNotUtf8(bytes));
    }
    return std::nullopt;
}

/// Goes through the bytes once, cell by cell.
class TableParser {
public:
    TableParser(QByteArrayView bytes, char delimiter)
        : m_bytes(bytes)
        , m_delimiter(delimiter)
    {
    }

    bool atEnd() const { return m_at >= m_bytes.size(); }
    /// The line of a quote that was never closed; 0: none so far.
    int openLine() const { return m_openLine; }

    Row nextRow()
    {
        Row row{.line = m_line, .cells = {nextCell()}};
        while (!atEnd() && m_bytes[m_at] == m_delimiter && row.cells.size() <= mostCells) {
            ++m_at;
            row.cells << nextCell();
        }
        skipLineEnd();
        return row;
    }

private:
    bool atCellEnd() const
    {
        return atEnd() || m_bytes[m_at] == m_delimiter || m_bytes[m_at] == '\n'
            || m_bytes[m_at] == '\r';
    }

    void skipBlanks()
    {
        while (!atEnd() && m_bytes[m_at] == ' ') {
            ++m_at;
        }
    }

    void skipLineEnd()
    {
        if (atEnd()) {
            return;
        }
        const bool pair = m_bytes.sliced(m_at).startsWith("\r\n");
        m_at += pair ? 2 : 1;
        ++m_line;
    }

    QString nextCell()
    {
        const qsizetype start = m_at;
        skipBlanks();
        if (!atEnd() && m_bytes[m_at] == '"') {
            if (auto text = quoted()) {
                return *std::move(text);
            }
        }
        while (!atCellEnd()) {
            ++m_at;
        }
        return QString::fromUtf8(m_bytes.sliced(start, m_at - start));
    }

    /// nullopt when the quotes are not around the whole cell; what was passed is not read again.
    std::optional<QString> quoted()
    {
        const int openedIn = m_line;
        QByteArray text;
        do {
            const qsizetype from = ++m_at;
            m_at = m_bytes.indexOf('"', from);
            if (m_at < 0) {
                m_at = m_bytes.size();
                m_openLine = openedIn;
                return QString();
            }
            text += m_bytes.sliced(from, m_at - from);
            ++m_at;
            if (!atEnd() && m_bytes[m_at] == '"') {
                text += '"'; // two of them stand for one
            }
        } while (!atEnd() && m_bytes[m_at] == '"');
        m_line += lineEnds(text);
        skipBlanks();
        if (atCellEnd()) {
            return QString::fromUtf8(text);
        }
        if (m_line != openedIn) {
            m_openLine = openedIn; // two lines with one quote each look like this
        }
        return std::nullopt;
    }

    QByteArrayView m_bytes;
    char m_delimiter;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_openLine = 0;
};

bool isBlank(const Row &row)
{
    return std::ranges::all_of(
        row.cells, [](const QString &cell) { return QStringView(cell).trimmed().isEmpty(); });
}

QString quotedCell(QString cell)
{
    const auto needs = [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; };
    if (cell.isEmpty() || std::any_of(cell.cbegin(), cell.cend(), needs)) {
        return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    }
    return cell;
}

} // namespace

Result<Table> readTable(const QByteArray &bytes, const QString &name)
{
    if (const auto why = refusal(bytes)) {
        return unreadable(name, *why);
    }
    const QByteArrayView text = withoutBom(bytes);
    const char delimiter = sniffDelimiter(text);
    Table table{.delimiter = QLatin1Char(delimiter)};
    qsizetype cells = 0;
    for (TableParser parser(text, delimiter); !parser.atEnd();) {
        Row row = parser.nextRow();
        if (parser.openLine() > 0) {
            return unreadable(name,
                Words::tr("line %1 opens a quotation mark that is not closed where it should be")
                    .arg(parser.openLine()));
        }
        if (cells + row.cells.size() > mostCells) {
            return unreadable(name, Words::tr("it has more than %L1 cells").arg(mostCells));
        }
        if (!isBlank(row)) {
            cells += row.cells.size();
            table.rows.push_back(std::move(row));
        }
        if (table.rows.size() > size_t(mostRows)) {
            return unreadable(name, Words::tr("it has more than %L1 rows").arg(mostRows));
        }
    }
    return table;
}

Result<QString> readText(const QByteArray &bytes, const QString &name)
{
    if (const auto why = refusal(bytes)) {
        return unreadable(name, *why);
    }
    return QString::fromUtf8(withoutBom(bytes));
}

QString shown(const Row &row, QChar delimiter)
{
    return shown(row.cells.join(delimiter));
}

QString shown(const QString &text)
{
    const QString line = text.left(2 * mostShown).simplified();
    return line.size() <= mostShown ? line : line.left(mostShown - 1) + u'…';
}

QByteArray writeRow(const QStringList &cells)
{
    QStringList written;
    for (const QString &cell : cells) {
        written << quotedCell(cell);
    }
    return written.join(u',').toUtf8() + '\n';
}

} // namespace asterism::csv
