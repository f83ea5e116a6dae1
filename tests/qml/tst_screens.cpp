// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScreen>
#include <QTemporaryFile>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = QStringLiteral("far.example");

/// Two screens side by side, the right one twice as dense.
QByteArray twoScreens()
{
    const auto screen = [](const QString &name, int x, int scale) {
        return QJsonObject{{u"name"_s, name}, {u"x"_s, x}, {u"y"_s, 0}, {u"width"_s, 1600 * scale},
            {u"height"_s, 1000 * scale}, {u"logicalDpi"_s, 96}, {u"logicalBaseDpi"_s, 96}};
    };
    const QJsonArray screens{screen(u"plain"_s, 0, 1), screen(u"dense"_s, 1600, 2)};
    return QJsonDocument(QJsonObject{{u"screens"_s, screens}}).toJson();
}

} // namespace

/// A window that is carried between screens of different density.
class tst_Screens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        m_fixture->arrive(host, 60);
    }
    void cleanup()
    {
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void carriedToADenseScreenAndBack()
    {
        QScreen *plainScreen = screenOf(1);
        QScreen *denseScreen = screenOf(2);
        QVERIFY(plainScreen != nullptr && denseScreen != nullptr);
        QVERIFY(m_fixture->show({800, 600}) != nullptr);
        carryTo(plainScreen);
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QQuickItem *list = m_fixture->lists().constFirst();
        QTRY_VERIFY(WindowFixture::firstRow(list) != nullptr);
        WindowFixture::settle();
        list->setProperty("contentY", list->property("contentY").toReal() + 700);
        WindowFixture::settle();
        const QString first = WindowFixture::uriOf(WindowFixture::firstRow(list));
        const qreal top = WindowFixture::topOf(WindowFixture::firstRow(list));
        const QImage plain = m_fixture->window->grabWindow();
        QCOMPARE(plain.size(), QSize(800, 600));

        carryTo(denseScreen);
        const QImage dense = m_fixture->window->grabWindow();
        QCOMPARE(dense.size(), QSize(1600, 1200));
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list)), first);
        QCOMPARE(WindowFixture::topOf(WindowFixture::firstRow(list)), top);
        QVERIFY2(hasFineDetail(dense), "text is drawn anew, not blown up");

        carryTo(plainScreen);
        QCOMPARE(m_fixture->window->grabWindow().size(), QSize(800, 600));
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list)), first);
        QCOMPARE(WindowFixture::topOf(WindowFixture::firstRow(list)), top);
    }

private:
    static QScreen *screenOf(qreal density)
    {
        for (QScreen *screen : QGuiApplication::screens()) {
            if (screen->devicePixelRatio() == density) {
                return screen;
            }
        }
        return nullptr;
    }

    void carryTo(QScreen *screen)
    {
        m_fixture->window->setScreen(screen);
        m_fixture->window->setPosition(screen->geometry().topLeft() + QPoint(100, 100));
        QTRY_COMPARE(m_fixture->window->effectiveDevicePixelRatio(), screen->devicePixelRatio());
        m_fixture->window->resize(800, 600); // it kept its size in points of the other screen
        WindowFixture::settle();
    }

    /// A picture that was blown up by two consists of blocks of four equal points.
    static bool hasFineDetail(const QImage &image)
    {
        int fine = 0;
        for (int y = 0; y + 1 < image.height(); y += 2) {
            for (int x = 0; x + 1 < image.width(); x += 2) {
                const QRgb corner = image.pixel(x, y);
                fine += corner != image.pixel(x + 1, y) || corner != image.pixel(x, y + 1) ? 1 : 0;
            }
        }
        return fine > 1000;
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

int main(int argc, char **argv)
{
    QTemporaryFile screens;
    if (!screens.open() || screens.write(twoScreens()) < 0 || !screens.flush()) {
        qFatal("no place for a file");
    }
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    qputenv("QT_SCREEN_SCALE_FACTORS", "1;2");
    QGuiApplication application(argc, argv);
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    tst_Screens test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_screens.moc"
