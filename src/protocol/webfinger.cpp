// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/webfinger.h"

#include "protocol/json.h"

#include <QCoreApplication>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QString resourceOf(const Handle &handle)
{
    return u"acct:"_s + handle.user + u'@' + handle.host;
}

Request askJrd(const QUrl &url)
{
    Request request;
    request.url = url;
    request.headers = {{"Accept", "application/jrd+json, application/json"}};
    return request;
}

bool isActivityType(const QString &type)
{
    return type.startsWith("application/activity+json"_L1)
        || (type.startsWith("application/ld+json"_L1)
            && type.contains("https://www.w3.org/ns/activitystreams"_L1));
}

void takeLink(WebFinger &finger, const QJsonObject &link)
{
    const QString rel = json::text(link, "rel"_L1);
    const QString href = json::webAddress(link, "href"_L1);
    if (href.isEmpty()) {
        return;
    }
    if (rel == "self"_L1 && isActivityType(json::text(link, "type"_L1))) {
        finger.actorUri = finger.actorUri.isEmpty() ? href : finger.actorUri;
    } else if (rel == "http://webfinger.net/rel/profile-page"_L1) {
        finger.profileUrl = QUrl(href);
    } else if (rel == "http://schemas.google.com/g/2010#updates-from"_L1) {
        finger.feedUrl = QUrl(href);
    }
}

} // namespace

Request webfingerRequest(const Handle &handle, const QString &host)
{
    QUrl url = baseUrl(host.isEmpty() ? handle.host : host);
    url.setPath(u"/.well-known/webfinger"_s);
    // The value as it is read by the pickiest server: only what would break the query encoded.
    url.setQuery(
        u"resource="_s + QString::fromLatin1(QUrl::toPercentEncoding(resourceOf(handle), ":@")));
    return askJrd(url);
}

Result<WebFinger> decodeWebfinger(const Response &response, const Handle &asked)
{
    const QString subject = u'@' + asked.user + u'@' + asked.host;
    const auto document = json::objectAnswer(response, subject, true);
    if (!document) {
        return document.error();
    }
    WebFinger finger;
    const auto canonical = parseHandle(json::text(*document, "subject"_L1));
    finger.subject = canonical ? *canonical : asked; // some answer with the actor's address
    finger.settled = finger.subject.host == asked.host;
    finger.apiHost = hostOf(response.finalUrl);
    for (const QJsonValue link : json::array(*document, "links"_L1, 100)) {
        takeLink(finger, link.toObject());
    }
    if (finger.actorUri.isEmpty() && finger.profileUrl.isEmpty() && finger.feedUrl.isEmpty()) {
        return json::badAnswer(subject,
            QCoreApplication::translate("Protocol", "the server tells no address for this person"),
            response.status);
    }
    return finger;
}

Result<Request> webfingerRequestFromTemplate(const Handle &handle, const QString &text)
{
    QString filled = text;
    filled.replace(u"{uri}"_s, QString::fromLatin1(QUrl::toPercentEncoding(resourceOf(handle))));
    const QUrl url(filled);
    const QString host = hostOf(url);
    const bool inward = isLoopbackHost(host) && !isLoopbackHost(handle.host);
    if (!text.contains(u"{uri}"_s) || !json::isWebAddress(filled) || inward) {
        return Error{.kind = ErrorKind::Usage,
            .subject = handle.host,
            .detail = QCoreApplication::translate("Protocol", "its host-meta leads nowhere")};
    }
    QUrl safe = url;
    safe.setScheme(baseUrl(host).scheme()); // plain http leaves this machine nowhere
    return askJrd(safe);
}

} // namespace asterism
