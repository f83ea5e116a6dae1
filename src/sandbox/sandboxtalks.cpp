// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "sandbox/sandboxinside.h"
#include "sandbox/talks.h"

namespace asterism {

QStringList Sandbox::unreadTalks(const QString &user) const
{
    const int person = d->world.find(user);
    const int site = person < 0 ? -1 : d->world.persons[size_t(person)].site;
    if (site < 0 || d->world.sites[size_t(site)].software == QLatin1String("misskey")) {
        return {};
    }
    static const HttpRequest none;
    const Call call{.world = d->world,
        .site = site,
        .request = none,
        .parts = {},
        .viewer = person,
        .now = d->now()};
    QStringList uris;
    for (const Talk &talk : talksOf(call)) {
        if (talk.unread) {
            uris << talk.last.uri;
        }
    }
    return uris;
}

} // namespace asterism
