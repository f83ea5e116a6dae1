// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/accounts.h"
#include "store/deck.h"
#include "store/lists.h"
#include "store/migrations.h"
#include "store/positions.h"
#include "store/settings.h"

#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;

/// The window's own tables: columns, settings, the order and colours of accounts, lists' names.
class tst_deck : public QObject {
    Q_OBJECT

    std::unique_ptr<Folder> m_folder;

    template <typename F> auto user(F f) { return m_folder->writeUser(std::move(f)); }

    QStringList columnIds()
    {
        QStringList ids;
        const auto found = user([](UserTx &tx) { return columns(tx); });
        for (const DeckColumn &column : *found) {
            ids << column.id;
        }
        return ids;
    }
    QStringList accountIds()
    {
        QStringList ids;
        const auto found = user([](UserTx &tx) { return accounts(tx); });
        for (const Account &account : *found) {
            ids << account.id.value;
        }
        return ids;
    }
    void addAccounts(const QStringList &ids)
    {
        for (const QString &id : ids) {
            const Account account{.id = {id}, .acct = id + u"@h.example"_s};
            QVERIFY(user([&](UserTx &tx) { return addAccount(tx, account); }));
        }
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    void accountsOfVersionOneStay()
    {
        m_folder->close();
        QFile::remove(m_folder->path(u"asterism.db"_s));
        {
            Database db(m_folder->path(u"asterism.db"_s), Database::Mode::ReadWrite, true);
            QVERIFY(migrate(db, userMigrations(), 1));
            db.exec("INSERT INTO account VALUES('A', 'me@h.example', 'h.example', '1', '', 'Me', "
                    "'', 'snac', '2.75', 0, 1, 5)");
            db.exec("INSERT INTO list VALUES('L', 'Friends', 1, 5)");
        }
        QVERIFY(!m_folder->open());
        const Account wanted{.id = {u"A"_s},
            .acct = u"me@h.example"_s,
            .host = u"h.example"_s,
            .localId = u"1"_s,
            .displayName = u"Me"_s,
            .software = u"snac"_s,
            .version = u"2.75"_s,
            .addedAt = 5,
            .colour = -1};
        QCOMPARE(*user([](UserTx &tx) { return accounts(tx); }), std::vector<Account>({wanted}));
        QCOMPARE(user([](UserTx &tx) { return listByName(tx, u"Friends"_s); })->id.value, u"L"_s);
        QCOMPARE(columnIds(), QStringList());
    }

    void columnsComeBack()
    {
        const DeckColumn everyone{.id = u"1"_s, .kind = u"everyone"_s, .name = {}, .width = 320};
        DeckColumn tag{.id = u"0"_s,
            .kind = u"tag"_s,
            .name = u"鯖缶"_s,
            .sources = {u"tag:鯖缶@a.example"_s, u"tag:鯖缶@b.example"_s},
            .typed = true};
        QVERIFY(user([&](UserTx &tx) { return saveColumn(tx, everyone); }));
        QVERIFY(user([&](UserTx &tx) { return saveColumn(tx, tag); }));
        QCOMPARE(*user([](UserTx &tx) { return columns(tx); }),
            std::vector<DeckColumn>({everyone, tag}));
        tag.width = 500;
        QVERIFY(user([&](UserTx &tx) { return saveColumn(tx, tag); }));
        QVERIFY(!m_folder->open());
        QCOMPARE(*user([](UserTx &tx) { return columns(tx); }),
            std::vector<DeckColumn>({everyone, tag}));
    }

    void columnsAreMoved()
    {
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
            QVERIFY(user(
                [&](UserTx &tx) { return saveColumn(tx, {.id = id, .kind = u"everyone"_s}); }));
        }
        QVERIFY(user([](UserTx &tx) { return orderColumns(tx, {u"c"_s, u"gone"_s, u"a"_s}); }));
        QCOMPARE(columnIds(), QStringList({u"c"_s, u"a"_s, u"b"_s, u"d"_s}));
        QVERIFY(user([](UserTx &tx) {
            return orderColumns(tx, {u"d"_s, u"c"_s, u"b"_s, u"a"_s});
        }));
        QCOMPARE(columnIds(), QStringList({u"d"_s, u"c"_s, u"b"_s, u"a"_s}));
    }

    void aRemovedColumnForgetsItsReader()
    {
        QVERIFY(
            user([](UserTx &tx) { return saveColumn(tx, {.id = u"a"_s, .kind = u"everyone"_s}); }));
        QVERIFY(user([](UserTx &tx) { return saveReadPosition(tx, u"a"_s, {noon, u"uri"_s}); }));
        QVERIFY(user([](UserTx &tx) { return removeColumn(tx, u"a"_s); }));
        QVERIFY(!*user([](UserTx &tx) { return readPosition(tx, u"a"_s); }));
        QCOMPARE(columnIds(), QStringList());
        QCOMPARE(user([](UserTx &tx) { return removeColumn(tx, u"a"_s); }).error().kind,
            ErrorKind::NotFound);
    }

    void placesOfNoColumnGoWithTheNextOne()
    {
        for (const QString &id : {u"a"_s, u"b"_s}) {
            QVERIFY(user(
                [&](UserTx &tx) { return saveColumn(tx, {.id = id, .kind = u"everyone"_s}); }));
        }
        for (const QString &id : {u"a"_s, u"b"_s, u"gone"_s}) {
            QVERIFY(user([&](UserTx &tx) { return saveReadPosition(tx, id, {noon, u"uri"_s}); }));
        }
        QVERIFY(user([](UserTx &tx) { return removeColumn(tx, u"a"_s); }));
        QVERIFY(!*user([](UserTx &tx) { return readPosition(tx, u"gone"_s); }));
        QVERIFY(*user([](UserTx &tx) { return readPosition(tx, u"b"_s); }));
    }

    void settingsComeBack()
    {
        QVERIFY(!*user([](UserTx &tx) { return setting(tx, u"theme"_s); }));
        for (const QString &value : {u"dark"_s, u"light"_s}) {
            QVERIFY(user([&](UserTx &tx) { return saveSetting(tx, u"theme"_s, value); }));
            QCOMPARE(**user([](UserTx &tx) { return setting(tx, u"theme"_s); }), value);
        }
        QVERIFY(user([](UserTx &tx) { return saveSetting(tx, u"scale"_s, u"1.2"_s); }));
        const QHash<QString, QString> all{{u"theme"_s, u"light"_s}, {u"scale"_s, u"1.2"_s}};
        QCOMPARE(*user([](UserTx &tx) { return settings(tx); }), all);
    }

    void accountsAreMoved()
    {
        addAccounts({u"a"_s, u"b"_s, u"c"_s});
        QCoreApplication::sendPostedEvents(); // of the accounts that were added
        QSignalSpy spy(&m_folder->store(), &Store::committed);
        QVERIFY(user([](UserTx &tx) { return orderAccounts(tx, {{u"c"_s}, {u"a"_s}}); }));
        QCOMPARE(accountIds(), QStringList({u"c"_s, u"a"_s, u"b"_s}));
        QTRY_COMPARE(spy.size(), 1);
        QVERIFY(spy[0][0].value<Changes>().accounts);
        addAccounts({u"d"_s});
        QCOMPARE(accountIds().last(), u"d"_s);
    }

    void accountsHaveColours()
    {
        addAccounts({u"a"_s});
        QVERIFY(user([](UserTx &tx) { return setAccountColour(tx, {u"a"_s}, 7); }));
        Account known = (*user([](UserTx &tx) { return accounts(tx); }))[0];
        QCOMPARE(known.colour, 7);
        known.colour = 0; // an older value in somebody's hands does not undo the choice
        QVERIFY(user([&](UserTx &tx) { return updateAccount(tx, known); }));
        QCOMPARE((*user([](UserTx &tx) { return accounts(tx); }))[0].colour, 7);
        for (const int colour : {-2, 8}) {
            QCOMPARE(user([&](UserTx &tx) { return setAccountColour(tx, {u"a"_s}, colour); })
                         .error()
                         .kind,
                ErrorKind::Usage);
        }
        QCOMPARE(user([](UserTx &tx) { return setAccountColour(tx, {u"x"_s}, 1); }).error().kind,
            ErrorKind::NotFound);
    }

    void listsAreRenamed()
    {
        for (const QString &name : {u"Friends"_s, u"Foes"_s}) {
            QVERIFY(user([&](UserTx &tx) { return addList(tx, {.id = {name}, .name = name}); }));
        }
        const auto rename = [this](const QString &id, const QString &name) {
            return user([&](UserTx &tx) { return renameList(tx, {id}, name); });
        };
        QVERIFY(rename(u"Friends"_s, u" FRIENDS "_s)); // its own name is not taken
        QCOMPARE(user([](UserTx &tx) { return listByName(tx, u"friends"_s); })->name, u"FRIENDS"_s);
        QCOMPARE(rename(u"Friends"_s, u"foes "_s).error().kind, ErrorKind::Rejected);
        QCOMPARE(rename(u"Friends"_s, u" "_s).error().kind, ErrorKind::Rejected);
        QCOMPARE(rename(u"nobody"_s, u"New"_s).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_deck)
#include "tst_deck.moc"
