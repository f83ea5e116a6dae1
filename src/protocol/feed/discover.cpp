// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/feed/feed.h"
#include "protocol/json.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace asterism::feed {

namespace {

constexpr qsizetype maxPage = 512 * 1024;
constexpr qsizetype maxTag = 4096;
constexpr int maxFeeds = 10;
constexpr int maxLinks = 300;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/';
}

/// Reads one attribute value at `at` and moves behind it.
QByteArray readValue(const QByteArray &tag, qsizetype &at)
{
    const char quote = at < tag.size() ? tag[at] : ' ';
    const bool quoted = quote == '"' || quote == '\'';
    const qsizetype from = quoted ? at + 1 : at;
    qsizetype to = from;
    while (to < tag.size() && (quoted ? tag[to] != quote : !isBlank(tag[to]) || tag[to] == '/')) {
        ++to;
    }
    at = quoted ? to + 1 : to;
    return tag.mid(from, to - from);
}

/// The attributes of the inside of a tag; the first of a name counts, as in browsers.
QHash<QByteArray, QByteArray> attributesOf(const QByteArray &tag)
{
    QHash<QByteArray, QByteArray> attributes;
    for (qsizetype at = 0; at < tag.size();) {
        while (at < tag.size() && isBlank(tag[at])) {
            ++at;
        }
        const qsizetype from = at;
        while (at < tag.size() && !isBlank(tag[at]) && tag[at] != '=') {
            ++at;
        }
        const QByteArray name = tag.mid(from, at - from).toLower();
        QByteArray value;
        if (at < tag.size() && tag[at] == '=') {
            value = readValue(tag, ++at);
        }
        if (!name.isEmpty() && !attributes.contains(name)) {
            attributes.insert(name, value);
        }
    }
    return attributes;
}

/// The inside of the tag that begins at `start`, up to its '>' outside of quotes.
QByteArray tagAt(const QByteArray &html, qsizetype start)
{
    char quote = 0;
    const qsizetype limit = std::min(html.size(), start + maxTag);
    for (qsizetype i = start; i < limit; ++i) {
        const char c = html[i];
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return html.mid(start, i - start);
        }
    }
    return {};
}

bool isFeedType(const QByteArray &type)
{
    const QByteArray plain = type.split(';').first().trimmed().toLower();
    return plain == "application/rss+xml" || plain == "application/atom+xml"
        || plain == "application/feed+json";
}

/// The feed that a <link …> announces; empty when it announces none of this site.
QUrl feedOf(const QByteArray &tag, const QUrl &page)
{
    const auto attributes = attributesOf(tag);
    const bool alternate = attributes["rel"].toLower().split(' ').contains("alternate");
    QString href = QString::fromUtf8(attributes["href"]).trimmed();
    if (!alternate || !isFeedType(attributes["type"]) || href.isEmpty()) {
        return {};
    }
    const QUrl url = page.resolved(QUrl(href.replace(u"&amp;"_s, u"&"_s)));
    const bool same = json::isWebAddress(url.toString(QUrl::FullyEncoded))
        && hostOf(url) == hostOf(page) && url.scheme() == page.scheme();
    return same ? url : QUrl();
}

} // namespace

Request discoveryRequest(const QUrl &page)
{
    Request request;
    request.url = page;
    request.headers = {{"Accept", "text/html, application/xhtml+xml;q=0.9"}};
    return request;
}

Result<QList<QUrl>> discoverFeeds(const Response &response)
{
    const QString host = hostOf(response.finalUrl);
    if (!response.isOk()) {
        return errorFrom(response, host, true);
    }
    if (!isHtml(response)) {
        return json::badAnswer(
            host, QCoreApplication::translate("Protocol", "that is no web page"), response.status);
    }
    const QByteArray html = response.body.left(maxPage);
    const QByteArray lower = html.toLower();
    QList<QUrl> feeds;
    int seen = 0;
    for (qsizetype at = lower.indexOf("<link");
         at != -1 && feeds.size() < maxFeeds && seen++ < maxLinks;
         at = lower.indexOf("<link", at + 5)) {
        const QUrl feed = feedOf(tagAt(html, at + 5), response.finalUrl);
        if (!feed.isEmpty() && !feeds.contains(feed)) {
            feeds << feed;
        }
    }
    return feeds;
}

} // namespace asterism::feed
