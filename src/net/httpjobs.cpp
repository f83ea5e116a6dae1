// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpjobs.h"

#include "base/backoff.h"
#include "base/flow.h"
#include "base/host.h"
#include "base/log.h"
#include "net/address.h"
#include "net/redirect.h"
#include "net/tls.h"
#include "net/tokenplace.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 singlePatienceMs = 5 * secondMs;
constexpr qint64 backgroundPatienceMs = 10 * minuteMs;
// The computer may sleep or its clock may be set while a timer runs: look at the clock again.
constexpr qint64 longestNapMs = 10 * secondMs;
constexpr qint64 longestRetryMs = 10 * minuteMs;

/// Tells tokens apart without keeping them.
QString nameOf(const QString &bearer)
{
    if (bearer.isEmpty()) {
        return {};
    }
    const auto hash = QCryptographicHash::hash(bearer.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.left(12).toHex());
}

bool onlyReads(const Request &request)
{
    return request.onlyReads || request.method == "GET" || request.method == "HEAD";
}

/// Fit for a log: a query may hold secrets.
QString shown(const Request &step)
{
    return hostOf(step.url) + (step.secretPath ? u"/…"_s : step.url.path());
}

/// 0 stands for never.
qint64 earlier(qint64 one, qint64 other)
{
    return one == 0 || other == 0 ? std::max(one, other) : std::min(one, other);
}

/// It may pass by itself: 501 does not, and 503 says to wait.
bool isPassing(int status)
{
    return status >= 500 && status != 501 && status != 503;
}

Error cancelled(const Request &request)
{
    return {.kind = ErrorKind::Cancelled, .subject = hostOf(request.url), .detail = {}};
}

} // namespace

HttpJobs::HttpJobs(const Clock &clock, HttpOptions options)
    : m_clock(clock)
    , m_options(std::move(options))
    , m_tls(tlsTrusting(m_options.extraAuthorities))
    , m_direct(std::make_shared<QNetworkAccessManager>())
    , m_lanes(clock, m_options.lanes)
    , m_random(m_options.seed != 0 ? m_options.seed : QRandomGenerator::system()->generate())
{
    if (!m_options.allowedAddress) {
        m_options.allowedAddress = isPublicAddress;
    }
    if (!m_options.gate) {
        m_options.gate = std::make_shared<Gate>(clock);
    }
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &HttpJobs::pump);
}

HttpJobs::~HttpJobs()
{
    close();
}

QFuture<Result<Response>> HttpJobs::add(const Request &request)
{
    if (m_closed) {
        return asterism::answered<Response>(cancelled(request));
    }
    const quint64 id = ++m_lastId;
    auto job = std::make_unique<Job>();
    job->asked = request;
    job->asked.tokenInBody = request.tokenInBody || m_tokenInBody.contains(hostOf(request.url));
    job->step = job->asked;
    job->promise.start();
    const auto future = job->promise.future();
    job->watcher.reset(new Watcher);
    // Queued: the watcher is deleted with its job, not while it is telling us.
    connect(
        job->watcher.get(), &Watcher::canceled, this, [this, id] { withdraw(id); },
        Qt::QueuedConnection);
    job->watcher->setFuture(future);
    m_jobs.emplace(id, std::move(job));
    enqueue(id, false);
    return future;
}

qint64 HttpJobs::pausedUntil(const QString &host, const QString &bearer) const
{
    return m_lanes.pausedUntil(host, nameOf(bearer));
}

void HttpJobs::close()
{
    m_closed = true;
    m_wake.stop();
    auto jobs = std::exchange(m_jobs, {});
    for (auto &[id, job] : jobs) {
        job->exchange.reset();
        m_settled.push_back({std::move(job->promise), cancelled(job->asked)});
    }
    deliver();
}

HostLanes::Ticket HttpJobs::ticketOf(quint64 id, const Job &job) const
{
    const Request &step = job.step;
    const bool background = step.priority == Request::Background;
    const qint64 patience = background ? backgroundPatienceMs : singlePatienceMs;
    return {
        .id = id,
        .host = hostOf(step.url),
        .who = nameOf(step.bearer),
        .priority = step.priority,
        // Polling reads whatever its method: Misskey's API knows only POST.
        .reads = background || onlyReads(step),
        .carriesFile = step.form.has_value(),
        .patienceMs = step.patienceMs >= 0 ? step.patienceMs : patience,
        .limitName = step.limitName,
    };
}

bool HttpJobs::mustCheck(const Request &request) const
{
    return !request.typedHost && !m_options.allowPrivateNetwork;
}

Gate::Wish HttpJobs::wishOf(const Request &request) const
{
    return {.url = request.url,
        .purpose = request.purpose,
        .own = request.own,
        .trusted = !mustCheck(request)};
}

Transfer::Setup HttpJobs::setupOf(const Job &job) const
{
    Transfer::Setup setup{.userAgent = m_options.userAgent, .tls = m_tls, .proxy = job.way.proxy};
    // Through a proxy no address is known here; the gate has refused what cannot be public.
    if (mustCheck(job.step) && !job.way.proxy) {
        setup.allowed = m_options.allowedAddress;
    }
    setup.timeoutMs = int(std::max<qint64>(1, job.step.timeoutMs - job.usedMs));
    return setup;
}

bool HttpJobs::mayTryAgain(const Job &job) const
{
    return onlyReads(job.asked) && !job.asked.sink && job.tries < job.asked.retries;
}

void HttpJobs::enqueue(quint64 id, bool first)
{
    // Who may not go out takes nobody's turn; begin() asks again, for rules change.
    if (const auto way = m_options.gate->way(wishOf(m_jobs.at(id)->step)); !way) {
        settle(id, way.error());
        return;
    }
    if (const auto refused = m_lanes.enqueue(ticketOf(id, *m_jobs.at(id)), first)) {
        settle(id, *refused);
        return;
    }
    // From the event loop, so that requests sent together are ordered by priority.
    m_wake.start(0);
}

void HttpJobs::pump()
{
    const qint64 retryAt = enqueueRetries();
    const HostLanes::Turn turn = m_lanes.next();
    for (const auto &refusal : turn.refused) {
        settle(refusal.id, refusal.error);
    }
    bool freed = false;
    for (const quint64 id : turn.start) {
        freed = !begin(id) || freed;
    }
    const qint64 nextAt = earlier(turn.nextAt, retryAt);
    if (freed) {
        m_wake.start(0);
    } else if (nextAt > 0) {
        const qint64 nap = std::clamp<qint64>(nextAt - m_clock.now(), 1, longestNapMs);
        m_wake.start(int(nap));
    }
}

/// Those whose wait is over go to their lanes; when the next one's is, or 0.
qint64 HttpJobs::enqueueRetries()
{
    const qint64 now = m_clock.now();
    qint64 nextAt = 0;
    std::vector<quint64> due;
    for (const auto &[id, job] : m_jobs) {
        // The clock may have been set back: no wait is longer than the longest.
        if (job->retryAt > 0 && (job->retryAt <= now || job->retryAt > now + longestRetryMs)) {
            due.push_back(id);
        } else {
            nextAt = earlier(nextAt, job->retryAt);
        }
    }
    std::ranges::sort(due);
    for (const quint64 id : due) {
        m_jobs.at(id)->retryAt = 0;
        enqueue(id, false);
    }
    return nextAt;
}

/// False when the gate lets it no longer out: its turn is free.
bool HttpJobs::begin(quint64 id)
{
    Job &job = *m_jobs.at(id);
    const auto way = m_options.gate->pass(wishOf(job.step));
    if (!way) {
        m_lanes.finished(id);
        settle(id, way.error());
        return false;
    }
    job.way = *way;
    qCDebug(logNet) << job.step.method.constData() << shown(job.step);
    job.running.start();
    job.exchange = exchangeFor(id, job);
    job.exchange->start();
    return true;
}

std::shared_ptr<QNetworkAccessManager> HttpJobs::managerFor(const Way &way)
{
    if (!way.proxy) {
        return m_direct;
    }
    const QNetworkProxy proxy = qtProxy(*way.proxy);
    if (!m_proxied || m_proxied->proxy() != proxy) {
        // Whatever still runs over the one before keeps it.
        m_proxied = std::make_shared<QNetworkAccessManager>();
        m_proxied->setProxy(proxy);
    }
    return m_proxied;
}

void HttpJobs::reconsider()
{
    std::vector<quint64> ids;
    for (const auto &[id, job] : m_jobs) {
        ids.push_back(id);
    }
    std::ranges::sort(ids); // what came first goes first again
    for (const quint64 id : ids) {
        reconsider(id);
    }
    m_wake.start(0);
}

void HttpJobs::reconsider(quint64 id)
{
    Job &job = *m_jobs.at(id);
    const auto way = m_options.gate->way(wishOf(job.step));
    const bool runs = job.exchange != nullptr;
    const bool moves = runs && way && *way != job.way && onlyReads(job.step);
    if (way && !moves) {
        return;
    }
    job.exchange.reset();
    m_lanes.finished(id);
    if (!way) {
        settle(id, way.error());
    } else if (job.step.sink) {
        settle(id, cancelled(job.step)); // a sink cannot begin anew: whoever made it can
    } else {
        job.usedMs += job.running.elapsed();
        enqueue(id, true);
    }
}

std::unique_ptr<Exchange> HttpJobs::exchangeFor(quint64 id, const Job &job)
{
    auto heard = [this, id](Exchange::Outcome outcome) { ended(id, std::move(outcome)); };
    if (m_options.exchange) {
        return m_options.exchange(job.step, std::move(heard));
    }
    return std::make_unique<Transfer>(
        managerFor(job.way), job.step, setupOf(job), std::move(heard));
}

void HttpJobs::ended(quint64 id, Exchange::Outcome outcome)
{
    Job &job = *m_jobs.at(id);
    job.exchange.reset();
    job.usedMs += job.running.elapsed();
    m_lanes.finished(id);
    m_wake.start(0);
    if (auto *response = std::get_if<Response>(&outcome)) {
        answered(id, std::move(*response));
    } else {
        failed(id, std::get<Failure>(outcome));
    }
}

void HttpJobs::answered(quint64 id, Response response)
{
    Job &job = *m_jobs.at(id);
    qCDebug(logNet) << response.status << shown(job.step) << job.usedMs << "ms";
    m_lanes.learn(ticketOf(id, job), response.status, rateLimit(response, m_clock.now()),
        limitsOneCall(response));
    if (wantsTokenInBody(job, response)) {
        job.step.tokenInBody = true;
        enqueue(id, true);
    } else if (isRedirect(response)) {
        follow(id, response);
    } else if (isPassing(response.status) && mayTryAgain(job)) {
        tryAgain(id);
    } else {
        response.permanentRedirect = job.redirected && job.allPermanent;
        noteTokenPlace(job, response);
        settle(id, std::move(response));
    }
}

/// Whoever says so has done nothing, so that even a write may go out again.
bool HttpJobs::wantsTokenInBody(const Job &job, const Response &response)
{
    if (job.step.bearer.isEmpty() || job.step.tokenInBody || !missesToken(response)) {
        return false;
    }
    Request other = job.step;
    other.tokenInBody = true;
    return !tokenInHeader(other);
}

/// Who misses it in the body, too, has not told where it looks.
void HttpJobs::noteTokenPlace(const Job &job, Response &response)
{
    response.tokenInBody = !job.step.bearer.isEmpty() && !tokenInHeader(job.step)
        && response.status < 500 && !missesToken(response);
    if (response.tokenInBody) {
        m_tokenInBody.insert(hostOf(job.step.url));
    }
}

void HttpJobs::failed(quint64 id, const Failure &failure)
{
    Job &job = *m_jobs.at(id);
    qCDebug(logNet) << word(failure.error.kind) << failure.error.detail << shown(job.step);
    if (failure.temporary && mayTryAgain(job)) {
        tryAgain(id);
        return;
    }
    Error error = failure.error;
    error.unsent = error.unsent && !job.redirected; // an earlier step was answered
    settle(id, std::move(error));
}

void HttpJobs::follow(quint64 id, const Response &response)
{
    Job &job = *m_jobs.at(id);
    auto next = redirected(job.step, response);
    if (!next) {
        settle(id, next.error());
        return;
    }
    job.step = *std::move(next);
    job.redirected = true;
    job.allPermanent = job.allPermanent && (response.status == 301 || response.status == 308);
    enqueue(id, true);
}

void HttpJobs::tryAgain(quint64 id)
{
    Job &job = *m_jobs.at(id);
    const qint64 wait = backoffMs(job.tries, m_random.generateDouble(), m_options.firstRetryMs);
    job.tries += 1;
    job.step = job.asked;
    job.usedMs = 0;
    job.redirected = false;
    job.allPermanent = true;
    job.retryAt = std::max<qint64>(1, m_clock.now() + wait);
    m_wake.start(0);
}

void HttpJobs::withdraw(quint64 id)
{
    const auto job = m_jobs.extract(id);
    if (!job.empty()) {
        m_lanes.finished(id);
        m_wake.start(0);
    }
    // The promise ends here, last: what hangs on it may delete this object.
}

void HttpJobs::settle(quint64 id, Result<Response> result)
{
    auto job = m_jobs.extract(id);
    if (m_settled.empty()) {
        QMetaObject::invokeMethod(
            this, [this] { deliver(); }, Qt::QueuedConnection);
    }
    m_settled.push_back({std::move(job.mapped()->promise), std::move(result)});
}

void HttpJobs::deliver()
{
    // A continuation may delete this object: only the local list is touched from here on.
    auto settled = std::exchange(m_settled, {});
    for (auto &[promise, result] : settled) {
        promise.addResult(std::move(result));
        promise.finish();
    }
}

} // namespace asterism
