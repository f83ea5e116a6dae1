// SPDX-License-Identifier: GPL-3.0-or-later

// How an account stands to others, and what changes that or something else that it has:
// users/relation, users/update-memo, following/*, blocking/*, mute/*, renote-mute/*,
// notes/favorites/*, clips/*, i/update
// (Misskey: packages/backend/src/server/api/endpoints). What it does to posts stands in acting.cpp.
#include "base/host.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/misskey/acting.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/refusals.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

using What = Write::What;

constexpr size_t mostStandingsTold = 200;
constexpr qsizetype mostServersKept = 20'000;

Error unknownAnswer(const Instance &instance, const Response &response)
{
    return json::badAnswer(
        instance.host, Words::tr("the answer has an unknown form"), response.status);
}

/// Whoever is muted is muted wholly, and boosts are hidden by another mute. "following" is the
/// follow itself, or null.
std::optional<Relationship> standingFromJson(const QJsonObject &json)
{
    Relationship standing{.localId = json::text(json, "id"_L1)};
    if (standing.localId.isEmpty()) {
        return {};
    }
    standing.following = json::truth(json, "isFollowing"_L1);
    standing.requested = json::truth(json, "hasPendingFollowRequestFromYou"_L1);
    standing.followedBy = json::truth(json, "isFollowed"_L1);
    standing.requestedBy = json::truth(json, "hasPendingFollowRequestToYou"_L1);
    standing.blocking = json::truth(json, "isBlocking"_L1);
    standing.muting = json::truth(json, "isMuted"_L1);
    standing.mutingNotifications = standing.muting;
    standing.boosts = !json::truth(json, "isRenoteMuted"_L1);
    standing.notify = json::text(json::object(json, "following"_L1), "notify"_L1) == u"normal";
    return standing;
}

bool changesServers(What what)
{
    return what == What::BlockDomain || what == What::UnblockDomain;
}

QString hostWritten(const QString &written)
{
    const auto normal = normalHost(written);
    return normal ? *normal : QString();
}

QStringList serversOf(const Write &write)
{
    return QStringList{write.item.subject} + write.alongside;
}

QSet<QString> hostsIn(const QStringList &servers)
{
    QSet<QString> hosts;
    for (const QString &written : servers) {
        hosts.insert(hostWritten(written));
    }
    return hosts;
}

/// The list as the server has it, with or without those hosts.
QStringList changedServers(QStringList servers, const QStringList &hosts, bool in)
{
    if (!in) {
        const QSet<QString> out(hosts.begin(), hosts.end());
        servers.removeIf([&out](const QString &one) { return out.contains(hostWritten(one)); });
        return servers;
    }
    QSet<QString> known = hostsIn(servers);
    for (const QString &host : hosts) {
        if (!known.contains(host)) {
            known.insert(host);
            servers << host;
        }
    }
    return servers;
}

/// All of them are in the list, or none.
bool areServers(const QStringList &servers, const QStringList &hosts, bool in)
{
    const QSet<QString> known = hostsIn(servers);
    return std::ranges::all_of(
        hosts, [&](const QString &host) { return known.contains(host) == in; });
}

Result<Request> serversRequest(const Instance &instance, const Write &write)
{
    const QStringList servers =
        changedServers(*write.whole, serversOf(write), write.what == What::BlockDomain);
    if (servers.size() > mostServersKept) { // it would not be understood when it is read again
        return Error{.kind = ErrorKind::Rejected,
            .subject = instance.host,
            .detail = Words::tr("more muted servers than Asterism can keep in order")};
    }
    return tell(
        instance, u"i/update"_s, {{u"mutedInstances"_s, QJsonArray::fromStringList(servers)}});
}

/// Every one of them goes back with the change, so a list that is not understood is left alone.
Result<QStringList> serversIn(const Instance &instance, const Response &response)
{
    const auto own = objectAnswer(response, instance.host, false);
    if (!own) {
        return inOurWords(own.error(), response);
    }
    const QJsonValue muted = (*own)["mutedInstances"_L1];
    if (muted.isUndefined()) {
        return noSuchCall(instance);
    }
    const QJsonArray hosts = muted.toArray();
    QStringList written;
    for (const QJsonValue host : hosts) {
        if (host.isString()) {
            written << host.toString();
        }
    }
    const bool whole = muted.isArray() && written.size() == hosts.size();
    return whole && hosts.size() <= mostServersKept ? Result<QStringList>(written)
                                                    : unknownAnswer(instance, response);
}

QString endpointOfWrite(const Write &write)
{
    switch (write.what) {
    case What::Follow:
        return u"following/create"_s;
    case What::Unfollow:
        return write.requested ? u"following/requests/cancel"_s : u"following/delete"_s;
    case What::Block:
        return u"blocking/create"_s;
    case What::Unblock:
        return u"blocking/delete"_s;
    case What::Mute:
        return u"mute/create"_s;
    case What::Unmute:
        return u"mute/delete"_s;
    case What::Annotate:
        return u"users/update-memo"_s;
    case What::Bookmark:
        return u"notes/favorites/create"_s;
    case What::Unbookmark:
        return u"notes/favorites/delete"_s;
    case What::PutIntoClip:
        return u"clips/add-note"_s;
    case What::TakeFromClip:
        return u"clips/remove-note"_s;
    default:
        return {};
    }
}

QJsonObject fieldsOfWrite(const Write &write)
{
    const bool clip = write.what == What::PutIntoClip || write.what == What::TakeFromClip;
    const bool post = clip || write.what == What::Bookmark || write.what == What::Unbookmark;
    QJsonObject fields{{post ? u"noteId"_s : u"userId"_s, write.localId}};
    if (clip) {
        fields.insert(u"clipId"_s, write.listId);
    }
    if (write.what == What::Mute && write.item.expiresAt > 0) {
        fields.insert(u"expiresAt"_s, write.item.expiresAt); // what is over is not muted at all
    }
    if (write.what == What::Annotate) {
        fields.insert(u"memo"_s, write.note.isEmpty() ? QJsonValue() : QJsonValue(write.note));
    }
    return fields;
}

/// The server says no because it is so already. Of a follow also for what optionsLeft() sends.
bool isSoAlready(What what, const QString &code)
{
    switch (what) {
    case What::Follow:
        return code == u"ALREADY_FOLLOWING" || code == u"ALREADY_MUTING" || code == u"NOT_MUTING";
    case What::Unfollow:
        return code == u"NOT_FOLLOWING" || code == u"FOLLOW_REQUEST_NOT_FOUND";
    case What::Block:
        return code == u"ALREADY_BLOCKING";
    case What::Unblock:
        return code == u"NOT_BLOCKING";
    case What::Mute:
        return code == u"ALREADY_MUTING";
    case What::Unmute:
        return code == u"NOT_MUTING";
    case What::Bookmark:
        return code == u"ALREADY_FAVORITED";
    case What::Unbookmark:
        return code == u"NOT_FAVORITED";
    case What::PutIntoClip:
        return code == u"ALREADY_CLIPPED";
    default:
        return isActedAlready(what, code);
    }
}

} // namespace

Result<Request> MisskeyFamily::relationships(
    const Instance &instance, const QStringList &localIds) const
{
    if (localIds.isEmpty() || localIds.size() > capabilities(instance).relationshipsAtOnce) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server cannot be asked about so many people at once")};
    }
    return ask(
        instance, u"users/relation"_s, {{u"userId"_s, QJsonArray::fromStringList(localIds)}});
}

Result<std::vector<Relationship>> MisskeyFamily::decodeRelationships(
    const Instance &instance, const Response &response) const
{
    const auto rows = arrayAnswer(response, instance.host, false);
    if (!rows) {
        return inOurWords(rows.error(), response);
    }
    std::vector<Relationship> standings;
    for (const QJsonValue row : *rows) {
        auto standing = standingFromJson(row.toObject());
        if (standing && standings.size() < mostStandingsTold) {
            standings.push_back(std::move(*standing));
        }
    }
    return standings;
}

/// Muted servers are written as a whole list, and what ends a follow depends on whether they have
/// agreed to it.
std::optional<Request> MisskeyFamily::beforeWrite(
    const Instance &instance, const Write &write) const
{
    if (isActing(write.what)) {
        return questionBeforeActing(instance, write);
    }
    if (changesServers(write.what)) {
        return ask(instance, u"i"_s);
    }
    if (write.what == What::Unfollow) {
        return ask(instance, u"users/relation"_s, {{u"userId"_s, QJsonArray{write.localId}}});
    }
    return {};
}

Result<std::optional<Write>> MisskeyFamily::withAnswer(
    const Instance &instance, const Write &write, const Response &response) const
{
    using Ready = std::optional<Write>;
    if (isActing(write.what)) {
        return actingWithAnswer(instance, write, response);
    }
    Write ready = write;
    if (changesServers(write.what)) {
        const auto servers = serversIn(instance, response);
        if (!servers) {
            return servers.error();
        }
        ready.whole = *servers;
        const bool in = write.what == What::BlockDomain;
        return areServers(*servers, serversOf(write), in) ? Ready() : Ready(ready);
    }
    const auto standings = decodeRelationships(instance, response);
    if (!standings) {
        return standings.error();
    }
    if (!standings->empty() && standings->front().localId == write.localId) {
        const Relationship &now = standings->front();
        ready.requested = now.requested && !now.following;
        return now.following || now.requested ? Ready(ready) : Ready();
    }
    return Ready(ready); // the server says itself what is wrong
}

Result<Request> MisskeyFamily::write(
    const Instance &instance, const Write &write, qint64 /*now*/) const
{
    if (write.what == What::PutIntoList || write.what == What::TakeFromList) {
        return changeServerList(
            instance, write.listId, write.localId, write.what == What::PutIntoList);
    }
    if (isActing(write.what)) {
        return requestOfActing(instance, write);
    }
    if (changesServers(write.what) && write.whole) {
        return serversRequest(instance, write);
    }
    const QString endpoint = endpointOfWrite(write);
    return endpoint.isEmpty() ? Result<Request>(noSuchCall(instance))
                              : tell(instance, endpoint, fieldsOfWrite(write));
}

/// No answer tells how the account stands to whom it is about.
Result<std::optional<Relationship>> MisskeyFamily::decodeWrite(
    const Instance &instance, const Response &response, What what) const
{
    using Told = std::optional<Relationship>;
    const auto said = answer(response, instance.host, false);
    if (said || (!response.isOk() && isSoAlready(what, errorCode(response)))) {
        return Told();
    }
    return errorOfChange(instance, said.error(), response);
}

/// Nothing changes when a mute is to end (endpoints/mute/create.ts), and how the account stands to
/// them does not tell when it does.
std::vector<Request> MisskeyFamily::againFromNothing(
    const Instance &instance, const Write &write, const Response &refusal) const
{
    const bool muted =
        write.what == What::Mute && !refusal.isOk() && isSoAlready(What::Mute, errorCode(refusal));
    if (!muted) {
        return {};
    }
    Write end = write;
    end.what = What::Unmute;
    return {tell(instance, endpointOfWrite(end), fieldsOfWrite(end)),
        tell(instance, endpointOfWrite(write), fieldsOfWrite(write))};
}

bool MisskeyFamily::setsOptionsApart() const
{
    return true;
}

/// Who has not agreed yet cannot be asked to be told of.
std::vector<Request> MisskeyFamily::optionsLeft(
    const Instance &instance, const MovedItem &wished, const Relationship &now) const
{
    const QJsonObject whom{{u"userId"_s, now.localId}};
    std::vector<Request> left;
    if (wished.notify && now.following && *wished.notify != now.notify) {
        QJsonObject fields = whom;
        fields.insert(u"notify"_s, *wished.notify ? u"normal"_s : u"none"_s);
        left.push_back(tell(instance, u"following/update"_s, fields));
    }
    if (wished.boosts && *wished.boosts != now.boosts) {
        const QString endpoint = *wished.boosts ? u"renote-mute/delete"_s : u"renote-mute/create"_s;
        left.push_back(tell(instance, endpoint, whom));
    }
    return left;
}

} // namespace asterism::misskey
