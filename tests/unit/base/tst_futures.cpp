// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/flow.h"
#include "base/platform/futures.h"

#include <QTest>

using namespace asterism;

/// Who waits for an answer may go before it comes.
class tst_futures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoGoesFirstIsNotCalled()
    {
        QPromise<Result<int>> promise;
        promise.start();
        auto context = std::make_unique<QObject>();
        bool called = false;
        auto next = promise.future().then(context.get(), [&called](const Result<int> &) {
            called = true;
            return Result<int>(2);
        });
        auto last = next.then([](QFuture<Result<int>>) {});
        context.reset();
        promise.addResult(Result<int>(1));
        promise.finish();
        QCoreApplication::processEvents();
        QVERIFY(!called);
        QVERIFY(next.isFinished());
        QVERIFY(next.isCanceled());
        QVERIFY(last.isFinished());
    }
};

QTEST_GUILESS_MAIN(tst_futures)
#include "tst_futures.moc"
