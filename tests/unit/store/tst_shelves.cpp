// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/migrations.h"
#include "store/serverlists.h"

using namespace asterism;
using namespace asterism::store;

/// Lists that servers keep, and antennas, channels and clips, by account and kind.
class tst_shelves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }

    void eachKindByItself()
    {
        save(u"A"_s, Kind::ServerList, {{u"1"_s, u"Books"_s}, {u"2"_s, u"Films"_s}});
        save(u"A"_s, Kind::Antenna, {{u"1"_s, u"fish"_s}}); // the same id: another thing
        save(u"B"_s, Kind::Clip, {{u"7"_s, u"kept"_s}});
        const QStringList lists{u"A server-list 1 Books"_s, u"A server-list 2 Films"_s};
        QCOMPARE(all(),
            QStringList({u"A antenna 1 fish"_s}) + lists + QStringList({u"B clip 7 kept"_s}));
        save(u"A"_s, Kind::Antenna, {});
        QCOMPARE(all(), lists + QStringList({u"B clip 7 kept"_s}));
        save(u"A"_s, Kind::ServerList, {{u"2"_s, u"Cinema"_s}, {u"2"_s, u"Kino"_s}});
        QCOMPARE(all(), QStringList({u"A server-list 2 Kino"_s, u"B clip 7 kept"_s}));
    }

    void listsOfOlderCaches_data()
    {
        QTest::addColumn<int>("from");
        for (int i = 2; i < 10; ++i) {
            QTest::addRow("%d", i) << i;
        }
    }
    void listsOfOlderCaches()
    {
        QFETCH(int, from);
        Folder folder;
        {
            Database old(folder.path(u"cache.db"_s), Database::Mode::ReadWrite, false);
            QVERIFY(migrate(old, cacheMigrations(), from));
            old.exec("INSERT INTO server_list(account, id, title) VALUES('A', '1', 'Books')");
        }
        QVERIFY(!folder.open());
        const auto found = *folder.read([](CacheTx &tx) { return serverLists(tx); });
        QCOMPARE(found,
            (std::vector<ServerList>{{.account = {u"A"_s}, .id = u"1"_s, .title = u"Books"_s}}));
    }

private:
    using Kind = Source::Kind;

    void save(const QString &account, Kind kind, const QList<QPair<QString, QString>> &things)
    {
        std::vector<ServerList> lists;
        for (const auto &[id, title] : things) {
            lists.push_back({.id = id, .title = title, .kind = kind});
        }
        QVERIFY(m_folder->write(
            [=](CacheTx &tx) { return saveServerLists(tx, {account}, kind, lists); }));
    }
    QStringList all()
    {
        QStringList lines;
        const auto found = *m_folder->read([](CacheTx &tx) { return serverLists(tx); });
        for (const ServerList &list : found) {
            lines << QStringList{list.account.value, word(list.kind), list.id, list.title}.join(
                u' ');
        }
        return lines;
    }

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_shelves)
#include "tst_shelves.moc"
