// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "net/response.h"
#include "support/fixture.h"

namespace asterism {

/// A recorded answer as the network layer would hand it out.
inline Response recorded(const QString &name)
{
    using namespace Qt::Literals::StringLiterals;
    const QJsonObject whole = fixture(name.toUtf8());
    const QJsonObject answer = whole[u"response"_s].toObject();
    Response response;
    response.status = answer[u"status"_s].toInt();
    const QJsonObject headers = answer[u"headers"_s].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        response.headers.emplaceBack(it.key().toUtf8(), it.value().toString().toUtf8());
    }
    const QJsonValue body = answer[u"body"_s];
    response.body = body.isArray() ? QJsonDocument(body.toArray()).toJson()
        : body.isObject()          ? QJsonDocument(body.toObject()).toJson()
                                   : answer[u"body_text"_s].toString().toUtf8();
    response.finalUrl = QUrl(whole[u"request"_s][u"url"_s].toString());
    return response;
}

/// An answer made of a bare body.
inline Response answerOf(const QByteArray &body, const QString &url,
    const QByteArray &type = "application/json", int status = 200)
{
    Response response;
    response.status = status;
    response.headers = {{"Content-Type", type}};
    response.body = body;
    response.finalUrl = QUrl(url);
    return response;
}

inline Response answerOf(const QJsonObject &body, const QString &url,
    const QByteArray &type = "application/json", int status = 200)
{
    return answerOf(QJsonDocument(body).toJson(QJsonDocument::Compact), url, type, status);
}

inline Response answerOf(const QJsonArray &body, const QString &url)
{
    return answerOf(QJsonDocument(body).toJson(QJsonDocument::Compact), url);
}

/// A server of the Mastodon family.
inline Instance server(const QString &software, const QString &host)
{
    Instance instance;
    instance.host = host;
    instance.accountDomain = host;
    instance.software = software;
    instance.family = Instance::Family::Mastodon;
    return instance;
}

inline Instance goToSocial()
{
    return server(QString::fromLatin1("gotosocial"), QString::fromLatin1("gts1.test"));
}

inline Instance snac()
{
    return server(QString::fromLatin1("snac"), QString::fromLatin1("snac.test"));
}

} // namespace asterism
