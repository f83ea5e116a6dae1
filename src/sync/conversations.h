// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// Tells the session's server that a conversation of its account (TimelineItem::conversation) was
/// read. One that is not there any more is as good as read. Errors: Usage where the server keeps
/// nothing of the kind, the network's, the server's words. A 401 marks the account.
QFuture<Result<Done>> tellConversationRead(
    Core &core, Sessions &sessions, const Session &session, const QString &localId);

} // namespace asterism
