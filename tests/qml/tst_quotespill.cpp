// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/composewindow.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString whoQuotes = u"Who may quote it"_s;

} // namespace

/// Who may quote a post, chosen beside who may see it.
class tst_QuotesPill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_house = std::make_unique<ComposeWindow>();
        QVERIFY(m_house->open());
    }
    void cleanup()
    {
        m_house.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void byKeys()
    {
        m_house->begin();
        driver().type(u"mine"_s);
        driver().tabTo("about", whoQuotes);
        QCOMPARE(driver().focused()->property("hint").toString(),
            whoQuotes + u": Quotes as usual"_s); // nobody has told
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(driver().menuItem(u"No quotes"_s));
        driver().press(Qt::Key_Down);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_house->composer().quotesAt(), int(QuotePolicy::Followers));
        QTRY_VERIFY(driver().sees(u"Quotes by followers"_s));
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_house->sent().size(), size_t(1));
        QCOMPARE(m_house->sent()[0].post.quotes, std::optional(QuotePolicy::Followers));
    }

    void byMouse()
    {
        m_house->begin();
        driver().type(u"mine"_s);
        m_house->clickPill(whoQuotes);
        QTRY_VERIFY(driver().menuItem(u"No quotes"_s));
        WindowFixture::settle();
        driver().click(driver().menuItem(u"No quotes"_s));
        QTRY_COMPARE(m_house->composer().quotesAt(), int(QuotePolicy::Nobody));
    }

    void whereNoServerKeepsIt()
    {
        m_house->begin();
        QVERIFY(m_house->pill(whoQuotes));
        m_house->composer().setAccountId(u"p"_s);
        QTRY_VERIFY(!m_house->pill(whoQuotes));
        m_house->composer().setAccountId(u"m"_s);
        QTRY_VERIFY(m_house->pill(whoQuotes));
    }

    /// It tells why, and is not passed on the way by Tab.
    void whatOnlySomeSee()
    {
        m_house->begin();
        driver().type(u"mine"_s);
        m_house->composer().setQuotesAt(int(QuotePolicy::Everyone));
        m_house->composer().setVisibility(u"private"_s);
        const QString why = m_house->composer().quotesBar();
        QVERIFY(!why.isEmpty());
        QTRY_VERIFY(m_house->pill(whoQuotes) && !m_house->pill(whoQuotes)->isEnabled());
        QCOMPARE(Driver::textOf(m_house->pill(whoQuotes)), u"No quotes"_s);
        WindowFixture::settle();
        QVERIFY(!driver().sees(why));
        QTest::mouseMove(m_house->window(), middleOf(m_house->pill(whoQuotes)));
        QTRY_VERIFY(driver().sees(why));
        m_house->composer().setVisibility(u"public"_s);
        QTRY_VERIFY(m_house->pill(whoQuotes)->isEnabled());
        QCOMPARE(Driver::textOf(m_house->pill(whoQuotes)), QString());
        QCOMPARE(m_house->pill(whoQuotes)->property("hint").toString(),
            whoQuotes + u": Quotes by everyone"_s);
    }

    void fitsIntoTheNarrowestWindow()
    {
        m_house->begin({384, 900});
        driver().type(u"mine"_s);
        QTRY_VERIFY(m_house->pill(whoQuotes));
        WindowFixture::settle();
        const QQuickItem *pill = m_house->pill(whoQuotes);
        const QRectF place =
            pill->mapRectToItem(m_house->panel(), {0, 0, pill->width(), pill->height()});
        QVERIFY(pill->width() > 0);
        QVERIFY(place.left() >= 0 && place.right() <= m_house->panel()->width());
    }

private:
    const Driver &driver() const { return m_house->driver(); }
    static QPoint middleOf(const QQuickItem *item)
    {
        return item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
    }

    std::unique_ptr<ComposeWindow> m_house;
};

ASTERISM_WINDOW_TEST(tst_QuotesPill)

#include "tst_quotespill.moc"
