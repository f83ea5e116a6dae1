// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "net/hostlanes.h"
#include "net/httpoptions.h"
#include "net/transfer.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QFutureWatcher>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPromise>
#include <QRandomGenerator>
#include <QSet>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <vector>

namespace asterism {

/// The requests of an HttpClient from send() to their end. A job waits in its host's lane, runs
/// one Transfer a step (the request, each redirect, each further try), and goes back to the lane
/// between steps. Promises finish from the event loop, never while a job is being handled: their
/// continuations may send, cancel or delete the client.
class HttpJobs : public QObject {
public:
    HttpJobs(const Clock &clock, HttpOptions options);
    ~HttpJobs() override;

    QFuture<Result<Response>> add(const Request &request);
    qint64 pausedUntil(const QString &host, const QString &bearer) const;

    /// Finishes everything with Cancelled; whatever is added later is cancelled at once.
    void close();

    /// Does what is due by the clock; its own timer's work, and that of a test with its own clock.
    void pump();

    /// See HttpClient::reconsider().
    void reconsider();

private:
    using Promise = QPromise<Result<Response>>;
    using Watcher = QFutureWatcher<Result<Response>>;

    struct Job {
        Request asked; ///< as the caller gave it: where a further try begins
        Request step; ///< what is sent now
        Promise promise;
        std::unique_ptr<Watcher> watcher; ///< hears of the caller's cancel()
        std::unique_ptr<Exchange> exchange; ///< null while the job waits
        Way way; ///< of the exchange
        QElapsedTimer running;
        qint64 usedMs = 0; ///< of the request's time, by the steps before
        int tries = 0;
        qint64 retryAt = 0; ///< by the clock: it waits for its next try; else 0
        bool redirected = false;
        bool allPermanent = true;
    };

    struct Settled {
        Promise promise;
        Result<Response> result;
    };

    HostLanes::Ticket ticketOf(quint64 id, const Job &job) const;
    Transfer::Setup setupOf(const Job &job) const;
    bool mustCheck(const Request &request) const;
    Gate::Wish wishOf(const Request &request) const;
    std::shared_ptr<QNetworkAccessManager> managerFor(const Way &way);
    bool mayTryAgain(const Job &job) const;

    void enqueue(quint64 id, bool first);
    std::unique_ptr<Exchange> exchangeFor(quint64 id, const Job &job);
    bool begin(quint64 id);
    void reconsider(quint64 id);
    void ended(quint64 id, Exchange::Outcome outcome);
    void answered(quint64 id, Response response);
    void failed(quint64 id, const Failure &failure);
    static bool wantsTokenInBody(const Job &job, const Response &response);
    void noteTokenPlace(const Job &job, Response &response);
    void follow(quint64 id, const Response &response);
    void tryAgain(quint64 id);
    qint64 enqueueRetries();
    void withdraw(quint64 id);
    void settle(quint64 id, Result<Response> result);
    void deliver();

    const Clock &m_clock;
    HttpOptions m_options;
    QSslConfiguration m_tls;
    /// Each way has its own, so that no connection of one is used by the other.
    std::shared_ptr<QNetworkAccessManager> m_direct;
    std::shared_ptr<QNetworkAccessManager> m_proxied;
    HostLanes m_lanes;
    QSet<QString> m_tokenInBody; ///< hosts that have taken the token from nowhere else
    QRandomGenerator m_random;
    QTimer m_wake;
    std::unordered_map<quint64, std::unique_ptr<Job>> m_jobs;
    std::vector<Settled> m_settled;
    quint64 m_lastId = 0;
    bool m_closed = false;
};

} // namespace asterism
