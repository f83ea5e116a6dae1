// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowruns.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace asterism::ui;

namespace {

using Rows = std::vector<int>;

Rows reached(Rows rows, const Rows &wanted)
{
    const RowRuns runs = rowRuns(rows, wanted);
    for (const RowRun &run : runs.removed) {
        rows.erase(rows.begin() + run.at, rows.begin() + run.at + run.count);
    }
    if (runs.reordered) {
        Rows sorted;
        std::ranges::copy_if(wanted, std::back_inserter(sorted),
            [&](int key) { return std::ranges::find(rows, key) != rows.end(); });
        rows = sorted;
    }
    for (const RowRun &run : runs.inserted) {
        rows.insert(
            rows.begin() + run.at, wanted.begin() + run.at, wanted.begin() + run.at + run.count);
    }
    return rows;
}

Rows madeUp(QRandomGenerator &random)
{
    Rows rows;
    for (int key = 0; key < 30; ++key) {
        if (random.bounded(2) == 0) {
            rows.insert(rows.begin() + random.bounded(int(rows.size()) + 1), key);
        }
    }
    return rows;
}

} // namespace

class TestRowRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingForTheSame()
    {
        QVERIFY(rowRuns(Rows{1, 2, 3}, Rows{1, 2, 3}).isNothing());
        QVERIFY(rowRuns(Rows{}, Rows{}).isNothing());
    }

    void whatGoesTogetherIsOne()
    {
        const RowRuns narrowed = rowRuns(Rows{1, 2, 3, 4, 5, 6}, Rows{1, 4});
        QCOMPARE(narrowed.removed, (std::vector<RowRun>{{4, 2}, {1, 2}}));
        QVERIFY(!narrowed.reordered);
        QVERIFY(narrowed.inserted.empty());
        const RowRuns widened = rowRuns(Rows{1, 4}, Rows{1, 2, 3, 4, 5, 6});
        QVERIFY(widened.removed.empty());
        QVERIFY(!widened.reordered);
        QCOMPARE(widened.inserted, (std::vector<RowRun>{{1, 2}, {4, 2}}));
    }

    void anotherOrder()
    {
        const RowRuns turned = rowRuns(Rows{1, 2, 3}, Rows{3, 9, 1});
        QCOMPARE(turned.removed, (std::vector<RowRun>{{1, 1}}));
        QVERIFY(turned.reordered);
        QCOMPARE(turned.inserted, (std::vector<RowRun>{{1, 1}}));
    }

    void leadsFromAnythingToAnything()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 500; ++i) {
            const Rows now = madeUp(random);
            const Rows wanted = madeUp(random);
            QCOMPARE(reached(now, wanted), wanted);
        }
    }
};

QTEST_APPLESS_MAIN(TestRowRuns)
#include "tst_rowruns.moc"
