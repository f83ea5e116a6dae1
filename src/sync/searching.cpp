// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/searching.h"

#include "protocol/family.h"
#include "sync/accountflow.h"

namespace asterism {

QFuture<Result<Findings>> searchAt(
    Core &core, Sessions &sessions, const Session &session, const SearchSpec &spec)
{
    const auto ask = [instance = session.instance, spec](
                         const Family &family) { return family.search(instance, spec); };
    const auto read = [instance = session.instance, spec](
                          const Family &family, const Response &response) {
        return family.decodeSearch(instance, response, spec);
    };
    return askOnce<Findings>(core, sessions, session, ask, read);
}

} // namespace asterism
