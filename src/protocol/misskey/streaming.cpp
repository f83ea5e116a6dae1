// SPDX-License-Identifier: GPL-3.0-or-later

// Streams of Misskey's API (Misskey: packages/backend/src/server/api/stream/Connection.ts and
// stream/channels/): one socket, to which messages add channels. Each gets an id of ours, which is
// the topic's key, and every message of the channel carries it.
#include "base/foreignjson.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"

#include "base/host.h"
#include "base/log.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// The server pings every minute and gives up after two; a look at the clock in between.
constexpr int misskeySilenceMs = 150'000;
constexpr qsizetype longestType = 100;
/// Of a channel's id. What would be longer is not streamed.
constexpr qsizetype longestId = 500;

std::optional<StreamTopic> channelFor(const Source &source)
{
    switch (source.kind) {
    case Source::Kind::Home:
        return StreamTopic{u"homeTimeline"_s, {}};
    case Source::Kind::Social:
        return StreamTopic{u"hybridTimeline"_s, {}};
    case Source::Kind::Local:
        return StreamTopic{u"localTimeline"_s, {}};
    case Source::Kind::Federated:
        return StreamTopic{u"globalTimeline"_s, {}};
    case Source::Kind::Bubble: // Sharkey: stream/channels/bubble-timeline.ts
        return StreamTopic{u"bubbleTimeline"_s, {}};
    case Source::Kind::Tag:
        return StreamTopic{u"hashtag"_s, source.tags().all.join(u'#')};
    case Source::Kind::ServerList:
        return StreamTopic{u"userList"_s, source.param};
    case Source::Kind::Antenna:
        return StreamTopic{u"antenna"_s, source.param};
    case Source::Kind::Channel:
        return StreamTopic{u"channel"_s, source.param};
    case Source::Kind::Mentions:
    case Source::Kind::Notifications:
    case Source::Kind::Direct: // whoever a note is for is mentioned in it (NoteCreateService.ts)
        return StreamTopic{u"main"_s, {}};
    case Source::Kind::Person:
    case Source::Kind::PersonMedia:
    case Source::Kind::List:
    case Source::Kind::Lookup:
    case Source::Kind::Clip:
    case Source::Kind::Favourites:
        break;
    }
    return {};
}

/// "q": any of these, each of them all of those.
QJsonObject tagParams(const QString &tags)
{
    const QStringList names = tags.split(u'#', Qt::SkipEmptyParts);
    QJsonArray all;
    for (const QString &name : names) {
        all.append(name);
    }
    QJsonArray any;
    any.append(all);
    return {{u"q"_s, any}};
}

/// As much as the timeline itself has when it is read: what a stream leaves out of it would be
/// missing until somebody looks.
QJsonObject paramsFor(const StreamTopic &topic)
{
    if (topic.name == u"hashtag") {
        return tagParams(topic.param);
    }
    if (topic.name == u"antenna") {
        return {{u"antennaId"_s, topic.param}};
    }
    if (topic.name == u"channel") {
        return {{u"channelId"_s, topic.param}};
    }
    if (topic.name == u"userList") {
        return {{u"listId"_s, topic.param}, {u"withRenotes"_s, true}};
    }
    if (topic.name == u"localTimeline" || topic.name == u"hybridTimeline") {
        return {{u"withRenotes"_s, true}, {u"withReplies"_s, true}};
    }
    return topic.name == u"main" ? QJsonObject() : QJsonObject{{u"withRenotes"_s, true}};
}

QByteArray frameOf(const QString &type, const QJsonObject &body)
{
    return QJsonDocument(QJsonObject{{u"type"_s, type}, {u"body"_s, body}})
        .toJson(QJsonDocument::Compact);
}

/// The topic whose key that is: names of channels hold no colon.
StreamTopic topicOfId(const QString &id)
{
    return {id.section(u':', 0, 0).left(longestType), id.section(u':', 1).left(longestId)};
}

Error unreadable(const Instance &instance)
{
    return json::badAnswer(instance.host, Words::tr("a stream message without an event"));
}

/// Who requires others to sign in shows a guest the note's frame alone, and streams do as well.
bool isWithheld(const QJsonObject &note)
{
    return json::truth(note, "isHidden"_L1)
        || json::truth(json::object(note, "renote"_L1), "isHidden"_L1);
}

bool isForEverybody(const QJsonObject &note)
{
    const QString visibility = json::text(note, "visibility"_L1);
    return visibility == u"public" || visibility == u"home";
}

bool wantsSignIn(const QJsonObject &note)
{
    return json::truth(json::object(note, "user"_L1), "requireSigninToViewContents"_L1);
}

/// Streams carry notes as their authors see them, and the channel of a hashtag hands them to
/// whoever is there, guests as well (Misskey 2025.10: stream/channels/hashtag.ts). The timeline
/// itself has none of these.
bool isForOthers(const QJsonObject &note, const StreamEvent &event, bool asGuest)
{
    const QJsonObject renote = json::object(note, "renote"_L1);
    const bool narrow = !isForEverybody(note) || (!renote.isEmpty() && !isForEverybody(renote));
    const bool unchecked = asGuest || (event.topic && event.topic->name == u"hashtag");
    return (unchecked && narrow) || (asGuest && (wantsSignIn(note) || wantsSignIn(renote)));
}

/// Forks pack what a timeline streams for nobody (Firefish: packages/backend/src/server/api/stream/
/// channels/home-timeline.ts), and Misskey has no word for "none": where the account's own reaction
/// is not told, nothing is known of it. Nor does a mark that is not set mean anything (Sharkey): it
/// is the word for "nobody", too.
void leaveUntold(TimelineItem &item, const QJsonObject &note)
{
    if (item.post.viewer) {
        item.post.viewer->marksUntold = true;
        item.post.viewer->pinUntold = false; // all marks are
    }
    const QJsonObject told = item.boost ? json::object(note, "renote"_L1) : note;
    const bool any = !json::object(told, "reactions"_L1).isEmpty();
    if (item.post.viewer && any && !told.contains("myReaction"_L1)) {
        item.post.viewer->reactionsUntold = true;
    }
}

Result<StreamEvent> withNote(
    StreamEvent event, const QJsonObject &note, const Instance &instance, bool asGuest)
{
    auto item = noteFromJson(note, instance, !asGuest);
    const bool withheld = item ? isForOthers(note, event, asGuest) : isWithheld(note);
    if (!item && !withheld) {
        return item.error();
    }
    if (!withheld) {
        event.item = std::move(*item);
        leaveUntold(*event.item, note);
    } else if (event.kind == StreamEvent::Kind::Update) {
        event.kind = StreamEvent::Kind::Other;
    }
    return event;
}

/// Notes of "main" are those that mention its account or answer it; a notification comes with each
/// of them, and is told a second time ("unreadNotification") when nobody has read it soon. That all
/// were read or thrown away is told to all apps of the account (core/NotificationService.ts), to
/// that one, too, that did it. Whatever changes of the account's own settings is one event, its
/// muted words among them.
StreamEvent::Kind kindInChannel(const QString &type)
{
    if (type == u"note" || type == u"mention" || type == u"reply") {
        return StreamEvent::Kind::Update;
    }
    if (type == u"notification") {
        return StreamEvent::Kind::Notification;
    }
    if (type == u"readAllNotifications" || type == u"notificationFlushed") {
        return StreamEvent::Kind::NoticesRead;
    }
    if (type == u"meUpdated") {
        return StreamEvent::Kind::FiltersChanged;
    }
    return type.startsWith(u"announcement"_s) ? StreamEvent::Kind::Announcement
                                              : StreamEvent::Kind::Other;
}

Result<StreamEvent> fromChannel(const QJsonObject &told, const Instance &instance, bool asGuest)
{
    const QString id = json::verbatim(told, "id"_L1);
    const QString type = json::text(told, "type"_L1).left(longestType);
    if (id.isEmpty() || type.isEmpty()) {
        return unreadable(instance);
    }
    StreamEvent event{.kind = kindInChannel(type), .topic = topicOfId(id), .word = type};
    const QJsonObject body = json::object(told, "body"_L1);
    if (event.kind == StreamEvent::Kind::Update) {
        return withNote(std::move(event), body, instance, asGuest);
    }
    if (event.kind != StreamEvent::Kind::Notification) {
        return event;
    }
    event.localId = json::text(body, "id"_L1);
    if (event.localId.isEmpty()) {
        return json::badAnswer(instance.host, Words::tr("a notification without an id"));
    }
    if (auto notice = noticeFromJson(body, instance)) {
        event.notice = std::move(*notice);
        event.notice->post.reset(); // the item
    } else {
        qCWarning(logProtocol) << "notification skipped:" << notice.error().subject
                               << notice.error().detail;
    }
    const QJsonObject note = json::object(body, "note"_L1);
    return note.isEmpty() ? Result<StreamEvent>(std::move(event))
                          : withNote(std::move(event), note, instance, asGuest);
}

/// What became of a note that is watched. Of an edit and whatever cannot be counted too little is
/// said: it is asked for.
Result<StreamEvent> fromWatched(const QJsonObject &told, const Instance &instance)
{
    const QString id = json::text(told, "id"_L1);
    const QString type = json::text(told, "type"_L1).left(longestType);
    if (id.isEmpty() || type.isEmpty()) {
        return unreadable(instance);
    }
    StreamEvent event{.localId = id,
        .personId = json::text(json::object(told, "body"_L1), "userId"_L1).left(longestId),
        .word = type};
    if (type == u"deleted") {
        event.kind = StreamEvent::Kind::Delete;
    } else if (type == u"reacted" || type == u"unreacted" || type == u"pollVoted"
        || type == u"updated") {
        event.kind = StreamEvent::Kind::Changed;
        event.change = liveChangeFromJson(type, json::object(told, "body"_L1), instance);
    }
    return event;
}

} // namespace

std::optional<StreamTopic> MisskeyFamily::topic(
    const Instance &instance, const Source &source) const
{
    const Capabilities can = capabilities(instance);
    const bool streams = can.streaming && (can.bubble || source.kind != Source::Kind::Bubble);
    const auto topic = streams ? channelFor(source) : std::optional<StreamTopic>();
    const bool named = topic && topic->key().size() <= longestId
        && (topic->name != u"hashtag" || !topic->param.isEmpty());
    return named ? topic : std::nullopt;
}

StreamDoor MisskeyFamily::streamDoor(const Instance &instance, const StreamTopic & /*topic*/) const
{
    QUrl url = baseUrl(instance.host);
    url.setScheme(url.scheme() == u"http" ? u"ws"_s : u"wss"_s);
    url.setPath(u"/streaming"_s);
    const Capabilities can = capabilities(instance);
    const bool inQuery = can.tokenInBody || can.streamTokenInQuery;
    return {.url = url,
        .token = inQuery ? StreamToken::Query : StreamToken::Header,
        .queryKey = u"i"_s,
        .carriesTopic = false,
        .silenceMs = misskeySilenceMs};
}

std::optional<QByteArray> MisskeyFamily::subscribe(
    const Instance & /*instance*/, const StreamTopic &topic) const
{
    // Without "pong" nothing would tell a channel that is refused from one in which nothing is
    // said.
    QJsonObject body{
        {u"channel"_s, topic.name}, {u"id"_s, topic.key().left(longestId)}, {u"pong"_s, true}};
    if (const QJsonObject params = paramsFor(topic); !params.isEmpty()) {
        body.insert(u"params"_s, params);
    }
    return frameOf(u"connect"_s, body);
}

std::optional<QByteArray> MisskeyFamily::unsubscribe(
    const Instance & /*instance*/, const StreamTopic &topic) const
{
    return frameOf(u"disconnect"_s, {{u"id"_s, topic.key().left(longestId)}});
}

std::optional<QByteArray> MisskeyFamily::watch(
    const Instance & /*instance*/, const QString &localId) const
{
    return frameOf(u"subNote"_s, {{u"id"_s, localId}});
}

std::optional<QByteArray> MisskeyFamily::unwatch(
    const Instance & /*instance*/, const QString &localId) const
{
    return frameOf(u"unsubNote"_s, {{u"id"_s, localId}});
}

Result<StreamEvent> MisskeyFamily::decodeFrame(
    const Instance &instance, const QByteArray &frame, bool asGuest) const
{
    const QJsonDocument document = foreignJson(frame);
    if (!document.isObject()) {
        return json::badAnswer(instance.host, Words::tr("a stream message that is no JSON"));
    }
    const QJsonObject json = document.object();
    const QString type = json::text(json, "type"_L1).left(longestType);
    const QJsonObject body = json::object(json, "body"_L1);
    if (type.isEmpty()) {
        return unreadable(instance);
    }
    if (type == u"channel") {
        return fromChannel(body, instance, asGuest);
    }
    if (type == u"noteUpdated") {
        return fromWatched(body, instance);
    }
    if (type == u"connected") {
        const QString id = json::verbatim(body, "id"_L1);
        return id.isEmpty()
            ? Result<StreamEvent>(unreadable(instance))
            : StreamEvent{
                .kind = StreamEvent::Kind::Connected, .topic = topicOfId(id), .word = type};
    }
    const bool announced = type.startsWith(u"announcement"_s);
    return StreamEvent{
        .kind = announced ? StreamEvent::Kind::Announcement : StreamEvent::Kind::Other,
        .word = type};
}

} // namespace asterism::misskey
