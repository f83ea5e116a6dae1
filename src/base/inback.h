// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace asterism {

/// Does what takes long (a disk, a long file) on a thread of its own. Called on the main thread,
/// which also finishes the future: Qt 6.4 does not bear that one thread chains while another
/// finishes.
template <typename Work> auto inBack(Work work) -> QFuture<std::invoke_result_t<Work>>
{
    using T = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        auto result = std::make_shared<T>(work());
        const auto finish = [promise, result] {
            promise->addResult(std::move(*result));
            promise->finish();
        };
        QMetaObject::invokeMethod(QCoreApplication::instance(), finish, Qt::QueuedConnection);
    });
    return promise->future();
}

} // namespace asterism
