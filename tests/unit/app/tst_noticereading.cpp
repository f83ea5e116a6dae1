// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/freshening.h"
#include "app/noticeplaces.h"
#include "sandbox/streamhub.h"
#include "store/noticepages.h"
#include "unit/store/noticetesting.h"

#include <QDateTime>

using namespace asterism;

/// Notifications as they come, by streams and after they were cut; what is unread of them, and
/// what servers are told of that.
class tst_noticereading : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_number = 0;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Freshening> m_fresh;
    std::unique_ptr<NoticePlaces> m_places;
    ManualClock m_clock{1'795'348'800'000};
    QString m_user;
    Account m_account;
    QString m_uri;

    Source notices() const
    {
        return accountSource(Source::Kind::Notifications, m_account.id, m_account.host);
    }
    Server *server() const { return m_sandbox->serverOf(m_user); }
    int asked(const QString &path, const QByteArray &method) const
    {
        int count = 0;
        for (const RequestRecord &record : server()->requestLog()) {
            count += record.path == path && record.method == method ? 1 : 0;
        }
        return count;
    }
    std::vector<store::NoticeRow> rows() const
    {
        const auto page = await(m_program->app->store->readCache([](store::CacheTx &tx) {
            return store::noticePage(tx, {}, store::newestNotice, 100);
        }));
        return page ? page->rows : std::vector<store::NoticeRow>();
    }
    store::NoticeRow newest() const
    {
        const auto all = rows();
        return all.empty() ? store::NoticeRow() : all.front();
    }
    QString localIdOf(qint64 row) const
    {
        const auto all = rows();
        const auto found = std::ranges::find(all, row, &store::NoticeRow::row);
        return found == all.end() ? QString() : found->localId;
    }
    bool isKept(const QString &uri) const
    {
        return std::ranges::any_of(
            rows(), [&](const store::NoticeRow &row) { return row.postUri == uri; });
    }
    /// Somebody mentions the account, and it is in the cache; the mention's uri.
    QString arrive(const QString &text)
    {
        const QString uri =
            m_sandbox->post(u"mei"_s, u"@%1 %2"_s.arg(m_sandbox->handle(m_user), text));
        return QTest::qWaitFor([&] { return isKept(uri); }, patienceMs) ? uri : QString();
    }
    void open()
    {
        m_program = std::make_unique<Program>(m_dir.filePath(QString::number(m_number)));
        App &app = *m_program->app;
        for (const Server *each : m_sandbox->servers()) {
            app.core.typedHosts.insert(each->host());
        }
        m_fresh =
            std::make_unique<Freshening>(*app.store, *m_program->desk, app.clock, &app.streams);
        m_program->desk->start();
        m_fresh->start();
        m_fresh->keepNotifications();
    }
    void close()
    {
        m_program->desk->close(); // as in the window: before anything goes that has asked
        m_places.reset();
        m_fresh.reset();
        m_program.reset();
    }
    void signIn(const QString &user)
    {
        m_user = user;
        m_uri = m_sandbox->post(user, u"tea"_s);
        const auto account = m_program->signIn(*m_sandbox, user);
        QVERIFY(account);
        m_account = *account;
        QTRY_VERIFY_WITH_TIMEOUT(isJoined(), patienceMs);
    }
    bool isJoined() const { return m_program->app->streams.state(notices().key()).joined; }
    void count(bool shared = false)
    {
        m_places =
            std::make_unique<NoticePlaces>(*m_program->app->store, *m_program->desk, m_clock);
        m_places->setShared(shared);
        m_places->start();
        const auto begun = [this] {
            const auto places = await(m_program->app->store->readUser(store::noticePlaces));
            return places && places->contains(m_account.id.value);
        };
        QTRY_VERIFY_WITH_TIMEOUT(begun(), patienceMs);
    }

    /// What the account's server told a moment before `above`, and comes in now.
    void tellBelow(const store::NoticeRow &above)
    {
        const store::Teller teller = store::accountAt(m_account.host, m_account.id.value);
        const auto notice = store::told(Notification::Kind::FollowRequest,
            above.localId.chopped(1) + u'0', store::noticeTime(above.row) - 1, u"ren@r.example"_s);
        QVERIFY(await(m_program->app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitLiveNotice(tx, teller, store::noticesOf(teller), notice, false);
        })).ok());
    }

private Q_SLOTS:
    void init()
    {
        ++m_number;
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 40,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"misskey"_s, u"akkoma"_s}}));
        open();
    }
    void cleanup()
    {
        close();
        m_sandbox.reset();
    }

    void theyStream_data()
    {
        QTest::addColumn<QString>("user");
        for (const char *user : {"ao", "yuki", "hanako"}) {
            QTest::newRow(user) << QString::fromLatin1(user);
        }
    }
    void theyStream()
    {
        QFETCH(QString, user);
        signIn(user);
        const QString path =
            user == u"hanako" ? u"/api/i/notifications"_s : u"/api/v1/notifications"_s;
        const int before = server()->requestCount(path);
        QVERIFY(!arrive(u"hello"_s).isEmpty());
        QCOMPARE(newest().kind, Notification::Kind::Mention);
        const QStringList crowd = m_sandbox->applaud(m_uri, 20);
        const auto people = [this] {
            const auto all = rows();
            const auto row = std::ranges::find(all, m_uri, &store::NoticeRow::postUri);
            return row == all.end() ? 0 : row->people;
        };
        QTRY_COMPARE_WITH_TIMEOUT(people(), 20, patienceMs);
        m_sandbox->unfollow(u"mei"_s, user);
        m_sandbox->follow(u"mei"_s, user);
        const auto follows = [this] {
            return std::ranges::any_of(rows(), [this](const store::NoticeRow &row) {
                return row.kind == Notification::Kind::Follow
                    && row.doers.front().actor.acct == m_sandbox->handle(u"mei"_s);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(follows(), patienceMs);
        QCOMPARE(server()->requestCount(path), before); // nobody asked
        // Looking again brings nothing twice, and leaves no gap.
        m_fresh->refreshNow(notices().key());
        QTRY_VERIFY_WITH_TIMEOUT(server()->requestCount(path) > before, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fresh->status(notices().key()).busy, patienceMs);
        QCOMPARE(people(), 20);
        QVERIFY(std::ranges::none_of(
            rows(), [](const store::NoticeRow &row) { return row.gap.has_value(); }));
    }

    /// A new stream alone does not tell what was missed.
    void whatWasMissedIsRead()
    {
        signIn(u"ao"_s);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        m_sandbox->streams(server())->breakAll(StreamClosing::Kind::Cut);
        QTRY_VERIFY_WITH_TIMEOUT(!isJoined(), patienceMs);
        QStringList missed;
        for (int i = 0; i < 60; ++i) {
            missed << m_sandbox->post(u"mei"_s, u"@%1 %2"_s.arg(m_sandbox->handle(m_user)).arg(i));
        }
        m_program->app->streams.wakeUp();
        const auto allThere = [&] {
            return std::ranges::all_of(missed, [this](const QString &uri) { return isKept(uri); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allThere(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isJoined(), patienceMs);
        QVERIFY(std::ranges::none_of(
            rows(), [](const store::NoticeRow &row) { return row.gap.has_value(); }));
    }

    void keptOverARestart()
    {
        signIn(u"ao"_s);
        count();
        QVERIFY(!arrive(u"one"_s).isEmpty());
        const qint64 first = newest().row;
        QVERIFY(!arrive(u"two"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 2, patienceMs);
        m_places->seen(first);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        QVERIFY(m_places->readUpTo(m_account.id) == first);
        close();
        open();
        count();
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        m_places->seen(newest().row, {m_account.id.value});
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
        QCOMPARE(asked(u"/api/v1/markers"_s, "GET") + asked(u"/api/v1/markers"_s, "POST"), 0);
    }

    /// Somebody looked at columns of some kinds: the others are read, and none that is shown.
    void whatNoColumnShowsIsPassed()
    {
        using Kind = Notification::Kind;
        signIn(u"ao"_s);
        count();
        const AccountId &ao = m_account.id;
        QVERIFY(!arrive(u"one"_s).isEmpty());
        m_places->seen(newest().row);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(ao), 0, patienceMs);
        QCOMPARE(m_sandbox->applaud(m_uri, 1).size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(ao), 1, patienceMs);
        m_places->passAllBut({Kind::Mention, Kind::Favourite}, ao);
        m_places->passAllBut({}, ao); // all are shown
        QTest::qWait(500); // longer than until it counts
        QCOMPARE(m_places->unread(ao), 1);
        m_places->passAllBut({Kind::Mention}, ao);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(ao), 0, patienceMs);
        // What stands above a mention that nobody has seen waits for that.
        QVERIFY(!arrive(u"two"_s).isEmpty());
        const qint64 mention = newest().row;
        const QString coffee = m_sandbox->post(m_user, u"coffee"_s);
        QCOMPARE(m_sandbox->applaud(coffee, 1).size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(ao), 2, patienceMs);
        m_places->passAllBut({Kind::Mention}, ao);
        QTest::qWait(500);
        QCOMPARE(m_places->unread(ao), 2);
        m_places->seen(mention);
        m_places->passAllBut({Kind::Mention}, ao);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(ao), 0, patienceMs);
    }

    void allThatIsKnownIsRead()
    {
        signIn(u"ao"_s);
        count();
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QVERIFY(!arrive(u"two"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 2, patienceMs);
        m_places->seen(store::newestNotice, {m_account.id.value});
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
        QVERIFY(!arrive(u"three"_s).isEmpty()); // that came later
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
    }

    void lateOnesAreKeptOverARestart()
    {
        signIn(u"ao"_s);
        count();
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        const store::NoticeRow one = newest();
        m_places->seen(one.row);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
        tellBelow(one);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        close();
        open();
        count();
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        QCOMPARE(m_places->readUpTo(m_account.id), one.row);
        m_places->seen(one.row); // and so what is below
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
        close();
        open();
        count();
        QTRY_VERIFY_WITH_TIMEOUT(m_places->read(m_account.id).isKnown(), patienceMs);
        QCOMPARE(m_places->unread(m_account.id), 0);
    }

    void markersAreWhatWasRead()
    {
        signIn(u"ao"_s);
        QVERIFY(!arrive(u"before"_s).isEmpty());
        count(true);
        QTRY_VERIFY_WITH_TIMEOUT(asked(u"/api/v1/markers"_s, "GET") > 0, patienceMs);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        m_clock.advance(minuteMs);
        m_places->tick(); // nobody has read a thing
        const store::NoticeRow one = newest();
        m_places->seen(one.row);
        const auto marker = [&] {
            m_places->tick();
            return m_sandbox->noticeMarker(m_user);
        };
        QTRY_COMPARE_WITH_TIMEOUT(marker(), one.localId, patienceMs);
        QCOMPARE(m_sandbox->noticesMarked(m_user), 1);
        QVERIFY(m_sandbox->homeMarker(m_user).isEmpty());
        // Another app reads on.
        QVERIFY(!arrive(u"two"_s).isEmpty());
        QVERIFY(m_sandbox->setNoticeMarker(m_user, newest().localId));
        m_places->lookAgain();
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
        m_places->seen(one.row); // scrolled down
        m_clock.advance(minuteMs);
        m_places->tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
        QCOMPARE(m_sandbox->noticesMarked(m_user), 1);
    }

    /// What is done once more keeps its row and has a later id: what lies between is not read
    /// along with it, neither here nor there.
    void idsHaveAnotherOrderThanRows()
    {
        signIn(u"ao"_s);
        QVERIFY(!arrive(u"before"_s).isEmpty());
        const QString before = newest().localId;
        count(true);
        QVERIFY(!m_sandbox->boost(u"mei"_s, m_uri).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        const store::NoticeRow boost = newest();
        QCOMPARE(boost.kind, Notification::Kind::Boost);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        const store::NoticeRow one = newest();
        QVERIFY(m_sandbox->unboost(u"mei"_s, m_uri));
        QVERIFY(!m_sandbox->boost(u"mei"_s, m_uri).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(
            compareLocalIds(localIdOf(boost.row), one.localId) > 0, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 2, patienceMs);
        m_places->seen(boost.row);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        const auto marker = [&] {
            m_clock.advance(minuteMs);
            m_places->tick();
            return m_sandbox->noticeMarker(m_user);
        };
        QTRY_COMPARE_WITH_TIMEOUT(marker(), before, patienceMs);
        // Another app reads all.
        QVERIFY(m_sandbox->setNoticeMarker(m_user, localIdOf(boost.row)));
        m_places->lookAgain();
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
    }

    /// Akkoma hears of it where it does not forget it.
    void akkomaIsToldUpToWhere()
    {
        signIn(u"nana"_s);
        QVERIFY(!arrive(u"before"_s).isEmpty());
        count(true);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        const store::NoticeRow one = newest();
        // Its servers tell seconds, and ids of one second are in any order.
        const qint64 second = QDateTime::currentSecsSinceEpoch();
        QTRY_VERIFY(QDateTime::currentSecsSinceEpoch() > second);
        QVERIFY(!arrive(u"two"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 2, patienceMs);
        m_places->seen(one.row);
        const auto marker = [&] {
            m_clock.advance(minuteMs);
            m_places->tick();
            return m_sandbox->noticeMarker(m_user);
        };
        QTRY_COMPARE_WITH_TIMEOUT(marker(), one.localId, patienceMs);
        marker();
        QCOMPARE(asked(u"/api/v1/pleroma/notifications/read"_s, "POST"), 1);
        QCOMPARE(asked(u"/api/v1/markers"_s, "POST"), 0);
    }

    /// What came late was not read by what is written from here, but by who reads on elsewhere.
    void lateOnesAreReadElsewhere()
    {
        signIn(u"ao"_s);
        count(true);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        const store::NoticeRow one = newest();
        m_places->seen(one.row);
        const auto marker = [&] {
            m_places->tick();
            return m_sandbox->noticeMarker(m_user);
        };
        QTRY_COMPARE_WITH_TIMEOUT(marker(), one.localId, patienceMs);
        tellBelow(one);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        const int before = asked(u"/api/v1/markers"_s, "GET");
        m_places->lookAgain();
        QTRY_VERIFY_WITH_TIMEOUT(asked(u"/api/v1/markers"_s, "GET") > before, patienceMs);
        QTest::qWait(500); // the answer, and the count
        QCOMPARE(m_places->unread(m_account.id), 1);
        QVERIFY(!arrive(u"two"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 2, patienceMs);
        QVERIFY(m_sandbox->setNoticeMarker(m_user, newest().localId));
        m_clock.advance(hourMs);
        m_places->lookAgain();
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
    }

    void misskeySaysThatAllIsRead_data()
    {
        QTest::addColumn<QString>("event");
        QTest::newRow("read") << u"readAllNotifications"_s;
        QTest::newRow("thrown away") << u"notificationFlushed"_s;
    }
    /// It keeps no marker: what is told by its stream is all that there is.
    void misskeySaysThatAllIsRead()
    {
        QFETCH(QString, event);
        signIn(u"hanako"_s);
        count(true);
        connect(&m_program->app->streams, &StreamSync::noticesRead, m_places.get(),
            &NoticePlaces::readElsewhere);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        const store::NoticeRow one = newest();
        m_places->seen(one.row);
        QVERIFY(!arrive(u"two"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        tellBelow(one); // unread, too, though it lies below
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 2, patienceMs);
        QVERIFY(m_sandbox->tellStreams(server(), m_user, event, {}));
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
        QVERIFY(!arrive(u"three"_s).isEmpty()); // which nobody has read
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        m_places->seen(newest().row);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
    }

    /// Who keeps it to themselves reads here what they read here.
    void whatIsNotSharedIsNotReadElsewhere()
    {
        signIn(u"hanako"_s);
        count();
        connect(&m_program->app->streams, &StreamSync::noticesRead, m_places.get(),
            &NoticePlaces::readElsewhere);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        QVERIFY(m_sandbox->tellStreams(server(), m_user, u"readAllNotifications"_s, {}));
        QVERIFY(!arrive(u"two"_s).isEmpty()); // after it, by the same socket
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 2, patienceMs);
    }

    void notAllWhileOneCameLate()
    {
        signIn(u"hanako"_s);
        count(true);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        const store::NoticeRow one = newest();
        m_places->seen(one.row);
        tellBelow(one);
        QTRY_VERIFY_WITH_TIMEOUT(m_places->read(m_account.id).upTo == one.row, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        m_clock.advance(dayMs + minuteMs);
        m_places->tick();
        QTest::qWait(500);
        QCOMPARE(m_sandbox->noticesMarked(m_user), 0);
        m_places->seen(one.row);
        const auto marked = [&] {
            m_clock.advance(dayMs + minuteMs);
            m_places->tick();
            return m_sandbox->noticesMarked(m_user);
        };
        QTRY_VERIFY_WITH_TIMEOUT(marked() == 1, patienceMs);
        QCOMPARE(m_places->unread(m_account.id), 0);
    }

    /// Servers are asked only where that can change something, and not at every glance.
    void lookingAgain()
    {
        signIn(u"ao"_s);
        QVERIFY(!arrive(u"before"_s).isEmpty());
        QVERIFY(m_sandbox->setNoticeMarker(m_user, newest().localId));
        count(true);
        const auto reads = [this] { return asked(u"/api/v1/markers"_s, "GET"); };
        QTRY_COMPARE_WITH_TIMEOUT(reads(), 1, patienceMs);
        m_clock.advance(NoticePlaces::leastLookMs);
        m_places->lookAgainAtUnread(); // nothing is
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        QCOMPARE(reads(), 1);
        m_places->lookAgainAtUnread();
        QTRY_COMPARE_WITH_TIMEOUT(reads(), 2, patienceMs);
        m_places->lookAgain(); // was just asked
        m_places->lookAgainAtUnread();
        QTest::qWait(500);
        QCOMPARE(reads(), 2);
        QVERIFY(m_sandbox->setNoticeMarker(m_user, newest().localId));
        m_clock.advance(NoticePlaces::leastLookMs);
        m_places->lookAgainAtUnread();
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
        m_clock.advance(NoticePlaces::leastLookMs);
        m_places->setShared(false);
        m_places->lookAgain();
        QTest::qWait(500);
        QCOMPARE(reads(), 3);
        m_places->setShared(true);
        QTRY_COMPARE_WITH_TIMEOUT(reads(), 4, patienceMs);
    }

    /// Another app makes the first one there is.
    void theFirstMarkerIsNoticed()
    {
        signIn(u"ao"_s);
        QVERIFY(!arrive(u"before"_s).isEmpty());
        count(true);
        const auto reads = [this] { return asked(u"/api/v1/markers"_s, "GET"); };
        QTRY_COMPARE_WITH_TIMEOUT(reads(), 1, patienceMs);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        QVERIFY(m_sandbox->setNoticeMarker(m_user, newest().localId));
        m_clock.advance(NoticePlaces::leastLookMs);
        m_places->lookAgainAtUnread();
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
    }

    /// A server that refuses it is not asked over and over.
    void whoKeepsNoMarkerIsLeftAlone()
    {
        signIn(u"ao"_s);
        QVERIFY(!arrive(u"before"_s).isEmpty());
        server()->addFault({.path = u"/api/v1/markers"_s, .status = 404});
        count(true);
        const auto reads = [this] { return asked(u"/api/v1/markers"_s, "GET"); };
        QTRY_COMPARE_WITH_TIMEOUT(reads(), 1, patienceMs);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        m_clock.advance(NoticePlaces::leastLookMs);
        m_places->lookAgainAtUnread();
        QTest::qWait(500);
        QCOMPARE(reads(), 1);
        m_places->lookAgain(); // somebody came back to the window
        QTRY_COMPARE_WITH_TIMEOUT(reads(), 2, patienceMs);
    }

    /// Misskey is told that all is read, when that is so.
    void allOrNothing()
    {
        signIn(u"hanako"_s);
        count(true);
        QVERIFY(!arrive(u"one"_s).isEmpty());
        const qint64 first = newest().row;
        QVERIFY(!arrive(u"two"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 2, patienceMs);
        m_places->seen(first);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 1, patienceMs);
        m_places->tick();
        m_clock.advance(dayMs + minuteMs);
        m_places->tick();
        QCOMPARE(m_sandbox->noticesMarked(m_user), 0);
        m_places->seen(newest().row);
        QTRY_COMPARE_WITH_TIMEOUT(m_places->unread(m_account.id), 0, patienceMs);
        const auto marked = [&] {
            m_clock.advance(dayMs + minuteMs);
            m_places->tick();
            return m_sandbox->noticesMarked(m_user);
        };
        QTRY_VERIFY_WITH_TIMEOUT(marked() == 1, patienceMs);
        m_clock.advance(dayMs + minuteMs);
        m_places->tick();
        QCOMPARE(m_sandbox->noticesMarked(m_user), 1);
    }
};

QTEST_GUILESS_MAIN(tst_noticereading)
#include "tst_noticereading.moc"
