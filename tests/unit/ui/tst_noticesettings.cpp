// SPDX-License-Identifier: GPL-3.0-or-later
#include "actingfixture.h"
#include "store/settings.h"
#include "ui/viewmodels/noticesettings.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace asterism;
using namespace asterism::ui;

/// What the user chose of notices on the desktop, and that it is kept.
class tst_noticesettings : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_fixture;
    std::unique_ptr<AccountsModel> m_accounts;
    std::unique_ptr<NoticeSettings> m_settings;
    std::unique_ptr<ManualClock> m_clock;

    void make()
    {
        m_settings.reset();
        const auto saved = await(m_fixture->app->store->writeUser(
            [](store::UserTx &tx) { return store::settings(tx); })); // behind all that was saved
        QVERIFY(saved);
        m_settings = std::make_unique<NoticeSettings>(
            *m_fixture->app->store, *m_clock, *m_accounts, *saved, nullptr);
    }
    /// The words of those that are on.
    QStringList chosen() const
    {
        QStringList words;
        const QVariantList topics = column(*m_settings, "topic");
        const QVariantList on = column(*m_settings, "chosen");
        for (qsizetype i = 0; i < topics.size(); ++i) {
            if (on[i].toBool()) {
                words << topics[i].toString();
            }
        }
        return words;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ActingFixture>();
        QVERIFY(m_fixture->isReady());
        QVERIFY(m_fixture->add(u"a"_s, u"a.example"_s, u"mastodon"_s));
        QVERIFY(m_fixture->add(u"b"_s, u"b.example"_s, u"mastodon"_s));
        m_accounts =
            std::make_unique<AccountsModel>(m_fixture->app->core, m_fixture->app->accounts);
        QTRY_COMPARE(m_accounts->rowCount(), 2);
        m_clock = std::make_unique<ManualClock>(
            QDateTime(QDate(2026, 11, 22), QTime(12, 0)).toMSecsSinceEpoch());
        make();
    }
    void cleanup()
    {
        m_settings.reset();
        m_accounts.reset();
        m_fixture.reset();
    }

    /// Tests with D-Bus run where somebody may show notices; elsewhere nobody does.
    void whereNobodyShowsThem()
    {
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
        QVERIFY(m_settings->isPossible());
        QVERIFY(!m_settings->unavailable().contains(u"this system"_s));
#else
        QVERIFY(!m_settings->isPossible());
        QVERIFY(m_settings->unavailable().contains(u"this system"_s));
#endif
    }

    void eachAccountHasItsOwn()
    {
        const QStringList usual = chosen();
        QVERIFY(usual.contains(u"mentions"_s));
        QVERIFY(!usual.contains(u"boosts"_s));
        QCOMPARE(m_settings->accountId(), u"a"_s);
        m_settings->choose(u"boosts"_s, true);
        m_settings->choose(u"mentions"_s, false);
        m_settings->choose(u"spam"_s, true);
        QVERIFY(chosen().contains(u"boosts"_s));
        m_settings->setAccountId(u"b"_s);
        QCOMPARE(chosen(), usual);
        make();
        QVERIFY(chosen().contains(u"boosts"_s));
        QVERIFY(!chosen().contains(u"mentions"_s));
        const QStringList its = chosen();
        m_settings->chooseForAll();
        make();
        m_settings->setAccountId(u"b"_s);
        QCOMPARE(chosen(), its);
        m_settings->setAccountId(u"gone"_s);
        QCOMPARE(m_settings->accountId(), u"a"_s);
    }

    void theMasterSwitch()
    {
        QVERIFY(m_settings->isWanted());
        QSignalSpy changed(m_settings.get(), &NoticeSettings::changed);
        m_settings->setWanted(false);
        m_settings->setWanted(false);
        QCOMPARE(changed.size(), 1);
        make();
        QVERIFY(!m_settings->isWanted());
    }

    void quietHours()
    {
        QVERIFY(!m_settings->hasQuietHours());
        QCOMPARE(m_settings->quietFrom(), u"22:00"_s);
        m_settings->setQuiet(true);
        QVERIFY(m_settings->setQuietHours(u"23"_s, u"6:30"_s));
        QVERIFY(!m_settings->setQuietHours(u"25:00"_s, u"6:30"_s));
        QVERIFY(!m_settings->setQuietHours(u"23:00"_s, u"soon"_s));
        QVERIFY(!m_settings->setQuietHours(QString(), QString()));
        make();
        QVERIFY(m_settings->hasQuietHours());
        QCOMPARE(m_settings->quietFrom(), u"23:00"_s);
        QCOMPARE(m_settings->quietTo(), u"06:30"_s);
    }

    void forAWhile()
    {
        QCOMPARE(m_settings->muted(), QString());
        m_settings->muteForAnHour();
        QVERIFY(!m_settings->muted().isEmpty());
        QVERIFY(isQuiet(m_settings->wishes(), m_settings->localTime()));
        m_clock->advance(hourMs);
        QCOMPARE(m_settings->muted(), QString());
        QVERIFY(!isQuiet(m_settings->wishes(), m_settings->localTime()));
        m_settings->muteUntilTomorrow();
        make();
        m_clock->advance(19 * hourMs);
        QVERIFY(isQuiet(m_settings->wishes(), m_settings->localTime()));
        m_clock->advance(hourMs); // nine in the morning
        QVERIFY(!isQuiet(m_settings->wishes(), m_settings->localTime()));
        m_settings->muteForAnHour();
        m_settings->unmute();
        QCOMPARE(m_settings->muted(), QString());
    }

    void withoutAService()
    {
        QVERIFY(!m_settings->unavailable().isEmpty());
    }
};

QTEST_MAIN(tst_noticesettings)
#include "tst_noticesettings.moc"
