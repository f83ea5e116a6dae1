// SPDX-License-Identifier: GPL-3.0-or-later

// An account's lists and who is in them, whom somebody follows and who follows them:
// users/lists/*, users/following, users/followers; and what else it keeps by name: antennas/list,
// channels/followed, channels/my-favorites, clips/list, clips/my-favorites, clips/create (Misskey:
// packages/backend/src/server/api/endpoints)
#include "base/log.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/refusals.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qsizetype mostLists = 500;
constexpr qsizetype longestListName = 500;
constexpr qsizetype mostMembersRead = 5000; // a list holds 50 where no role allows more
constexpr qsizetype longestMemberId = 100;
constexpr qsizetype mostRowsTold = 1000; // nobody gives so many more than the hundred asked for
constexpr qint64 largestPeopleAnswer = 8 * 1024 * 1024;

Error cannotSayWhich(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server does not tell in which lists somebody is")};
}

/// Before 2023.10 there was no such endpoint.
Error tellsNoMembers(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server does not tell that")};
}

Request memberships(const Instance &instance, const QString &listId, const PageSpec &spec)
{
    Request request =
        ask(instance, u"users/lists/get-memberships"_s, withSpec({{u"listId"_s, listId}}, spec));
    request.maxBytes = largestPeopleAnswer;
    return request;
}

/// Antennas have keywords, channels count who uses them, and only clips have neither.
Source::Kind shelfKind(const QJsonObject &shelf)
{
    if (shelf.contains("keywords"_L1)) {
        return Source::Kind::Antenna;
    }
    return shelf.contains("usersCount"_L1) ? Source::Kind::Channel : Source::Kind::Clip;
}

template <typename KindOf>
Result<std::vector<ServerList>> namedRows(
    const Instance &instance, const Response &response, KindOf kindOf)
{
    const auto rows = arrayAnswer(response, instance.host, false);
    if (!rows) {
        return inOurWords(rows.error(), response);
    }
    std::vector<ServerList> named;
    for (const QJsonValue value : *rows) {
        const QJsonObject row = value.toObject();
        const QString id = json::text(row, "id"_L1);
        if (!id.isEmpty() && qsizetype(named.size()) < mostLists) {
            named.push_back({.account = {},
                .id = id,
                .title = json::text(row, "name"_L1).left(longestListName),
                .kind = kindOf(row)});
        }
    }
    return named;
}

/// Of {"followee": …}, {"follower": …} (each row has the other end's id alone) and of
/// {"user": …}, as memberships of lists are told; or a person as users/show tells of them.
QJsonObject personIn(const QJsonObject &row)
{
    if (row.contains("username"_L1)) {
        return row;
    }
    for (const QLatin1StringView end : {"followee"_L1, "follower"_L1}) {
        const QJsonObject person = json::object(row, end);
        if (!person.isEmpty()) {
            return person;
        }
    }
    return json::object(row, "user"_L1);
}

std::optional<Actor> understoodPerson(const QJsonObject &row, const Instance &instance)
{
    auto actor = userFromJson(personIn(row), instance);
    if (!actor) {
        qCWarning(logProtocol) << "row skipped:" << actor.error().subject << actor.error().detail;
        return {};
    }
    return std::move(*actor);
}

} // namespace

Result<Request> MisskeyFamily::serverLists(const Instance &instance) const
{
    return ask(instance, u"users/lists/list"_s);
}

Result<std::vector<ServerList>> MisskeyFamily::decodeServerLists(
    const Instance &instance, const Response &response) const
{
    return namedRows(
        instance, response, [](const QJsonObject &) { return Source::Kind::ServerList; });
}

/// Lists name their members by id, but nothing picks those that name one.
Result<Request> MisskeyFamily::serverListsOf(
    const Instance &instance, const QString & /*personLocalId*/) const
{
    return cannotSayWhich(instance);
}

/// Clips are told in pages since 2025.8.0, all at once before. Channels are by the id of their
/// being followed, which is never told (endpoints/channels/followed.ts), but later than that of the
/// channel.
Result<Request> MisskeyFamily::shelves(
    const Instance &instance, Source::Kind kind, const QString &beside) const
{
    switch (kind) {
    case Source::Kind::Antenna:
        return ask(instance, u"antennas/list"_s);
    case Source::Kind::Channel:
        return ask(instance, u"channels/followed"_s,
            withSpec({}, {.minId = beside, .limit = shelvesAtOnce}));
    case Source::Kind::Clip:
        return ask(
            instance, u"clips/list"_s, withSpec({}, {.maxId = beside, .limit = shelvesAtOnce}));
    default:
        return Family::shelves(instance, kind, beside);
    }
}

/// These are never told in pages (endpoints/channels/my-favorites.ts, endpoints/clips/
/// my-favorites.ts).
std::optional<Request> MisskeyFamily::favouriteShelves(
    const Instance &instance, Source::Kind kind) const
{
    if (kind == Source::Kind::Channel) {
        return ask(instance, u"channels/my-favorites"_s);
    }
    return kind == Source::Kind::Clip ? std::optional(ask(instance, u"clips/my-favorites"_s))
                                      : std::nullopt;
}

Result<std::vector<ServerList>> MisskeyFamily::decodeShelves(
    const Instance &instance, const Response &response) const
{
    return namedRows(instance, response, shelfKind);
}

/// A hundred of them: a list holds 50 where no role allows more (Misskey:
/// packages/backend/src/core/RoleService.ts, userEachUserListsLimit).
Result<Request> MisskeyFamily::serverListMembers(
    const Instance &instance, const QString &listId) const
{
    return memberships(instance, listId, {.limit = mostRows});
}

Result<std::vector<Actor>> MisskeyFamily::decodeServerListMembers(
    const Instance &instance, const Response &response) const
{
    auto page = decodePeople(instance, response, {}, false);
    return page ? Result<std::vector<Actor>>(std::move(page->people)) : page.error();
}

Result<Request> MisskeyFamily::changeServerList(
    const Instance &instance, const QString &listId, const QString &personLocalId, bool in) const
{
    return tell(instance, in ? u"users/lists/push"_s : u"users/lists/pull"_s,
        {{u"listId"_s, listId}, {u"userId"_s, personLocalId}});
}

Result<ListChange> MisskeyFamily::decodeListChange(
    const Instance &instance, const Response &response) const
{
    const auto said = answer(response, instance.host, false);
    const bool before = !response.isOk() && errorCode(response) == u"ALREADY_ADDED";
    return said || before ? Result<ListChange>(ListChange::Done)
                          : inOurWords(said.error(), response);
}

Result<Request> MisskeyFamily::createServerList(
    const Instance &instance, const QString &title) const
{
    return tell(instance, u"users/lists/create"_s, {{u"name"_s, title}});
}

Result<Request> MisskeyFamily::createClip(const Instance &instance, const QString &name) const
{
    return tell(instance, u"clips/create"_s, {{u"name"_s, name}, {u"isPublic"_s, false}});
}

Result<QString> MisskeyFamily::decodeNewServerList(
    const Instance &instance, const Response &response) const
{
    const auto list = objectAnswer(response, instance.host, false);
    if (!list) {
        return inOurWords(list.error(), response);
    }
    const QString id = json::text(*list, "id"_L1);
    return id.isEmpty() ? Result<QString>(json::badAnswer(
               instance.host, Words::tr("the answer has an unknown form"), response.status))
                        : id;
}

Result<Request> MisskeyFamily::following(
    const Instance &instance, const QString &localId, const PageSpec &spec) const
{
    Request request = ask(instance, u"users/following"_s, withSpec({{u"userId"_s, localId}}, spec));
    request.maxBytes = largestPeopleAnswer;
    return request;
}

Result<Request> MisskeyFamily::followers(
    const Instance &instance, const QString &localId, const PageSpec &spec) const
{
    Request request = ask(instance, u"users/followers"_s, withSpec({{u"userId"_s, localId}}, spec));
    request.maxBytes = largestPeopleAnswer;
    return request;
}

Result<Request> MisskeyFamily::listAccounts(
    const Instance &instance, const QString &listId, const PageSpec &spec) const
{
    return memberships(instance, listId, spec);
}

std::optional<Request> MisskeyFamily::listMemberIds(
    const Instance &instance, const QString &listId) const
{
    return ask(instance, u"users/lists/show"_s, {{u"listId"_s, listId}});
}

Result<QStringList> MisskeyFamily::decodeListMemberIds(
    const Instance &instance, const Response &response) const
{
    const auto list = objectAnswer(response, instance.host, false);
    if (!list) {
        return inOurWords(list.error(), response);
    }
    const QJsonValue told = (*list)["userIds"_L1];
    if (!told.isArray()) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    QStringList ids;
    const QJsonArray all = told.toArray();
    for (qsizetype i = 0; i < all.size() && ids.size() < mostMembersRead; ++i) {
        const QString id = all[i].toString();
        if (!id.isEmpty() && id.size() <= longestMemberId) {
            ids << id;
        }
    }
    return ids;
}

Result<PeoplePage> MisskeyFamily::decodePeople(
    const Instance &instance, const Response &response, const PageSpec &spec, bool asGuest) const
{
    if (!response.isOk() && errorCode(response) == u"FORBIDDEN") {
        return PeoplePage(); // whom they follow, or who follows them, is hidden
    }
    if (isWithoutEndpoint(response)) {
        return tellsNoMembers(instance);
    }
    const auto rows = arrayAnswer(response, instance.host, asGuest);
    if (!rows) {
        return rows.error();
    }
    if (rows->size() > mostRowsTold) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    PeoplePage page;
    for (const QJsonValue row : *rows) {
        if (auto actor = understoodPerson(row.toObject(), instance)) {
            page.people.push_back(std::move(*actor));
        } else {
            ++page.skipped;
        }
    }
    // Of the wrapper: the people's ids say nothing of its order.
    const QString last = json::text(rows->last().toObject(), "id"_L1);
    page.older = last == spec.maxId ? QString() : last;
    return page;
}

} // namespace asterism::misskey
