// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/peoplefixture.h"
#include "unit/sandbox/asker.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// Whom a server keeps back: from the line above the notifications to the answer.
class tst_HeldBack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start(
            {.people = 5, .postsPerServer = 0, .softwares = {u"mastodon"_s, u"gotosocial"_s}}));
        QVERIFY(m_sandbox->setHoldsStrangers(u"ao"_s, true));
        // Nobody has done anything yet that is held back.
        for (const QString &user : {u"mei"_s, u"hal"_s, u"yuki"_s, u"ren"_s}) {
            m_sandbox->unfollow(u"ao"_s, user);
            m_sandbox->unfollow(user, u"ao"_s);
        }
        m_fixture = std::make_unique<PeopleFixture>();
        QVERIFY(m_fixture->open());
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            const Server *server = m_sandbox->serverOf(user);
            QVERIFY(
                await(m_fixture->app->accounts.addWithToken(server->host(), server->token(user))));
        }
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void nothingWhereNobodyIs()
    {
        m_sandbox->setHoldsStrangers(u"ao"_s, false);
        const QString uri = mention(u"mei"_s);
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(isTold(uri), patienceMs);
        QVERIFY(line() == nullptr);
    }

    void shownByMouse()
    {
        const QString uri = mention(u"mei"_s);
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(line() != nullptr, patienceMs);
        QVERIFY(!isTold(uri));
        QVERIFY(Driver::textOf(line()).contains(u'@' + m_sandbox->handle(u"ao"_s)));
        m_driver->click(line());
        QTRY_VERIFY_WITH_TIMEOUT(row(u"mei"_s) != nullptr, patienceMs);
        QVERIFY(row(u"mei"_s)->property("bio").toString().contains(u"tea"_s));
        WindowFixture::settle();
        m_fixture->click(press(u"mei"_s, u"Show"_s));
        QTRY_VERIFY_WITH_TIMEOUT(row(u"mei"_s) == nullptr, patienceMs);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(isTold(uri), patienceMs);
        QTRY_VERIFY(line() == nullptr);
    }

    void dismissedByKeys()
    {
        const QString uri = mention(u"mei"_s);
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(line() != nullptr, patienceMs);
        line()->forceActiveFocus(Qt::TabFocusReason);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(row(u"mei"_s) != nullptr, patienceMs);
        WindowFixture::settle();
        for (int i = 0; i < 20 && m_driver->focused() != press(u"mei"_s, u"Dismiss"_s); ++i) {
            m_driver->press(Qt::Key_Tab);
        }
        QCOMPARE(m_driver->focused(), press(u"mei"_s, u"Dismiss"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(row(u"mei"_s) == nullptr, patienceMs);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(line() == nullptr);
        QVERIFY(!isTold(uri));
    }

    /// Its server counts no further than a hundred.
    void howMuchIsHeldBack()
    {
        mention(u"mei"_s);
        for (int i = 0; i < 101; ++i) {
            mention(u"hal"_s);
        }
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(line() != nullptr, patienceMs);
        m_driver->click(line());
        QTRY_VERIFY_WITH_TIMEOUT(row(u"mei"_s) && row(u"hal"_s), patienceMs);
        const QString mine = u" held back by the settings of @"_s + m_sandbox->handle(u"ao"_s);
        QVERIFY(row(u"mei"_s)->property("what").toString().endsWith(mine));
        QVERIFY(row(u"mei"_s)->property("what").toString().startsWith(u"1 notification"_s));
        QCOMPARE(row(u"hal"_s)->property("what").toString(), u"100 or more notifications"_s + mine);
    }

private:
    void begin()
    {
        m_fixture->addColumn(u"notifications"_s, {});
        QVERIFY(m_fixture->show({1100, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_VERIFY(!m_fixture->lists().isEmpty());
        WindowFixture::settle();
    }
    QString mention(const QString &user)
    {
        return m_sandbox->post(user, u"@%1 some tea?"_s.arg(m_sandbox->handle(u"ao"_s)));
    }
    bool isTold(const QString &uri) const
    {
        const TimelineModel &rows = *m_fixture->screen->deck().columnAt(0)->timeline();
        for (int row = 0; row < rows.rowCount(); ++row) {
            if (rows.at(row).uri == uri) {
                return true;
            }
        }
        return false;
    }
    QQuickItem *line() const
    {
        return m_driver->first([](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton")
                && Driver::textOf(item).contains(u"held back by the settings of"_s);
        });
    }
    QQuickItem *row(const QString &user) const
    {
        const QString acct = u'@' + m_sandbox->handle(user);
        return m_driver->first([&acct](QQuickItem *item) {
            return item->property("heldId").isValid() && item->property("acct") == acct;
        });
    }
    QQuickItem *press(const QString &user, const QString &text) const
    {
        const QQuickItem *above = row(user);
        return above == nullptr ? nullptr : m_driver->first([&](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && Driver::textOf(item) == text
                && above->isAncestorOf(item);
        });
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<PeopleFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_HeldBack)

#include "tst_heldback.moc"
