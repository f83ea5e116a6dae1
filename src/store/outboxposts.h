// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"

#include <QList>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace asterism::store {

/// The posts that wait for this one, and those that wait for them: the rest of its thread, in
/// order. Ended ones are left out.
Result<std::vector<OutboxRow>> rowsBehind(UserTx &tx, qint64 id);

/// The account's last edit of the post that is under way or failed; nothing: there is none.
Result<std::optional<OutboxRow>> pendingEdit(
    UserTx &tx, const AccountId &account, const QString &uri);
/// Edits that a later one of the same post took the place of before they were saved, of the last
/// hour, oldest first; `trouble` says so. They are Cancelled.
Result<std::vector<OutboxRow>> overtakenEdits(UserTx &tx, int most = 50);

/// The outbox knows of a deletion of that post by the account: it is to be done, is done, or was
/// taken back within the last days.
Result<bool> knowsDeletion(UserTx &tx, const AccountId &account, const QString &uri);

/// Writes down what the account's server has of a post's media. False, and nothing is written,
/// where the row is no longer under way.
Result<bool> saveAttachments(UserTx &tx, qint64 id, const QList<Attachment> &media);

/// Gives a post that waits for its time (PostText::scheduledAt) another one, in ms since epoch; so
/// do those that wait for it. It waits here until then. False, and nothing is written, where it
/// does not wait any more, never had a time, or waits for another post itself.
Result<bool> setPostTime(UserTx &tx, qint64 id, qint64 at);

/// The names of all files that drafts and outbox rows have (Attachment::file), ended rows too:
/// what was taken back may be written on.
Result<QSet<QString>> attachmentsInUse(UserTx &tx);

} // namespace asterism::store
