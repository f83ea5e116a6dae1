// SPDX-License-Identifier: GPL-3.0-or-later
#include "actingfixture.h"
#include "noticedaemon_dbus.h"
#include "ui/moving/runnotices.h"
#include "ui/viewmodels/listnotices.h"
#include "ui/viewmodels/noticeteller.h"
#include "unit/store/noticetesting.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace asterism;
using namespace asterism::ui;

namespace {

using NoticeKind = Notification::Kind;

const QString member = u"mei@c.example"_s;
const QString here = u"https://c.example/1"_s;

ListNewsItem itemAt(const QString &at)
{
    ListNewsItem item;
    item.list.id = {u"l"_s};
    item.list.name = u"Painters"_s;
    item.row.post.post.uri = at;
    item.row.post.post.author = store::person(member);
    item.row.post.text = u"hello there"_s;
    return item;
}

} // namespace

/// When the desktop's server hears of lists and of runs, over a real bus.
class tst_listnotices_dbus : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_fixture;
    std::unique_ptr<AccountsModel> m_accounts;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<NoticeDaemon> m_daemon;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<NoticeSettings> m_settings;
    std::unique_ptr<NoticeTeller> m_teller;
    std::unique_ptr<ListNotices> m_lists;
    std::unique_ptr<RunsModel> m_runs;
    std::unique_ptr<RunNotices> m_runNotices;
    bool m_seen = false;
    int m_next = 0;

    bool mayTell() const
    {
        const NoticeWishes &wishes = m_settings->wishes();
        return wishes.on && !isQuiet(wishes, m_settings->localTime());
    }
    void makeTellers()
    {
        m_teller =
            std::make_unique<NoticeTeller>(NoticeTeller::Parts{.store = *m_fixture->app->store,
                                               .clock = *m_clock,
                                               .notifier = *m_notifier,
                                               .settings = *m_settings,
                                               .accounts = [this] { return m_accounts->all(); },
                                               .read =
                                                   [](const AccountId &) {
                                                       return store::NoticesRead{1, {}};
                                                   }},
                NoticeTellerTimes{.soonMs = 10, .settleMs = 50, .quietMs = 50});
        m_teller->start();
        m_lists = std::make_unique<ListNotices>(ListNotices::Parts{.notifier = *m_notifier,
            .clock = *m_clock,
            .isSeen = [this](const ListId &) { return m_seen; },
            .mayTell = [this] { return mayTell(); },
            .isTold = [this](const QString &at) { return m_teller->hasTold(at); }});
        connect(m_teller.get(), &NoticeTeller::told, m_lists.get(), &ListNotices::toldOtherwise);
        m_runs = std::make_unique<RunsModel>(*m_fixture->app->store, *m_accounts, *m_clock);
        m_runNotices = std::make_unique<RunNotices>(
            *m_notifier, *m_clock, *m_runs, [this](qint64) { return m_seen; },
            [this] { return mayTell(); });
    }
    /// As the account's server tells it, by its stream.
    bool mention(const QString &at)
    {
        const store::Teller ours = store::accountAt(u"a.example"_s, u"a"_s);
        const auto post = store::postBy(store::person(member), at, at.section(u'/', -1),
            m_clock->now() - 5000, u"hello there"_s);
        const auto notice = store::told(
            NoticeKind::Mention, QString::number(++m_next), m_clock->now() - 1000, member, post);
        return await(m_fixture->app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitLiveNotice(tx, ours, store::noticesOf(ours), notice, true);
        })).ok();
    }
    void end(qint64 run)
    {
        RunStand stand;
        stand.run.id = run;
        stand.run.acct = u"a@a.example"_s;
        stand.run.title = u"follows.csv"_s;
        stand.run.state = RunState::Done;
        Q_EMIT m_runs->ended(stand);
    }
    /// Titles, once there are so many and no more come.
    QStringList titles(size_t count)
    {
        (void)QTest::qWaitFor([&] { return m_daemon->notified.size() >= count; });
        QTest::qWait(200);
        QStringList all;
        for (const NoticeDaemon::Notified &one : m_daemon->notified) {
            all << one.title;
        }
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ActingFixture>();
        QVERIFY(m_fixture->isReady());
        QVERIFY(m_fixture->add(u"a"_s, u"a.example"_s, u"mastodon"_s));
        App &app = *m_fixture->app;
        m_accounts = std::make_unique<AccountsModel>(app.core, app.accounts);
        QTRY_COMPARE(m_accounts->rowCount(), 1);
        m_clock = std::make_unique<ManualClock>(SystemClock().now());
        m_daemon = std::make_unique<NoticeDaemon>(QStringList{u"body"_s, u"actions"_s},
            QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"daemon"_s));
        m_notifier = std::make_unique<Notifier>();
        QTRY_VERIFY(m_notifier->isAvailable());
        m_settings = std::make_unique<NoticeSettings>(
            *app.store, *m_clock, *m_accounts, QHash<QString, QString>(), m_notifier.get());
        m_seen = false;
        makeTellers();
    }
    void cleanup()
    {
        m_runNotices.reset();
        m_runs.reset();
        m_lists.reset();
        m_teller.reset();
        m_settings.reset();
        m_notifier.reset();
        m_daemon.reset();
        QDBusConnection::disconnectFromBus(u"daemon"_s);
        m_accounts.reset();
        m_fixture.reset();
    }

    void aPostAndARun()
    {
        m_lists->tell(itemAt(here));
        QCOMPARE(titles(1), QStringList{u"mei posted (Painters)"_s});
        QCOMPARE(m_daemon->notified[0].body, u"hello there"_s);
        end(7);
        QCOMPARE(titles(2).last(), u"follows.csv → a@a.example is done"_s);
        QSignalSpy posts(m_lists.get(), &ListNotices::wantsPost);
        QSignalSpy runs(m_runNotices.get(), &RunNotices::wantsRun);
        m_daemon->click(m_daemon->notified[0].id, u"default"_s, u"token"_s);
        QTRY_COMPARE(posts.size(), 1);
        QCOMPARE(posts.first(), (QVariantList{here, u"token"_s}));
        m_daemon->click(m_daemon->notified[1].id, u"default"_s);
        QTRY_COMPARE(runs.size(), 1);
        QCOMPARE(runs.first().value(0).toString(), u"7"_s);
    }

    void nothingIsToldNow_data()
    {
        QTest::addColumn<QString>("why");
        for (const char *why : {"quiet hours", "muted", "off", "seen"}) {
            QTest::newRow(why) << QString::fromLatin1(why);
        }
    }
    void nothingIsToldNow()
    {
        QFETCH(const QString, why);
        const QTime time = m_settings->localTime().time();
        if (why == u"quiet hours") {
            QVERIFY(m_settings->setQuietHours(
                time.addSecs(-3600).toString(u"HH:mm"_s), time.addSecs(3600).toString(u"HH:mm"_s)));
            m_settings->setQuiet(true);
        } else if (why == u"muted") {
            m_settings->muteUntilTomorrow();
        } else if (why == u"off") {
            m_settings->setWanted(false);
        } else {
            m_seen = true;
        }
        m_lists->tell(itemAt(here));
        end(7);
        QTest::qWait(300);
        QCOMPARE(m_daemon->notified.size(), size_t(0));
        m_settings->setQuiet(false);
        m_settings->unmute();
        m_settings->setWanted(true);
        m_seen = false;
        m_lists->tell(itemAt(u"https://c.example/2"_s));
        QCOMPARE(titles(1), QStringList{u"mei posted (Painters)"_s}); // and none of before
    }

    void whatMentionsIsToldOnce()
    {
        QVERIFY(mention(here));
        QCOMPARE(titles(1), QStringList{u"mei → @a@a.example"_s});
        m_lists->tell(itemAt(here));
        m_lists->tell(itemAt(u"https://c.example/2"_s));
        QCOMPARE(titles(2), (QStringList{u"mei → @a@a.example"_s, u"mei posted (Painters)"_s}));
        // Who boosts it has news of it.
        ListNewsItem boosted = itemAt(here);
        boosted.row.boostedBy = {store::person(u"yu@d.example"_s)};
        m_lists->tell(boosted);
        QCOMPARE(titles(3).last(), u"yu boosted (Painters)"_s);
    }

    /// The list is heard of first: what says more takes its place.
    void theMentionTakesItsPlace()
    {
        m_lists->tell(itemAt(here));
        QCOMPARE(titles(1), QStringList{u"mei posted (Painters)"_s});
        const uint first = m_daemon->notified[0].id;
        QVERIFY(mention(here));
        QCOMPARE(titles(2).last(), u"mei → @a@a.example"_s);
        QTRY_COMPARE(m_daemon->closed, QList<uint>{first});
    }

    void muchLaterItIsNews()
    {
        QVERIFY(mention(here));
        QCOMPARE(titles(1).size(), 1);
        m_clock->advance(NoticeTeller::samePostMs + secondMs);
        QVERIFY(!m_teller->hasTold(here));
        m_lists->tell(itemAt(here));
        QCOMPARE(titles(2).last(), u"mei posted (Painters)"_s);
    }
};

QTEST_MAIN(tst_listnotices_dbus)
#include "tst_listnotices_dbus.moc"
