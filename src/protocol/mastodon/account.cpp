// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "protocol/acct.h"
#include "protocol/json.h"
#include "protocol/mastodon/mapping.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// Older Pleroma and Mitra have names of their own for it.
QString actorUri(const QJsonObject &account)
{
    const QString pleroma = json::webAddress(json::object(account, "pleroma"_L1), "ap_id"_L1);
    for (const QString &uri : {json::webAddress(account, "uri"_L1), pleroma}) {
        if (!uri.isEmpty()) {
            return uri;
        }
    }
    return json::webAddress(account, "actor_id"_L1);
}

/// The acct of the account that this one moved to; its uri when no acct can be read.
QString movedTo(const QJsonObject &account, const QString &domain)
{
    const QJsonObject moved = json::object(account, "moved"_L1);
    const QString name = json::text(moved, "acct"_L1);
    const QString acct = name.isEmpty() ? QString() : canonicalAcct(name, domain);
    return acct.isEmpty() ? actorUri(moved) : acct;
}

/// "verified_at" is a time or null; Pleroma's fields have none.
std::vector<ActorField> profileFields(const QJsonArray &told)
{
    std::vector<ActorField> fields;
    for (const QJsonValue value : told) {
        const QJsonObject field = value.toObject();
        const QString name = json::text(field, "name"_L1).left(longestActorFieldName);
        const QString text = json::verbatim(field, "value"_L1).left(longestActorField);
        if (!name.isEmpty() || !text.isEmpty()) {
            const bool verified = !json::text(field, "verified_at"_L1).isEmpty();
            fields.push_back({.name = name, .value = text, .verified = verified});
        }
    }
    return fields;
}

/// Mastodon hides both or none (docs.joinmastodon.org/entities/Account, hide_collections); Pleroma
/// tells them apart (web/mastodon_api/views/account_view.ex).
void readHidden(Actor &actor, const QJsonObject &account)
{
    const QJsonObject pleroma = json::object(account, "pleroma"_L1);
    const bool both = json::truth(account, "hide_collections"_L1);
    actor.followersHidden = both || json::truth(pleroma, "hide_followers"_L1);
    actor.followingHidden = both || json::truth(pleroma, "hide_follows"_L1);
}

void readCounts(Actor &actor, const QJsonObject &account)
{
    actor.followers = json::count(account, "followers_count"_L1);
    actor.following = json::count(account, "following_count"_L1);
    actor.posts = json::count(account, "statuses_count"_L1);
}

} // namespace

Result<Actor> accountFromJson(const QJsonObject &account, const Instance &instance)
{
    const QString domain =
        instance.accountDomain.isEmpty() ? instance.host : instance.accountDomain;
    Actor actor;
    actor.localId = json::text(account, "id"_L1);
    const QString name = json::text(account, "acct"_L1);
    actor.acct = name.isEmpty() ? QString() : canonicalAcct(name, domain);
    if (actor.localId.isEmpty() || actor.acct.isEmpty()) {
        return json::badAnswer(instance.host, Words::tr("account without id or acct"));
    }
    actor.uri = actorUri(account);
    actor.displayName = json::text(account, "display_name"_L1);
    actor.url = json::webAddress(account, "url"_L1);
    actor.avatar = json::webAddress(account, "avatar"_L1);
    actor.header = json::webAddress(account, "header"_L1);
    actor.noteHtml = json::verbatim(account, "note"_L1);
    actor.emojis = emojisFromJson(json::array(account, "emojis"_L1));
    actor.bot = json::truth(account, "bot"_L1);
    actor.locked = json::truth(account, "locked"_L1);
    actor.group = json::truth(account, "group"_L1);
    actor.suspended = json::truth(account, "suspended"_L1);
    actor.limited = json::truth(account, "limited"_L1);
    actor.movedTo = movedTo(account, domain);
    actor.lastPostAt = parseIsoTime(json::text(account, "last_status_at"_L1));
    if (account["fields"_L1].isArray()) {
        actor.fields = profileFields(json::array(account, "fields"_L1, mostActorFields));
    }
    readHidden(actor, account);
    readCounts(actor, account);
    return actor;
}

} // namespace asterism::mastodon
