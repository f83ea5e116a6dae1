// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;
const QString other = u"b.example"_s;

/// The first visible item below, by a property that it has.
QQuickItem *find(QQuickItem *above, const char *property, const QVariant &value)
{
    if (!above->isVisible()) {
        return nullptr;
    }
    if (above->property(property) == value) {
        return above;
    }
    const auto children = above->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *found = find(child, property, value)) {
            return found;
        }
    }
    return nullptr;
}

bool isWithin(QQuickItem *item, const QQuickItem *above)
{
    while (item != nullptr && item != above) {
        item = item->parentItem();
    }
    return item != nullptr;
}

} // namespace

/// The window without a pointer: where the keys are can be seen, is where the reader left it, and
/// everything that can be clicked can be reached.
class tst_Keys : public QObject {
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
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void theColumnWithTheKeysIsTheCurrentOne()
    {
        begin();
        QCOMPARE(deck().current(), 0);
        for (int i = 0; i < 3 && !isWithin(focused(), m_fixture->lists().at(1)); ++i) {
            press(Qt::Key_Tab);
        }
        QVERIFY(isWithin(focused(), m_fixture->lists().at(1)));
        QTRY_COMPARE(deck().current(), 1);
    }

    void theCurrentColumnHasTheKeys()
    {
        begin();
        deck().setCurrent(1); // as a click there does
        QTRY_VERIFY(isWithin(focused(), m_fixture->lists().at(1)));
    }

    void ofAClosedColumnTheNextOneTakesTheKeys()
    {
        begin();
        press(Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(isWithin(focused(), list()));
    }

    void escapeLeadsBackIntoTheColumn()
    {
        begin();
        press(Qt::Key_Tab, Qt::ShiftModifier);
        QTRY_VERIFY(!isWithin(focused(), list()));
        press(Qt::Key_Escape);
        QTRY_VERIFY(isWithin(focused(), list()));
    }

    void whoWalksHasTheKeysInTheList()
    {
        begin();
        press(Qt::Key_Tab, Qt::ShiftModifier);
        QTRY_VERIFY(!isWithin(focused(), list()));
        press(Qt::Key_J);
        QTRY_COMPARE(timeline()->chosenRow(), 0);
        QVERIFY(isWithin(focused(), list()));
    }

    void aDialogGivesTheKeysBack()
    {
        begin();
        press(Qt::Key_Tab, Qt::ShiftModifier);
        QQuickItem *before = focused();
        press(Qt::Key_F1);
        QTRY_VERIFY(shown("text", u"to the top"_s));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!shown("text", u"to the top"_s));
        QTRY_COMPARE(focused(), before);
    }

    void aNewColumnTakesTheKeys()
    {
        begin();
        press(Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(shown("text", u"Add the column"_s));
        deck().addEveryone();
        QTRY_VERIFY(!shown("text", u"Add the column"_s));
        QTRY_COMPARE(m_fixture->lists().size(), 3);
        QTRY_VERIFY(isWithin(focused(), m_fixture->lists().at(deck().current())));
        QCOMPARE(deck().current(), 1);
    }

    void arrowsChooseTheKindOfColumn()
    {
        begin();
        press(Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(shown("kind", u"everyone"_s));
        press(Qt::Key_Down);
        QTRY_VERIFY(shown("kind", u"local"_s));
        press(Qt::Key_Right);
        QTRY_VERIFY(shown("text", u"All that one server or several know of, from anywhere."_s));
    }

    void returnTurnsASwitch()
    {
        begin();
        QQuickItem *rail = shown("text", u"Settings"_s);
        QVERIFY(rail);
        rail->forceActiveFocus();
        press(Qt::Key_Return);
        QTRY_VERIFY(shown("text", u"High contrast"_s));
        shown("text", u"High contrast"_s)->forceActiveFocus();
        press(Qt::Key_Return);
        QTRY_VERIFY(m_fixture->screen->window().preferences()->isHighContrast());
    }

    void theMenuOfARow_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("Menu") << Qt::Key_Menu << Qt::KeyboardModifiers();
        QTest::newRow("Shift+F10") << Qt::Key_F10 << Qt::KeyboardModifiers(Qt::ShiftModifier);
    }
    void theMenuOfARow()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        begin();
        QQuickItem *rows = list();
        press(Qt::Key_J);
        press(key, modifiers);
        QTRY_VERIFY(shown("text", u"Open the thread"_s));
        // What the words of the post lead to is there, too.
        QVERIFY(shown("text", u"a.example/x"_s));
        QVERIFY(WindowFixture::topOf(shown("text", u"a.example/x"_s))
            > WindowFixture::topOf(shown("text", u"Copy the address"_s)));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!shown("text", u"Open the thread"_s));
        QTRY_VERIFY(isWithin(focused(), rows));
        press(key, modifiers);
        QTRY_VERIFY(shown("text", u"Open the thread"_s));
        press(Qt::Key_Return); // the first item is chosen
        QTRY_VERIFY(!rows->isVisible());
    }

    void fromOneEndOfAMenuToTheOther()
    {
        begin();
        press(Qt::Key_J);
        press(Qt::Key_Menu);
        QTRY_COMPARE(focused()->property("text"), u"Open the thread"_s);
        press(Qt::Key_End);
        QTRY_VERIFY(WindowFixture::topOf(focused())
            > WindowFixture::topOf(shown("text", u"Copy the address"_s)));
        QVERIFY(focused()->isEnabled());
        press(Qt::Key_Home);
        QTRY_COMPARE(focused()->property("text"), u"Open the thread"_s);
    }

    /// At the very top what arrives comes in at once, but not under a reader who walks there.
    void whoWalksAtTheTopIsNotMoved()
    {
        begin();
        press(Qt::Key_J);
        press(Qt::Key_J);
        WindowFixture::settle();
        const QString uri = WindowFixture::uriOf(WindowFixture::firstRow(list()));
        m_fixture->arrive(host, 3);
        QTRY_COMPARE(timeline()->unseen(), 3);
        WindowFixture::settle();
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list())), uri);
        press(Qt::Key_0); // to the top, where it goes on by itself
        QTRY_COMPARE(timeline()->unseen(), 0);
        m_fixture->arrive(host, 1);
        QTRY_COMPARE(
            WindowFixture::uriOf(WindowFixture::firstRow(list())), WindowFixture::uri(host, 23));
    }

    void behindAThreadNothingMoves()
    {
        begin();
        QQuickItem *rows = list();
        QQuickItem *first = WindowFixture::firstRow(rows);
        const QString uri = WindowFixture::uriOf(first);
        QTest::mouseClick(m_fixture->window, Qt::LeftButton, {},
            first->mapToScene({first->width() - 60, first->height() - 4}).toPoint());
        QTRY_VERIFY(!rows->isVisible());
        WindowFixture::settle();
        m_fixture->arrive(host, 3);
        WindowFixture::settle();
        press(Qt::Key_Escape);
        QTRY_VERIFY(rows->isVisible());
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(rows)), uri);
    }

    void tabLeadsToTheButtonsBelowAPicture()
    {
        begin();
        press(Qt::Key_J);
        press(Qt::Key_J); // the first one with a picture is number 18
        press(Qt::Key_M);
        QTRY_VERIFY(shown("text", u"Smaller (-)"_s));
        press(Qt::Key_Tab);
        QTRY_COMPARE(focused(), shown("text", u"Smaller (-)"_s));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!shown("text", u"Smaller (-)"_s));
    }

    void escapeLeavesTheSelectionBeforeTheThread()
    {
        begin();
        QQuickItem *rows = list();
        press(Qt::Key_J);
        press(Qt::Key_Return);
        QTRY_VERIFY(shown("text", u"Select text"_s));
        shown("text", u"Select text"_s)->forceActiveFocus();
        press(Qt::Key_Return);
        QTRY_VERIFY(shown("text", u"Back to the post"_s));
        press(Qt::Key_Escape);
        QTRY_VERIFY(shown("text", u"Select text"_s));
        QVERIFY(!rows->isVisible());
        press(Qt::Key_Escape);
        QTRY_VERIFY(rows->isVisible());
    }

private:
    void begin()
    {
        m_fixture->arrive(host, 20);
        m_fixture->arrive(other, 5);
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        m_fixture->addColumn(u"local"_s, {localSource(other).key()});
        QVERIFY(m_fixture->show());
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        QTRY_COMPARE(m_fixture->lists().size(), 2);
        QTRY_VERIFY(list()->property("count").toInt() > 0);
        QTRY_VERIFY(isWithin(focused(), list()));
    }

    Deck &deck() const { return m_fixture->screen->deck(); }
    QQuickItem *list() const { return m_fixture->lists().value(0); }
    TimelineModel *timeline() const { return deck().columnAt(0)->timeline(); }
    QQuickItem *focused() const { return m_fixture->window->activeFocusItem(); }
    QQuickItem *shown(const char *property, const QVariant &value) const
    {
        return find(m_fixture->window->contentItem(), property, value);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_fixture->window, key, modifiers);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

ASTERISM_WINDOW_TEST(tst_Keys)

#include "tst_keys.moc"
