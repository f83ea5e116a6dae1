// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sessions.h"

#include <QFuture>
#include <QStringList>

namespace asterism {

// Whom a direct post is for, where the account's server tells their ids alone
// (capabilities().readersById). At most 100 people; whom the server knows no more are missing.

/// The accts of those people, by their ids there and in that order, without the account itself.
/// Errors: the network's, the server's words. A 401 marks the account.
QFuture<Result<QStringList>> acctsOfReaders(
    Core &core, Sessions &sessions, const Session &session, const QStringList &ids);

/// The same of a post, which the server is asked for: whoever wrote it is not among them, and
/// nobody is of a post that is not direct. Errors: NotFound, where the server does not have it;
/// else as above.
QFuture<Result<QStringList>> loadReaders(
    Core &core, Sessions &sessions, const Session &session, const QString &uri);

} // namespace asterism
