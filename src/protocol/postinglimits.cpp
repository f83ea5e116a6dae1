// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/postinglimits.h"

#include "protocol/json.h"

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mostTypes = 200;
constexpr qsizetype longestTypeName = 100;
constexpr qint64 mostOfOne = 1'000'000'000'000'000'000;
constexpr qint64 mostSmall = std::numeric_limits<int>::max();

/// 0 unless it is told.
qint64 toldLimit(const QJsonObject &json, QLatin1StringView key, qint64 most = mostOfOne)
{
    const qint64 number = json::count(json, key, 0);
    return number <= most ? number : 0;
}

int toldSmallLimit(const QJsonObject &json, QLatin1StringView key)
{
    return int(toldLimit(json, key, mostSmall));
}

/// The second where the first is not told.
template <typename Number> Number either(Number first, Number second)
{
    return first > 0 ? first : second;
}

QStringList typesOf(const QJsonObject &json, QLatin1StringView key)
{
    QStringList types;
    for (const QJsonValue value : json::array(json, key, mostTypes)) {
        const QString type = value.toString().trimmed().toLower();
        const bool usable = type.contains(u'/') && type.size() <= longestTypeName;
        if (usable && !types.contains(type)) {
            types << type;
        }
    }
    return types;
}

QJsonObject configured(const QJsonObject &document, QLatin1StringView key)
{
    return json::object(json::object(document, "configuration"_L1), key);
}

void takeMediaLimits(PostingLimits &limits, const QJsonObject &document)
{
    const QJsonObject media = configured(document, "media_attachments"_L1);
    const qint64 any = toldLimit(document, "upload_limit"_L1);
    limits.imageBytes = either(toldLimit(media, "image_size_limit"_L1), any);
    limits.videoBytes = either(toldLimit(media, "video_size_limit"_L1), any);
    limits.imagePixels = toldLimit(media, "image_matrix_limit"_L1);
    limits.mediaTypes = typesOf(media, "supported_mime_types"_L1);
    limits.description = either(toldSmallLimit(media, "description_limit"_L1),
        toldSmallLimit(document, "description_limit"_L1));
}

void takePollLimits(PostingLimits &limits, const QJsonObject &document)
{
    const QJsonObject polls = configured(document, "polls"_L1);
    const QJsonObject other = json::object(document, "poll_limits"_L1); // Pleroma's
    limits.pollChoices =
        either(toldSmallLimit(polls, "max_options"_L1), toldSmallLimit(other, "max_options"_L1));
    limits.pollChoice = either(toldSmallLimit(polls, "max_characters_per_option"_L1),
        toldSmallLimit(other, "max_option_chars"_L1));
    limits.pollSecondsLeast =
        either(toldLimit(polls, "min_expiration"_L1), toldLimit(other, "min_expiration"_L1));
    limits.pollSecondsMost =
        either(toldLimit(polls, "max_expiration"_L1), toldLimit(other, "max_expiration"_L1));
}

void takeTextLimits(PostingLimits &limits, const QJsonObject &document)
{
    const QJsonObject statuses = configured(document, "statuses"_L1);
    limits.media = either(toldSmallLimit(statuses, "max_media_attachments"_L1),
        toldSmallLimit(document, "max_media_attachments"_L1));
    limits.linkCounts = toldSmallLimit(statuses, "characters_reserved_per_url"_L1);
    limits.formats = typesOf(statuses, "supported_mime_types"_L1);
    if (limits.formats.isEmpty()) {
        const QJsonObject pleroma = json::object(document, "pleroma"_L1);
        limits.formats = typesOf(json::object(pleroma, "metadata"_L1), "post_formats"_L1);
    }
}

/// Mastodon tells all of it since 4.6 (app/serializers/rest/instance_serializer.rb), GoToSocial how
/// many fields there may be, Pleroma in "pleroma.metadata.fields_limits" and two upload limits.
void takeProfileLimits(ProfileLimits &limits, const QJsonObject &document)
{
    const QJsonObject accounts = configured(document, "accounts"_L1);
    const QJsonObject metadata = json::object(json::object(document, "pleroma"_L1), "metadata"_L1);
    const QJsonObject other = json::object(metadata, "fields_limits"_L1);
    limits.name = toldSmallLimit(accounts, "max_display_name_length"_L1);
    limits.bio = toldSmallLimit(accounts, "max_note_length"_L1);
    limits.fields = either(
        toldSmallLimit(accounts, "max_profile_fields"_L1), toldSmallLimit(other, "max_fields"_L1));
    limits.fieldName = either(toldSmallLimit(accounts, "profile_field_name_limit"_L1),
        toldSmallLimit(other, "name_length"_L1));
    limits.fieldValue = either(toldSmallLimit(accounts, "profile_field_value_limit"_L1),
        toldSmallLimit(other, "value_length"_L1));
    limits.description = toldSmallLimit(accounts, "max_avatar_description_length"_L1);
    limits.avatarBytes = toldLimit(document, "avatar_upload_limit"_L1);
    limits.headerBytes = toldLimit(document, "banner_upload_limit"_L1);
}

} // namespace

PostingLimits postingOf(const QJsonObject &document)
{
    PostingLimits limits;
    takeTextLimits(limits, document);
    takeMediaLimits(limits, document);
    takePollLimits(limits, document);
    takeProfileLimits(limits.profile, document);
    return limits;
}

bool takesMediaInPolls(const QJsonObject &document)
{
    const QJsonObject polls = configured(document, "polls"_L1);
    return json::truth(polls, "allow_image"_L1) || json::truth(polls, "allow_media"_L1);
}

} // namespace asterism
