// SPDX-License-Identifier: GPL-3.0-or-later

// media_ids and media_attributes of statuses (mastodon:
// app/services/{post,update}_status_service.rb; gotosocial: internal/processing/status/common.go;
// snac: mastoapi.c).
#include "sandbox/wantedfiles.h"

#include "sandbox/akkoma.h"
#include "sandbox/api.h"
#include "sandbox/localids.h"
#include "sandbox/medialimits.h"
#include "sandbox/ownpicture.h"
#include "sandbox/sent.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using FileRefusal = std::optional<HttpResponse>;

constexpr qsizetype mastodonFiles = 4;
constexpr qsizetype gotosocialFiles = 6;

FileRefusal numberRefusal(const Call &call, qsizetype files, bool poll)
{
    if (call.is("mastodon"_L1) && (files > mastodonFiles || (files > 0 && poll))) {
        return call.no(422, u"Cannot attach more than 4 files"_s);
    }
    return call.is("gotosocial"_L1) && files > gotosocialFiles
        ? FileRefusal(call.no(400, u"Bad Request: media files exceed max count (6)"_s))
        : std::nullopt;
}

/// Mastodon and GoToSocial hang a file on one post alone; Akkoma and snac look at nothing.
FileRefusal missingRefusal(const Call &call, const QString &id, bool known)
{
    if (call.is("mastodon"_L1)) {
        return call.no(422, u"Media %1 not found or already attached to another post"_s.arg(id));
    }
    if (call.is("gotosocial"_L1)) {
        return call.no(400,
            known ? u"Bad Request: media already attached to status: "_s + id
                  : u"Bad Request: media not found: "_s + id);
    }
    return std::nullopt;
}

/// What Mastodon does not hang on one post, or not yet.
FileRefusal togetherRefusal(const Call &call, const std::vector<Picture> &pictures)
{
    const auto alone = [](const Picture &picture) {
        return picture.type == Media::Type::Video || picture.type == Media::Type::Audio;
    };
    if (!call.is("mastodon"_L1)) {
        return std::nullopt;
    }
    if (pictures.size() > 1 && std::ranges::any_of(pictures, alone)) {
        return call.no(422, u"Cannot attach a video to a post that already contains images"_s);
    }
    const auto unread = [&](const Picture &picture) { return picture.readAt > call.now; };
    return std::ranges::any_of(pictures, unread) ? FileRefusal(call.no(422,
               u"Cannot attach files that have not finished processing. Try again in a moment!"_s))
                                                 : std::nullopt;
}

void applyFocus(const QString &words, Picture &picture)
{
    const QStringList both = words.split(u',');
    if (both.size() == 2) {
        picture.focusX = std::clamp(both[0].toDouble(), -1.0, 1.0);
        picture.focusY = std::clamp(both[1].toDouble(), -1.0, 1.0);
    }
}

FileRefusal applyAttributes(const Call &call, const Sent &sent, std::vector<Picture> &pictures)
{
    for (const Sent::Row &row : sent.rows(u"media_attributes"_s)) {
        const auto found = std::ranges::find_if(pictures, [&](const Picture &picture) {
            return mediaId(call.software(), picture.madeAt, picture.key) == row.value(u"id"_s);
        });
        if (found == pictures.end()) {
            continue;
        }
        if (auto refusal = descriptionRefusal(call, row.value(u"description"_s))) {
            return refusal;
        }
        found->description = row.value(u"description"_s, found->description);
        applyFocus(row.value(u"focus"_s), *found);
    }
    return std::nullopt;
}

} // namespace

/// Of an edit that names none all files go, but snac's stay as they are; and where there is a poll
/// snac leaves them out.
std::optional<HttpResponse> addWantedFiles(
    const Call &call, const Sent &sent, const Note *edited, PostDraft &draft)
{
    const QStringList ids = sent.several(u"media_ids"_s).value_or(QStringList());
    if (call.is("snac"_L1) && (edited || draft.poll)) {
        return std::nullopt;
    }
    if (auto refusal = numberRefusal(call, ids.size(), draft.poll.has_value())) {
        return refusal;
    }
    draft.pictures.emplace();
    for (const QString &id : ids) {
        const auto found = ownPicture(call, id);
        const bool free =
            found && (found->usedBy.isEmpty() || (edited && found->usedBy == edited->uri));
        const bool shared = found && (isAkkoma(call.software()) || call.is("snac"_L1));
        if (free || shared) {
            draft.pictures->push_back(found->picture);
        } else if (auto refusal = missingRefusal(call, id, found.has_value())) {
            return refusal;
        }
    }
    const bool attributes = edited && (call.is("mastodon"_L1) || call.is("gotosocial"_L1));
    if (auto refusal = attributes ? applyAttributes(call, sent, *draft.pictures) : std::nullopt) {
        return refusal;
    }
    return togetherRefusal(call, *draft.pictures);
}

} // namespace asterism
