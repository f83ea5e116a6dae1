// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/posttext.h"
#include "model/visibility.h"

#include <QFlags>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <span>

namespace asterism {

/// What somebody may change of their own profile, one by one.
enum class ProfilePart : quint32 {
    Name = 1U << 0,
    Bio = 1U << 1,
    Fields = 1U << 2,
    Avatar = 1U << 3,
    Header = 1U << 4,
    AvatarWords = 1U << 5, ///< its description
    HeaderWords = 1U << 6,
    Locked = 1U << 7, ///< followers are asked for
    Bot = 1U << 8,
    Discoverable = 1U << 9, ///< is suggested, and stands in directories
    Indexable = 1U << 10, ///< its public posts are found by words
    HiddenFollows = 1U << 11, ///< nobody is told whom it follows, nor who follows it
    Birthday = 1U << 12,
    Location = 1U << 13,
    Visibility = 1U << 14, ///< of new posts, where nothing else is said, as the next two
    Sensitive = 1U << 15,
    Language = 1U << 16,
};
Q_DECLARE_FLAGS(ProfileParts, ProfilePart)
Q_DECLARE_OPERATORS_FOR_FLAGS(ProfileParts)

struct ProfileField {
    QString name;
    QString value;

    bool operator==(const ProfileField &) const = default;
};

/// One's own profile as it was typed, not as it is shown.
struct OwnProfile {
    QString name;
    QString bio; ///< source text, in whatever markup the server reads
    QList<ProfileField> fields;
    QString avatar; ///< addresses of what is shown now; empty: nothing is
    QString header;
    QString avatarWords;
    QString headerWords;
    bool locked = false;
    bool bot = false;
    bool discoverable = false;
    bool indexable = false;
    bool hiddenFollows = false;
    QString birthday; ///< "1999-05-04"; empty: not said
    QString location;
    Visibility visibility = Visibility::Public;
    bool sensitive = false;
    QString language; ///< ISO 639; empty: none

    bool operator==(const OwnProfile &) const = default;
};

/// What is to become of a profile.
struct ProfileChange {
    OwnProfile wished; ///< avatar and header: what was there when it was changed
    ProfileParts parts; ///< what of it is meant; all else stays
    /// New pictures, out of the data folder's "attachments" (sync/attachmentfiles.h). Where one is
    /// among the parts and has no file the one that is there goes.
    Attachment avatar;
    Attachment header;

    bool operator==(const ProfileChange &) const = default;
};

constexpr int mostProfileFields = 64;
constexpr qsizetype longestProfileText = 100'000; ///< UTF-16 units; no server takes a tenth of it

/// One text, and one truth, of a profile; what they are called in JSON and by the terminal program.
struct ProfileText {
    ProfilePart part;
    QLatin1StringView name;
    QString OwnProfile::*member;
};
struct ProfileTruth {
    ProfilePart part;
    QLatin1StringView name;
    bool OwnProfile::*member;
};
std::span<const ProfileText> profileTexts();
std::span<const ProfileTruth> profileTruths();

/// As a server keeps it: no blanks around, no line ends of other systems, no empty fields.
OwnProfile asKept(OwnProfile profile);
/// What differs between the two, pictures aside.
ProfileParts differing(const OwnProfile &one, const OwnProfile &other);
/// `to` becomes as `from` in these parts.
void takeParts(OwnProfile &to, const OwnProfile &from, ProfileParts parts);

/// "name", "bio", "fields", "avatar" …, in the order of ProfilePart.
QStringList words(ProfileParts parts);
ProfileParts profileParts(const QStringList &words);

QJsonObject toJson(const OwnProfile &profile);
/// Mistyped is empty; texts are cut to longestProfileText, fields to mostProfileFields.
OwnProfile profileFromJson(const QJsonObject &json);
QJsonObject toJson(const ProfileChange &change);
ProfileChange profileChangeFromJson(const QJsonObject &json);

} // namespace asterism
