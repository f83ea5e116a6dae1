// SPDX-License-Identifier: GPL-3.0-or-later

// Posts with a time, and /api/v1/scheduled_statuses (mastodon: app/models/scheduled_status.rb,
// app/controllers/api/v1/scheduled_statuses_controller.rb; gotosocial:
// internal/processing/status/scheduledstatus.go; pleroma: scheduled_activity.ex,
// web/mastodon_api/views/scheduled_activity_view.ex; snac: mastoapi.c; recorded:
// tests/fixtures/*/{scheduled_status*,status_scheduled,status_create_scheduled_at_ignored}.json).
#include "sandbox/scheduledstatuses.h"

#include "sandbox/akkoma.h"
#include "sandbox/localids.h"
#include "sandbox/sent.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using LaterRefusal = std::optional<HttpResponse>;

constexpr int mostLater = 300;
constexpr int mostLaterADay = 25;
constexpr int usualLaterPage = 20;
constexpr int longestLaterPage = 40;

const std::vector<LaterPost> &laterOf(const Call &call)
{
    return call.world.persons[size_t(call.viewer)].later;
}

HttpResponse tooSoon(const Call &call)
{
    if (call.is("mastodon"_L1)) {
        return call.no(422, u"Validation failed: Scheduled at date must be in the future"_s);
    }
    return call.no(422,
        isAkkoma(call.software())
            ? u"must be at least 5 minutes from now"_s
            : u"Unprocessable Entity: scheduled_at must be at least 5 minutes in the future"_s);
}

HttpResponse tooManyLater(const Call &call, bool today)
{
    if (call.is("mastodon"_L1)) {
        return call.no(422,
            today
                ? u"Validation failed: You have exceeded the limit of 25 scheduled posts for today"_s
                : u"Validation failed: You have exceeded the limit of 300 scheduled posts"_s);
    }
    if (isAkkoma(call.software())) {
        return call.no(422, today ? u"daily limit exceeded"_s : u"total limit exceeded"_s);
    }
    return call.no(422);
}

QJsonArray fileIds(const Call &call, const PostDraft &draft)
{
    QJsonArray ids;
    for (const Picture &picture : draft.pictures.value_or(std::vector<Picture>())) {
        ids.append(mediaId(call.software(), picture.madeAt, picture.key));
    }
    return ids;
}

QJsonValue pollParams(const PostDraft &draft)
{
    if (!draft.poll) {
        return {};
    }
    return QJsonObject{{u"options"_s, QJsonArray::fromStringList(draft.poll->options)},
        {u"expires_in"_s, draft.poll->lastsMs / secondMs}, {u"multiple"_s, draft.poll->multiple},
        {u"hide_totals"_s, draft.poll->hideTotals}};
}

QJsonObject mastodonParams(const Call &call, const Sent &sent, const PostDraft &draft)
{
    const QJsonArray ids = fileIds(call, draft);
    const auto told = [&](const QString &name) { return entities::textOrNull(sent.text(name)); };
    return {{u"text"_s, draft.text}, {u"spoiler_text"_s, entities::textOrNull(draft.cw)},
        {u"visibility"_s, told(u"visibility"_s)}, {u"language"_s, told(u"language"_s)},
        {u"sensitive"_s, sent.flag(u"sensitive"_s) ? QJsonValue(draft.sensitive) : QJsonValue()},
        {u"media_ids"_s, ids.isEmpty() ? QJsonValue() : QJsonValue(ids)},
        {u"poll"_s, pollParams(draft)}, {u"in_reply_to_id"_s, told(u"in_reply_to_id"_s)},
        {u"quoted_status_id"_s, told(u"quoted_status_id"_s)},
        {u"quote_approval_policy"_s, draft.quotePolicy}, {u"scheduled_at"_s, QJsonValue()},
        {u"idempotency"_s, QJsonValue()}, {u"with_rate_limit"_s, false}, {u"application_id"_s, 1}};
}

/// What is nothing is left out.
QJsonObject gotosocialParams(const Call &call, const Sent &sent, const PostDraft &draft)
{
    QJsonObject params{{u"text"_s, draft.text}, {u"visibility"_s, word(draft.visibility)},
        {u"language"_s, sent.text(u"language"_s)}, {u"application_id"_s, ulid(0, call.home().host)},
        {u"scheduled_at"_s, QJsonValue()}};
    const QJsonArray ids = fileIds(call, draft);
    if (!ids.isEmpty()) {
        params.insert(u"media_ids"_s, ids);
    }
    if (draft.poll) {
        params.insert(u"poll"_s, pollParams(draft));
    }
    if (draft.sensitive) {
        params.insert(u"sensitive"_s, true);
    }
    for (const QString &name : {u"spoiler_text"_s, u"in_reply_to_id"_s, u"content_type"_s}) {
        if (!sent.text(name).isEmpty()) {
            params.insert(name, sent.text(name));
        }
    }
    return params;
}

QJsonObject akkomaParams(const Call &call, const Sent &sent, const PostDraft &draft)
{
    const auto told = [&](const QString &name) { return entities::textOrNull(sent.text(name)); };
    QJsonObject params{{u"text"_s, draft.text},
        {u"sensitive"_s, sent.flag(u"sensitive"_s) ? QJsonValue(draft.sensitive) : QJsonValue()},
        {u"spoiler_text"_s, told(u"spoiler_text"_s)}, {u"visibility"_s, told(u"visibility"_s)},
        {u"scheduled_at"_s, told(u"scheduled_at"_s)}, {u"poll"_s, pollParams(draft)},
        {u"in_reply_to_id"_s, told(u"in_reply_to_id"_s)}, {u"expires_in"_s, QJsonValue()}};
    const QJsonArray ids = fileIds(call, draft);
    if (!ids.isEmpty()) {
        params.insert(u"media_ids"_s, ids);
    }
    return params;
}

/// Newest first; what lies between the ids that are named.
std::vector<const LaterPost *> laterPage(const Call &call, size_t limit)
{
    const QString max = call.parameter(u"max_id"_s);
    const QString since = call.parameter(u"since_id"_s);
    const QString min = call.parameter(u"min_id"_s);
    std::vector<const LaterPost *> page;
    bool below = max.isEmpty();
    const auto &all = laterOf(call);
    for (auto post = all.rbegin(); post != all.rend(); ++post) {
        if (post->id == since || post->id == min) {
            break;
        }
        if (below) {
            page.push_back(&*post);
        }
        below = below || post->id == max;
    }
    const auto over = qsizetype(page.size()) - qsizetype(limit);
    if (over > 0 && min.isEmpty()) {
        page.erase(page.end() - over, page.end());
    } else if (over > 0) { // right above that one
        page.erase(page.begin(), page.begin() + over);
    }
    return page;
}

HttpResponse allLater(const Call &call)
{
    const int wanted = call.parameter(u"limit"_s).toInt();
    const int limit = wanted > 0 ? std::min(wanted, longestLaterPage) : usualLaterPage;
    const auto posts = laterPage(call, size_t(limit));
    QJsonArray page;
    for (const LaterPost *post : posts) {
        page.append(scheduledJson(call, *post));
    }
    HttpResponse response = call.json(page);
    if (int(posts.size()) == limit) {
        response.headers.emplace_back("Link",
            u"<%1/api/v1/scheduled_statuses?limit=%2&max_id=%3>; rel=\"next\""_s
                .arg(call.home().base, QString::number(limit), posts.back()->id)
                .toLatin1());
    }
    return response;
}

HttpResponse postLaterStill(const Call &call, const LaterPost &post)
{
    const QString word = Sent(call).text(u"scheduled_at"_s);
    const qint64 at = parseIsoTime(word);
    const bool keepsIts = word.isEmpty() && call.is("mastodon"_L1);
    if (!keepsIts && at - call.now <= leastAheadMs) {
        call.count(u"reschedule"_s, post.id, WriteOutcome::Refused, word);
        return tooSoon(call);
    }
    call.world.changeLater(
        call.viewer, post.id, [&](LaterPost &later) { later.at = keepsIts ? later.at : at; });
    call.count(u"reschedule"_s, post.id, WriteOutcome::Done, word);
    return call.json(scheduledJson(call, *call.world.later(call.viewer, post.id)));
}

HttpResponse dropScheduled(const Call &call, const LaterPost &post)
{
    const QJsonObject json = scheduledJson(call, post);
    const QString id = post.id;
    call.countChange(u"unschedule"_s, id, call.world.dropLater(call.viewer, id));
    return call.json(isAkkoma(call.software()) ? json : QJsonObject());
}

HttpResponse oneLater(const Call &call)
{
    const LaterPost *post = call.world.later(call.viewer, call.parts.value(3));
    if (!post || call.parts.size() != 4) {
        return call.no(404);
    }
    if (call.request.method == "PUT") {
        return postLaterStill(call, *post);
    }
    if (call.request.method == "DELETE") {
        return dropScheduled(call, *post);
    }
    return call.request.method == "GET" ? call.json(scheduledJson(call, *post)) : call.no(404);
}

} // namespace

std::optional<HttpResponse> timeRefusal(const Call &call, const QString &word)
{
    if (call.is("mastodon"_L1)) {
        return call.no(422, u"Record invalid"_s);
    }
    return call.is("gotosocial"_L1) ? LaterRefusal(call.no(400,
               u"Bad Request: could not parse scheduled_at value %1 as ISO8601 time"_s.arg(word)))
                                    : std::nullopt;
}

std::optional<HttpResponse> laterRefusal(const Call &call, qint64 at)
{
    if (call.is("snac"_L1)) {
        return std::nullopt;
    }
    const bool near =
        call.is("gotosocial"_L1) ? at - call.now < leastAheadMs : at - call.now <= leastAheadMs;
    if (near) {
        return tooSoon(call);
    }
    const auto &all = laterOf(call);
    const auto sameDay = std::ranges::count_if(
        all, [at](const LaterPost &post) { return post.at / dayMs == at / dayMs; });
    if (sameDay >= mostLaterADay) {
        return tooManyLater(call, true);
    }
    return int(all.size()) >= mostLater ? LaterRefusal(tooManyLater(call, false)) : std::nullopt;
}

LaterPost keptPost(const Call &call, const WantedStatus &wanted)
{
    const Sent sent(call);
    LaterPost post{.madeAt = call.now, .at = wanted.keepUntil, .draft = wanted.draft};
    post.draft.createdAt = wanted.keepUntil;
    if (call.is("mastodon"_L1)) {
        post.params = mastodonParams(call, sent, post.draft);
    } else if (isAkkoma(call.software())) {
        post.params = akkomaParams(call, sent, post.draft);
    } else if (call.is("gotosocial"_L1)) {
        post.params = gotosocialParams(call, sent, post.draft);
    } else { // snac names it at once
        post.draft.uri = call.world.imagined(call.viewer, post.draft, call.now).uri;
    }
    return *call.world.later(call.viewer, call.world.keepLater(call.viewer, post));
}

QJsonObject scheduledJson(const Call &call, const LaterPost &post)
{
    QJsonArray media;
    for (const Picture &picture : post.draft.pictures.value_or(std::vector<Picture>())) {
        media.append(attachmentJson(call.view(), picture, call.viewer));
    }
    QJsonObject json{
        {u"id"_s, post.id}, {u"scheduled_at"_s, isoTime(post.at)}, {u"params"_s, post.params}};
    if (!isAkkoma(call.software()) || !media.isEmpty()) {
        json.insert(u"media_attachments"_s, media);
    }
    return json;
}

/// snac keeps them, and tells nobody (recorded).
HttpResponse scheduledStatuses(const Call &call)
{
    if (call.is("snac"_L1)) {
        return call.parts.size() == 3 && call.request.method == "GET" ? call.json(QJsonArray())
                                                                      : call.no(404);
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    if (call.parts.size() == 3) {
        return call.request.method == "GET" ? allLater(call) : call.no(404);
    }
    return oneLater(call);
}

} // namespace asterism
