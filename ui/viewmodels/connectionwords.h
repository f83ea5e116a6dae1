// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/activitylog.h"
#include "ui/viewmodels/columnwords.h"

#include <QHash>

namespace asterism::ui {

/// A line of the connection view: an account, a host that is read as a guest, the lists; and below
/// each its sources.
struct ConnectionRow {
    QString key; ///< "account:ID", "guest:HOST", "lists", or the source's
    bool head = false; ///< of those below it
    QString name;
    QString colour; ///< of an account's head; else empty
    QString words; ///< how it is doing; seconds count down
    QString trouble; ///< what went wrong last and still matters, in sentences; else empty
    bool fine = true;
    bool live = false; ///< it streams
    QString host; ///< of an account's head: to sign in again at
    bool needsSignIn = false;

    bool operator==(const ConnectionRow &) const = default;
};

/// What the connection view is made of.
struct ConnectionsNow {
    OwnThings own;
    QHash<QString, QString> colours; ///< by account id
    std::vector<StreamLineInfo> lines;
    std::vector<WatchedSource> watched; ///< names and colours are not needed
    qint64 now = 0;
};

/// Accounts in their order, then hosts that are read as a guest, then lists.
std::vector<ConnectionRow> connectionRows(const ConnectionsNow &now);

/// OwnThings::shelves, by the names that columns carry.
QHash<QString, QString> shelfNames(const std::vector<store::DeckColumn> &columns);

/// "Home", "Local", "#tag", the list's name; as it stands below its account or host. An antenna
/// without a name in `own` is "an antenna".
QString sourceName(const Source &source, const OwnThings &own);

/// Whom an entry of the activity log is about: "@user@host · Home", "host", a list.
QString whoOf(const ActivityLog::Entry &entry, const OwnThings &own);

} // namespace asterism::ui
