// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ui/viewmodels/ask.h"

#include <QJsonObject>
#include <QPromise>
#include <QStringList>
#include <QTest>

#include <deque>
#include <memory>
#include <vector>

namespace asterism::ui {

/// The engine, which answers when the test says so.
class SlowEngine {
public:
    using Answer = Result<QJsonObject>;
    struct Call {
        QString kind;
        QJsonObject argument;
        std::shared_ptr<QPromise<Answer>> promise = {};
    };

    Ask ask()
    {
        return [this](const QString &kind, const QJsonObject &argument) {
            auto promise = std::make_shared<QPromise<Answer>>();
            promise->start();
            if (quick.contains(kind)) {
                promise->addResult(QJsonObject());
                promise->finish();
                done.push_back({kind, argument});
            } else {
                calls.push_back({kind, argument, promise});
            }
            return promise->future();
        };
    }

    /// Of the oldest call that waits.
    QString kind() const { return calls.empty() ? QString() : calls.front().kind; }
    void answer(const Answer &answer)
    {
        QVERIFY(!calls.empty());
        const Call call = calls.front();
        calls.pop_front();
        call.promise->addResult(answer);
        call.promise->finish();
    }

    QStringList quick; ///< kinds that are done at once, for whoever waits for nothing
    std::vector<Call> done; ///< these
    std::deque<Call> calls;
};

} // namespace asterism::ui
