// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "net/httpoptions.h"
#include "net/request.h"
#include "net/response.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace asterism {

class HttpJobs;

/// Sends requests: https only (http to loopback hosts), redirects followed by hand and checked,
/// every size and time bounded, hosts asked politely (hostlanes.h). Knows no fediverse. Lives on
/// the thread that made it, which needs an event loop; futures finish on that thread and never
/// inside send(), but for requests that are refused at once.
class HttpClient : public QObject {
public:
    using Options = HttpOptions;

    explicit HttpClient(const Clock &clock, QObject *parent = nullptr);
    HttpClient(const Clock &clock, Options options, QObject *parent = nullptr);
    /// Finishes all pending futures with Cancelled.
    ~HttpClient() override;

    /// Finishes all pending futures with Cancelled, and whatever is sent from now on at once.
    void close();

    /// Any HTTP answer, 4xx and 5xx too, is a Response (see errorFrom()). Errors, with the host
    /// as subject: Network (name, route, TLS, cut connection, no HTTP, private address),
    /// Timeout, BadAnswer (broken packing, too big, bad or too many redirects, a scheme we do not
    /// speak), Barred (gate.h; nothing was sent), Usage (line breaks in headers; a form's file that
    /// cannot be read or changed), RateLimited (the host is paused longer than the request's
    /// patience, or its queue is full), Cancelled (the client goes). cancel() on the returned
    /// future itself aborts the transfer and frees the host; such a future is cancelled and has no
    /// result. (cancel() on what .then() returned does not reach the request: keep the first future
    /// for it.)
    QFuture<Result<Response>> send(const Request &request);

    /// The gate has other rules: what may not go out any more, or not that way, ends. Reading
    /// begins again by the new way; what changes something on a server and is under way may end.
    void reconsider();

    /// When the host may be asked again as this token (empty: as a guest); 0 when it is not
    /// paused.
    qint64 pausedUntil(const QString &host, const QString &bearer = {}) const;

    /// Does what is due by the clock. Its own timers do, too; a test moves its clock and calls it.
    void tick();

private:
    std::unique_ptr<HttpJobs> m_jobs;
};

} // namespace asterism
