// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <utility>

namespace asterism::ui {

/// Calls then(result) for an object that may go away before the answer is there: a page that is
/// closed. `lasting` lives as long as anything can still answer (the store does) and is what Qt
/// 6.4 gets as context, for it does not bear one that has gone. Both belong to this thread.
template <typename T, typename Then>
void hear(QFuture<T> future, QObject *lasting, QObject *listener, Then then)
{
    future.then(lasting,
        [listener = QPointer<QObject>(listener), then = std::move(then)](const T &result) mutable {
            if (listener) {
                then(result);
            }
        });
}

} // namespace asterism::ui
