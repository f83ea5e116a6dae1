// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/rows.h"

#include "migration/csv/delimiter.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Csv)
};

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

/// Why these bytes are no text.
std::optional<QString> damage(QByteArrayView bytes)
{
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

bool isBlank(const Row &row)
{
    return std::ranges::all_of(
        row.cells, [](const QString &cell) { return QStringView(cell).trimmed().isEmpty(); });
}

} // namespace

Result<QByteArrayView> plainText(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() > mostBytes) {
        return Error{.kind = ErrorKind::Usage,
            .subject = name,
            .detail = Words::tr("it is larger than %1 MB").arg(mostBytes / (1024 * 1024))};
    }
    if (const auto why = damage(bytes)) {
        return Error{.kind = ErrorKind::Damaged, .subject = name, .detail = *why};
    }
    return withoutBom(bytes);
}

Result<RowReader> RowReader::open(const QByteArray &bytes, const QString &name)
{
    const auto text = plainText(bytes, name);
    return text ? Result<RowReader>(RowReader(*text, name)) : Result<RowReader>(text.error());
}

RowReader::RowReader(QByteArrayView bytes, const QString &name)
    : m_bytes(bytes)
    , m_name(name)
    , m_delimiter(sniffDelimiter(bytes))
{
}

std::optional<Row> RowReader::next()
{
    while (!atEnd() && !m_error) {
        if (atLineEnd()) {
            skipLineEnd();
            continue;
        }
        Row row = nextRow();
        if (m_openLine > 0) {
            refuse(ErrorKind::Damaged,
                Words::tr("line %1 opens a quotation mark that is not closed where it should be")
                    .arg(m_openLine));
        } else if (!isTooMuch(row) && !isBlank(row)) {
            return row;
        }
    }
    return std::nullopt;
}

bool RowReader::isTooMuch(const Row &row)
{
    if (row.cells.size() > mostRowCells) {
        return refuse(ErrorKind::Usage,
            Words::tr("line %1 has more than %L2 cells").arg(row.line).arg(mostRowCells));
    }
    if (isBlank(row)) {
        return false;
    }
    m_cells += row.cells.size();
    if (m_cells > mostCells) {
        return refuse(ErrorKind::Usage, Words::tr("it has more than %L1 cells").arg(mostCells));
    }
    if (++m_rows > mostRows + 1) { // a header is none
        return refuse(ErrorKind::Usage, Words::tr("it has more than %L1 rows").arg(mostRows));
    }
    return false;
}

bool RowReader::refuse(ErrorKind kind, const QString &why)
{
    m_error = Error{.kind = kind, .subject = m_name, .detail = why};
    return true;
}

Row RowReader::nextRow()
{
    Row row{.line = m_line, .cells = {nextCell()}};
    while (!atEnd() && m_bytes[m_at] == m_delimiter && row.cells.size() <= mostRowCells) {
        ++m_at;
        row.cells << nextCell();
    }
    skipLineEnd();
    return row;
}

void RowReader::skipBlanks()
{
    while (!atEnd() && m_bytes[m_at] == ' ') {
        ++m_at;
    }
}

void RowReader::skipLineEnd()
{
    if (atEnd()) {
        return;
    }
    const bool pair = m_bytes.sliced(m_at).startsWith("\r\n");
    m_at += pair ? 2 : 1;
    ++m_line;
}

QString RowReader::nextCell()
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
std::optional<QString> RowReader::quoted()
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

} // namespace asterism::csv
