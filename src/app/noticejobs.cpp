// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/noticejobs.h"

#include "app/gathering.h"
#include "app/jobs.h"
#include "content/names.h"
#include "store/extra.h"
#include "sync/notifications.h"
#include "sync/prepare.h"
#include "sync/searching.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int usualNoticeRows = 40;
constexpr int mostNoticeRows = 400;
constexpr qsizetype longestPostText = 10'000;
constexpr qsizetype longestNoticeText = 2000;

/// Rows tell of many people: what each says of themselves is left out.
QJsonObject shortActor(Actor actor)
{
    actor.noteHtml.clear();
    return actorToJob(safeActor(std::move(actor)));
}

QJsonObject reactionToJob(const Reaction &reaction)
{
    return {{u"name"_s, safeName(reaction.name)}, {u"url"_s, reaction.url},
        {u"static"_s, reaction.staticUrl}};
}

Reaction reactionFromJob(const QJsonObject &json)
{
    return {.name = json[u"name"].toString(),
        .url = json[u"url"].toString(),
        .staticUrl = json[u"static"].toString()};
}

QJsonArray doersToJob(const std::vector<Notification::Doer> &doers)
{
    QJsonArray all;
    for (const Notification::Doer &doer : doers) {
        all.append(QJsonObject{
            {u"actor"_s, shortActor(doer.actor)}, {u"reaction"_s, reactionToJob(doer.reaction)}});
    }
    return all;
}

std::optional<SearchFor> searchedFor(const QString &word)
{
    if (word == u"people") {
        return SearchFor::People;
    }
    if (word == u"posts") {
        return SearchFor::Posts;
    }
    return word == u"tags" ? std::optional(SearchFor::Tags) : std::nullopt;
}

QJsonObject findingsToJob(const Findings &found)
{
    QJsonArray people;
    for (const Actor &actor : found.people) {
        people.append(actorToJob(safeActor(actor)));
    }
    QJsonArray posts;
    for (const TimelineItem &item : found.posts) {
        posts.append(postToJob(prepare(item)));
    }
    QJsonArray tags;
    for (const Hashtag &tag : found.tags) {
        tags.append(QJsonObject{{u"name"_s, safeName(tag.name)}, {u"url"_s, tag.url}});
    }
    return {
        {u"people"_s, people}, {u"posts"_s, posts}, {u"tags"_s, tags}, {u"below"_s, found.below}};
}

QJsonObject noticesToJob(
    const std::vector<Notification> &notices, const Core &core, const AccountId &account)
{
    QJsonArray rows;
    for (const Notification &notice : notices) {
        if (const auto row = notificationToJob(notice, core, account)) {
            rows.append(*row);
        }
    }
    return {{u"rows"_s, rows}};
}

/// Of what the server says and of what the account's filters are known to be.
store::Prepared judged(const Post &post, const Core &core, const AccountId &account)
{
    std::vector<store::Prepared> one;
    one.push_back(prepare({.localId = post.localId, .createdAt = post.createdAt, .post = post}));
    core.filters.judge(account, one, core.clock.now());
    return std::move(one.front());
}

/// What counts among notifications: the strictest, and the titles of those.
FilterVerdict verdictOn(const Post &post, qint64 now)
{
    FilterVerdict verdict;
    for (const FilterMatch &match :
        post.viewer ? post.viewer->filters : std::vector<FilterMatch>()) {
        const bool counts = (match.contexts & NotificationsContext) != 0
            && (match.expiresAt == 0 || match.expiresAt > now);
        if (!counts || match.action < verdict.action) {
            continue;
        }
        if (match.action > verdict.action) {
            verdict = {.action = match.action, .titles = {}, .accounts = {}};
        }
        verdict.titles << safeName(match.title);
    }
    return verdict;
}

int wantedRows(const QJsonObject &argument)
{
    return std::clamp(argument[u"limit"].toInt(usualNoticeRows), 1, mostNoticeRows);
}

} // namespace

QJsonObject postToJob(const store::Prepared &prepared)
{
    const Post &post = prepared.item.post;
    return {{u"uri"_s, post.uri}, {u"url"_s, post.url}, {u"author"_s, shortActor(post.author)},
        {u"at"_s, post.createdAt}, {u"edited"_s, post.editedAt},
        {u"visibility"_s, word(post.visibility)}, {u"warning"_s, post.warning},
        {u"sensitive"_s, post.sensitive}, {u"text"_s, safeText(prepared.text, longestPostText)},
        {u"extra"_s, store::extraOf(post)},
        {u"reactions"_s, store::reactionsToText(post.reactions)}};
}

ToldPost postFromJob(const QJsonObject &json)
{
    ToldPost told{.text = json[u"text"].toString(), .post = {}};
    Post &post = told.post;
    post.uri = json[u"uri"].toString();
    post.url = json[u"url"].toString();
    post.author = actorFromJob(json[u"author"].toObject());
    post.createdAt = json[u"at"].toInteger();
    post.editedAt = json[u"edited"].toInteger();
    post.visibility = visibility(json[u"visibility"].toString());
    post.warning = json[u"warning"].toString();
    post.sensitive = json[u"sensitive"].toBool();
    store::readExtra(json[u"extra"].toString(), post);
    post.reactions = store::reactionsFromText(json[u"reactions"].toString());
    return told;
}

std::optional<QJsonObject> notificationToJob(
    const Notification &notice, const Core &core, const AccountId &account)
{
    QJsonObject json{{u"id"_s, notice.localId}, {u"kind"_s, word(notice.kind)},
        {u"word"_s, safeName(notice.word)}, {u"at"_s, notice.createdAt},
        {u"doers"_s, doersToJob(notice.doers)}, {u"people"_s, notice.people},
        {u"group"_s, notice.groupKey}, {u"text"_s, safeText(notice.text, longestNoticeText)},
        {u"pending"_s, notice.pending}};
    if (!notice.post) {
        return json;
    }
    const store::Prepared prepared = judged(*notice.post, core, account);
    const FilterVerdict verdict = verdictOn(prepared.item.post, core.clock.now());
    if (verdict.action == FilterAction::Hide) {
        return {};
    }
    json.insert(u"post"_s, postToJob(prepared));
    if (verdict.action == FilterAction::Warn) {
        json.insert(u"filters"_s, QJsonArray::fromStringList(verdict.titles));
    }
    return json;
}

ToldNotification notificationFromJob(const QJsonObject &json)
{
    ToldNotification told;
    Notification &notice = told.notification;
    notice.localId = json[u"id"].toString();
    notice.kind = notificationKind(json[u"kind"].toString());
    notice.word = json[u"word"].toString();
    notice.createdAt = json[u"at"].toInteger();
    const QJsonArray doers = json[u"doers"].toArray();
    for (const auto &value : doers) {
        const QJsonObject doer = value.toObject();
        notice.doers.push_back({.actor = actorFromJob(doer[u"actor"].toObject()),
            .reaction = reactionFromJob(doer[u"reaction"].toObject())});
    }
    notice.people = json[u"people"].toInt();
    notice.groupKey = json[u"group"].toString();
    notice.text = json[u"text"].toString();
    notice.pending = json[u"pending"].toBool();
    const QJsonArray filters = json[u"filters"].toArray();
    for (const auto &title : filters) {
        told.filters << title.toString();
    }
    if (json[u"post"].isObject()) {
        ToldPost post = postFromJob(json[u"post"].toObject());
        told.postText = std::move(post.text);
        notice.post = std::move(post.post);
    }
    return told;
}

std::vector<ToldNotification> notificationsFromJob(const QJsonObject &result)
{
    std::vector<ToldNotification> all;
    const QJsonArray rows = result[u"rows"].toArray();
    for (const auto &row : rows) {
        all.push_back(notificationFromJob(row.toObject()));
    }
    return all;
}

/// Filters that cannot be had now are tried again; those that were known count.
QFuture<Jobs::Answer> Jobs::noticesOf(const Session &session, int most)
{
    const auto tell = [this, id = session.account.id](
                          const Result<std::vector<Notification>> &notices) {
        return notices ? Answer(noticesToJob(*notices, m_app.core, id)) : Answer(notices.error());
    };
    const auto load = [this, session, most, tell](const Result<Done> &) {
        return newestNotifications(m_app.core, m_app.sessions, session, most).then(this, tell);
    };
    return m_app.filters.ensure(session.account).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::notifications(const QJsonObject &argument)
{
    const int most = wantedRows(argument);
    const auto load = [this, most](const Result<Session> &session) {
        return session ? noticesOf(*session, most) : answered(Answer(session.error()));
    };
    auto *gathering = new Gathering(u"account"_s, this);
    const auto future = gathering->future();
    const QJsonArray ids = argument[u"accounts"].toArray();
    for (const auto &value : ids) {
        const QString id = value.toString();
        gathering->add(id, sessionOf({id}).then(this, load).unwrap());
    }
    gathering->start();
    return future;
}

QFuture<Jobs::Answer> Jobs::search(const QJsonObject &argument)
{
    const auto what = searchedFor(argument[u"what"].toString());
    if (!what) {
        return answered(Answer(Error{.kind = ErrorKind::Usage, .subject = u"what"_s}));
    }
    const SearchSpec spec{.text = argument[u"text"].toString(),
        .what = *what,
        .limit = wantedRows(argument),
        .below = argument[u"below"].toString()};
    const auto look = [this, spec](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return searchAt(m_app.core, m_app.sessions, *session, spec)
            .then(this, [](const Result<Findings> &found) {
                return found ? Answer(findingsToJob(*found)) : Answer(found.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, look).unwrap();
}

} // namespace asterism
