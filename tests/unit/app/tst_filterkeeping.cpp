// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/filterkeeping.h"
#include "app/freshening.h"

using namespace asterism;

/// Filters that change while posts stream.
class tst_filterkeeping : public QObject, private SandboxProgram {
    Q_OBJECT

    std::unique_ptr<Freshening> m_fresh;
    std::unique_ptr<FilterKeeping> m_filters;

    QStringList rowsOf(const Source &source) const
    {
        const auto page = await(m_program->app->store->readCache([source](store::CacheTx &tx) {
            return store::timelinePage(tx, {source}, store::newestEvent, 500);
        }));
        QStringList uris;
        for (const store::TimelineRow &row :
            page ? page->rows : std::vector<store::TimelineRow>()) {
            uris << row.post.post.uri;
        }
        return uris;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin());
        App &app = *m_program->app;
        m_fresh =
            std::make_unique<Freshening>(*app.store, *m_program->desk, app.clock, &app.streams);
        m_filters = std::make_unique<FilterKeeping>(*app.store, *m_program->desk, app.streams);
        m_program->desk->start();
        m_fresh->start();
        m_filters->start();
    }
    void cleanup()
    {
        m_program->desk->close();
        m_filters.reset();
        m_fresh.reset();
        end();
    }

    void aFilterThatChangesIsHeardOf_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("marked"); // the server says itself which posts match
        QTest::newRow("Mastodon") << u"ao"_s << true;
        QTest::newRow("GoToSocial") << u"yuki"_s << true;
        QTest::newRow("filtered by the client") << u"ao"_s << false;
    }
    void aFilterThatChangesIsHeardOf()
    {
        QFETCH(QString, user);
        QFETCH(bool, marked);
        m_sandbox->follow(user, u"hal"_s);
        const auto account = m_program->signIn(*m_sandbox, user);
        QVERIFY(account);
        const Source home = homeSource(account->id, account->host);
        m_fresh->watch(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(home.key()).stream.joined, patienceMs);
        const QString crow = m_sandbox->post(u"hal"_s, u"a crow"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home), QStringList{crow}, patienceMs);
        const DraftFilter filter{.title = u"birds"_s, .keywords = {u"crow"_s}, .action = u"hide"_s};
        QVERIFY(m_sandbox->setFilters(user, {filter}, marked));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home), QStringList(), patienceMs);
        // What comes from now on is judged as it comes.
        m_sandbox->post(u"hal"_s, u"another crow"_s);
        const QString coal = m_sandbox->post(u"hal"_s, u"coal"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home), QStringList{coal}, patienceMs);
        QVERIFY(m_sandbox->setFilters(user, {}, marked));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home).size(), 3, patienceMs);
    }
};

QTEST_GUILESS_MAIN(tst_filterkeeping)
#include "tst_filterkeeping.moc"
