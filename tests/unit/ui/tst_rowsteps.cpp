// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowsteps.h"

#include <QRandomGenerator>
#include <QTest>

using namespace asterism::ui;

namespace {

using Rows = std::vector<int>;

Rows done(Rows rows, const Rows &wanted)
{
    for (const RowStep &step : rowSteps(rows, wanted)) {
        switch (step.kind) {
        case RowStep::Kind::Remove:
            rows.erase(rows.begin() + step.at);
            break;
        case RowStep::Kind::Insert:
            rows.insert(rows.begin() + step.at, wanted[size_t(step.at)]);
            break;
        case RowStep::Kind::Move:
            std::rotate(
                rows.begin() + step.at, rows.begin() + step.from, rows.begin() + step.from + 1);
            break;
        }
    }
    return rows;
}

Rows someRows(QRandomGenerator &random)
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

class TestRowSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingForTheSame();
    void leavesTheOthersAlone();
    void leadsFromAnythingToAnything();
};

void TestRowSteps::nothingForTheSame()
{
    QVERIFY(rowSteps(Rows{1, 2, 3}, Rows{1, 2, 3}).empty());
    QVERIFY(rowSteps(Rows{}, Rows{}).empty());
}

void TestRowSteps::leavesTheOthersAlone()
{
    using Kind = RowStep::Kind;
    const auto steps = rowSteps(Rows{1, 2, 3, 4}, Rows{1, 9, 3, 4});
    QCOMPARE(steps, (std::vector<RowStep>{{Kind::Remove, 1}, {Kind::Insert, 1}}));
    QCOMPARE(rowSteps(Rows{1, 2, 3}, Rows{3, 1, 2}), (std::vector<RowStep>{{Kind::Move, 0, 2}}));
}

void TestRowSteps::leadsFromAnythingToAnything()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 500; ++i) {
        const Rows wanted = someRows(random);
        QCOMPARE(done(someRows(random), wanted), wanted);
    }
}

QTEST_APPLESS_MAIN(TestRowSteps)
#include "tst_rowsteps.moc"
