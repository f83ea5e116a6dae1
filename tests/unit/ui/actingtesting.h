// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/action.h"
#include "store/instances.h"
#include "store/outbox.h"
#include "unit/store/storetesting.h"

#include <vector>

/// What the tests of acting share: own accounts at servers of several sorts, and posts that some of
/// them saw.
namespace asterism::ui {

using namespace Qt::Literals::StringLiterals;

/// "m" is ao@m.example, and so on.
inline Account ownAccount(const QString &id)
{
    return {.id = {id},
        .acct = u"ao@%1.example"_s.arg(id),
        .host = id + u".example"_s,
        .localId = u"1"_s};
}

inline Instance ownServer(const QString &id, const QString &software, const QString &version = {})
{
    const bool misskey = software == u"misskey"_s;
    return {.host = id + u".example"_s,
        .software = software,
        .version = version,
        .family = misskey ? Instance::Family::Misskey : Instance::Family::Mastodon,
        .mastodonApi = software == u"mastodon"_s ? 6 : 0,
        .checkedAt = 1};
}

/// m is a Mastodon, p a Pleroma, k a Misskey.
inline std::vector<Account> threeAccounts()
{
    return {ownAccount(u"m"_s), ownAccount(u"p"_s), ownAccount(u"k"_s)};
}

inline Result<Done> saveThreeServers(store::CacheTx &tx)
{
    for (const Instance &server :
        {ownServer(u"m"_s, u"mastodon"_s, u"4.5.0"_s), ownServer(u"p"_s, u"pleroma"_s, u"2.9.1"_s),
            ownServer(u"k"_s, u"misskey"_s, u"2025.11.0"_s)}) {
        const auto saved = store::saveInstance(tx, server);
        if (!saved) {
            return saved;
        }
    }
    return Done{};
}

/// A post of bea@a.example.
inline store::Prepared somePost(const QString &name, Visibility visibility = Visibility::Public)
{
    store::Prepared post = store::postBy(store::person(u"bea@a.example"_s),
        u"https://a.example/"_s + name, name, store::noon - 1000);
    post.item.post.url = u"https://a.example/page/"_s + name;
    post.item.post.visibility = visibility;
    return post;
}

/// As the sender saves how it ended.
inline Result<bool> endRow(store::UserTx &tx, qint64 id, store::OutboxRow::State end)
{
    const auto row = store::outboxRow(tx, id);
    if (!row || !*row) {
        return row ? Result<bool>(false) : Result<bool>(row.error());
    }
    store::OutboxRow done = **row;
    done.state = end;
    return store::saveOutboxRow(tx, done);
}

/// As the account's server tells it.
inline store::Teller ownTeller(const QString &id)
{
    return store::accountAt(id + u".example"_s, id);
}

} // namespace asterism::ui
