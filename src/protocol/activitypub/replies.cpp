// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/host.h"
#include "protocol/acct.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/activitypub/document.h"
#include "protocol/activitypub/object.h"
#include "protocol/json.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::activitypub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int mostAnswers = 100;

bool listsAnswers(const QJsonObject &page)
{
    return page.contains("orderedItems"_L1) || page.contains("items"_L1);
}

void takeAnswers(const QJsonObject &page, Replies &replies)
{
    const bool ordered = page.contains("orderedItems"_L1);
    const auto key = ordered ? "orderedItems"_L1 : "items"_L1;
    for (const QJsonValue item : json::oneOrMany(page, key, mostAnswers)) {
        const QString id = idOf(item);
        if (json::isWebAddress(id) && isUri(id) && !replies.ids.contains(id)) {
            replies.ids << id;
        }
    }
}

/// Mastodon and GoToSocial put the first page into the head, with or without anything on it.
Replies readAnswers(const QJsonObject &collection, const QUrl &at)
{
    Replies replies{.told = true, .ids = {}, .next = {}};
    const QJsonObject inner = json::object(collection, "first"_L1);
    const QJsonObject &page = inner.isEmpty() || listsAnswers(collection) ? collection : inner;
    takeAnswers(page, replies);
    QString next = idOf(page["next"_L1]);
    if (next.isEmpty() && inner.isEmpty() && !listsAnswers(collection)) {
        next = idOf(collection["first"_L1]);
    }
    const QUrl url = sameHost(next, hostOf(at));
    replies.next = url == at ? QUrl() : url;
    return replies;
}

} // namespace

Result<Replies> repliesOfNote(const Response &response)
{
    const auto note = documentOf(response);
    if (!note) {
        return note.error();
    }
    const QJsonValue replies = (*note)["replies"_L1];
    if (replies.isObject()) {
        return readAnswers(replies.toObject(), response.finalUrl);
    }
    const QUrl url = sameHost(replies.toString(), hostOf(response.finalUrl));
    return Replies{.told = !url.isEmpty(), .ids = {}, .next = url};
}

Request repliesRequest(const QUrl &url)
{
    return documentRequest(url);
}

Result<Replies> decodeReplies(const Response &response)
{
    const auto collection = documentOf(response);
    if (!collection) {
        return collection.error();
    }
    if (!typeOf(*collection).contains("Collection"_L1)) {
        return json::badAnswer(hostOf(response.finalUrl),
            Words::tr("that is no list of what answers a post"), response.status);
    }
    return readAnswers(*collection, response.finalUrl);
}

} // namespace asterism::activitypub
