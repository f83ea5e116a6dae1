// SPDX-License-Identifier: GPL-3.0-or-later
#include "actingfixture.h"
#include "noticedaemon_dbus.h"
#include "store/census.h"
#include "store/filters.h"
#include "store/settings.h"
#include "ui/viewmodels/noticeteller.h"
#include "unit/store/noticetesting.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace asterism;
using namespace asterism::ui;

namespace {

using NoticeKind = Notification::Kind;

const QString mei = u"mei@c.example"_s;
const QString uri = u"https://c.example/1"_s;

store::Teller tellerOf(const QString &id)
{
    return store::accountAt(id + u".example"_s, id);
}

} // namespace

/// What of notifications reaches the desktop's server, over a real bus, and what its clicks mean.
class tst_noticeteller_dbus : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_fixture;
    std::unique_ptr<AccountsModel> m_accounts;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<NoticeDaemon> m_daemon;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<NoticeSettings> m_settings;
    std::unique_ptr<NoticeTeller> m_teller;
    QHash<QString, qint64> m_read; ///< rows, by account
    QSet<qint64> m_late; ///< rows that are unread all the same
    bool m_shown = false; ///< everything is on screen
    QImage m_picture;
    int m_next = 0;
    size_t m_heard = 0; ///< of what the server was told

    store::Prepared post(const QString &at = uri, Visibility visibility = Visibility::Public) const
    {
        store::Prepared made = store::postBy(
            store::person(mei), at, at.section(u'/', -1), m_clock->now() - 5000, u"hello there"_s);
        made.item.post.visibility = visibility;
        return made;
    }
    /// As the account's server tells it, by its stream.
    bool tell(NoticeKind kind, const QString &id, const QString &doer,
        const std::optional<store::Prepared> &about = {}, qint64 agoMs = 1000)
    {
        const auto notice =
            store::told(kind, QString::number(++m_next), m_clock->now() - agoMs, doer, about);
        return await(m_fixture->app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitLiveNotice(
                tx, tellerOf(id), store::noticesOf(tellerOf(id)), notice, true);
        })).ok();
    }
    bool mention(const QString &id, const QString &doer = mei)
    {
        return tell(
            NoticeKind::Mention, id, doer, post(u"https://c.example/m%1"_s.arg(m_next + 1)));
    }
    /// What the server was told of since the last time, by its titles. Somebody follows as the
    /// last one: who hears of that has heard of all before.
    QStringList toldSince()
    {
        const QString last = u"last%1@z.example"_s.arg(m_next);
        if (m_shown) {
            QTest::qWait(200); // all of it is looked at while it is on screen
            m_shown = false;
        }
        return toldUntil(last);
    }
    QStringList toldUntil(const QString &last)
    {
        if (!tell(NoticeKind::Follow, u"a"_s, last)) {
            return {u"not written"_s};
        }
        const QString end = last.section(u'@', 0, 0);
        (void)QTest::qWaitFor([&] {
            return m_daemon->notified.size() > m_heard
                && m_daemon->notified.back().title.startsWith(end);
        });
        m_clock->advance(minuteMs / 2); // what comes next is no burst
        QStringList titles;
        for (; m_heard < m_daemon->notified.size(); ++m_heard) {
            titles << m_daemon->notified[m_heard].title;
        }
        return titles.isEmpty() || !titles.last().startsWith(end)
            ? titles << u"no end"_s
            : titles.mid(0, titles.size() - 1);
    }
    /// The next thing that the server is told.
    NoticeDaemon::Notified next()
    {
        (void)QTest::qWaitFor([&] { return m_daemon->notified.size() > m_heard; });
        return m_heard < m_daemon->notified.size() ? m_daemon->notified[m_heard++]
                                                   : NoticeDaemon::Notified{};
    }
    /// Behind all that was saved.
    QString kept()
    {
        const auto saved = await(m_fixture->app->store->writeUser(
            [](store::UserTx &tx) { return store::setting(tx, noticesHeldKey); }));
        return saved && *saved ? **saved : QString();
    }
    void startAgain(qint64 afterMs = hourMs / 2)
    {
        m_teller.reset();
        const QuietSpan held = quietSpan(kept());
        m_clock->advance(afterMs);
        makeTeller(held);
    }
    void makeTeller(const QuietSpan &held = {})
    {
        m_teller = std::make_unique<NoticeTeller>(
            NoticeTeller::Parts{.store = *m_fixture->app->store,
                .clock = *m_clock,
                .notifier = *m_notifier,
                .settings = *m_settings,
                .accounts = [this] { return m_accounts->all(); },
                .read =
                    [this](const AccountId &id) {
                        return store::NoticesRead{m_read.value(id.value, 1), m_late};
                    },
                .isShown = [this](qint64) { return m_shown; },
                .picture =
                    [this](const Actor &, const std::function<void(const QImage &)> &done) {
                        QMetaObject::invokeMethod(
                            this, [this, done] { done(m_picture); }, Qt::QueuedConnection);
                    },
                .held = held},
            NoticeTellerTimes{.soonMs = 10, .settleMs = 50, .quietMs = 50});
        m_teller->start();
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ActingFixture>();
        QVERIFY(m_fixture->isReady());
        QVERIFY(m_fixture->add(u"a"_s, u"a.example"_s, u"mastodon"_s));
        QVERIFY(m_fixture->add(u"b"_s, u"b.example"_s, u"mastodon"_s));
        App &app = *m_fixture->app;
        m_accounts = std::make_unique<AccountsModel>(app.core, app.accounts);
        QTRY_COMPARE(m_accounts->rowCount(), 2);
        m_clock = std::make_unique<ManualClock>(SystemClock().now());
        m_daemon = std::make_unique<NoticeDaemon>(QStringList{u"body"_s, u"actions"_s},
            QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"daemon"_s));
        m_notifier = std::make_unique<Notifier>();
        QTRY_VERIFY(m_notifier->isAvailable());
        m_settings = std::make_unique<NoticeSettings>(
            *app.store, *m_clock, *m_accounts, QHash<QString, QString>(), m_notifier.get());
        m_read.clear();
        m_late.clear();
        m_shown = false;
        m_picture = {};
        m_heard = 0;
        makeTeller();
    }
    void cleanup()
    {
        m_teller.reset();
        m_settings.reset();
        m_notifier.reset();
        m_daemon.reset();
        QDBusConnection::disconnectFromBus(u"daemon"_s);
        m_accounts.reset();
        m_fixture.reset();
    }

    void aMention()
    {
        m_picture = QImage(96, 96, QImage::Format_RGB32);
        m_picture.fill(Qt::red);
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, post()));
        const auto told = next();
        QCOMPARE(told.title, u"mei → @a@a.example"_s);
        QCOMPARE(told.body, u"Mentioned you\nhello there"_s);
        QVERIFY(told.hints.contains(u"image-data"_s));
        QSignalSpy wants(&m_teller->board(), &NoticeBoard::wantsPost);
        m_daemon->click(told.id, u"default"_s, u"token"_s);
        QTRY_COMPARE(wants.size(), 1);
        QCOMPARE(wants.first(), (QVariantList{uri, u"token"_s, u"a"_s}));
    }

    void onceForAllAccounts()
    {
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, post()));
        QVERIFY(tell(NoticeKind::Mention, u"b"_s, mei, post()));
        QCOMPARE(toldSince().size(), 1);
        QVERIFY(tell(NoticeKind::Mention, u"b"_s, mei, post())); // once more
        QCOMPARE(toldSince(), QStringList());
    }

    /// It concerns one account in this way, and the other one in that.
    void onePostIsToldOnce()
    {
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, post()));
        QVERIFY(tell(NoticeKind::Post, u"b"_s, mei, post()));
        QCOMPARE(toldSince(), QStringList{u"mei → @a@a.example"_s});
        QVERIFY(tell(NoticeKind::Quote, u"b"_s, mei, post()));
        QCOMPARE(toldSince(), QStringList());
        QVERIFY(mention(u"b"_s)); // another one
        QCOMPARE(toldSince(), QStringList{u"mei → @b@b.example"_s});
        // What others do with it is news.
        m_settings->choose(u"favourites"_s, true);
        QVERIFY(tell(NoticeKind::Favourite, u"a"_s, u"yu@d.example"_s, post()));
        QCOMPARE(toldSince(), QStringList{u"yu → @a@a.example"_s});
    }

    /// Nor is what was kept back told by its other half.
    void onePostIsCountedOnce()
    {
        m_settings->muteForAnHour();
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, post()));
        QVERIFY(tell(NoticeKind::Post, u"b"_s, mei, post()));
        QVERIFY(mention(u"a"_s));
        QTest::qWait(300);
        m_settings->unmute();
        QCOMPARE(next().title, u"2 notifications meanwhile"_s);
    }

    void onePostIsToldAgainMuchLater()
    {
        m_teller.reset();
        m_clock->advance(-hourMs); // nothing is told of before it happened
        makeTeller();
        const auto about = post();
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, about));
        QCOMPARE(toldSince().size(), 1);
        m_clock->advance(NoticeTeller::samePostMs);
        QVERIFY(tell(NoticeKind::Quote, u"b"_s, mei, about));
        QCOMPARE(toldSince(), QStringList{u"mei → @b@b.example"_s});
    }

    void onlyWhatIsWanted()
    {
        QVERIFY(tell(NoticeKind::Boost, u"a"_s, mei, post()));
        QCOMPARE(toldSince(), QStringList());
        m_settings->setAccountId(u"b"_s);
        m_settings->choose(u"boosts"_s, true);
        const auto mine = post(u"https://a.example/2"_s);
        QVERIFY(tell(NoticeKind::Boost, u"a"_s, mei, mine));
        QCOMPARE(toldSince(), QStringList());
        QVERIFY(tell(NoticeKind::Boost, u"b"_s, mei, mine)); // and this one wants it
        QCOMPARE(toldSince(), QStringList{u"mei → @b@b.example"_s});
    }

    void switchedOff()
    {
        m_settings->setWanted(false);
        QVERIFY(mention(u"a"_s));
        QTest::qWait(200);
        m_settings->setWanted(true);
        QCOMPARE(toldSince(), QStringList());
    }

    void notWhatWasReadOrIsInSight()
    {
        m_read.insert(u"b"_s, store::newestNotice);
        QVERIFY(mention(u"b"_s));
        QCOMPARE(toldSince(), QStringList());
        m_read.clear();
        m_shown = true;
        QVERIFY(mention(u"b"_s));
        QCOMPARE(toldSince(), QStringList());
        QVERIFY(mention(u"b"_s));
        QCOMPARE(toldSince().size(), 1);
    }

    void untilItIsKnownHowFarWasRead()
    {
        m_read.insert(u"b"_s, 0);
        QVERIFY(mention(u"b"_s));
        QCOMPARE(toldSince(), QStringList());
        m_read.insert(u"b"_s, 1);
        m_teller->readOn();
        QCOMPARE(next().title, u"mei → @b@b.example"_s);
    }

    /// It lies below what was read before it came.
    void whatCameLateIsNotRead()
    {
        m_read.insert(u"b"_s, 0);
        QVERIFY(mention(u"b"_s));
        QCOMPARE(toldSince(), QStringList());
        const auto page = await(m_fixture->app->store->readCache([](store::CacheTx &tx) {
            return store::noticePage(tx, {.accounts = {u"b"_s}}, store::newestNotice, 1);
        }));
        QVERIFY(page.ok() && page->rows.size() == 1);
        m_late.insert(page->rows.front().row);
        m_read.insert(u"b"_s, store::newestNotice);
        m_teller->readOn();
        const auto told = next();
        QCOMPARE(told.title, u"mei → @b@b.example"_s);
        m_teller->readOn();
        QTest::qWait(200);
        QCOMPARE(m_daemon->closed, QList<uint>());
        m_late.clear();
        m_teller->readOn();
        QTRY_COMPARE(m_daemon->closed, QList<uint>{told.id});
    }

    void whatIsOld()
    {
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, post(), NoticeTeller::freshMs + minuteMs));
        QCOMPARE(toldSince(), QStringList());
        QTest::qWait(200);
        QCOMPARE(m_daemon->notified.size(), m_heard); // nor is it summed up
    }

    /// As after sleep.
    void whatComesLateIsSummedUp()
    {
        m_clock->advance(hourMs);
        QVERIFY(tell(NoticeKind::Follow, u"a"_s, u"x@x.example"_s, {}, hourMs - 1000));
        QVERIFY(tell(NoticeKind::Follow, u"b"_s, u"y@x.example"_s, {}, hourMs - 2000));
        QVERIFY(tell(NoticeKind::Mention, u"b"_s, mei, post(), hourMs - 3000));
        const auto told = next();
        QCOMPARE(told.title, u"3 notifications meanwhile"_s);
        QCOMPARE(told.body, u"@a@a.example: 1\n@b@b.example: 2"_s);
        m_read = {{u"a"_s, store::newestNotice}, {u"b"_s, store::newestNotice}};
        m_teller->readOn();
        QTRY_COMPARE(m_daemon->closed, QList<uint>{told.id});
    }

    void afterTheQuietThereIsOneSentence()
    {
        m_settings->muteForAnHour();
        QVERIFY(mention(u"a"_s));
        QVERIFY(mention(u"a"_s));
        QVERIFY(mention(u"b"_s));
        QTest::qWait(300);
        QCOMPARE(m_daemon->notified.size(), size_t(0));
        m_read.insert(u"b"_s, store::newestNotice); // read meanwhile
        m_settings->unmute();
        const auto told = next();
        QCOMPARE(told.title, u"2 notifications meanwhile"_s);
        QSignalSpy wants(&m_teller->board(), &NoticeBoard::wantsWindow);
        m_daemon->click(told.id, u"default"_s);
        QTRY_COMPARE(wants.size(), 1);
    }

    void whatTheQuietKeptBackOutlivesTheProcess()
    {
        m_settings->muteForAnHour();
        QVERIFY(mention(u"a"_s));
        QVERIFY(mention(u"a"_s));
        QVERIFY(mention(u"b"_s));
        QVERIFY(tell(NoticeKind::Boost, u"a"_s, mei, post())); // which nobody wants
        QTRY_VERIFY(!kept().isEmpty());
        startAgain();
        QTest::qWait(300);
        QCOMPARE(m_daemon->notified.size(), size_t(0)); // the hour is not over
        QVERIFY(!kept().isEmpty());
        m_read.insert(u"b"_s, store::newestNotice); // read meanwhile
        m_settings->unmute();
        const auto told = next();
        QCOMPARE(told.title, u"2 notifications meanwhile"_s);
        QCOMPARE(told.body, u"@a@a.example: 2"_s);
        QTRY_COMPARE(kept(), QString());
        startAgain(); // and that was all
        QTest::qWait(300);
        QCOMPARE(m_daemon->notified.size(), m_heard);
    }

    void theQuietIsOverAtTheNextStart()
    {
        m_clock->advance(-2 * hourMs); // the store believes no event that is still to happen
        m_settings->muteForAnHour();
        QVERIFY(mention(u"a"_s));
        QTRY_VERIFY(!kept().isEmpty());
        startAgain(90 * minuteMs);
        // Its server is asked only now: once for both accounts that were told.
        const auto late = post(u"https://c.example/late"_s);
        const qint64 ago = 80 * minuteMs;
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, late, ago));
        QVERIFY(tell(NoticeKind::Mention, u"b"_s, mei, late, ago));
        QVERIFY(tell(NoticeKind::Follow, u"b"_s, u"x@x.example"_s, {}, 20 * minuteMs)); // later
        const auto titled = [this](const QString &title) {
            return std::ranges::any_of(m_daemon->notified,
                [&](const NoticeDaemon::Notified &one) { return one.title == title; });
        };
        QTRY_VERIFY(titled(u"2 notifications meanwhile"_s));
        QVERIFY(!titled(u"3 notifications meanwhile"_s));
    }

    /// What was told before and after is not told again.
    void onlyWhatWasKeptBack()
    {
        QVERIFY(mention(u"a"_s));
        QCOMPARE(next().title, u"mei → @a@a.example"_s);
        m_clock->advance(2 * NoticeTeller::freshMs);
        m_settings->choose(u"favourites"_s, true);
        m_settings->muteForAnHour();
        const auto mine = post(u"https://a.example/2"_s);
        for (int i = 0; i < 3; ++i) { // one row
            QVERIFY(tell(NoticeKind::Favourite, u"a"_s, u"u%1@d.example"_s.arg(i), mine));
            QTest::qWait(100);
        }
        QVERIFY(mention(u"a"_s));
        QTRY_VERIFY(!kept().isEmpty());
        QTest::qWait(300);
        m_settings->unmute();
        QCOMPARE(next().title, u"2 notifications meanwhile"_s);
    }

    void wantedNoMoreOnceItIsOver()
    {
        m_settings->muteForAnHour();
        QVERIFY(mention(u"a"_s));
        QVERIFY(tell(NoticeKind::Follow, u"a"_s, mei));
        QVERIFY(tell(NoticeKind::FollowRequest, u"a"_s, mei));
        QTRY_VERIFY(!kept().isEmpty());
        m_settings->choose(u"mentions"_s, false);
        QTest::qWait(200);
        startAgain();
        m_settings->unmute();
        QCOMPARE(next().title, u"2 notifications meanwhile"_s);
        m_settings->muteForAnHour();
        QVERIFY(tell(NoticeKind::Follow, u"b"_s, mei));
        QTRY_VERIFY(!kept().isEmpty());
        m_settings->setWanted(false);
        QTRY_COMPARE(kept(), QString());
    }

    void takenBackOnceItIsRead()
    {
        QVERIFY(mention(u"a"_s));
        const uint first = next().id;
        QVERIFY(mention(u"b"_s));
        const uint second = next().id;
        m_read.insert(u"a"_s, store::newestNotice);
        m_teller->readOn();
        QTRY_COMPARE(m_daemon->closed, QList<uint>{first});
        m_read.insert(u"b"_s, store::newestNotice);
        m_teller->readOn();
        QTRY_COMPARE(m_daemon->closed, (QList<uint>{first, second}));
    }

    void manyAreACount()
    {
        QVERIFY(await(m_fixture->app->store->writeCache([this](store::CacheTx &tx) {
            const auto ours = tellerOf(u"a"_s);
            for (int i = 1; i < 12; ++i) {
                (void)store::commitLiveNotice(tx, ours, store::noticesOf(ours),
                    store::told(NoticeKind::Mention, QString::number(i), m_clock->now() - minuteMs,
                        mei, post(u"https://c.example/m%1"_s.arg(i))),
                    true);
            }
            return store::commitLiveNotice(tx, ours, store::noticesOf(ours),
                store::told(NoticeKind::Mention, u"12"_s, m_clock->now(), mei, post()), true);
        })));
        const auto told = next();
        QCOMPARE(told.title, u"12 notifications"_s);
        QCOMPARE(told.body, u"@a@a.example"_s);
        const uint id = told.id;
        m_read.insert(u"a"_s, store::newestNotice);
        m_teller->readOn();
        QTRY_VERIFY(m_daemon->closed.contains(id));
    }

    void oneMoreOfAGroup()
    {
        m_settings->choose(u"favourites"_s, true);
        const auto mine = post(u"https://a.example/2"_s);
        QVERIFY(tell(NoticeKind::Favourite, u"a"_s, mei, mine, 2000));
        const uint id = next().id;
        QVERIFY(tell(NoticeKind::Favourite, u"a"_s, u"yu@d.example"_s, mine));
        const auto told = next();
        QCOMPARE(told.replaced, id);
        QCOMPARE(told.title, u"yu and 1 more → @a@a.example"_s);
    }

    void buttons_data()
    {
        QTest::addColumn<Visibility>("visibility");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("public") << Visibility::Public
                                << QStringList{
                                       u"default"_s, u"reply"_s, u"boost"_s, u"favourite"_s};
        QTest::newRow("followers")
            << Visibility::Private << QStringList{u"default"_s, u"reply"_s, u"favourite"_s};
        QTest::newRow("direct") << Visibility::Direct
                                << QStringList{u"default"_s, u"reply"_s, u"favourite"_s};
    }
    void buttons()
    {
        QFETCH(const Visibility, visibility);
        QFETCH(const QStringList, ids);
        store::Prepared about = post(uri, visibility);
        about.item.post.viewer = ViewerState{};
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, about));
        const auto told = next();
        QStringList offered;
        for (qsizetype i = 0; i < told.actions.size(); i += 2) {
            offered << told.actions[i];
        }
        QCOMPARE(offered, ids);
    }

    void whatButtonsDo()
    {
        NoticeBoard &board = m_teller->board();
        QSignalSpy replies(&board, &NoticeBoard::wantsReply);
        QSignalSpy acts(&board, &NoticeBoard::acts);
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, post()));
        m_daemon->click(next().id, u"reply"_s, u"token"_s);
        QTRY_COMPARE(replies.size(), 1);
        QCOMPARE(replies.first(), (QVariantList{uri, u"a"_s, u"token"_s}));
        for (const auto &kind : {u"boost"_s, u"favourite"_s}) {
            const auto about = post(u"https://c.example/"_s + kind);
            QVERIFY(tell(NoticeKind::Reply, u"b"_s, mei, about));
            m_daemon->click(next().id, kind);
            QTRY_COMPARE(acts.size(), 1);
            QCOMPARE(acts.takeFirst(), (QVariantList{kind, about.item.post.uri, u"b"_s}));
        }
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, post(u"https://c.example/9"_s)));
        m_daemon->click(next().id, u"accept"_s); // was not offered
        QCOMPARE(toldSince(), QStringList());
        QCOMPARE(acts.size() + replies.size(), 1);
    }

    void followRequests()
    {
        NoticeBoard &board = m_teller->board();
        QSignalSpy answers(&board, &NoticeBoard::answers);
        QSignalSpy people(&board, &NoticeBoard::wantsPerson);
        QVERIFY(tell(NoticeKind::FollowRequest, u"a"_s, mei));
        m_daemon->click(next().id, u"accept"_s);
        QTRY_COMPARE(answers.size(), 1);
        QCOMPARE(answers.takeFirst(), (QVariantList{u"accept-follower"_s, u'@' + mei, u"a"_s}));
        QVERIFY(tell(NoticeKind::FollowRequest, u"b"_s, mei));
        m_daemon->click(next().id, u"reject"_s);
        QTRY_COMPARE(answers.size(), 1);
        QCOMPARE(answers.takeFirst(), (QVariantList{u"reject-follower"_s, u'@' + mei, u"b"_s}));
        QVERIFY(tell(NoticeKind::Follow, u"a"_s, mei));
        m_daemon->click(next().id, u"default"_s);
        QTRY_COMPARE(people.size(), 1);
        QCOMPARE(people.first().value(0).toString(), u'@' + mei);
    }

    void whatFiltersHide()
    {
        QVERIFY(await(m_fixture->app->store->writeCache([this](store::CacheTx &tx) {
            const auto stored = store::commitLoose(tx, tellerOf(u"a"_s), {post()});
            const auto row = store::postByUri(tx, uri);
            if (row && *row) {
                store::setMatches(tx, (*row)->row, u"a"_s,
                    {{.id = u"1"_s, .title = u"t"_s, .action = FilterAction::Hide}});
            }
            return stored;
        })));
        QVERIFY(tell(NoticeKind::Mention, u"a"_s, mei, post()));
        QCOMPARE(toldSince(), QStringList());
    }

    void whoIsMuted()
    {
        const store::CensusKey mutes{{u"a"_s}, MovedKind::Mutes};
        QVERIFY(await(m_fixture->app->store->writeCache([mutes](store::CacheTx &tx) {
            store::CensusItem shown{.item = {.subject = u"yu@d.example"_s}};
            shown.item.hideNotifications = false;
            store::CensusItem over{.item = {.subject = u"ro@d.example"_s}};
            over.item.expiresAt = 1;
            (void)store::beginCensus(tx, mutes, 3);
            (void)store::addToCensus(tx, mutes, {{.item = {.subject = mei}}, shown, over}, {});
            return store::endCensus(tx, mutes);
        })));
        QVERIFY(mention(u"a"_s));
        QVERIFY(mention(u"a"_s, u"yu@d.example"_s)); // whose notifications are wanted
        QVERIFY(mention(u"a"_s, u"ro@d.example"_s)); // no more
        QCOMPARE(toldSince(), (QStringList{u"yu → @a@a.example"_s, u"ro → @a@a.example"_s}));
        QVERIFY(mention(u"b"_s)); // another account
        QCOMPARE(toldSince(), QStringList{u"mei → @b@b.example"_s});
    }
};

QTEST_MAIN(tst_noticeteller_dbus)
#include "tst_noticeteller_dbus.moc"
