// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/feed/feed.h"

#include <QHash>
#include <QStringList>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace asterism::feed {

namespace {

/// Paths below the host, "%1" being the user's name.
QStringList pathsOf(const Instance &instance)
{
    static const QHash<QString, QStringList> paths{
        {u"pleroma"_s, {u"/users/%1/feed.atom"_s, u"/users/%1/feed.rss"_s}},
        {u"akkoma"_s, {u"/users/%1/feed.atom"_s, u"/users/%1/feed.rss"_s}},
        {u"gotosocial"_s, {u"/@%1/feed.rss"_s}},
        {u"pixelfed"_s, {u"/users/%1.atom"_s}},
        {u"friendica"_s, {u"/feed/%1"_s}},
        {u"snac"_s, {u"/%1.rss"_s}},
        {u"snac2"_s, {u"/%1.rss"_s}},
        {u"writefreely"_s, {u"/%1/feed/"_s}},
        {u"peertube"_s,
            {u"/feeds/videos.atom?accountName=%1"_s, u"/feeds/videos.atom?videoChannelName=%1"_s}},
        {u"kibou"_s, {}},
    };
    if (paths.contains(instance.software)) {
        return paths[instance.software];
    }
    switch (instance.family) {
    case Instance::Family::Mastodon:
        return {u"/@%1.rss"_s};
    case Instance::Family::Misskey:
        return {u"/@%1.json"_s, u"/@%1.rss"_s, u"/@%1.atom"_s}; // Atom leaves the pictures out
    case Instance::Family::ActivityPub:
    case Instance::Family::Unknown:
        break;
    }
    return {};
}

} // namespace

QList<QUrl> feedCandidates(const Instance &instance, const Handle &handle)
{
    const QString user = QString::fromLatin1(QUrl::toPercentEncoding(handle.user));
    const QString base = baseUrl(instance.host).toString();
    QList<QUrl> urls;
    for (QString path : pathsOf(instance)) {
        urls << QUrl(base + path.replace(u"%1"_s, user), QUrl::StrictMode);
    }
    return urls;
}

bool writesTitles(const Instance &instance)
{
    return instance.family == Instance::Family::ActivityPub
        || instance.family == Instance::Family::Unknown;
}

} // namespace asterism::feed
