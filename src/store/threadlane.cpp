// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/threadlane.h"

namespace asterism::store {

ThreadLane::ThreadLane(const QString &name)
    : m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

ThreadLane::~ThreadLane()
{
    // Queued behind everything that was accepted before.
    ThreadLane::run([this] { m_thread.quit(); });
    m_thread.wait();
}

void ThreadLane::run(std::function<void()> task)
{
    QMetaObject::invokeMethod(m_context.get(), std::move(task), Qt::QueuedConnection);
}

void ThreadLane::runAndWait(std::function<void()> task)
{
    QMetaObject::invokeMethod(m_context.get(), std::move(task), Qt::BlockingQueuedConnection);
}

} // namespace asterism::store
