// SPDX-License-Identifier: GPL-3.0-or-later

// What a StreamHub tells to whom, on servers of Mastodon's API.
#include "sandbox/entities.h"
#include "sandbox/notices.h"
#include "sandbox/streamhub.h"
#include "sandbox/timelines.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<FrontRules> frontRules(const QString &stream)
{
    const QStringList words = stream.split(u':');
    if (words.first() != u"public"_s) {
        return std::nullopt;
    }
    return FrontRules{.local = words.contains(u"local"_s),
        .remote = words.contains(u"remote"_s),
        .media = words.contains(u"media"_s)};
}

} // namespace

std::optional<QString> StreamHub::chosen(int person, const Subscription &to, const Copy &copy) const
{
    if (is("misskey"_L1)) {
        return hasMisskey(person, to, copy) ? std::optional(QString()) : std::nullopt;
    }
    const Call call = callFor(person);
    if (to.stream == u"user"_s) {
        return chooseForHome(call, copy);
    }
    bool belongs = false;
    if (to.stream == u"list"_s) {
        const Circle *circle = call.circle(to.parameter);
        belongs = circle && belongsToList(call, *circle, copy);
    } else if (to.stream.startsWith(u"hashtag"_s)) {
        belongs = belongsToTag(call, to.parameter, to.stream == u"hashtag:local"_s, copy);
    } else if (const auto rules = frontRules(to.stream)) {
        belongs = belongsToFront(call, *rules, copy);
    }
    return belongs ? std::optional(QString()) : std::nullopt;
}

bool StreamHub::belongs(const Session &session, const Subscription &to, const Copy &copy) const
{
    // GoToSocial 0.20 takes the subscription and never tells anything (the recorded frames).
    const bool silent = is("gotosocial"_L1) && to.stream.startsWith(u"hashtag"_s);
    return !silent && chosen(session.person, to, copy).has_value();
}

std::vector<HeldRow> StreamHub::held(int person, const Subscription &timeline) const
{
    std::vector<HeldRow> rows;
    const auto &byId = m_world->holdings(m_site).byId;
    for (auto it = byId.rbegin(); it != byId.rend(); ++it) {
        const Copy &copy = it->second;
        const auto wrapBy = chosen(person, timeline, copy);
        if (!wrapBy) {
            continue;
        }
        const Note *note = m_world->noteOf(copy);
        const Announce *boost =
            copy.boost ? m_world->announce(copy.uri) : m_world->announce(*wrapBy);
        rows.push_back({.id = copy.id,
            .uri = note->uri,
            .booster = boost ? m_world->persons[size_t(boost->booster)].handle() : QString(),
            .text = is("misskey"_L1) && !note->before.empty() ? note->before.front().text
                                                              : note->text});
    }
    return rows;
}

void StreamHub::tell(const WorldNews &news)
{
    using Kind = WorldNews::Kind;
    if (is("misskey"_L1)) {
        forEachSession([&](Session &session) { tellMisskey(session, news); });
        return;
    }
    if (news.kind == Kind::Unreacted || news.kind == Kind::Voted) {
        return; // which no other server streams
    }
    forEachSession([&](Session &session) {
        if (news.kind == Kind::Reacted || news.kind == Kind::Followed) {
            notifyOfDeed(session, news);
            return;
        }
        if (news.kind == WorldNews::Kind::Gone) {
            tellGone(session, news.copy);
        } else {
            tellNews(session, news);
        }
        if (news.kind == WorldNews::Kind::Arrived) {
            notify(session, news.copy);
            tellTalk(session, news.copy);
        }
    });
}

void StreamHub::tellNews(Session &session, const WorldNews &news)
{
    const QString event = news.kind == WorldNews::Kind::Edited ? u"status.update"_s : u"update"_s;
    std::optional<QByteArray> payload;
    const auto subscriptions = session.subscriptions;
    for (const Subscription &to : subscriptions) {
        if (!belongs(session, to, news.copy)) {
            continue;
        }
        if (!payload) {
            payload = compact(statusJson(callFor(session.person).view(), news.copy));
        }
        push(session, to, event, payload);
    }
}

/// Mastodon and Akkoma: to each stream that had it. GoToSocial: once to everybody, under the first
/// of these names that they listen to, whether or not they ever saw it.
void StreamHub::tellGone(Session &session, const Copy &copy)
{
    const auto subscriptions = session.subscriptions;
    if (is("mastodon"_L1) || isAkkomaHere()) {
        for (const Subscription &to : subscriptions) {
            if (belongs(session, to, copy)) {
                push(session, to, u"delete"_s, copy.id.toUtf8());
            }
        }
        return;
    }
    for (const QString &stream : {u"user"_s, u"public"_s, u"public:local"_s, u"direct"_s}) {
        const auto found = std::ranges::find(subscriptions, stream, &Subscription::stream);
        if (found != subscriptions.end()) {
            push(session, *found, u"delete"_s, copy.id.toUtf8());
            return;
        }
    }
}

/// A mention of, or a boost for, the person of that session.
void StreamHub::notify(Session &session, const Copy &copy)
{
    const Call call = callFor(session.person);
    if (isNotice(call, copy)) {
        notify(session, copy.uri);
    }
}

/// Somebody likes what is theirs, or follows them.
void StreamHub::notifyOfDeed(Session &session, const WorldNews &news)
{
    if (news.kind == WorldNews::Kind::Followed) {
        if (news.whom == session.person) {
            notify(session, followNoticeKey(news.who));
        }
        return;
    }
    const Note *note = m_world->noteOf(news.copy);
    if (note && note->author == session.person) {
        notify(session, reactionNoticeKey(note->uri, news.reaction));
    }
}

/// As the server lists it.
void StreamHub::notify(Session &session, const QString &key)
{
    const auto notice = noticeOf(callFor(session.person), key);
    if (!notice) {
        return;
    }
    const QByteArray payload = compact(*notice);
    const auto subscriptions = session.subscriptions;
    for (const Subscription &to : subscriptions) {
        if (to.stream == u"user"_s || to.stream == u"user:notification"_s) {
            push(session, to, u"notification"_s, payload);
        }
    }
}

void StreamHub::tell(int person, const QString &event, const QJsonValue &payload)
{
    // GoToSocial always has a payload, be it empty.
    std::optional<QByteArray> bytes;
    if (payload.isObject()) {
        bytes = compact(payload.toObject());
    } else if (payload.isString() || is("gotosocial"_L1)) {
        bytes = payload.toString().toUtf8();
    }
    if (is("misskey"_L1)) {
        tellMainChannels(person, event, payload);
        return;
    }
    forEachSession([&](Session &session) {
        const auto found =
            std::ranges::find(session.subscriptions, u"user"_s, &Subscription::stream);
        if ((person < 0 || person == session.person) && found != session.subscriptions.end()) {
            push(session, Subscription(*found), event, bytes);
        }
    });
}

void StreamHub::push(Session &session, const Subscription &to, const QString &event,
    const std::optional<QByteArray> &payload)
{
    QJsonObject frame{{u"stream"_s, streamWords(session, to)}, {u"event"_s, event}};
    if (payload) {
        frame.insert(u"payload"_s, QString::fromUtf8(*payload));
    }
    if (isAkkomaHere() && event == u"delete"_s) {
        frame.remove(u"stream"_s);
    }
    deliver(session, to, compact(frame) + (is("gotosocial"_L1) ? "\n" : ""));
}

/// Mastodon parts a name and its parameter, GoToSocial writes one word, Akkoma what it calls them
/// inside (streamer.ex).
QJsonArray StreamHub::streamWords(const Session &session, const Subscription &to) const
{
    if (isAkkomaHere() && to.stream.startsWith(u"user"_s)) {
        return {to.stream + u':' + m_world->accountId(m_site, session.person)};
    }
    if (!to.parameter.isEmpty() && is("mastodon"_L1)) {
        return {to.stream, to.parameter};
    }
    return {to.text()};
}

} // namespace asterism
