// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run.h"

#include <QTest>

using namespace asterism;

class tst_run : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatFailedIsTriedAgain()
    {
        const auto ended = [](Outcome outcome) {
            return RunRow{.state = RowState::Ended, .finding = Finding::ToDo, .outcome = outcome};
        };
        for (int number = 0; number < outcomeCount; ++number) {
            const auto outcome = Outcome(number);
            const bool failed = outcome == Outcome::NotFound || outcome == Outcome::ServerGone
                || outcome == Outcome::Refused;
            QCOMPARE(mayRetry(ended(outcome)), failed);
        }
        QVERIFY(!mayRetry({.state = RowState::Waiting, .outcome = Outcome::NotFound}));
    }

    /// No server will ever let an account follow itself.
    void theAccountItselfIsNotTriedAgain()
    {
        RunRow row{.state = RowState::Ended, .outcome = Outcome::Refused};
        QVERIFY(!mayRetry(row));
        row.outcome = Outcome::NotFound; // who was never looked for may be there
        QVERIFY(mayRetry(row));
    }
};

QTEST_GUILESS_MAIN(tst_run)
#include "tst_run.moc"
