// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTimer>

#include <algorithm>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;
constexpr int patienceMs = 30'000;

class FakeTray : public Tray {
public:
    bool isAvailable() const override { return available; }
    void show(const TrayFace &shown) override { face = shown; }
    void hide() override { face.reset(); }

    void setAvailable(bool now)
    {
        available = now;
        Q_EMIT availableChanged();
    }

    bool available = true;
    std::optional<TrayFace> face;
};

} // namespace

/// What closing the window means, and what happens without it.
class tst_Background : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_tray = std::make_unique<FakeTray>();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_fixture->tray = m_tray.get();
    }
    void cleanup()
    {
        m_fixture.reset();
        m_tray.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void withoutATrayClosingQuits()
    {
        m_tray->available = false;
        begin();
        QVERIFY(window()->close());
        QVERIFY(!window()->isVisible());
        QVERIFY(!m_tray->face);
    }

    void theFirstTimeItIsAsked()
    {
        begin();
        QVERIFY(!window()->close());
        QVERIFY(window()->isVisible());
        QVERIFY(!m_tray->face); // not before somebody wants it
        QTRY_VERIFY(button(u"Keep running"_s));
        press(Qt::Key_Return); // what most people want has the keys
        QTRY_VERIFY(!window()->isVisible());
        QCOMPARE(preferences().onClose(), u"keep"_s);
        QVERIFY(m_tray->face);
        QCOMPARE(m_tray->face->menu.first().text, u"Open Asterism"_s);
        QCOMPARE(m_tray->face->menu.last().text, u"Quit"_s);
        Q_EMIT m_tray->activated();
        QTRY_VERIFY(window()->isVisible());
        QVERIFY(!button(u"Keep running"_s)); // the question is gone, and is not put again
        QVERIFY(!window()->close());
        QTRY_VERIFY(!window()->isVisible());
        Q_EMIT m_tray->chosen(0);
        QTRY_VERIFY(window()->isVisible());
    }

    void escapeAsksAgainTheNextTime()
    {
        begin();
        QVERIFY(!window()->close());
        QTRY_VERIFY(button(u"Keep running"_s));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!button(u"Keep running"_s));
        QVERIFY(window()->isVisible());
        QCOMPARE(preferences().onClose(), u"ask"_s);
    }

    void theAnswerIsKeptOverARestart()
    {
        begin();
        preferences().setOnClose(u"keep"_s);
        m_fixture->close();
        m_tray->face.reset();
        QVERIFY(m_fixture->show());
        QVERIFY(m_tray->face);
        preferences().setOnClose(u"quit"_s);
        QVERIFY(!m_tray->face);
        QVERIFY(window()->close());
    }

    void theIconsMenuQuitsWhateverClosingMeans()
    {
        begin();
        preferences().setOnClose(u"keep"_s);
        QVERIFY(!window()->close());
        QTRY_VERIFY(!window()->isVisible());
        const int last = int(m_tray->face->menu.size()) - 1;
        QTimer::singleShot(0, window(), [this, last] { Q_EMIT m_tray->chosen(last); });
        QTimer::singleShot(patienceMs, window(), [] { QGuiApplication::exit(1); });
        QCOMPARE(QGuiApplication::exec(), 0);
    }

    void anIconThatGoesBringsTheWindowBack()
    {
        begin();
        preferences().setOnClose(u"keep"_s);
        QVERIFY(!window()->close());
        QTRY_VERIFY(!window()->isVisible());
        m_tray->setAvailable(false);
        QVERIFY(!window()->isVisible()); // a panel that begins anew takes a moment
        QTRY_VERIFY_WITH_TIMEOUT(window()->isVisible(), 15'000);
    }

    /// The reader comes back to where they were, with what is new above.
    void whileHiddenNothingIsSeen()
    {
        begin(60);
        preferences().setOnClose(u"keep"_s);
        TimelineModel *timeline = m_fixture->screen->deck().columnAt(0)->timeline();
        QTRY_COMPARE(timeline->unseen(), 0);
        QQuickItem *rows = m_fixture->lists().value(0);
        const QString first = WindowFixture::uriOf(WindowFixture::firstRow(rows));
        QVERIFY(!window()->close());
        QTRY_VERIFY(!window()->isVisible());
        m_fixture->arrive(host, 5);
        QTRY_COMPARE(timeline->unseen(), 5);
        Q_EMIT m_tray->activated();
        QTRY_VERIFY(window()->isVisible());
        WindowFixture::settle();
        QCOMPARE(timeline->unseen(), 5);
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(rows)), first);
        QVERIFY(QTest::qWaitForWindowActive(window()));
        press(Qt::Key_Period);
        QTRY_COMPARE(timeline->unseen(), 0);
        m_fixture->arrive(host, 1); // from here on as ever
        WindowFixture::settle();
        QTRY_COMPARE(timeline->unseen(), 0);
    }

    void settingsTellOfIt()
    {
        begin();
        QVERIFY(m_fixture->screen->window().background()->isPossible());
        m_tray->setAvailable(false);
        QVERIFY(!m_fixture->screen->window().background()->isPossible());
    }

private:
    void begin(int posts = 10)
    {
        m_fixture->arrive(host, posts);
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        QVERIFY(m_fixture->show());
        QVERIFY(QTest::qWaitForWindowExposed(window()));
        QTRY_VERIFY(!m_fixture->lists().isEmpty());
        WindowFixture::settle();
    }

    QQuickWindow *window() const { return m_fixture->window; }
    Preferences &preferences() const { return *m_fixture->screen->window().preferences(); }
    void press(Qt::Key key) const { QTest::keyClick(window(), key); }

    /// A button in sight that says so; null when there is none.
    QQuickItem *button(const QString &text) const
    {
        const auto all = window()->findChildren<QQuickItem *>();
        const auto found = std::ranges::find_if(all, [&](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && item->isVisible()
                && item->property("text").toString() == text;
        });
        return found == all.end() ? nullptr : *found;
    }

    std::unique_ptr<FakeTray> m_tray;
    std::unique_ptr<WindowFixture> m_fixture;
};

ASTERISM_WINDOW_TEST(tst_Background)

#include "tst_background.moc"
