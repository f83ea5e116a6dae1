// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/mediacache.h"

#include "media/mediaworker.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

template <typename Work> void post(MediaWorker &worker, Work work)
{
    QMetaObject::invokeMethod(&worker, std::move(work), Qt::QueuedConnection);
}

/// What the worker answers at once, from its own thread.
template <typename T, typename Work> QFuture<Result<T>> posted(MediaWorker &worker, Work work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    post(worker, [promise, work] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace

MediaCache::MediaCache(const Clock &clock, Options options)
    : m_worker(std::make_unique<MediaWorker>(clock, std::move(options)))
{
    m_thread.setObjectName(u"media"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    post(*m_worker, [worker = m_worker.get()] { worker->open(); });
}

MediaCache::~MediaCache()
{
    post(*m_worker, [this] {
        m_worker->close();
        m_thread.quit();
    });
    m_thread.wait();
}

QFuture<Result<QString>> MediaCache::file(
    const QUrl &url, MediaKind kind, const std::function<void(QFuture<Result<QString>>)> &chain)
{
    const auto asker = std::make_shared<QPromise<Result<QString>>>();
    asker->start();
    if (chain) {
        chain(asker->future());
    }
    post(*m_worker, [worker = m_worker.get(), url, kind, asker] { worker->ask(url, kind, asker); });
    return asker->future();
}

void MediaCache::find(const QUrl &url, std::function<void(const QString &path)> found)
{
    post(*m_worker,
        [worker = m_worker.get(), url, found = std::move(found)] { found(worker->find(url)); });
}

void MediaCache::spoiled(const QUrl &url)
{
    post(*m_worker, [worker = m_worker.get(), url] { worker->spoiled(url); });
}

void MediaCache::setTypedHosts(const QSet<QString> &hosts)
{
    post(*m_worker, [worker = m_worker.get(), hosts] { worker->setTypedHosts(hosts); });
}

void MediaCache::reconsider()
{
    post(*m_worker, [worker = m_worker.get()] { worker->reconsider(); });
}

QFuture<Result<MediaCache::Usage>> MediaCache::usage()
{
    return posted<Usage>(*m_worker, [worker = m_worker.get()] { return worker->usage(); });
}

QFuture<Result<Done>> MediaCache::clear()
{
    return posted<Done>(*m_worker, [worker = m_worker.get()] { return worker->clear(); });
}

} // namespace asterism
