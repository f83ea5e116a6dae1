// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/filter.h"
#include "model/list.h"
#include "model/moved.h"

#include <QByteArray>

#include <vector>

namespace asterism {

/// What no CSV holds: filters, notes about people, ends of mutes, and the user's own lists with
/// their options, empty ones too. One JSON object, times as isoTime() or null:
///
///     format "asterism-extras", version 1, account "user@host", at
///     filters: id, title, action "blur" | "warn" | "hide", contexts "home", "notifications",
///         "public", "thread", "account", expiresAt, keywords (text, wholeWord), posts (ids);
///         of Misskey also allWords (texts) or expression ("/pattern/flags")
///     notes: acct, text
///     mutes: acct, expiresAt; only those that end
///     lists: id, name, createdAt, members ("user@host"), options: hideBoosts, hideReplies,
///         onlyMedia, asGrid, notify, exclusive (true or false), inEveryone (or absent: unsaid),
///         colour (-1 to 7), icon
struct Extras {
    struct Note {
        QString acct;
        QString text;
        bool operator==(const Note &) const = default;
    };
    struct MuteEnd {
        QString acct;
        qint64 expiresAt = 0;
        bool operator==(const MuteEnd &) const = default;
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
    std::vector<MuteEnd> mutes;
    std::vector<ListWithMembers> lists;

    bool operator==(const Extras &) const = default;
};

QByteArray writeExtras(const Extras &extras);
/// Damaged, naming the file, when it is no such file; what is unknown or makes no sense in it is
/// passed over: people who are none, filters of unknown effect, lists without a name, more than
/// 100,000 of anything.
Result<Extras> readExtras(const QByteArray &bytes, const QString &name);

} // namespace asterism
