// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/importpane.h"

#include "appfixture.h"
#include "slowengine.h"
#include "store/instances.h"
#include "store/runs.h"
#include "ui/moving/runwords.h"

#include <algorithm>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QByteArray follows = "Account address,Show boosts,Notify on new posts,Languages\n"
                           "mei@b.example,true,false,\n"
                           "kai@b.example,true,false,\n"
                           "what is this,true,false,\n"
                           "mei@b.example,true,false,\n";

} // namespace

/// From a file to a run.
class TestImportPane : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<App> m_app;
    std::unique_ptr<SlowEngine> m_engine;
    std::unique_ptr<AccountsModel> m_accounts;
    std::unique_ptr<ImportPane> m_pane;

    QString fileWith(const QString &name, const QByteArray &bytes) const
    {
        return fileIn(*m_folder, name, bytes);
    }
    bool isDropped(qint64 run) const
    {
        return std::ranges::any_of(m_engine->done,
            [run](const auto &call) { return call.argument[u"run"_s].toInteger() == run; });
    }
    /// The engine has compared it: `removals` are taken away besides.
    void compare(int removals = 0)
    {
        const qint64 id = m_pane->draft();
        QVERIFY(await(m_app->store->writeUser([id, removals](store::UserTx &tx) -> Result<Done> {
            auto rows = store::runRows(tx, id, {});
            auto run = store::runById(tx, id);
            if (!rows || !run || !*run) {
                return Error{};
            }
            for (RunRow &row : *rows) {
                if (row.state == RowState::New) {
                    row.state = RowState::Waiting;
                    row.finding = Finding::ToDo;
                }
            }
            auto saved = store::saveRows(tx, id, *rows);
            std::vector<RunRow> removed;
            for (int i = 0; i < removals; ++i) {
                removed.push_back({.item = {.subject = u"gone%1@b.example"_s.arg(i)},
                    .removes = true,
                    .state = RowState::Waiting,
                    .finding = Finding::ToDo});
            }
            saved = saved ? store::addRunRows(tx, id, removed) : saved;
            (*run)->state = RunState::Ready;
            return saved ? store::saveRun(tx, **run) : saved;
        })).ok());
        m_engine->answer(QJsonObject{{u"ready"_s, true}});
    }
    void openFollows()
    {
        m_pane->open(fileWith(u"following_accounts.csv"_s, follows));
        QTRY_VERIFY(m_pane->draft() != 0);
        QTRY_COMPARE(m_engine->kind(), u"run-check"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_app = openedApp(m_folder->filePath(u"data"_s));
        QVERIFY(m_app && addAo(*m_app));
        m_engine = std::make_unique<SlowEngine>();
        m_engine->quick = QStringList{u"run-drop"_s};
        m_accounts = std::make_unique<AccountsModel>(m_app->core, m_app->accounts);
        QTRY_VERIFY(m_accounts->isReady());
        m_pane = std::make_unique<ImportPane>(*m_app->store, m_engine->ask(), *m_accounts);
        m_pane->setShown(true);
        QCOMPARE(m_pane->accountId(), u"a"_s);
    }
    void cleanup()
    {
        m_pane.reset();
        m_accounts.reset();
        m_engine.reset();
        m_app.reset();
    }

    void aFileBecomesAPreviewAndARun()
    {
        openFollows();
        QCOMPARE(m_pane->fileWords(), u"4 rows · Follows"_s);
        QVERIFY(m_pane->checking().contains(u"@ao@a.example"_s));
        QVERIFY(m_pane->beginWords().isEmpty());
        compare();
        QTRY_COMPARE(m_pane->beginWords(), u"Follow 2"_s);
        QVERIFY(column(*m_pane->preview(), "words").contains(u"Unreadable rows (line 4)"_s));
        QVERIFY(column(*m_pane->preview(), "words").contains(u"Named more than once"_s));
        QTRY_COMPARE(m_engine->kind(), u"run-look-up"_s);
        m_engine->answer(QJsonObject{{u"done"_s, true}});
        QTRY_VERIFY(m_pane->checking().isEmpty());
        QSignalSpy begun(m_pane.get(), &ImportPane::begun);
        const qint64 draft = m_pane->draft();
        m_pane->begin();
        QCOMPARE(m_engine->kind(), u"run-begin"_s);
        m_engine->answer(QJsonObject());
        QTRY_COMPARE(begun.size(), 1);
        QCOMPARE(begun.first().first().toLongLong(), draft);
        QVERIFY(!isDropped(draft)); // it is no draft any more
        QVERIFY(m_pane->fileName().isEmpty());
    }

    void blocksAreNeverTakenForFollows()
    {
        m_pane->open(fileWith(u"mine.csv"_s, "mei@b.example\nkai@b.example\n"));
        QTRY_VERIFY(!m_pane->kindQuestion().isEmpty());
        QCOMPARE(m_pane->draft(), 0);
        m_pane->begin();
        QVERIFY(m_engine->calls.empty());
        const auto &kinds = importedKinds();
        const auto blocks = std::ranges::find(kinds, MovedKind::Blocks) - kinds.begin();
        m_pane->sayKind(int(blocks));
        QTRY_VERIFY(m_pane->draft() != 0);
        QCOMPARE(m_pane->fileWords(), u"2 rows · Blocks"_s);
        QVERIFY(m_pane->kindQuestion().isEmpty());
        const auto run = await(m_app->store->readUser(
            [id = m_pane->draft()](store::UserTx &tx) { return store::runById(tx, id); }));
        QVERIFY(run.ok() && *run);
        QCOMPARE(int((*run)->kind), int(MovedKind::Blocks));
    }

    void followersAreOnlyKept()
    {
        m_pane->open(fileWith(u"followers.csv"_s, "Account address\nmei@b.example\n"));
        QTRY_VERIFY(m_pane->problem().contains(u"followers"_s));
        QCOMPARE(m_pane->draft(), 0);
    }

    void clipsComeAsBookmarks()
    {
        const QByteArray clips = "Tea,https://b.example/1\nCats,https://b.example/1\n"
                                 "Cats,https://b.example/2\n";
        m_pane->open(fileWith(u"clips.csv"_s, clips));
        QTRY_VERIFY(m_pane->draft() != 0);
        QCOMPARE(m_pane->fileWords(), u"3 rows · Bookmarks"_s);
        QVERIFY(m_pane->kindQuestion().isEmpty());
        QVERIFY2(m_pane->lossWords().contains(u"Tea, Cats"_s), qPrintable(m_pane->lossWords()));
        const auto run = await(m_app->store->readUser(
            [id = m_pane->draft()](store::UserTx &tx) { return store::runById(tx, id); }));
        QVERIFY(run.ok() && *run);
        QCOMPARE(int((*run)->kind), int(MovedKind::Bookmarks));
        const auto rows = await(m_app->store->readUser(
            [id = m_pane->draft()](store::UserTx &tx) { return store::runRows(tx, id, {}); }));
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), size_t(3));
        QCOMPARE((*rows)[0].item, (MovedItem{.subject = u"https://b.example/1"_s}));
        QCOMPARE(int((*rows)[1].outcome), int(Outcome::Invalid)); // named more than once

        // Where only the rows look like it, somebody must say so.
        m_pane->open(fileWith(u"mine.csv"_s, clips));
        QTRY_VERIFY(m_pane->kindQuestion().contains(u"Bookmarks"_s));
        QCOMPARE(m_pane->draft(), 0);
        QVERIFY(m_pane->lossWords().isEmpty());
        m_pane->sayKind(m_pane->kind());
        QTRY_VERIFY(m_pane->draft() != 0);
        QVERIFY(m_pane->lossWords().contains(u"Tea, Cats"_s));
    }

    /// Misskey keeps them as they are, and whoever wants bookmarks says so.
    void clipsStayClipsWhereThereAreSome()
    {
        QVERIFY(await(m_app->store->writeCache([](store::CacheTx &tx) {
            return store::saveInstance(tx,
                {.host = u"a.example"_s,
                    .software = u"misskey"_s,
                    .family = Instance::Family::Misskey,
                    .checkedAt = 2});
        })).ok());
        m_pane->open(fileWith(u"clips.csv"_s,
            "Tea,https://b.example/1\nCats,https://b.example/1\nCats,https://b.example/2\n"));
        QTRY_VERIFY(m_pane->draft() != 0);
        QCOMPARE(m_pane->fileWords(), u"3 rows · Clips"_s);
        QVERIFY(m_pane->lossWords().isEmpty());
        const auto rows = await(m_app->store->readUser(
            [id = m_pane->draft()](store::UserTx &tx) { return store::runRows(tx, id, {}); }));
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), size_t(3));
        QCOMPARE(
            (*rows)[1].item, (MovedItem{.subject = u"https://b.example/1"_s, .list = u"Cats"_s}));
        QTRY_COMPARE(m_engine->kind(), u"run-check"_s);
        compare();
        QTRY_COMPARE(m_pane->beginWords(), u"Put 3 into clips"_s);

        const auto &kinds = importedKinds();
        m_pane->sayKind(int(std::ranges::find(kinds, MovedKind::Bookmarks) - kinds.begin()));
        QTRY_VERIFY(m_pane->lossWords().contains(u"Tea, Cats"_s));
        QCOMPARE(m_pane->fileWords(), u"3 rows · Bookmarks"_s);
    }

    void overwritingNamesAndAsks()
    {
        openFollows();
        const qint64 first = m_pane->draft();
        m_pane->setOverwrite(true);
        QVERIFY(isDropped(first));
        QTRY_VERIFY(m_pane->draft() != 0);
        m_engine->calls.pop_front(); // of the dropped one
        QTRY_COMPARE(m_engine->kind(), u"run-check"_s);
        compare(3);
        QTRY_COMPARE(m_pane->removals()->rowCount(), 3);
        m_pane->begin();
        QVERIFY(!m_pane->question().isEmpty());
        QCOMPARE(m_pane->confirmWords(), u"Follow 2 · Unfollow 3"_s);
        m_pane->decline();
        QVERIFY(m_pane->question().isEmpty());
        m_pane->begin();
        m_pane->confirm();
        QVERIFY(std::ranges::any_of(m_engine->calls,
            [](const SlowEngine::Call &call) { return call.kind == u"run-begin"_s; }));
    }

    void whatFailsCanBeTriedAgain()
    {
        openFollows();
        m_engine->answer(Error{.kind = ErrorKind::Network, .subject = u"a.example"_s});
        QTRY_VERIFY(m_pane->canTryAgain());
        QVERIFY(!m_pane->problem().isEmpty());
        m_pane->tryAgain();
        QTRY_COMPARE(m_engine->kind(), u"run-check"_s);
        QVERIFY(m_pane->problem().isEmpty());
    }

    void nobodyIsLookedUpUnseen()
    {
        openFollows();
        m_pane->setShown(false);
        compare();
        QTRY_COMPARE(m_pane->beginWords(), u"Follow 2"_s);
        QVERIFY(m_engine->calls.empty());
        m_pane->setShown(true);
        QTRY_COMPARE(m_engine->kind(), u"run-look-up"_s);
    }

    void aMissingFileIsTold()
    {
        m_pane->open(m_folder->filePath(u"not-there.csv"_s));
        QTRY_VERIFY(m_pane->problem().contains(u"not-there.csv"_s));
        QCOMPARE(m_pane->draft(), 0);
    }
};

QTEST_MAIN(TestImportPane)
#include "tst_importpane.moc"
