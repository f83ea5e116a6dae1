// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/exportpane.h"

#include "appfixture.h"
#include "base/flow.h"
#include "store/census.h"
#include "store/instances.h"

#include <QDir>
#include <QFile>

using namespace asterism;
using namespace asterism::ui;

namespace {

/// The engine of an account at a GoToSocial: it has read everything, and hands out its files.
class ExportEngine {
public:
    Ask ask()
    {
        return [this](const QString &kind, const QJsonObject &argument) {
            const QString of = argument[u"kind"_s].toString();
            asked << kind + u' ' + of;
            if (kind == u"server-export"_s) {
                return refuses ? answered<QJsonObject>(Error{.kind = ErrorKind::NotFound})
                               : answered<QJsonObject>(QJsonObject{{u"text"_s, files.value(of)}});
            }
            return answered<QJsonObject>(
                QJsonObject{{u"read_at"_s, argument[u"since"_s].toInteger() + 1}, {u"count"_s, 1},
                    {u"begun_at"_s, 0}, {u"found"_s, 0}, {u"total"_s, -1}});
        };
    }

    QHash<QString, QString> files;
    bool refuses = false;
    QStringList asked;
};

} // namespace

/// From an account to files.
class TestExportPane : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<App> m_app;
    std::unique_ptr<ExportEngine> m_engine;
    std::unique_ptr<AccountsModel> m_accounts;
    std::unique_ptr<ExportPane> m_pane;

    /// What was read of it, page by page.
    void know(MovedKind kind, const MovedItem &item)
    {
        QVERIFY(await(m_app->store->writeCache([&](store::CacheTx &tx) {
            const store::CensusKey key{{u"a"_s}, kind};
            auto done = store::beginCensus(tx, key, -1);
            done = done ? store::addToCensus(tx, key, {{.item = item}}, {}) : done;
            return done ? store::endCensus(tx, key) : done;
        })).ok());
    }
    void choose(const QStringList &keys)
    {
        for (int kind = 1; kind < movedKindCount; ++kind) {
            const QString key = word(MovedKind(kind));
            m_pane->choose(key, keys.contains(key));
        }
        m_pane->choose(u"own-lists"_s, keys.contains(u"own-lists"_s));
        m_pane->choose(u"extras"_s, keys.contains(u"extras"_s));
    }
    void exportThem()
    {
        QVERIFY(m_pane->canBegin());
        m_pane->begin();
        QVERIFY(m_pane->isBusy());
        QTRY_VERIFY(!m_pane->isBusy());
        QCOMPARE(m_pane->problem(), QString());
    }
    QByteArray written(const QString &name) const
    {
        QFile file(m_folder->filePath(u"out/"_s + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_app = openedApp(m_folder->filePath(u"data"_s));
        QVERIFY(m_app && addAo(*m_app));
        QVERIFY(await(m_app->store->writeCache([](store::CacheTx &tx) {
            return store::saveInstance(tx,
                {.host = u"a.example"_s,
                    .software = u"gotosocial"_s,
                    .family = Instance::Family::Mastodon,
                    .checkedAt = 1});
        })).ok());
        m_engine = std::make_unique<ExportEngine>();
        m_engine->files.insert(u"follows"_s,
            u"Account address,Show boosts,Notify on new posts,Languages\nmei@b.example,false,true,\n"_s);
        m_engine->files.insert(u"followers"_s, u"Account address\nkai@b.example\n"_s);
        know(MovedKind::Follows, {.subject = u"read@b.example"_s});
        m_accounts = std::make_unique<AccountsModel>(m_app->core, m_app->accounts);
        QTRY_VERIFY(m_accounts->isReady());
        m_pane =
            std::make_unique<ExportPane>(*m_app->store, m_engine->ask(), *m_accounts, m_app->clock);
        m_pane->setPlace(m_folder->filePath(u"out"_s));
        // It has heard that no blocked servers are told there.
        QTRY_VERIFY(m_pane->kinds()->rowCount() > 0 && !blockedServersUsable());
    }
    void cleanup()
    {
        m_pane.reset();
        m_accounts.reset();
        m_engine.reset();
        m_app.reset();
    }

    void aPlaceThatNobodyNamedIsNoChoice()
    {
        QCOMPARE(m_pane->chosenPlace(), QUrl::fromLocalFile(m_folder->filePath(u"out"_s)));
        m_pane->setPlace({});
        QVERIFY(!m_pane->place().isEmpty());
        QVERIFY(m_pane->chosenPlace().isEmpty());
    }

    void theServersOwnFileIsTaken()
    {
        choose({u"follows"_s, u"followers"_s});
        exportThem();
        QCOMPARE(m_engine->asked,
            (QStringList{u"server-export follows"_s, u"server-export followers"_s}));
        QCOMPARE(written(u"following_accounts.csv"_s),
            QByteArray("Account address,Show boosts,Notify on new posts,Languages\n"
                       "mei@b.example,false,true,\n"));
        QCOMPARE(written(u"followers.csv"_s), QByteArray("kai@b.example\n"));
    }

    // Notes come with the reading alone.
    void withExtrasFollowsAreRead()
    {
        choose({u"follows"_s, u"followers"_s, u"extras"_s});
        exportThem();
        QCOMPARE(m_engine->asked, (QStringList{u"server-export followers"_s, u"census follows"_s}));
        QVERIFY(written(u"following_accounts.csv"_s).contains("read@b.example"));
        QVERIFY(written(u"asterism-extras.json"_s).startsWith('{'));
    }

    void whatIsRefusedIsRead()
    {
        m_engine->refuses = true;
        choose({u"follows"_s});
        exportThem();
        QCOMPARE(m_engine->asked, (QStringList{u"server-export follows"_s, u"census follows"_s}));
        QVERIFY(written(u"following_accounts.csv"_s).contains("read@b.example"));
    }

    void listsOfTwoKinds()
    {
        m_engine->files.insert(u"lists"_s, u"Art,mei@b.example\n"_s);
        choose({u"lists"_s, u"own-lists"_s});
        exportThem();
        QCOMPARE(written(u"lists.csv"_s), QByteArray("Art,mei@b.example\n"));
        QCOMPARE(written(u"own_lists.csv"_s), QByteArray());
    }

    void clipsWhereThereAreSome()
    {
        QVERIFY(!column(*m_pane->kinds(), "key").contains(u"clips"_s)); // nobody misses them there
        QVERIFY(await(m_app->store->writeCache([](store::CacheTx &tx) {
            return store::saveInstance(tx,
                {.host = u"a.example"_s,
                    .software = u"misskey"_s,
                    .family = Instance::Family::Misskey,
                    .checkedAt = 2});
        })).ok());
        know(MovedKind::Clips, {.subject = u"https://a.example/notes/1"_s, .list = u"Tea"_s});
        m_pane->setAccountId({});
        m_pane->setAccountId(u"a"_s);
        m_pane->setPlace(m_folder->filePath(u"out"_s));
        QTRY_VERIFY(column(*m_pane->kinds(), "key").contains(u"clips"_s));
        choose({u"clips"_s});
        exportThem();
        QCOMPARE(m_engine->asked, QStringList{u"census clips"_s});
        QCOMPARE(written(u"clips.csv"_s), QByteArray("\"Tea\",\"https://a.example/notes/1\"\n"));
    }

private:
    bool blockedServersUsable() const
    {
        const ExportKinds &kinds = *m_pane->kinds();
        const int usable = kinds.roleNames().key("usable");
        const int row = int(MovedKind::DomainBlocks) - 1;
        return kinds.data(kinds.index(row, 0), usable).toBool();
    }
};

QTEST_MAIN(TestExportPane)
#include "tst_exportpane.moc"
