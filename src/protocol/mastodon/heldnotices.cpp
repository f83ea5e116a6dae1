// SPDX-License-Identifier: GPL-3.0-or-later

// What the settings of an account keep from it, since Mastodon 4.3: GET
// /api/v2/notifications/policy, GET /api/v1/notifications/requests, POST
// …/requests/:id/{accept,dismiss} (docs.joinmastodon.org/methods/notifications,
// entities/NotificationPolicy, entities/NotificationRequest). The counts are numbers in one place
// and texts in the other; the pages have the questions' ids, and a Link.
#include "base/log.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/cursors.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int mostHeldAPage = 80; // requests_controller.rb: twice DEFAULT_ACCOUNTS_LIMIT
constexpr qsizetype mostHeldRows = 200;
constexpr qsizetype longestHeldId = 200;
constexpr int mostNoticesBy = 80;
constexpr qint64 mostHeldTold = 1'000'000; // nobody reads a longer number
constexpr qint64 largestHeldPage = 8 * 1024 * 1024; // each comes with a post and its author

const QString heldPath = u"v1/notifications/requests"_s;

bool holdsBack(const Instance &instance)
{
    return capabilities(instance).heldNotices;
}

Error holdsNothing(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server keeps no notifications back")};
}

int countIn(const QJsonObject &told, QLatin1StringView key)
{
    return int(std::min(json::count(told, key, 0), mostHeldTold));
}

/// A last post that makes no sense takes nobody with it.
std::optional<HeldPerson> heldFrom(const QJsonObject &row, const Instance &instance)
{
    HeldPerson held{.id = json::text(row, "id"_L1),
        .person = {},
        .notices = countIn(row, "notifications_count"_L1),
        .last = {}};
    auto person = accountFromJson(json::object(row, "account"_L1), instance);
    if (!person || held.id.isEmpty() || held.id.size() > longestHeldId) {
        return {};
    }
    held.person = std::move(*person);
    auto last = postFromJson(json::object(row, "last_status"_L1), instance, true);
    if (last) {
        held.last = std::move(*last);
    }
    return held;
}

} // namespace

Result<Request> MastodonFamily::heldCounts(const Instance &instance) const
{
    return holdsBack(instance) ? Result<Request>(get(instance, u"v2/notifications/policy"_s))
                               : holdsNothing(instance);
}

Result<HeldCounts> MastodonFamily::decodeHeldCounts(
    const Instance &instance, const Response &response) const
{
    const auto policy = json::objectAnswer(response, instance.host, false);
    if (!policy) {
        return policy.error();
    }
    const QJsonObject summary = json::object(*policy, "summary"_L1);
    return HeldCounts{.people = countIn(summary, "pending_requests_count"_L1),
        .notices = countIn(summary, "pending_notifications_count"_L1)};
}

Result<Request> MastodonFamily::heldPeople(const Instance &instance, const PageSpec &spec) const
{
    if (!holdsBack(instance)) {
        return holdsNothing(instance);
    }
    QUrlQuery query;
    addOlder(query, spec.maxId);
    add(query, u"limit"_s, QString::number(std::clamp(spec.limit, 1, mostHeldAPage)));
    Request request = get(instance, heldPath, query);
    request.maxBytes = largestHeldPage;
    return request;
}

Result<HeldPage> MastodonFamily::decodeHeldPeople(
    const Instance &instance, const Response &response, const PageSpec &spec) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    HeldPage page;
    for (qsizetype at = 0; at < std::min(rows->size(), mostHeldRows); ++at) {
        if (auto held = heldFrom(rows->at(at).toObject(), instance)) {
            page.people.push_back(std::move(*held));
        } else {
            ++page.skipped;
        }
    }
    if (page.skipped > 0) {
        qCWarning(logProtocol) << page.skipped << "held people skipped:" << instance.host;
    }
    const QString older = belowLink(response);
    if (!rows->isEmpty() && older != spec.maxId) {
        page.older = older; // a page that names itself would be read for ever
    }
    return page;
}

Result<Request> MastodonFamily::answerHeld(
    const Instance &instance, const QString &id, bool lets) const
{
    if (!holdsBack(instance)) {
        return holdsNothing(instance);
    }
    const QString answer = lets ? u"/accept"_s : u"/dismiss"_s;
    return postRequest(instance, heldPath + u'/' + segment(id) + answer);
}

Result<Done> MastodonFamily::decodeHeldAnswer(
    const Instance &instance, const Response &response) const
{
    const auto told = json::objectAnswer(response, instance.host, false);
    return told ? Result<Done>(Done{}) : Result<Done>(told.error());
}

Result<Request> MastodonFamily::noticesBy(
    const Instance &instance, const QString &personLocalId, const QString &below) const
{
    auto request = notifications(instance, {.maxId = below, .limit = mostNoticesBy});
    if (request) {
        QUrlQuery query(request->url);
        add(query, u"account_id"_s, personLocalId);
        add(query, u"include_filtered"_s, u"true"_s);
        request->url.setQuery(query);
    }
    return request;
}

} // namespace asterism::mastodon
