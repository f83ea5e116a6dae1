// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace asterism::csv {

/// What is read of one file at most. Mastodon takes 20 MB, too, but only 20,000 rows.
constexpr qsizetype mostBytes = 20 * 1024 * 1024;
constexpr int mostRows = 100'000;
constexpr int mostCells = 10 * mostRows;

struct Row {
    int line = 0; ///< of the file, from 1: where it begins
    QStringList cells; ///< as written, blanks too, but for the quotes around them
};

struct Table {
    QChar delimiter = u',';
    std::vector<Row> rows; ///< without those in which nothing stands
};

/// Rows and cells of a file (RFC 4180), in one pass: with or without BOM, lines ended by CRLF, LF
/// or CR, cells divided by comma, semicolon or tab. A quote counts only at the beginning of a cell;
/// where what follows the second one makes no sense, both are part of the text, as Misskey quotes
/// nothing. Damaged, naming the line, when a quote stays open, a NUL is in it or it is no UTF-8: a
/// name read in a wrong encoding would become a list. `name` is what the error calls the file.
Result<Table> readTable(const QByteArray &bytes, const QString &name);

/// The same refusals for a text that is no table.
Result<QString> readText(const QByteArray &bytes, const QString &name);

/// The row's text, for telling somebody about it: at most 200 characters.
QString shown(const Row &row, QChar delimiter);
QString shown(const QString &text);

/// A line as Ruby's CSV writes it, which Mastodon uses: quotes only around what is empty or holds a
/// comma, a quote or a line end; LF behind it.
QByteArray writeRow(const QStringList &cells);

} // namespace asterism::csv
