// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foreignjson.h"
#include "protocol/json.h"
#include "protocol/webfinger.h"

#include <QCoreApplication>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

bool usable(const QString &text)
{
    QString filled = text;
    return text.contains(u"{uri}"_s) && json::isWebAddress(filled.replace(u"{uri}"_s, u"x"_s));
}

QString fromJrd(const QByteArray &body)
{
    const QJsonObject document = foreignJson(body).object();
    for (const QJsonValue value : json::array(document, "links"_L1, 50)) {
        const QString text = json::text(value.toObject(), "template"_L1);
        if (json::text(value.toObject(), "rel"_L1) == "lrdd"_L1 && usable(text)) {
            return text;
        }
    }
    return {};
}

QString fromXrd(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD) {
            return {}; // nothing that host-meta needs, and where entities are declared
        }
        if (token != QXmlStreamReader::StartElement || xml.name() != "Link"_L1
            || xml.attributes().value("rel"_L1) != "lrdd"_L1) {
            continue;
        }
        const QString text = xml.attributes().value("template"_L1).toString();
        if (usable(text)) {
            return text;
        }
    }
    return {};
}

} // namespace

Request hostMetaRequest(const QString &host)
{
    Request request;
    request.url = baseUrl(host);
    request.url.setPath(u"/.well-known/host-meta"_s);
    request.headers = {{"Accept", "application/xrd+xml, application/jrd+json, application/json"}};
    return request;
}

Result<QString> decodeHostMeta(const Response &response)
{
    const QString host = hostOf(response.finalUrl);
    if (!response.isOk()) {
        return errorFrom(response, host, true);
    }
    const QByteArray body = response.body.left(64 * 1024);
    const QString text = body.trimmed().startsWith('{') ? fromJrd(body) : fromXrd(body);
    if (text.isEmpty()) {
        return json::badAnswer(host,
            QCoreApplication::translate("Protocol", "its host-meta names no WebFinger"),
            response.status);
    }
    return text;
}

} // namespace asterism
