// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/serverrules.h"

#include "protocol/capabilities.h"
#include "sync/absences.h"
#include "sync/accountflow.h"

namespace asterism {

namespace {

using ServerRules = std::vector<ServerRule>;

} // namespace

QFuture<Result<ServerRules>> loadServerRules(Core &core, Sessions &sessions, const Session &session)
{
    const Instance &instance = session.instance;
    if (!capabilities(instance).reportRules) {
        return answered(Result<ServerRules>(ServerRules()));
    }
    return askOnce<ServerRules>(
        core, sessions, session,
        [instance](const Family &family) { return family.rules(instance); },
        [instance](const Family &family, const Response &response) {
            return lacksCall(response) ? Result<ServerRules>(ServerRules())
                                       : family.decodeRules(instance, response);
        });
}

} // namespace asterism
