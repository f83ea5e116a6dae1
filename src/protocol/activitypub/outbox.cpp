// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/host.h"
#include "base/log.h"
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

constexpr int maxItems = 200;
constexpr qsizetype maxIds = 40;

class OutboxReader {
public:
    OutboxReader(const Actor &owner, const QString &host)
        : m_owner(owner)
        , m_host(host)
    {
    }

    void read(const QJsonArray &items)
    {
        for (const QJsonValue item : items) {
            readItem(item);
        }
    }
    OutboxPage page;

private:
    void readItem(const QJsonValue &item)
    {
        const QJsonObject activity = item.toObject();
        const QString type = typeOf(activity);
        if (item.isString()) {
            takeId(item.toString());
        } else if (type == "Announce"_L1) {
            takeAnnounce(activity);
        } else if (type == "Create"_L1) {
            takeCreated(activity);
        } else if (isPostType(type)) {
            takePost(activity);
        }
        // Likes, moves and the rest are nobody's posts.
    }

    void skip(const Error &error)
    {
        ++page.skipped;
        qCWarning(logProtocol) << "outbox item skipped:" << m_host << error.detail;
    }

    void takeId(const QString &id)
    {
        if (sameHost(id, m_host).isEmpty()) {
            skip(json::badAnswer(m_host, Words::tr("an id of another host")));
        } else if (page.ids.size() < maxIds) {
            page.ids << id;
        }
    }

    void takeCreated(const QJsonObject &activity)
    {
        const QJsonValue object = activity["object"_L1];
        if (object.isString()) {
            takeId(object.toString());
        } else {
            takePost(object.toObject());
        }
    }

    void takePost(const QJsonObject &object)
    {
        auto post = postFromObject(object, m_host, m_owner.uri);
        if (!post) {
            return skip(post.error());
        }
        if (post->author.uri != m_owner.uri) {
            return skip(json::badAnswer(m_host, u"a post of somebody else"_s));
        }
        post->author = m_owner;
        page.posts.push_back(std::move(*post));
    }

    void takeAnnounce(const QJsonObject &activity)
    {
        const QString object = idOf(activity["object"_L1]);
        const qint64 published = parseIsoTime(json::text(activity, "published"_L1));
        const QString actor = idOf(activity["actor"_L1]);
        const bool own = actor.isEmpty() || actor == m_owner.uri;
        if (!own || !json::isWebAddress(object) || published <= 0) {
            return skip(json::badAnswer(m_host, u"a boost that cannot be read"_s));
        }
        page.announces.push_back({json::text(activity, "id"_L1), object, published});
    }

    const Actor &m_owner;
    const QString m_host;
};

/// Where to go on: the next page, or from a head to its first page.
QUrl onward(const QJsonObject &collection, const QJsonObject &pageObject, const Response &response)
{
    const QString host = hostOf(response.finalUrl);
    const QString next = idOf(pageObject["next"_L1]);
    const bool head = !pageObject.contains("orderedItems"_L1) && !pageObject.contains("items"_L1);
    const QUrl url = sameHost(head ? idOf(collection["first"_L1]) : next, host);
    return url == response.finalUrl ? QUrl() : url;
}

QJsonArray itemsOf(const QJsonObject &page)
{
    const bool ordered = page.contains("orderedItems"_L1);
    return json::oneOrMany(page, ordered ? "orderedItems"_L1 : "items"_L1, maxItems);
}

} // namespace

Request outboxRequest(const QUrl &url)
{
    return documentRequest(url);
}

Result<OutboxPage> decodeOutbox(const Response &response, const Actor &owner)
{
    const auto collection = documentOf(response);
    if (!collection) {
        return collection.error();
    }
    const QString host = hostOf(response.finalUrl);
    const bool known =
        typeOf(*collection).contains("Collection"_L1) || collection->contains("orderedItems"_L1);
    if (!known || hostOf(QUrl(owner.uri)) != host) {
        return json::badAnswer(
            host, Words::tr("that is no outbox of this person"), response.status);
    }
    const QJsonObject first = json::object(*collection, "first"_L1); // inline first page
    const QJsonObject &page = first.contains("orderedItems"_L1) ? first : *collection;
    OutboxReader reader(owner, host);
    reader.read(itemsOf(page));
    reader.page.next = onward(*collection, page, response);
    return std::move(reader.page);
}

Request noteRequest(const QUrl &uri)
{
    return documentRequest(uri);
}

Result<Post> decodeNote(const Response &response, const Actor &owner)
{
    const auto object = documentOf(response);
    if (!object) {
        return object.error();
    }
    auto post = postFromObject(*object, hostOf(response.finalUrl), owner.uri);
    if (post && !owner.uri.isEmpty() && post->author.uri == owner.uri) {
        post->author = owner;
    }
    return post;
}

} // namespace asterism::activitypub
