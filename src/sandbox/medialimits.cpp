// SPDX-License-Identifier: GPL-3.0-or-later

// What each software refuses of files, in its own words (see mediauploads.cpp).
#include "sandbox/medialimits.h"

#include "sandbox/akkoma.h"
#include "sandbox/api.h"
#include "sandbox/textlength.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using UploadRefusal = std::optional<HttpResponse>;

UploadRefusal mastodonUploadRefusal(
    const Call &call, qint64 bytes, const std::optional<UploadKind> &kind)
{
    if (!kind) {
        return call.no(422, u"Validation failed: File content type is invalid, File is invalid"_s);
    }
    const bool picture = kind->type == Media::Type::Image;
    if (bytes >= (picture ? mastodonPicture : mastodonFilm)) {
        return call.no(422,
            u"Validation failed: File file size must be less than %1 MB"_s.arg(picture ? 16 : 40));
    }
    return qint64(kind->width) * kind->height > mastodonPixels ? UploadRefusal(
               call.no(422, u"%1x%2 images are not supported"_s.arg(kind->width).arg(kind->height)))
                                                               : std::nullopt;
}

UploadRefusal gotosocialUploadRefusal(
    const Call &call, qint64 bytes, const std::optional<UploadKind> &kind)
{
    if (bytes > gotosocialFile) {
        return call.no(400, u"Bad Request: media exceeds configured max size: 2.00MiB"_s);
    }
    return kind ? std::nullopt
                : UploadRefusal(call.no(422, u"Unprocessable Entity: error processing media"_s));
}

} // namespace

std::optional<HttpResponse> uploadRefusal(const Call &call, const QByteArray &content,
    const std::optional<UploadKind> &kind, const QString &description)
{
    if (auto refusal = descriptionRefusal(call, description)) {
        return refusal;
    }
    if (call.is("mastodon"_L1)) {
        return mastodonUploadRefusal(call, content.size(), kind);
    }
    return call.is("gotosocial"_L1) ? gotosocialUploadRefusal(call, content.size(), kind)
                                    : std::nullopt;
}

std::optional<HttpResponse> descriptionRefusal(const Call &call, const QString &description)
{
    const qsizetype length = codePoints(description);
    if (call.is("mastodon"_L1) && length > usualDescription) {
        return call.no(
            422, u"Validation failed: Description is too long (maximum is 1500 characters)"_s);
    }
    if (call.is("gotosocial"_L1) && length > usualDescription) {
        return call.no(400,
            u"Bad Request: image description length must be between 0 and 1500 characters "
            "(inclusive), but provided image description was %1 chars"_s.arg(length));
    }
    return isAkkoma(call.software()) && graphemes(description) > akkomaDescription
        ? UploadRefusal(call.no(400, u"description_too_long"_s))
        : std::nullopt;
}

} // namespace asterism
