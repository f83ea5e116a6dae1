// SPDX-License-Identifier: GPL-3.0-or-later

// Streams of the Mastodon API (docs.joinmastodon.org/methods/streaming) and how Pleroma, Akkoma
// and GoToSocial differ.
#include "base/foreignjson.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include "base/host.h"
#include "base/log.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qsizetype longestWord = 100;
constexpr qsizetype longestWords = 500;

QString paramName(const StreamTopic &topic)
{
    return topic.name == u"list" ? u"list"_s : u"tag"_s;
}

bool maySubscribe(const Instance &instance, const StreamTopic &topic)
{
    switch (capabilities(instance).streamJoin) {
    case Capabilities::StreamJoin::None:
        return false;
    case Capabilities::StreamJoin::ByName:
        return topic.param.isEmpty();
    case Capabilities::StreamJoin::Lists:
        return topic.param.isEmpty() || topic.name == u"list";
    case Capabilities::StreamJoin::All:
        break;
    }
    return true;
}

QByteArray message(const QString &type, const StreamTopic &topic)
{
    QJsonObject json{{u"type"_s, type}, {u"stream"_s, topic.name}};
    if (!topic.param.isEmpty()) {
        json.insert(paramName(topic), topic.param);
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// Mastodon and Pleroma tell name and parameter apart, GoToSocial writes "list:ID", Akkoma shows
/// inner names as "user:ID", and Pleroma's documents spell one of them in the plural.
StreamTopic topicFrom(const QJsonArray &told)
{
    const QString name = told.at(0).toString().left(longestWord);
    const QString param = told.at(1).toString().left(longestWord);
    const QString first = name.section(u':', 0, 0);
    if (first == u"list" || first == u"hashtag") {
        return {first, param.isEmpty() ? name.section(u':', 1) : param};
    }
    if (name.startsWith(u"user:notification"_s)) {
        return {u"user:notification"_s, {}};
    }
    return {first == u"user" ? first : name, {}};
}

/// The payload is JSON in a string; some servers write the object itself.
QJsonObject payloadOf(const QJsonObject &frame)
{
    const QJsonValue payload = frame["payload"_L1];
    return payload.isString() ? QJsonDocument::fromJson(payload.toString().toUtf8()).object()
                              : payload.toObject();
}

Result<StreamEvent> withStatus(
    StreamEvent event, const QJsonObject &status, const Instance &instance, bool asGuest)
{
    auto item = statusFromJson(status, instance, !asGuest);
    if (!item) {
        return item.error();
    }
    event.item = std::move(*item);
    return event;
}

Result<StreamEvent> notification(
    StreamEvent event, const QJsonObject &told, const Instance &instance, bool asGuest)
{
    if (isOfChat(told)) {
        event.kind = StreamEvent::Kind::Other;
        return event;
    }
    event.localId = json::text(told, "id"_L1);
    if (event.localId.isEmpty()) {
        return json::badAnswer(instance.host, Words::tr("a notification without an id"));
    }
    if (auto notice = noticeFromJson(told, instance)) {
        event.notice = std::move(*notice);
        event.notice->post.reset(); // the item
    } else {
        qCWarning(logProtocol) << "notification skipped:" << notice.error().subject
                               << notice.error().detail;
    }
    const QJsonObject status = json::object(told, "status"_L1);
    return status.isEmpty() ? Result<StreamEvent>(std::move(event))
                            : withStatus(std::move(event), status, instance, asGuest);
}

/// Its newest post; without one it is no news.
Result<StreamEvent> conversation(
    StreamEvent event, const QJsonObject &told, const Instance &instance)
{
    if (json::object(told, "last_status"_L1).isEmpty()) {
        event.kind = StreamEvent::Kind::Other;
        return event;
    }
    auto item = conversationFromJson(told, instance);
    if (!item) {
        return item.error();
    }
    event.item = std::move(*item);
    return event;
}

Result<StreamEvent> deletion(StreamEvent event, const QJsonObject &frame, const Instance &instance)
{
    event.localId = json::text(frame, "payload"_L1);
    return event.localId.isEmpty()
        ? Result<StreamEvent>(json::badAnswer(instance.host, Words::tr("a delete without an id")))
        : Result<StreamEvent>(std::move(event));
}

StreamEvent::Kind kindOf(const QString &word)
{
    using Kind = StreamEvent::Kind;
    if (word == u"update" || word == u"conversation") {
        return Kind::Update;
    }
    if (word == u"status.update") {
        return Kind::Edit;
    }
    if (word == u"delete") {
        return Kind::Delete;
    }
    if (word == u"notification") {
        return Kind::Notification;
    }
    if (word == u"filters_changed") {
        return Kind::FiltersChanged;
    }
    return word.startsWith(u"announcement"_s) ? Kind::Announcement : Kind::Other;
}

StreamEvent refusal(const QJsonObject &frame)
{
    return {.kind = StreamEvent::Kind::Refused,
        .httpStatus = int(json::count(frame, "status"_L1, 0)),
        .words = json::text(frame, "error"_L1).left(longestWords)};
}

/// What Pleroma says to a message: "success", "ignored" or "error" (docs/development/API/
/// pleroma_api.md).
StreamEvent respond(StreamEvent event, const QJsonObject &told)
{
    if (json::text(told, "result"_L1) == u"error") {
        event.kind = StreamEvent::Kind::Refused;
        event.words = json::text(told, "error"_L1).left(longestWords);
    }
    return event;
}

} // namespace

std::optional<StreamTopic> MastodonFamily::topic(
    const Instance &instance, const Source &source) const
{
    const Capabilities can = capabilities(instance);
    if (!can.streaming) {
        return {};
    }
    switch (source.kind) {
    case Source::Kind::Home:
        return StreamTopic{u"user"_s, {}};
    case Source::Kind::Notifications: // which tells of these, too
        return can.notifications ? std::optional(StreamTopic{u"user"_s, {}}) : std::nullopt;
    case Source::Kind::Local:
        return StreamTopic{u"public:local"_s, {}};
    case Source::Kind::Federated:
        return StreamTopic{u"public"_s, {}};
    case Source::Kind::Tag:
        // Of several tags one is enough: all of them must be there.
        return can.streamTags ? std::optional(StreamTopic{u"hashtag"_s, source.tags().all.value(0)})
                              : std::nullopt;
    case Source::Kind::ServerList:
        return StreamTopic{u"list"_s, source.param};
    case Source::Kind::Direct:
        return can.conversations ? std::optional(StreamTopic{u"direct"_s, {}}) : std::nullopt;
    case Source::Kind::Person:
    case Source::Kind::PersonMedia:
    case Source::Kind::List:
    case Source::Kind::Lookup:
    case Source::Kind::Social:
    case Source::Kind::Antenna:
    case Source::Kind::Channel:
    case Source::Kind::Clip:
    case Source::Kind::Mentions:
    case Source::Kind::Favourites:
    case Source::Kind::Bubble:
        break;
    }
    return {};
}

StreamDoor MastodonFamily::streamDoor(const Instance &instance, const StreamTopic &topic) const
{
    QUrl url(instance.streamingUrl);
    if (instance.streamingUrl.isEmpty()) {
        url = baseUrl(instance.host);
        url.setScheme(url.scheme() == u"http" ? u"ws"_s : u"wss"_s);
    }
    QString path = url.path();
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    // Told without a path by most, with a part of it or the whole by some.
    const QString whole = u"/api/v1/streaming"_s;
    url.setPath(path.endsWith(whole) ? path : path + whole);
    QUrlQuery query;
    query.addQueryItem(u"stream"_s, topic.name);
    if (!topic.param.isEmpty()) {
        query.addQueryItem(
            paramName(topic), QString::fromLatin1(QUrl::toPercentEncoding(topic.param)));
    }
    url.setQuery(query);
    return {.url = url,
        .token = capabilities(instance).streamTokenAsSubprotocol ? StreamToken::Subprotocol
                                                                 : StreamToken::Header};
}

std::optional<QByteArray> MastodonFamily::subscribe(
    const Instance &instance, const StreamTopic &topic) const
{
    return maySubscribe(instance, topic) ? std::optional(message(u"subscribe"_s, topic))
                                         : std::nullopt;
}

std::optional<QByteArray> MastodonFamily::unsubscribe(
    const Instance &instance, const StreamTopic &topic) const
{
    // Akkoma knows no unsubscribe; a stream too many costs less than a socket that is opened anew.
    return maySubscribe(instance, topic) ? std::optional(message(u"unsubscribe"_s, topic))
                                         : std::nullopt;
}

Result<StreamEvent> MastodonFamily::decodeFrame(
    const Instance &instance, const QByteArray &frame, bool asGuest) const
{
    const QJsonDocument document = foreignJson(frame);
    if (!document.isObject()) {
        return json::badAnswer(instance.host, Words::tr("a stream message that is no JSON"));
    }
    const QJsonObject json = document.object();
    const QString word = json::text(json, "event"_L1);
    if (word.isEmpty()) {
        return json.contains("error"_L1)
            ? Result<StreamEvent>(refusal(json))
            : json::badAnswer(instance.host, Words::tr("a stream message without an event"));
    }
    StreamEvent event{.kind = kindOf(word), .word = word.left(longestWord)};
    if (const QJsonArray told = json["stream"_L1].toArray(); !told.isEmpty()) {
        event.topic = topicFrom(told);
    }
    if (word == u"conversation") {
        return conversation(std::move(event), payloadOf(json), instance);
    }
    switch (event.kind) {
    case StreamEvent::Kind::Update:
    case StreamEvent::Kind::Edit:
        return withStatus(std::move(event), payloadOf(json), instance, asGuest);
    case StreamEvent::Kind::Delete:
        return deletion(std::move(event), json, instance);
    case StreamEvent::Kind::Notification:
        return notification(std::move(event), payloadOf(json), instance, asGuest);
    default:
        return word == u"pleroma:respond" ? respond(std::move(event), payloadOf(json)) : event;
    }
}

} // namespace asterism::mastodon
