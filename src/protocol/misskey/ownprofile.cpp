// SPDX-License-Identifier: GPL-3.0-or-later

// One's own profile: i, and i/update (Misskey: endpoints/i.ts, endpoints/i/update.ts,
// core/entities/UserEntityService.ts; recorded: i.json). Pictures are files of the account's drive.
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/refusals.h"
#include "protocol/profilerules.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

using Part = ProfilePart;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

const QStringList &visibilityNames()
{
    // The last is that of older ones and forks; what a server does not know it passes over.
    static const QStringList names{
        u"followersVisibility"_s, u"followingVisibility"_s, u"ffVisibility"_s};
    return names;
}

/// Hidden from anybody at all is hidden; it is told whole, or by the older name.
bool hidesFollows(const QJsonObject &user)
{
    bool told = false;
    for (const QString &name : visibilityNames()) {
        const QString who = user[name].toString();
        if (who == "public"_L1) {
            return false;
        }
        told = told || !who.isEmpty();
    }
    return told;
}

bool tellsFollows(const QJsonObject &user)
{
    return user.contains("followersVisibility"_L1) || user.contains("ffVisibility"_L1);
}

void readTexts(ToldProfile &told, const QJsonObject &user)
{
    OwnProfile &profile = told.profile;
    profile.name = json::verbatim(user, "name"_L1);
    profile.bio = json::verbatim(user, "description"_L1);
    profile.birthday = json::text(user, "birthday"_L1);
    profile.location = json::verbatim(user, "location"_L1);
    const QJsonArray rows = json::array(user, "fields"_L1, mostProfileFields);
    for (const auto &row : rows) {
        const QJsonObject field = row.toObject();
        profile.fields.append(
            {json::verbatim(field, "name"_L1), json::verbatim(field, "value"_L1)});
    }
    told.told |= Part::Name | Part::Bio;
    told.told.setFlag(Part::Fields, user["fields"_L1].isArray());
    told.told.setFlag(Part::Birthday, user.contains("birthday"_L1));
    told.told.setFlag(Part::Location, user.contains("location"_L1));
}

/// Who has no avatar is shown one all the same.
void readPictures(ToldProfile &told, const QJsonObject &user)
{
    const bool none = user["avatarId"_L1].isNull();
    told.profile.avatar = none ? QString() : json::webAddress(user, "avatarUrl"_L1);
    told.profile.header = json::webAddress(user, "bannerUrl"_L1);
    told.told |= Part::Avatar | Part::Header;
}

void readTruths(ToldProfile &told, const QJsonObject &user)
{
    OwnProfile &profile = told.profile;
    profile.locked = json::truth(user, "isLocked"_L1);
    profile.bot = json::truth(user, "isBot"_L1);
    profile.discoverable = json::truth(user, "isExplorable"_L1);
    profile.hiddenFollows = hidesFollows(user);
    told.told.setFlag(Part::Locked, user["isLocked"_L1].isBool());
    told.told.setFlag(Part::Bot, user["isBot"_L1].isBool());
    told.told.setFlag(Part::Discoverable, user["isExplorable"_L1].isBool());
    told.told.setFlag(Part::HiddenFollows, tellsFollows(user));
}

/// An empty one is too short for it.
QJsonValue textOrNothing(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonArray fieldRows(const QList<ProfileField> &fields)
{
    QJsonArray rows;
    for (const ProfileField &field : fields) {
        rows.append(QJsonObject{{u"name"_s, field.name}, {u"value"_s, field.value}});
    }
    return rows;
}

QJsonObject changesOf(const OwnProfile &wished, ProfileParts parts)
{
    QJsonObject changes;
    const auto put = [&](Part part, const QString &name, const QJsonValue &value) {
        if (parts.testFlag(part)) {
            changes.insert(name, value);
        }
    };
    put(Part::Name, u"name"_s, textOrNothing(wished.name));
    put(Part::Bio, u"description"_s, textOrNothing(wished.bio));
    put(Part::Birthday, u"birthday"_s, textOrNothing(wished.birthday));
    put(Part::Location, u"location"_s, textOrNothing(wished.location));
    put(Part::Fields, u"fields"_s, fieldRows(wished.fields));
    put(Part::Locked, u"isLocked"_s, wished.locked);
    put(Part::Bot, u"isBot"_s, wished.bot);
    put(Part::Discoverable, u"isExplorable"_s, wished.discoverable);
    for (const QString &name : visibilityNames()) {
        put(Part::HiddenFollows, name, wished.hiddenFollows ? u"private"_s : u"public"_s);
    }
    return changes;
}

QString pictureId(Part which)
{
    return which == Part::Avatar ? u"avatarId"_s : u"bannerId"_s;
}

/// Of what was refused, in words that name the part of the profile; empty: no such is known.
QString wordsAboutProfile(const Response &response)
{
    const QString notAPicture = Words::tr("the server does not take the file for a picture");
    const QHash<QString, QString> codes{
        {u"YOUR_NAME_CONTAINS_PROHIBITED_WORDS"_s,
            Words::tr("the server does not allow a word of the name")},
        {u"RESTRICTED_BY_ROLE"_s,
            Words::tr("the server does not let the account change its pictures")},
        {u"AVATAR_NOT_AN_IMAGE"_s, notAPicture},
        {u"BANNER_NOT_AN_IMAGE"_s, notAPicture},
    };
    const QHash<QString, QString> params{
        {u"/name/maxLength"_s, Words::tr("the name is too long for this server")},
        {u"/description/maxLength"_s, Words::tr("the bio is too long for this server")},
        {u"/location/maxLength"_s, Words::tr("the location is too long for this server")},
        {u"/birthday/pattern"_s, Words::tr("the birthday is no day as the server writes it")},
        {u"/fields/maxItems"_s, Words::tr("the server takes no so many fields")},
    };
    if (const QString words = codes.value(errorCode(response)); !words.isEmpty()) {
        return words;
    }
    const QString param = errorParam(response);
    for (auto it = params.begin(); it != params.end(); ++it) {
        if (param.endsWith(it.key())) {
            return it.value();
        }
    }
    return {};
}

Error errorOfProfile(const Instance &instance, const Error &error, const Response &response)
{
    Error ours = errorOfChange(instance, error, response);
    if (const QString words = wordsAboutProfile(response); !words.isEmpty()) {
        ours.kind = ErrorKind::Rejected;
        ours.detail = words;
    }
    return ours;
}

} // namespace

Result<ToldProfile> MisskeyFamily::decodeOwnProfile(
    const Instance &instance, const Response &response) const
{
    const auto user = objectAnswer(response, instance.host, false);
    if (!user) {
        return errorOfProfile(instance, user.error(), response);
    }
    // Only its owner is told this of anybody.
    const bool own = user->contains("avatarId"_L1) || user->contains("isExplorable"_L1);
    if (json::text(*user, "id"_L1).isEmpty() || !own) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    ToldProfile told;
    readTexts(told, *user);
    readPictures(told, *user);
    readTruths(told, *user);
    return told;
}

Result<Request> MisskeyFamily::changeProfile(
    const Instance &instance, const OwnProfile &wished, ProfileParts parts) const
{
    const QJsonObject changes = changesOf(wished, parts & profileRules(instance).parts);
    return changes.isEmpty() ? Result<Request>(noSuchCall(instance))
                             : Result<Request>(tell(instance, u"i/update"_s, changes));
}

Result<Request> MisskeyFamily::sendProfilePicture(const Instance &instance, ProfilePart /*which*/,
    const Attachment &picture, const QString &path) const
{
    return sendMedia(instance, picture, path);
}

Result<std::optional<Request>> MisskeyFamily::afterProfilePicture(
    const Instance &instance, ProfilePart which, const Response &response) const
{
    const auto sent = decodeSentMedia(instance, response);
    if (!sent) {
        return sent.error();
    }
    return std::optional(tell(instance, u"i/update"_s, {{pictureId(which), sent->id}}));
}

Result<Request> MisskeyFamily::dropProfilePicture(const Instance &instance, ProfilePart which) const
{
    return tell(instance, u"i/update"_s, {{pictureId(which), QJsonValue()}});
}

} // namespace asterism::misskey
