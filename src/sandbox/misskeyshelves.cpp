// SPDX-License-Identifier: GPL-3.0-or-later

// antennas/…, clips/…, channels/… (misskey: server/api/endpoints/{antennas,clips,channels})
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"
#include "sandbox/misskeyfeeds.h"

#include "base/clock.h"
#include "sandbox/localids.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

QJsonObject antennaJson(const KeptAntenna &antenna)
{
    QJsonArray keywords;
    for (const QStringList &all : antenna.keywords) {
        keywords.append(QJsonArray::fromStringList(all));
    }
    return {{u"id"_s, antenna.id}, {u"createdAt"_s, isoTime(timeOfAidx(antenna.id))},
        {u"name"_s, antenna.name}, {u"keywords"_s, keywords},
        {u"excludeKeywords"_s, QJsonArray{QJsonArray{QString()}}}, {u"src"_s, u"all"_s},
        {u"userListId"_s, QJsonValue()}, {u"users"_s, QJsonArray()}, {u"caseSensitive"_s, false},
        {u"localOnly"_s, false}, {u"excludeBots"_s, false}, {u"withReplies"_s, true},
        {u"withFile"_s, false}, {u"excludeNotesInSensitiveChannel"_s, false}, {u"isActive"_s, true},
        {u"hasUnreadNote"_s, false}, {u"notify"_s, false}};
}

QJsonObject clipJson(const MisskeyCall &call, const KeptClip &clip)
{
    const QString made = isoTime(timeOfAidx(clip.id));
    return {{u"id"_s, clip.id}, {u"createdAt"_s, made}, {u"lastClippedAt"_s, made},
        {u"userId"_s, call.world().accountId(call.outer.site, call.viewer())},
        {u"user"_s, userLite(call.view(), call.viewer())}, {u"name"_s, clip.name},
        {u"description"_s, entities::textOrNull(clip.description)}, {u"isPublic"_s, clip.isPublic},
        {u"favoritedCount"_s, 0}, {u"isFavorited"_s, false},
        {u"notesCount"_s, int(clip.uris.size())}};
}

/// Anybody's that is public, or one's own.
const KeptClip *clipNamed(const MisskeyCall &call)
{
    const QString id = call.text(u"clipId"_s);
    for (const Citizen &person : call.world().persons) {
        const auto found = std::ranges::find(person.clips, id, &KeptClip::id);
        if (person.site != call.outer.site || found == person.clips.end()) {
            continue;
        }
        const bool own = call.viewer() >= 0 && &person == &call.me();
        return found->isPublic || own ? &*found : nullptr;
    }
    return nullptr;
}

KeptClip *ownClip(const MisskeyCall &call)
{
    const auto found = std::ranges::find(call.me().clips, call.text(u"clipId"_s), &KeptClip::id);
    return found == call.me().clips.end() ? nullptr : &*found;
}

const Note *noteToClip(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    return copy ? call.world().noteOf(*copy) : nullptr;
}

Refusal noSuchClip(const char *id)
{
    return {.message = "No such clip.", .code = "NO_SUCH_CLIP", .id = id};
}

QJsonObject channelJson(const MisskeyCall &call, const TalkChannel &channel)
{
    int notes = 0;
    qint64 last = 0;
    for (const auto &[id, copy] : call.world().holdings(call.outer.site).byId) {
        const Note *note = copy.boost ? nullptr : call.world().noteOf(copy);
        if (note && note->channel == channel.id) {
            ++notes;
            last = note->createdAt;
        }
    }
    return {{u"id"_s, channel.id}, {u"createdAt"_s, isoTime(timeOfAidx(channel.id))},
        {u"lastNotedAt"_s, entities::timeOrNull(last)}, {u"name"_s, channel.name},
        {u"description"_s, entities::textOrNull(channel.description)},
        {u"userId"_s, call.world().accountId(call.outer.site, channel.owner)},
        {u"bannerUrl"_s, QJsonValue()}, {u"bannerId"_s, QJsonValue()},
        {u"pinnedNoteIds"_s, QJsonArray()}, {u"color"_s, u"#ff7f50"_s}, {u"isArchived"_s, false},
        {u"usersCount"_s, int(channel.followers.size())}, {u"notesCount"_s, notes},
        {u"isSensitive"_s, false}, {u"allowRenoteToExternal"_s, true},
        {u"isFollowing"_s, channel.followers.contains(call.viewer())}, {u"isFavorited"_s, false},
        {u"isMuting"_s, false}, {u"hasUnreadNote"_s, false}};
}

const TalkChannel *channelNamed(const MisskeyCall &call)
{
    const TalkChannel *channel = call.world().channel(call.text(u"channelId"_s));
    return channel && channel->site == call.outer.site ? channel : nullptr;
}

Refusal noSuchChannel(const char *id)
{
    return {.message = "No such channel.", .code = "NO_SUCH_CHANNEL", .id = id};
}

} // namespace

HttpResponse allAntennas(const MisskeyCall &call)
{
    QJsonArray all;
    for (const KeptAntenna &antenna : call.me().antennas) {
        all.append(antennaJson(antenna));
    }
    return call.answer(all);
}

/// What came before the antenna was made is shown here, too.
HttpResponse antennaNotes(const MisskeyCall &call)
{
    const MisskeyFeed feed{.kind = MisskeyFeed::Kind::Antenna, .id = call.text(u"antennaId"_s)};
    if (!antennaOf(call.outer, feed.id)) {
        return call.no({.message = "No such antenna.",
            .code = "NO_SUCH_ANTENNA",
            .id = "850926e0-fd3b-49b6-b69a-b28a5dbd82fe"});
    }
    return notesPage(call, [&](const Copy &copy) { return belongsToFeed(call.outer, feed, copy); });
}

HttpResponse allClips(const MisskeyCall &call)
{
    std::vector<PagedRow> rows;
    for (const KeptClip &clip : call.me().clips) {
        const QJsonObject json = clipJson(call, clip);
        rows.push_back({.id = clip.id, .tell = [json] { return json; }});
    }
    return rowsPage(call, std::move(rows));
}

HttpResponse clipNotes(const MisskeyCall &call)
{
    const KeptClip *clip = clipNamed(call);
    if (!clip) {
        return call.no(noSuchClip("1d7645e6-2b6d-4635-b0fe-fe22b0e72e00"));
    }
    return notesPage(call, [&](const Copy &copy) {
        return !copy.boost && clip->uris.contains(copy.uri) && isFor(call.outer, copy);
    });
}

HttpResponse createClip(const MisskeyCall &call)
{
    constexpr qsizetype mostClips = 10; // "clipLimit"
    constexpr qsizetype longestName = 100;
    const QString name = call.text(u"name"_s);
    if (name.isEmpty() || name.size() > longestName) {
        return name.isEmpty() ? call.wrong(
                   u"#/properties/name/minLength"_s, u"must NOT have fewer than 1 characters"_s)
                              : call.wrong(u"#/properties/name/maxLength"_s,
                                  u"must NOT have more than 100 characters"_s);
    }
    if (qsizetype(call.me().clips.size()) >= mostClips) {
        return call.no({.message = "You cannot create clip any more.",
            .code = "TOO_MANY_CLIPS",
            .id = "920f7c2d-6208-4b76-8082-e632020f5883"});
    }
    call.world().addClip(call.viewer(), name, {});
    KeptClip &made = call.me().clips.back();
    made.isPublic = call.flag(u"isPublic"_s);
    call.count(u"create_clip"_s, name, WriteLog::Outcome::Done);
    call.world().changed();
    return call.answer(clipJson(call, made));
}

HttpResponse addToClip(const MisskeyCall &call)
{
    constexpr qsizetype mostNotes = 200; // "noteEachClipsLimit"
    KeptClip *clip = ownClip(call);
    const Note *note = noteToClip(call);
    if (!clip) {
        return call.no(noSuchClip("d6e76cc0-a1b5-4c7c-a287-73fa9c716dcf"));
    }
    if (!note) {
        return call.no(noSuchNote("fc8c0b49-c7a3-4664-a0a6-b418d386bb8b"));
    }
    if (clip->uris.size() >= mostNotes) {
        return call.no({.message = "You cannot add notes to the clip any more.",
            .code = "TOO_MANY_CLIP_NOTES",
            .id = "f0dba960-ff73-4615-8df4-d6ac5d9dc118"});
    }
    const bool already = clip->uris.contains(note->uri);
    call.count(u"clip"_s, note->uri,
        already ? WriteLog::Outcome::Redundant : WriteLog::Outcome::Done, clip->name);
    if (already) {
        return call.no({.message = "The note has already been clipped.",
            .code = "ALREADY_CLIPPED",
            .id = "734806c4-542c-463a-9311-15c512803965"});
    }
    clip->uris << note->uri;
    call.world().changed();
    return call.nothing();
}

HttpResponse removeFromClip(const MisskeyCall &call)
{
    KeptClip *clip = ownClip(call);
    const Note *note = noteToClip(call);
    if (!clip) {
        return call.no(noSuchClip("b80525c6-97f7-49d7-a42d-ebccd49cfd52"));
    }
    if (!note) {
        return call.no(noSuchNote("aff017de-190e-434b-893e-33a9ff5049d8"));
    }
    const bool was = clip->uris.removeAll(note->uri) > 0;
    call.count(u"unclip"_s, note->uri, was ? WriteLog::Outcome::Done : WriteLog::Outcome::Redundant,
        clip->name);
    call.world().changed();
    return call.nothing();
}

HttpResponse followedChannels(const MisskeyCall &call)
{
    constexpr int usualChannels = 5;
    std::vector<PagedRow> rows;
    for (const TalkChannel &channel : call.world().channels) {
        if (channel.site == call.outer.site && channel.followers.contains(call.viewer())) {
            const QJsonObject json = channelJson(call, channel);
            rows.push_back({.id = channel.id, .tell = [json] { return json; }});
        }
    }
    return rowsPage(call, std::move(rows), usualChannels);
}

HttpResponse showChannel(const MisskeyCall &call)
{
    const TalkChannel *channel = channelNamed(call);
    if (!channel) {
        return call.no(noSuchChannel("6f6c314b-7486-4897-8966-c04a66a02923"));
    }
    QJsonObject json = channelJson(call, *channel);
    json.insert(u"pinnedNotes"_s, QJsonArray());
    return call.answer(json);
}

HttpResponse channelTimeline(const MisskeyCall &call)
{
    const TalkChannel *channel = channelNamed(call);
    if (!channel) {
        return call.no(noSuchChannel("4d0eeeba-a02c-4c3c-9966-ef60d38d2e7f"));
    }
    const MisskeyFeed feed{.kind = MisskeyFeed::Kind::Channel, .id = channel->id};
    return notesPage(call, [&](const Copy &copy) { return belongsToFeed(call.outer, feed, copy); });
}

} // namespace asterism::misskeyserver
