// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/actingwindow.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

void untouched(Post &, int)
{
}

} // namespace

/// What one does with a post by mouse, and what becomes of it.
class tst_ActionBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        QVERIFY(m_house.open());
    }
    void cleanup()
    {
        m_house.close();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void aClickDoesItAndAnotherTakesItBack_data()
    {
        QTest::addColumn<QString>("icon");
        QTest::addColumn<QString>("deed");
        QTest::newRow("boost") << u"boost"_s << u"boost m"_s;
        QTest::newRow("favourite") << u"favourites"_s << u"favourite m"_s;
        QTest::newRow("bookmark") << u"bookmark"_s << u"bookmark m"_s;
    }
    void aClickDoesItAndAnotherTakesItBack()
    {
        QFETCH(QString, icon);
        QFETCH(QString, deed);
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s);
        QCOMPARE(m_house.icon(icon)->opacity(), 1.0);
        m_house.clickIcon(icon);
        QTRY_COMPARE(m_house.deeds(), QStringList{deed});
        QCOMPARE(m_house.rows()[0].action.target, ActingWindow::uri());
        QTRY_COMPARE(m_house.icon(icon)->opacity(), 0.6); // on its way
        m_house.clickIcon(icon);
        QTRY_COMPARE(m_house.deeds(), QStringList());
        QTRY_COMPARE(m_house.icon(icon)->opacity(), 1.0);
    }

    /// Nobody boosts who only wants to be rid of a menu.
    void aClickThatClosesAMenuDoesNothingElse()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s);
        const Driver &driver = m_house.driver();
        QQuickItem *boost = m_house.icon(u"boost"_s);
        driver.click(boost, Qt::RightButton);
        QTRY_VERIFY(driver.menuItem(u"Copy the text"_s));
        driver.click(boost);
        QTRY_VERIFY(!driver.menuItem(u"Copy the text"_s));
        WindowFixture::settle();
        QCOMPARE(m_house.deeds(), QStringList());
        driver.click(boost);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"boost m"_s});
    }

    /// Also by who has no keyboard at hand.
    void aMenuLeadsToSeveralAccounts()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s);
        const Driver &driver = m_house.driver();
        QQuickItem *boost = m_house.icon(u"boost"_s);
        driver.click(boost, Qt::RightButton);
        QTRY_VERIFY(driver.menuItem(u"Boost from several accounts…"_s));
        const QPointF place = driver.menuItem(u"Copy the text"_s)->mapToScene({});
        driver.click(driver.menuItem(u"Boost from several accounts…"_s));
        QTRY_VERIFY(driver.sees(u"Boost as…"_s));
        WindowFixture::settle();
        const QPointF asked = driver.shown("text", u"Boost as…"_s)->mapToScene({});
        QVERIFY2(std::abs(asked.x() - place.x()) < 60,
            qPrintable(u"%1 %2"_s.arg(asked.x()).arg(place.x())));
    }

    /// Whoever of us gave it looks for it in the row that is in sight.
    void aReactionByAnotherAccountIsShownAtOnce()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.arrive(u"p"_s, 3, untouched);
        m_house.show(u"m"_s);
        QVERIFY(m_house.acting().account == u"m"_s);
        QVERIFY(!m_house.row().reactionLine);
        m_house.fixture().screen->window().acting()->react(ActingWindow::uri(), u"🎉"_s, {}, u"p"_s);
        QTRY_VERIFY(m_house.driver().sees(u"🎉"_s));
        QVERIFY(m_house.row().reactionLine);
    }

    void whatTheServerSaysIsShown()
    {
        m_house.arrive(u"m"_s, 1, [](Post &post, int) {
            post.viewer->boosted = true;
            post.boosts = 21;
        });
        m_house.show(u"m"_s);
        QVERIFY(m_house.driver().sees(u"21"_s));
        m_house.clickIcon(u"boost"_s);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"unboost m"_s});
        QTRY_VERIFY(!m_house.acting().isBoosted());
    }

    void theHintSaysWhatAndAsWhom()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s);
        pointAt(m_house.icon(u"boost"_s));
        QTRY_COMPARE(m_house.hint(), u"Boost as ao@m.example"_s);
        pointAt(m_house.icon(u"reply"_s));
        QTRY_COMPARE(m_house.hint(), u"Reply as ao@m.example"_s);
        QTest::mouseMove(m_house.window(), {5, 600});
        QTRY_COMPARE(m_house.hint(), QString());
    }

    void whatMayNotBeDoneSaysWhy()
    {
        m_house.arrive(u"p"_s, 1, [](Post &post, int) { post.visibility = Visibility::Private; });
        m_house.show(u"p"_s);
        QCOMPARE(m_house.acting().account, u"p"_s); // who received it
        const QString why = m_house.acting().whyNot(Deed::Boost);
        QVERIFY(!why.isEmpty());
        QCOMPARE(m_house.icon(u"boost"_s)->opacity(), 0.4);
        pointAt(m_house.icon(u"boost"_s));
        QTRY_COMPARE(m_house.hint(), why);
        m_house.clickIcon(u"boost"_s);
        QTRY_COMPARE(m_house.said(), why);
        QCOMPARE(m_house.deeds(), QStringList());
    }

    void theChipLeadsToTheOtherAccounts()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s);
        m_house.driver().click(m_house.driver().shown("text", u"as m"_s));
        QTRY_VERIFY(m_house.driver().sees(u"Act as…"_s));
        const QString boost = u"Boost as ao@p.example"_s;
        m_house.driver().click(boost);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"boost p"_s});
        QTRY_VERIFY(m_house.driver().button(
            u"Undo the boost by ao@p.example (not sent yet)"_s)); // it stays open
        QVERIFY(!m_house.acting().isBoosted()); // who acts here has not
        m_house.driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!m_house.driver().sees(u"Act as…"_s));
    }

    /// Who would act is said before how many did.
    void theChipStandsInNarrowColumnsToo()
    {
        const auto counted = [](Post &post, int) {
            post.replies = 12;
            post.boosts = 2345;
            post.favourites = 678;
        };
        m_house.arrive(u"m"_s, 1, counted);
        m_house.arrive(u"p"_s, 1, counted); // another dot
        m_house.show(u"m"_s, 2); // a single one has the whole window
        setWidths(300);
        QVERIFY(m_house.driver().sees(u"as m"_s));
        QVERIFY(!m_house.driver().sees(u"678"_s));
        for (int width = 320; width <= 460; width += 20) {
            setWidths(width);
            QVERIFY2(m_house.driver().sees(u"as m"_s), qPrintable(QString::number(width)));
        }
        QVERIFY(m_house.driver().sees(u"678"_s));
    }

    void severalAtOnce()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s);
        m_house.clickIcon(u"boost"_s, Qt::ShiftModifier);
        QTRY_VERIFY(m_house.driver().button(u"Boost from 1 accounts"_s));
        m_house.driver().click(u"ao@k.example"_s);
        m_house.driver().click(u"Boost from 2 accounts"_s);
        QTRY_COMPARE(m_house.deeds(), QStringList({u"boost m"_s, u"boost k"_s}));
        QTRY_VERIFY(m_house.acting().isBoosted());
    }

    void aBoostForFewer()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s);
        m_house.clickIcon(u"boost"_s, Qt::ShiftModifier);
        m_house.driver().click(u"Unlisted"_s);
        m_house.driver().click(u"Boost from 1 accounts"_s);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"boost m"_s});
        QVERIFY(m_house.rows()[0].action.visibility == Visibility::Unlisted);
    }

    /// However quickly: both show the same, and it is what the outbox says.
    void twoColumnsShowTheSame()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s, 2);
        m_house.clickIcon(u"boost"_s, {}, 0);
        QTRY_VERIFY(m_house.acting(0).isBoosted() && m_house.acting(1).isBoosted());
        m_house.clickIcon(u"boost"_s, {}, 1);
        QTRY_VERIFY(!m_house.acting(0).isBoosted() && !m_house.acting(1).isBoosted());
        QCOMPARE(m_house.deeds(), QStringList());
        for (int i = 0; i < 9; ++i) {
            m_house.clickIcon(u"boost"_s, {}, i % 2);
            QTest::qWait(i * 7);
        }
        WindowFixture::settle();
        const bool boosted = !m_house.deeds().isEmpty();
        QTRY_COMPARE(m_house.acting(0).isBoosted(), boosted);
        QTRY_COMPARE(m_house.acting(1).isBoosted(), boosted);
        QVERIFY(m_house.rows().size() <= 1);
    }

    void aColumnHasItsOwnActor()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s, 2);
        m_house.column(0)->setActor(u"p"_s);
        QTRY_COMPARE(m_house.acting(0).account, u"p"_s);
        QCOMPARE(m_house.acting(1).account, u"m"_s);
        QTRY_VERIFY(m_house.driver().sees(u"as p"_s));
        m_house.clickIcon(u"favourites"_s, {}, 0);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"favourite p"_s});
        // What is opened there is acted on by the same.
        m_house.driver().press(Qt::Key_J);
        m_house.driver().press(Qt::Key_Return);
        QTRY_VERIFY(m_house.driver().sees(u"Thread"_s));
        QTRY_VERIFY(m_house.icon(u"favourites"_s, 0));
        QTRY_COMPARE(m_house.icon(u"favourites"_s, 0)->opacity(), 0.6);
    }

    void theDefaultAccountActs()
    {
        m_house.arrive(u"m"_s, 3, untouched);
        m_house.show(u"m"_s);
        m_house.driver().press(Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(m_house.acting().account, u"k"_s);
        QTRY_VERIFY(m_house.driver().sees(u"as k"_s));
        QTRY_VERIFY(m_house.icon(u"smile"_s)); // Misskey knows reactions only
    }

    void onesOwnPostIsDeletedWhenItWasMeant()
    {
        m_house.arrive(u"m"_s, 1, [](Post &post, int) {
            post.author = {.uri = u"https://m.example/users/ao"_s, .acct = u"ao@m.example"_s};
        });
        m_house.show(u"m"_s);
        QCOMPARE(m_house.acting().author, u"m"_s);
        ask(u"Delete…"_s);
        m_house.driver().click(u"Keep it"_s);
        QTRY_VERIFY(!m_house.driver().button(u"Keep it"_s));
        QCOMPARE(m_house.deeds(), QStringList());
        ask(u"Delete…"_s);
        m_house.driver().click(u"Delete"_s);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"delete m"_s});
        QTRY_VERIFY(m_house.driver().textWith(u"being deleted"_s).size() > 0);
    }

    void ofOthersNothingOfTheKind()
    {
        m_house.arrive(u"m"_s, 1, untouched);
        m_house.show(u"m"_s);
        m_house.clickIcon(u"more"_s);
        QTRY_VERIFY(m_house.driver().menuItem(u"Open the thread"_s));
        QVERIFY(!m_house.driver().menuItem(u"Delete…"_s));
        QVERIFY(!m_house.driver().menuItem(u"Edit"_s));
        QVERIFY(m_house.driver().menuItem(u"Report…"_s));
        QVERIFY(!m_house.driver().menuItem(u"React…"_s)->isEnabled()); // Mastodon has none
        m_house.driver().click(m_house.driver().menuItem(u"Mute this thread"_s));
        QTRY_COMPARE(m_house.deeds(), QStringList{u"mute-thread m"_s});
    }

    void aThreadIsMutedBySeveral()
    {
        m_house.arrive(u"m"_s, 1, untouched);
        m_house.show(u"m"_s);
        m_house.clickIcon(u"more"_s);
        QTRY_VERIFY(m_house.driver().menuItem(u"Mute this thread as…"_s));
        m_house.driver().click(m_house.driver().menuItem(u"Mute this thread as…"_s));
        QTRY_VERIFY(m_house.driver().button(u"ao@p.example"_s));
        m_house.driver().click(u"ao@p.example"_s);
        m_house.driver().click(u"Mute from 2 accounts"_s);
        QTRY_COMPARE(m_house.deeds(), (QStringList{u"mute-thread m"_s, u"mute-thread p"_s}));
    }

    void withoutAnAccountItSaysWhatToDo()
    {
        m_house.close();
        WindowFixture guest;
        QVERIFY(guest.open());
        guest.arrive(u"a.example"_s, 3);
        guest.addColumn(u"local"_s, {localSource(u"a.example"_s).key()});
        QVERIFY(guest.show({900, 700}));
        QVERIFY(QTest::qWaitForWindowExposed(guest.window));
        QTRY_COMPARE(guest.lists().size(), 1);
        QTRY_VERIFY(guest.lists()[0]->property("count").toInt() > 0);
        WindowFixture::settle();
        QQuickItem *row = WindowFixture::firstRow(guest.lists()[0]);
        guest.click(Driver::below(
            row, [](const QQuickItem *item) { return item->property("name") == u"bookmark"_s; }));
        QTRY_COMPARE(
            guest.window->property("said").toString(), u"Sign in with an account first."_s);
    }

private:
    void setWidths(int width) const
    {
        m_house.column(0)->setWidth(width);
        m_house.column(1)->setWidth(width);
        QTRY_VERIFY(qAbs(m_house.list()->width() - width) < 10);
        WindowFixture::settle();
    }
    void pointAt(const QQuickItem *item) const
    {
        QVERIFY(item != nullptr);
        const QPointF middle(item->width() / 2, item->height() / 2);
        const QPoint there = item->mapToScene(middle).toPoint();
        QTest::mouseMove(m_house.window(), there - QPoint(1, 0));
        WindowFixture::settle();
        QTest::mouseMove(m_house.window(), there);
        WindowFixture::settle();
    }
    void ask(const QString &item) const
    {
        m_house.clickIcon(u"more"_s);
        QTRY_VERIFY(m_house.driver().menuItem(item));
        WindowFixture::settle();
        m_house.driver().click(m_house.driver().menuItem(item));
    }

    ActingWindow m_house;
};

ASTERISM_WINDOW_TEST(tst_ActionBar)

#include "tst_actionbar.moc"
