// SPDX-License-Identifier: GPL-3.0-or-later
#include "require.h"

#include "protocol/feed/feed.h"

#include <QLoggingCategory>

#include <cstdint>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

static Response answerOf(const QByteArray &body, const QByteArray &type)
{
    Response response;
    response.status = 200;
    response.headers = {{"Content-Type", type}};
    response.body = body;
    response.finalUrl = QUrl(u"https://a.example/@ao.rss"_s);
    return response;
}

static void checkFeed(const Result<feed::Feed> &feed)
{
    if (!feed) {
        require(feed.error().kind == ErrorKind::BadAnswer, "what is no feed is a bad answer");
        return;
    }
    require(feed->page.items.size() <= 200, "a feed is bounded");
    for (const TimelineItem &item : feed->page.items) {
        require(hostOf(QUrl(item.post.uri)) == "a.example"_L1, "a feed speaks for its own host");
        require(item.createdAt > 0, "an entry has a date");
        require(item.post.author.acct == "ao@a.example"_L1, "the author is the one asked for");
    }
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
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    Actor author;
    author.acct = u"ao@a.example"_s;
    checkFeed(feed::decodeFeed(answerOf(body, "application/xml"), author, true));
    if (const auto feeds = feed::discoverFeeds(answerOf(body, "text/html"))) {
        for (const QUrl &url : *feeds) {
            require(hostOf(url) == "a.example"_L1, "an announced feed lies on this site");
        }
    }
    return 0;
}
