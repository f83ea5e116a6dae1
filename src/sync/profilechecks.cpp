// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/profilechecks.h"

#include "content/postlength.h"

#include <QCoreApplication>
#include <QDate>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OwnProfile)
};

using Check = QString (*)(const ProfileChange &, const ProfileRules &);

QString tooLong(const QString &what, int length, int most)
{
    return Words::tr("%1 has %2 characters, and the server takes %3.")
        .arg(what)
        .arg(length)
        .arg(most);
}

/// "The name", where a sentence begins with it.
QString calledPart(ProfilePart part)
{
    switch (part) {
    case ProfilePart::Name:
        return Words::tr("The name");
    case ProfilePart::Bio:
        return Words::tr("The bio");
    case ProfilePart::AvatarWords:
        return Words::tr("The avatar's description");
    case ProfilePart::HeaderWords:
        return Words::tr("The header's description");
    case ProfilePart::Location:
        return Words::tr("The location");
    default:
        return Words::tr("A text");
    }
}

QString unknownThere(const ProfileChange &change, const ProfileRules &rules)
{
    return change.parts & ~rules.parts ? Words::tr("The server has no such part of a profile.")
                                       : QString();
}

QString longTexts(const ProfileChange &change, const ProfileRules &rules)
{
    for (const ProfileText &text : profileTexts()) {
        const int most = longestOf(text.part, rules);
        const int length = profileLength(change.wished.*text.member, text.part, rules);
        if (change.parts.testFlag(text.part) && most > 0 && length > most) {
            return tooLong(calledPart(text.part), length, most);
        }
    }
    return {};
}

QString missingTexts(const ProfileChange &change, const ProfileRules &rules)
{
    const auto isBlank = [&change](ProfilePart part, const QString &text) {
        return change.parts.testFlag(part) && text.trimmed().isEmpty();
    };
    if (rules.needsName && isBlank(ProfilePart::Name, change.wished.name)) {
        return Words::tr("The server takes no empty name.");
    }
    return rules.needsBio && isBlank(ProfilePart::Bio, change.wished.bio)
        ? Words::tr("The server takes no empty bio.")
        : QString();
}

/// Servers drop a half field, each in its own way.
QString halfField(const ProfileField &field)
{
    const QString &there = field.name.isEmpty() ? field.value : field.name;
    return field.name.isEmpty() || field.value.isEmpty()
        ? Words::tr("The field \"%1\" has only one half.").arg(there.left(100))
        : QString();
}

QString longField(const ProfileField &field, const ProfileRules &rules)
{
    const QString called = Words::tr("The field \"%1\"").arg(field.name.left(100));
    const int name = profileLength(field.name, ProfilePart::Fields, rules);
    const int value = profileLength(field.value, ProfilePart::Fields, rules);
    if (rules.limits.fieldName > 0 && name > rules.limits.fieldName) {
        return tooLong(called, name, rules.limits.fieldName);
    }
    return rules.limits.fieldValue > 0 && value > rules.limits.fieldValue
        ? tooLong(called, value, rules.limits.fieldValue)
        : QString();
}

QString wrongFields(const ProfileChange &change, const ProfileRules &rules)
{
    if (!change.parts.testFlag(ProfilePart::Fields)) {
        return {};
    }
    const QList<ProfileField> fields = asKept(change.wished).fields;
    const int most = rules.limits.fields;
    if (most > 0 && fields.size() > most) {
        return Words::tr("There are %1 fields, and the server takes %2.")
            .arg(fields.size())
            .arg(most);
    }
    if (rules.needsField && fields.isEmpty()) {
        return Words::tr("The server keeps one field at least.");
    }
    QSet<QString> names;
    for (const ProfileField &field : fields) {
        const QString half = halfField(field);
        if (const QString why = half.isEmpty() ? longField(field, rules) : half; !why.isEmpty()) {
            return why;
        }
        if (rules.namesDiffer && names.contains(field.name)) {
            return Words::tr("Two fields are called \"%1\", and the server keeps one of them.")
                .arg(field.name.left(100));
        }
        names.insert(field.name);
    }
    return {};
}

QString wrongBirthday(const ProfileChange &change, const ProfileRules & /*rules*/)
{
    const QString day = change.wished.birthday.trimmed();
    const bool meant = change.parts.testFlag(ProfilePart::Birthday) && !day.isEmpty();
    return meant && !QDate::fromString(day, u"yyyy-MM-dd"_s).isValid()
        ? Words::tr("The birthday is no day; write it like 1999-05-04.")
        : QString();
}

QString wrongVisibility(const ProfileChange &change, const ProfileRules &rules)
{
    const bool known = rules.visibilities.contains(word(change.wished.visibility));
    return change.parts.testFlag(ProfilePart::Visibility) && !known
        ? Words::tr("The server has no such visibility of posts.")
        : QString();
}

QString wrongPictures(const ProfileChange &change, const ProfileRules &rules)
{
    const auto cannotGo = [&change](ProfilePart part, const Attachment &picture, bool removes) {
        return change.parts.testFlag(part) && picture.file.isEmpty() && !removes;
    };
    if (cannotGo(ProfilePart::Avatar, change.avatar, rules.removesAvatar)
        || cannotGo(ProfilePart::Header, change.header, rules.removesHeader)) {
        return Words::tr("The server takes no picture away, it only takes another one.");
    }
    for (const Attachment &picture : {change.avatar, change.header}) {
        if (!picture.file.isEmpty() && !picture.type.startsWith("image/"_L1)) {
            return Words::tr("\"%1\" is no picture.").arg(picture.name.left(200));
        }
    }
    return {};
}

} // namespace

int profileLength(const QString &text, ProfilePart part, const ProfileRules &rules)
{
    const bool asPost = part == ProfilePart::Bio && rules.bioAsPost;
    return postLength(
        text.trimmed(), {}, {.clusters = rules.clusters || asPost, .shortens = asPost});
}

int longestOf(ProfilePart part, const ProfileRules &rules)
{
    switch (part) {
    case ProfilePart::Name:
        return rules.limits.name;
    case ProfilePart::Bio:
        return rules.limits.bio;
    case ProfilePart::AvatarWords:
    case ProfilePart::HeaderWords:
        return rules.limits.description;
    case ProfilePart::Location:
        return rules.location;
    default:
        return 0;
    }
}

QString whyNotSaved(const ProfileChange &change, const ProfileRules &rules)
{
    constexpr Check checks[] = {&unknownThere, &longTexts, &missingTexts, &wrongFields,
        &wrongBirthday, &wrongVisibility, &wrongPictures};
    for (const Check check : checks) {
        if (const QString why = check(change, rules); !why.isEmpty()) {
            return why;
        }
    }
    return {};
}

} // namespace asterism
