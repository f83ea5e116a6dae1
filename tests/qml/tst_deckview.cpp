// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"

#include <QGuiApplication>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::ui;

namespace {
const QString host = u"a.example"_s;
const QString other = u"b.example"_s;
} // namespace

/// The real window, driven as a person would, over servers that cannot be reached.
class tst_DeckView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
    }
    void cleanup()
    {
        m_fixture.reset();
        // No view complains, and nothing is left behind that does.
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void startsOfflineWithWhatIsCached()
    {
        begin(60);
        QTRY_VERIFY(list()->property("count").toInt() >= 40);
        QVERIFY(!m_fixture->screen->window().isFresh());
        Column *column = m_fixture->screen->deck().columnAt(0);
        QTRY_VERIFY(!column->isFine());
        QVERIFY2(column->trouble().contains(host), qPrintable(column->trouble()));
        QVERIFY(column->troubleDetail().contains(host));
    }

    void nobodyIsGreetedByAnEmptyWindow()
    {
        QVERIFY(m_fixture->show());
        QTRY_VERIFY(m_fixture->screen->window().isFresh());
        QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window));
    }

    void theReaderIsNotMoved()
    {
        begin(200);
        QQuickItem *rows = list();
        scrollTo(1730);
        QQuickItem *first = WindowFixture::firstRow(rows);
        const QString uri = WindowFixture::uriOf(first);
        const qreal top = WindowFixture::topOf(first);
        QVERIFY(!uri.isEmpty());
        for (int i = 0; i < 12; ++i) {
            m_fixture->arrive(host, 42); // 504 in all
            QTRY_VERIFY(unseen() >= std::min(42 * (i + 1), 240));
            WindowFixture::settle();
            QVERIFY2(stays(uri, top), qPrintable(u"after batch %1"_s.arg(i)));
        }
        // An edit that makes a row above longer, and pictures that come or fail.
        m_fixture->edit(host, 199, u"<p>%1</p>"_s.arg(QString(u"長"_s).repeated(900)));
        WindowFixture::settle();
        QVERIFY(stays(uri, top));
    }

    void narrowedAndWidenedItStaysToo()
    {
        begin(200);
        scrollTo(2100);
        const QString uri = WindowFixture::uriOf(WindowFixture::firstRow(list()));
        const qreal top = WindowFixture::topOf(WindowFixture::firstRow(list()));
        Column *column = m_fixture->screen->deck().columnAt(0);
        for (const int width : {320, 700, 400}) {
            column->setWidth(width);
            WindowFixture::settle();
            QVERIFY2(stays(uri, top), qPrintable(QString::number(width)));
        }
        m_fixture->window->resize(900, 700);
        WindowFixture::settle();
        m_fixture->window->resize(1440, 900);
        WindowFixture::settle();
        QVERIFY(stays(uri, top));
    }

    void aThreadAndBackToTheSamePixel()
    {
        begin(120);
        scrollTo(1500);
        const qreal before = list()->property("contentY").toReal();
        press(Qt::Key_J);
        press(Qt::Key_J);
        TimelineModel *timeline = m_fixture->screen->deck().columnAt(0)->timeline();
        QTRY_VERIFY(timeline->chosenRow() >= 0);
        WindowFixture::settle();
        const qreal there = list()->property("contentY").toReal();
        QQuickItem *timelineView = list();
        press(Qt::Key_Return);
        QTRY_VERIFY(!timelineView->isVisible());
        press(Qt::Key_Escape);
        QTRY_VERIFY(timelineView->isVisible());
        QCOMPARE(timelineView->property("contentY").toReal(), there);
        QVERIFY(std::abs(there - before) < 900);
    }

    void numbersChooseColumns()
    {
        begin(10);
        Deck &deck = m_fixture->screen->deck();
        press(Qt::Key_2);
        QTRY_COMPARE(deck.current(), 1);
        press(Qt::Key_H);
        QTRY_COMPARE(deck.current(), 0);
        press(Qt::Key_L);
        QTRY_COMPARE(deck.current(), 1);
    }

    void columnsAreMovedClosedAndKept()
    {
        begin(10);
        Deck &deck = m_fixture->screen->deck();
        const QString second = deck.columnAt(1)->columnId();
        deck.move(1, 0);
        deck.columnAt(0)->setWidth(555);
        deck.duplicate(0);
        QCOMPARE(deck.rowCount(), 3);
        deck.remove(1);
        WindowFixture::settle();
        m_fixture->close();
        QVERIFY(m_fixture->show());
        QTRY_COMPARE(m_fixture->screen->deck().rowCount(), 2);
        QCOMPARE(m_fixture->screen->deck().columnAt(0)->columnId(), second);
        QCOMPARE(m_fixture->screen->deck().columnAt(0)->width(), 555);
    }

    /// None is wider than the window, and each is as wide as before once there is room again.
    void inANarrowWindow()
    {
        begin(10);
        m_fixture->screen->deck().columnAt(0)->setWidth(500);
        QTRY_VERIFY(m_fixture->lists()[0]->width() > 480);
        const QSize wide = m_fixture->window->size();
        m_fixture->window->resize(420, wide.height());
        QTRY_VERIFY(m_fixture->lists()[0]->width() < 420);
        const QQuickItem *list = m_fixture->lists()[0];
        QTRY_VERIFY(list->mapToScene({list->width(), 0}).x() <= 420);
        QCOMPARE(m_fixture->screen->deck().columnAt(0)->width(), 500);
        m_fixture->window->resize(wide);
        QTRY_VERIFY(m_fixture->lists()[0]->width() > 480);
    }

    void themesAndSizes_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<double>("scale");
        QTest::addColumn<QSize>("size");
        QTest::newRow("dark") << u"dark"_s << 1.0 << QSize(1440, 900);
        QTest::newRow("light") << u"light"_s << 0.8 << QSize(800, 600);
        QTest::newRow("large") << u"dark"_s << 2.0 << QSize(2560, 1440);
    }
    void themesAndSizes()
    {
        QFETCH(QString, theme);
        QFETCH(double, scale);
        QFETCH(QSize, size);
        begin(40, size);
        Preferences *preferences = m_fixture->screen->window().preferences();
        preferences->setTheme(theme);
        preferences->setScale(scale);
        WindowFixture::settle();
        const QImage picture = m_fixture->window->grabWindow();
        QCOMPARE(picture.isNull(), false);
        const QColor ground = picture.pixelColor(3, picture.height() / 2);
        QCOMPARE(ground.lightness() < 128, theme == u"dark"_s);
    }

private:
    void begin(int posts, const QSize &size = {1440, 900})
    {
        m_fixture->arrive(host, posts);
        m_fixture->arrive(other, 5);
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        m_fixture->addColumn(u"local"_s, {localSource(other).key()});
        QVERIFY(m_fixture->show(size));
        QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window));
        QTRY_COMPARE(m_fixture->lists().size(), 2);
        QTRY_VERIFY(list()->property("count").toInt() > 0);
        WindowFixture::settle();
    }

    QQuickItem *list() const { return m_fixture->lists().value(0); }
    int unseen() const { return m_fixture->screen->deck().columnAt(0)->timeline()->unseen(); }

    void scrollTo(qreal y)
    {
        // By the wheel's way: pages are fetched as they come near.
        for (qreal at = 0; at <= y; at += 400) {
            list()->setProperty("contentY", std::min(at, y));
            WindowFixture::settle();
        }
        list()->setProperty("contentY", y);
        WindowFixture::settle();
    }

    bool stays(const QString &uri, qreal top) const
    {
        QQuickItem *row = WindowFixture::rowOf(list(), uri);
        if (row == nullptr) {
            qWarning("the row is gone");
            return false;
        }
        const qreal now = WindowFixture::topOf(row);
        if (now != top) {
            qWarning("moved from %g to %g", top, now);
        }
        return now == top;
    }

    void press(Qt::Key key) { QTest::keyClick(m_fixture->window, key); }

    std::unique_ptr<WindowFixture> m_fixture;
};

ASTERISM_WINDOW_TEST(tst_DeckView)

#include "tst_deckview.moc"
