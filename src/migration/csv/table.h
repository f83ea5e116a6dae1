// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/rows.h"

#include <vector>

namespace asterism::csv {

struct Table {
    QChar delimiter = u',';
    std::vector<Row> rows; ///< without those in which nothing stands
};

/// Rows and cells of a file (RFC 4180), in one pass: with or without BOM, lines ended by CRLF, LF
/// or CR, cells divided by comma, semicolon or tab. A quote counts only at the beginning of a cell;
/// where what follows the second one makes no sense, both are part of the text, as Misskey quotes
/// nothing. Errors as RowReader's. `name` is what they call the file.
Result<Table> readTable(const QByteArray &bytes, const QString &name);

/// The same refusals for a text that is no table.
Result<QString> readText(const QByteArray &bytes, const QString &name);

/// What a cell means that a spreadsheet was kept from reckoning with: 'text, 'text' and ="text" are
/// its text. Without blanks around it.
QString unguarded(const QString &cell);

/// The row's text, for telling somebody about it: at most 200 characters.
QString shown(const Row &row, QChar delimiter);
QString shown(const QString &text);

/// A line as Ruby's CSV writes it, which Mastodon uses: quotes only around what is empty or holds a
/// comma, a quote or a line end, nothing at all for what is null; LF behind it.
QByteArray writeRow(const QStringList &cells);

} // namespace asterism::csv
