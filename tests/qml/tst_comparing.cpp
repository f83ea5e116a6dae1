// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/movingfixture.h"

#include <QGuiApplication>

#include <algorithm>

using namespace asterism;
using namespace asterism::ui;

/// Two accounts beside each other: from choosing them to a run that follows whom the other follows.
class tst_Comparing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_moving = std::make_unique<MovingFixture>();
        QVERIFY(m_moving->open(14)); // all of them are in sight
        Sandbox &sandbox = m_moving->sandbox;
        for (const QString &user : {u"kai"_s, u"sora"_s}) {
            sandbox.setLocked(user, false);
            sandbox.follow(u"yuki"_s, user);
            sandbox.unfollow(u"ao"_s, user);
            m_both << u'@' + m_moving->acct(user);
        }
        for (const QString &user : {u"ao"_s, u"hal"_s, u"yuki"_s}) {
            m_moving->signIn(user);
        }
    }
    void cleanup()
    {
        m_both.clear();
        m_moving.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void byKeysAlone()
    {
        m_moving->openByKeys();
        driver().tabTo(u"Compare"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_moving->page().pane(), u"compare"_s);
        chooseTwoByKeys();
        driver().tabTo(u"Compare"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!pane().summary().isEmpty(), movingPatienceMs);
        QTRY_COMPARE(Driver::textOf(driver().focused()), u"Compare"_s);
        QVERIFY(driver().focused()->isVisible());

        pickByKeys(u"Everybody ▾"_s, 1);
        QTRY_COMPARE(pane().filter(), 1);
        pickByKeys(u"Not followed from … ▾"_s, 1);
        QTRY_COMPARE(pane().notFollowedFrom(), 0);
        pickByKeys(u"By name ▾"_s, 2);
        QTRY_COMPARE(pane().order(), 2);
        QTRY_VERIFY(isShown(m_both[0]) && isShown(m_both[1]));

        driver().tabTo(u"By server ▾"_s);
        driver().press(Qt::Key_Tab); // the people
        selectByKeys(m_both[0]);
        selectByKeys(m_both[1]);
        QTRY_VERIFY(driver().sees(u"2 selected"_s));
        pickByKeys(u"Follow from… ▾"_s, 0);
        QTRY_COMPARE(Driver::textOf(driver().focused()), u"Back"_s);
        driver().tabTo(u"Follow 2"_s);
        driver().press(Qt::Key_Return);
        bothAreFollowed();
        QVERIFY(driver().focused()->isVisible());
    }

    /// Nothing is done, and the keys are where they were.
    void whoDeclinesKeepsTheSelection()
    {
        m_moving->show();
        readBoth();
        m_moving->page().setOpen(true);
        QTRY_VERIFY(driver().button(u"By name ▾"_s));
        driver().tabTo(u"By name ▾"_s);
        driver().press(Qt::Key_Tab);
        selectByKeys(m_both[0]);
        pickByKeys(u"Unfollow from… ▾"_s, 1);
        QTRY_COMPARE(Driver::textOf(driver().focused()), u"Back"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(Driver::textOf(driver().focused()), u"Unfollow from… ▾"_s);
        QCOMPARE(pane().people()->selectedCount(), 1);
        driver().tabTo(u"Select nobody"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(pane().people()->selectedCount(), 0);
        QTRY_VERIFY(driver().focused()->isVisible());
        QVERIFY(m_moving->page().runs()->all().empty());
    }

    /// An arrow goes to the next one; which are compared is said by Space.
    void arrowsLeaveAccountsChosen()
    {
        m_moving->openByKeys();
        m_moving->page().setPane(u"compare"_s);
        const QStringList before = pane().chosen();
        driver().tabTo(shownName(u"ao"_s));
        driver().press(Qt::Key_Right);
        QCOMPARE(Driver::textOf(driver().focused()), shownName(u"hal"_s));
        QCOMPARE(pane().chosen(), before);
    }

    void byMouse()
    {
        m_moving->show();
        driver().click(u"Move follows"_s);
        driver().click(u"Compare"_s);
        WindowFixture::settle(); // the panel gets its places
        driver().click(driver().first([acct = shownName(u"hal"_s)](const QQuickItem *item) {
            return item->property("several").toBool() && Driver::textOf(item) == acct;
        }));
        QTRY_COMPARE(pane().chosen().size(), 2);
        WindowFixture::settle();
        driver().click(driver().first([](const QQuickItem *item) {
            return item->property("primary").toBool() && Driver::textOf(item) == u"Compare";
        }));
        QTRY_VERIFY_WITH_TIMEOUT(!pane().summary().isEmpty(), movingPatienceMs);

        pickByMouse(u"Everybody ▾"_s, u"Not followed everywhere"_s);
        QTRY_COMPARE(pane().filter(), 1);
        pickByMouse(u"By name ▾"_s, u"By server"_s);
        QTRY_COMPARE(pane().order(), 2);
        QTRY_VERIFY(isShown(m_both[0]) && isShown(m_both[1]));
        WindowFixture::settle();
        driver().click(driver().shown("acct", m_both[0]));
        QTRY_VERIFY(driver().sees(u"1 selected"_s));
        WindowFixture::settle(); // what can be done with them has come above them
        driver().click(driver().shown("acct", m_both[1]), Qt::LeftButton, Qt::ControlModifier);
        QTRY_VERIFY(driver().sees(u"2 selected"_s));
        pickByMouse(u"Follow from… ▾"_s, m_moving->acct(u"ao"_s));
        driver().click(u"Follow 2"_s);
        bothAreFollowed();
    }

private:
    Driver &driver() const { return *m_moving->driver; }
    QString shownName(const QString &user) const { return u'@' + m_moving->acct(user); }
    ComparePane &pane() const { return *m_moving->page().comparing(); }
    /// In the table, by now.
    bool isShown(const QString &acct) const { return driver().shown("acct", acct) != nullptr; }

    /// At first they are all.
    void chooseTwoByKeys()
    {
        QCOMPARE(pane().chosen().size(), 3);
        driver().tabTo(shownName(u"hal"_s));
        driver().press(Qt::Key_Space);
        QTRY_COMPARE(pane().chosen().size(), 2);
        QCOMPARE(pane().names(), (QStringList{m_moving->acct(u"ao"_s), m_moving->acct(u"yuki"_s)}));
    }
    void pickByKeys(const QString &button, int down)
    {
        driver().tabTo(button);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(driver().focused()->inherits("QQuickMenuItem"));
        for (int i = 0; i < down; ++i) {
            driver().press(Qt::Key_Down);
        }
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(!driver().focused()->inherits("QQuickMenuItem"));
        WindowFixture::settle();
    }
    void pickByMouse(const QString &button, const QString &entry)
    {
        driver().click(button);
        QTRY_VERIFY2(driver().menuItem(entry), qPrintable(entry));
        WindowFixture::settle(); // it gets its place
        driver().click(driver().menuItem(entry));
        QTRY_VERIFY(!driver().menuItem(entry));
    }
    void selectByKeys(const QString &acct)
    {
        driver().press(Qt::Key_Home);
        const auto current = [this] { return driver().focused()->property("acct").toString(); };
        for (int i = 0; i < pane().people()->rowCount() && current() != acct; ++i) {
            driver().press(Qt::Key_Down);
        }
        QCOMPARE(current(), acct);
        driver().press(Qt::Key_Space);
    }
    /// As somebody before has had it read.
    void readBoth()
    {
        m_moving->page().setPane(u"compare"_s);
        QTRY_COMPARE(pane().chosen().size(), 3);
        const auto &all = m_moving->window.screen->window().accounts()->all();
        const auto hal = std::ranges::find(all, m_moving->acct(u"hal"_s), &Account::acct);
        QVERIFY(hal != all.end());
        pane().choose(hal->id.value, false);
        pane().read();
        QTRY_VERIFY_WITH_TIMEOUT(!pane().summary().isEmpty(), movingPatienceMs);
    }
    void bothAreFollowed()
    {
        for (const QString &acct : std::as_const(m_both)) {
            QTRY_VERIFY_WITH_TIMEOUT(m_moving->follows(u"ao"_s, acct.mid(1)), movingPatienceMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(driver().sees(u"2 of 2"_s), movingPatienceMs);
        QCOMPARE(int(m_moving->page().runs()->all().size()), 1);
        const Run &run = m_moving->page().runs()->all().front().run;
        QCOMPARE(run.acct, m_moving->acct(u"ao"_s));
        QVERIFY(!run.overwrite);
    }

    QStringList m_both; ///< followed by yuki alone; with an @
    std::unique_ptr<MovingFixture> m_moving;
};

ASTERISM_WINDOW_TEST(tst_Comparing)

#include "tst_comparing.moc"
