// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/table.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

constexpr qsizetype mostShown = 200;

QString quotedCell(QString cell)
{
    if (cell.isNull()) {
        return cell;
    }
    const auto needs = [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; };
    if (cell.isEmpty() || std::any_of(cell.cbegin(), cell.cend(), needs)) {
        return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    }
    return cell;
}

} // namespace

Result<Table> readTable(const QByteArray &bytes, const QString &name)
{
    auto reader = RowReader::open(bytes, name);
    if (!reader) {
        return reader.error();
    }
    Table table{.delimiter = QLatin1Char(reader->delimiter())};
    while (auto row = reader->next()) {
        table.rows.push_back(*std::move(row));
    }
    return reader->error() ? Result<Table>(*reader->error()) : Result<Table>(std::move(table));
}

Result<QString> readText(const QByteArray &bytes, const QString &name)
{
    const auto text = plainText(bytes, name);
    return text ? Result<QString>(QString::fromUtf8(*text)) : Result<QString>(text.error());
}

QString unguarded(const QString &cell)
{
    const QString text = cell.trimmed();
    if (text.startsWith("=\""_L1) && text.endsWith(u'"') && text.size() > 3) {
        return text.sliced(2, text.size() - 3).trimmed();
    }
    if (!text.startsWith(u'\'')) {
        return text;
    }
    const bool both = text.endsWith(u'\'') && text.size() > 1;
    return text.sliced(1, text.size() - (both ? 2 : 1)).trimmed();
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
