// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/actingwindow.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

void plainly(Post &, int)
{
}

} // namespace

/// What one does with a post by keys.
class tst_ActionKeys : public QObject {
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

    void aKeyDoesItAndTakesItBack_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("deed");
        QTest::newRow("b") << Qt::Key_B << u"boost m"_s;
        QTest::newRow("f") << Qt::Key_F << u"favourite m"_s;
        QTest::newRow("d") << Qt::Key_D << u"bookmark m"_s;
    }
    void aKeyDoesItAndTakesItBack()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QString, deed);
        begin(u"m"_s);
        press(Qt::Key_J);
        press(Qt::Key_J);
        press(key);
        QTRY_COMPARE(m_house.deeds(), QStringList{deed});
        QCOMPARE(m_house.rows()[0].action.target, ActingWindow::uri(1)); // the chosen one
        QTRY_VERIFY(m_house.row(1).acting.done != 0);
        press(key);
        QTRY_COMPARE(m_house.deeds(), QStringList());
    }

    /// What came above it since it was chosen has moved its place among the rows.
    void theChosenRowIsMeantWhateverCameAboveIt()
    {
        m_house.arrive(u"m"_s, 30, plainly, 10);
        m_house.show(u"m"_s);
        for (int i = 0; i < 25; ++i) {
            press(Qt::Key_J);
        }
        const TimelineModel &timeline = *m_house.column()->timeline();
        QTRY_COMPARE(m_house.row(timeline.chosenRow()).uri, ActingWindow::uri(34));
        WindowFixture::settle();
        const int before = timeline.rowCount();
        m_house.arrive(u"m"_s, 5, plainly);
        QTRY_VERIFY(timeline.rowCount() > before);
        press(Qt::Key_B);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"boost m"_s});
        QCOMPARE(m_house.rows()[0].action.target, ActingWindow::uri(34));
    }

    void withoutAChosenRowNothingHappens()
    {
        begin(u"m"_s);
        press(Qt::Key_B);
        WindowFixture::settle();
        QCOMPARE(m_house.deeds(), QStringList());
    }

    void withShiftTheAccountIsAskedFor_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("first"); // that can do it
        const QString mastodon = u"ao@m.example"_s;
        QTest::newRow("r") << Qt::Key_R << u"Reply as…"_s << mastodon;
        QTest::newRow("b") << Qt::Key_B << u"Boost as…"_s << mastodon;
        QTest::newRow("f") << Qt::Key_F << u"Favourite as…"_s << mastodon;
        QTest::newRow("e") << Qt::Key_E << u"React as…"_s << u"ao@p.example"_s;
        QTest::newRow("d") << Qt::Key_D << u"Bookmark as…"_s << mastodon;
        QTest::newRow("q") << Qt::Key_Q << u"Quote as…"_s << u"ao@p.example"_s;
    }
    void withShiftTheAccountIsAskedFor()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QString, title);
        QFETCH(QString, first);
        begin(u"m"_s);
        press(Qt::Key_J);
        press(key, Qt::ShiftModifier);
        QTRY_VERIFY(m_house.driver().sees(title));
        QTRY_COMPARE(Driver::textOf(m_house.driver().focused()), first);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_house.driver().sees(title));
        QCOMPARE(m_house.deeds(), QStringList());
    }

    /// The chooser by keys alone: down to the second, chosen, and agreed to.
    void severalByKeys()
    {
        begin(u"m"_s);
        press(Qt::Key_J);
        press(Qt::Key_D, Qt::ShiftModifier);
        QTRY_COMPARE(Driver::textOf(m_house.driver().focused()), u"ao@m.example"_s);
        press(Qt::Key_Down);
        QTRY_COMPARE(Driver::textOf(m_house.driver().focused()), u"ao@p.example"_s);
        press(Qt::Key_Space);
        QTRY_VERIFY(m_house.driver().button(u"Bookmark from 2 accounts"_s));
        m_house.driver().tabTo(u"Bookmark from 2 accounts"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_house.deeds(), QStringList({u"bookmark m"_s, u"bookmark p"_s}));
    }

    void inAThreadTheOpenedPostIsMeant()
    {
        begin(u"m"_s);
        press(Qt::Key_J);
        press(Qt::Key_Return);
        QTRY_VERIFY(m_house.driver().sees(u"Thread"_s));
        QTRY_VERIFY(m_house.icon(u"boost"_s));
        press(Qt::Key_B);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"boost m"_s});
        QTRY_COMPARE(m_house.icon(u"boost"_s)->opacity(), 0.6);
        press(Qt::Key_Escape);
        QTRY_VERIFY(m_house.acting().isBoosted());
    }

    void whatCannotBeDoneIsTold()
    {
        begin(u"m"_s);
        press(Qt::Key_J);
        QTRY_VERIFY(m_house.icon(u"boost"_s));
        const QPointF place = m_house.icon(u"boost"_s)->mapToScene({});
        press(Qt::Key_E); // Mastodon has no reactions
        QTRY_COMPARE(m_house.said(), m_house.acting().whyNot(Deed::React));
        QVERIFY(!m_house.said().isEmpty());
        QTRY_VERIFY(m_house.driver().sees(m_house.said()));
        QCOMPARE(m_house.icon(u"boost"_s)->mapToScene({}), place); // the reader is not moved
        QCOMPARE(m_house.deeds(), QStringList());
    }

    void aReplyIsWritten()
    {
        begin(u"m"_s);
        press(Qt::Key_J);
        press(Qt::Key_R);
        const QObject *composer =
            m_house.fixture().screen->window().property("composer").value<QObject *>();
        QVERIFY(composer != nullptr);
        QTRY_VERIFY(composer->property("open").toBool());
    }

    /// By an account whose server takes quotes; the first one's does not.
    void aQuoteIsWritten()
    {
        begin(u"p"_s);
        press(Qt::Key_J);
        press(Qt::Key_Q);
        QTRY_COMPARE(m_house.said(), m_house.acting().whyNot(Deed::Quote));
        QVERIFY(!m_house.said().isEmpty());
        press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(m_house.acting().account, u"p"_s);
        press(Qt::Key_Q);
        const Composer &composer = *m_house.fixture().screen->window().composer();
        QTRY_VERIFY(composer.isReady());
        QTRY_COMPARE(composer.quotedName(), u"Bea"_s);
        QCOMPARE(composer.accountId(), u"p"_s);
        QTRY_VERIFY(m_house.driver().sees(u"Bea"_s));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!composer.isOpen());
    }

    void anEmojiIsPicked()
    {
        begin(u"k"_s);
        press(Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(m_house.acting().account, u"k"_s);
        press(Qt::Key_J);
        press(Qt::Key_E);
        QTRY_VERIFY(isPicking());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!isPicking());
    }

    /// Where there are only reactions, `f` gives the usual one and takes it back.
    void theUsualReaction()
    {
        begin(u"k"_s);
        press(Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(m_house.acting().account, u"k"_s);
        press(Qt::Key_J);
        press(Qt::Key_F);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"react k ❤"_s});
        QTRY_VERIFY(m_house.acting().isStarred());
        QCOMPARE(m_house.acting().starShade(), 0.6); // it is not sent yet
        press(Qt::Key_F);
        QTRY_COMPARE(m_house.deeds(), QStringList());
        QTRY_VERIFY(!m_house.acting().isStarred());
    }

    void theKeysAreTold()
    {
        begin(u"m"_s);
        press(Qt::Key_F1);
        QTRY_VERIFY(m_house.driver().sees(u"reply; boost, favourite, or take that back"_s));
    }

private:
    void begin(const QString &account)
    {
        m_house.arrive(account, 5, plainly);
        m_house.show(account);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        m_house.driver().press(key, modifiers);
    }
    bool isPicking() const
    {
        return m_house.driver().first([](const QQuickItem *item) {
            return QString::fromLatin1(item->metaObject()->className()).startsWith(u"EmojiPane"_s);
        }) != nullptr;
    }

    ActingWindow m_house;
};

ASTERISM_WINDOW_TEST(tst_ActionKeys)

#include "tst_actionkeys.moc"
