// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/profilerules.h"

#include "protocol/capabilities.h"
#include "protocol/software.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

// What is said of a software stands in its own source, which each function names; "recorded" means
// an answer in tests/fixtures.
namespace asterism {

namespace {

using Part = ProfilePart;

constexpr qint64 mebibyte = 1024 * 1024;
constexpr int usualFieldText = 255;

const ProfileParts pictureParts = Part::Avatar | Part::Header;
const ProfileParts pictureWords = Part::AvatarWords | Part::HeaderWords;
const ProfileParts textParts = Part::Name | Part::Bio | Part::Fields;
const ProfileParts postingParts = Part::Visibility | Part::Sensitive | Part::Language;

void useIfUnknown(int &limit, int usual)
{
    limit = limit > 0 ? limit : usual;
}

QStringList usualVisibilities()
{
    return {u"public"_s, u"unlisted"_s, u"private"_s};
}

void removesPictures(ProfileRules &rules)
{
    rules.removesAvatar = true;
    rules.removesHeader = true;
}

/// Mastodon: app/controllers/api/v1/accounts/credentials_controller.rb, app/models/account.rb,
/// app/models/concerns/account/{avatar,header}.rb, app/validators/note_length_validator.rb.
/// "hide_collections" and "indexable" came with 4.2, as did DELETE /api/v1/profile/avatar;
/// descriptions with 4.6, which tells how long they may be.
void mastodonProfile(ProfileRules &rules, const Instance &instance)
{
    const bool recent = instance.mastodonApi > 0 || isSince(instance, 4'02'00);
    rules.parts =
        textParts | pictureParts | postingParts | Part::Locked | Part::Bot | Part::Discoverable;
    rules.parts.setFlag(Part::HiddenFollows, recent);
    rules.parts.setFlag(Part::Indexable, recent);
    const bool newest = rules.limits.description > 0;
    if (newest) {
        rules.parts |= pictureWords;
    }
    if (recent) {
        removesPictures(rules);
    }
    rules.bioAsPost = true;
    rules.visibilities = usualVisibilities();
    useIfUnknown(rules.limits.name, 30);
    useIfUnknown(rules.limits.bio, 500);
    useIfUnknown(rules.limits.fields, 4);
    useIfUnknown(rules.limits.fieldName, usualFieldText);
    useIfUnknown(rules.limits.fieldValue, usualFieldText);
    rules.pictureTypes = {u"image/jpeg"_s, u"image/png"_s, u"image/gif"_s, u"image/webp"_s};
    // Older ones take as much only where they were built with libvips, which nobody tells.
    rules.limits.avatarBytes = (newest ? 8 : 2) * mebibyte;
    rules.limits.headerBytes = rules.limits.avatarBytes;
}

/// GoToSocial: internal/api/client/accounts/{accountupdate,profile}.go,
/// internal/processing/account/update.go, internal/validate/formvalidation.go (which cuts the texts
/// of fields). Descriptions came with 0.17, hiding follows with 0.16, DELETE profile/… with 0.18.
void gotosocialProfile(ProfileRules &rules, const Instance &instance)
{
    rules.parts =
        textParts | pictureParts | postingParts | Part::Locked | Part::Bot | Part::Discoverable;
    rules.parts.setFlag(Part::HiddenFollows, isSince(instance, 16'00));
    if (isSince(instance, 17'00)) {
        rules.parts |= pictureWords;
        rules.limits.description = instance.posting.description;
    }
    if (isSince(instance, 18'00)) {
        removesPictures(rules);
    }
    rules.visibilities = usualVisibilities() + QStringList{u"direct"_s};
    useIfUnknown(rules.limits.fields, 6);
    useIfUnknown(rules.limits.fieldName, usualFieldText);
    useIfUnknown(rules.limits.fieldValue, usualFieldText);
    rules.limits.avatarBytes = instance.posting.imageBytes;
    rules.limits.headerBytes = instance.posting.imageBytes;
}

/// Pleroma and Akkoma: lib/pleroma/web/mastodon_api/controllers/account_controller.ex,
/// lib/pleroma/user.ex, config/config.exs. Of the name and the bio it tells no limits; the usual
/// ones may be others there, and a refusal has no words that say so.
void pleromaProfile(ProfileRules &rules, const Instance &instance)
{
    rules.parts = textParts | pictureParts | Part::Locked | Part::Bot | Part::Discoverable
        | Part::HiddenFollows | Part::Visibility;
    removesPictures(rules);
    rules.needsName = true;
    rules.clusters = true;
    rules.visibilities = usualVisibilities() + QStringList{u"direct"_s};
    if (instance.software == "akkoma"_L1) {
        rules.visibilities << u"local"_s;
    }
    useIfUnknown(rules.limits.name, 100);
    useIfUnknown(rules.limits.bio, 5000);
    useIfUnknown(rules.limits.fields, 10);
    useIfUnknown(rules.limits.fieldName, 512);
    useIfUnknown(rules.limits.fieldValue, 2048);
}

/// Pixelfed: app/Http/Controllers/Api/ApiV1Controller.php, accountUpdateCredentials().
void pixelfedProfile(ProfileRules &rules, const Instance & /*instance*/)
{
    rules.parts = Part::Name | Part::Bio | Part::Avatar | Part::Locked;
    rules.limits.name = 30;
    rules.limits.bio = 200;
    rules.pictureTypes = {u"image/jpeg"_s, u"image/png"_s};
}

/// Friendica: src/Module/Api/Mastodon/Accounts/UpdateCredentials.php, which passes over empty texts
/// and over all fields.
void friendicaProfile(ProfileRules &rules, const Instance & /*instance*/)
{
    rules.parts = Part::Name | Part::Bio | Part::Locked | Part::Bot | Part::Discoverable;
    rules.needsName = true;
    rules.needsBio = true;
}

/// snac: mastoapi.c, mastoapi_patch_handler(). "locked" came with 2.84. Of the privacy of posts it
/// knows two, of fields one a name, and with none of them sent those that are there stay.
void snacProfile(ProfileRules &rules, const Instance &instance)
{
    rules.parts = textParts | pictureParts | Part::Bot | Part::Sensitive | Part::Visibility;
    rules.parts.setFlag(Part::Locked, isSince(instance, 2'84'00));
    rules.visibilities = {u"public"_s, u"private"_s};
    rules.needsField = true;
    rules.namesDiffer = true;
}

void noProfile(ProfileRules & /*rules*/, const Instance & /*instance*/)
{
}

/// Takahē: api/views/accounts.py, update_credentials(). Sent without any field it keeps them.
void takaheProfile(ProfileRules &rules, const Instance & /*instance*/)
{
    rules.parts = textParts | pictureParts | Part::Locked | Part::Discoverable | Part::Visibility;
    rules.needsField = true;
    rules.visibilities = usualVisibilities();
}

/// Mitra: mitra_api/src/mastodon_api/accounts/types.rs; with files at most four fields are read, so
/// that these go without.
void mitraProfile(ProfileRules &rules, const Instance & /*instance*/)
{
    rules.parts = textParts | pictureParts | Part::Locked | Part::Bot;
}

/// Iceshrimp.NET: Iceshrimp.Backend/Controllers/Mastodon/AccountController.cs. Without a field
/// those that are there stay.
void iceshrimpNetProfile(ProfileRules &rules, const Instance & /*instance*/)
{
    rules.parts = textParts | pictureParts | Part::Locked | Part::Bot | Part::Discoverable
        | Part::HiddenFollows | Part::Visibility | Part::Sensitive;
    rules.needsField = true;
    rules.visibilities = usualVisibilities() + QStringList{u"direct"_s};
}

/// What Mastodon knew from early on.
void unheardOfProfile(ProfileRules &rules, const Instance & /*instance*/)
{
    rules.parts = Part::Name | Part::Bio | Part::Locked;
}

/// Misskey: packages/backend/src/server/api/endpoints/i/update.ts and src/models/User.ts
/// (nameSchema, descriptionSchema, locationSchema); Firefish and Iceshrimp-JS have the same.
void misskeyProfile(ProfileRules &rules, const Instance &instance)
{
    rules.parts = textParts | pictureParts | Part::Locked | Part::Bot | Part::Discoverable
        | Part::HiddenFollows | Part::Birthday | Part::Location;
    removesPictures(rules);
    rules.limits = {.name = 50,
        .bio = 1500,
        .fields = 16,
        .avatarBytes = instance.posting.imageBytes,
        .headerBytes = instance.posting.imageBytes};
    rules.location = 50;
}

} // namespace

ProfileRules profileRules(const Instance &instance)
{
    using Setter = void (*)(ProfileRules &, const Instance &);
    static const QHash<QString, Setter> setters{{u"gotosocial"_s, gotosocialProfile},
        {u"pleroma"_s, pleromaProfile}, {u"akkoma"_s, pleromaProfile},
        {u"pixelfed"_s, pixelfedProfile}, {u"friendica"_s, friendicaProfile},
        {u"snac"_s, snacProfile}, {u"snac2"_s, snacProfile}, {u"kibou"_s, noProfile},
        {u"takahe"_s, takaheProfile}, {u"mitra"_s, mitraProfile},
        {u"iceshrimp.net"_s, iceshrimpNetProfile}};
    ProfileRules rules;
    if (!capabilities(instance).clientApi) {
        return rules;
    }
    if (instance.family == Instance::Family::Misskey) {
        misskeyProfile(rules, instance);
        return rules;
    }
    rules.limits = instance.posting.profile;
    setters.value(instance.software, isMastodon(instance) ? mastodonProfile : unheardOfProfile)(
        rules, instance);
    return rules;
}

ProfileCalls profileCalls(const Instance &instance)
{
    const bool pleroma = instance.software == "pleroma"_L1 || instance.software == "akkoma"_L1;
    return {.asJson = instance.software == "mitra"_L1,
        .picturesByPost = instance.software == "pixelfed"_L1,
        .hidesApart = pleroma,
        .removesByEmpty = pleroma};
}

} // namespace asterism
