// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app.h"
#include "cli/await.h"
#include "cli/sourcewords.h"

namespace asterism::cli {

/// The same without the lists that servers keep; for a lane.
Result<Names> readOwnNames(store::UserTx &tx);

/// A person may be read at another host than the one behind the handle's @ (split domains).
std::vector<Source> withReadingHosts(store::CacheTx &tx, std::vector<Source> sources);

/// What the user's accounts and lists are called, and those lists that servers keep for them.
Result<Names> namesOf(App &app);

/// Runs `closure` on the cache. A reader that meets a damaged cache becomes the engine, if it
/// can, so that the cache is set aside and reading goes on.
template <typename F> auto readCache(App &app, F closure)
{
    auto result = await(app.store->readCache(closure));
    if (!result && result.error().kind == ErrorKind::Damaged && !app.store->isEngine()) {
        const auto engine = app.tryEngine();
        if (engine && *engine) {
            result = await(app.store->readCache(closure));
        }
    }
    return result;
}

} // namespace asterism::cli
