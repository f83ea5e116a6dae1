// SPDX-License-Identifier: GPL-3.0-or-later

// POST /api/v1/media, /api/v2/media, GET, PUT and DELETE /api/v1/media/:id (mastodon:
// app/controllers/api/v{1,2}/media_controller.rb, app/models/media_attachment.rb; gotosocial:
// internal/processing/media; pleroma: web/mastodon_api/controllers/media_controller.ex; snac:
// mastoapi.c; recorded: tests/fixtures/*/media*.json).
#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/api.h"
#include "sandbox/localids.h"
#include "sandbox/medialimits.h"
#include "sandbox/ownpicture.h"
#include "sandbox/sent.h"
#include "sandbox/server.h"
#include "sandbox/uploadkind.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// To Akkoma and snac a file is what its name says; theirs is the picture of anything.
UploadKind kindByName(const QString &name)
{
    QString suffix = name.contains(u'.') ? name.section(u'.', -1).toLower() : QString();
    const bool plain = suffix.size() <= 8 && std::ranges::all_of(suffix, [](QChar letter) {
        return letter.unicode() < 0x80 && letter.isLetterOrNumber();
    });
    suffix = plain ? suffix : QString();
    return {.type = Media::Type::Unknown, .mime = "application/octet-stream", .suffix = suffix};
}

bool takesAnything(const Call &call)
{
    return isAkkoma(call.software()) || call.is("snac"_L1);
}

HttpResponse noFileAnswer(const Call &call)
{
    if (call.is("mastodon"_L1)) {
        return call.no(422, u"Validation failed: File can't be blank"_s);
    }
    return call.no(400,
        call.is("gotosocial"_L1)        ? u"Bad Request: no attachment given"_s
            : isAkkoma(call.software()) ? u"Missing field: file."_s
                                        : QString());
}

/// "0.5,-0.25": of anything else the middle.
void setFocus(const QString &words, Picture &picture)
{
    const QStringList both = words.split(u',');
    picture.focusX = both.size() == 2 ? std::clamp(both[0].toDouble(), -1.0, 1.0) : 0;
    picture.focusY = both.size() == 2 ? std::clamp(both[1].toDouble(), -1.0, 1.0) : 0;
}

bool keepsFocus(const Call &call)
{
    return call.is("mastodon"_L1) || call.is("gotosocial"_L1);
}

QString idOfPicture(const Call &call, const Picture &picture)
{
    return mediaId(call.software(), picture.madeAt, picture.key);
}

HttpResponse attachmentAnswer(const Call &call, const Picture &picture, int whileReading)
{
    const bool unread = call.is("mastodon"_L1) && picture.readAt > call.now;
    return jsonAnswer(call.software(), attachmentJson(call.view(), picture, call.viewer),
        unread ? whileReading : 200);
}

/// v1 waits until it is read. Akkoma's v2 answers as if it were not, though it is.
HttpResponse takeUpload(const Call &call)
{
    const Sent sent(call);
    const auto file = sent.file(u"file"_s);
    if (!file) {
        return noFileAnswer(call);
    }
    auto kind = uploadKindOf(file->content);
    if (!kind && takesAnything(call)) {
        kind = kindByName(file->name);
    }
    const QString description = sent.text(u"description"_s);
    if (auto refusal = uploadRefusal(call, file->content, kind, description)) {
        call.count(u"upload"_s, {}, WriteOutcome::Refused, file->name);
        return *refusal;
    }
    const bool second = call.parts.value(1) == u"v2"_s;
    const qint64 reading = call.server && second ? call.server->mediaReadingMs() : 0;
    Picture wanted{.description = description, .madeAt = call.now, .name = file->name};
    wanted.readAt = call.now + reading;
    if (keepsFocus(call)) {
        setFocus(sent.text(u"focus"_s), wanted);
    }
    const Picture picture =
        call.world.upload(call.viewer, wanted, file->content, kind.value_or(UploadKind()));
    call.count(u"upload"_s, idOfPicture(call, picture), WriteOutcome::Done, description);
    HttpResponse response = attachmentAnswer(call, picture, 202);
    response.status = second && isAkkoma(call.software()) ? 202 : response.status;
    return response;
}

/// Akkoma's and GoToSocial's may hang on a post already; snac calls that by another name.
std::optional<OwnPicture> pictureMeant(const Call &call)
{
    const auto found = ownPicture(call, call.parts.value(3));
    const bool attached = found && !found->usedBy.isEmpty();
    return attached && call.is("mastodon"_L1) ? std::nullopt : found;
}

HttpResponse describeUpload(const Call &call, const Picture &picture)
{
    const Sent sent(call);
    const auto description = sent.several(u"description"_s);
    const auto focus = sent.several(u"focus"_s);
    if (call.is("gotosocial"_L1) && !description && !focus) {
        return call.no(
            400, u"Bad Request: focus and description were both nil, there's nothing to update"_s);
    }
    const QString words = description ? description->value(0) : picture.description;
    const QString id = idOfPicture(call, picture);
    if (auto refusal = descriptionRefusal(call, words)) {
        call.count(u"describe"_s, id, WriteOutcome::Refused, words);
        return *refusal;
    }
    Picture changed = picture;
    changed.description = words;
    if (focus && keepsFocus(call)) {
        setFocus(focus->value(0), changed);
    }
    call.world.changePicture(call.viewer, picture.key, [&](Picture &one) {
        one.description = changed.description;
        one.focusX = changed.focusX;
        one.focusY = changed.focusY;
    });
    call.count(u"describe"_s, id, WriteOutcome::Done, words);
    return attachmentAnswer(call, changed, 206);
}

/// Mastodon's alone, since 4.4.
HttpResponse forgetUpload(const Call &call)
{
    const auto found = ownPicture(call, call.parts.value(3));
    if (!found || !call.is("mastodon"_L1)) {
        return call.no(404);
    }
    if (!found->usedBy.isEmpty()) {
        return call.no(422, u"Media attachment is currently used by a status"_s);
    }
    call.world.forgetPicture(call.viewer, found->picture.key);
    return call.json(QJsonObject());
}

HttpResponse oneUpload(const Call &call)
{
    if (call.request.method == "DELETE") {
        return forgetUpload(call);
    }
    const auto found = pictureMeant(call);
    if (!found) {
        return call.no(404);
    }
    if (call.request.method == "PUT") {
        return describeUpload(call, found->picture);
    }
    // Recorded: snac2/media_get_404.json
    return call.request.method == "GET" && !call.is("snac"_L1)
        ? attachmentAnswer(call, found->picture, 206)
        : call.no(404);
}

} // namespace

HttpResponse mediaUploads(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    if (call.parts.size() == 4) {
        return oneUpload(call);
    }
    return call.parts.size() == 3 && call.request.method == "POST" ? takeUpload(call)
                                                                   : call.no(404);
}

HttpResponse uploadedFile(const Call &call)
{
    const Uploads::File *file = call.world.uploads.find(call.request.path);
    if (!file) {
        return call.no(404);
    }
    HttpResponse response = typedAnswer(file->mime, file->bytes);
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    // Of what anybody may have sent no browser shall guess what it is.
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return response;
}

} // namespace asterism
