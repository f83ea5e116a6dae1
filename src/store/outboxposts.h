// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/draft.h"
#include "store/outbox.h"

#include <QList>
#include <QSet>
#include <QString>

#include <vector>

namespace asterism::store {

/// Puts what was written (actionsOf(draft)) into the outbox, all of it or none, and removes the
/// draft in the same transaction, so that there is never both or neither. The ids of the rows, in
/// the order of the actions. A post that is under way there or was done within the hour is not put
/// in a second time (its target says which it is); one that failed gives way to the new one. A part
/// of a thread (PostText::after) waits for the one before it, which is one of the actions.
/// `notBefore`: as enqueue(). Usage error where that is not so, and as enqueue().
Result<std::vector<qint64>> enqueuePosts(
    UserTx &tx, const std::vector<Action> &actions, qint64 notBefore, const QString &draftKey);

/// The posts that wait for this one, and those that wait for them: the rest of its thread, in
/// order. Ended ones are left out.
Result<std::vector<OutboxRow>> rowsBehind(UserTx &tx, qint64 id);

/// Writes down what the account's server has of a post's media. False, and nothing is written,
/// where the row is no longer under way.
Result<bool> saveAttachments(UserTx &tx, qint64 id, const QList<Attachment> &media);

/// The names of all files that drafts and outbox rows have (Attachment::file), ended rows too:
/// what was taken back may be written on.
Result<QSet<QString>> attachmentsInUse(UserTx &tx);

} // namespace asterism::store
