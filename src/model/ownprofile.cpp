// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ownprofile.h"

#include <QJsonArray>

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using Part = ProfilePart;

constexpr std::array textsOfProfile{
    ProfileText{Part::Name, "name"_L1, &OwnProfile::name},
    ProfileText{Part::Bio, "bio"_L1, &OwnProfile::bio},
    ProfileText{Part::AvatarWords, "avatar_description"_L1, &OwnProfile::avatarWords},
    ProfileText{Part::HeaderWords, "header_description"_L1, &OwnProfile::headerWords},
    ProfileText{Part::Birthday, "birthday"_L1, &OwnProfile::birthday},
    ProfileText{Part::Location, "location"_L1, &OwnProfile::location},
    ProfileText{Part::Language, "language"_L1, &OwnProfile::language},
};

constexpr std::array truthsOfProfile{
    ProfileTruth{Part::Locked, "locked"_L1, &OwnProfile::locked},
    ProfileTruth{Part::Bot, "bot"_L1, &OwnProfile::bot},
    ProfileTruth{Part::Discoverable, "discoverable"_L1, &OwnProfile::discoverable},
    ProfileTruth{Part::Indexable, "indexable"_L1, &OwnProfile::indexable},
    ProfileTruth{Part::HiddenFollows, "hide_follows"_L1, &OwnProfile::hiddenFollows},
    ProfileTruth{Part::Sensitive, "sensitive"_L1, &OwnProfile::sensitive},
};

constexpr std::array<std::pair<Part, QLatin1StringView>, 17> partNames{{
    {Part::Name, "name"_L1},
    {Part::Bio, "bio"_L1},
    {Part::Fields, "fields"_L1},
    {Part::Avatar, "avatar"_L1},
    {Part::Header, "header"_L1},
    {Part::AvatarWords, "avatar_description"_L1},
    {Part::HeaderWords, "header_description"_L1},
    {Part::Locked, "locked"_L1},
    {Part::Bot, "bot"_L1},
    {Part::Discoverable, "discoverable"_L1},
    {Part::Indexable, "indexable"_L1},
    {Part::HiddenFollows, "hide_follows"_L1},
    {Part::Birthday, "birthday"_L1},
    {Part::Location, "location"_L1},
    {Part::Visibility, "visibility"_L1},
    {Part::Sensitive, "sensitive"_L1},
    {Part::Language, "language"_L1},
}};

QString keptText(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(u'\r', u'\n');
    return text.trimmed();
}

QString textIn(const QJsonObject &json, QLatin1StringView name)
{
    return json[name].toString().left(longestProfileText);
}

QJsonArray fieldsToJson(const QList<ProfileField> &fields)
{
    QJsonArray rows;
    for (const ProfileField &field : fields) {
        rows.append(QJsonObject{{u"name"_s, field.name}, {u"value"_s, field.value}});
    }
    return rows;
}

QList<ProfileField> fieldsFromJson(const QJsonArray &rows)
{
    QList<ProfileField> fields;
    for (const auto &row : rows) {
        const QJsonObject field = row.toObject();
        if (fields.size() < mostProfileFields) {
            fields.append({textIn(field, "name"_L1), textIn(field, "value"_L1)});
        }
    }
    return fields;
}

QJsonObject pictureToJson(const Attachment &picture)
{
    return {{u"file"_s, picture.file}, {u"name"_s, picture.name}, {u"type"_s, picture.type},
        {u"bytes"_s, picture.bytes}, {u"width"_s, picture.size.width()},
        {u"height"_s, picture.size.height()}};
}

Attachment pictureFromJson(const QJsonObject &json)
{
    return {.file = textIn(json, "file"_L1),
        .name = textIn(json, "name"_L1),
        .type = textIn(json, "type"_L1),
        .bytes = json["bytes"_L1].toInteger(),
        .size = QSize(json["width"_L1].toInt(), json["height"_L1].toInt())};
}

} // namespace

std::span<const ProfileText> profileTexts()
{
    return textsOfProfile;
}

std::span<const ProfileTruth> profileTruths()
{
    return truthsOfProfile;
}

OwnProfile asKept(OwnProfile profile)
{
    for (const ProfileText &text : textsOfProfile) {
        profile.*text.member = keptText(profile.*text.member);
    }
    for (ProfileField &field : profile.fields) {
        field = {keptText(field.name), keptText(field.value)};
    }
    profile.fields.removeIf(
        [](const ProfileField &field) { return field.name.isEmpty() && field.value.isEmpty(); });
    return profile;
}

ProfileParts differing(const OwnProfile &one, const OwnProfile &other)
{
    ProfileParts parts;
    for (const ProfileText &text : textsOfProfile) {
        parts.setFlag(text.part, one.*text.member != other.*text.member);
    }
    for (const ProfileTruth &truth : truthsOfProfile) {
        parts.setFlag(truth.part, one.*truth.member != other.*truth.member);
    }
    parts.setFlag(Part::Fields, one.fields != other.fields);
    parts.setFlag(Part::Visibility, one.visibility != other.visibility);
    return parts;
}

void takeParts(OwnProfile &to, const OwnProfile &from, ProfileParts parts)
{
    for (const ProfileText &text : textsOfProfile) {
        if (parts.testFlag(text.part)) {
            to.*text.member = from.*text.member;
        }
    }
    for (const ProfileTruth &truth : truthsOfProfile) {
        if (parts.testFlag(truth.part)) {
            to.*truth.member = from.*truth.member;
        }
    }
    if (parts.testFlag(Part::Fields)) {
        to.fields = from.fields;
    }
    if (parts.testFlag(Part::Visibility)) {
        to.visibility = from.visibility;
    }
}

QStringList words(ProfileParts parts)
{
    QStringList names;
    for (const auto &[part, name] : partNames) {
        if (parts.testFlag(part)) {
            names << name;
        }
    }
    return names;
}

ProfileParts profileParts(const QStringList &words)
{
    ProfileParts parts;
    for (const auto &[part, name] : partNames) {
        parts.setFlag(part, words.contains(name));
    }
    return parts;
}

QJsonObject toJson(const OwnProfile &profile)
{
    QJsonObject json{{u"fields"_s, fieldsToJson(profile.fields)}, {u"avatar"_s, profile.avatar},
        {u"header"_s, profile.header}, {u"visibility"_s, word(profile.visibility)}};
    for (const ProfileText &text : textsOfProfile) {
        json.insert(text.name, profile.*text.member);
    }
    for (const ProfileTruth &truth : truthsOfProfile) {
        json.insert(truth.name, profile.*truth.member);
    }
    return json;
}

OwnProfile profileFromJson(const QJsonObject &json)
{
    OwnProfile profile;
    for (const ProfileText &text : textsOfProfile) {
        profile.*text.member = textIn(json, text.name);
    }
    for (const ProfileTruth &truth : truthsOfProfile) {
        profile.*truth.member = json[truth.name].toBool();
    }
    profile.fields = fieldsFromJson(json["fields"_L1].toArray());
    profile.avatar = textIn(json, "avatar"_L1);
    profile.header = textIn(json, "header"_L1);
    profile.visibility = visibility(textIn(json, "visibility"_L1));
    return profile;
}

QJsonObject toJson(const ProfileChange &change)
{
    return {{u"profile"_s, toJson(change.wished)},
        {u"parts"_s, QJsonArray::fromStringList(words(change.parts))},
        {u"avatar"_s, pictureToJson(change.avatar)}, {u"header"_s, pictureToJson(change.header)}};
}

ProfileChange profileChangeFromJson(const QJsonObject &json)
{
    QStringList names;
    const QJsonArray parts = json["parts"_L1].toArray();
    for (const auto &part : parts) {
        names << part.toString();
    }
    return {.wished = profileFromJson(json["profile"_L1].toObject()),
        .parts = profileParts(names),
        .avatar = pictureFromJson(json["avatar"_L1].toObject()),
        .header = pictureFromJson(json["header"_L1].toObject())};
}

} // namespace asterism
