// SPDX-License-Identifier: GPL-3.0-or-later

// GET /api/v1/notifications (tests/fixtures/{gotosocial,snac2}/notifications*.json; mastodon:
// app/models/notification.rb, app/serializers/rest/notification_serializer.rb; pleroma:
// web/mastodon_api/views/notification_view.ex)
#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/api.h"
#include "sandbox/localids.h"
#include "sandbox/misskeyentities.h"
#include "sandbox/notices.h"
#include "sandbox/sent.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Something that somebody did and the viewer is told of.
struct Notice {
    QString type;
    qint64 at = 0;
    QString key; ///< what makes its id
    int who = -1;
    const Copy *about = nullptr; ///< the post; none of a follow
    QString wrapBy = {}; ///< snac shows a boosted post as boosted
    NoteReaction reaction = {};
    QString id = {};
};

struct NoticeRules {
    int usual = 40;
    int most = 80;
};

NoticeRules noticeRules(const Call &call)
{
    if (call.is("mastodon"_L1)) {
        return {};
    }
    if (call.is("gotosocial"_L1)) {
        return {.usual = 20, .most = 80};
    }
    return call.is("snac"_L1) ? NoticeRules{.usual = 1, .most = 64}
                              : NoticeRules{.usual = 20, .most = 40};
}

/// Decimal where servers count them; snac's are the times of its files.
QString noticeId(const Call &call, const Notice &notice)
{
    if (call.is("gotosocial"_L1)) {
        return ulid(notice.at, notice.key);
    }
    return call.is("snac"_L1)
        ? QString::number(notice.at * 1000 + qint64(steadyHash(notice.key) % 1000))
        : snowflake(notice.at, notice.key);
}

bool isOfViewer(const Call &call, const QString &uri)
{
    const Note *note = uri.isEmpty() ? nullptr : call.world.note(uri);
    return note && note->author == call.viewer;
}

/// Answers mention whom they answer; Mastodon alone has a word for quotes.
QString typeOfNote(const Call &call, const Note &note)
{
    const auto &follows = call.world.persons[size_t(call.viewer)].follows;
    const bool named = std::ranges::find(note.mentions, call.viewer) != note.mentions.end();
    if (named || isOfViewer(call, note.replyTo)) {
        return u"mention"_s;
    }
    if (call.is("mastodon"_L1) && isOfViewer(call, note.quote)) {
        return u"quote"_s;
    }
    const bool wanted = follows.value(note.author).options.notify && !call.is("snac"_L1);
    return wanted && isOpen(note.visibility) && note.replyTo.isEmpty() ? u"status"_s : QString();
}

/// Of Akkoma's people others hear nothing, and Misskey's are said to like (likesOf()).
QString typeOfReaction(const Call &call, const NoteReaction &reaction)
{
    if (reaction.emoji.isEmpty()) {
        return u"favourite"_s;
    }
    if (isAkkoma(call.software())) {
        return u"pleroma:emoji_reaction"_s;
    }
    const int site = call.world.persons[size_t(reaction.person)].site;
    const bool arrives = site >= 0 && call.world.sites[size_t(site)].software == u"misskey"_s;
    return arrives ? u"favourite"_s : QString();
}

void addReactions(
    const Call &call, const Copy &copy, const Note &note, std::vector<Notice> &notices)
{
    const QStringList boosts = call.world.announcesOf(note.uri, call.site);
    const QString wrapBy = call.is("snac"_L1) ? boosts.value(0) : QString();
    for (const NoteReaction &reaction : note.reactions) {
        const QString type = typeOfReaction(call, reaction);
        if (reaction.person != call.viewer && !type.isEmpty()) {
            notices.push_back({.type = type,
                .at = reaction.at,
                .key = reactionNoticeKey(note.uri, reaction),
                .who = reaction.person,
                .about = &copy,
                .wrapBy = wrapBy,
                .reaction = reaction});
        }
    }
}

void addBoosts(const Call &call, const Copy &copy, const Note &note, std::vector<Notice> &notices)
{
    for (const QString &uri : call.world.announcesOf(note.uri, call.site)) {
        const Announce &boost = *call.world.announce(uri);
        if (boost.booster != call.viewer) {
            notices.push_back({.type = u"reblog"_s,
                .at = boost.at,
                .key = uri,
                .who = boost.booster,
                .about = &copy,
                .wrapBy = call.is("snac"_L1) ? uri : QString()});
        }
    }
}

void addPosts(const Call &call, std::vector<Notice> &notices)
{
    for (const auto &[id, copy] : call.world.holdings(call.site).byId) {
        const Note *note = copy.boost ? nullptr : call.world.noteOf(copy);
        if (!note) {
            continue;
        }
        if (note->author == call.viewer) {
            addReactions(call, copy, *note, notices);
            addBoosts(call, copy, *note, notices);
            continue;
        }
        const QString type =
            call.world.mayRead(*note, call.viewer) ? typeOfNote(call, *note) : QString();
        if (!type.isEmpty()) {
            notices.push_back({.type = type,
                .at = copy.createdAt,
                .key = note->uri,
                .who = note->author,
                .about = &copy});
        }
    }
}

/// When the first ones followed is not kept: the order is right, the time is made up.
void addFollowers(const Call &call, std::vector<Notice> &notices)
{
    const auto add = [&](const QString &type, int who, const Citizen::Follow &follow) {
        const qint64 longAgo = timeOfAidx(misskeyserver::rowIdOf(follow.number, u"follow"_s));
        notices.push_back({.type = type,
            .at = follow.at > 0 ? follow.at : longAgo,
            .key = followNoticeKey(who),
            .who = who});
    };
    const auto &persons = call.world.persons;
    for (size_t other = 0; other < persons.size(); ++other) {
        const auto follow = persons[other].follows.constFind(call.viewer);
        const auto asked = persons[other].asked.constFind(call.viewer);
        if (follow != persons[other].follows.cend()) {
            add(u"follow"_s, int(other), *follow);
        } else if (asked != persons[other].asked.cend() && !call.is("snac"_L1)) {
            add(u"follow_request"_s, int(other), *asked);
        }
    }
}

/// snac 2.75 passes over "types[]" (notifications_types.json). Akkoma has a list of its own for
/// whoever names none, without posts and reports
/// (web/mastodon_api/controllers/notification_controller.ex).
QStringList wantedTypes(const Call &call)
{
    if (call.is("snac"_L1)) {
        return {};
    }
    QStringList only = call.request.query.allQueryItemValues(u"types[]"_s, QUrl::FullyDecoded);
    if (only.isEmpty() && isAkkoma(call.software())) {
        only << u"mention"_s << u"follow"_s << u"follow_request"_s << u"reblog"_s << u"favourite"_s
             << u"move"_s << u"pleroma:emoji_reaction"_s << u"poll"_s << u"update"_s;
    }
    return only;
}

void keepWanted(const Call &call, std::vector<Notice> &notices)
{
    const QStringList only = wantedTypes(call);
    const QStringList without =
        call.request.query.allQueryItemValues(u"exclude_types[]"_s, QUrl::FullyDecoded);
    std::erase_if(notices, [&](const Notice &one) {
        return (!only.isEmpty() && !only.contains(one.type)) || without.contains(one.type);
    });
    if (!call.is("mastodon"_L1)) {
        return;
    }
    const QString by = call.parameter(u"account_id"_s);
    const bool held = call.flag(u"include_filtered"_s);
    std::erase_if(notices, [&](const Notice &one) {
        const bool other = !by.isEmpty() && call.world.accountId(call.site, one.who) != by;
        return other || (!held && isHeld(call, one.who));
    });
}

/// Ids of one server are of one length.
std::vector<Notice> allNotices(const Call &call)
{
    std::vector<Notice> notices;
    addPosts(call, notices);
    addFollowers(call, notices);
    const QSet<QString> &gone = call.world.persons[size_t(call.viewer)].thrownAway;
    std::erase_if(notices, [&gone](const Notice &one) { return gone.contains(one.key); });
    for (Notice &notice : notices) {
        notice.id = noticeId(call, notice);
    }
    std::ranges::sort(notices, std::ranges::greater(), &Notice::id);
    return notices;
}

/// snac looks for the very row of max_id, and takes min_id for since_id.
void cutNotices(const Call &call, std::vector<Notice> &notices, int limit)
{
    const QString max = call.parameter(u"max_id"_s);
    const QString min = call.parameter(u"min_id"_s);
    const QString since = min.isEmpty() ? call.parameter(u"since_id"_s) : min;
    const bool known =
        max.isEmpty() || std::ranges::find(notices, max, &Notice::id) != notices.end();
    std::erase_if(notices, [&](const Notice &one) {
        return (!max.isEmpty() && one.id >= max) || (!since.isEmpty() && one.id <= since)
            || (!known && call.is("snac"_L1));
    });
    const size_t kept = std::min(notices.size(), size_t(limit));
    if (!min.isEmpty() && !call.is("snac"_L1)) {
        notices.erase(notices.begin(), notices.end() - std::ptrdiff_t(kept)); // those right above
    } else {
        notices.resize(kept);
    }
}

/// Mastodon puts what happens to one post within half a day into one group (4.3:
/// app/models/notification/groups.rb); here the half days are fixed.
QString groupKey(const Notice &notice)
{
    const bool grouped =
        notice.type == u"favourite"_s || notice.type == u"reblog"_s || notice.type == u"follow"_s;
    if (!grouped) {
        return u"ungrouped-"_s + notice.id;
    }
    const QString about = notice.about ? u'-' + notice.about->id : QString();
    return notice.type + about + u'-' + QString::number(notice.at / (12 * hourMs) * 12);
}

QJsonObject noticeJson(const Call &call, const Notice &notice)
{
    const View view = call.view();
    const bool exact = call.is("mastodon"_L1);
    const qint64 at = exact ? notice.at : notice.at / secondMs * secondMs;
    QJsonObject json{{u"id"_s, notice.id}, {u"type"_s, notice.type},
        {u"created_at"_s, call.is("snac"_L1) ? entities::secondsOf(at) : isoTime(at)},
        {u"account"_s, accountJson(view, notice.who)}};
    if (notice.about) {
        json.insert(u"status"_s, statusJson(view, *notice.about, notice.wrapBy));
    }
    if (exact) {
        json.insert(u"group_key"_s, groupKey(notice));
    }
    if (isAkkoma(call.software())) {
        const bool seen = notice.id <= call.world.persons[size_t(call.viewer)].noticeMarker;
        json.insert(u"pleroma"_s, QJsonObject{{u"is_seen"_s, seen}, {u"is_muted"_s, false}});
    }
    if (notice.type == u"pleroma:emoji_reaction"_s) {
        const NoteReaction &reaction = notice.reaction;
        const bool picture = reaction.site >= 0;
        json.insert(u"emoji"_s, picture ? u':' + reaction.emoji + u':' : reaction.emoji);
        json.insert(u"emoji_url"_s,
            picture ? entities::emojiJson(call.home().base, reaction.emoji, false)[u"url"_s]
                    : QJsonValue());
    }
    return json;
}

QByteArray noticeLinks(const Call &call, const std::vector<Notice> &notices, int limit, bool full)
{
    const auto link = [&](const QString &key, const QString &id, const QString &rel) {
        return u"<%1%2?limit=%3&%4=%5>; rel=\"%6\""_s.arg(
            call.home().base, call.request.path, QString::number(limit), key, id, rel);
    };
    QStringList links;
    if (full || !call.is("mastodon"_L1)) {
        links << link(u"max_id"_s, notices.back().id, u"next"_s);
    }
    links << link(u"min_id"_s, notices.front().id, u"prev"_s);
    return links.join(u", "_s).toLatin1();
}

} // namespace

QString reactionNoticeKey(const QString &uri, const NoteReaction &reaction)
{
    return uri + QString::number(reaction.number);
}

QString followNoticeKey(int who)
{
    return u"follow"_s + QString::number(who);
}

bool isNotice(const Call &call, const Copy &copy)
{
    const Note *note = call.world.noteOf(copy);
    if (!note || call.viewer < 0) {
        return false;
    }
    const Announce *boost = copy.boost ? call.world.announce(copy.uri) : nullptr;
    if (boost) {
        return note->author == call.viewer && boost->booster != call.viewer;
    }
    return note->author != call.viewer && call.world.mayRead(*note, call.viewer)
        && !typeOfNote(call, *note).isEmpty();
}

std::optional<QJsonObject> noticeOf(const Call &call, const QString &key)
{
    const std::vector<Notice> all = allNotices(call);
    const auto found = std::ranges::find(all, key, &Notice::key);
    const bool told = found != all.end() && !isHeld(call, found->who);
    return told ? std::optional(noticeJson(call, *found)) : std::nullopt;
}

QMap<int, HeldFrom> heldFrom(const Call &call)
{
    QMap<int, HeldFrom> held;
    for (const Notice &notice : allNotices(call)) { // newest first
        if (!isHeld(call, notice.who)) {
            continue;
        }
        HeldFrom &one = held[notice.who];
        one.keys << notice.key;
        one.last = one.last == nullptr ? notice.about : one.last;
    }
    return held;
}

HttpResponse readNotifications(const Call &call)
{
    constexpr qsizetype mostTold = 80;
    if (call.viewer < 0) {
        return call.no(401);
    }
    const QString max = Sent(call).text(u"max_id"_s);
    if (call.request.method != "POST" || max.isEmpty()) {
        return call.no(call.request.method == "POST" ? 400 : 404);
    }
    Citizen &person = call.world.persons[size_t(call.viewer)];
    const QString before = person.noticeMarker;
    QJsonArray read;
    for (const Notice &notice : allNotices(call)) { // newest first
        if (notice.id > max || notice.id <= before) {
            continue;
        }
        person.noticeMarker = std::max(person.noticeMarker, notice.id);
        if (read.size() < mostTold) {
            read.append(noticeJson(call, notice));
        }
    }
    if (!read.isEmpty()) {
        person.noticeMarkerVersion += 1;
        person.noticeMarkerAt = call.now;
    }
    return call.json(read);
}

HttpResponse notifications(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    if (call.is("mastodon"_L1) && call.parts.size() > 3) {
        return heldNotices(call);
    }
    if (call.parts.size() != 3 || call.parts.value(1) != u"v1"_s || call.request.method != "GET") {
        return call.no(404);
    }
    const NoticeRules rules = noticeRules(call);
    const int wanted = call.parameter(u"limit"_s).toInt();
    const int limit = wanted > 0 ? std::min(wanted, rules.most) : rules.usual;
    std::vector<Notice> notices = allNotices(call);
    keepWanted(call, notices);
    cutNotices(call, notices, limit);
    QJsonArray page;
    for (const Notice &notice : notices) {
        page.append(noticeJson(call, notice));
    }
    HttpResponse response = call.json(page);
    if (!call.is("snac"_L1) && !notices.empty()) {
        response.headers.emplace_back(
            "Link", noticeLinks(call, notices, limit, int(notices.size()) == limit));
    }
    return response;
}

} // namespace asterism
