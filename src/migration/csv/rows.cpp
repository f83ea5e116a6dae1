// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/rows.h"

#include "migration/csv/delimiter.h"

#include <QCoreApplication>
#include <QStringConverter>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Csv)
};

constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";

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

/// What its BOM says; UTF-16 is the only other encoding that anybody marks.
std::optional<QStringConverter::Encoding> markedEncoding(QByteArrayView bytes)
{
    if (bytes.startsWith("\xFF\xFE")) {
        return QStringConverter::Utf16LE;
    }
    return bytes.startsWith("\xFE\xFF") ? std::optional(QStringConverter::Utf16BE) : std::nullopt;
}

/// Nothing where it is cut, or no UTF-16 after all.
std::optional<QByteArray> fromUtf16(QByteArrayView bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    const QString text = decoder.decode(bytes.sliced(2));
    const bool good = bytes.size() % 2 == 0 && !decoder.hasError() && text.isValidUtf16();
    return good ? std::optional(text.toUtf8()) : std::nullopt;
}

/// Why these bytes are no text.
std::optional<QString> damage(QByteArrayView bytes)
{
    if (const qsizetype at = bytes.indexOf('\0'); at >= 0) {
        const int line = lineEnds(bytes.first(at)) + 1;
        return Words::tr("line %1 holds a NUL, so it is no text").arg(line);
    }
    if (!bytes.isValidUtf8()) {
        return Words::tr("line %1 is not UTF-8: save it as UTF-8").arg(firstLineNotUtf8(bytes));
    }
    return std::nullopt;
}

/// In lower case, as far as that tells what it is.
QByteArray beginning(QByteArrayView text)
{
    constexpr qsizetype enough = 16;
    return text.first(std::min(text.size(), enough)).toByteArray().toLower();
}

bool looksLikeHtml(QByteArrayView text)
{
    constexpr std::array marks{
        "<!doctype", "<html", "<head", "<body", "<meta", "<title", "<script", "<!--", "<?xml"};
    const QByteArray begins = beginning(text);
    return std::ranges::any_of(marks, [&](const char *mark) { return begins.startsWith(mark); });
}

/// A list may be called "{x}" or "[x]"; one with quotes in its name begins with another quote.
bool looksLikeJson(QByteArrayView text)
{
    if (text == "{}" || text == "[]") {
        return true;
    }
    const bool array = text.startsWith('[');
    if (!array && !text.startsWith('{')) {
        return false;
    }
    QByteArrayView inner = text.sliced(1).trimmed();
    if (array && inner.startsWith('{')) {
        inner = inner.sliced(1).trimmed();
    }
    return inner.startsWith('"');
}

/// Why this text is no table.
std::optional<QString> foreignForm(QByteArrayView text)
{
    const QByteArrayView whole = text.trimmed();
    if (looksLikeHtml(whole)) {
        return Words::tr("it is a web page, from line 1 on: get the file from the server again");
    }
    return looksLikeJson(whole)
        ? std::optional(Words::tr("it is JSON, from line 1 on, and no table"))
        : std::nullopt;
}

bool isBlank(const Row &row)
{
    return std::ranges::all_of(
        row.cells, [](const QString &cell) { return QStringView(cell).trimmed().isEmpty(); });
}

} // namespace

Result<QByteArray> plainText(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() > mostBytes) {
        return Error{.kind = ErrorKind::Usage,
            .subject = name,
            .detail = Words::tr("it is larger than %1 MB").arg(mostBytes / (1024 * 1024))};
    }
    const auto encoding = markedEncoding(bytes);
    const auto text = encoding ? fromUtf16(bytes, *encoding) : std::optional(bytes);
    const auto why =
        text ? damage(*text) : std::optional(Words::tr("it is damaged UTF-16: save it as UTF-8"));
    if (why) {
        return Error{.kind = ErrorKind::Damaged, .subject = name, .detail = *why};
    }
    return text->startsWith(byteOrderMark) ? text->sliced(byteOrderMark.size()) : *text;
}

Result<RowReader> RowReader::open(const QByteArray &bytes, const QString &name)
{
    const auto text = plainText(bytes, name);
    if (!text) {
        return text.error();
    }
    if (const auto why = foreignForm(*text)) {
        return Error{.kind = ErrorKind::Damaged, .subject = name, .detail = *why};
    }
    return RowReader(*text, name);
}

RowReader::RowReader(const QByteArray &bytes, const QString &name)
    : m_kept(bytes)
    , m_bytes(m_kept)
    , m_name(name)
    , m_delimiter(sniffDelimiter(m_bytes))
{
    takeSaidDelimiter();
}

void RowReader::takeSaidDelimiter()
{
    constexpr QByteArrayView delimiters = ",;\t|";
    const auto isEnd = [](char c) { return c == '\n' || c == '\r'; };
    const qsizetype length = std::ranges::find_if(m_bytes, isEnd) - m_bytes.begin();
    QByteArrayView line = m_bytes.first(length);
    if (line.size() > 2 && line.startsWith('"') && line.endsWith('"')) {
        line = line.sliced(1, line.size() - 2);
    }
    const bool says = line.size() == 5 && line.first(4).compare("sep=", Qt::CaseInsensitive) == 0
        && delimiters.contains(line[4]);
    if (says) {
        m_delimiter = line[4];
        m_at = length;
        skipLineEnd();
    }
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
    if (m_bytes.sliced(m_at).startsWith(byteOrderMark)) {
        m_at += byteOrderMark.size(); // of files put together
    }
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
