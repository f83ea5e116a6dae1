// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profilerules.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct RuleTruth {
    QLatin1StringView name;
    bool ProfileRules::*member;
};
constexpr RuleTruth ruleTruths[] = {{"removes_avatar"_L1, &ProfileRules::removesAvatar},
    {"removes_header"_L1, &ProfileRules::removesHeader},
    {"needs_name"_L1, &ProfileRules::needsName}, {"needs_bio"_L1, &ProfileRules::needsBio},
    {"needs_field"_L1, &ProfileRules::needsField}, {"names_differ"_L1, &ProfileRules::namesDiffer},
    {"clusters"_L1, &ProfileRules::clusters}, {"bio_as_post"_L1, &ProfileRules::bioAsPost}};

struct RuleLimit {
    QLatin1StringView name;
    int ProfileLimits::*member;
};
constexpr RuleLimit ruleLimits[] = {{"name"_L1, &ProfileLimits::name},
    {"bio"_L1, &ProfileLimits::bio}, {"fields"_L1, &ProfileLimits::fields},
    {"field_name"_L1, &ProfileLimits::fieldName}, {"field_value"_L1, &ProfileLimits::fieldValue},
    {"description"_L1, &ProfileLimits::description}};

QStringList listIn(const QJsonObject &json, QLatin1StringView name)
{
    QStringList texts;
    const QJsonArray rows = json[name].toArray();
    for (const auto &row : rows) {
        texts << row.toString();
    }
    return texts;
}

} // namespace

QJsonObject toJson(const ProfileRules &rules)
{
    QJsonObject json{{u"parts"_s, QJsonArray::fromStringList(words(rules.parts))},
        {u"location"_s, rules.location},
        {u"visibilities"_s, QJsonArray::fromStringList(rules.visibilities)},
        {u"picture_types"_s, QJsonArray::fromStringList(rules.pictureTypes)},
        {u"avatar_bytes"_s, rules.limits.avatarBytes},
        {u"header_bytes"_s, rules.limits.headerBytes}};
    for (const RuleTruth &truth : ruleTruths) {
        json.insert(truth.name, rules.*truth.member);
    }
    for (const RuleLimit &limit : ruleLimits) {
        json.insert(limit.name, rules.limits.*limit.member);
    }
    return json;
}

ProfileRules profileRulesFromJson(const QJsonObject &json)
{
    ProfileRules rules;
    rules.parts = profileParts(listIn(json, "parts"_L1));
    rules.location = json["location"_L1].toInt();
    rules.visibilities = listIn(json, "visibilities"_L1);
    rules.pictureTypes = listIn(json, "picture_types"_L1);
    rules.limits.avatarBytes = json["avatar_bytes"_L1].toInteger();
    rules.limits.headerBytes = json["header_bytes"_L1].toInteger();
    for (const RuleTruth &truth : ruleTruths) {
        rules.*truth.member = json[truth.name].toBool();
    }
    for (const RuleLimit &limit : ruleLimits) {
        rules.limits.*limit.member = json[limit.name].toInt();
    }
    return rules;
}

} // namespace asterism
