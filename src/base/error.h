// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// What went wrong, in the kinds that a caller can act upon.
enum class ErrorKind {
    Network, ///< no route, name not found, connection cut, TLS refused: try again later
    Timeout, ///< nobody answered in time: try again later
    Credentials, ///< the server does not accept our token (401): sign in again
    Forbidden, ///< signed in, or a guest, and not allowed (403, closed feeds' 401/422 for guests)
    NotFound, ///< 404, 410, unknown handle
    RateLimited, ///< wait until `until`
    Rejected, ///< the server understood and said no (422 and the like); `detail` has its words
    BadAnswer, ///< HTML instead of JSON, cut or huge answers, missing fields
    Store, ///< the disk or the database refused
    Damaged, ///< a file that cannot be read as what it should be
    Usage, ///< the caller asked for something that makes no sense
    Cancelled, ///< the caller lost interest
    Barred, ///< the user asked never to contact that host directly: nothing was sent
};

/// An error as a value. Never holds a token, a password or a full URL with a query.
struct Error {
    ErrorKind kind = ErrorKind::Network;
    QString subject; ///< what it is about: a host, a handle, a file path
    QString detail; ///< the server's or system's own words, plain text, may be empty
    int httpStatus = 0; ///< 0 when no HTTP answer was involved
    qint64 until = 0; ///< RateLimited: ms since epoch when asking again makes sense; else 0
    /// Network: it is certain that nothing of the request reached the server.
    bool unsent = false;

    bool operator==(const Error &) const = default;
};

/// One sentence for people, translated, naming the subject and the way out.
QString sentence(const Error &error);

/// Stable lower-case word for logs and JSON ("network", "rate-limited", …).
QString word(ErrorKind kind);

/// True when trying the same thing again later can work without the user doing anything.
bool isTransient(ErrorKind kind);

} // namespace asterism
