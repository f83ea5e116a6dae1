// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/acct.h"
#include "protocol/json.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/parts.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

// UserLite, which stands in notes, and UserDetailed (Misskey:
// packages/backend/src/core/entities/UserEntityService.ts).
namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qsizetype longestMoveId = 100;
constexpr qsizetype longestMemo = 5000; // the server takes 2048
constexpr int mostVerifiedLinks = 50;

bool isNotPublic(const QJsonObject &user, QLatin1StringView openness)
{
    const QString open = json::text(user, openness);
    return !open.isEmpty() && open != "public"_L1;
}

/// Somebody who hides whom they follow has 0 of them, or a word in the number's place. Beside a
/// note Sharkey tells 0 of everybody (core/entities/UserEntityService.ts, pack(): "followersCount
/// ?? 0").
qint64 openCount(
    const QJsonObject &user, QLatin1StringView number, QLatin1StringView openness, bool brief)
{
    const qint64 told = json::count(user, number);
    return told == 0 && (brief || isNotPublic(user, openness)) ? -1 : told;
}

/// What is verified are addresses, wherever in the profile they stand; a field that is one of them
/// and nothing else is it, too.
std::vector<ActorField> profileFields(const QJsonObject &user)
{
    const QJsonArray verified = json::array(user, "verifiedLinks"_L1, mostVerifiedLinks);
    std::vector<ActorField> fields;
    for (const QJsonValue value : json::array(user, "fields"_L1, mostActorFields)) {
        const QJsonObject field = value.toObject();
        const QString name = json::text(field, "name"_L1).left(longestActorFieldName);
        const QString text = json::verbatim(field, "value"_L1).left(longestActorField);
        if (!name.isEmpty() || !text.isEmpty()) {
            fields.push_back(
                {.name = name, .value = text, .verified = verified.contains(text.trimmed())});
        }
    }
    return fields;
}

void readCounts(Actor &actor, const QJsonObject &user)
{
    actor.followersHidden = isNotPublic(user, "followersVisibility"_L1);
    actor.followingHidden = isNotPublic(user, "followingVisibility"_L1);
    actor.followers = openCount(user, "followersCount"_L1, "followersVisibility"_L1, actor.brief);
    actor.following = openCount(user, "followingCount"_L1, "followingVisibility"_L1, actor.brief);
    actor.posts = json::count(user, "notesCount"_L1);
}

void readEmojis(Actor &actor, const QJsonObject &user, const Instance &instance)
{
    actor.emojis = emojisIn(user["emojis"_L1]);
    if (isLocalUser(user)) {
        addLocalEmojis(actor.emojis, actor.displayName + u'\n' + actor.noteHtml, instance);
    }
}

/// Misskey names the account that this one moved to by its own id for it, which says nothing
/// elsewhere; forks name it by its uri.
void readMove(Actor &actor, const QJsonObject &user)
{
    const QString address = json::webAddress(user, "movedTo"_L1);
    actor.movedTo = address.isEmpty() ? json::webAddress(user, "movedToUri"_L1) : address;
    if (actor.movedTo.isEmpty()) {
        actor.movedToLocalId = json::text(user, "movedTo"_L1).left(longestMoveId);
    }
}

} // namespace

QString acctOf(const QJsonObject &user, const Instance &instance)
{
    const QString name = json::text(user, "username"_L1);
    if (name.isEmpty() || name.contains(u'@')) {
        return {};
    }
    const QString domain =
        instance.accountDomain.isEmpty() ? instance.host : instance.accountDomain;
    const QString host = json::text(user, "host"_L1);
    return canonicalAcct(host.isEmpty() ? name : name + u'@' + host, domain);
}

QString userUri(const Instance &instance, const QString &id)
{
    return addressBelow(instance, u"users"_s, id);
}

Result<Actor> userFromJson(const QJsonObject &user, const Instance &instance)
{
    Actor actor;
    actor.localId = idIn(user, "id"_L1);
    actor.acct = acctOf(user, instance);
    if (actor.localId.isEmpty() || actor.acct.isEmpty()) {
        return json::badAnswer(instance.host, Words::tr("account without id or acct"));
    }
    actor.uri =
        isLocalUser(user) ? userUri(instance, actor.localId) : json::webAddress(user, "uri"_L1);
    actor.displayName = json::text(user, "name"_L1);
    actor.url = json::webAddress(user, "url"_L1);
    if (actor.url.isEmpty() && isLocalUser(user)) {
        actor.url = actor.uri; // which leads browsers to the profile
    }
    actor.avatar = json::webAddress(user, "avatarUrl"_L1);
    actor.header = json::webAddress(user, "bannerUrl"_L1);
    actor.noteHtml = json::verbatim(user, "description"_L1);
    actor.noteIsMfm = true;
    readEmojis(actor, user, instance);
    actor.bot = json::truth(user, "isBot"_L1);
    actor.locked = json::truth(user, "isLocked"_L1);
    actor.suspended = json::truth(user, "isSuspended"_L1);
    actor.limited = json::truth(user, "isSilenced"_L1);
    readMove(actor, user);
    // UserLite; that of some forks has a part of what it has not.
    actor.brief = !user["isLocked"_L1].isBool() || !user["isSuspended"_L1].isBool();
    if (user["fields"_L1].isArray()) {
        actor.fields = profileFields(user);
    }
    actor.memo = json::text(user, "memo"_L1).left(longestMemo);
    readCounts(actor, user);
    return actor;
}

} // namespace asterism::misskey
