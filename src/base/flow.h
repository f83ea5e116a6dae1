// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>

#include <functional>
#include <map>
#include <vector>

namespace asterism {

/// A future that is answered already.
template <typename T> QFuture<Result<T>> answered(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// Something that takes several steps and ends with one answer: a small state machine that owns
/// its state and deletes itself when it has answered. Its parent is whoever started it: when
/// that goes away first, the answer is Cancelled.
template <typename T> class Flow : public QObject {
public:
    ~Flow() override { answer(Error{.kind = ErrorKind::Cancelled}); }

    QFuture<Result<T>> future() const { return m_promise.future(); }

protected:
    explicit Flow(QObject *parent)
        : QObject(parent)
    {
        m_promise.start();
    }

    /// What whoever waits is told; it goes on, until it says finish().
    void answer(Result<T> result)
    {
        if (!m_answered) {
            m_answered = true;
            m_promise.addResult(std::move(result));
            m_promise.finish();
        }
    }

    /// The last step. Further answers are not heard.
    void finish(Result<T> result)
    {
        answer(std::move(result));
        deleteLater();
    }

private:
    QPromise<Result<T>> m_promise;
    bool m_answered = false;
};

/// One piece of work that several callers want at the same time: it is done once, and each caller
/// gets a future of its own, for a QFuture hears one continuation only.
template <typename T> class Joined {
public:
    using Work = std::function<QFuture<Result<T>>()>;

    /// `work` starts unless the same is under way. `context` owns this object.
    QFuture<Result<T>> ask(const QString &key, QObject *context, const Work &work)
    {
        auto &waiting = m_waiting[key];
        waiting.emplace_back().start();
        auto future = waiting.back().future();
        if (waiting.size() == 1) {
            work().then(context, [this, key](const Result<T> &result) { answer(key, result); });
        }
        return future;
    }

private:
    void answer(const QString &key, const Result<T> &result)
    {
        // Out of the way first: whoever is answered may ask again.
        const auto found = m_waiting.find(key);
        auto waiting = std::move(found->second);
        m_waiting.erase(found);
        for (auto &promise : waiting) {
            promise.addResult(result);
            promise.finish();
        }
    }

    std::map<QString, std::vector<QPromise<Result<T>>>> m_waiting;
};

} // namespace asterism
