// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "migration/csv/fault.h"
#include "migration/csv/table.h"

#include <variant>

namespace asterism::csv {

struct ListedPerson {
    int line = 0;
    QString list; ///< its name as written, without blanks around it
    Handle person;
};

/// What lists.csv says, in its order.
struct ListsFile {
    std::vector<ListedPerson> people;
    std::vector<BadRow> bad;
    std::vector<RepeatedRow> repeated; ///< the same person in the same list
};

/// Reads the rows of such a file one by one.
class ListRows {
public:
    /// `head`: the first rows, or all; only the header is looked at.
    ListRows(const Table &head, const QString &domain);

    std::variant<ListedPerson, Fault> read(const Row &row) const;

private:
    QChar m_delimiter;
    QString m_domain;
    bool m_hasHeader;
    int m_list; ///< -1: a header of something else
    int m_person;
};

/// With or without a header. Names are compared as they are: Mastodon may have "cats" beside
/// "Cats". Where no header says what is where, commas before the handle belong to the name, as
/// Misskey writes them without quotes, and what it writes behind the handle does not matter. A name
/// without a server belongs to `domain`, when that is known.
ListsFile readLists(const Table &table, const QString &domain = {});

/// The same from a file. Usage when it is surely one of something else or too long, Damaged when
/// unreadable.
Result<ListsFile> readListsFile(
    const QByteArray &bytes, const QString &fileName, const QString &domain = {});

} // namespace asterism::csv
