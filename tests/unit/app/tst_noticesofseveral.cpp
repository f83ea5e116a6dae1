// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/noticeplaces.h"
#include "store/accounts.h"
#include "unit/store/noticetesting.h"

#include <QFile>
#include <QSemaphore>
#include <QSignalBlocker>
#include <QTimer>

using namespace asterism;

/// What counts as read where one column shows the notifications of several accounts.
class tst_noticesofseveral : public QObject {
    Q_OBJECT

    static constexpr qint64 at = 1'795'348'800'000;

    QTemporaryDir m_dir;
    int m_number = 0;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<NoticePlaces> m_places;
    ManualClock m_clock{at};
    const AccountId m_ao{u"ao"_s};
    const AccountId m_bea{u"bea"_s};

    void addAccount(const AccountId &id)
    {
        const Account account{.id = id,
            .acct = id.value + u"@"_s + id.value + u".example"_s,
            .host = id.value + u".example"_s,
            .localId = u"1"_s};
        QVERIFY(await(m_program->app->store->writeUser([=](store::UserTx &tx) {
            return store::addAccount(tx, account);
        })).ok());
    }
    /// An event that its server tells now, and that was so many seconds ago.
    void tell(const AccountId &id, const QString &localId, int secondsAgo)
    {
        const store::Teller teller = store::accountAt(id.value + u".example"_s, id.value);
        const std::vector<store::PreparedNotice> rows{store::told(Notification::Kind::Follow,
            localId, at - secondsAgo * 1000, u"mei%1@m.example"_s.arg(localId))};
        const store::PagePlace place = store::noticePlace(teller, rows, true);
        QVERIFY(await(m_program->app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitNotices(tx, teller, place, rows);
        })).ok());
    }
    /// One that its server told earlier, and that comes in after what is newer: the catch-up of
    /// a stream that was cut.
    void tellLate(const AccountId &id, const QString &localId, int secondsAgo)
    {
        const store::Teller teller = store::accountAt(id.value + u".example"_s, id.value);
        const auto notice = store::told(Notification::Kind::FollowRequest, localId,
            at - secondsAgo * 1000, u"ren%1@r.example"_s.arg(localId));
        QVERIFY(await(m_program->app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitLiveNotice(tx, teller, store::noticesOf(teller), notice, false);
        })).ok());
    }
    void mention(
        const AccountId &id, const QString &localId, const QString &uri, bool joined = true)
    {
        const store::Teller teller = store::accountAt(id.value + u".example"_s, id.value);
        const auto post = store::postBy(
            store::person(u"mei@m.example"_s), uri, id.value + uri.section(u'/', -1), at - 9000);
        const auto notice =
            store::told(Notification::Kind::Mention, localId, at - 9000, u"mei@m.example"_s, post);
        QVERIFY(await(m_program->app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitLiveNotice(tx, teller, store::noticesOf(teller), notice, joined);
        })).ok());
    }
    /// Both are mentioned in one post.
    void mentionBoth(const QString &uri)
    {
        mention(m_ao, u"50"_s, uri);
        mention(m_bea, u"50"_s, uri);
    }
    /// And the server of one of them tells of it after what happened later.
    void mentionLate()
    {
        mention(m_ao, u"50"_s, u"https://m.example/1"_s);
        tellLate(m_bea, u"50"_s, 8);
        tellLate(m_bea, u"51"_s, 7);
        mention(m_bea, u"52"_s, u"https://m.example/1"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 3);
    }
    void begin()
    {
        m_places =
            std::make_unique<NoticePlaces>(*m_program->app->store, *m_program->desk, m_clock);
        m_places->start();
    }
    qint64 rowOf(const AccountId &id, const QString &localId) const
    {
        const auto told = await(m_program->app->store->readCache(
            [=](store::CacheTx &tx) { return store::toldAt(tx, id, localId); }));
        return told && *told ? (*told)->row : 0;
    }
    qint64 newestRow() const
    {
        const auto page = await(m_program->app->store->readCache(
            [](store::CacheTx &tx) { return store::noticePage(tx, {}, store::newestNotice, 1); }));
        return page && !page->rows.empty() ? page->rows.front().row : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_program = std::make_unique<Program>(m_dir.filePath(QString::number(++m_number)));
        addAccount(m_ao);
        addAccount(m_bea);
        tell(m_ao, u"1"_s, 500);
        tell(m_bea, u"1"_s, 500);
        begin();
        QTRY_VERIFY(m_places->readUpTo(m_ao) > 0 && m_places->readUpTo(m_bea) > 0);
    }
    void cleanup()
    {
        m_program->desk->close();
        m_places.reset();
        m_program.reset();
    }

    void whatComesLaterIsUnreadHoweverOldItIs()
    {
        tell(m_ao, u"2"_s, 10);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        m_places->seen(newestRow(), {m_ao.value, m_bea.value});
        QTRY_COMPARE(m_places->unread(m_ao), 0);
        tell(m_bea, u"2"_s, 60); // by a server that is slower
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        tell(m_ao, u"3"_s, 5);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        QCOMPARE(m_places->unread(m_bea), 1);
        m_places->seen(newestRow(), {m_ao.value, m_bea.value});
        QTRY_COMPARE(m_places->unread(m_bea), 0);
        QCOMPARE(m_places->unread(m_ao), 0);
    }

    /// The word of what was seen and the next event cross each other.
    void whatComesAtOnceIsUnread()
    {
        tell(m_ao, u"20"_s, 10);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        m_places->seen(newestRow(), {m_ao.value, m_bea.value});
        tellLate(m_bea, u"20"_s, 60);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        QTRY_COMPARE(m_places->unread(m_ao), 0);
        tellLate(m_bea, u"30"_s, 50);
        QTRY_COMPARE(m_places->unread(m_bea), 2);
        m_places->seen(newestRow(), {m_ao.value, m_bea.value});
        QTRY_COMPARE(m_places->unread(m_bea), 0);
    }

    /// Its place is a row: what its own server brings below it was not seen either.
    void whatWasMissedIsUnread()
    {
        tell(m_ao, u"20"_s, 10);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        m_places->seen(newestRow(), {m_ao.value});
        QTRY_COMPARE(m_places->unread(m_ao), 0);
        tellLate(m_ao, u"12"_s, 60);
        tellLate(m_ao, u"13"_s, 50);
        QTRY_COMPARE(m_places->unread(m_ao), 2);
        const store::NoticesRead read = m_places->read(m_ao);
        QCOMPARE(read.upTo, newestRow());
        QVERIFY(read.holds(rowOf(m_ao, u"20"_s)));
        QVERIFY(!read.holds(rowOf(m_ao, u"13"_s)));
        m_places->seen(newestRow(), {m_bea.value}); // a column without the account
        m_places->seen(rowOf(m_ao, u"12"_s), {m_ao.value}); // scrolled down to the older one
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        QVERIFY(!m_places->read(m_ao).holds(rowOf(m_ao, u"13"_s)));
        m_places->seen(newestRow());
        QTRY_COMPARE(m_places->unread(m_ao), 0);
        QVERIFY(m_places->read(m_ao).holds(rowOf(m_ao, u"13"_s)));
    }

    /// Whoever asks meanwhile must not take it for read.
    void whatComesLateIsUnreadAtOnce()
    {
        tell(m_ao, u"20"_s, 10);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        m_places->seen(newestRow(), {m_ao.value});
        QTRY_COMPARE(m_places->unread(m_ao), 0);
        qint64 late = 0;
        bool wasRead = false;
        const auto look = [&] { wasRead = wasRead || m_places->read(m_ao).holds(late); };
        QTimer looks;
        connect(&looks, &QTimer::timeout, look);
        connect(m_program->app->store.get(), &store::Store::committed, &looks,
            [&](const store::Changes &changes) {
                if (!changes.newNotices.isEmpty()) {
                    late = *changes.newNotices.cbegin();
                    look();
                    looks.start(0); // while it is counted, too
                }
            });
        tellLate(m_ao, u"12"_s, 60);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        QCOMPARE(late, rowOf(m_ao, u"12"_s));
        QVERIFY(!wasRead);
        QVERIFY(m_places->read(m_ao).holds(rowOf(m_ao, u"20"_s)));
    }

    /// Another app has read what its server told so far, whichever row that is.
    void theServersOrderIsAnotherOne()
    {
        mentionLate();
        m_places->setShared(true);
        m_places->readElsewhere(m_bea, u"51"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        QVERIFY(!m_places->read(m_bea).holds(rowOf(m_ao, u"50"_s)));
        QVERIFY(m_places->read(m_bea).holds(rowOf(m_bea, u"51"_s)));
        m_places->readElsewhere(m_bea, u"52"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 0);
    }

    /// It came late by another account, and its own server has yet to tell of it.
    void theMarkerSaysNothingOfWhatComes()
    {
        tell(m_bea, u"40"_s, 8);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        m_places->seen(newestRow(), {m_bea.value});
        QTRY_COMPARE(m_places->unread(m_bea), 0);
        mention(m_ao, u"50"_s, u"https://m.example/1"_s);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        tellLate(m_bea, u"51"_s, 7);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        m_places->setShared(true);
        m_places->readElsewhere(m_bea, u"51"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 0);
        mention(m_bea, u"52"_s, u"https://m.example/1"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        QVERIFY(!m_places->read(m_bea).holds(rowOf(m_ao, u"50"_s)));
        m_places->readElsewhere(m_bea, u"52"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 0);
    }

    /// One post mentions both, and the server of one of them tells of it after its marker went over
    /// the place where it stands. Its id says whether another app has read it.
    void aMarkerWentOverIt_data()
    {
        QTest::addColumn<bool>("before"); // the other one was told of it before the marker
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("unread");
        QTest::newRow("above the marker") << true << u"52"_s << 1;
        QTest::newRow("below it") << true << u"45"_s << 0;
        QTest::newRow("above it, and nobody knew of it") << false << u"52"_s << 1;
        QTest::newRow("below it, and nobody knew of it") << false << u"45"_s << 0;
    }
    void aMarkerWentOverIt()
    {
        QFETCH(bool, before);
        QFETCH(QString, id);
        QFETCH(int, unread);
        const QString uri = u"https://m.example/1"_s;
        if (before) {
            mention(m_ao, u"50"_s, uri);
            QTRY_COMPARE(m_places->unread(m_ao), 1);
        }
        tellLate(m_bea, u"51"_s, 7);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        m_places->setShared(true);
        m_places->readElsewhere(m_bea, u"51"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 0);
        if (!before) {
            mention(m_ao, u"50"_s, uri);
            QTRY_COMPARE(m_places->unread(m_ao), 1);
        }
        mention(m_bea, id, uri, false);
        tell(m_bea, u"60"_s, 5); // so that it is known to have been counted
        QTRY_COMPARE(m_places->unread(m_bea), 1 + unread);
        QCOMPARE(m_places->read(m_bea).holds(rowOf(m_ao, u"50"_s)), unread == 0);
        m_places->readElsewhere(m_bea, u"60"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 0);
        QVERIFY(m_places->read(m_bea).holds(rowOf(m_ao, u"50"_s)));
    }

    /// That count knows nothing of it, and whoever hears of it does not know yet how far the marker
    /// goes.
    void itComesInWhileTheMarkerIsCounted()
    {
        tellLate(m_bea, u"51"_s, 7);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        m_places->setShared(true);
        store::Store &store = *m_program->app->store;
        QSemaphore mayRead;
        QSemaphore counted;
        const auto held = store.readCache([&mayRead](store::CacheTx &) -> Result<Done> {
            mayRead.acquire();
            return Done{};
        });
        m_places->readElsewhere(m_bea, u"51"_s);
        QTest::qWait(500); // the count stands behind what is held
        const auto after = store.readCache([&counted](store::CacheTx &) -> Result<Done> {
            counted.release();
            return Done{};
        });
        mayRead.release();
        counted.acquire(); // and nobody has heard what it found
        const store::Teller teller = store::accountAt(u"bea.example"_s, m_bea.value);
        const auto post = store::postBy(
            store::person(u"mei@m.example"_s), u"https://m.example/1"_s, u"bea1"_s, at - 9000);
        const auto notice =
            store::told(Notification::Kind::Mention, u"52"_s, at - 9000, u"mei@m.example"_s, post);
        QSemaphore written;
        store::Changes changes;
        (void)store.writeCache([&, teller, notice](store::CacheTx &tx) {
            auto done =
                store::commitLiveNotice(tx, teller, store::noticesOf(teller), notice, false);
            changes = tx.changes;
            return done;
        });
        (void)store.writeCache([&written](store::CacheTx &) -> Result<Done> {
            written.release();
            return Done{};
        });
        written.acquire();
        QCOMPARE(changes.newNotices.size(), 1);
        Q_EMIT store.committed(changes);
        {
            const QSignalBlocker once(store); // it was told just now
            QTRY_COMPARE(m_places->readUpTo(m_bea), rowOf(m_bea, u"51"_s));
        }
        QVERIFY(*changes.newNotices.cbegin() < rowOf(m_bea, u"51"_s));
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        QVERIFY(!m_places->read(m_bea).holds(*changes.newNotices.cbegin()));
    }

    /// Somebody saw it here, in a column of both, before its own server told of it.
    void itWasSeenAfterTheMarkerWentOverIt()
    {
        mention(m_ao, u"50"_s, u"https://m.example/1"_s);
        tellLate(m_bea, u"51"_s, 7);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        m_places->setShared(true);
        m_places->readElsewhere(m_bea, u"51"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 0);
        m_places->seen(newestRow());
        QTRY_COMPARE(m_places->unread(m_ao), 0);
        mention(m_bea, u"52"_s, u"https://m.example/1"_s);
        tell(m_bea, u"60"_s, 5);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        QVERIFY(m_places->read(m_bea).holds(rowOf(m_ao, u"50"_s)));
    }

    void allThatTheServerToldIsRead()
    {
        mentionLate();
        m_places->setShared(true);
        m_places->readElsewhere(m_bea, u"52"_s);
        QTRY_COMPARE(m_places->unread(m_bea), 0);
    }

    /// Its rows come again with the first page.
    void lateOnesOutliveTheCache()
    {
        tell(m_ao, u"20"_s, 10);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        m_places->seen(newestRow());
        QTRY_COMPARE(m_places->unread(m_ao), 0);
        tellLate(m_ao, u"12"_s, 60);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        const QString cache = m_program->app->store->cacheFile();
        cleanup();
        for (const QString &part : {QString(), u"-wal"_s, u"-shm"_s}) {
            QFile::remove(cache + part);
        }
        QVERIFY(!QFile::exists(cache));
        m_program = std::make_unique<Program>(m_dir.filePath(QString::number(m_number)));
        begin();
        QTest::qWait(400); // there is nothing to count
        QVERIFY(!m_places->read(m_ao).isKnown());
        tellLate(m_ao, u"12"_s, 60); // the page would bring both in one
        tell(m_ao, u"20"_s, 10);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        QVERIFY(m_places->read(m_ao).holds(rowOf(m_ao, u"20"_s)));
        QVERIFY(!m_places->read(m_ao).holds(rowOf(m_ao, u"12"_s)));
    }

    /// Somebody reads further down than anybody has read before.
    void historyIsNoNews()
    {
        tellLate(m_ao, u"05"_s, 900);
        tellLate(m_ao, u"20"_s, 10);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        m_places->seen(newestRow());
        QTRY_COMPARE(m_places->unread(m_ao), 0);
        tellLate(m_ao, u"04"_s, 1000);
        tellLate(m_ao, u"30"_s, 5);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
    }

    void oneRowOfTwoAccountsCountsOnce()
    {
        mentionBoth(u"https://m.example/1"_s);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        QCOMPARE(m_places->unreadRows(), 1);
        tellLate(m_bea, u"60"_s, 5);
        QTRY_COMPARE(m_places->unread(m_bea), 2);
        QCOMPARE(m_places->unreadRows(), 2);
        m_places->seen(newestRow(), {m_bea.value});
        QTRY_COMPARE(m_places->unread(m_bea), 0);
        QCOMPARE(m_places->unreadRows(), 1); // of the other one
        m_places->seen(newestRow());
        QTRY_COMPARE(m_places->unreadRows(), 0);
    }

    void whatWasThereIsRead()
    {
        tell(m_bea, u"2"_s, 60);
        tell(m_ao, u"2"_s, 10);
        QTRY_COMPARE(m_places->unread(m_bea), 1);
        QTRY_COMPARE(m_places->unread(m_ao), 1);
        m_places->seen(newestRow(), {m_ao.value, m_bea.value});
        QTRY_COMPARE(m_places->unread(m_bea), 0);
        QTRY_COMPARE(m_places->unread(m_ao), 0);
    }
};

QTEST_GUILESS_MAIN(tst_noticesofseveral)
#include "tst_noticesofseveral.moc"
