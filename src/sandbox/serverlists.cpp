// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/lists, /api/v1/lists/:id and /api/v1/lists/:id/accounts (servers.md §3;
// tests/fixtures/*/lists.json)
#include "sandbox/paging.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QJsonObject circleJson(const Circle &circle)
{
    return {{u"id"_s, circle.id}, {u"title"_s, circle.title}, {u"replies_policy"_s, u"list"_s},
        {u"exclusive"_s, false}};
}

} // namespace

const Circle *Call::circle(const QString &id) const
{
    if (viewer < 0) {
        return nullptr;
    }
    const auto &circles = world.persons[size_t(viewer)].circles;
    const auto found = std::ranges::find(circles, id, &Circle::id);
    return found == circles.end() ? nullptr : &*found;
}

HttpResponse serverLists(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    if (call.parts.size() == 3) {
        QJsonArray all;
        for (const Circle &circle : call.world.persons[size_t(call.viewer)].circles) {
            all.append(circleJson(circle));
        }
        return call.json(all);
    }
    const Circle *circle = call.circle(call.parts.value(3));
    if (circle != nullptr && call.parts.size() == 5 && call.parts[4] == u"accounts"_s) {
        return peoplePage(call, circle->members);
    }
    return circle && call.parts.size() == 4 ? call.json(circleJson(*circle)) : call.no(404);
}

} // namespace asterism
