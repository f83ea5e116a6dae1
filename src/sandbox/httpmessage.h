// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/request.h"

namespace asterism {

/// One request cut off the front of what a connection has sent so far.
struct ParsedRequest {
    enum class State { NeedMore, Complete, Bad };

    State state = State::NeedMore;
    int status = 400; ///< Bad: what to answer (400, 413 body over 8 MiB, 431 head over 32 KiB)
    qsizetype consumed = 0; ///< Complete: bytes of the buffer that belong to it
    HttpRequest request;
};

/// Reads HTTP/1.0 and 1.1 with Content-Length bodies (chunked requests are refused: no client of
/// these APIs sends them).
ParsedRequest parseRequest(const QByteArray &buffer);

/// Status line and headers, the empty line included. bodySize < 0: no Content-Length.
QByteArray headBytes(const HttpResponse &response, qint64 bodySize, bool keepAlive);

/// '*' stands for any characters, '/' included.
bool wildcardMatches(QStringView pattern, QStringView text);

} // namespace asterism
