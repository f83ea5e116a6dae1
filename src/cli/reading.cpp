// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading.h"

#include "store/accounts.h"
#include "store/actors.h"
#include "store/lists.h"
#include "store/serverlists.h"
#include "store/sources.h"

#include <QUrl>

#include <algorithm>

namespace asterism::cli {

Result<Names> readOwnNames(store::UserTx &tx)
{
    auto ownAccounts = store::accounts(tx);
    if (!ownAccounts) {
        return ownAccounts.error();
    }
    auto ownLists = store::lists(tx);
    if (!ownLists) {
        return ownLists.error();
    }
    return Names{std::move(*ownAccounts), std::move(*ownLists), {}};
}

std::vector<Source> withReadingHosts(store::CacheTx &tx, std::vector<Source> sources)
{
    const auto typed = sources;
    const auto add = [&sources](const Source &source) {
        if (std::ranges::find(sources, source) == sources.end()) {
            sources.push_back(source);
        }
    };
    for (const Source &source : typed) {
        if (source.kind != Source::Kind::Person) {
            continue;
        }
        const auto actor = store::actorByAcct(tx, source.param);
        const QString host = actor && *actor ? hostOf(QUrl((*actor)->uri)) : QString();
        if (!host.isEmpty()) {
            add(personSource(source.param, host));
        }
        // Who is read by way of an own account stands in that server's source.
        for (const Source &told : store::sourcesOfPerson(tx, source.param)) {
            if (told.account.isEmpty()) { // else it is what that account alone was shown
                add(told);
            }
        }
    }
    return sources;
}

Result<Names> namesOf(App &app)
{
    auto names = await(app.store->readUser(readOwnNames));
    if (!names) {
        return names;
    }
    auto kept = readCache(app, [](store::CacheTx &tx) { return store::serverLists(tx); });
    if (!kept) {
        return kept.error();
    }
    names->serverLists = std::move(*kept);
    return names;
}

} // namespace asterism::cli
