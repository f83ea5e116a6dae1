// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace asterism {

/// Something a server does wrong, or sternly, to the requests whose method and path match. Of a
/// write, what became of it hangs on kind and takesEffect:
/// - cut while it was sent: CutRequest; before it was done: Close; done, and the answer lost: Close
/// and takesEffect, or CutBody;
/// - an error and nothing done: Status; an error though it was done: Status and takesEffect;
/// - done late: Slow; done at once and answered late, so that a client that gave up has still done
///   it: Slow and takesEffect; the same without any answer: HalfOpen and takesEffect.
struct Fault {
    enum class Kind {
        RateLimited, ///< 429, headers as `style` says
        Status, ///< `status` with this software's own words (401, 403, 404, 410, 500, 502, 503 …)
        Slow, ///< the right answer after `delayMs`; what was asked for is done then
        Drip, ///< the right answer, `chunk` bytes every `delayMs`
        CutBody, ///< right head, half of the body, then the connection ends
        Close, ///< the connection ends without an answer
        CutRequest, ///< the connection ends when `size` bytes of the request's body have come
                    ///< (a shorter one: all of it); nothing is done
        HalfOpen, ///< accepted and read, never answered, never closed
        BrokenJson, ///< 200, the right answer with its last third missing
        Html, ///< 200 and a web page
        Huge, ///< 200 and a JSON answer of `size` bytes
        WrongType, ///< the right body called image/png
        Empty, ///< 200 and no body at all
        RedirectLoop, ///< 302 to itself, for ever
        RevokedToken, ///< what this software answers to a token that was taken back
    };

    /// How a 429 says when to come back (each software has its own way).
    enum class RateStyle {
        Own, ///< as the server's software does
        IsoDate, ///< X-RateLimit-Reset as a date, no Retry-After (Mastodon, GoToSocial)
        Seconds, ///< X-RateLimit-Reset and Retry-After as decimal seconds from now (Sharkey)
        UnixTime, ///< X-RateLimit-Reset as Unix seconds (Pixelfed and other Laravel servers)
        RetryAfter, ///< Retry-After alone, whole seconds (Misskey)
        Silent, ///< no header at all (Pleroma, Akkoma)
        RetryDate, ///< Retry-After alone, as a date (proxies in front of a server)
    };

    Kind kind = Kind::Status;
    QString path = QString(u'*'); ///< wildcard over the path without query: "/api/v1/*"
    QByteArray method = {}; ///< "POST"; empty: any
    int skip = 0; ///< that many of those go by before it begins
    int times = -1; ///< how many requests it meets; -1: all
    qint64 until = 0; ///< ms since epoch by the sandbox's clock: it is over then; 0: never
    int status = 500; ///< Kind::Status
    int retryAfter = 30; ///< seconds, for RateLimited and a Status of 503; 0: no header
    RateStyle style = RateStyle::Own;
    int delayMs = 50; ///< Slow, Drip
    int chunk = 16; ///< Drip: bytes at a time
    qint64 size = 12 * 1024 * 1024; ///< Huge, CutRequest
    /// What was asked for is done all the same: an answer that got lost (Close, HalfOpen), a proxy
    /// that gave up waiting (Status), or a server that answers late (Slow). Faults that change the
    /// right answer always do it.
    bool takesEffect = false;
};

} // namespace asterism
