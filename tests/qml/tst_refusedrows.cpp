// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/actingwindow.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString why = u"m.example: No boosts today"_s;
const QString told = u"Could not boost as m: m.example: No boosts today"_s;

void untouched(Post &, int)
{
}

} // namespace

/// What a server refused stands on the post's own row, everywhere, and moves nobody.
class tst_RefusedRows : public QObject {
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

    void onEveryRowOfThePost()
    {
        begin(3, 2);
        m_house.clickIcon(u"boost"_s);
        QTRY_VERIFY(m_house.acting(0).isBoosted());
        QVERIFY(line(0) == nullptr && line(1) == nullptr);
        refuse();
        QTRY_VERIFY(line(0) != nullptr && line(1) != nullptr);
        QVERIFY(!m_house.acting(0).isBoosted());
        QVERIFY(line(0)->isAncestorOf(text(0)));
        QCOMPARE(text(0)->property("text").toString(), told);
        // Of that post alone.
        QVERIFY(m_house.row(1).refusal.rowId.isEmpty());
    }

    void triedAgainByMouse()
    {
        begin(3);
        m_house.clickIcon(u"boost"_s);
        refuse();
        QTRY_VERIFY(button(u"Try again"_s));
        WindowFixture::settle();
        m_house.driver().click(button(u"Try again"_s));
        QTRY_VERIFY(line() == nullptr);
        QCOMPARE(m_house.deeds(), QStringList{u"boost m"_s});
        QVERIFY(m_house.rows()[0].state != store::OutboxRow::State::Failed);
        QTRY_VERIFY(m_house.acting().isBoosted());
    }

    void dismissedByKeys()
    {
        begin(3);
        m_house.clickIcon(u"boost"_s);
        refuse();
        QTRY_VERIFY(button(u"Dismiss"_s));
        for (int i = 0; i < 60 && m_house.driver().focused() != button(u"Dismiss"_s); ++i) {
            m_house.driver().press(Qt::Key_Tab);
        }
        QCOMPARE(m_house.driver().focused(), button(u"Dismiss"_s));
        m_house.driver().press(Qt::Key_Return);
        QTRY_VERIFY(line() == nullptr);
        QCOMPARE(m_house.deeds(), QStringList());
        QVERIFY(m_house.driver().focused() != nullptr); // the keys are somewhere
    }

    void fromTheMenu()
    {
        begin(3);
        m_house.clickIcon(u"boost"_s);
        refuse();
        QTRY_VERIFY(line());
        m_house.driver().press(Qt::Key_J);
        m_house.driver().press(Qt::Key_Menu);
        QTRY_VERIFY(m_house.driver().menuItem(u"Try again what was refused"_s));
        QVERIFY(!m_house.driver().menuItem(u"Edit what was refused"_s));
        m_house.driver().click(u"Dismiss what was refused"_s);
        QTRY_COMPARE(m_house.deeds(), QStringList());
        QTRY_VERIFY(line() == nullptr);
    }

    void anotherWishTakesItsPlace()
    {
        begin(3);
        m_house.clickIcon(u"boost"_s);
        refuse();
        QTRY_VERIFY(line());
        m_house.clickIcon(u"boost"_s);
        QTRY_VERIFY(line() == nullptr);
        QCOMPARE(m_house.deeds(), QStringList{u"boost m"_s});
    }

    void inTheThread()
    {
        begin(3);
        m_house.clickIcon(u"boost"_s);
        refuse();
        QTRY_VERIFY(line());
        m_house.driver().press(Qt::Key_J);
        m_house.driver().press(Qt::Key_Return);
        QTRY_VERIFY(m_house.driver().sees(u"Thread"_s));
        QTRY_VERIFY(line());
        WindowFixture::settle();
        m_house.driver().click(button(u"Dismiss"_s));
        QTRY_COMPARE(m_house.deeds(), QStringList());
        QTRY_VERIFY(line() == nullptr);
    }

    /// Its own row gets higher, downwards.
    void inSightTheRowItselfStays()
    {
        begin(40);
        scroll();
        const QString first = WindowFixture::uriOf(WindowFixture::firstRow(m_house.list()));
        const int number = numberOf(first) + 1;
        const qreal top = WindowFixture::topOf(rowOf(number));
        const qreal height = rowOf(number)->height();
        boost(number);
        refuse();
        QTRY_VERIFY(rowOf(number)->height() > height);
        WindowFixture::settle();
        QCOMPARE(WindowFixture::topOf(rowOf(number)), top);
    }

    /// What stands above the reader gets higher, and lower again.
    void aboveTheReaderNothingMoves()
    {
        begin(40);
        scroll();
        const QString first = WindowFixture::uriOf(WindowFixture::firstRow(m_house.list()));
        const qreal top = WindowFixture::topOf(rowOf(numberOf(first)));
        for (int above = 1; above <= 3; ++above) {
            const int number = numberOf(first) - above;
            QVERIFY(rowOf(number) != nullptr); // it is made already
            const qreal height = rowOf(number)->height();
            boost(number);
            refuse();
            QTRY_VERIFY(rowOf(number)->height() > height);
            WindowFixture::settle();
            QCOMPARE(WindowFixture::topOf(rowOf(numberOf(first))), top);
            dismiss();
            QTRY_COMPARE(rowOf(number)->height(), height);
            WindowFixture::settle();
            QCOMPARE(WindowFixture::topOf(rowOf(numberOf(first))), top);
        }
    }

private:
    void begin(int posts, int columns = 1)
    {
        m_house.arrive(u"m"_s, posts, untouched);
        m_house.show(u"m"_s, columns);
    }
    void scroll() const
    {
        for (int i = 0; i < 8; ++i) { // as a reader does, so that the rows above are made
            QQuickItem *list = m_house.list();
            list->setProperty("contentY", list->property("contentY").toReal() + 130);
            WindowFixture::settle();
        }
    }
    static int numberOf(const QString &uri) { return uri.section(u"/n"_s, -1).toInt(); }
    QQuickItem *rowOf(int number) const
    {
        return WindowFixture::rowOf(m_house.list(), ActingWindow::uri(number));
    }

    void boost(int number) const
    {
        const Action action{
            .kind = Action::Kind::Boost, .account = {u"m"_s}, .target = ActingWindow::uri(number)};
        QVERIFY(write([action](store::UserTx &tx) { return store::enqueue(tx, action, {}); }));
    }
    /// The newest action, by its server.
    void refuse() const
    {
        QTRY_VERIFY(!m_house.rows().empty());
        store::OutboxRow row = m_house.rows().back();
        row.state = store::OutboxRow::State::Failed;
        row.trouble = why;
        QVERIFY(write([row](store::UserTx &tx) { return store::saveOutboxRow(tx, row); }));
    }
    void dismiss() const
    {
        const qint64 id = m_house.rows().back().id;
        QVERIFY(write([id](store::UserTx &tx) { return store::cancelAction(tx, id); }));
    }
    template <typename Write> bool write(Write work) const
    {
        return await(m_house.fixture().app->store->writeUser(work)).ok();
    }

    /// What tells it on the row of the first post; null: nothing does.
    QQuickItem *line(int column = 0) const
    {
        QQuickItem *list = m_house.list(column);
        return list == nullptr ? nullptr : Driver::below(list, [](const QQuickItem *item) {
            return item->property("refusal").canConvert<RowRefusal>();
        });
    }
    QQuickItem *text(int column = 0) const
    {
        return line(column) == nullptr ? nullptr
                                       : Driver::below(line(column), [](const QQuickItem *item) {
                                             return item->property("text") == told;
                                         });
    }
    QQuickItem *button(const QString &words) const
    {
        return line() == nullptr
            ? nullptr
            : Driver::below(line(), [&words](const QQuickItem *item) {
                  return item->inherits("QQuickAbstractButton") && item->property("text") == words;
              });
    }

    ActingWindow m_house;
};

ASTERISM_WINDOW_TEST(tst_RefusedRows)

#include "tst_refusedrows.moc"
