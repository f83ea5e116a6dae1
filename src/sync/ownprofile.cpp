// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ownprofile.h"

#include "store/actors.h"
#include "sync/accountflow.h"
#include "sync/prepare.h"

namespace asterism {

QFuture<Result<Actor>> loadOwnProfile(Core &core, Sessions &sessions, const Session &session)
{
    const Instance instance = session.instance;
    const auto keep = [&core, session](const Result<Actor> &told) {
        if (!told) {
            return answered<Actor>(told.error());
        }
        const store::Teller teller{.host = session.instance.host,
            .accountDomain = session.instance.accountDomain,
            .account = session.account.id};
        return core.store.writeCache([teller, actor = *told](store::CacheTx &tx) -> Result<Actor> {
            store::upsertActor(tx, teller, actor);
            return actor;
        });
    };
    return askOnce<Actor>(
        core, sessions, session,
        [instance](const Family &family) -> Result<Request> { return family.verify(instance); },
        [instance](const Family &family, const Response &response) -> Result<Actor> {
            const auto actor = family.decodeActor(instance, response, false, instance.host);
            return actor ? Result<Actor>(safeActor(*actor)) : actor;
        })
        .then(&sessions, keep)
        .unwrap();
}

} // namespace asterism
