// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scheduledjobs.h"

#include "app/jobs.h"
#include "sync/scheduled.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QJsonObject scheduledToJob(const std::vector<ScheduledPost> &posts)
{
    QJsonArray told;
    for (const ScheduledPost &post : posts) {
        const Action action{.kind = Action::Kind::Publish, .post = post.post};
        told.append(
            QJsonObject{{u"id"_s, post.id}, {u"at"_s, post.at}, {u"options"_s, optionsText(action)},
                {u"reply_to"_s, post.replyToLocalId}, {u"quote"_s, post.quoteLocalId}});
    }
    return {{u"posts"_s, told}};
}

Result<std::vector<ScheduledPost>> scheduledFromJob(const QJsonObject &answer)
{
    std::vector<ScheduledPost> posts;
    const QJsonArray told = answer[u"posts"].toArray();
    for (const auto &value : told) {
        const QJsonObject one = value.toObject();
        Action action{.kind = Action::Kind::Publish};
        if (const auto read = readOptions(action, one[u"options"].toString()); !read) {
            return read.error();
        }
        posts.push_back({.id = one[u"id"].toString(),
            .at = one[u"at"].toInteger(),
            .post = action.post,
            .replyToLocalId = one[u"reply_to"].toString(),
            .quoteLocalId = one[u"quote"].toString()});
    }
    return posts;
}

QFuture<Jobs::Answer> Jobs::scheduled(const QJsonObject &argument)
{
    const auto load = [this](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return scheduledPosts(m_app.core, m_app.sessions, *session)
            .then(this, [](const Result<std::vector<ScheduledPost>> &posts) {
                return posts ? Answer(scheduledToJob(*posts)) : Answer(posts.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::rescheduleOne(const QJsonObject &argument)
{
    const QString id = argument[u"id"].toString();
    const qint64 at = argument[u"at"].toInteger();
    const auto change = [this, id, at](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return reschedule(m_app.core, m_app.sessions, *session, id, at)
            .then(this, [](const Result<Done> &done) {
                return done ? Answer(QJsonObject()) : Answer(done.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, change).unwrap();
}

QFuture<Jobs::Answer> Jobs::unscheduleOne(const QJsonObject &argument)
{
    const QString id = argument[u"id"].toString();
    const bool again = argument[u"again"].toBool();
    const auto change = [this, id, again](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return unschedule(m_app.core, m_app.sessions, *session, id)
            .then(this, [again](const Result<Done> &done) {
                const bool gone = !done && again && done.error().kind == ErrorKind::NotFound;
                return done || gone ? Answer(QJsonObject()) : Answer(done.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, change).unwrap();
}

QFuture<Jobs::Answer> Jobs::postAt(const QJsonObject &argument)
{
    const QString id = argument[u"id"].toString();
    const auto look = [this, id](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return postCalledAt(m_app.core, m_app.sessions, *session, id)
            .then(this, [](const Result<PostAddress> &post) {
                return post ? Answer(QJsonObject{{u"uri"_s, post->uri}, {u"url"_s, post->url}})
                            : Answer(post.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, look).unwrap();
}

} // namespace asterism
