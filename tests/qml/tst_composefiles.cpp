// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/composewindow.h"

#include <QClipboard>
#include <QMimeData>
#include <QWindow>

using namespace asterism;
using namespace asterism::ui;

/// Files of a post: chosen, pasted, dropped; described, moved and taken away.
class tst_ComposeFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_house = std::make_unique<ComposeWindow>();
        QVERIFY(m_house->open());
        QGuiApplication::clipboard()->clear();
    }
    void cleanup()
    {
        m_house.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void byKeysAlone()
    {
        m_house->begin();
        m_house->attach({u"a.png"_s, u"b.png"_s});
        driver().tabTo("name", u"a.png"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(isDescribing());
        driver().type(u"red"_s);
        QTRY_COMPARE(m_house->media()[0].description, u"red"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_house->focused("name"), u"a.png"_s);
        driver().press(Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(m_house->names(), QStringList({u"b.png"_s, u"a.png"_s}));
        QCOMPARE(m_house->focused("name"), u"a.png"_s);
        driver().press(Qt::Key_Left);
        QCOMPARE(m_house->focused("name"), u"b.png"_s);
        driver().press(Qt::Key_Delete);
        QTRY_COMPARE(m_house->names(), QStringList{u"a.png"_s});
        QTRY_COMPARE(m_house->focused("name"), u"a.png"_s);
        QCOMPARE(m_house->media()[0].description, u"red"_s);
        driver().press(Qt::Key_Delete);
        QTRY_VERIFY(m_house->media().isEmpty());
        QTRY_VERIFY(m_house->isTyping());
        QTRY_VERIFY(driver().button(u"Undo"_s)); // it was described
        WindowFixture::settle();
        driver().tabTo("text", u"Undo"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_house->names(), QStringList{u"a.png"_s});
        QCOMPARE(m_house->media()[0].description, u"red"_s);
        QTRY_VERIFY(m_house->isTyping()); // the file is looked at anew
        QTRY_VERIFY(!driver().button(u"Undo"_s));
    }

    void backspaceTakesNothingAway()
    {
        m_house->begin();
        m_house->attach({u"a.png"_s, u"b.png"_s});
        driver().tabTo("name", u"a.png"_s);
        driver().press(Qt::Key_Backspace);
        driver().press(Qt::Key_Right); // was read after it
        QTRY_COMPARE(m_house->focused("name"), u"b.png"_s);
        QCOMPARE(m_house->names(), QStringList({u"a.png"_s, u"b.png"_s}));
    }

    /// As typed: in the words, in the description, and where the cursor is.
    void noBreakSpacesStay()
    {
        m_house->begin();
        const QString french = u"Bonjour\u00a0!"_s;
        QGuiApplication::clipboard()->setText(french);
        driver().press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_house->composer().text(), french);
        driver().press(Qt::Key_Left);
        driver().press(Qt::Key_Left);
        driver().type(u"s"_s); // in front of the space
        QTRY_COMPARE(m_house->composer().text(), u"Bonjours\u00a0!"_s);
        driver().type(u"x"_s);
        QTRY_COMPARE(m_house->composer().text(), u"Bonjoursx\u00a0!"_s);
        m_house->attach({u"a.png"_s});
        driver().tabTo("name", u"a.png"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(isDescribing());
        driver().press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_house->media()[0].description, french);
        driver().press(Qt::Key_Left);
        driver().type(u"a"_s);
        driver().type(u"b"_s);
        QTRY_COMPARE(m_house->media()[0].description, u"Bonjour\u00a0ab!"_s);
    }

    void byMouseAlone()
    {
        m_house->begin();
        m_house->attach({u"a.png"_s, u"b.png"_s, u"c.png"_s});
        drag(m_house->tile(u"c.png"_s), m_house->tile(u"a.png"_s));
        QTRY_COMPARE(m_house->names(), QStringList({u"c.png"_s, u"a.png"_s, u"b.png"_s}));
        driver().click(u"Take a.png away"_s);
        QTRY_COMPARE(m_house->names(), QStringList({u"c.png"_s, u"b.png"_s}));
        QVERIFY(m_house->isTyping());
        WindowFixture::settle();
        driver().click(m_house->tile(u"b.png"_s));
        QTRY_VERIFY(isDescribing());
        driver().type(u"words"_s);
        driver().click(u"Move left"_s);
        QTRY_COMPARE(m_house->names(), QStringList({u"b.png"_s, u"c.png"_s}));
        QCOMPARE(m_house->media()[0].description, u"words"_s);
        driver().click(u"Done"_s);
        QTRY_VERIFY(!driver().button(u"Done"_s));
        driver().click(u"Take b.png away"_s);
        driver().click(u"Undo"_s);
        QTRY_COMPARE(m_house->names(), QStringList({u"b.png"_s, u"c.png"_s}));
        QCOMPARE(m_house->media()[0].description, u"words"_s);
        WindowFixture::settle();
        driver().click(u"Take b.png away"_s);
        driver().click(u"Take c.png away"_s);
        QTRY_VERIFY(m_house->media().isEmpty());
        driver().click(u"Dismiss"_s);
        QTRY_VERIFY(!driver().button(u"Undo"_s));
        QTRY_VERIFY(m_house->isTyping());
    }

    void whatMustStayInSight()
    {
        m_house->begin();
        m_house->attach({u"a.png"_s});
        driver().tabTo("name", u"a.png"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(isDescribing());
        QTRY_VERIFY(cross());
        WindowFixture::settle();
        driver().press(Qt::Key_Backtab, Qt::ShiftModifier);
        QTRY_VERIFY(cross()->hasActiveFocus());
        driver().press(Qt::Key_Right);
        driver().press(Qt::Key_Down);
        QTRY_COMPARE(m_house->media()[0].focus, QPointF(0.1, -0.1));
        // The upper left corner.
        QTest::mouseClick(
            m_house->window(), Qt::LeftButton, {}, cross()->mapToScene({1, 1}).toPoint());
        QTRY_VERIFY(m_house->media()[0].focus.x() < -0.9);
        QVERIFY(m_house->media()[0].focus.y() > 0.9);
    }

    void aPictureIsPasted()
    {
        m_house->begin();
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::green);
        QGuiApplication::clipboard()->setImage(image);
        driver().press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_house->media().size(), 1);
        QCOMPARE(m_house->media()[0].type, u"image/png"_s);
        QCOMPARE(m_house->composer().text(), QString());
        QGuiApplication::clipboard()->setText(u"words"_s);
        driver().press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_house->composer().text(), u"words"_s);
        QCOMPARE(m_house->media().size(), 1);
    }

    void filesAreDropped()
    {
        m_house->begin();
        QMimeData data;
        data.setUrls({m_house->picture(u"a.png"_s), m_house->picture(u"b.png"_s)});
        QCOMPARE(dropped(data), Qt::CopyAction); // a file manager would move them
        QTRY_COMPARE(m_house->names(), QStringList({u"a.png"_s, u"b.png"_s}));
        QVERIFY(!m_house->screen().window().moving()->isOpen());
    }

    void wordsAreDropped()
    {
        m_house->begin();
        driver().type(u"see "_s);
        QMimeData data;
        data.setUrls({QUrl(u"https://a.example/page"_s)}); // a link out of a browser
        data.setText(u"https://a.example/page"_s);
        data.setHtml(u"<img src='https://a.example/spy.png'>"_s);
        QCOMPARE(dropped(data), Qt::CopyAction);
        QTRY_COMPARE(m_house->composer().text(), u"see https://a.example/page"_s);
        QVERIFY(m_house->media().isEmpty());
        QVERIFY(m_house->isTyping());
    }

    void theDialogBeginsWhereTheLastFileWas()
    {
        m_house->begin();
        Preferences &preferences = *m_house->screen().window().preferences();
        preferences.keepFileFolder(m_house->picture(u"a.png"_s));
        driver().press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(driver().isFileDialogOpen());
        QCOMPARE(
            driver().fileDialog()->property("currentFolder").toUrl(), preferences.fileFolder());
        QVERIFY(QMetaObject::invokeMethod(driver().fileDialog(), "reject"));
        QTRY_VERIFY(!driver().isFileDialogOpen());
        QTRY_VERIFY(m_house->isTyping());
    }

    /// The keys for it say why they do nothing, until they do.
    void whereNoFileMayBeAdded()
    {
        m_house->begin();
        const QString why = u"No files can go with a poll"_s;
        m_house->part().setHasPoll(true);
        driver().press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(driver().textWith(why).contains(why));
        QVERIFY(!driver().isFileDialogOpen());
        m_house->part().setHasPoll(false);
        QTRY_VERIFY(driver().textWith(why).isEmpty());
        QVERIFY(m_house->isTyping());
        m_house->attach({u"a.png"_s, u"b.png"_s, u"c.png"_s, u"d.png"_s});
        driver().press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!driver().textWith(u"4 files at most"_s).isEmpty());
    }

    /// Also where it is a window of its own, which takes the keys along.
    void behindTheDialogTheKeysAreInTheText_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<bool>("window");
        QTest::newRow("declined") << QByteArray("reject") << false;
        QTest::newRow("accepted") << QByteArray("accept") << false;
        QTest::newRow("a window, declined") << QByteArray("reject") << true;
        QTest::newRow("a window, accepted") << QByteArray("accept") << true;
    }
    void behindTheDialogTheKeysAreInTheText()
    {
        QFETCH(QByteArray, end);
        QFETCH(bool, window);
        m_house->begin();
        driver().type(u"see "_s);
        driver().press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(driver().isFileDialogOpen());
        QTRY_VERIFY(!m_house->isTyping());
        QWindow own;
        if (window && QGuiApplication::focusWindow() == m_house->window()) { // else it is one
            own.setTransientParent(m_house->window());
            own.resize(200, 100);
            own.show();
            own.requestActivate();
            QVERIFY(QTest::qWaitForWindowActive(&own));
            QTRY_VERIFY(QGuiApplication::focusWindow() == &own);
            own.hide();
        }
        QVERIFY(QMetaObject::invokeMethod(driver().fileDialog(), end.constData()));
        QTRY_VERIFY(!driver().isFileDialogOpen());
        QTRY_VERIFY(m_house->isTyping());
        QVERIFY(QGuiApplication::focusWindow() == m_house->window());
        WindowFixture::settle(); // nor do they go once it has died away
        driver().type(u"here"_s);
        QTRY_COMPARE(m_house->composer().text(), u"see here"_s);
    }

    void withoutADescriptionItAsks()
    {
        m_house->begin();
        driver().type(u"look"_s);
        m_house->attach({u"a.png"_s});
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(driver().button(u"Post anyway"_s));
        driver().press(Qt::Key_Escape); // the question goes, and what was written stays
        QTRY_VERIFY(!driver().button(u"Post anyway"_s));
        QTRY_VERIFY(m_house->isTyping());
        QVERIFY(m_house->sent().empty());
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        driver().click(u"Post anyway"_s);
        QTRY_COMPARE(m_house->sent().size(), size_t(1));
        QCOMPARE(m_house->sent()[0].post.media.size(), 1);
    }

    void escapeClosesWhatLiesAbove()
    {
        m_house->begin();
        driver().type(u"look"_s);
        m_house->attach({u"a.png"_s});
        driver().click(m_house->tile(u"a.png"_s));
        QTRY_VERIFY(isDescribing());
        m_house->clickPill(u"Insert an emoji"_s);
        QTRY_VERIFY(driver().shown("placeholderText", u"Find an emoji"_s));
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!driver().shown("placeholderText", u"Find an emoji"_s));
        QVERIFY(driver().button(u"Done"_s));
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!driver().button(u"Done"_s));
        QTRY_COMPARE(m_house->focused("name"), u"a.png"_s);
        QVERIFY(m_house->composer().isOpen());
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!m_house->composer().isOpen());
    }

private:
    const Driver &driver() const { return m_house->driver(); }
    /// The keys are in the description of a file.
    bool isDescribing() const
    {
        const QQuickItem *item = driver().focused();
        return item != nullptr && item->inherits("QQuickTextEdit") && !m_house->isTyping();
    }
    QQuickItem *cross() const
    {
        return driver().first(
            [](const QQuickItem *item) { return item->property("heldX").isValid(); });
    }
    void drag(QQuickItem *from, QQuickItem *to) const
    {
        const auto middle = [](const QQuickItem *item) {
            return item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
        };
        const QPoint start = middle(from);
        const QPoint way = middle(to) - start;
        QTest::mousePress(m_house->window(), Qt::LeftButton, {}, start);
        for (int step = 1; step <= 10; ++step) {
            QTest::mouseMove(m_house->window(), start + way * step / 10);
        }
        QTest::mouseRelease(m_house->window(), Qt::LeftButton, {}, start + way);
    }
    /// Over the panel; what was done with it.
    Qt::DropAction dropped(const QMimeData &data) const
    {
        const QQuickItem *panel = m_house->panel();
        const QPointF at = panel->mapToScene({panel->width() / 2, panel->height() / 2});
        return driver().drop(at.toPoint(), data);
    }

    std::unique_ptr<ComposeWindow> m_house;
};

ASTERISM_WINDOW_TEST(tst_ComposeFiles)

#include "tst_composefiles.moc"
