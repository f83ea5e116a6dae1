// SPDX-License-Identifier: GPL-3.0-or-later
#include "require.h"

#include "base/host.h"
#include "protocol/activitypub/activitypub.h"

#include <QLoggingCategory>

#include <cstdint>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

static bool here(const QString &uri)
{
    return hostOf(QUrl(uri)) == "a.example"_L1;
}

static void checkPost(const Post &post)
{
    require(here(post.uri) && here(post.author.uri), "a host speaks for itself");
    require(isOpen(post.visibility), "only open posts are read");
    require(post.createdAt > 0, "a post has a date");
}

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    QLoggingCategory::setFilterRules(u"*=false"_s);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 64 * 1024) {
        return 0;
    }
    Response response;
    response.status = 200;
    response.headers = {{"Content-Type", "application/activity+json"}};
    response.body = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
    response.finalUrl = QUrl(u"https://a.example/users/ao"_s);
    Actor owner;
    owner.uri = u"https://a.example/users/ao"_s;
    owner.acct = u"ao@a.example"_s;
    if (const auto post = activitypub::decodeNote(response, owner)) {
        checkPost(*post);
    }
    if (const auto page = activitypub::decodeOutbox(response, owner)) {
        for (const Post &post : page->posts) {
            checkPost(post);
        }
        for (const QString &id : page->ids) {
            require(here(id), "an id lies on this host");
        }
        require(page->next.isEmpty() || hostOf(page->next) == "a.example"_L1, "no way out");
    }
    if (const auto featured = activitypub::decodeFeatured(response, owner)) {
        for (const activitypub::FeaturedItem &item : featured->items) {
            require(here(item.id), "what is pinned lies on this host");
            require(!item.post || item.post->author.uri == owner.uri, "only the owner pins");
        }
        require(featured->first.isEmpty() || hostOf(featured->first) == "a.example"_L1,
            "no way out of a collection");
    }
    if (const auto actor = activitypub::decodeActor(response)) {
        require(here(actor->actor.uri), "an actor lies on this host");
    }
    return 0;
}
