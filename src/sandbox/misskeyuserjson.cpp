// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/misskeyentities.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/localids.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

constexpr qint64 firstRowAt = 1'700'000'000'000; // before any row was made

QString versionFor(const QString &software)
{
    return software == u"misskey"_s ? u"2025.11.1"_s
        : software == u"mastodon"_s ? u"4.5.7"_s
        : software == u"snac"_s     ? u"2.75"_s
        : isAkkoma(software)        ? u"3.13.2"_s
                                    : u"0.20.0"_s;
}

/// What a server knows of another one.
QJsonObject instanceJson(const View &view, const Citizen &person)
{
    const Site *site = person.site < 0 ? nullptr : &view.world.sites[size_t(person.site)];
    if (!site) {
        return {{u"name"_s, person.host}, {u"softwareName"_s, QJsonValue()},
            {u"softwareVersion"_s, QJsonValue()}, {u"iconUrl"_s, QJsonValue()},
            {u"faviconUrl"_s, QJsonValue()}, {u"themeColor"_s, QJsonValue()}};
    }
    return {{u"name"_s, u"Sandbox "_s + site->software}, {u"softwareName"_s, site->software},
        {u"softwareVersion"_s, versionFor(site->software)},
        {u"iconUrl"_s, site->base + u"/media/icon-48x48.png"_s},
        {u"faviconUrl"_s, site->base + u"/media/favicon-16x16.png"_s},
        {u"themeColor"_s, u"#86b300"_s}};
}

QJsonArray namedFields(const Citizen &person)
{
    QJsonArray fields;
    for (const auto &[name, value] : person.fields) {
        fields.append(QJsonObject{{u"name"_s, name}, {u"value"_s, entities::plainValue(value)}});
    }
    return fields;
}

QJsonArray verifiedLinks(const Citizen &person)
{
    QJsonArray links;
    for (const auto &[name, value] : person.fields) {
        if (person.verified.contains(name)) {
            links.append(entities::plainValue(value));
        }
    }
    return links;
}

/// What is pinned and has come here.
void addPins(const View &view, int person, QJsonObject &json)
{
    QJsonArray ids;
    QJsonArray notes;
    for (const Note *note : view.world.pinsOf(person)) {
        const Copy *copy = view.world.copyOf(view.site, note->uri);
        if (copy && view.world.mayRead(*note, view.viewer)) {
            ids.append(copy->id);
            notes.append(noteJson(view, *copy));
        }
    }
    json.insert(u"pinnedNoteIds"_s, ids);
    json.insert(u"pinnedNotes"_s, notes);
    json.insert(u"pinnedPageId"_s, QJsonValue());
    json.insert(u"pinnedPage"_s, QJsonValue());
}

/// Whoever hides their follows has none for others.
void addTallies(const View &view, int index, QJsonObject &json)
{
    const Citizen &person = view.person(index);
    const bool local = view.isLocal(person);
    const bool hidden = person.own.hiddenFollows && view.viewer != index;
    const QString open = person.own.hiddenFollows ? u"private"_s : u"public"_s;
    json.insert(u"followersCount"_s, hidden ? 0 : person.followers);
    json.insert(u"followingCount"_s, hidden ? 0 : int(person.follows.size()));
    json.insert(u"notesCount"_s, person.posts);
    json.insert(u"publicReactions"_s, local);
    json.insert(u"followersVisibility"_s, open);
    json.insert(u"followingVisibility"_s, open);
    json.insert(u"chatScope"_s, u"mutual"_s);
    json.insert(u"canChat"_s, true);
    json.insert(u"roles"_s, QJsonArray());
    json.insert(u"memo"_s,
        view.viewer < 0 ? QJsonValue()
                        : entities::textOrNull(view.person(view.viewer).remarks.value(index)));
}

} // namespace

QString rowIdOf(quint64 number, const QString &what)
{
    return aidx(firstRowAt + qint64(number) * secondMs, what + QString::number(number));
}

QJsonObject userLite(const View &view, int index)
{
    const Citizen &person = view.person(index);
    const bool local = view.isLocal(person);
    QJsonObject emojis;
    for (const QJsonValue emoji :
        entities::emojisIn(view, person, entities::shortcodesIn(person.name))) {
        const QString name = emoji[u"shortcode"_s].toString();
        emojis.insert(name, u"http://%1/emoji/%2.png"_s.arg(person.host, name));
    }
    QJsonObject json{{u"id"_s, view.world.accountId(view.site, index)},
        {u"name"_s, entities::textOrNull(person.name)}, {u"username"_s, person.user},
        {u"host"_s, local ? QJsonValue() : QJsonValue(person.host)},
        {u"avatarUrl"_s, view.home().base + entities::avatarPath(person)},
        {u"avatarBlurhash"_s, u"eQ07[{dPdLg4g0hZgvd_dxeXf%g0gJf7eXgNfQe;fjfjf%f%f%f7e;"_s},
        {u"avatarDecorations"_s, QJsonArray()}, {u"isBot"_s, person.bot}, {u"isCat"_s, person.cat},
        {u"emojis"_s, local ? QJsonObject() : emojis}, {u"onlineStatus"_s, u"unknown"_s}};
    if (person.needsSignIn) {
        json.insert(u"requireSigninToViewContents"_s, true);
    }
    if (local) {
        json.insert(u"badgeRoles"_s, QJsonArray());
    } else {
        json.insert(u"instance"_s, instanceJson(view, person));
    }
    return json;
}

QJsonObject relationJson(const View &view, int index)
{
    const Citizen &viewer = view.person(view.viewer);
    const Citizen &other = view.person(index);
    return {{u"isFollowing"_s, viewer.follows.contains(index)},
        {u"isFollowed"_s, other.follows.contains(view.viewer)},
        {u"hasPendingFollowRequestFromYou"_s, viewer.asked.contains(index)},
        {u"hasPendingFollowRequestToYou"_s, other.asked.contains(view.viewer)},
        {u"isBlocking"_s, viewer.blocks.contains(index)},
        {u"isBlocked"_s, other.blocks.contains(view.viewer)},
        {u"isMuted"_s, viewer.mutes.contains(index)},
        {u"isRenoteMuted"_s, viewer.renoteMutes.contains(index)}};
}

QJsonObject userDetailed(const View &view, int index)
{
    const Citizen &person = view.person(index);
    const bool local = view.isLocal(person);
    QJsonObject json = userLite(view, index);
    const auto remote = [&](const QString &text) {
        return local ? QJsonValue() : QJsonValue(text);
    };
    json.insert(u"url"_s, remote(person.url));
    json.insert(u"uri"_s, remote(person.actor));
    json.insert(u"movedTo"_s,
        person.movedTo < 0 ? QJsonValue() : QJsonValue(view.person(person.movedTo).actor));
    json.insert(u"alsoKnownAs"_s, QJsonValue());
    json.insert(u"createdAt"_s, isoTime(person.joined));
    json.insert(u"updatedAt"_s, entities::timeOrNull(person.lastPost));
    json.insert(u"lastFetchedAt"_s, local ? QJsonValue() : entities::timeOrNull(person.joined));
    json.insert(u"bannerUrl"_s,
        person.own.headerless ? QJsonValue()
                              : QJsonValue(view.home().base + entities::headerPath(person)));
    json.insert(u"bannerBlurhash"_s, u"eOF@wz00}_J4s;.7Inn,ayf7ofayayjuayx[RjoMa{fQofayf7fQa{"_s);
    json.insert(u"isLocked"_s, person.locked);
    json.insert(u"isSilenced"_s, false);
    json.insert(u"isSuspended"_s, person.suspended);
    json.insert(u"description"_s, entities::textOrNull(person.bio));
    json.insert(u"location"_s, entities::textOrNull(person.own.location));
    json.insert(u"birthday"_s, entities::textOrNull(person.own.birthday));
    json.insert(u"lang"_s, local ? QJsonValue(person.language) : QJsonValue());
    json.insert(u"fields"_s, namedFields(person));
    json.insert(u"verifiedLinks"_s, verifiedLinks(person));
    addTallies(view, index, json);
    addPins(view, index, json);
    if (view.viewer >= 0 && view.viewer != index) {
        const QJsonObject relation = relationJson(view, index);
        for (auto it = relation.begin(); it != relation.end(); ++it) {
            json.insert(it.key(), it.value());
        }
        const Citizen &viewer = view.person(view.viewer);
        const Citizen::Follow follow = viewer.follows.value(index);
        json.insert(u"notify"_s, follow.options.notify ? u"normal"_s : u"none"_s);
        json.insert(u"withReplies"_s, follow.withReplies);
        json.insert(u"followedMessage"_s, QJsonValue());
    }
    return json;
}

} // namespace asterism::misskeyserver
