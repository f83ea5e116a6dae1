// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs.h"
#include "app/searchjob.h"
#include "sync/prepare.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace asterism::ui {

using namespace Qt::Literals::StringLiterals;

inline store::Prepared madePost(int number, const QString &text)
{
    TimelineItem item;
    item.localId = QString::number(1000 + number);
    item.createdAt = QDateTime::currentMSecsSinceEpoch() - dayMs + number * secondMs;
    item.post.localId = item.localId;
    item.post.uri = u"https://a.example/n%1"_s.arg(number);
    item.post.createdAt = item.createdAt;
    item.post.author = {.uri = u"https://a.example/users/mei"_s,
        .acct = u"mei@a.example"_s,
        .displayName = u"Mei"_s};
    item.post.body = text;
    item.post.tags = {{u"Tea"_s, {}}};
    return prepare(std::move(item));
}

inline QJsonObject toldPosts(const std::vector<store::Prepared> &posts, const QString &below = {})
{
    QJsonArray told;
    for (const store::Prepared &post : posts) {
        told.append(postToJob(post));
    }
    return {{u"posts"_s, told}, {u"below"_s, below}};
}

inline QJsonObject toldPeople(const QStringList &names, const QString &below)
{
    QJsonArray told;
    for (const QString &name : names) {
        told.append(actorToJob({.acct = name + u"@c.example"_s, .displayName = name}));
    }
    return {{u"people"_s, told}, {u"below"_s, below}};
}

} // namespace asterism::ui
