// SPDX-License-Identifier: GPL-3.0-or-later

// Who is in an account's lists: /api/v1/lists/:id/accounts, /api/v1/accounts/:id/lists and
// /api/v1/accounts/relationships (servers.md §10.1 and §10.3)
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr size_t mostMembers = 5000;

/// An id must stay one segment of the path; requests.cpp tells why of dots.
QByteArray idSegment(const QString &id)
{
    const bool dots = id == u"."_s || id == u".."_s;
    return dots ? QByteArray("%252E").repeated(id.size()) : QUrl::toPercentEncoding(id);
}

Request listRequest(const Instance &instance, const QByteArray &path)
{
    Request request;
    request.url = baseUrl(instance.host);
    request.url.setPath(u"/api/v1/"_s + QString::fromLatin1(path), QUrl::TolerantMode);
    request.headers = {{"Accept", "application/json"}};
    return request;
}

Error keepsNone(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server keeps no lists")};
}

void setBody(Request &request, const QByteArray &type, const QByteArray &body)
{
    request.body = body;
    request.headers.append({"Content-Type", type});
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
    return listRequest(instance, "accounts/" + idSegment(personLocalId) + "/lists");
}

Result<Request> MastodonFamily::serverListMembers(
    const Instance &instance, const QString &listId) const
{
    if (!capabilities(instance).serverLists) {
        return keepsNone(instance);
    }
    Request request = listRequest(instance, "lists/" + idSegment(listId) + "/accounts");
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
    Request request = listRequest(instance, "lists/" + idSegment(listId) + "/accounts");
    request.method = in ? "POST" : "DELETE";
    const QByteArray pair = "account_ids[]=" + QUrl::toPercentEncoding(personLocalId);
    if (can.formBodies) {
        setBody(request, "application/x-www-form-urlencoded", pair);
    } else if (in) {
        const QJsonObject body{{u"account_ids"_s, QJsonArray{personLocalId}}};
        setBody(request, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact));
    } else {
        request.url.setQuery(QString::fromLatin1(pair)); // what stands between may drop a body here
    }
    return request;
}

/// Mastodon words its refusals in the account's language, GoToSocial in English.
Result<ListChange> MastodonFamily::decodeListChange(
    const Instance &instance, const Response &response) const
{
    if (response.isOk()) {
        return ListChange::Done; // {}, [] or nothing at all
    }
    Error error = errorFrom(response, instance.host);
    if (response.status != 404 && response.status != 422) {
        return error;
    }
    if (says(error, "already in list"_L1) || says(error, "already on the list"_L1)) {
        return ListChange::Done;
    }
    const bool follow =
        says(error, "not currently followed"_L1) || says(error, "must be a followed account"_L1);
    return follow ? ListChange::MustFollow : ListChange::Unclear;
}

Request MastodonFamily::followState(const Instance &instance, const QString &personLocalId) const
{
    Request request = listRequest(instance, "accounts/relationships");
    request.url.setQuery(u"id[]="_s + QString::fromLatin1(QUrl::toPercentEncoding(personLocalId)));
    return request;
}

Result<FollowState> MastodonFamily::decodeFollowState(
    const Instance &instance, const Response &response, const QString &personLocalId) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    for (const QJsonValue value : *rows) {
        const QJsonObject row = value.toObject();
        if (json::text(row, "id"_L1) == personLocalId) {
            return FollowState{.following = json::truth(row, "following"_L1),
                .requested = json::truth(row, "requested"_L1)};
        }
    }
    return json::badAnswer(instance.host, Words::tr("no relationship in the answer"));
}

} // namespace asterism::mastodon
