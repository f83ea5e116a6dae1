// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/followedtag.h"

#include "sync/accountflow.h"

namespace asterism {

QFuture<Result<bool>> loadFollowedTag(
    Core &core, Sessions &sessions, const Session &session, const QString &tag)
{
    const Instance &instance = session.instance;
    return askOnce<bool>(
        core, sessions, session,
        [instance, tag](const Family &family) { return family.followedTag(instance, tag); },
        [instance](const Family &family, const Response &response) {
            return family.decodeFollowedTag(instance, response);
        });
}

} // namespace asterism
