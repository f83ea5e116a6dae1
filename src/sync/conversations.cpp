// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/conversations.h"

#include "sync/accountflow.h"

namespace asterism {

QFuture<Result<Done>> tellConversationRead(
    Core &core, Sessions &sessions, const Session &session, const QString &localId)
{
    return askOnce<Done>(
        core, sessions, session,
        [instance = session.instance, localId](
            const Family &family) { return family.readConversation(instance, localId); },
        [instance = session.instance](
            const Family &family, const Response &response) -> Result<Done> {
            const auto done = family.decodeReadConversation(instance, response);
            const bool gone = !done && done.error().kind == ErrorKind::NotFound;
            return gone ? Result<Done>(Done{}) : done;
        });
}

} // namespace asterism
