// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/peoplefixture.h"
#include "unit/sandbox/asker.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// Who asked to follow: from the account's menu to the answer.
class tst_FollowRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
        QVERIFY(m_sandbox->setLocked(u"ao"_s, true));
        Asker asker(*m_sandbox);
        for (const QString &user : {u"mei"_s, u"ren"_s}) {
            m_sandbox->unfollow(user, u"ao"_s);
            QCOMPARE(asker.change(user, u"ao"_s, u"follow"_s).status, 200);
        }
        m_fixture = std::make_unique<PeopleFixture>();
        QVERIFY(m_fixture->open());
        const Server *server = m_sandbox->serverOf(u"ao"_s);
        const auto account =
            await(m_fixture->app->accounts.addWithToken(server->host(), server->token(u"ao"_s)));
        QVERIFY(account);
        m_account = account->id.value;
        QVERIFY(m_fixture->show({1000, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_VERIFY(badge() != nullptr);
        WindowFixture::settle();
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void acceptingByMouse()
    {
        m_driver->click(badge());
        m_driver->click(u"Follow requests…"_s);
        QTRY_VERIFY_WITH_TIMEOUT(row(u"mei"_s) && row(u"ren"_s), patienceMs);
        WindowFixture::settle();
        m_fixture->click(press(u"mei"_s, u"Accept"_s));
        QTRY_COMPARE(m_fixture->lines(), QStringList{line(u"accept-follower"_s, u"mei"_s)});
        QVERIFY(row(u"ren"_s) != nullptr);
    }

    void rejectingByKeys()
    {
        badge()->forceActiveFocus(Qt::TabFocusReason);
        m_driver->press(Qt::Key_Menu);
        QTRY_VERIFY(m_driver->menuItem(u"Follow requests…"_s));
        for (int i = 0; i < 20 && !isHighlighted(); ++i) {
            m_driver->press(Qt::Key_Down);
        }
        QVERIFY(isHighlighted());
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(row(u"ren"_s) != nullptr, patienceMs);
        WindowFixture::settle();
        for (int i = 0; i < 20 && m_driver->focused() != press(u"ren"_s, u"Reject"_s); ++i) {
            m_driver->press(Qt::Key_Tab);
        }
        QCOMPARE(m_driver->focused(), press(u"ren"_s, u"Reject"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(m_fixture->lines(), QStringList{line(u"reject-follower"_s, u"ren"_s)});
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(row(u"mei"_s) == nullptr);
    }

    /// The menu tells how many wait, once that was asked.
    void theMenuCounts()
    {
        FollowRequests &requests = *m_fixture->screen->window().followRequests();
        requests.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(requests.rowCount(), 2, patienceMs);
        QTRY_VERIFY(!requests.isBusy());
        m_driver->click(badge());
        QTRY_VERIFY(m_driver->menuItem(u"Follow requests (2)…"_s));
    }

private:
    QQuickItem *badge() const { return m_driver->shown("accountId", m_account); }
    bool isHighlighted() const
    {
        const QQuickItem *item = m_driver->menuItem(u"Follow requests…"_s);
        return item != nullptr && item->property("highlighted").toBool();
    }
    QQuickItem *row(const QString &user) const
    {
        const QString acct = u'@' + m_sandbox->handle(user);
        return m_driver->first([&acct](QQuickItem *item) {
            return item->property("bio").isValid() && item->property("acct") == acct;
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
    QString line(const QString &kind, const QString &user) const
    {
        return kind + u' ' + m_account + u' ' + m_sandbox->handle(user);
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<PeopleFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    QString m_account;
};

ASTERISM_WINDOW_TEST(tst_FollowRequests)

#include "tst_followrequests.moc"
