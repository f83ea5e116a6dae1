// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/host.h"
#include "protocol/acct.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/activitypub/document.h"
#include "protocol/activitypub/object.h"
#include "protocol/json.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace asterism::activitypub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int mostAttached = 100;

bool isActorType(const QString &type)
{
    static const QSet<QString> types{
        u"Person"_s, u"Service"_s, u"Application"_s, u"Group"_s, u"Organization"_s};
    return types.contains(type);
}

/// FEP-2c59's `webfinger` counts only with this very host: another's names are not ours to
/// give, and a split domain is what WebFinger itself settles.
QString acctOf(const QJsonObject &json, const QString &host)
{
    const QString told = json::text(json, "webfinger"_L1);
    const QString acct = told.isEmpty() ? QString() : canonicalAcct(told, host);
    if (acct.endsWith(u'@' + host)) {
        return acct;
    }
    const QString name = json::text(json, "preferredUsername"_L1);
    return name.isEmpty() || name.contains(u'@') ? QString() : canonicalAcct(name, host);
}

QString pictureOf(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonObject picture = json::oneOrMany(json, key, 5).at(0).toObject();
    return pageOf(picture);
}

/// PropertyValues among what is attached (Mastodon: docs/spec/activitypub, "Profile metadata").
/// Nobody has verified what a document says of itself.
std::vector<ActorField> profileFields(const QJsonObject &json)
{
    std::vector<ActorField> fields;
    for (const QJsonValue value : json::oneOrMany(json, "attachment"_L1, mostAttached)) {
        const QJsonObject part = value.toObject();
        const QString name = json::text(part, "name"_L1).left(longestActorFieldName);
        const QString text = json::verbatim(part, "value"_L1).left(longestActorField);
        const bool told = typeOf(part) == "PropertyValue"_L1 && !(name.isEmpty() && text.isEmpty());
        if (told && fields.size() < size_t(mostActorFields)) {
            fields.push_back({.name = name, .value = text});
        }
    }
    return fields;
}

Actor actorFrom(const QJsonObject &json, const QString &host)
{
    const QString type = typeOf(json);
    Actor actor;
    actor.uri = json::webAddress(json, "id"_L1);
    actor.acct = acctOf(json, host);
    actor.displayName = json::text(json, "name"_L1);
    actor.url = pageOf(json);
    actor.avatar = pictureOf(json, "icon"_L1);
    actor.header = pictureOf(json, "image"_L1);
    actor.noteHtml = json::verbatim(json, "summary"_L1);
    actor.emojis = emojisFromTags(json);
    actor.bot = type == "Service"_L1 || type == "Application"_L1;
    actor.group = type == "Group"_L1;
    actor.locked = json::truth(json, "manuallyApprovesFollowers"_L1);
    actor.suspended = json::truth(json, "suspended"_L1);
    actor.fields = profileFields(json);
    const QString moved = idOf(json["movedTo"_L1]);
    actor.movedTo = json::isWebAddress(moved) ? moved : QString();
    return actor;
}

} // namespace

Request actorRequest(const QUrl &uri)
{
    return documentRequest(uri);
}

Result<ActorDocument> decodeActor(const Response &response)
{
    const auto json = documentOf(response);
    if (!json) {
        return json.error();
    }
    const QString host = hostOf(response.finalUrl);
    ActorDocument document;
    document.actor = actorFrom(*json, host);
    const QString &uri = document.actor.uri;
    if (!isActorType(typeOf(*json)) || uri.isEmpty() || document.actor.acct.isEmpty()) {
        return json::badAnswer(host, Words::tr("that is no actor"), response.status);
    }
    if (hostOf(QUrl(uri)) != host) {
        return json::badAnswer(
            host, Words::tr("it describes an actor of another host"), response.status);
    }
    document.outbox = sameHost(idOf((*json)["outbox"_L1]), host);
    document.featured = sameHost(idOf((*json)["featured"_L1]), host);
    return document;
}

} // namespace asterism::activitypub
