// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/request.h"
#include "net/response.h"

#include <QJsonObject>
#include <QUrl>

namespace asterism::activitypub {

/// A GET for an ActivityStreams document. Not application/json: snac and GoToSocial answer that
/// with 404 or 406.
Request documentRequest(const QUrl &url);

/// The document of a good answer. 401 and 403 are Forbidden: the server wants a signature.
Result<QJsonObject> documentOf(const Response &response);

/// `address` when it lies on `host`, else empty.
QUrl sameHost(const QString &address, const QString &host);

} // namespace asterism::activitypub
