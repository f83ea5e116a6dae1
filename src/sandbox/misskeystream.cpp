// SPDX-License-Identifier: GPL-3.0-or-later

// Misskey's streaming API (misskey: server/api/stream/Connection.ts and its channels; recorded:
// tests/fixtures/misskey/streaming_frames.jsonl).
#include "sandbox/streamhub.h"

#include "base/clock.h"
#include "sandbox/answers.h"
#include "sandbox/misskeyentities.h"
#include "sandbox/misskeyfeeds.h"
#include "sandbox/misskeynotifications.h"
#include "sandbox/streamwire.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

using misskeyserver::MisskeyFeed;

namespace {

constexpr size_t mostChannels = 32;
constexpr qsizetype mostWatched = 4096;
const QString watching = u"noteUpdated"_s; // what a fault calls it

QByteArray misskeyFrame(const QString &type, const QJsonValue &body)
{
    return QJsonDocument(QJsonObject{{u"type"_s, type}, {u"body"_s, body}})
        .toJson(QJsonDocument::Compact);
}

/// Which of its parameters a channel needs; those that are not here it does not have.
const QHash<QString, QString> &knownChannels()
{
    static const QHash<QString, QString> all{{u"main"_s, {}}, {u"homeTimeline"_s, {}},
        {u"localTimeline"_s, {}}, {u"hybridTimeline"_s, {}}, {u"globalTimeline"_s, {}},
        {u"userList"_s, u"listId"_s}, {u"hashtag"_s, u"q"_s}, {u"antenna"_s, u"antennaId"_s},
        {u"channel"_s, u"channelId"_s}};
    return all;
}

bool needsLogin(const QString &channel)
{
    static const QStringList all{
        u"main"_s, u"homeTimeline"_s, u"hybridTimeline"_s, u"userList"_s, u"antenna"_s};
    return all.contains(channel);
}

/// "a+b,c" for [["a", "b"], ["c"]]
QString wordsOf(const QJsonValue &query)
{
    QStringList parts;
    const QJsonArray outer = query.toArray();
    for (const QJsonValue part : outer) {
        QStringList all;
        const QJsonArray inner = part.toArray();
        for (const QJsonValue word : inner) {
            all << word.toString();
        }
        parts << all.join(u'+');
    }
    return parts.join(u',');
}

std::vector<QStringList> tagsOf(const QString &words)
{
    std::vector<QStringList> tags;
    for (const QString &part : words.split(u',', Qt::SkipEmptyParts)) {
        tags.push_back(part.split(u'+', Qt::SkipEmptyParts));
    }
    return tags;
}

/// Called as channels are, or as the streams of the others (StreamHub::held()).
std::optional<MisskeyFeed::Kind> feedKind(const QString &stream)
{
    using Kind = MisskeyFeed::Kind;
    static const QHash<QString, Kind> kinds{{u"homeTimeline"_s, Kind::Home},
        {u"user"_s, Kind::Home}, {u"localTimeline"_s, Kind::Local},
        {u"public:local"_s, Kind::Local}, {u"hybridTimeline"_s, Kind::Hybrid},
        {u"globalTimeline"_s, Kind::Global}, {u"public"_s, Kind::Global},
        {u"userList"_s, Kind::List}, {u"list"_s, Kind::List}, {u"hashtag"_s, Kind::Tag},
        {u"antenna"_s, Kind::Antenna}, {u"channel"_s, Kind::Channel}};
    const auto found = kinds.constFind(stream);
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

QJsonValue pictureOfReaction(const View &view, const NoteReaction &reaction)
{
    const QString url = misskeyserver::reactionUrl(view, reaction);
    const QString key = misskeyserver::reactionKey(view, reaction);
    return url.isEmpty()
        ? QJsonValue()
        : QJsonValue(QJsonObject{{u"name"_s, key.mid(1, key.size() - 2)}, {u"url"_s, url}});
}

/// What a client that watches the note is told: {type, body}.
QJsonObject changeOf(const View &view, const WorldNews &news)
{
    const QString key = misskeyserver::reactionKey(view, news.reaction);
    const QString who = news.reaction.person < 0
        ? QString()
        : view.world.accountId(view.site, news.reaction.person);
    switch (news.kind) {
    case WorldNews::Kind::Reacted:
        return {{u"type"_s, u"reacted"_s},
            {u"body"_s,
                QJsonObject{{u"reaction"_s, key},
                    {u"emoji"_s, pictureOfReaction(view, news.reaction)}, {u"userId"_s, who}}}};
    case WorldNews::Kind::Unreacted:
        return {{u"type"_s, u"unreacted"_s},
            {u"body"_s, QJsonObject{{u"reaction"_s, key}, {u"userId"_s, who}}}};
    case WorldNews::Kind::Voted:
        return {{u"type"_s, u"pollVoted"_s},
            {u"body"_s, QJsonObject{{u"choice"_s, news.choice}, {u"userId"_s, who}}}};
    default:
        return {{u"type"_s, u"deleted"_s},
            {u"body"_s, QJsonObject{{u"deletedAt"_s, isoTime(view.now)}}}};
    }
}

} // namespace

HttpResponse StreamHub::answerMisskey(const HttpRequest &request, int person) const
{
    const bool here = request.path == u"/streaming"_s || request.path == u"/streaming/"_s;
    if (!here || !asksForStream(request)) {
        return errorAnswer(u"misskey"_s, 404);
    }
    if (person == -2) {
        HttpResponse response = typedAnswer("text/plain", {}, 401);
        response.headers.emplace_back("WWW-Authenticate",
            "Bearer realm=\"Misskey\", error=\"invalid_token\", "
            "error_description=\"Failed to authenticate\"");
        return response;
    }
    return streamAccepted(request, {});
}

void StreamHub::takeMisskey(Session &session, const QJsonObject &message)
{
    const QString type = message[u"type"_s].toString();
    const QJsonObject body = message[u"body"_s].toObject();
    const QString id = body[u"id"_s].toString();
    if (type == u"connect"_s) {
        connectChannel(session, body);
    } else if (type == u"disconnect"_s) {
        std::erase_if(session.subscriptions, [&](const Subscription &to) { return to.name == id; });
    } else if (type == u"subNote"_s || type == u"s"_s || type == u"sr"_s) {
        if (!id.isEmpty() && session.watched.size() < mostWatched) {
            session.watched.append(id); // as often as it is said: once less each time it is ended
        }
    } else if (type == u"unsubNote"_s || type == u"un"_s) {
        session.watched.removeOne(id);
    } else if (type == u"readNotification"_s) {
        const auto main =
            std::ranges::find(session.subscriptions, u"main"_s, &Subscription::stream);
        if (main != session.subscriptions.end()) {
            pushChannel(session, Subscription(*main), u"readAllNotifications"_s, QJsonValue());
        }
    }
}

/// Whoever may not, and whatever is unknown or too much, hears nothing.
void StreamHub::connectChannel(Session &session, const QJsonObject &body)
{
    const QString channel = body[u"channel"_s].toString();
    const QString id = body[u"id"_s].toString();
    const auto known = knownChannels().constFind(channel);
    const bool twice = channel == u"main"_s
        && std::ranges::find(session.subscriptions, channel, &Subscription::stream)
            != session.subscriptions.end();
    if (known == knownChannels().cend() || id.isEmpty() || twice
        || session.subscriptions.size() >= mostChannels
        || (session.person < 0 && needsLogin(channel))) {
        return;
    }
    const QJsonObject params = body[u"params"_s].toObject();
    const QJsonValue parameter = params[*known];
    const Subscription subscription{.stream = channel,
        .parameter = channel == u"hashtag"_s ? wordsOf(parameter) : parameter.toString(),
        .name = id,
        .params = params};
    session.subscriptions.push_back(subscription);
    remember(session, subscription);
    if (body[u"pong"_s].toBool()) {
        write(session, misskeyFrame(u"connected"_s, QJsonObject{{u"id"_s, id}}));
    }
}

bool StreamHub::hasMisskey(int person, const Subscription &to, const Copy &copy) const
{
    const auto kind = feedKind(to.stream);
    if (!kind) {
        return false;
    }
    const MisskeyFeed feed{.kind = *kind,
        .id = to.parameter,
        .tags = tagsOf(to.parameter),
        .renotes = to.params[u"withRenotes"_s].toBool(true),
        .files = to.params[u"withFiles"_s].toBool(),
        .replies = to.params[u"withReplies"_s].toBool()};
    return misskeyserver::belongsToFeed(callFor(person), feed, copy);
}

void StreamHub::tellMisskey(Session &session, const WorldNews &news)
{
    if (news.kind == WorldNews::Kind::Edited) {
        return; // it has no edits, and takes nobody's
    }
    if (news.kind == WorldNews::Kind::Followed) {
        tellFollower(session, news);
        return;
    }
    if (news.kind != WorldNews::Kind::Arrived) {
        tellWatched(session, news);
    } else {
        const auto subscriptions = session.subscriptions;
        const View view = callFor(session.person).view();
        for (const Subscription &to : subscriptions) {
            if (hasMisskey(session.person, to, news.copy)) {
                pushChannel(session, to, u"note"_s,
                    misskeyserver::noteJson(view, news.copy, {.streamed = true}));
            }
        }
    }
    tellMain(session, news);
}

void StreamHub::tellFollower(Session &session, const WorldNews &news)
{
    const auto main = std::ranges::find(session.subscriptions, u"main"_s, &Subscription::stream);
    if (news.whom != session.person || main == session.subscriptions.end()) {
        return;
    }
    const Subscription to = *main;
    if (const auto notice = misskeyserver::followNotice(callFor(session.person).view(), news.who)) {
        pushChannel(session, to, u"notification"_s, *notice);
    }
}

void StreamHub::tellWatched(Session &session, const WorldNews &news)
{
    if (!session.watched.contains(news.copy.id)) {
        return;
    }
    QJsonObject body = changeOf(callFor(session.person).view(), news);
    body.insert(u"id"_s, news.copy.id);
    deliver(session, {.stream = watching}, misskeyFrame(watching, body));
}

/// What concerns the person of that session.
void StreamHub::tellMain(Session &session, const WorldNews &news)
{
    const auto found = std::ranges::find(session.subscriptions, u"main"_s, &Subscription::stream);
    const Note *note = m_world->noteOf(news.copy);
    if (found == session.subscriptions.end() || !note) {
        return;
    }
    const Subscription main = *found;
    const View view = callFor(session.person).view();
    if (news.kind == WorldNews::Kind::Reacted) {
        if (note->author == session.person && news.reaction.person != session.person) {
            pushChannel(session, main, u"notification"_s,
                misskeyserver::reactionNotice(view, news.copy, news.reaction));
        }
        return;
    }
    const QString type = news.kind == WorldNews::Kind::Arrived
        ? misskeyserver::noticeOf(*m_world, news.copy, session.person)
        : QString();
    if (type.isEmpty()) {
        return;
    }
    const QJsonObject json = misskeyserver::noteJson(view, news.copy);
    const bool renote = type == u"renote"_s || type == u"quote"_s;
    pushChannel(session, main, renote ? u"renote"_s : u"mention"_s, json);
    if (type == u"reply"_s) {
        pushChannel(session, main, type, json);
    }
    pushChannel(session, main, u"notification"_s, misskeyserver::noticeJson(view, news.copy, type));
}

/// For everybody on the connection itself, else on the channel "main".
void StreamHub::tellMainChannels(int person, const QString &event, const QJsonValue &payload)
{
    forEachSession([&](Session &session) {
        const auto main =
            std::ranges::find(session.subscriptions, u"main"_s, &Subscription::stream);
        if (person < 0) {
            deliver(session, {.stream = u"broadcast"_s}, misskeyFrame(event, payload));
        } else if (person == session.person && main != session.subscriptions.end()) {
            pushChannel(session, Subscription(*main), event, payload);
        }
    });
}

void StreamHub::pushChannel(
    Session &session, const Subscription &to, const QString &type, const QJsonValue &body)
{
    deliver(session, to,
        misskeyFrame(
            u"channel"_s, QJsonObject{{u"id"_s, to.name}, {u"type"_s, type}, {u"body"_s, body}}));
}

} // namespace asterism
