// SPDX-License-Identifier: GPL-3.0-or-later

// POST /api/v1/statuses, PUT and DELETE /api/v1/statuses/:id, GET …/source (recorded:
// tests/fixtures/*/status_{create,edit,delete,source}*.json).
#include "sandbox/akkoma.h"
#include "sandbox/scheduledstatuses.h"
#include "sandbox/wantedstatus.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

bool isOwnNote(const Call &call, const Copy &copy)
{
    return !copy.boost && call.world.noteOf(copy)->author == call.viewer;
}

HttpResponse notOwn(const Call &call, bool edits)
{
    if (isAkkoma(call.software()) && edits) {
        return call.no(403, u"Access denied"_s);
    }
    return call.no(
        404, call.is("gotosocial"_L1) ? u"Not Found: target status not found"_s : QString());
}

bool looksTheSame(const Picture &one, const Picture &other)
{
    return one.key == other.key && one.description == other.description
        && one.focusX == other.focusX && one.focusY == other.focusY;
}

bool changesAnything(const Note &note, const PostDraft &draft)
{
    const bool files =
        draft.pictures && !std::ranges::equal(*draft.pictures, note.media, looksTheSame);
    const bool format = !draft.format.isEmpty() && draft.format != note.format
        && !(note.format.isEmpty() && draft.format == u"text/plain"_s);
    const bool language = !draft.language.isEmpty() && draft.language != note.language;
    const bool quotes = !draft.quotePolicy.isEmpty() && draft.quotePolicy != note.quotePolicy;
    const bool sensitive = (draft.sensitive || !draft.cw.isEmpty()) != note.sensitive;
    return note.text != draft.text || note.cw != draft.cw || files || language || sensitive
        || format || quotes || draft.poll || draft.withoutPoll;
}

/// To Mastodon such an edit is none, to GoToSocial a mistake.
HttpResponse unchanged(const Call &call, const Copy &copy)
{
    const QString uri = call.world.noteOf(copy)->uri;
    call.count(u"edit"_s, uri, WriteOutcome::Redundant);
    return call.is("gotosocial"_L1)
        ? call.no(422, u"Unprocessable Entity: status was not changed"_s)
        : call.json(statusJson(call.view(), copy));
}

/// What Mastodon made of the same key before; nothing where it was never used.
std::optional<HttpResponse> madeBefore(const Call &call, const QString &key)
{
    const bool known = call.is("mastodon"_L1) && call.keys && !key.isEmpty();
    const QString uri = known ? call.keys->postOf(call.viewer, key, call.now) : QString();
    if (uri.isEmpty()) {
        return std::nullopt;
    }
    if (uri.startsWith(laterPrefix)) {
        const QString id = uri.mid(laterPrefix.size());
        call.count(u"schedule"_s, id, WriteOutcome::Redundant);
        const LaterPost *post = call.world.later(call.viewer, id);
        return post ? call.json(scheduledJson(call, *post)) : call.no(404);
    }
    const Copy *copy = call.world.copyOf(call.site, uri);
    call.count(u"post"_s, uri, WriteOutcome::Redundant);
    return copy ? call.json(statusJson(call.view(), *copy)) : call.no(404);
}

/// As it was typed; Mastodon then leaves out what it has made of it.
QJsonObject deletedJson(const Call &call, const Copy &copy)
{
    QJsonObject json = statusJson(call.view(), copy);
    json.insert(u"text"_s, call.world.noteOf(copy)->text);
    if (call.is("mastodon"_L1)) {
        json.remove(u"content"_s);
    }
    return json;
}

HttpResponse deleteBoost(const Call &call, const Copy &copy)
{
    const Announce &boost = *call.world.announce(copy.uri);
    // Akkoma deletes what somebody wrote, and nothing else.
    if (boost.booster != call.viewer || isAkkoma(call.software())) {
        return notOwn(call, false);
    }
    const QJsonObject json = statusJson(call.view(), copy);
    const QString note = boost.note;
    call.countChange(u"unboost"_s, note, call.world.withdrawAnnounce(copy.uri));
    return call.json(json);
}

} // namespace

/// snac answers with the post that it will be.
static HttpResponse keepForLater(const Call &call, const WantedStatus &wanted, const QString &key)
{
    const LaterPost post = keptPost(call, wanted);
    call.count(u"schedule"_s, post.id, WriteOutcome::Done, wanted.draft.text);
    if (call.keys && !key.isEmpty()) {
        call.keys->keepPost(call.viewer, key, laterPrefix + post.id, call.now);
    }
    if (!call.is("snac"_L1)) {
        return call.json(scheduledJson(call, post));
    }
    const auto note =
        std::make_shared<const Note>(call.world.imagined(call.viewer, post.draft, call.now));
    const Copy copy{.id = post.id, .uri = note->uri, .createdAt = post.at, .forged = note};
    return call.json(statusJson(call.view(), copy));
}

HttpResponse createStatus(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    const QString key = idempotencyKeyOf(call.request);
    if (const auto before = madeBefore(call, key)) {
        return *before;
    }
    const WantedStatus wanted = wantedStatus(call);
    if (wanted.refusal) {
        call.count(u"post"_s, {}, WriteOutcome::Refused, wanted.draft.text);
        return *wanted.refusal;
    }
    if (wanted.keepUntil > 0) {
        return keepForLater(call, wanted, key);
    }
    const QString uri = call.world.publish(call.viewer, wanted.draft, call.now);
    call.count(u"post"_s, uri, WriteOutcome::Done, wanted.draft.text);
    if (call.keys && !key.isEmpty()) {
        call.keys->keepPost(call.viewer, key, uri, call.now);
    }
    return call.json(statusJson(call.view(), *call.world.copyOf(call.site, uri)));
}

HttpResponse editStatus(const Call &call, const Copy &copy)
{
    if (!isOwnNote(call, copy)) {
        return notOwn(call, true);
    }
    const Note &note = *call.world.noteOf(copy);
    const WantedStatus wanted = wantedStatus(call, &note);
    if (wanted.refusal) {
        call.count(u"edit"_s, note.uri, WriteOutcome::Refused, wanted.draft.text);
        return *wanted.refusal;
    }
    const bool looks = call.is("mastodon"_L1) || call.is("gotosocial"_L1);
    if (looks && !changesAnything(note, wanted.draft)) {
        return unchanged(call, copy);
    }
    call.world.edit(note.uri, wanted.draft, call.now);
    call.count(u"edit"_s, note.uri, WriteOutcome::Done, wanted.draft.text);
    return call.json(statusJson(call.view(), copy));
}

/// snac 2.75 has no such call.
HttpResponse deleteStatus(const Call &call, const Copy &copy)
{
    if (call.is("snac"_L1)) {
        return call.no(404);
    }
    if (copy.boost) {
        return deleteBoost(call, copy);
    }
    if (!isOwnNote(call, copy)) {
        return notOwn(call, false);
    }
    const QJsonObject json = deletedJson(call, copy);
    const QString uri = call.world.noteOf(copy)->uri;
    call.countChange(u"delete"_s, uri, call.world.remove(uri));
    return call.json(json);
}

/// Of one's own posts; Akkoma tells it of all, as far as it knows it.
HttpResponse statusSource(const Call &call, const Copy &copy)
{
    if (!isOwnNote(call, copy) && !isAkkoma(call.software())) {
        return notOwn(call, false);
    }
    const Note &note = *call.world.noteOf(copy);
    QJsonObject json{{u"id"_s, copy.id}, {u"text"_s, note.text}, {u"spoiler_text"_s, note.cw}};
    if (call.is("gotosocial"_L1) || isAkkoma(call.software())) {
        json.insert(u"content_type"_s, note.format.isEmpty() ? u"text/plain"_s : note.format);
    }
    return call.json(json);
}

} // namespace asterism
