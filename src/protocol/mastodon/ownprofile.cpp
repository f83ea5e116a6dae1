// SPDX-License-Identifier: GPL-3.0-or-later

// One's own profile: GET /api/v1/accounts/verify_credentials, PATCH
// /api/v1/accounts/update_credentials, DELETE /api/v1/profile/{avatar,header}
// (docs.joinmastodon.org/methods/accounts, /methods/profile, /entities/Account). Forms, for of
// "fields_attributes" as JSON each software wants another: GoToSocial an object by number, Mastodon
// and Pleroma either (GoToSocial: internal/api/client/accounts/accountupdate.go).
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mastodonfamily.h"
#include "protocol/mastodon/quote.h"
#include "protocol/profilerules.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeDatabase>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

using Part = ProfilePart;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int pictureTimeMs = 5 * 60'000; // on a slow line
constexpr int pictureSilenceMs = 2 * 60'000;
constexpr int pictureTooLarge = 413;
constexpr int fieldsOfOneDigit = 10;

/// What is told beside the account's own JSON, or in it.
struct ProfileJson {
    QJsonObject account;
    QJsonObject source;
    QJsonObject pleroma;
    QJsonObject sourcePleroma;

    explicit ProfileJson(const QJsonObject &json)
        : account(json)
        , source(json::object(json, "source"_L1))
        , pleroma(json::object(json, "pleroma"_L1))
        , sourcePleroma(json::object(source, "pleroma"_L1))
    {
    }
    bool knows(QLatin1StringView name) const
    {
        return source.contains(name) || account.contains(name);
    }
    bool truth(QLatin1StringView name) const
    {
        return json::truth(source.contains(name) ? source : account, name);
    }
};

QList<ProfileField> fieldsFromSource(const QJsonArray &rows)
{
    QList<ProfileField> fields;
    for (const auto &row : rows) {
        const QJsonObject field = row.toObject();
        fields.append({json::verbatim(field, "name"_L1), json::verbatim(field, "value"_L1)});
    }
    return fields;
}

/// Texts as they were typed stand in "source" alone; the account's own are HTML.
void readTexts(ToldProfile &told, const ProfileJson &json)
{
    OwnProfile &profile = told.profile;
    profile.name = json::verbatim(json.account, "display_name"_L1);
    profile.bio = json::verbatim(json.source, "note"_L1);
    profile.fields = fieldsFromSource(json::array(json.source, "fields"_L1, mostProfileFields));
    told.told.setFlag(Part::Name, json.account["display_name"_L1].isString());
    told.told.setFlag(Part::Bio, json.source["note"_L1].isString());
    told.told.setFlag(Part::Fields, json.source["fields"_L1].isArray());
}

/// That there is no description, or no picture, is not always said.
void readPictures(ToldProfile &told, const ProfileJson &json)
{
    OwnProfile &profile = told.profile;
    profile.avatar = json::webAddress(json.account, "avatar"_L1);
    profile.header = json::webAddress(json.account, "header"_L1);
    profile.avatarWords = json::verbatim(json.account, "avatar_description"_L1);
    profile.headerWords = json::verbatim(json.account, "header_description"_L1);
    told.told |= Part::Avatar | Part::Header | Part::AvatarWords | Part::HeaderWords;
}

/// GoToSocial leaves "hide_collections" out where it is false.
void readTruths(ToldProfile &told, const ProfileJson &json)
{
    OwnProfile &profile = told.profile;
    profile.locked = json.truth("locked"_L1);
    profile.bot = json.truth("bot"_L1);
    profile.indexable = json.truth("indexable"_L1);
    profile.discoverable =
        json.truth("discoverable"_L1) || json::truth(json.sourcePleroma, "discoverable"_L1);
    profile.hiddenFollows = json.truth("hide_collections"_L1)
        || (json::truth(json.pleroma, "hide_followers"_L1)
            && json::truth(json.pleroma, "hide_follows"_L1));
    told.told.setFlag(Part::Locked, json.knows("locked"_L1));
    told.told.setFlag(Part::Bot, json.knows("bot"_L1));
    told.told.setFlag(Part::Indexable, json.knows("indexable"_L1));
    told.told.setFlag(Part::Discoverable,
        json.knows("discoverable"_L1) || json.sourcePleroma.contains("discoverable"_L1));
    told.told |= Part::HiddenFollows;
}

void readPosting(ToldProfile &told, const ProfileJson &json)
{
    const QString privacy = json::text(json.source, "privacy"_L1);
    told.profile.visibility = visibility(privacy);
    told.profile.sensitive = json::truth(json.source, "sensitive"_L1);
    told.profile.language = json::text(json.source, "language"_L1);
    told.quotes = policyTold(json::text(json.source, "quote_policy"_L1));
    told.told.setFlag(Part::Visibility, !privacy.isEmpty());
    told.told.setFlag(Part::Sensitive, json.source["sensitive"_L1].isBool());
    told.told.setFlag(Part::Language, json.source.contains("language"_L1));
}

using ProfilePairs = QList<QPair<QString, QString>>;

struct ProfileName {
    Part part;
    QLatin1StringView name;
};
constexpr ProfileName profileNames[] = {{Part::Name, "display_name"_L1}, {Part::Bio, "note"_L1},
    {Part::AvatarWords, "avatar_description"_L1}, {Part::HeaderWords, "header_description"_L1},
    {Part::Language, "source[language]"_L1}, {Part::Locked, "locked"_L1}, {Part::Bot, "bot"_L1},
    {Part::Discoverable, "discoverable"_L1}, {Part::Indexable, "indexable"_L1},
    {Part::HiddenFollows, "hide_collections"_L1}, {Part::Sensitive, "source[sensitive]"_L1}};

QString nameOfPart(Part part)
{
    for (const ProfileName &known : profileNames) {
        if (known.part == part) {
            return known.name;
        }
    }
    return {};
}

void addProfileTruth(
    ProfilePairs &pairs, const ProfileCalls &calls, Part part, const QString &value)
{
    if (part == Part::HiddenFollows && calls.hidesApart) {
        pairs.append({u"hide_followers"_s, value});
        pairs.append({u"hide_follows"_s, value});
    } else {
        pairs.append({nameOfPart(part), value});
    }
}

/// By number, for there is an order; some sort the numbers as texts (Pleroma). None at all is told
/// by an empty one.
void addFields(ProfilePairs &pairs, const QList<ProfileField> &fields)
{
    const int digits = fields.size() > fieldsOfOneDigit ? 2 : 1;
    const QList<ProfileField> told =
        fields.isEmpty() ? QList<ProfileField>{ProfileField()} : fields;
    for (qsizetype i = 0; i < told.size(); ++i) {
        const QString row = u"fields_attributes[%1]"_s.arg(i, digits, 10, QLatin1Char('0'));
        pairs.append({row + u"[name]"_s, told[i].name});
        pairs.append({row + u"[value]"_s, told[i].value});
    }
}

ProfilePairs pairsOf(const ProfileCalls &calls, const OwnProfile &wished, ProfileParts parts)
{
    ProfilePairs pairs;
    for (const ProfileText &text : profileTexts()) {
        const QString name = nameOfPart(text.part);
        if (parts.testFlag(text.part) && !name.isEmpty()) {
            pairs.append({name, wished.*text.member});
        }
    }
    for (const ProfileTruth &truth : profileTruths()) {
        if (parts.testFlag(truth.part)) {
            const QString value = wished.*truth.member ? u"true"_s : u"false"_s;
            addProfileTruth(pairs, calls, truth.part, value);
        }
    }
    if (parts.testFlag(Part::Visibility)) {
        pairs.append({u"source[privacy]"_s, word(wished.visibility)});
    }
    if (parts.testFlag(Part::Fields)) {
        addFields(pairs, wished.fields);
    }
    return pairs;
}

QByteArray formOf(const ProfilePairs &pairs)
{
    QByteArrayList written;
    for (const auto &[name, value] : pairs) {
        written << name.toLatin1() + '=' + QUrl::toPercentEncoding(value);
    }
    return written.join('&');
}

/// Mitra, which knows no more than this.
QByteArray jsonOf(const OwnProfile &wished, ProfileParts parts)
{
    QJsonObject json;
    const auto put = [&](Part part, const QString &name, const QJsonValue &value) {
        if (parts.testFlag(part)) {
            json.insert(name, value);
        }
    };
    QJsonArray fields;
    for (const ProfileField &field : wished.fields) {
        fields.append(QJsonObject{{u"name"_s, field.name}, {u"value"_s, field.value}});
    }
    put(Part::Name, u"display_name"_s, wished.name);
    put(Part::Bio, u"note"_s, wished.bio);
    put(Part::Locked, u"locked"_s, wished.locked);
    put(Part::Bot, u"bot"_s, wished.bot);
    put(Part::Fields, u"fields_attributes"_s, fields);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Request credentialsRequest(const Instance &instance)
{
    Request request = get(instance, u"v1/accounts/update_credentials"_s);
    request.method = "PATCH";
    return request;
}

QString pictureName(Part which)
{
    return which == Part::Avatar ? u"avatar"_s : u"header"_s;
}

/// snac goes by how a name ends (snac: mastoapi.c, persist_image()).
QByteArray pictureFileName(const Attachment &picture, const QString &path)
{
    const QString suffix = QMimeDatabase().mimeTypeForName(picture.type).preferredSuffix();
    const QString known = suffix.isEmpty() ? QFileInfo(path).suffix().toLower() : suffix;
    return known.isEmpty() ? "picture"_ba : "picture." + known.toUtf8();
}

Error cannotChange(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server has no such call")};
}

Error aboutPicture(Error error, const Response &response)
{
    if (response.status == pictureTooLarge) {
        error.kind = ErrorKind::Rejected;
        error.detail = Words::tr("the file is too large for this server");
    }
    return error;
}

} // namespace

Result<ToldProfile> MastodonFamily::decodeOwnProfile(
    const Instance &instance, const Response &response) const
{
    const auto account = json::objectAnswer(response, instance.host, false);
    if (!account) {
        return account.error();
    }
    const ProfileJson json(*account);
    if (json::text(*account, "id"_L1).isEmpty() || json.source.isEmpty()) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    ToldProfile told;
    readTexts(told, json);
    readPictures(told, json);
    readTruths(told, json);
    readPosting(told, json);
    return told;
}

Result<Request> MastodonFamily::changeProfile(
    const Instance &instance, const OwnProfile &wished, ProfileParts parts) const
{
    const ProfileCalls calls = profileCalls(instance);
    const ProfileParts meant =
        parts & profileRules(instance).parts & ~ProfileParts(Part::Avatar | Part::Header);
    if (!meant) {
        return cannotChange(instance);
    }
    Request request = credentialsRequest(instance);
    request.body = calls.asJson ? jsonOf(wished, meant) : formOf(pairsOf(calls, wished, meant));
    request.headers.append({"Content-Type",
        calls.asJson ? QByteArray("application/json")
                     : QByteArray("application/x-www-form-urlencoded")});
    return request;
}

Result<Request> MastodonFamily::sendProfilePicture(const Instance &instance, ProfilePart which,
    const Attachment &picture, const QString &path) const
{
    const ProfileRules rules = profileRules(instance);
    if (!rules.parts.testFlag(which)) {
        return cannotChange(instance);
    }
    Form form{.name = pictureName(which).toLatin1(),
        .fileName = pictureFileName(picture, path),
        .type = picture.type.toUtf8(),
        .path = path};
    const Part words = which == Part::Avatar ? Part::AvatarWords : Part::HeaderWords;
    if (rules.parts.testFlag(words)) {
        form.fields.append({nameOfPart(words).toLatin1(), picture.description.toUtf8()});
    }
    Request request = credentialsRequest(instance);
    request.method = profileCalls(instance).picturesByPost ? "POST" : "PATCH";
    request.form = form;
    request.timeoutMs = pictureTimeMs;
    request.idleTimeoutMs = pictureSilenceMs;
    return request;
}

Result<std::optional<Request>> MastodonFamily::afterProfilePicture(
    const Instance &instance, ProfilePart /*which*/, const Response &response) const
{
    const auto account = json::objectAnswer(response, instance.host, false);
    return account ? Result<std::optional<Request>>(std::optional<Request>())
                   : aboutPicture(account.error(), response);
}

Result<Request> MastodonFamily::dropProfilePicture(
    const Instance &instance, ProfilePart which) const
{
    const ProfileRules rules = profileRules(instance);
    const bool can = which == Part::Avatar ? rules.removesAvatar : rules.removesHeader;
    if (!can) {
        return cannotChange(instance);
    }
    if (profileCalls(instance).removesByEmpty) {
        Request request = credentialsRequest(instance);
        request.body = pictureName(which).toLatin1() + '=';
        request.headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
        return request;
    }
    Request request = get(instance, u"v1/profile/"_s + pictureName(which));
    request.method = "DELETE";
    return request;
}

} // namespace asterism::mastodon
