// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"
#include "store/lists.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;

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

} // namespace

/// The window by mouse alone; only what must be typed is typed.
class tst_Pointer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_fixture->arrive(host, 20);
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        QVERIFY(m_fixture->show());
        QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window));
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        WindowFixture::settle();
    }
    void cleanup()
    {
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void aDialogThatGrowsMovesNothingUnderThePointer()
    {
        askForColumn();
        const qreal before = place(u"Everyone"_s);
        for (const QString &kind : {u"tag"_s, u"home"_s, u"local"_s, u"everyone"_s}) {
            click("kind", kind);
            WindowFixture::settle();
            QCOMPARE(place(u"Everyone"_s), before);
        }
    }

    void whoChoseAKindTypesAtOnce()
    {
        askForColumn();
        click("kind", u"tag"_s);
        QTRY_COMPARE(focusedLabel(), u"Any of these hashtags"_s);
        click("kind", u"local"_s);
        QTRY_COMPARE(focusedLabel(), u"Server"_s);
    }

    void aKeyOfNoMeaningMovesNoProfile()
    {
        QQuickItem *row = WindowFixture::firstRow(m_fixture->lists().at(0));
        const QPoint avatar = row->mapToScene({36, 34}).toPoint();
        QTest::mouseClick(window(), Qt::LeftButton, {}, avatar);
        QTRY_VERIFY(shown("title", u"Profile"_s));
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        WindowFixture::settle();
        const QQuickItem *posts = m_fixture->lists().at(0);
        const qreal before = posts->property("contentY").toReal();
        QVERIFY(before < 0); // its head
        QTest::keyClick(window(), Qt::Key_Shift); // as before a click with it
        QCOMPARE(posts->property("contentY").toReal(), before);
        QTest::keyClick(window(), Qt::Key_PageDown);
        QTest::keyClick(window(), Qt::Key_PageUp);
        QCOMPARE(posts->property("contentY").toReal(), before);
    }

    void theNextThingTellsWhatItIsToo()
    {
        const QQuickItem *row = WindowFixture::firstRow(m_fixture->lists().at(0));
        const qreal right = row->width() - 20;
        const QPoint age = row->mapToScene({right, 22}).toPoint();
        const QPoint dot = row->mapToScene({right, row->height() - 21}).toPoint();
        for (int i = 0; i < 2; ++i) {
            QTest::mouseMove(window(), dot);
            QTRY_VERIFY(hintWords().contains(host));
            QTest::mouseMove(window(), age);
            QTRY_VERIFY(!hintWords().isEmpty() && !hintWords().contains(host));
        }
        QTest::mouseMove(window(), {5, 500});
        QTRY_COMPARE(hintWords(), QString());
    }

    void shiftAndTheWheelScrollTheDeck()
    {
        Deck &deck = m_fixture->screen->deck();
        for (int i = 0; i < 4; ++i) {
            deck.duplicate(0);
        }
        deck.setCurrent(0);
        WindowFixture::settle();
        const qreal left = m_fixture->lists().at(0)->mapToScene({}).x();
        wheel(-240, Qt::ShiftModifier);
        QCOMPARE(m_fixture->lists().at(0)->mapToScene({}).x(), left - 240);
        wheel(480, Qt::ShiftModifier);
        QCOMPARE(m_fixture->lists().at(0)->mapToScene({}).x(), left);
        wheel(-240, {});
        QCOMPARE(m_fixture->lists().at(0)->mapToScene({}).x(), left);
    }

    void aListIsMadeAndTellsWhomItDoesNotFind()
    {
        click("text", u"Lists"_s);
        QTRY_VERIFY(shown("label", u"A new list"_s));
        click("label", u"A new list"_s);
        type(u"Friends"_s);
        click("text", u"Create"_s);
        QTRY_VERIFY(shown("label", u"Add people"_s));
        type(u"nonsense"_s);
        click("text", u"Add"_s);
        QTRY_VERIFY(shown("text", u"1 not added"_s));
        QTRY_VERIFY(shown("text", u"nonsense"_s));
    }

    void whatIsChosenAboutAListActsAtOnce()
    {
        const auto list = asterism::flow::await(m_fixture->app->lists.create(u"Art"_s));
        QVERIFY(list);
        click("text", u"Lists"_s);
        QTRY_VERIFY(shown("text", u"Options"_s));
        WindowFixture::settle();
        click("text", u"Options"_s);
        QTRY_VERIFY(shown("text", u"Colour 2"_s));
        WindowFixture::settle();
        click("text", u"Hide boosts"_s);
        click("text", u"Keep its posts out of home"_s);
        click("text", u"Colour 2"_s);
        const ListOptions wanted{.hideBoosts = true, .exclusive = true, .colour = 1};
        QTRY_COMPARE(optionsOfFirst(), wanted);
        click("text", u"Hide boosts"_s);
        QTRY_VERIFY(!optionsOfFirst().hideBoosts);
    }

private:
    ListOptions optionsOfFirst() const
    {
        const auto lists = asterism::flow::await(m_fixture->app->store->readUser(store::lists));
        return lists && !lists->empty() ? lists->front().options : ListOptions();
    }

    QQuickWindow *window() const { return m_fixture->window; }

    QQuickItem *shown(const char *property, const QVariant &value) const
    {
        return find(window()->contentItem(), property, value);
    }

    /// What the hint in sight says.
    QString hintWords() const
    {
        QQuickItem *overlay = window()->contentItem()->childItems().last();
        const auto popups = overlay->childItems();
        for (const QQuickItem *popup : popups) {
            const auto contents = popup->isVisible() ? popup->childItems() : QList<QQuickItem *>();
            for (const QQuickItem *content : contents) {
                if (const QString words = content->property("text").toString(); !words.isEmpty()) {
                    return words;
                }
            }
        }
        return {};
    }

    qreal place(const QString &text) const { return shown("text", text)->mapToScene({}).y(); }

    QString focusedLabel() const
    {
        const QQuickItem *item = window()->activeFocusItem();
        return item ? item->property("label").toString() : QString();
    }

    void click(const char *property, const QString &value) const
    {
        QTRY_VERIFY(shown(property, value));
        const QQuickItem *item = shown(property, value);
        const QPointF middle(item->width() / 2, item->height() - 16);
        QTest::mouseClick(window(), Qt::LeftButton, {}, item->mapToScene(middle).toPoint());
    }

    void wheel(int by, Qt::KeyboardModifiers modifiers) const
    {
        const QPointF at(300, 400);
        QWheelEvent event(
            at, at, {}, {0, by}, Qt::NoButton, modifiers, Qt::NoScrollPhase, /*inverted*/ false);
        QCoreApplication::sendEvent(window(), &event);
        WindowFixture::settle();
    }

    void type(const QString &words) const
    {
        for (const QChar letter : words) {
            QTest::keyClick(window(), letter.toLatin1());
        }
    }

    void askForColumn() const
    {
        click("text", u"Add a column or an account"_s);
        QTRY_VERIFY(shown("text", u"A column…"_s));
        WindowFixture::settle();
        click("text", u"A column…"_s);
        QTRY_VERIFY(shown("text", u"Add the column"_s));
        WindowFixture::settle();
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

ASTERISM_WINDOW_TEST(tst_Pointer)

#include "tst_pointer.moc"
