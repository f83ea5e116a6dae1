// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/windowmerge.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace asterism::ui;

namespace {

using Keys = std::vector<qint64>;

/// What a model does with a plan.
Keys merged(const Keys &old, const Keys &read, const QSet<qint64> &elsewhere = {})
{
    const MergePlan plan = planMerge(old, read, elsewhere);
    Keys result;
    size_t insert = 0;
    for (int i = 0; i <= int(old.size()); ++i) {
        if (insert < plan.inserts.size() && plan.inserts[insert].before == i) {
            for (const int row : plan.inserts[insert].rows) {
                result.push_back(read[size_t(row)]);
            }
            ++insert;
        }
        const bool gone =
            std::find(plan.removed.begin(), plan.removed.end(), i) != plan.removed.end();
        if (i < int(old.size()) && !gone) {
            result.push_back(old[size_t(i)]);
        }
    }
    return result;
}

} // namespace

class tst_WindowMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<Keys>("old");
        QTest::addColumn<Keys>("read");
        QTest::addColumn<Keys>("wanted");
        QTest::newRow("same") << Keys{3, 2, 1} << Keys{3, 2, 1} << Keys{3, 2, 1};
        QTest::newRow("above") << Keys{2, 1} << Keys{4, 3, 2, 1} << Keys{4, 3, 2, 1};
        QTest::newRow("between") << Keys{4, 1} << Keys{4, 3, 2, 1} << Keys{4, 3, 2, 1};
        QTest::newRow("below") << Keys{4} << Keys{4, 3} << Keys{4, 3};
        QTest::newRow("gone") << Keys{3, 2, 1} << Keys{3, 1} << Keys{3, 1};
        QTest::newRow("gap filled") << Keys{5, -1, 2} << Keys{5, 4, 3, 2} << Keys{5, 4, 3, 2};
        QTest::newRow("moved stays") << Keys{3, 2, 1} << Keys{1, 3, 2} << Keys{3, 2, 1};
        QTest::newRow("twice") << Keys{2, 1} << Keys{2, 3, 3, 1} << Keys{2, 3, 1};
        QTest::newRow("all new") << Keys{2, 1} << Keys{4, 3} << Keys{4, 3};
        QTest::newRow("nothing") << Keys{} << Keys{2, 1} << Keys{2, 1};
    }
    void rows()
    {
        QFETCH(Keys, old);
        QFETCH(Keys, read);
        QTEST(merged(old, read), "wanted");
    }

    void whatWasReadElsewhereIsNotGone()
    {
        QCOMPARE(merged({3, 2, 1}, {3, 1}, {2}), (Keys{3, 2, 1}));
    }

    void anyTwoLists()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 500; ++round) {
            Keys old;
            Keys read;
            for (qint64 key = 40; key > 0; --key) {
                if (random.bounded(2) == 0) {
                    old.push_back(key);
                }
                if (random.bounded(2) == 0) {
                    read.push_back(key);
                }
            }
            QCOMPARE(merged(old, read), read);
        }
    }
};

QTEST_GUILESS_MAIN(tst_WindowMerge)
#include "tst_windowmerge.moc"
