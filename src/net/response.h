// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QPair>
#include <QUrl>

namespace asterism {

/// An HTTP answer, whatever its status.
struct Response {
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers = {}; ///< as sent, repeated ones joined by ", "
    QByteArray body = {}; ///< decompressed
    QUrl finalUrl = {}; ///< after redirects; the request's own URL without one
    bool permanentRedirect = false; ///< there was a redirect and each one was a 301 or 308
    bool tokenInBody = false; ///< the server took the token from the body (Request::tokenField)

    bool isOk() const { return status >= 200 && status < 300; }

    /// The header's value, names compared without case; empty when it is not there.
    QByteArray header(QByteArrayView name) const;
};

/// What a server says about its limits. Times are ms since epoch by our own clock.
struct RateLimit {
    int limit = -1; ///< -1: not said
    int remaining = -1; ///< -1: not said
    qint64 resetAt = 0; ///< X-RateLimit-Reset: when the window ends; 0: not said
    qint64 retryAt = 0; ///< Retry-After; 0: not said

    /// When a refused request makes sense again; 0: not said.
    qint64 until() const { return retryAt > 0 ? retryAt : resetAt; }
    bool operator==(const RateLimit &) const = default;
};

/// Reads X-RateLimit-Limit/-Remaining/-Reset and Retry-After (RFC 9110 §10.2.3: seconds or a
/// date; GoToSocial sends both in one line). X-RateLimit-Reset has three forms: with a 'T' an
/// ISO date (Mastodon, GoToSocial), above 10^9 unix seconds (Laravel), else seconds from now
/// (Sharkey). Dates are read relative to the answer's own Date header, so that a wrong clock
/// on either side does no harm.
RateLimit rateLimit(const Response &response, qint64 now);

/// What Misskey and its forks call an error: {"error": {"message", "code"}}, or, as Firefish says
/// it of a token, the same without that frame. Empty where there is none.
QString refusalCode(const Response &response);

/// Whether a 429 is about the one call that was made, and says nothing of others: Misskey limits
/// each of its endpoints by itself, and says so in the body's code (Misskey: packages/backend/src/
/// server/api/ApiCallService.ts). What stands before a server, a proxy, has no such body.
bool limitsOneCall(const Response &response);

/// One page link of a Link header (RFC 8288) and the cursors in its query.
struct PageLink {
    QUrl url; ///< absolute, resolved against the answer's URL; empty when there is no link
    QString maxId = {};
    QString minId = {};
    QString sinceId = {};

    bool isEmpty() const { return url.isEmpty(); }
    bool operator==(const PageLink &) const = default;
};

struct Links {
    PageLink next; ///< rel="next": older entries
    PageLink prev; ///< rel="prev": newer entries

    bool operator==(const Links &) const = default;
};

/// The pages that the Link header names. Hostile headers give fewer links, never an error. The
/// URLs may name another host: a caller that sends a token compares them or takes the ids only.
Links links(const Response &response);

/// By the Content-Type alone: application/json and everything that ends in "+json".
bool isJson(const Response &response);
/// By the Content-Type, or, without one, by the first bytes of the body.
bool isHtml(const Response &response);

/// Whether the answer to a request with a token says that there is no such token (any more): 401,
/// and what servers say who know no 401 for it (Misskey's forks by refusalCode()).
bool refusesToken(const Response &response);

/// The Error that a status stands for; call it only when the answer is not ok. `subject` goes
/// into Error::subject. What refusesToken() Credentials, 403 Forbidden, 404 and 410 NotFound, 429
/// and 503 RateLimited (`until` is 0 when the server does not say; `now` is our clock), other 4xx
/// and 501 (no such call there) Rejected, other 5xx Network, 1xx to 3xx BadAnswer. As a guest a
/// refused token, or a 422 that closes a feed to guests (Mastodon, Takahē), is Forbidden. `detail`
/// is the server's own words: at most 300 characters, no markup, no control characters.
Error errorFrom(
    const Response &response, const QString &subject, bool asGuest = false, qint64 now = 0);

} // namespace asterism
