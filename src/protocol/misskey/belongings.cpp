// SPDX-License-Identifier: GPL-3.0-or-later

// What an account has at its server: users/following, users/followers, blocking/list, mute/list,
// i/favorites, clips/notes, following/requests/sent, and the muted servers that `i` tells (Misskey:
// packages/backend/src/server/api/endpoints)
#include "base/host.h"
#include "base/log.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/parts.h"
#include "protocol/misskey/refusals.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qsizetype mostRowsOfPage = 1000; // nobody gives so many more than the hundred asked for
constexpr qsizetype mostMutedServers = 20'000;
constexpr qint64 largestBelongings = 8 * 1024 * 1024;
constexpr qsizetype longestRowId = 100;

Error tellsNoSuch(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server does not tell that")};
}

Error unknownForm(const Instance &instance, const Response &response)
{
    return json::badAnswer(
        instance.host, Words::tr("the answer has an unknown form"), response.status);
}

/// Empty: there is none.
QString endpointOf(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Follows:
        return u"users/following"_s;
    case MovedKind::Followers:
        return u"users/followers"_s;
    case MovedKind::Blocks:
        return u"blocking/list"_s;
    case MovedKind::Mutes:
        return u"mute/list"_s;
    case MovedKind::Bookmarks:
        return u"i/favorites"_s;
    case MovedKind::DomainBlocks:
        return u"i"_s;
    case MovedKind::Lists:
    case MovedKind::Tags:
    case MovedKind::Clips:
    case MovedKind::Unknown:
        break;
    }
    return {};
}

/// Where a row has whom it is about. What is read as follows may be members of a list, too.
QLatin1StringView placeOfPerson(const QJsonObject &row, MovedKind kind)
{
    switch (kind) {
    case MovedKind::Followers:
        return "follower"_L1;
    case MovedKind::Blocks:
        return "blockee"_L1;
    case MovedKind::Mutes:
        return "mutee"_L1;
    default:
        return row.contains("followee"_L1) ? "followee"_L1 : "user"_L1;
    }
}

std::optional<Belonging> personRow(const QJsonObject &row, MovedKind kind, const Instance &instance)
{
    auto actor = userFromJson(json::object(row, placeOfPerson(row, kind)), instance);
    if (!actor) {
        return {};
    }
    Belonging one{.item = {.subject = actor->acct}, .localId = actor->localId};
    if (kind == MovedKind::Mutes) {
        one.item.expiresAt = timeIn(row, "expiresAt"_L1);
    }
    one.person = std::move(*actor);
    return one;
}

/// A post that cannot be shown can be bookmarked elsewhere all the same. Only those of other
/// servers have a uri.
std::optional<Belonging> noteRow(const QJsonObject &note, const Instance &instance)
{
    const QString id = json::text(note, "id"_L1);
    const QJsonObject author = json::object(note, "user"_L1);
    QString uri = json::webAddress(note, "uri"_L1);
    if (uri.isEmpty() && !author.isEmpty() && json::text(author, "host"_L1).isEmpty()) {
        uri = noteUri(instance, id);
    }
    return id.isEmpty() || uri.isEmpty()
        ? std::nullopt
        : std::optional(Belonging{.item = {.subject = uri}, .localId = id});
}

std::optional<Belonging> rowOf(const QJsonObject &row, MovedKind kind, const Instance &instance)
{
    switch (kind) {
    case MovedKind::Bookmarks:
        return noteRow(json::object(row, "note"_L1), instance);
    case MovedKind::Clips:
        return noteRow(row, instance);
    default:
        return personRow(row, kind, instance);
    }
}

Result<Belongings> mutedServers(const Instance &instance, const Response &response)
{
    const auto own = objectAnswer(response, instance.host, false);
    if (!own) {
        return own.error();
    }
    const QJsonValue muted = (*own)["mutedInstances"_L1];
    if (!muted.isArray() || muted.toArray().size() > mostMutedServers) {
        return unknownForm(instance, response);
    }
    Belongings page;
    const QJsonArray hosts = muted.toArray();
    for (const QJsonValue value : hosts) {
        if (const auto host = normalHost(value.toString())) {
            page.rows.push_back({.item = {.subject = *host}});
        } else {
            ++page.skipped;
        }
    }
    return page;
}

/// Of the wrapper, by which all of them are ordered and paged; clips have none around their notes.
QString belowRows(const QJsonArray &rows, const QString &before)
{
    const QString last = json::text(rows.last().toObject(), "id"_L1);
    // A page that names itself would be read for ever.
    return last == before || last.size() > longestRowId ? QString() : last;
}

Result<Belongings> belongingRows(
    const Instance &instance, const Response &response, MovedKind kind, const QString &before)
{
    const auto rows = arrayAnswer(response, instance.host, false);
    if (!rows) {
        return inOurWords(rows.error(), response);
    }
    if (rows->size() > mostRowsOfPage) {
        // What was left out would be taken for what is not there.
        return unknownForm(instance, response);
    }
    Belongings page;
    for (const QJsonValue value : *rows) {
        if (auto one = rowOf(value.toObject(), kind, instance)) {
            page.rows.push_back(std::move(*one));
        } else {
            ++page.skipped;
        }
    }
    page.older = belowRows(*rows, before);
    return page;
}

/// A list or clip of which the server cannot tell what is in it must not look like one that is gone
/// (before 2023.10 there was no such endpoint for lists).
bool isMembersWithoutEndpoint(const Response &response)
{
    const QString path = response.finalUrl.path();
    return (path.endsWith("users/lists/get-memberships"_L1) || path.endsWith("clips/notes"_L1))
        && isWithoutEndpoint(response);
}

} // namespace

Result<Request> MisskeyFamily::belongings(
    const Instance &instance, MovedKind kind, const QString &ownLocalId, const PageSpec &spec) const
{
    const QString endpoint = endpointOf(kind);
    if (endpoint.isEmpty()) {
        return tellsNoSuch(instance);
    }
    QJsonObject fields;
    if (kind == MovedKind::Follows || kind == MovedKind::Followers) {
        fields.insert(u"userId"_s, ownLocalId);
    }
    Request request =
        ask(instance, endpoint, kind == MovedKind::DomainBlocks ? fields : withSpec(fields, spec));
    request.maxBytes = largestBelongings;
    return request;
}

/// NotFound where it is older than 2025 (Misskey: endpoints/following/requests/sent.ts).
Result<Request> MisskeyFamily::outgoingRequests(
    const Instance &instance, const PageSpec &spec) const
{
    return ask(instance, u"following/requests/sent"_s, withSpec({}, spec));
}

Result<Belongings> MisskeyFamily::decodeBelongings(
    const Instance &instance, const Response &response, MovedKind kind, const PageSpec &spec) const
{
    if (isMembersWithoutEndpoint(response)) {
        return tellsNoSuch(instance);
    }
    auto page = kind == MovedKind::DomainBlocks
        ? mutedServers(instance, response)
        : belongingRows(instance, response, kind, spec.maxId);
    if (page && page->skipped > 0) {
        qCWarning(logProtocol) << page->skipped << word(kind) << "skipped:" << instance.host;
    }
    return page;
}

} // namespace asterism::misskey
