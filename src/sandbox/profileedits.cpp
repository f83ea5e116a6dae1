// SPDX-License-Identifier: GPL-3.0-or-later

// PATCH /api/v1/accounts/update_credentials, DELETE /api/v1/profile/{avatar,header} (mastodon:
// app/controllers/api/v1/accounts/credentials_controller.rb; gotosocial:
// internal/processing/account/update.go; pleroma:
// web/mastodon_api/controllers/account_controller.ex; snac: mastoapi.c, mastoapi_patch_handler()).
#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/api.h"
#include "sandbox/medialimits.h"
#include "sandbox/sent.h"
#include "sandbox/textlength.h"
#include "sandbox/uploadkind.h"

#include <optional>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using ProfileRefusal = std::optional<HttpResponse>;
using FieldRows = std::vector<std::pair<QString, QString>>;

constexpr int mastodonName = 30;
constexpr int mastodonBio = 500;
constexpr int mastodonFields = 4;
constexpr int gotosocialFields = 6;
constexpr int akkomaName = 100;
constexpr int akkomaBio = 5000;
constexpr int akkomaFieldRows = 10;
constexpr qint64 mastodonFace = 8 * 1024 * 1024;
constexpr qint64 akkomaAvatar = 2'000'000; // as the instance document has it
constexpr qint64 akkomaHeader = 4'000'000;
constexpr int mostFieldRows = 64;

struct FieldWish {
    bool said = false;
    FieldRows rows; ///< empty ones, too
};

FieldWish fieldsSent(const Sent &sent)
{
    FieldWish wish;
    for (int i = 0; i < mostFieldRows; ++i) {
        for (const int digits : {1, 2}) {
            const QString row = u"fields_attributes[%1]"_s.arg(i, digits, 10, QLatin1Char('0'));
            const auto name = sent.several(row + u"[name]"_s);
            const bool twice = digits == 2 && i > 9;
            if (name && !twice) {
                wish.said = true;
                wish.rows.emplace_back(name->value(0), sent.text(row + u"[value]"_s));
            }
        }
    }
    const auto listed = sent.rows(u"fields_attributes"_s);
    for (const Sent::Row &row : listed) {
        wish.said = true;
        wish.rows.emplace_back(row.value(u"name"_s), row.value(u"value"_s));
    }
    return wish;
}

/// What is left of them there.
FieldRows fieldsKept(const Call &call, const FieldRows &rows)
{
    FieldRows kept;
    for (const auto &[name, value] : rows) {
        const bool half = call.is("mastodon"_L1) || isAkkoma(call.software())
            ? name.isEmpty()
            : name.isEmpty() || value.isEmpty();
        if (!half) {
            kept.emplace_back(name, value.toHtmlEscaped());
        }
    }
    return kept;
}

ProfileRefusal invalid(const Call &call, const QString &what)
{
    return call.no(422, u"Validation failed: "_s + what);
}

ProfileRefusal mastodonProfileRefusal(const Call &call, const Sent &sent, const FieldRows &fields)
{
    if (codePoints(sent.text(u"display_name"_s)) > mastodonName) {
        return invalid(call, u"Display name is too long (maximum is 30 characters)"_s);
    }
    if (mastodonLengthOf(sent.text(u"note"_s)) > mastodonBio) {
        return invalid(call, u"Note is too long (maximum is 500 characters)"_s);
    }
    return fields.size() > mastodonFields
        ? invalid(call, u"Fields is too long (maximum is 4 characters)"_s)
        : ProfileRefusal();
}

ProfileRefusal akkomaProfileRefusal(const Call &call, const Sent &sent, const FieldRows &fields)
{
    const auto name = sent.several(u"display_name"_s);
    const bool wrong = (name && name->value(0).isEmpty())
        || graphemes(sent.text(u"display_name"_s)) > akkomaName
        || graphemes(sent.text(u"note"_s)) > akkomaBio || fields.size() > akkomaFieldRows;
    return wrong ? ProfileRefusal(call.no(403, u"Invalid request"_s)) : ProfileRefusal();
}

ProfileRefusal profileTextRefusal(const Call &call, const Sent &sent, const FieldRows &fields)
{
    if (call.is("mastodon"_L1)) {
        return mastodonProfileRefusal(call, sent, fields);
    }
    if (isAkkoma(call.software())) {
        return akkomaProfileRefusal(call, sent, fields);
    }
    return call.is("gotosocial"_L1) && fields.size() > gotosocialFields
        ? ProfileRefusal(call.no(400, u"Bad Request: cannot have more than 6 profile fields"_s))
        : ProfileRefusal();
}

ProfileRefusal faceRefusal(const Call &call, bool avatar, const SentFile &file)
{
    const auto kind = uploadKindOf(file.content);
    const bool picture = kind && kind->type == Media::Type::Image;
    const QString called = avatar ? u"Avatar"_s : u"Header"_s;
    if (call.is("mastodon"_L1) && !picture) {
        return invalid(call, called + u" content type is invalid"_s);
    }
    if (call.is("mastodon"_L1) && file.content.size() >= mastodonFace) {
        return invalid(call, called + u" file size must be less than 8 MB"_s);
    }
    if (isAkkoma(call.software()) && file.content.size() > (avatar ? akkomaAvatar : akkomaHeader)) {
        return call.no(413, u"File is too large"_s);
    }
    return call.is("gotosocial"_L1) ? uploadRefusal(call, file.content, kind, {})
                                    : ProfileRefusal();
}

Citizen &profileOwner(const Call &call)
{
    return call.world.persons[size_t(call.viewer)];
}

void setTruth(const Sent &sent, const QString &name, bool &truth)
{
    truth = sent.flag(name).value_or(truth);
}

void setWords(const Sent &sent, const QString &name, QString &words)
{
    if (const auto said = sent.several(name)) {
        words = said->value(0);
    }
}

void takeTexts(const Call &call, const Sent &sent, const FieldWish &fields)
{
    Citizen &person = profileOwner(call);
    setWords(sent, u"display_name"_s, person.name);
    if (const auto bio = sent.several(u"note"_s)) {
        call.world.setBio(call.viewer, bio->value(0));
    }
    const FieldRows kept = fieldsKept(call, fields.rows);
    const bool stays = call.is("snac"_L1) && kept.empty();
    if (fields.said && !stays) {
        person.fields = kept;
    }
}

/// Of each software what it knows.
void takeSettings(const Call &call, const Sent &sent)
{
    Citizen &person = profileOwner(call);
    setTruth(sent, u"locked"_s, person.locked);
    setTruth(sent, u"bot"_s, person.bot);
    setTruth(sent, u"source[sensitive]"_s, person.own.sensitive);
    setWords(sent, u"source[privacy]"_s, person.own.visibility);
    if (call.is("snac"_L1)) {
        return;
    }
    setTruth(sent, u"discoverable"_s, person.own.discoverable);
    if (isAkkoma(call.software())) {
        const bool both = sent.flag(u"hide_followers"_s).value_or(person.own.hiddenFollows)
            && sent.flag(u"hide_follows"_s).value_or(person.own.hiddenFollows);
        person.own.hiddenFollows = both;
        return;
    }
    setTruth(sent, u"hide_collections"_s, person.own.hiddenFollows);
    setWords(sent, u"source[language]"_s, person.language);
    if (call.is("mastodon"_L1)) {
        setTruth(sent, u"indexable"_s, person.own.indexable);
        setWords(sent, u"source[quote_policy]"_s, person.own.quotePolicy);
    } else if (const auto words = sent.several(u"avatar_description"_s)) {
        person.own.avatarWords = words->value(0);
    }
    const auto header = sent.several(u"header_description"_s);
    if (header && call.is("gotosocial"_L1)) {
        person.own.headerWords = header->value(0);
    }
}

/// A picture of anything is one to snac; what comes without a file is none, but for Akkoma, which
/// takes an empty one for a wish to have none.
void takeFaces(const Call &call, const Sent &sent)
{
    for (const bool avatar : {true, false}) {
        const QString name = avatar ? u"avatar"_s : u"header"_s;
        const auto emptied = sent.several(name);
        if (const auto file = sent.file(name)) {
            const UploadKind kind = uploadKindOf(file->content)
                                        .value_or(UploadKind{.type = Media::Type::Image,
                                            .mime = "image/png",
                                            .suffix = u"png"_s,
                                            .width = 1,
                                            .height = 1});
            call.world.setFace(call.viewer, avatar, file->content, kind);
        } else if (isAkkoma(call.software()) && emptied && emptied->value(0).isEmpty()) {
            call.world.setFace(call.viewer, avatar, {}, {});
        }
    }
}

const QStringList &profileKeys()
{
    static const QStringList keys{u"display_name"_s, u"note"_s, u"locked"_s, u"bot"_s,
        u"discoverable"_s, u"indexable"_s, u"hide_collections"_s, u"hide_followers"_s,
        u"hide_follows"_s, u"source[privacy]"_s, u"source[sensitive]"_s, u"source[language]"_s,
        u"source[quote_policy]"_s, u"avatar"_s, u"avatar_description"_s, u"header"_s,
        u"header_description"_s};
    return keys;
}

/// "display_name,fields": what was said at all.
QString saidOf(const Sent &sent, bool fields)
{
    QStringList said;
    for (const QString &key : profileKeys()) {
        if (sent.several(key) || sent.file(key)) {
            said << key;
        }
    }
    if (fields) {
        said << u"fields"_s;
    }
    return said.join(u',');
}

} // namespace

HttpResponse updateCredentials(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    const Sent sent(call);
    const FieldWish fields = fieldsSent(sent);
    const QString said = saidOf(sent, fields.said);
    if (call.is("gotosocial"_L1) && said.isEmpty()) {
        return call.no(400, u"Bad Request: empty form submitted"_s);
    }
    ProfileRefusal refusal = profileTextRefusal(call, sent, fieldsKept(call, fields.rows));
    for (const bool avatar : {true, false}) {
        const auto file = sent.file(avatar ? u"avatar"_s : u"header"_s);
        if (file && !refusal) {
            refusal = faceRefusal(call, avatar, *file);
        }
    }
    if (refusal) {
        call.count(u"profile"_s, {}, WriteOutcome::Refused, said);
        return *refusal;
    }
    takeTexts(call, sent, fields);
    takeSettings(call, sent);
    takeFaces(call, sent);
    call.world.changed();
    call.count(u"profile"_s, {}, WriteOutcome::Done, said);
    return call.json(credentialsJson(call.view(), call.viewer));
}

/// Neither Akkoma nor the snac of here has it.
HttpResponse profilePictures(const Call &call)
{
    const QString which = call.parts.value(3);
    const bool known = call.parts.size() == 4 && (which == u"avatar"_s || which == u"header"_s);
    const bool has = call.is("mastodon"_L1) || call.is("gotosocial"_L1);
    if (!has || !known || call.request.method != "DELETE") {
        return call.no(404);
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    call.world.setFace(call.viewer, which == u"avatar"_s, {}, {});
    call.count(u"profile"_s, {}, WriteOutcome::Done, u"no "_s + which);
    return call.json(credentialsJson(call.view(), call.viewer));
}

} // namespace asterism
