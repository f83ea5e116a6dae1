// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/enginelock.h"
#include "qml/windowfixture.h"

#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QTimer>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 60'000;

QQuickItem *buttonOf(QQuickItem *item, const QString &text)
{
    if (item->inherits("QQuickAbstractButton") && item->property("text") == text
        && item->isVisible()) {
        return item;
    }
    const auto children = item->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *found = buttonOf(child, text)) {
            return found;
        }
    }
    return nullptr;
}

bool isFree(EngineLock &lock)
{
    const auto held = lock.tryHold();
    return held && *held;
}

} // namespace

/// The line of a demo that came unasked, which leads to the user's own window.
class tst_DemoLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        // Who reads nothing is greeted, with buttons of the same names.
        m_fixture->addColumn(u"local"_s, {localSource(u"a.invalid"_s).key()});
    }
    void cleanup()
    {
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void isOnlyWhereItIsOffered()
    {
        show({});
        QCOMPARE(button(u"Sign in"_s), nullptr);
        show(OwnWindow{u"/nowhere/asterism"_s, {}});
        QVERIFY(button(u"Sign in"_s));
    }

    void leadsToTheOwnWindow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QSize>("size");
        QTest::newRow("sign in") << u"Sign in"_s << QSize(1440, 900);
        QTest::newRow("read") << u"Read a server"_s << QSize(1440, 900);
        QTest::newRow("narrow") << u"Read a server"_s << QSize(420, 700);
    }
    void leadsToTheOwnWindow()
    {
        QFETCH(QString, text);
        QFETCH(QSize, size);
        const QTemporaryDir folder;
        const QString picture = folder.filePath(u"own.png"_s);
        show(OwnWindow{QString::fromUtf8(ASTERISM_WINDOW_PROGRAM),
                 {u"--data-dir"_s, folder.filePath(u"data"_s), u"--screenshot"_s, picture}},
            size);
        QTimer::singleShot(0, m_fixture->window, [this, text] { click(text); });
        QTimer::singleShot(patienceMs, m_fixture->window, [] { QGuiApplication::exit(1); });
        QCOMPARE(QGuiApplication::exec(), 0); // this one ends
        // And that one shows itself, until its end.
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(picture), patienceMs);
        EngineLock lock(folder.filePath(u"data"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isFree(lock), patienceMs);
        QVERIFY(!QImage(picture).isNull());
    }

    void staysWhenThereIsNoOther()
    {
        show(OwnWindow{u"/nowhere/asterism"_s, {}});
        click(u"Sign in"_s);
        QTRY_VERIFY(!m_fixture->screen->window().notice().isEmpty());
    }

private:
    void show(const std::optional<OwnWindow> &own, const QSize &size = {1440, 900})
    {
        m_fixture->close();
        m_fixture->screen = std::make_unique<Screen>(*m_fixture->app,
            Screen::Setup{.folder = m_fixture->app->store->folder(), .demo = true, .own = own});
        m_fixture->window = m_fixture->screen->show();
        QVERIFY(m_fixture->window);
        m_fixture->window->resize(size);
        QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window));
    }
    QQuickItem *button(const QString &text) const
    {
        return buttonOf(m_fixture->window->contentItem(), text);
    }
    void click(const QString &text) { m_fixture->click(button(text)); }

    std::unique_ptr<WindowFixture> m_fixture;
};

ASTERISM_WINDOW_TEST(tst_DemoLine)

#include "tst_demoline.moc"
