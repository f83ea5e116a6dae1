// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/activitypub/document.h"

#include "base/host.h"
#include "protocol/json.h"

namespace asterism::activitypub {

Request documentRequest(const QUrl &url)
{
    Request request;
    request.url = url;
    request.url.setFragment({});
    request.headers = {{"Accept",
        "application/activity+json, "
        "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\""}};
    return request;
}

Result<QJsonObject> documentOf(const Response &response)
{
    return json::objectAnswer(response, hostOf(response.finalUrl), true);
}

QUrl sameHost(const QString &address, const QString &host)
{
    const QUrl url(address);
    return json::isWebAddress(address) && hostOf(url) == host ? url : QUrl();
}

} // namespace asterism::activitypub
