// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/postinglimits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype mostNames = 200;
constexpr qint64 mostOfAnything = 1'000'000'000'000'000'000;

void putLimit(QJsonObject &json, const QString &key, qint64 number)
{
    if (number > 0) {
        json.insert(key, number);
    }
}

void putNames(QJsonObject &json, const QString &key, const QStringList &names)
{
    if (!names.isEmpty()) {
        json.insert(key, QJsonArray::fromStringList(names.mid(0, mostNames)));
    }
}

qint64 limitIn(const QJsonObject &json, const QString &key, qint64 most = mostOfAnything)
{
    const qint64 number = json[key].toInteger();
    return number > 0 && number <= most ? number : 0;
}

int smallLimitIn(const QJsonObject &json, const QString &key)
{
    return int(limitIn(json, key, std::numeric_limits<int>::max()));
}

QStringList namesIn(const QJsonObject &json, const QString &key)
{
    QStringList names;
    for (const QJsonValue name : json[key].toArray()) {
        if (name.isString() && names.size() < mostNames) {
            names << name.toString();
        }
    }
    return names;
}

QJsonObject profileLimitsToJson(const ProfileLimits &limits)
{
    QJsonObject json;
    putLimit(json, u"name"_s, limits.name);
    putLimit(json, u"bio"_s, limits.bio);
    putLimit(json, u"fields"_s, limits.fields);
    putLimit(json, u"fieldName"_s, limits.fieldName);
    putLimit(json, u"fieldValue"_s, limits.fieldValue);
    putLimit(json, u"description"_s, limits.description);
    putLimit(json, u"avatarBytes"_s, limits.avatarBytes);
    putLimit(json, u"headerBytes"_s, limits.headerBytes);
    return json;
}

ProfileLimits profileLimitsFromJson(const QJsonObject &json)
{
    return {.name = smallLimitIn(json, u"name"_s),
        .bio = smallLimitIn(json, u"bio"_s),
        .fields = smallLimitIn(json, u"fields"_s),
        .fieldName = smallLimitIn(json, u"fieldName"_s),
        .fieldValue = smallLimitIn(json, u"fieldValue"_s),
        .description = smallLimitIn(json, u"description"_s),
        .avatarBytes = limitIn(json, u"avatarBytes"_s),
        .headerBytes = limitIn(json, u"headerBytes"_s)};
}

} // namespace

QString postingText(const PostingLimits &limits)
{
    QJsonObject json;
    putLimit(json, u"media"_s, limits.media);
    putLimit(json, u"imageBytes"_s, limits.imageBytes);
    putLimit(json, u"videoBytes"_s, limits.videoBytes);
    putLimit(json, u"imagePixels"_s, limits.imagePixels);
    putNames(json, u"mediaTypes"_s, limits.mediaTypes);
    putLimit(json, u"description"_s, limits.description);
    putLimit(json, u"warning"_s, limits.warning);
    putLimit(json, u"pollChoices"_s, limits.pollChoices);
    putLimit(json, u"pollChoice"_s, limits.pollChoice);
    putLimit(json, u"pollSecondsLeast"_s, limits.pollSecondsLeast);
    putLimit(json, u"pollSecondsMost"_s, limits.pollSecondsMost);
    putNames(json, u"formats"_s, limits.formats);
    putLimit(json, u"linkCounts"_s, limits.linkCounts);
    const QJsonObject profile = profileLimitsToJson(limits.profile);
    if (!profile.isEmpty()) {
        json.insert(u"profile"_s, profile);
    }
    return json.isEmpty() ? QString()
                          : QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

PostingLimits readPosting(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    return {.media = smallLimitIn(json, u"media"_s),
        .imageBytes = limitIn(json, u"imageBytes"_s),
        .videoBytes = limitIn(json, u"videoBytes"_s),
        .imagePixels = limitIn(json, u"imagePixels"_s),
        .mediaTypes = namesIn(json, u"mediaTypes"_s),
        .description = smallLimitIn(json, u"description"_s),
        .warning = smallLimitIn(json, u"warning"_s),
        .pollChoices = smallLimitIn(json, u"pollChoices"_s),
        .pollChoice = smallLimitIn(json, u"pollChoice"_s),
        .pollSecondsLeast = limitIn(json, u"pollSecondsLeast"_s),
        .pollSecondsMost = limitIn(json, u"pollSecondsMost"_s),
        .formats = namesIn(json, u"formats"_s),
        .linkCounts = smallLimitIn(json, u"linkCounts"_s),
        .profile = profileLimitsFromJson(json[u"profile"_s].toObject())};
}

} // namespace asterism
