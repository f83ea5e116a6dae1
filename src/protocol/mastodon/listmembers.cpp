// SPDX-License-Identifier: GPL-3.0-or-later

// An account's lists and who is in them: /api/v1/lists, /api/v1/lists/:id/accounts and
// /api/v1/accounts/:id/lists (docs.joinmastodon.org/methods/lists)
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr size_t mostMembers = 5000;

Error keepsNone(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server keeps no lists")};
}

bool says(const Error &error, QLatin1StringView words)
{
    return error.detail.contains(words, Qt::CaseInsensitive);
}

} // namespace

Result<Request> MastodonFamily::serverListsOf(
    const Instance &instance, const QString &personLocalId) const
{
    if (!capabilities(instance).listsOfPerson) {
        return keepsNone(instance);
    }
    return get(instance, u"v1/accounts/"_s + segment(personLocalId) + u"/lists"_s);
}

Result<Request> MastodonFamily::serverListMembers(
    const Instance &instance, const QString &listId) const
{
    if (!capabilities(instance).serverLists) {
        return keepsNone(instance);
    }
    Request request = get(instance, u"v1/lists/"_s + segment(listId) + u"/accounts"_s);
    request.url.setQuery(u"limit=0"_s); // all of them
    return request;
}

Result<std::vector<Actor>> MastodonFamily::decodeServerListMembers(
    const Instance &instance, const Response &response) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    std::vector<Actor> members;
    for (const QJsonValue row : *rows) {
        auto actor = accountFromJson(row.toObject(), instance);
        if (actor && members.size() < mostMembers) {
            members.push_back(std::move(*actor));
        }
    }
    return members;
}

Result<Request> MastodonFamily::changeServerList(
    const Instance &instance, const QString &listId, const QString &personLocalId, bool in) const
{
    const Capabilities can = capabilities(instance);
    if (!can.serverLists) {
        return keepsNone(instance);
    }
    Request request = get(instance, u"v1/lists/"_s + segment(listId) + u"/accounts"_s);
    request.method = in ? "POST" : "DELETE";
    if (in || can.formBodies) {
        setFields(request, instance, {{u"account_ids"_s, QJsonArray{personLocalId}}});
    } else { // what stands between may drop a body here
        QUrlQuery query;
        add(query, u"account_ids[]"_s, personLocalId);
        request.url.setQuery(query);
    }
    return request;
}

/// Mastodon words its refusals in the account's language, GoToSocial and Mitra in English.
Result<ListChange> MastodonFamily::decodeListChange(
    const Instance &instance, const Response &response) const
{
    if (response.isOk()) { // {}, [] or nothing at all
        return isHtml(response) ? Result<ListChange>(json::badAnswer(
                   instance.host, Words::tr("a web page came instead of data"), response.status))
                                : ListChange::Done;
    }
    Error error = errorFrom(response, instance.host);
    if (response.status != 404 && response.status != 422) {
        return error;
    }
    if (says(error, "already in list"_L1) || says(error, "already on the list"_L1)
        || says(error, "already added"_L1)) {
        return ListChange::Done;
    }
    const bool follow =
        says(error, "not currently followed"_L1) || says(error, "must be a followed account"_L1);
    return follow ? ListChange::MustFollow : ListChange::Unclear;
}

Result<Request> MastodonFamily::createServerList(
    const Instance &instance, const QString &title) const
{
    if (!capabilities(instance).serverLists) {
        return keepsNone(instance);
    }
    return postRequest(instance, u"v1/lists"_s, {{u"title"_s, title}});
}

Result<QString> MastodonFamily::decodeNewServerList(
    const Instance &instance, const Response &response) const
{
    const auto list = json::objectAnswer(response, instance.host, false);
    if (!list) {
        return list.error();
    }
    const QString id = json::text(*list, "id"_L1);
    return id.isEmpty() ? Result<QString>(json::badAnswer(
               instance.host, Words::tr("the answer has an unknown form"), response.status))
                        : id;
}

} // namespace asterism::mastodon
