// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/blocks, mutes, domain_blocks, bookmarks, followed_tags and tags/:name
// (tests/fixtures/*/{mutes,bookmarks,followed_tags,tag}*.json)
#include "sandbox/akkoma.h"
#include "sandbox/localids.h"
#include "sandbox/paging.h"
#include "sandbox/sent.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

Citizen &viewerOf(const Call &call)
{
    return call.world.persons[size_t(call.viewer)];
}

std::vector<NumberedRow> keptRows(const std::vector<Citizen::Kept> &all)
{
    std::vector<NumberedRow> rows;
    for (const Citizen::Kept &kept : all) {
        rows.push_back({.number = kept.number, .name = kept.name});
    }
    return rows;
}

/// GoToSocial names a tag as it was written, Mastodon escapes its address.
QJsonObject tagJson(const Call &call, const QString &name)
{
    const bool mastodon = call.is("mastodon"_L1);
    const QString end =
        mastodon ? QString::fromLatin1(QUrl::toPercentEncoding(name.toLower())) : name;
    QJsonObject json{{u"name"_s, name}, {u"url"_s, call.home().base + u"/tags/"_s + end},
        {u"history"_s, QJsonArray()},
        {u"following"_s, call.viewer >= 0 && call.world.followsTag(call.viewer, name)}};
    if (mastodon) {
        json.insert(u"id"_s, QString::number(steadyHash(name.toLower()) % 1'000'000));
        json.insert(u"featuring"_s, false);
    }
    return json;
}

bool isTagName(const QString &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c == u'_' || c == QChar(0x30fc);
    });
}

/// Nothing where a software has not got it or nobody is asking.
std::optional<HttpResponse> closedTo(const Call &call, bool snacHasIt)
{
    if (call.parts.size() != 3 || (call.is("snac"_L1) && !snacHasIt)) {
        return call.no(404);
    }
    return call.viewer < 0 ? std::optional(call.no(401)) : std::nullopt;
}

HttpResponse changeDomain(const Call &call)
{
    const QString host = Sent(call).text(u"domain"_s).trimmed().toLower();
    if (host.isEmpty() || host.contains(u'/') || host.contains(u' ')) {
        return call.no(422, u"Validation failed: Domain is not a valid domain name"_s);
    }
    const bool adds = call.request.method == "POST";
    const bool changed = adds ? call.world.blockDomain(call.viewer, host)
                              : call.world.unblockDomain(call.viewer, host);
    call.countChange(adds ? u"block_domain"_s : u"unblock_domain"_s, host, changed);
    return call.json(QJsonObject());
}

} // namespace

HttpResponse blocks(const Call &call)
{
    if (auto closed = closedTo(call, false)) {
        return *closed;
    }
    const auto &all = viewerOf(call).blocks;
    std::vector<NumberedRow> rows;
    for (auto it = all.begin(); it != all.end(); ++it) {
        rows.push_back({.number = it.value(), .person = it.key()});
    }
    return numberedPage(call, std::move(rows));
}

HttpResponse mutes(const Call &call)
{
    if (auto closed = closedTo(call, false)) {
        return *closed;
    }
    const auto &all = viewerOf(call).mutes;
    std::vector<NumberedRow> rows;
    for (auto it = all.begin(); it != all.end(); ++it) {
        rows.push_back({.number = it->number, .person = it.key()});
    }
    NumberedRules rules;
    rules.tell = [&](const NumberedRow &row) {
        QJsonObject json = accountJson(call.view(), row.person);
        json.insert(
            u"mute_expires_at"_s, entities::timeOrNull(all.value(row.person).options.endsAt));
        return json;
    };
    return numberedPage(call, std::move(rows), rules);
}

HttpResponse domainBlocks(const Call &call)
{
    if (!call.is("mastodon"_L1) && !isAkkoma(call.software())) {
        return call.no(404);
    }
    if (auto closed = closedTo(call, false)) {
        return *closed;
    }
    if (call.request.method != "GET") {
        return changeDomain(call);
    }
    return numberedPage(call, keptRows(viewerOf(call).domainBlocks),
        {.usual = 100, .most = 200, .tell = [](const NumberedRow &row) { return row.name; }});
}

/// Of what is still there and may be read.
HttpResponse bookmarks(const Call &call)
{
    if (auto closed = closedTo(call, true)) {
        return *closed;
    }
    std::vector<NumberedRow> rows = keptRows(viewerOf(call).bookmarks);
    std::erase_if(rows, [&](const NumberedRow &row) {
        const Copy *copy = call.world.copyOf(call.site, row.name);
        const Note *note = copy ? call.world.noteOf(*copy) : nullptr;
        return !note || !call.world.mayRead(*note, call.viewer);
    });
    return numberedPage(call, std::move(rows),
        {.usual = 20, .most = 40, .tell = [&](const NumberedRow &row) {
             return statusJson(call.view(), *call.world.copyOf(call.site, row.name));
         }});
}

HttpResponse followedTags(const Call &call)
{
    if (auto closed = closedTo(call, true)) {
        return *closed;
    }
    return numberedPage(call, keptRows(viewerOf(call).tags),
        {.usual = 100, .most = 200, .tell = [&](const NumberedRow &row) {
             return tagJson(call, row.name);
         }});
}

/// snac has none of it, and says so in two ways (tag_404.json, tag_follow_422.json).
HttpResponse tags(const Call &call)
{
    const QString name = call.parts.value(3);
    const bool posts = call.request.method == "POST";
    if (call.is("snac"_L1)) {
        return call.no(posts ? 422 : 404);
    }
    if (!isTagName(name) || call.parts.size() > 5) {
        return call.no(404);
    }
    if (call.parts.size() == 4) {
        return posts ? call.no(404) : call.json(tagJson(call, name));
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    const QString what = call.parts[4];
    if (!posts || (what != u"follow"_s && what != u"unfollow"_s)) {
        return call.no(404);
    }
    const bool changed = what == u"follow"_s ? call.world.followTag(call.viewer, name)
                                             : call.world.unfollowTag(call.viewer, name);
    call.countChange(what + u"_tag"_s, name, changed);
    return call.json(tagJson(call, name));
}

} // namespace asterism
