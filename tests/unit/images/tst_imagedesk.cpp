// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/imagedesk.h"

#include "picturetesting.h"
#include "support/scriptedserver.h"
#include "ui/images/drawing.h"
#include "ui/images/imageurl.h"

#include <QQmlEngine>
#include <QQuickAsyncImageProvider>
#include <QQuickImageResponse>
#include <QQuickItem>
#include <QQuickTextureFactory>
#include <QQuickView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using Asked = std::unique_ptr<QQuickImageResponse>;

// Not a raw literal: moc loses its way in those.
constexpr auto scene =
    "import QtQuick\n"
    "Rectangle {\n"
    "    property url picture\n"
    "    width: 200; height: 100; color: 'black'\n"
    "    Image {\n"
    "        objectName: 'image'\n"
    "        width: 100; height: 100\n"
    "        source: parent.picture; sourceSize: Qt.size(100, 100)\n"
    "    }\n"
    "    Text {\n"
    "        x: 120; y: 40; textFormat: Text.StyledText\n"
    "        text: '<img src=\"image://emoji/a.example/cat\" width=\"20\" height=\"20\">'\n"
    "    }\n"
    "}\n";

bool isClear(QColor colour)
{
    return colour.alpha() < 30;
}

} // namespace

class tst_imagedesk : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<MediaCache> m_media;
    std::unique_ptr<EmojiIndex> m_emojis;
    std::unique_ptr<ImageDesk> m_desk;
    std::unique_ptr<QQmlEngine> m_engine;

    QString serve(const QByteArray &path, const QByteArray &body)
    {
        m_server->on(path, {.body = body});
        return m_server->url(QString::fromLatin1(path)).toString();
    }

    Asked ask(const QUrl &url, QSize size) const
    {
        auto *provider =
            static_cast<QQuickAsyncImageProvider *>(m_engine->imageProvider(url.host()));
        constexpr auto rest = QUrl::RemoveScheme | QUrl::RemoveAuthority;
        return Asked(provider->requestImageResponse(url.toString(rest).mid(1), size));
    }

    static bool wait(QQuickImageResponse &response)
    {
        QSignalSpy finished(&response, &QQuickImageResponse::finished);
        return finished.wait(20'000);
    }

    /// One clear pixel: there is no picture to be had.
    static bool isNothing(const QQuickImageResponse &response)
    {
        const std::unique_ptr<QQuickTextureFactory> factory(response.textureFactory());
        return response.errorString().isEmpty() && factory->textureSize() == QSize(1, 1)
            && factory->image().pixelColor(0, 0).alpha() == 0;
    }

    /// The image; null when there is none.
    QImage image(const QUrl &url, QSize size) const
    {
        const Asked response = ask(url, size);
        if (!wait(*response) || isNothing(*response)) {
            return {};
        }
        const std::unique_ptr<QQuickTextureFactory> factory(response->textureFactory());
        return factory->image();
    }

    QUrl emoji(const QString &host) const
    {
        return QUrl(
            u"image://emoji/"_s + QString::fromLatin1(QUrl::toPercentEncoding(host)) + u"/cat"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedServer>();
        m_media = std::make_unique<MediaCache>(m_clock,
            MediaCache::Options{.folder = m_folder->path(), .typedHosts = {m_server->host()}});
        m_emojis = std::make_unique<EmojiIndex>();
        m_desk = std::make_unique<ImageDesk>(*m_media, *m_emojis, ImageDesk::Options{});
        m_engine = std::make_unique<QQmlEngine>();
        m_desk->install(*m_engine);
    }
    void cleanup()
    {
        m_engine.reset();
        m_desk.reset();
        m_media.reset();
    }

    void avatarsAreRoundedSquares()
    {
        const Actor actor{.acct = u"kite@a.example"_s,
            .avatar = serve("/a.png", encoded(quarters(200, 100), "png"))};
        const QImage seen = image(imageUrl::avatar(actor), {80, 80});
        QCOMPARE(seen.size(), QSize(80, 80));
        QVERIFY(isClear(seen.pixelColor(0, 0)));
        QVERIFY(isClear(seen.pixelColor(79, 79)));
        QCOMPARE(seen.pixelColor(20, 20), QColor(Qt::red));
        QCOMPARE(seen.pixelColor(60, 60), QColor(Qt::white));
    }

    void smallImagesAreAskedForOnce()
    {
        const Actor actor{.acct = u"kite@a.example"_s,
            .avatar = serve("/a.png", encoded(quarters(200, 100), "png"))};
        const QImage first = image(imageUrl::avatar(actor), {80, 80});
        QVERIFY(waitForClear());
        QCOMPARE(image(imageUrl::avatar(actor), {80, 80}), first);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void withoutPictureThereIsALetter_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing to ask") << QByteArray();
        QTest::newRow("broken") << QByteArray("<html>");
        QTest::newRow("svg") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        QTest::newRow("boasting") << boastingPng(30'000, 30'000);
    }
    void withoutPictureThereIsALetter()
    {
        QFETCH(QByteArray, body);
        const QString url = body.isEmpty() ? QString() : serve("/a.png", body);
        const Actor actor{.acct = u"kite@a.example"_s, .avatar = url};
        const QImage seen = image(imageUrl::avatar(actor), {80, 80});
        QCOMPARE(seen, letterTile(u"kite@a.example"_s, {80, 80}, 24));
        // A broken file is neither kept nor asked for again.
        QCOMPARE(image(imageUrl::avatar(actor), {60, 60}).size(), QSize(60, 60));
        QCOMPARE(m_server->requests().size(), body.isEmpty() ? 0 : 1);
    }

    void letters()
    {
        const QImage kite = letterTile(u"kite@a.example"_s, {80, 80}, 24);
        QVERIFY(isClear(kite.pixelColor(0, 0)));
        QVERIFY(kite.pixelColor(40, 8).alpha() == 255);
        QVERIFY(kite != letterTile(u"ao@a.example"_s, {80, 80}, 24));
        QCOMPARE(kite, letterTile(u"kite@a.example"_s, {80, 80}, 24));
        for (const auto &name :
            {u""_s, u"@@@"_s, u"😀"_s, u"凪"_s, u"_x"_s, QString(QChar(0xd800))}) {
            QCOMPARE(letterTile(name, {20, 20}, 6).size(), QSize(20, 20));
        }
    }

    void theSameShortcodeOnTwoHosts()
    {
        QImage red(20, 20, QImage::Format_RGB32);
        red.fill(Qt::red);
        QImage wide(40, 20, QImage::Format_RGB32);
        wide.fill(Qt::blue);
        m_emojis->add(u"a.example"_s, {{u"cat"_s, serve("/a", encoded(red, "png")), {}}});
        m_emojis->add(u"b.example:8001"_s, {{u"cat"_s, serve("/b", encoded(wide, "webp")), {}}});
        QCOMPARE(image(emoji(u"a.example"_s), {20, 20}).pixelColor(10, 10), QColor(Qt::red));
        const QImage blue = image(emoji(u"b.example:8001"_s), {20, 20});
        QVERIFY(blue.pixelColor(10, 10).blue() > 230 && blue.pixelColor(10, 10).red() < 30);
        QVERIFY(isClear(blue.pixelColor(10, 1))); // its shape is kept
        const QImage unknown = image(emoji(u"c.example"_s), {20, 20});
        QCOMPARE(unknown, letterTile(u"cat"_s, {20, 20}, 6));
    }

    void picturesFillOrFit()
    {
        const QString url = serve("/a.jpg", encoded(quarters(400, 200), "jpg"));
        QCOMPARE(
            image(imageUrl::picture(url, imageUrl::Fit::Fill), {100, 100}).size(), QSize(100, 100));
        QCOMPARE(
            image(imageUrl::picture(url, imageUrl::Fit::Whole), {100, 100}).size(), QSize(100, 50));
        QCOMPARE(
            image(imageUrl::picture(url, imageUrl::Fit::Whole), {100, 0}).size(), QSize(100, 50));
        QCOMPARE(image(imageUrl::picture(url, imageUrl::Fit::Fill), {}).size(), QSize(400, 200));
        const QImage round = image(imageUrl::picture(url, imageUrl::Fit::Fill, 12), {100, 100});
        QVERIFY(isClear(round.pixelColor(0, 99)));
        QVERIFY(!isClear(round.pixelColor(12, 12)));
        QCOMPARE(m_server->requests().size(), 1);
    }

    void picturesThatCannotBeHadAreOneClearPixel()
    {
        const Asked gone = ask(
            imageUrl::picture(m_server->url(u"/gone"_s).toString(), imageUrl::Fit::Fill), {9, 9});
        QVERIFY(wait(*gone));
        QVERIFY(isNothing(*gone));
        const Asked broken =
            ask(imageUrl::picture(serve("/svg", "<svg/>"), imageUrl::Fit::Fill), {9, 9});
        QVERIFY(wait(*broken));
        QVERIFY(isNothing(*broken));
        const Asked local = ask(imageUrl::picture(u"file:///a.png"_s, imageUrl::Fit::Fill), {9, 9});
        QVERIFY(wait(*local));
        QVERIFY(isNothing(*local));
        const Asked nothing = ask(QUrl(u"image://picture/nonsense"_s), {9, 9});
        QVERIFY(wait(*nothing));
        QVERIFY(isNothing(*nothing));
    }

    void blurs()
    {
        const QUrl url = imageUrl::blurhash(u"LEHV6nWB2yk8pyo0adR*.7kCMdnj"_s, 12);
        const QImage blur = image(url, {300, 200});
        QCOMPARE(blur.size(), QSize(300, 200));
        QVERIFY(isClear(blur.pixelColor(0, 0)));
        QCOMPARE(blur.pixelColor(150, 100).alpha(), 255);
        const QImage hostile = image(imageUrl::blurhash(u"~~~~"_s), {300, 200});
        QVERIFY(isClear(hostile.pixelColor(150, 100)));
    }

    void cancelling()
    {
        m_server->on("/slow", {.never = true});
        const QUrl url =
            imageUrl::picture(m_server->url(u"/slow"_s).toString(), imageUrl::Fit::Fill);
        const Asked response = ask(url, {9, 9});
        QTRY_COMPARE(m_server->requests().size(), 1);
        QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
        response->cancel();
        QTRY_COMPARE(finished.count(), 1);
        Asked forgotten = ask(url, {9, 9});
        forgotten.reset();
    }

    void askedFromManyThreads()
    {
        const QString url = serve("/a.png", encoded(quarters(64, 64), "png"));
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([this, url] {
                QEventLoop loop;
                for (int n = 0; n < 25; ++n) {
                    const Actor actor{
                        .acct = QString::number(n), .avatar = n % 2 ? url : QString()};
                    const Asked response = ask(imageUrl::avatar(actor), {20 + n, 20 + n});
                    connect(
                        response.get(), &QQuickImageResponse::finished, &loop, &QEventLoop::quit);
                    if (n % 3) {
                        loop.exec();
                    } else {
                        response->cancel();
                    }
                }
                QMetaObject::invokeMethod(
                    this, [this] { ++m_ready; }, Qt::QueuedConnection);
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_ready, 8, 20'000);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void everybodyIsToldWhenTheDeskGoes()
    {
        m_server->on("/slow", {.never = true});
        const QUrl url =
            imageUrl::picture(m_server->url(u"/slow"_s).toString(), imageUrl::Fit::Fill);
        const Asked response = ask(url, {9, 9});
        QTRY_COMPARE(m_server->requests().size(), 1);
        QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
        m_desk.reset();
        m_media.reset();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(isNothing(*response));
        const Asked late = ask(url, {9, 9});
        QVERIFY(wait(*late));
        QVERIFY(isNothing(*late));
    }

    void inAView()
    {
        const QString picture = serve("/p.png", encoded(quarters(100, 100), "png"));
        m_emojis->add(
            u"a.example"_s, {{u"cat"_s, serve("/e", encoded(quarters(20, 20), "png")), {}}});
        QFile qml(m_folder->path() + u"/View.qml"_s);
        QVERIFY(qml.open(QIODevice::WriteOnly));
        qml.write(scene);
        qml.close();
        {
            QQuickView view(m_engine.get(), nullptr);
            view.setInitialProperties(
                {{u"picture"_s, imageUrl::picture(picture, imageUrl::Fit::Fill, 20)}});
            view.setSource(QUrl::fromLocalFile(qml.fileName()));
            view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&view));
            const auto *shown = view.rootObject()->findChild<QQuickItem *>(u"image"_s);
            QTRY_COMPARE(shown->property("status").toInt(), 1); // Image.Ready
            QTRY_COMPARE(m_server->requests().size(), 2);
            const auto colour = [&view](
                                    int x, int y) { return view.grabWindow().pixelColor(x, y); };
            QTRY_COMPARE(colour(25, 25), QColor(Qt::red));
            QCOMPARE(colour(75, 75), QColor(Qt::white));
            QCOMPARE(colour(0, 0), QColor(Qt::black));
            QTRY_VERIFY(hasColour(view.grabWindow().copy(120, 0, 80, 100), Qt::blue));
        }
    }

private:
    int m_ready = 0;

    /// Whether the files could be removed, so that only what is in memory is left.
    bool waitForClear() const
    {
        const auto cleared = m_media->clear();
        return QTest::qWaitFor([&cleared] { return cleared.isFinished(); }, 20'000);
    }

    static bool hasColour(const QImage &image, QColor colour)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == colour) {
                    return true;
                }
            }
        }
        return false;
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QUICK_BACKEND", "software"); // draws where no graphics driver is
    QGuiApplication app(argc, argv);
    tst_imagedesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_imagedesk.moc"
