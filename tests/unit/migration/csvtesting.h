// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/entries.h"

#include <QStringList>

#include <optional>

/// What was read of a file, in a line that a test can compare.
namespace asterism {

using namespace Qt::Literals::StringLiterals;

inline QString told(std::optional<bool> truth)
{
    return truth ? (*truth ? u"+"_s : u"-"_s) : u"?"_s;
}

/// "ao@a.example", with "+-" behind it for boosts and notices and then the languages, where any of
/// these was told; "Friends/ao@a.example".
inline QString drawn(const MovedItem &item)
{
    QString text = item.list.isEmpty() ? item.subject : item.list + u'/' + item.subject;
    if (item.boosts || item.notify || item.languages) {
        text += u' ' + told(item.boosts) + told(item.notify);
    }
    if (item.languages) {
        text += item.languages->join(u'|');
    }
    return item.hideNotifications ? text + u" hide"_s + told(item.hideNotifications) : text;
}

/// "1 ao@a.example; 2 no-server: x; 3=1: x", entries first, as they stand in each.
inline QString drawn(const csv::EntriesFile &file)
{
    QStringList rows;
    for (const csv::Entry &entry : file.entries) {
        rows << QString::number(entry.line) + u' ' + drawn(entry.item);
    }
    for (const csv::BadRow &row : file.bad) {
        rows << u"%1 %2: "_s.arg(row.line).arg(csv::word(row.fault)) + row.text;
    }
    for (const csv::RepeatedRow &row : file.repeated) {
        rows << u"%1=%2: "_s.arg(row.line).arg(row.firstLine) + row.text;
    }
    return rows.join("; "_L1);
}

inline QString readAs(MovedKind kind, const QByteArray &bytes, const QString &domain = {})
{
    const auto file = csv::readEntries(bytes, u"x.csv"_s, kind, domain);
    return file ? drawn(*file) : u"refused: "_s + word(file.error().kind);
}

} // namespace asterism
