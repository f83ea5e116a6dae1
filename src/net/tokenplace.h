// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/form.h"
#include "net/request.h"
#include "net/response.h"

#include <QByteArray>

namespace asterism {

// Where a request's token travels: in the Authorization header, or, at servers that do not look
// there, in a field of the body (Request::tokenInBody). It is put into the body only when that is
// sent, so that no request that waits, or is kept, holds it there.

/// False where the body has it; a request without a JSON object or a form has no other place.
bool tokenInHeader(const Request &request);

/// The body as it is sent.
QByteArray bodyToSend(const Request &request);
/// The form as it is sent; only of a request that has one.
Form formToSend(const Request &request);

/// Whether the answer to a request with a token says that there was none: the server did not look
/// where the token was, and has done nothing (Misskey before 13: packages/backend/src/server/api/
/// call.ts reads body.i alone).
bool missesToken(const Response &response);

} // namespace asterism
