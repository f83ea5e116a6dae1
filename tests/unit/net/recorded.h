// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/response.h"
#include "support/fixture.h"

namespace asterism {

/// A recorded answer as net hands it out.
inline Response recorded(QByteArrayView name)
{
    const QJsonObject file = fixture(name);
    const QJsonObject answer = file[QLatin1String("response")].toObject();
    Response response{.status = answer[QLatin1String("status")].toInt()};
    const QJsonObject headers = answer[QLatin1String("headers")].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        response.headers.append({header.key().toLatin1(), header->toString().toUtf8()});
    }
    const QJsonValue body = fixtureBody(name);
    if (body.isObject()) {
        response.body = QJsonDocument(body.toObject()).toJson();
    } else if (body.isArray()) {
        response.body = QJsonDocument(body.toArray()).toJson();
    } else {
        response.body = body.toString().toUtf8();
    }
    const QJsonObject request = file[QLatin1String("request")].toObject();
    response.finalUrl = QUrl(request[QLatin1String("url")].toString());
    return response;
}

} // namespace asterism
