// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace asterism {

/// Rows of a CSV file as GoToSocial's reader takes them: blank lines count for nothing, and every
/// row has as many cells as the first.
struct CsvRows {
    std::vector<QStringList> rows;
    QString error; ///< its own words; empty: read
};

CsvRows readCsv(const QByteArray &file);

/// One row with its line end, quoted where it must be.
QString csvRow(const QStringList &cells);

} // namespace asterism
