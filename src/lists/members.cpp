// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/members.h"

#include "base/flow.h"
#include "store/lists.h"
#include "store/readings.h"

namespace asterism {

namespace {

using Members = std::vector<ListMember>;

QFuture<Result<Members>> withReadings(store::Store &store, QFuture<Result<Members>> who)
{
    return who
        .then(&store,
            [&store](const Result<Members> &members) {
                return members ? store.readCache([members = *members](store::CacheTx &tx) {
                    return store::withReadings(tx, members);
                })
                               : answered<Members>(members.error());
            })
        .unwrap();
}

} // namespace

QString hostOfMember(const ListMember &member)
{
    return member.host.isEmpty() ? member.acct.section(u'@', -1) : member.host;
}

bool isMember(const Actor &actor, const ListMember &member)
{
    if (!actor.uri.isEmpty() && !member.actorUri.isEmpty()) {
        return actor.uri == member.actorUri;
    }
    const QString local = member.acct.section(u'@', 0, 0) + u'@' + hostOfMember(member);
    return actor.acct == member.acct || actor.acct == local;
}

QFuture<Result<Members>> readMembers(store::Store &store, const ListId &list)
{
    return withReadings(
        store, store.readUser([list](store::UserTx &tx) { return store::members(tx, list); }));
}

QFuture<Result<Members>> readAllMembers(store::Store &store)
{
    return withReadings(store, store.readUser(store::allMembers));
}

} // namespace asterism
