// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/request.h"
#include "net/response.h"
#include "net/streamaddress.h"
#include "sandbox/request.h"

namespace asterism::simulation {

// What the client's values are on the sandbox's side of the wire, and back.

HttpRequest onTheWire(const Request &request);
HttpRequest onTheWire(const StreamAddress &address);
/// `serverTime` goes into the Date header, as every real server sends it.
Response fromTheWire(const HttpResponse &response, const QUrl &url, qint64 serverTime);

} // namespace asterism::simulation
