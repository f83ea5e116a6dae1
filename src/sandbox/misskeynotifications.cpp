// SPDX-License-Identifier: GPL-3.0-or-later

// i/notifications, and what streams tell of it (misskey:
// core/entities/NotificationEntityService.ts)
#include "sandbox/misskeynotifications.h"

#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"

#include "base/clock.h"
#include "sandbox/localids.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

QJsonObject noticeHead(
    const View &view, qint64 at, const QString &key, const QString &type, int who)
{
    return {{u"id"_s, aidx(at, key)}, {u"createdAt"_s, isoTime(at)}, {u"type"_s, type},
        {u"userId"_s, view.world.accountId(view.site, who)}, {u"user"_s, userLite(view, who)}};
}

QStringList wordsIn(const QJsonValue &array)
{
    QStringList words;
    const QJsonArray all = array.toArray();
    for (const QJsonValue word : all) {
        words << word.toString();
    }
    return words;
}

void addNotes(const View &view, std::vector<QJsonObject> &all)
{
    for (const auto &[id, copy] : view.world.holdings(view.site).byId) {
        const QString type = noticeOf(view.world, copy, view.viewer);
        if (!type.isEmpty()) {
            all.push_back(noticeJson(view, copy, type));
        }
        const Note *note = copy.boost ? nullptr : view.world.noteOf(copy);
        if (!note || note->author != view.viewer) {
            continue;
        }
        for (const NoteReaction &reaction : note->reactions) {
            if (reaction.person != view.viewer) {
                all.push_back(reactionNotice(view, copy, reaction));
            }
        }
    }
}

void addFollows(const View &view, std::vector<QJsonObject> &all)
{
    for (int other = 0; other < int(view.world.persons.size()); ++other) {
        if (auto notice = followNotice(view, other)) {
            all.push_back(std::move(*notice));
        }
    }
}

} // namespace

QString noticeOf(const World &world, const Copy &copy, int person)
{
    const Note *note = world.noteOf(copy);
    if (!note || person < 0) {
        return {};
    }
    if (copy.boost) {
        const bool theirs = note->author == person && world.announce(copy.uri)->booster != person;
        return theirs ? u"renote"_s : QString();
    }
    if (note->author == person || !world.mayRead(*note, person)) {
        return {};
    }
    const auto isTheirs = [&](const QString &uri) {
        const Note *other = uri.isEmpty() ? nullptr : world.note(uri);
        return other && other->author == person;
    };
    if (isTheirs(note->replyTo)) {
        return u"reply"_s;
    }
    if (isTheirs(note->quote)) {
        return u"quote"_s;
    }
    const bool named = std::ranges::find(note->mentions, person) != note->mentions.end();
    return named ? u"mention"_s : QString();
}

QJsonObject noticeJson(const View &view, const Copy &copy, const QString &type)
{
    const int who =
        copy.boost ? view.world.announce(copy.uri)->booster : view.world.noteOf(copy)->author;
    QJsonObject json = noticeHead(view, copy.createdAt, u"notice"_s + copy.uri, type, who);
    json.insert(u"note"_s, noteJson(view, copy));
    return json;
}

QJsonObject reactionNotice(const View &view, const Copy &copy, const NoteReaction &reaction)
{
    const QString key = copy.uri + QString::number(reaction.number);
    QJsonObject json = noticeHead(view, reaction.at, key, u"reaction"_s, reaction.person);
    json.insert(u"note"_s, noteJson(view, copy));
    json.insert(u"reaction"_s, reactionKey(view, reaction));
    return json;
}

/// When the first ones followed is not kept: the order is right, the time is made up.
std::optional<QJsonObject> followNotice(const View &view, int who)
{
    const Citizen &other = view.world.persons[size_t(who)];
    const auto follow = other.follows.constFind(view.viewer);
    const auto asked = other.asked.constFind(view.viewer);
    const bool follows = follow != other.follows.cend();
    if (!follows && asked == other.asked.cend()) {
        return {};
    }
    const Citizen::Follow &one = follows ? *follow : *asked;
    const qint64 at = one.at > 0 ? one.at : timeOfAidx(rowIdOf(one.number, u"follow"_s));
    const QString key = (follows ? u"follow"_s : u"asked"_s) + QString::number(who);
    return noticeHead(view, at, key, follows ? u"follow"_s : u"receiveFollowRequest"_s, who);
}

HttpResponse markAllNotifications(const MisskeyCall &call)
{
    Citizen &me = call.world().persons[size_t(call.viewer())];
    me.noticeMarkerVersion += 1;
    me.noticeMarkerAt = call.outer.now;
    return call.nothing();
}

HttpResponse myNotifications(const MisskeyCall &call)
{
    const View view = call.view();
    std::vector<QJsonObject> all;
    addNotes(view, all);
    addFollows(view, all);
    const QStringList only = wordsIn(call.body[u"includeTypes"_s]);
    const QStringList without = wordsIn(call.body[u"excludeTypes"_s]);
    std::vector<PagedRow> rows;
    for (const QJsonObject &json : all) {
        const QString type = json[u"type"_s].toString();
        if ((only.isEmpty() || only.contains(type)) && !without.contains(type)) {
            rows.push_back({.id = json[u"id"_s].toString(), .tell = [json] { return json; }});
        }
    }
    return rowsPage(call, std::move(rows));
}

} // namespace asterism::misskeyserver
