// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/feed/feed.h"

#include "base/clock.h"
#include "base/log.h"
#include "protocol/acct.h"
#include "protocol/feed/entry.h"
#include "protocol/feed/firefishentry.h"
#include "protocol/feed/gotosocialentry.h"
#include "protocol/json.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::feed {

namespace {

Error noFeed(const Response &response, const char *why)
{
    return json::badAnswer(
        hostOf(response.finalUrl), QCoreApplication::translate("Protocol", why), response.status);
}

/// The hosts for which a feed may speak.
QSet<QString> ownHosts(const Response &response, const Actor &author)
{
    QSet<QString> hosts{hostOf(response.finalUrl)};
    // Not the author's page: that is what their server says it is, and may be anybody's.
    if (json::isWebAddress(author.uri)) {
        hosts << hostOf(QUrl(author.uri));
    }
    return hosts;
}

bool lies(const QString &address, const QSet<QString> &hosts)
{
    return json::isWebAddress(address) && isUri(address) && hosts.contains(hostOf(QUrl(address)));
}

/// What an entry says of how its post is covered.
struct Cover {
    QString warning; ///< empty without one
    qsizetype begin = 0; ///< where the text begins: behind the warning, or there is none
    bool titleIsMade = false; ///< by the server, of the warning or the text
};

/// Misskey puts nothing but the warning into the summary (server/web/FeedService.ts), of a note
/// without a text, too. Blogs have their notes at /notes/ as well, so its title decides.
bool isMisskey(const Entry &entry)
{
    return isAtNotes(entry) && entry.title.startsWith("New note by "_L1);
}

Cover coverOf(const Entry &entry)
{
    Cover cover;
    if (isGoToSocial(entry)) {
        cover.warning = goToSocialWarning(entry);
        cover.titleIsMade = true;
    } else if (isMisskey(entry)) {
        cover.warning = entry.summary.trimmed();
        // Without a text the reader of the document took the summary for it.
        cover.begin = entry.html == entry.summary ? entry.html.size() : 0;
        cover.titleIsMade = true;
    } else if (isFirefish(entry)) {
        // What it answers or quotes stands in its text: that is covered with all of it.
        cover.begin = warnedBeginning(entry);
        cover.warning = cover.begin > 0 ? entry.summary.trimmed() : innerWarning(entry);
    }
    return cover;
}

void readBody(Post &post, const Entry &entry, qsizetype begin, bool titled)
{
    const bool plain = entry.html.isEmpty() && !entry.plain.isEmpty();
    post.bodyKind = plain ? Post::Body::Plain : Post::Body::Html;
    post.body = plain ? entry.plain : entry.html.mid(begin);
    const QString title = titled ? entry.title.simplified() : QString();
    if (!title.isEmpty()) {
        post.body.prepend(plain ? title + u"\n\n"_s
                                : u"<p><strong>"_s + title.toHtmlEscaped() + u"</strong></p>"_s);
    }
}

/// Empty when the entry cannot be a post of these hosts.
std::optional<Post> postFrom(
    const Entry &entry, const Actor &author, const QSet<QString> &hosts, bool titled)
{
    Post post;
    post.uri = json::isWebAddress(entry.id) ? entry.id : entry.link;
    post.url = lies(entry.link, hosts) ? entry.link : QString();
    post.createdAt = entry.published > 0 ? entry.published : entry.updated;
    if (!lies(post.uri, hosts) || post.createdAt <= 0) {
        return std::nullopt;
    }
    post.editedAt = entry.updated > post.createdAt ? entry.updated : 0;
    post.author = author;
    const Cover cover = coverOf(entry);
    post.warning = cover.warning;
    readBody(post, entry, cover.begin, titled && !cover.titleIsMade);
    post.media = entry.media;
    post.sensitive = entry.adult || !post.warning.isEmpty();
    post.replyToUri = json::isWebAddress(entry.replyTo) ? entry.replyTo : QString();
    for (const QString &tag : entry.tags) {
        post.tags.push_back({tag, {}});
    }
    return post;
}

void addEntries(Page &page, const Document &document, const Actor &author,
    const QSet<QString> &hosts, bool titled)
{
    page.rows = int(document.entries.size());
    for (const Entry &entry : document.entries) {
        auto post = postFrom(entry, author, hosts, titled);
        if (!post) {
            ++page.skipped;
            qCWarning(logProtocol) << "feed entry skipped:" << entry.id.left(200);
            continue;
        }
        TimelineItem item;
        item.createdAt = post->createdAt;
        item.post = std::move(*post);
        page.items.push_back(std::move(item));
    }
    std::stable_sort(page.items.begin(), page.items.end(),
        [](const auto &a, const auto &b) { return a.createdAt > b.createdAt; });
}

/// GoToSocial writes the handle where a name should stand.
Actor withName(Actor author, const QString &name)
{
    if (author.displayName.isEmpty() && !name.startsWith(u'@')) {
        author.displayName = name;
    }
    return author;
}

} // namespace

Media::Type typeOfMime(const QString &mime)
{
    return mediaType(mime.section(u'/', 0, 0).trimmed().toLower());
}

qint64 feedTime(const QString &text)
{
    const QString cleaned = text.trimmed();
    const qint64 iso = parseIsoTime(cleaned);
    return std::max<qint64>(0, iso != 0 ? iso : parseMailTime(cleaned));
}

Request feedRequest(const QUrl &url, const QString &etag, const QString &lastModified)
{
    Request request;
    request.url = url;
    // GoToSocial chooses the format by this header; its JSON is the most complete.
    request.headers = {{"Accept",
        "application/feed+json, application/rss+xml, application/atom+xml;q=0.9, "
        "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"}};
    if (!etag.isEmpty()) {
        request.headers.emplaceBack("If-None-Match", etag.toLatin1());
    }
    if (!lastModified.isEmpty()) {
        request.headers.emplaceBack("If-Modified-Since", lastModified.toLatin1());
    }
    return request;
}

Result<Feed> decodeFeed(const Response &response, const Actor &author, bool titled)
{
    Feed feed;
    feed.page.end = true;
    feed.etag = QString::fromLatin1(response.header("ETag"));
    feed.lastModified = QString::fromLatin1(response.header("Last-Modified"));
    if (response.status == 304) {
        feed.notModified = true;
        return feed;
    }
    if (!response.isOk()) {
        Error error = errorFrom(response, hostOf(response.finalUrl), true);
        error.until = 0; // needs a clock, which nothing here has
        return error;
    }
    if (isHtml(response)) {
        return noFeed(response, QT_TRANSLATE_NOOP("Protocol", "a web page came instead of a feed"));
    }
    const bool json = response.body.left(64).trimmed().startsWith('{');
    const auto document = json ? readJson(response.body) : readXml(response.body);
    if (!document) {
        return noFeed(response, QT_TRANSLATE_NOOP("Protocol", "that is no feed"));
    }
    feed.title = document->title;
    addEntries(feed.page, *document, withName(author, document->authorName),
        ownHosts(response, author), titled);
    return feed;
}

} // namespace asterism::feed
