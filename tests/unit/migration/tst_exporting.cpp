// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/exporting.h"

#include "migration/newrun.h"
#include "store/census.h"
#include "store/filters.h"
#include "store/lists.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

template <typename T> T get(const QFuture<T> &future)
{
    while (!future.isFinished()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return future.result();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

const Account me{.id = {u"me"_s}, .acct = u"me@home.example"_s, .host = u"home.example"_s};

} // namespace

class tst_exporting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto opened = store::Store::open({.folder = m_folder.path(), .engine = true}, m_clock);
        QVERIFY(opened.ok());
        m_store = std::move(*opened);
    }
    void cleanupTestCase() { m_store.reset(); }

    void follows()
    {
        const auto file = [this](csv::Form form) {
            return get(exportFile(*m_store, me.id, MovedKind::Follows, form));
        };
        const auto none = file(csv::Form::Mastodon);
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        know(MovedKind::Follows,
            {{.item = {.subject = u"ao@a.example"_s, .boosts = false}, .note = u"of old"_s},
                {.item = {.subject = u"bo@b.example"_s}, .requested = true},
                {.item = {.subject = u"co@c.example"_s}, .name = u"Co"_s}});
        const auto mastodon = file(csv::Form::Mastodon);
        QVERIFY(mastodon.ok());
        QCOMPARE(mastodon->name, u"following_accounts.csv"_s);
        QCOMPARE(mastodon->bytes,
            QByteArray("Account address,Show boosts,Notify on new posts,Languages\n"
                       "ao@a.example,false,false,\nco@c.example,true,false,\n"));
        QCOMPARE(mastodon->rows, 2);
        QVERIFY(!mastodon->tooLongForMastodon);
        QCOMPARE(file(csv::Form::Misskey)->bytes, QByteArray("ao@a.example\nco@c.example\n"));
    }

    void clips()
    {
        know(MovedKind::Clips,
            {{.item = {.subject = u"https://home.example/notes/2"_s, .list = u"Tea"_s}},
                {.item = {.subject = u"https://a.example/1"_s, .list = u"Tea"_s}},
                {.item = {.subject = u"https://a.example/1"_s, .list = u"Cats"_s}}});
        const auto file = get(exportFile(*m_store, me.id, MovedKind::Clips, csv::Form::Misskey));
        QVERIFY(file.ok());
        QCOMPARE(file->name, u"clips.csv"_s);
        QCOMPARE(file->rows, 3);
        QCOMPARE(file->bytes,
            QByteArray("\"Tea\",\"https://home.example/notes/2\"\n"
                       "\"Tea\",\"https://a.example/1\"\n\"Cats\",\"https://a.example/1\"\n"));
        QVERIFY(!isServersFileEnough(MovedKind::Clips, false));
        // The other way they go into clips.
        const auto run = get(newRun(*m_store, {.account = me.id, .kind = MovedKind::Clips},
            rowsFor({{.subject = u"https://a.example/1"_s}}, false)));
        QVERIFY(run);
    }

    void tooLongForMastodon()
    {
        std::vector<store::CensusItem> many;
        for (int i = 0; i <= csv::mostMastodonRows; ++i) {
            many.push_back({.item = {.subject = u"u%1@a.example"_s.arg(i)}});
        }
        know(MovedKind::Blocks, many);
        const auto file = get(exportFile(*m_store, me.id, MovedKind::Blocks, csv::Form::Mastodon));
        QVERIFY(file.ok());
        QCOMPARE(file->rows, csv::mostMastodonRows + 1);
        QCOMPARE(file->bytes.count('\n'), csv::mostMastodonRows + 1);
        QVERIFY(file->tooLongForMastodon);
    }

    void serversOwnFile()
    {
        const auto file = exportServersFile("Account address,Show boosts,Notify on new posts,"
                                            "Languages\r\nao@a.example,FALSE,true,\r\n",
            MovedKind::Follows, csv::Form::Mastodon);
        QVERIFY(file.has_value());
        QCOMPARE(file->name, u"following_accounts.csv"_s);
        QCOMPARE(file->rows, 1);
        QCOMPARE(file->bytes,
            QByteArray("Account address,Show boosts,Notify on new posts,Languages\n"
                       "ao@a.example,false,true,\n"));
        const auto pleroma = exportServersFile("Account address,Hide notifications\n"
                                               "ao@a.example,true\n",
            MovedKind::Mutes, csv::Form::Pleroma);
        QVERIFY(pleroma.has_value());
        QCOMPARE(pleroma->bytes, QByteArray("ao@a.example\n"));
        const auto nobody =
            exportServersFile("Account address\n", MovedKind::Followers, csv::Form::Mastodon);
        QVERIFY(nobody.has_value());
        QCOMPARE(nobody->rows, 0);
    }
    void serversFileThatIsNoExport_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("somebody without a server") << QByteArray("ao@a.example\nbo\n");
        QTest::newRow("no text") << QByteArray("ao@a.example\n\xff\xfe\xfd\n");
        QTest::newRow("a page") << QByteArray("<html>\n<body>Sorry</body>\n</html>\n");
    }
    void serversFileThatIsNoExport()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!exportServersFile(text, MovedKind::Blocks, csv::Form::Mastodon));
    }

    void twoOfOneName()
    {
        std::vector<ExportFile> files;
        addExport(files, {.name = u"lists.csv"_s, .rows = 1});
        addExport(files, {.name = u"blocked_accounts.csv"_s});
        addExport(files, {.name = u"lists.csv"_s, .rows = 2});
        QCOMPARE(files.size(), size_t(3));
        QCOMPARE(files[0].rows, 1);
        QCOMPARE(files[2].name, u"own_lists.csv"_s);
        // It is read as what it is.
        const auto read = csv::readEntries("Art,ao@a.example\n", files[2].name);
        QVERIFY(read.ok());
        QCOMPARE(read->kind, csv::FileKind::Lists);
    }

    void ownListsAndExtras()
    {
        const Filter filter{.id = u"1"_s, .title = u"x"_s, .action = FilterAction::Hide};
        QVERIFY(get(m_store->writeUser([](store::UserTx &tx) -> Result<Done> {
            const auto art = store::addList(tx, {.id = {u"a"_s}, .name = u"Art, old"_s});
            const auto empty = store::addList(tx, {.id = {u"e"_s}, .name = u"Empty"_s});
            const auto member = store::addMember(tx, {.list = {u"a"_s}, .acct = u"ao@a.example"_s});
            return art && empty ? member : art;
        })).ok());
        QVERIFY(get(m_store->writeCache([&](store::CacheTx &tx) {
            return store::saveAccountFilters(tx, me, {filter});
        })).ok());
        know(MovedKind::Mutes,
            {{.item = {.subject = u"ao@a.example"_s}, .note = u"of old"_s},
                {.item = {.subject = u"do@d.example"_s, .expiresAt = noon + 5},
                    .note = u"loud"_s}});

        const auto lists = get(exportOwnLists(*m_store, csv::Form::Mastodon));
        QVERIFY(lists.ok());
        QCOMPARE(lists->name, u"lists.csv"_s);
        QCOMPARE(lists->bytes, QByteArray("\"Art, old\",ao@a.example\n"));

        const auto file = get(exportExtras(*m_store, me));
        QVERIFY(file.ok());
        const auto extras = readExtras(file->bytes, file->name);
        QVERIFY(extras.ok());
        QCOMPARE(extras->acct, me.acct);
        QCOMPARE(extras->at, noon);
        QVERIFY(extras->filters == std::vector<Filter>{filter});
        QCOMPARE(extras->notes.size(), size_t(2)); // once each, from whichever file
        QCOMPARE(extras->notes.back().text, u"loud"_s);
        QCOMPARE(extras->mutes.size(), size_t(1));
        QCOMPARE(extras->mutes.front().expiresAt, noon + 5);
        QCOMPARE(extras->lists.size(), size_t(2));
        QCOMPARE(extras->lists.front().members, QStringList{u"ao@a.example"_s});
        QCOMPARE(extras->lists.back().list.name, u"Empty"_s);
    }

    void intoAFolder()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"new/旅"_s);
        QVERIFY(writeExport(
            path, {{.name = u"a.csv"_s, .bytes = "1"}, {.name = u"b.csv"_s, .bytes = "2"}})
                    .ok());
        QCOMPARE(filesIn(path), (QStringList{u"a.csv"_s, u"b.csv"_s}));
        QVERIFY(writeExport(path, {{.name = u"a.csv"_s, .bytes = "3"}}).ok());
        QCOMPARE(bytesOf(path + u"/a.csv"_s), QByteArray("3"));
        QCOMPARE(bytesOf(path + u"/b.csv"_s), QByteArray("2"));
    }

    void allOrNone()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"b.csv"_s)); // no file can be there
        const auto refused = writeExport(folder.path(),
            {{.name = u"a.csv"_s, .bytes = "1"}, {.name = u"b.csv"_s, .bytes = "2"}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Store);
        QVERIFY(refused.error().subject.endsWith("b.csv"_L1));
        QCOMPARE(filesIn(folder.path()), QStringList());
        for (const QString &name : {u"../x"_s, u"a/b"_s, u"a\\b"_s, u""_s, u".x"_s}) {
            QVERIFY(!writeExport(folder.path(), {{.name = name, .bytes = "1"}}));
        }
        QVERIFY(!writeExport(folder.path(), {{.name = u"a"_s}, {.name = u"a"_s}}));
    }

    void intoAnArchive()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"not there yet/x.ZIP"_s);
        QVERIFY(writeExport(path, {{.name = u"a.csv"_s, .bytes = "1"}}).ok());
        QVERIFY(bytesOf(path).startsWith("PK"));
        QVERIFY(bytesOf(path).contains("a.csv"));
    }

    void oneFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a.csv"_s);
        QVERIFY(writeExportFile(path, "1").ok());
        QCOMPARE(bytesOf(path), QByteArray("1"));
        const auto refused = writeExportFile(folder.filePath(u"none/a.csv"_s), "1");
        QVERIFY(!refused);
        QVERIFY(refused.error().subject.endsWith("none/a.csv"_L1));
    }

private:
    void know(MovedKind kind, const std::vector<store::CensusItem> &items)
    {
        const store::CensusKey key{me.id, kind};
        const auto told = get(m_store->writeCache([&](store::CacheTx &tx) -> Result<Done> {
            const auto begun = store::beginCensus(tx, key, int(items.size()));
            const auto added = begun ? store::addToCensus(tx, key, items, {}) : begun;
            return added ? store::endCensus(tx, key) : added;
        }));
        QVERIFY(told.ok());
    }

    QTemporaryDir m_folder;
    ManualClock m_clock{noon};
    std::unique_ptr<store::Store> m_store;
};

QTEST_GUILESS_MAIN(tst_exporting)
#include "tst_exporting.moc"
