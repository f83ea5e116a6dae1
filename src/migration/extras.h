// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/filter.h"
#include "model/list.h"
#include "model/moved.h"

#include <QByteArray>

#include <vector>

namespace asterism {

/// What no CSV holds: filters, notes about people, and the user's own lists with their options,
/// empty ones too. README.md of this module tells the JSON.
struct Extras {
    struct Note {
        QString acct;
        QString text;
        bool operator==(const Note &) const = default;
    };
    struct ListWithMembers {
        List list;
        QStringList members; ///< accts
        bool operator==(const ListWithMembers &) const = default;
    };

    QString acct; ///< whose it is
    qint64 at = 0;
    std::vector<Filter> filters;
    std::vector<Note> notes;
    std::vector<ListWithMembers> lists;

    bool operator==(const Extras &) const = default;
};

QByteArray writeExtras(const Extras &extras);
/// Damaged, naming the file, when it is no such file; what is unknown in it is passed over.
Result<Extras> readExtras(const QByteArray &bytes, const QString &name);

} // namespace asterism
