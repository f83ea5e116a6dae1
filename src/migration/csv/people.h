// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "migration/csv/fault.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace asterism::csv {

/// Somebody who is to be put into a list.
struct NamedPerson {
    int line = 0;
    QString text; ///< shown(): cut
    QString who; ///< "@user@host", or the address of a page that may be a person's
    QString list; ///< of a lists.csv: its name as written
};

/// Whom a text or a file names.
struct NamedPeople {
    std::vector<NamedPerson> people; ///< each of them once, in a lists.csv once in each list
    std::vector<BadRow> bad;
    std::vector<RepeatedRow> repeated;
    QStringList lists; ///< the names in a lists.csv, in their order; empty where it is none
};

/// Of a text that was pasted (without a `fileName`) or of a file: lists.csv, an export of follows
/// or any text that names people. Usage for files of blocks, mutes, domains and posts: nobody wants
/// those in a list by mistake. Damaged when it cannot be read.
Result<NamedPeople> readPeople(const QByteArray &bytes, const QString &fileName = {});

} // namespace asterism::csv
