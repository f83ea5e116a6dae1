// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/request.h"
#include "net/response.h"

namespace asterism {

/// Whether we ask that URL at all: https, or http to a loopback host; with a host, without user
/// and password. BadAnswer otherwise (such URLs come from servers), naming host or URL.
Result<Done> checkUrl(const QUrl &url);

/// Same scheme, host and port (RFC 6454).
bool sameOrigin(const QUrl &one, const QUrl &other);

/// True for 301, 302, 303, 307 and 308 with a Location. A 304 or a 3xx without one is an answer.
bool isRedirect(const Response &response);

/// The request that a redirect asks for. The token, Authorization and Cookie headers stay behind
/// when the origin changes, `typedHost` and `own` when the host does; 303, and 301/302 on a POST,
/// turn into a GET without body (RFC 9110 §15.4). BadAnswer for too many redirects, a bad Location,
/// a step from https to http, a body that would go to another origin, and whatever checkUrl()
/// refuses.
Result<Request> redirected(const Request &request, const Response &response);

} // namespace asterism
