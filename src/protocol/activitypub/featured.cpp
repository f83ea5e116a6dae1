// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/host.h"
#include "base/log.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/activitypub/document.h"
#include "protocol/activitypub/object.h"
#include "protocol/json.h"
#include "protocol/page.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::activitypub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// Mastodon lists posts, GoToSocial and Misskey ids or posts, snac what made them (recorded).
Result<FeaturedItem> featuredItem(const QJsonValue &told, const QString &host, const Actor &owner)
{
    const bool created = typeOf(told.toObject()) == "Create"_L1;
    const QJsonValue item = created ? told.toObject()["object"_L1] : told;
    if (item.isString()) {
        const QUrl id = sameHost(item.toString(), host);
        return id.isEmpty()
            ? Result<FeaturedItem>(json::badAnswer(host, Words::tr("an id of another host")))
            : FeaturedItem{.id = item.toString(), .post = {}};
    }
    auto post = postFromObject(item.toObject(), host, owner.uri);
    if (!post) {
        return post.error();
    }
    if (post->author.uri != owner.uri) {
        return json::badAnswer(host, u"a post of somebody else"_s);
    }
    post->author = owner;
    return FeaturedItem{.id = post->uri, .post = std::move(*post)};
}

bool hasItems(const QJsonObject &object)
{
    return object.contains("orderedItems"_L1) || object.contains("items"_L1);
}

QJsonArray featuredItems(const QJsonObject &page)
{
    const bool ordered = page.contains("orderedItems"_L1);
    return json::oneOrMany(page, ordered ? "orderedItems"_L1 : "items"_L1, maxPinned);
}

} // namespace

Request featuredRequest(const QUrl &url)
{
    return documentRequest(url);
}

Result<Featured> decodeFeatured(const Response &response, const Actor &owner)
{
    const auto collection = documentOf(response);
    if (!collection) {
        return collection.error();
    }
    const QString host = hostOf(response.finalUrl);
    const bool known = typeOf(*collection).contains("Collection"_L1);
    if (!known || hostOf(QUrl(owner.uri)) != host) {
        return json::badAnswer(
            host, Words::tr("that is not what this person has pinned"), response.status);
    }
    const QJsonObject inner = json::object(*collection, "first"_L1);
    const QJsonObject &page = hasItems(*collection) ? *collection : inner;
    Featured featured;
    for (const QJsonValue item : featuredItems(page)) {
        auto read = featuredItem(item, host, owner);
        if (read) {
            featured.items.push_back(std::move(*read));
        } else {
            ++featured.skipped;
            qCWarning(logProtocol) << "pinned item skipped:" << host << read.error().detail;
        }
    }
    const QUrl first = sameHost(idOf((*collection)["first"_L1]), host);
    if (!hasItems(page) && first != response.finalUrl) {
        featured.first = first;
    }
    return featured;
}

} // namespace asterism::activitypub
