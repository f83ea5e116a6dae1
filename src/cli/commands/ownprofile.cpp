// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profilejob.h"
#include "base/inback.h"
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/commands/moving.h"
#include "cli/commands/peoplesource.h"
#include "cli/exitcode.h"
#include "cli/layout.h"
#include "sync/attachmentfiles.h"
#include "sync/profilechecks.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OwnProfileCommand)
};

QString partWords(const OwnProfile &profile, const QString &part)
{
    for (const ProfileText &text : profileTexts()) {
        if (text.name == part) {
            return profile.*text.member;
        }
    }
    for (const ProfileTruth &truth : profileTruths()) {
        if (truth.name == part) {
            return profile.*truth.member ? u"on"_s : u"off"_s;
        }
    }
    return part == u"avatar" ? profile.avatar
        : part == u"header"  ? profile.header
                             : word(profile.visibility);
}

void tellProfile(Context &context, const OwnProfile &profile, ProfileParts parts)
{
    QList<QStringList> rows;
    QJsonObject object{{u"account"_s, context.options.profile.account}};
    const QJsonObject whole = toJson(profile);
    const QStringList names = words(parts);
    for (const QString &name : names) {
        object.insert(name, whole[name]);
        if (name != u"fields") {
            rows << QStringList{name, partWords(profile, name)};
        }
    }
    for (const ProfileField &field :
        parts.testFlag(ProfilePart::Fields) ? profile.fields : QList<ProfileField>()) {
        rows << QStringList{u"field"_s, field.name + u'=' + field.value};
    }
    if (context.out.json()) {
        context.out.object(object);
    } else {
        context.out.lines(tableLines(rows, context.out.page(context.app->clock.now())));
    }
}

std::optional<EditableProfile> askedProfile(Context &context, const Account &account)
{
    context.worker->typed(account.host);
    context.out.progress(Words::tr("Asking %1 …").replace(u"%1"_s, account.host));
    const auto answer = context.work(u"own-profile"_s, {{u"account"_s, account.id.value}});
    context.out.endProgress();
    if (!answer) {
        context.status = failWork(context, answer.error());
        return {};
    }
    return editableFromJob(*answer);
}

/// False: `status` says why.
bool takePicture(Context &context, const QString &path, Attachment &picture)
{
    if (path.isEmpty()) {
        return true;
    }
    const QString folder = context.app->store->folder();
    const auto taken = await(inBack([folder, path] { return takeFile(folder, path); }));
    if (!taken) {
        context.status = context.out.fail(taken.error());
        return false;
    }
    picture = *taken;
    return true;
}

/// "-" is standard input.
bool readBio(Context &context, OwnProfile &wished)
{
    if (wished.bio != u"-") {
        return true;
    }
    const auto bytes = readInput(u"-"_s);
    if (!bytes) {
        context.status = context.out.fail(bytes.error());
        return false;
    }
    wished.bio = QString::fromUtf8(*bytes).left(longestProfileText).trimmed();
    return true;
}

/// Of what was said, what differs from what is there.
std::optional<ProfileChange> changeMeant(Context &context, const EditableProfile &now)
{
    const ProfileOptions &typed = context.options.profile;
    ProfileChange change{.wished = now.profile, .parts = {}, .avatar = {}, .header = {}};
    OwnProfile wished = typed.wished;
    if (!readBio(context, wished) || !takePicture(context, typed.avatar, change.avatar)
        || !takePicture(context, typed.header, change.header)) {
        return {};
    }
    takeParts(change.wished, wished, typed.parts);
    const ProfileParts pictures = ProfilePart::Avatar | ProfilePart::Header;
    const ProfileParts unknown = typed.parts & ~now.rules.parts;
    change.parts = (differing(asKept(change.wished), asKept(now.profile)) & typed.parts)
        | (typed.parts & pictures) | unknown; // to be told of
    if (const QString why = whyNotSaved(change, now.rules); !why.isEmpty()) {
        context.status = context.out.fail(ExitRefused, why);
        return {};
    }
    return change;
}

int saveChange(Context &context, const Account &account, const EditableProfile &now,
    const ProfileChange &change)
{
    if (!change.parts) {
        tellProfile(context, now.profile, now.rules.parts);
        return ExitDone;
    }
    context.out.progress(Words::tr("Saving at %1 …").replace(u"%1"_s, account.host));
    context.patience = QDeadlineTimer(serverPatienceMs);
    const auto answer = context.work(
        u"own-profile-save"_s, {{u"account"_s, account.id.value}, {u"change"_s, toJson(change)}});
    context.out.endProgress();
    if (!answer) {
        return failWork(context, answer.error());
    }
    const SavedProfile saved = savedFromJob(*answer);
    if (saved.profile) {
        tellProfile(context, *saved.profile, now.rules.parts);
    }
    return saved.error ? failWork(context, *saved.error) : int(ExitDone);
}

} // namespace

int ownProfile(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const Account *account = ownAccount(context, context.options.profile.account);
    const auto now = account != nullptr ? askedProfile(context, *account) : std::nullopt;
    if (!now) {
        return context.status;
    }
    if (!context.options.profile.parts) {
        tellProfile(context, now->profile, now->rules.parts);
        return ExitDone;
    }
    const auto change = changeMeant(context, *now);
    return change ? saveChange(context, *account, *now, *change) : context.status;
}

} // namespace asterism::cli
