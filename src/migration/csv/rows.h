// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>

namespace asterism::csv {

/// What is read of one file at most. Mastodon takes 20 MB and 20,000 rows.
constexpr qsizetype mostBytes = 128 * 1024 * 1024;
constexpr int mostRows = 1'000'000;
constexpr int mostCells = 10 * mostRows;
constexpr int mostRowCells = 1'000'000;

struct Row {
    int line = 0; ///< of the file, from 1: where it begins
    QStringList cells; ///< as written, blanks too, but for the quotes around them
};

/// The text as UTF-8, without a BOM. A BOM marks UTF-16, which spreadsheets write as "Unicode
/// text". Damaged, naming the line, when a NUL is in it or it is neither: a name read in a wrong
/// encoding would become a list. Usage when there are too many bytes.
Result<QByteArray> plainText(const QByteArray &bytes, const QString &name);

/// The rows of a table (table.h), one after the other, so that a million of them never lie in
/// memory at the same time. Goes through the bytes once. A first line "sep=;" says what divides the
/// cells, as Excel writes and reads it, and is no row.
class RowReader {
public:
    /// Errors as plainText(); Damaged also for web pages and JSON, which servers answer to whoever
    /// is not signed in any more, and which is then saved under the file's name.
    static Result<RowReader> open(const QByteArray &bytes, const QString &name);

    char delimiter() const { return m_delimiter; }
    /// The next one in which something stands. Nothing at the end, and where it cannot be read any
    /// further.
    std::optional<Row> next();
    /// Damaged: a quote that stays open; Usage: more rows or cells than are read.
    const std::optional<Error> &error() const { return m_error; }

private:
    RowReader(const QByteArray &bytes, const QString &name);

    void takeSaidDelimiter();
    bool atEnd() const { return m_at >= m_bytes.size(); }
    bool atLineEnd() const { return m_bytes[m_at] == '\n' || m_bytes[m_at] == '\r'; }
    bool atCellEnd() const { return atEnd() || m_bytes[m_at] == m_delimiter || atLineEnd(); }
    void skipBlanks();
    void skipLineEnd();
    QString nextCell();
    std::optional<QString> quoted();
    Row nextRow();
    /// Whether that row is one too many, or more than one.
    bool isTooMuch(const Row &row);
    bool refuse(ErrorKind kind, const QString &why);

    QByteArray m_kept;
    QByteArrayView m_bytes; ///< of these
    QString m_name;
    char m_delimiter;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_openLine = 0; ///< of a quote that was never closed; 0: none so far
    int m_rows = 0;
    qsizetype m_cells = 0;
    std::optional<Error> m_error;
};

} // namespace asterism::csv
