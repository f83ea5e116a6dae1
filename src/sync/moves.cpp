// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/moves.h"

#include "base/flow.h"
#include "protocol/family.h"

namespace asterism {

namespace {

Result<Actor> movedActor(Actor actor, const Result<Actor> &target)
{
    if (target) {
        actor.movedTo = target->acct;
    } else if (target.error().kind != ErrorKind::NotFound) {
        return target.error();
    }
    return actor;
}

} // namespace

QFuture<Result<Actor>> withMove(
    Core &core, Sessions &sessions, const Session &session, const Actor &actor, Purpose purpose)
{
    const Family *family = familyFor(session.instance);
    if (!family || actor.movedToLocalId.isEmpty()) {
        return answered<Actor>(actor);
    }
    const Request request = family->actor(session.instance, actor.movedToLocalId);
    return core.http.send(asked(core, session, forPurpose(purpose, request)))
        .then(&sessions,
            [&core, &sessions, session, family, actor](
                const Result<Response> &response) -> Result<Actor> {
                if (!response) {
                    return response.error();
                }
                sessions.noteRefusal(session, *response);
                auto target = family->decodeActor(
                    session.instance, *response, session.isGuest(), u'@' + actor.acct);
                if (!target) {
                    target = withTime(target.error(), *response, core.clock);
                }
                return movedActor(actor, target);
            });
}

} // namespace asterism
