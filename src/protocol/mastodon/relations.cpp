// SPDX-License-Identifier: GPL-3.0-or-later

// How an account stands to others, and what changes that or something else that it has:
// /api/v1/accounts/relationships, /api/v1/accounts/:id/follow and its neighbours (note among them),
// domain_blocks,
// statuses/:id/bookmark, tags/:name/follow (docs.joinmastodon.org/methods). What else is done to
// posts and with followers stands in acting.cpp.
#include "base/clock.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/acting.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

using What = Write::What;

constexpr size_t mostRelations = 200;
constexpr int mostLanguages = 100;
constexpr qsizetype longestLanguage = 35; // of a language tag (RFC 5646 §4.4.1)
constexpr qsizetype longestNote = 5000; // Mastodon takes 2000
/// Longer mutes are asked for as if they were for good: servers keep the seconds in 32 bits.
constexpr qint64 longestMuteSeconds = 20ll * 365 * dayMs / secondMs;

QStringList languagesOf(const QJsonObject &json)
{
    QStringList languages;
    for (const QJsonValue value : json::array(json, "languages"_L1, mostLanguages)) {
        const QString language = value.toString().trimmed();
        if (!language.isEmpty() && language.size() <= longestLanguage) {
            languages << language;
        }
    }
    return languages;
}

/// Nothing without an id (docs.joinmastodon.org/entities/Relationship).
std::optional<Relationship> relationshipFromJson(const QJsonObject &json)
{
    Relationship relation{.localId = json::text(json, "id"_L1)};
    if (relation.localId.isEmpty()) {
        return {};
    }
    const QJsonValue boosts = json["showing_reblogs"_L1];
    relation.following = json::truth(json, "following"_L1);
    relation.requested = json::truth(json, "requested"_L1);
    relation.followedBy = json::truth(json, "followed_by"_L1);
    relation.requestedBy = json::truth(json, "requested_by"_L1);
    relation.blocking = json::truth(json, "blocking"_L1);
    relation.muting = json::truth(json, "muting"_L1);
    relation.mutingNotifications = json::truth(json, "muting_notifications"_L1);
    relation.domainBlocking = json::truth(json, "domain_blocking"_L1);
    relation.boosts =
        boosts.isUndefined() || boosts.isNull() || json::truth(json, "showing_reblogs"_L1);
    relation.notify = json::truth(json, "notifying"_L1);
    relation.languages = languagesOf(json);
    relation.note = json::text(json, "note"_L1).left(longestNote);
    return relation;
}

bool isKnown(const Capabilities &can, What what)
{
    switch (what) {
    case What::Follow:
    case What::Unfollow:
        return true;
    case What::Block:
    case What::Unblock:
        return can.blocks;
    case What::Annotate:
        return can.notes;
    case What::Mute:
    case What::Unmute:
        return can.mutes;
    case What::BlockDomain:
    case What::UnblockDomain:
        return can.domainBlocks;
    case What::Bookmark:
    case What::Unbookmark:
        return can.bookmarks;
    case What::FollowTag:
    case What::UnfollowTag:
        return can.followTags;
    case What::PutIntoList:
    case What::TakeFromList:
        return can.serverLists;
    default:
        return false;
    }
}

/// What is not told is not sent: the server keeps what it has.
QJsonObject followFields(const MovedItem &item)
{
    QJsonObject fields;
    if (item.boosts) {
        fields.insert(u"reblogs"_s, *item.boosts);
    }
    if (item.notify) {
        fields.insert(u"notify"_s, *item.notify);
    }
    if (item.languages) {
        fields.insert(u"languages"_s, QJsonArray::fromStringList(*item.languages));
    }
    return fields;
}

QJsonObject muteFields(const Capabilities &can, const MovedItem &item, qint64 now)
{
    QJsonObject fields;
    if (item.hideNotifications) {
        fields.insert(u"notifications"_s, *item.hideNotifications);
    }
    if (item.expiresAt > 0 && !can.muteDurationName.isEmpty()) {
        // 0 would be for ever, the contrary of a mute that is over.
        const qint64 seconds = std::max<qint64>(1, (item.expiresAt - now) / secondMs);
        if (seconds <= longestMuteSeconds) {
            fields.insert(QString(can.muteDurationName), seconds);
        }
    }
    return fields;
}

Request aboutPerson(const Instance &instance, const QString &localId, const QString &verb,
    const QJsonObject &fields = {})
{
    return postRequest(instance, u"v1/accounts/"_s + segment(localId) + u'/' + verb, fields);
}

Request aboutDomain(const Instance &instance, const QString &domain, bool block)
{
    const QString path = u"v1/domain_blocks"_s;
    if (block) {
        const QString scheme = capabilities(instance).domainBlocksByUrl ? u"https://"_s : QString();
        return postRequest(instance, path, {{u"domain"_s, scheme + domain}});
    }
    QUrlQuery query; // what stands between may drop the body of a DELETE
    add(query, u"domain"_s, domain);
    Request request = get(instance, path, query);
    request.method = "DELETE";
    return request;
}

Request aboutPost(const Instance &instance, const QString &localId, const QString &verb)
{
    return postRequest(instance, u"v1/statuses/"_s + segment(localId) + u'/' + verb);
}

Request aboutTag(const Instance &instance, const QString &tag, const QString &verb)
{
    return postRequest(instance, u"v1/tags/"_s + segment(tag) + u'/' + verb);
}

bool isAboutPeople(What what)
{
    return what == What::Follow || what == What::Unfollow || what == What::Block
        || what == What::Unblock || what == What::Mute || what == What::Unmute
        || what == What::Annotate;
}

/// A list; Pixelfed leaves the account itself out of it, and what is left is an object whose names
/// are places in the list.
Result<QJsonArray> relationRows(const Instance &instance, const Response &response)
{
    const auto answer = json::answer(response, instance.host, false);
    if (!answer || answer->isArray()) {
        return answer ? Result<QJsonArray>(answer->toArray()) : answer.error();
    }
    QJsonArray rows;
    const QJsonObject places = answer->toObject();
    for (auto place = places.begin(); place != places.end(); ++place) {
        if (!place->isObject()) {
            return json::badAnswer(
                instance.host, Words::tr("the answer has an unknown form"), response.status);
        }
        rows.append(*place);
    }
    return rows;
}

} // namespace

Result<Request> MastodonFamily::relationships(
    const Instance &instance, const QStringList &localIds) const
{
    if (localIds.isEmpty() || localIds.size() > capabilities(instance).relationshipsAtOnce) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server cannot be asked about so many people at once")};
    }
    QUrlQuery query;
    for (const QString &id : localIds) {
        add(query, u"id[]"_s, id);
    }
    return get(instance, u"v1/accounts/relationships"_s, query);
}

Result<std::vector<Relationship>> MastodonFamily::decodeRelationships(
    const Instance &instance, const Response &response) const
{
    const auto rows = relationRows(instance, response);
    if (!rows) {
        return rows.error();
    }
    std::vector<Relationship> relations;
    for (const QJsonValue row : *rows) {
        auto relation = relationshipFromJson(row.toObject());
        if (relation && relations.size() < mostRelations) {
            relations.push_back(std::move(*relation));
        }
    }
    return relations;
}

Result<Request> MastodonFamily::write(
    const Instance &instance, const Write &write, qint64 now) const
{
    const Capabilities can = capabilities(instance);
    if (!isKnown(can, write.what)) {
        return actingRequest(instance, write); // which refuses what is not for it, either
    }
    switch (write.what) {
    case What::Follow:
        return aboutPerson(instance, write.localId, u"follow"_s, followFields(write.item));
    case What::Unfollow:
        return aboutPerson(instance, write.localId, u"unfollow"_s);
    case What::Block:
        return aboutPerson(instance, write.localId, u"block"_s);
    case What::Unblock:
        return aboutPerson(instance, write.localId, u"unblock"_s);
    case What::Mute:
        return aboutPerson(instance, write.localId, u"mute"_s, muteFields(can, write.item, now));
    case What::Unmute:
        return aboutPerson(instance, write.localId, u"unmute"_s);
    case What::Annotate:
        return aboutPerson(instance, write.localId, u"note"_s, {{u"comment"_s, write.note}});
    case What::BlockDomain:
    case What::UnblockDomain:
        return aboutDomain(instance, write.item.subject, write.what == What::BlockDomain);
    case What::Bookmark:
        return aboutPost(instance, write.localId, u"bookmark"_s);
    case What::Unbookmark:
        return aboutPost(instance, write.localId, u"unbookmark"_s);
    case What::FollowTag:
        return aboutTag(instance, write.item.subject, u"follow"_s);
    case What::UnfollowTag:
        return aboutTag(instance, write.item.subject, u"unfollow"_s);
    default:
        break;
    }
    return changeServerList(instance, write.listId, write.localId, write.what == What::PutIntoList);
}

Result<std::optional<Relationship>> MastodonFamily::decodeWrite(
    const Instance &instance, const Response &response, What what) const
{
    using Told = std::optional<Relationship>;
    // Of what is not about people nobody promises a body: {}, [], "" and nothing at all are good.
    const bool silent =
        response.isOk() && !isHtml(response) && !response.body.trimmed().startsWith('{');
    if (silent && !isAboutPeople(what)) {
        return Told();
    }
    const auto answer = json::objectAnswer(response, instance.host, false);
    if (!answer) {
        return answer.error();
    }
    return isAboutPeople(what) || isAboutFollower(what) ? relationshipFromJson(*answer) : Told();
}

} // namespace asterism::mastodon
