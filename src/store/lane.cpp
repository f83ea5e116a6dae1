// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lane.h"

namespace asterism::store {

Lane::Lane(const QString &name)
    : m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

Lane::~Lane()
{
    // Queued behind everything that was accepted before.
    run([this] { m_thread.quit(); });
    m_thread.wait();
}

void Lane::run(std::function<void()> task)
{
    QMetaObject::invokeMethod(m_context.get(), std::move(task), Qt::QueuedConnection);
}

void Lane::runAndWait(std::function<void()> task)
{
    QMetaObject::invokeMethod(m_context.get(), std::move(task), Qt::BlockingQueuedConnection);
}

} // namespace asterism::store
