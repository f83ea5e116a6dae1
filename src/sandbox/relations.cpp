// SPDX-License-Identifier: GPL-3.0-or-later

// POST /api/v1/accounts/:id/{follow,unfollow,block,unblock,mute,unmute,note} and
// /api/v1/accounts/relationships (tests/fixtures/*/{follow,block,mute}*.json)
#include "sandbox/akkoma.h"
#include "sandbox/api.h"
#include "sandbox/sent.h"
#include "sandbox/server.h"

#include "base/clock.h"

#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QJsonValue languagesJson(const FollowOptions &options)
{
    return options.languages.isEmpty() ? QJsonValue()
                                       : QJsonValue(QJsonArray::fromStringList(options.languages));
}

/// What each software says of a follow: Mastodon also of one that waits, snac always the same.
void addFollow(const Call &call, const Citizen &viewer, int person, QJsonObject &json)
{
    const bool follows = viewer.follows.contains(person);
    const bool asked = viewer.asked.contains(person);
    const bool tells = follows || (asked && call.is("mastodon"_L1));
    const FollowOptions options =
        follows ? viewer.follows[person].options : viewer.asked.value(person).options;
    const bool snac = call.is("snac"_L1);
    json.insert(u"following"_s, follows);
    json.insert(u"requested"_s, asked);
    json.insert(u"showing_reblogs"_s, snac || (tells && options.boosts));
    json.insert(u"notifying"_s, !snac && tells && options.notify);
    if (isAkkoma(call.software())) {
        json.insert(u"showing_reblogs"_s, !follows || options.boosts);
        json.insert(u"subscribing"_s, follows && options.notify);
    }
    if (call.is("mastodon"_L1)) {
        json.insert(u"languages"_s, tells ? languagesJson(options) : QJsonValue());
    }
}

bool blocksDomain(const Citizen &viewer, const QString &host)
{
    return std::ranges::find(viewer.domainBlocks, host, &Citizen::Kept::name)
        != viewer.domainBlocks.end();
}

} // namespace

QJsonObject relationshipJson(const Call &call, int person)
{
    const Citizen &viewer = call.world.persons[size_t(call.viewer)];
    const Citizen &other = call.world.persons[size_t(person)];
    const auto mute = viewer.mutes.constFind(person);
    const bool muted = mute != viewer.mutes.cend();
    QJsonObject json{{u"id"_s, call.world.accountId(call.site, person)},
        {u"followed_by"_s, other.follows.contains(call.viewer)},
        {u"blocking"_s, viewer.blocks.contains(person)}, {u"muting"_s, muted},
        {u"muting_notifications"_s, muted && mute->options.notifications},
        {u"domain_blocking"_s, blocksDomain(viewer, other.host)}, {u"endorsed"_s, false},
        {u"note"_s, viewer.remarks.value(person)}};
    addFollow(call, viewer, person, json);
    if (!call.is("snac"_L1)) {
        json.insert(u"blocked_by"_s, other.blocks.contains(call.viewer));
        json.insert(u"requested_by"_s, other.asked.contains(call.viewer));
    }
    return json;
}

namespace {

/// snac has no options.
FollowChange followChange(const Call &call)
{
    if (call.is("snac"_L1)) {
        return {};
    }
    const Sent sent(call);
    FollowChange change{.boosts = sent.flag(u"reblogs"_s), .notify = sent.flag(u"notify"_s)};
    if (call.is("mastodon"_L1)) {
        change.languages = sent.several(u"languages"_s);
    }
    if (change.languages) {
        change.languages->removeAll(QString());
    }
    return change;
}

MuteOptions muteOptions(const Call &call)
{
    const Sent sent(call);
    const bool akkoma = isAkkoma(call.software());
    const qint64 duration = sent.text(akkoma ? u"expires_in"_s : u"duration"_s).toLongLong();
    return {.notifications = sent.flag(u"notifications"_s).value_or(true),
        .endsAt = duration > 0 ? call.now + duration * secondMs : 0};
}

/// What nobody can do to themselves (tests/fixtures/gotosocial/follow_self_406.json). snac says
/// nothing about it and does nothing.
std::optional<HttpResponse> selfRefusal(const Call &call, int person)
{
    if (person != call.viewer || call.is("snac"_L1)) {
        return std::nullopt;
    }
    if (isAkkoma(call.software())) {
        return call.no(400, u"Can not follow yourself"_s);
    }
    return call.is("gotosocial"_L1) ? call.no(406) : call.no(403);
}

std::optional<HttpResponse> followRefusal(const Call &call, int person)
{
    const Citizen &viewer = call.world.persons[size_t(call.viewer)];
    const Citizen &other = call.world.persons[size_t(person)];
    if (other.suspended) {
        return call.no(404);
    }
    const bool blocked = other.blocks.contains(call.viewer);
    const bool shut =
        viewer.blocks.contains(person) || other.movedTo >= 0 || blocksDomain(viewer, other.host);
    if ((call.is("mastodon"_L1) || isAkkoma(call.software())) && (blocked || shut)) {
        return call.no(403);
    }
    if (call.is("gotosocial"_L1) && blocked) {
        return call.no(404);
    }
    const bool known = viewer.follows.contains(person) || viewer.asked.contains(person);
    const int cap = call.server ? call.server->followCap() : 0;
    if (!known && cap > 0 && viewer.follows.size() + viewer.asked.size() >= cap) {
        return call.no(422, u"Validation failed: You cannot follow more than %1 people"_s.arg(cap));
    }
    return std::nullopt;
}

/// Whether anything changed.
bool changeBy(const Call &call, int person, const QString &what)
{
    World &world = call.world;
    if (what == u"follow"_s) {
        return world.askToFollow(call.viewer, person, followChange(call), call.now);
    }
    if (what == u"unfollow"_s) {
        return world.unfollow(call.viewer, person);
    }
    if (what == u"block"_s) {
        return world.block(call.viewer, person);
    }
    if (what == u"unblock"_s) {
        return world.unblock(call.viewer, person);
    }
    if (what == u"mute"_s) {
        return world.mute(call.viewer, person, muteOptions(call));
    }
    if (what == u"unmute"_s) {
        return world.unmute(call.viewer, person);
    }
    if (what == u"remove_from_followers"_s) {
        return world.unfollow(person, call.viewer);
    }
    QString &remark = world.persons[size_t(call.viewer)].remarks[person];
    const QString comment = Sent(call).text(u"comment"_s);
    return std::exchange(remark, comment) != comment;
}

bool isChange(const Call &call, const QString &what)
{
    const QStringList all{u"follow"_s, u"unfollow"_s, u"block"_s, u"unblock"_s};
    const QStringList notSnacs{u"mute"_s, u"unmute"_s, u"note"_s}; // mute_404.json
    const bool removes = call.is("mastodon"_L1) || isAkkoma(call.software());
    return all.contains(what) || (notSnacs.contains(what) && !call.is("snac"_L1))
        || (what == u"remove_from_followers"_s && removes);
}

} // namespace

std::optional<HttpResponse> changeRelation(const Call &call, int person, const QString &what)
{
    if (!isChange(call, what)) {
        return std::nullopt;
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    const bool ties = what == u"follow"_s || what == u"block"_s || what == u"mute"_s;
    std::optional<HttpResponse> refusal = ties ? selfRefusal(call, person) : std::nullopt;
    if (!refusal && what == u"follow"_s) {
        refusal = followRefusal(call, person);
    }
    const bool changed = !refusal && changeBy(call, person, what);
    const bool removes = what == u"remove_from_followers"_s;
    const QString detail = what == u"note"_s ? Sent(call).text(u"comment"_s) : QString();
    call.count(removes ? u"remove_follower"_s : what, call.world.persons[size_t(person)].handle(),
        refusal       ? WriteOutcome::Refused
            : changed ? WriteOutcome::Done
                      : WriteOutcome::Redundant,
        detail);
    return refusal ? *refusal : call.json(relationshipJson(call, person));
}

HttpResponse relationships(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    QStringList ids = call.request.query.allQueryItemValues(u"id[]"_s, QUrl::FullyDecoded)
        + call.request.query.allQueryItemValues(u"id"_s, QUrl::FullyDecoded);
    if (call.is("snac"_L1)) {
        ids = ids.mid(0, 1); // it looks at the first one alone
    } else if (call.is("mastodon"_L1)) {
        ids.sort(); // as its database has them
    }
    QJsonArray all;
    for (const QString &id : ids) {
        if (const int person = call.world.personById(call.site, id); person >= 0) {
            all.append(relationshipJson(call, person));
        }
    }
    return call.json(all);
}

} // namespace asterism
