// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/context.h"
#include "cli/exitcode.h"
#include "cli/json.h"
#include "cli/reading.h"
#include "store/actors.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

std::optional<Actor> cachedActor(Context &context)
{
    const auto handle = parseHandle(context.options.name);
    if (!handle) {
        return {}; // an address; the cache is asked by handle only
    }
    const auto actor = readCache(*context.app,
        [acct = handle->acct()](store::CacheTx &tx) { return store::actorByAcct(tx, acct); });
    return actor ? *actor : std::nullopt;
}

void tell(Context &context, const Actor &actor)
{
    if (context.out.json()) {
        context.out.object(actorJson(actor));
    } else {
        context.out.lines(actorLines(actor, context.out.page(context.app->clock.now())));
    }
}

} // namespace

int showProfile(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    context.typed(context.options.name);
    context.out.progress(Words::tr("Looking for %1 …").replace(u"%1"_s, context.options.name));
    const auto found = context.work(u"profile"_s, {{u"text"_s, context.options.name}});
    if (found) {
        tell(context, actorFromJob(*found));
        return ExitDone;
    }
    const auto known = isTransient(found.error().kind) ? cachedActor(context) : std::nullopt;
    if (!known) {
        return failWork(context, found.error());
    }
    context.out.note(sentence(found.error()));
    context.out.note(Words::tr("What follows is what was seen before."));
    tell(context, *known);
    return ExitPartly;
}

} // namespace asterism::cli
