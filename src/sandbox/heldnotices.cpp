// SPDX-License-Identifier: GPL-3.0-or-later

// What Mastodon keeps back since 4.3: GET /api/v2/notifications/policy, GET
// /api/v1/notifications/requests, POST …/requests/:id/{accept,dismiss} (mastodon:
// app/controllers/api/v1/notifications/requests_controller.rb,
// app/serializers/rest/notification_request_serializer.rb)
#include "base/clock.h"
#include "sandbox/notices.h"
#include "sandbox/paging.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// app/models/notification_request.rb: MAX_MEANINGFUL_COUNT.
constexpr qsizetype mostCounted = 100;

QString requestIdOf(int person)
{
    return QString::number(person + 1);
}

HttpResponse policyAnswer(const Call &call)
{
    const auto held = heldFrom(call);
    qsizetype notices = 0;
    for (const HeldFrom &one : held) {
        notices += one.keys.size();
    }
    const bool holds = call.world.persons[size_t(call.viewer)].holdsStrangers;
    const QString accepts = u"accept"_s;
    return call.json(QJsonObject{{u"for_not_following"_s, holds ? u"filter"_s : accepts},
        {u"for_not_followers"_s, accepts}, {u"for_new_accounts"_s, accepts},
        {u"for_private_mentions"_s, accepts}, {u"for_limited_accounts"_s, accepts},
        {u"summary"_s,
            QJsonObject{{u"pending_requests_count"_s, int(held.size())},
                {u"pending_notifications_count"_s, int(notices)}}}});
}

QJsonObject heldRequestJson(const Call &call, int person, const HeldFrom &held)
{
    const View view = call.view();
    return {{u"id"_s, requestIdOf(person)}, {u"created_at"_s, isoTime(call.now)},
        {u"updated_at"_s, isoTime(call.now)},
        {u"notifications_count"_s,
            QString::number(std::min<qsizetype>(held.keys.size(), mostCounted))},
        {u"account"_s, accountJson(view, person)},
        {u"last_status"_s, held.last ? statusJson(view, *held.last, {}) : QJsonValue()}};
}

HttpResponse requestsAnswer(const Call &call)
{
    const auto held = heldFrom(call);
    std::vector<NumberedRow> rows;
    for (auto one = held.cbegin(); one != held.cend(); ++one) {
        rows.push_back({.number = quint64(one.key()) + 1, .person = one.key()});
    }
    return numberedPage(call, std::move(rows), {.tell = [&](const NumberedRow &row) -> QJsonValue {
        return heldRequestJson(call, row.person, held.value(row.person));
    }});
}

HttpResponse answerRequest(const Call &call, const QString &id, bool accepts)
{
    const auto held = heldFrom(call);
    for (auto one = held.cbegin(); one != held.cend(); ++one) {
        if (requestIdOf(one.key()) != id) {
            continue;
        }
        Citizen &viewer = call.world.persons[size_t(call.viewer)];
        if (accepts) {
            viewer.letIn.insert(one.key());
        } else {
            for (const QString &key : one->keys) {
                viewer.thrownAway.insert(key);
            }
        }
        call.world.changed();
        return call.json(QJsonObject());
    }
    return call.no(404);
}

} // namespace

bool isHeld(const Call &call, int who)
{
    const Citizen &viewer = call.world.persons[size_t(call.viewer)];
    return call.is("mastodon"_L1) && viewer.holdsStrangers && !viewer.follows.contains(who)
        && !viewer.letIn.contains(who);
}

HttpResponse heldNotices(const Call &call)
{
    const bool reads = call.request.method == "GET";
    const QStringList path = call.parts.mid(1);
    if (reads && path == QStringList{u"v2"_s, u"notifications"_s, u"policy"_s}) {
        return policyAnswer(call);
    }
    if (path.mid(0, 3) != QStringList{u"v1"_s, u"notifications"_s, u"requests"_s}) {
        return call.no(404);
    }
    if (path.size() == 3 && reads) {
        return requestsAnswer(call);
    }
    const QString answer = path.size() == 5 && !reads ? path[4] : QString();
    return answer == u"accept"_s || answer == u"dismiss"_s
        ? answerRequest(call, path[3], answer == u"accept"_s)
        : call.no(404);
}

} // namespace asterism
