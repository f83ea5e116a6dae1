// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/await.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QTest>

using namespace asterism;
using namespace asterism::cli;

namespace {

bool always()
{
    return true;
}
bool never()
{
    return false;
}

constexpr int longMs = 60'000;

} // namespace

class tst_await : public QObject {
    Q_OBJECT

    QPromise<Result<int>> m_promise;

private Q_SLOTS:
    void init()
    {
        m_promise = QPromise<Result<int>>();
        m_promise.start();
    }

    void answers()
    {
        QTimer::singleShot(0, this, [this] {
            m_promise.addResult(Result<int>(7));
            m_promise.finish();
        });
        const auto answer = await(m_promise.future(), longMs, never);
        QVERIFY(answer.ok());
        QCOMPARE(*answer, 7);
    }

    void runsOutOfTime()
    {
        const auto answer = await(m_promise.future(), 1, never);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    }

    // After Ctrl-C nobody waits for a server.
    void stops()
    {
        QElapsedTimer timer;
        timer.start();
        const auto answer = await(m_promise.future(), longMs, always);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < longMs / 2);
    }
};

QTEST_GUILESS_MAIN(tst_await)
#include "tst_await.moc"
