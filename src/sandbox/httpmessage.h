// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/request.h"

namespace asterism {

/// One request cut off the front of what a connection has sent so far.
struct ParsedRequest {
    enum class State { NeedMore, Complete, Bad };

    State state = State::NeedMore;
    int status = 400; ///< Bad: what to answer (400, 413 body too long, 431 head over 32 KiB)
    qsizetype consumed = 0; ///< Complete: bytes of the buffer that belong to it
    HttpRequest request; ///< without its body as soon as the head is there
    bool headRead = false;
    qint64 bodySize = 0; ///< as the head announces it
    qint64 bodyCame = 0; ///< of it so far
};

/// The longest body of a multipart/form-data, wherever a server sets no other limit; any other body
/// has at most usualBody bytes.
constexpr qint64 longestForm = 48 * 1024 * 1024;
constexpr qint64 usualBody = 8 * 1024 * 1024;

/// How long the body of a request with that head may be where forms may have `formLimit` bytes.
qint64 bodyLimitOf(const HttpHeaders &headers, qint64 formLimit);

/// Reads HTTP/1.0 and 1.1 with Content-Length bodies (chunked requests are refused: no client of
/// these APIs sends them).
ParsedRequest parseRequest(const QByteArray &buffer, qint64 formLimit = longestForm);

/// Status line and headers, the empty line included. bodySize < 0: no Content-Length.
QByteArray headBytes(const HttpResponse &response, qint64 bodySize, bool keepAlive);

/// '*' stands for any characters, '/' included.
bool wildcardMatches(QStringView pattern, QStringView text);

} // namespace asterism
