// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/peoplefixture.h"
#include "unit/sandbox/asker.h"

#include <QAccessible>

#include <algorithm>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// What two accounts of two softwares are told of others, in one column.
class tst_NoticesColumn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start(
            {.people = 40, .postsPerServer = 0, .softwares = {u"mastodon"_s, u"gotosocial"_s}}));
        m_fixture = std::make_unique<PeopleFixture>();
        QVERIFY(m_fixture->open());
        m_ids.clear();
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            const Server *server = m_sandbox->serverOf(user);
            const auto account =
                await(m_fixture->app->accounts.addWithToken(server->host(), server->token(user)));
            QVERIFY(account);
            m_ids.insert(user, account->id.value);
        }
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    /// Whether the server makes groups (Mastodon) or not (GoToSocial).
    void crowdsOfTwoSoftwares()
    {
        const QString atMastodon = earlier(u"ao"_s, u"tea for all"_s);
        const QString atGoToSocial = earlier(u"yuki"_s, u"ゆきのお茶"_s);
        const qint64 since = QDateTime::currentMSecsSinceEpoch() - minuteMs;
        QCOMPARE(m_sandbox->applaud(atMastodon, 20, since).size(), 20);
        QCOMPARE(m_sandbox->applaud(atGoToSocial, 20, since).size(), 20);
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(u"favourite"_s), 2, patienceMs);
        for (const QString &uri : {atMastodon, atGoToSocial}) {
            const int row = rowAbout(u"favourite"_s, uri);
            QVERIFY(row >= 0);
            QTRY_VERIFY2_WITH_TIMEOUT(
                at(rowAbout(u"favourite"_s, uri)).words.contains(u"19 others"_s),
                qPrintable(at(row).words), patienceMs);
        }
        // One accessible name, a list of who it was, and back.
        QTRY_VERIFY(groupItem(rowAbout(u"favourite"_s, atMastodon)) != nullptr);
        QQuickItem *shown = groupItem(rowAbout(u"favourite"_s, atMastodon));
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(shown);
        QVERIFY(spoken != nullptr);
        QVERIFY(spoken->text(QAccessible::Name).contains(u"19 others favourited your post"_s));
        QVERIFY(spoken->text(QAccessible::Name).contains(u"tea for all"_s));
        column()->timeline()->setChosenRow(rowAbout(u"favourite"_s, atMastodon));
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(page() != nullptr && page()->property("people").isValid());
        QTRY_COMPARE(itemWith(page(), "currentItem")->property("count").toInt(), 20);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(page() != nullptr && !page()->property("people").isValid());
    }

    void keysActOnAMention()
    {
        const QString uri =
            m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"yuki"_s)));
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(rowAbout(u"mention"_s, uri) >= 0, patienceMs);
        WindowFixture::settle();
        for (int i = 0; i < 20 && uriAt(column()->timeline()->chosenRow()) != uri; ++i) {
            m_driver->press(Qt::Key_J);
        }
        QCOMPARE(uriAt(column()->timeline()->chosenRow()), uri);
        // By the account that was told, though the other one is the default.
        m_driver->press(Qt::Key_F);
        const QString line = u"favourite %1 %2"_s.arg(m_ids[u"yuki"_s], uri);
        QTRY_COMPARE(m_fixture->lines(), QStringList{line});
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(page() != nullptr && page()->property("posts").isValid());
        const auto *thread = page()->property("posts").value<ThreadPage *>();
        QVERIFY(thread != nullptr);
        QTRY_VERIFY(thread->postRow() >= 0); // and it answers there, too
        QCOMPARE(thread->at(thread->postRow()).acting.account, m_ids[u"yuki"_s]);
        m_driver->press(Qt::Key_Backspace);
        QTRY_VERIFY(page() != nullptr && !page()->property("posts").isValid());
        m_driver->press(Qt::Key_P);
        QTRY_VERIFY(page() != nullptr && page()->property("person").isValid());
        m_driver->press(Qt::Key_Escape);
    }

    void aWishToFollowIsAnsweredInPlace()
    {
        QVERIFY(m_sandbox->setLocked(u"ao"_s, true));
        m_sandbox->unfollow(u"mei"_s, u"ao"_s);
        Asker asker(*m_sandbox);
        QCOMPARE(asker.change(u"mei"_s, u"ao"_s, u"follow"_s).status, 200);
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(u"follow-request"_s) == 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(u"Accept"_s) != nullptr, patienceMs);
        WindowFixture::settle();
        m_fixture->click(m_driver->button(u"Accept"_s));
        const QString line =
            u"accept-follower %1 %2"_s.arg(m_ids[u"ao"_s], m_sandbox->handle(u"mei"_s));
        QTRY_COMPARE(m_fixture->lines(), QStringList{line});
        QTRY_VERIFY(m_driver->button(u"Accept"_s) == nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"Accepted"_s), patienceMs);
        QCOMPARE(m_sandbox->writesOf(u"ao"_s, u"accept_follower"_s).size(), 1);
    }

    /// The bell counts what is new, leads there, and what was on screen counts no more.
    void theBell()
    {
        m_sandbox->unfollow(u"ren"_s, u"ao"_s);
        m_sandbox->follow(u"ren"_s, u"ao"_s);
        m_fixture->addColumn(
            u"home"_s, {homeSource({m_ids[u"ao"_s]}, m_sandbox->serverOf(u"ao"_s)->host()).key()});
        showWindow();
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        // What stood there when the account came is no news.
        QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo({m_ids[u"ao"_s]}) > 0, patienceMs);
        QCOMPARE(bell()->property("unread").toString(), QString());
        m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"ao"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(bell()->property("unread").toString(), u"1"_s, patienceMs);
        QCOMPARE(places.unread({m_ids[u"ao"_s]}), 1);
        QTRY_COMPARE(badge(u"ao"_s)->property("notices").toString(), u"1"_s);
        QCOMPARE(badge(u"yuki"_s)->property("notices").toString(), QString());
        m_driver->press(Qt::Key_G);
        m_driver->press(Qt::Key_N);
        QTRY_COMPARE(m_fixture->screen->deck().rowCount(), 2);
        QCOMPARE(column(1)->kind(), u"notifications"_s);
        QVERIFY(!m_fixture->screen->window().composer()->isOpen());
        QTRY_COMPARE_WITH_TIMEOUT(bell()->property("unread").toString(), QString(), patienceMs);
        // There is one now: it is the current one again, and no more are made.
        m_fixture->screen->deck().setCurrent(0);
        m_fixture->click(bell());
        QTRY_COMPARE(m_fixture->screen->deck().current(), 1);
        QCOMPARE(m_fixture->screen->deck().rowCount(), 2);
    }

    /// Each badge counts it, and the bell once.
    void oneMentionOfTwoAccounts()
    {
        haveOne(u"ao"_s);
        haveOne(u"yuki"_s);
        m_fixture->addColumn(
            u"home"_s, {homeSource({m_ids[u"ao"_s]}, m_sandbox->serverOf(u"ao"_s)->host()).key()});
        showWindow();
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo({m_ids[user]}) > 0, patienceMs);
        }
        // GoToSocial tells seconds: what is of the same one as what stood there is no news.
        const qint64 second = QDateTime::currentSecsSinceEpoch();
        QTRY_VERIFY(QDateTime::currentSecsSinceEpoch() > second);
        m_sandbox->post(u"mei"_s,
            u"@%1 @%2 hello"_s.arg(m_sandbox->handle(u"ao"_s), m_sandbox->handle(u"yuki"_s)));
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            QTRY_COMPARE_WITH_TIMEOUT(
                badge(user)->property("notices").toString(), u"1"_s, patienceMs);
        }
        QCOMPARE(bell()->property("unread").toString(), u"1"_s);
    }

    /// Another device read on while this window stood there.
    void whatWasReadElsewhere()
    {
        haveOne(u"ao"_s);
        const Server *server = m_sandbox->serverOf(u"ao"_s);
        m_fixture->addColumn(u"home"_s, {homeSource({m_ids[u"ao"_s]}, server->host()).key()});
        showWindow();
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo({m_ids[u"ao"_s]}) > 0, patienceMs);
        const auto asked = [server] {
            return std::ranges::any_of(server->requestLog(), [](const RequestRecord &record) {
                return record.path == u"/api/v1/markers"_s && record.status == 200
                    && record.query.toString(QUrl::FullyDecoded).contains(u"notifications"_s);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(asked(), patienceMs);
        m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"ao"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(bell()->property("unread").toString(), u"1"_s, patienceMs);
        const auto page = await(m_fixture->app->store->readCache(
            [](store::CacheTx &tx) { return store::noticePage(tx, {}, store::newestNotice, 1); }));
        QVERIFY(page.ok() && page->rows.size() == 1);
        QVERIFY(m_sandbox->setNoticeMarker(u"ao"_s, page->rows.front().localId));
        QTest::qWait(500); // nobody looks there meanwhile
        QCOMPARE(bell()->property("unread").toString(), u"1"_s);
        const auto comeBack = [this] {
            Q_EMIT qGuiApp->applicationStateChanged(QGuiApplication::applicationState());
            return bell()->property("unread").toString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(comeBack(), QString(), patienceMs);
    }

    /// A column of all kinds that leaves an account out tells nothing of it: another one does.
    void eachAccountHasAColumnThatTells()
    {
        haveOne(u"yuki"_s);
        m_fixture->addColumn(u"notifications"_s, {});
        begin();
        const AccountId yuki{m_ids[u"yuki"_s]};
        column(0)->showAccount(yuki.value, false);
        column(1)->setNoticeKinds(u"mentions"_s);
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo(yuki) > 0, patienceMs);
        m_fixture->screen->window().moving()->setOpen(true); // nothing is on screen
        WindowFixture::settle();
        // GoToSocial tells seconds: what is of the same one as what stood there is no news either.
        const qint64 second = QDateTime::currentSecsSinceEpoch();
        QTRY_VERIFY(QDateTime::currentSecsSinceEpoch() > second);
        m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"yuki"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(yuki), 1, patienceMs);
        QTest::qWait(2 * NoticesModel::seenMs);
        QCOMPARE(places.unread(yuki), 1);
        m_fixture->screen->window().moving()->setOpen(false);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(yuki), 0, patienceMs);
    }

    /// Of two that leave kinds out each has rows that the other does not show.
    void whatWaitsInAnotherColumnIsNotSeen()
    {
        const QString post = earlier(u"ao"_s, u"tea for all"_s);
        m_fixture->addColumn(u"notifications"_s, {});
        begin();
        const AccountId ao{m_ids[u"ao"_s]};
        column(0)->setNoticeKinds(u"mentions"_s);
        column(1)->setNoticeKinds(u"boosts"_s);
        m_sandbox->post(u"mei"_s, u"@%1 one"_s.arg(m_sandbox->handle(u"ao"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(column(0)->timeline()->rowCount(), 1, patienceMs);
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo(ao) > 0 && places.unread(ao) == 0, patienceMs);
        column(0)->timeline()->setChosenRow(0); // from now on nothing comes in above it
        m_sandbox->post(u"mei"_s, u"@%1 two"_s.arg(m_sandbox->handle(u"ao"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(column(0)->timeline()->unseen(), 1, patienceMs);
        QCOMPARE(m_sandbox->applaud(post, 1).size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(column(1)->timeline()->rowCount(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 2, patienceMs);
        QTest::qWait(2 * NoticesModel::seenMs);
        QCOMPARE(places.unread(ao), 2);
        column(0)->timeline()->setChosenRow(-1);
        column(0)->timeline()->showNew();
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 0, patienceMs);
    }

    /// Rows come in there as they do in sight, and nothing waits. What is seen in one of the two is
    /// not told while the other one has what was not.
    void whatCameInBesideTheWindowIsNotSeen()
    {
        const QString post = earlier(u"ao"_s, u"tea for all"_s);
        const QString host = m_sandbox->serverOf(u"ao"_s)->host();
        m_fixture->addColumn(u"notifications"_s, {});
        for (int i = 0; i < 5; ++i) {
            m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        }
        begin();
        const AccountId ao{m_ids[u"ao"_s]};
        column(0)->setNoticeKinds(u"mentions"_s);
        column(6)->setNoticeKinds(u"boosts"_s);
        m_fixture->screen->deck().setCurrent(0);
        m_sandbox->post(u"mei"_s, u"@%1 one"_s.arg(m_sandbox->handle(u"ao"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(column(0)->timeline()->rowCount(), 1, patienceMs);
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo(ao) > 0 && places.unread(ao) == 0, patienceMs);
        QCOMPARE(m_sandbox->applaud(post, 1).size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(column(6)->timeline()->rowCount(), 1, patienceMs);
        QTRY_COMPARE(column(6)->timeline()->unseen(), 0);
        m_sandbox->post(u"mei"_s, u"@%1 two"_s.arg(m_sandbox->handle(u"ao"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(column(0)->timeline()->rowCount(), 2, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 2, patienceMs);
        QTest::qWait(2 * NoticesModel::seenMs);
        QCOMPARE(places.unread(ao), 2);
        m_fixture->screen->deck().setCurrent(6);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 1, patienceMs);
        m_fixture->screen->deck().setCurrent(0); // neither waits for the other one now
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 0, patienceMs);
        // Who does not want to go there says so.
        QCOMPARE(m_sandbox->applaud(earlier(u"ao"_s, u"coffee"_s), 1).size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 1, patienceMs);
        WindowFixture::settle();
        m_driver->click(u"Column menu"_s);
        WindowFixture::settle();
        m_driver->click(u"Mark all as read"_s);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 0, patienceMs);
    }

    /// It is read when somebody looks at the columns that there are.
    void whatNoColumnShowsDoesNotStay()
    {
        const QString post = earlier(u"ao"_s, u"tea for all"_s);
        haveOne(u"ao"_s);
        begin();
        const AccountId ao{m_ids[u"ao"_s]};
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo(ao) > 0 && places.unread(ao) == 0, patienceMs);
        column()->setNoticeKinds(u"mentions"_s);
        QTRY_COMPARE_WITH_TIMEOUT(column()->timeline()->rowCount(), 0, patienceMs);
        m_fixture->screen->window().moving()->setOpen(true); // nothing is on screen
        WindowFixture::settle();
        QCOMPARE(m_sandbox->applaud(post, 1).size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(bell()->property("unread").toString(), u"1"_s, patienceMs);
        QTest::qWait(2 * NoticesModel::seenMs);
        QCOMPARE(bell()->property("unread").toString(), u"1"_s);
        m_fixture->screen->window().moving()->setOpen(false);
        QTRY_COMPARE_WITH_TIMEOUT(bell()->property("unread").toString(), QString(), patienceMs);
    }

    /// The deck is wider than the window: what is beside it was not seen.
    void whatIsScrolledAwayIsNotSeen()
    {
        haveOne(u"ao"_s);
        const QString host = m_sandbox->serverOf(u"ao"_s)->host();
        for (int i = 0; i < 5; ++i) {
            m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        }
        begin();
        const AccountId ao{m_ids[u"ao"_s]};
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo(ao) > 0, patienceMs);
        m_fixture->screen->deck().setCurrent(0);
        WindowFixture::settle();
        m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"ao"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 1, patienceMs);
        QTest::qWait(2 * NoticesModel::seenMs);
        QCOMPARE(places.unread(ao), 1);
        m_fixture->screen->deck().setCurrent(5);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 0, patienceMs);
    }

    /// Whatever lies over the only column: a page over the deck, or the line where one jumps.
    void whatADialogCoversIsNotSeen_data()
    {
        QTest::addColumn<bool>("jump");
        QTest::newRow("keys") << false;
        QTest::newRow("jump") << true;
    }
    void whatADialogCoversIsNotSeen()
    {
        QFETCH(const bool, jump);
        haveOne(u"ao"_s);
        begin();
        const AccountId ao{m_ids[u"ao"_s]};
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo(ao) > 0 && places.unread(ao) == 0, patienceMs);
        jump ? m_driver->press(Qt::Key_K, Qt::ControlModifier) : m_driver->press(Qt::Key_F1);
        WindowFixture::settle();
        m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"ao"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(u"mention"_s), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 1, patienceMs);
        QTest::qWait(2 * NoticesModel::seenMs);
        QCOMPARE(places.unread(ao), 1);
        const auto events = column()->notices()->noticesInSight();
        QVERIFY(!events.empty());
        QVERIFY(!m_fixture->screen->deck().showsNotice(events.front()));
        m_driver->press(Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 0, patienceMs);
        QVERIFY(m_fixture->screen->deck().showsNotice(events.front()));
    }

    /// Of a dialog in the middle.
    void whatLiesBesideADialogIsSeen()
    {
        haveOne(u"ao"_s);
        const QString host = m_sandbox->serverOf(u"ao"_s)->host();
        m_fixture->addColumn(u"notifications"_s, {});
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        showWindow();
        m_fixture->window->resize(1700, 800);
        WindowFixture::settle();
        const AccountId ao{m_ids[u"ao"_s]};
        NoticePlaces &places = m_fixture->screen->noticePlaces();
        QTRY_VERIFY_WITH_TIMEOUT(places.readUpTo(ao) > 0 && places.unread(ao) == 0, patienceMs);
        m_driver->press(Qt::Key_F1);
        WindowFixture::settle();
        m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"ao"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(u"mention"_s), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(places.unread(ao), 0, patienceMs);
        const auto events = column()->notices()->noticesInSight();
        QVERIFY(!events.empty() && m_fixture->screen->deck().showsNotice(events.front()));
        m_driver->press(Qt::Key_Escape);
    }

    void theFilterIsKept()
    {
        m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"ao"_s)));
        m_sandbox->unfollow(u"ren"_s, u"ao"_s);
        m_sandbox->follow(u"ren"_s, u"ao"_s);
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(u"mention"_s) == 1 && rowsOf(u"follow"_s) > 0, patienceMs);
        column()->setNoticeKinds(u"mentions"_s);
        QTRY_VERIFY(rowsOf(u"mention"_s) == 1 && rowsOf(u"follow"_s) == 0);
        QVERIFY(column()->detail().contains(u"mentions only"_s));
        m_driver.reset();
        m_fixture->close();
        showWindow();
        QCOMPARE(column()->noticeKinds(), u"mentions"_s);
        QTRY_VERIFY(rowsOf(u"mention"_s) == 1 && rowsOf(u"follow"_s) == 0);
        // What is on screen is known to whoever tells the desktop of news.
        WindowFixture::settle();
        const auto events = column()->notices()->noticesInSight();
        QCOMPARE(events.size(), size_t(1));
        QVERIFY(m_fixture->screen->deck().showsNotice(events.front()));
        QVERIFY(!m_fixture->screen->deck().showsNotice(events.front() + 1));
    }

    /// On a page of the column, by the keys alone.
    void kindsOneByOne()
    {
        m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"ao"_s)));
        haveOne(u"ao"_s);
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(u"mention"_s) == 1 && rowsOf(u"follow"_s) > 0, patienceMs);
        QVERIFY(QMetaObject::invokeMethod(columnView(), "openNoticeKinds"));
        QTRY_VERIFY(m_driver->sees(u"Show all kinds"_s));
        WindowFixture::settle();
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Show all kinds"_s);
        m_driver->press(Qt::Key_Down);
        QCOMPARE(Driver::textOf(m_driver->focused()), u"Mentions"_s);
        m_driver->press(Qt::Key_Space);
        QTRY_VERIFY(rowsOf(u"mention"_s) == 0 && rowsOf(u"follow"_s) > 0);
        QVERIFY(column()->noticeKinds().startsWith(u"only reply"_s));
        QVERIFY(column()->detail().contains(u"18 kinds only"_s));
        // The keys are where they were.
        QCOMPARE(Driver::textOf(m_driver->focused()), u"Mentions"_s);
        m_driver->press(Qt::Key_Space);
        QTRY_COMPARE(rowsOf(u"mention"_s), 1);
        QCOMPARE(column()->noticeKinds(), QString());
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->sees(u"Show all kinds"_s));
    }

private:
    QQuickItem *columnView() const
    {
        return m_driver->first([](QQuickItem *item) {
            return item->metaObject()->indexOfMethod("openNoticeKinds()") >= 0;
        });
    }
    /// Without any it is not known how far they were read.
    void haveOne(const QString &user)
    {
        m_sandbox->unfollow(u"ren"_s, user);
        m_sandbox->follow(u"ren"_s, user);
    }
    void begin()
    {
        m_fixture->addColumn(u"notifications"_s, {});
        showWindow();
    }
    void showWindow()
    {
        QVERIFY(m_fixture->show({1100, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_VERIFY(!m_fixture->lists().isEmpty());
        QTRY_VERIFY(bell() != nullptr);
        WindowFixture::settle();
    }

    Column *column(int index = 0) const { return m_fixture->screen->deck().columnAt(index); }
    RowNotice at(int row) const { return column()->timeline()->at(row).notice; }
    QString uriAt(int row) const { return column()->timeline()->at(row).uri; }
    int rowsOf(const QString &kind) const
    {
        int count = 0;
        for (int row = 0; row < column()->timeline()->rowCount(); ++row) {
            count += at(row).kind == kind ? 1 : 0;
        }
        return count;
    }
    /// -1: there is none.
    int rowAbout(const QString &kind, const QString &uri) const
    {
        for (int row = 0; row < column()->timeline()->rowCount(); ++row) {
            if (at(row).kind == kind && uriAt(row) == uri) {
                return row;
            }
        }
        return -1;
    }
    /// What shows a row in short.
    QQuickItem *groupItem(int row) const
    {
        return m_driver->first([row](QQuickItem *item) {
            return item->property("textLeft").isValid() && item->property("led").isValid()
                && item->property("index") == row;
        });
    }
    /// The page on top of the first column.
    QQuickItem *page() const
    {
        const QQuickItem *stack =
            m_driver->first([](QQuickItem *item) { return item->inherits("QQuickStackView"); });
        return stack == nullptr ? nullptr : stack->property("currentItem").value<QQuickItem *>();
    }
    QQuickItem *bell() const { return m_driver->shown("name", u"notifications"_s); }
    QQuickItem *badge(const QString &user) const
    {
        return m_driver->shown("accountId", m_ids[user]);
    }
    /// As an earlier day had it: somebody favours it a while ago.
    QString earlier(const QString &user, const QString &text)
    {
        PostDraft draft;
        draft.text = text;
        draft.createdAt = QDateTime::currentMSecsSinceEpoch() - 10 * minuteMs;
        return m_sandbox->post(user, draft);
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<PeopleFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    QHash<QString, QString> m_ids; ///< of own accounts, by user
};

ASTERISM_WINDOW_TEST(tst_NoticesColumn)

#include "tst_noticescolumn.moc"
