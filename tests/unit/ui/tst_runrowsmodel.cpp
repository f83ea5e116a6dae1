// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/runrowsmodel.h"

#include "appfixture.h"
#include "migration/newrun.h"
#include "store/runs.h"

#include <QAbstractItemModelTester>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int many = 2000;

std::vector<RunRow> manyRows()
{
    std::vector<RunRow> rows;
    for (int i = 0; i < many; ++i) {
        rows.push_back({.place = i,
            .line = i + 2,
            .item = {.subject = u"u%1@a.example"_s.arg(i)},
            .state = RowState::Waiting,
            .finding = Finding::ToDo});
    }
    return rows;
}

} // namespace

/// Rows of a run, a page at a time.
class TestRunRowsModel : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<App> m_app;
    std::unique_ptr<RunRowsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    qint64 m_run = 0;

    QString who(int row) const { return value(row, "who"); }
    QString value(int row, const char *role) const
    {
        return m_model->data(m_model->index(row), m_model->roleNames().key(role)).toString();
    }
    void end(int place, Outcome outcome)
    {
        const auto rows = await(m_app->store->readUser([this, place](store::UserTx &tx) {
            return store::runRows(tx, m_run, {.from = place, .most = 1});
        }));
        QVERIFY(rows.ok() && rows->size() == 1);
        RunRow row = rows->front();
        row.state = RowState::Ended;
        row.outcome = outcome;
        QVERIFY(await(m_app->store->writeUser([this, row](store::UserTx &tx) {
            return store::saveRow(tx, m_run, row);
        })).ok());
    }

    /// Where the rows are few: it asks for all of them, and for more.
    void watch() { m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get()); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_app = openedApp(m_folder->path());
        QVERIFY(m_app);
        const Run run{.account = {u"a"_s}, .acct = u"ao@a.example"_s, .title = u"f.csv"_s};
        const auto id = await(newRun(*m_app->store, run, manyRows()));
        QVERIFY(id.ok());
        m_run = *id;
        m_model = std::make_unique<RunRowsModel>(*m_app->store);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_app.reset();
    }

    void aRowIsReadWhenItIsAskedFor()
    {
        m_model->show(m_run, MovedKind::Follows);
        QTRY_COMPARE(m_model->rowCount(), many);
        QTRY_COMPARE(who(1999), u"@u1999@a.example"_s);
        QCOMPARE(value(1999, "line"), u"2001"_s);
        QCOMPARE(value(1999, "stand"), u"waiting"_s);
    }

    void onlyPagesNearTheReaderAreHeld()
    {
        m_model->show(m_run, MovedKind::Follows);
        QTRY_COMPARE(m_model->rowCount(), many);
        for (int row = 0; row < many; row += RunRowsModel::pageSize) {
            QTRY_COMPARE(who(row), u"@u%1@a.example"_s.arg(row));
        }
        QVERIFY(m_model->pagesHeld() <= int(RunRowsModel::mostPages));
        QTRY_COMPARE(who(0), u"@u0@a.example"_s); // read again
    }

    void aChangeTouchesItsRow()
    {
        m_model->show(m_run, MovedKind::Follows);
        QTRY_COMPARE(m_model->rowCount(), many);
        QTRY_COMPARE(value(3, "stand"), u"waiting"_s);
        end(3, Outcome::ServerGone);
        m_model->reread();
        QTRY_COMPARE(value(3, "stand"), u"server gone"_s);
        QCOMPARE(value(3, "tone"), u"bad"_s);
        QCOMPARE(value(3, "retries"), u"true"_s);
        QCOMPARE(value(4, "retries"), u"false"_s);
        QCOMPARE(m_model->rowCount(), many);
    }

    void aChoiceGrowsAtItsEnd()
    {
        m_model->show(m_run, MovedKind::Follows, {.search = u"a.example"_s});
        QTRY_COMPARE(m_model->rowCount(), RunRowsModel::pageSize);
        QTRY_COMPARE(m_model->total(), many);
        QVERIFY(m_model->canFetchMore({}));
        m_model->fetchMore({});
        QTRY_COMPARE(m_model->rowCount(), 2 * RunRowsModel::pageSize);
        QCOMPARE(who(399), u"@u399@a.example"_s);
    }

    void whoLeavesAChoiceGoes()
    {
        watch();
        end(3, Outcome::NotFound);
        end(9, Outcome::NotFound);
        m_model->show(m_run, MovedKind::Follows, {.outcome = Outcome::NotFound});
        QTRY_COMPARE(m_model->rowCount(), 2);
        QCOMPARE(who(1), u"@u9@a.example"_s);
        QVERIFY(!m_model->canFetchMore({}));
        QVERIFY(await(m_app->store->writeUser([this](store::UserTx &tx) {
            return store::retryRows(tx, m_run, {3});
        })).ok());
        m_model->reread();
        QTRY_COMPARE(m_model->rowCount(), 1);
        QCOMPARE(who(0), u"@u9@a.example"_s);
    }

    void anotherRunIsNotMixedIn()
    {
        watch();
        m_model->show(m_run, MovedKind::Follows);
        m_model->show(0, MovedKind::Follows);
        QTRY_COMPARE(m_model->rowCount(), 0);
        m_model->show(m_run, MovedKind::Follows, {.search = u"u77@"_s});
        QTRY_COMPARE(m_model->rowCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRunRowsModel)
#include "tst_runrowsmodel.moc"
