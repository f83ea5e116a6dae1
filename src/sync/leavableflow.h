// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"

#include <QPointer>

#include <utility>

namespace asterism {

/// A flow that may end before what it asked for has come: that is heard by nobody then. `lasting`
/// lives as long as anything can still answer and is what Qt 6.4 gets as context, for it does not
/// bear one that has gone.
template <typename T> class LeavableFlow : public Flow<T> {
protected:
    LeavableFlow(QObject &lasting, QObject *parent)
        : Flow<T>(parent)
        , m_lasting(lasting)
    {
    }

    template <typename A, typename Then> void hear(QFuture<Result<A>> future, Then then)
    {
        future.then(&m_lasting,
            [here = QPointer<QObject>(this), then = std::move(then)](
                const Result<A> &result) mutable {
                if (here) {
                    then(result);
                }
            });
    }

private:
    QObject &m_lasting;
};

} // namespace asterism
