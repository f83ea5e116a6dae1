// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/picturereader.h"

#include "media/pictureformat.h"
#include "picturetesting.h"

#include <QImageReader>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Result<QImage> read(const QByteArray &bytes, const PictureBox &box = {.size = {400, 400}})
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return readPicture(buffer, box);
}

/// Near enough for what packing does to a colour.
bool isLike(QColor one, QColor other)
{
    return std::abs(one.red() - other.red()) < 40 && std::abs(one.green() - other.green()) < 40
        && std::abs(one.blue() - other.blue()) < 40;
}

} // namespace

class tst_picturereader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatServersSend_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("png") << encoded(quarters(40, 20), "png");
        QTest::newRow("jpeg") << encoded(quarters(40, 20), "jpg");
        QTest::newRow("webp") << encoded(quarters(40, 20), "webp");
    }
    void readsWhatServersSend()
    {
        QFETCH(QByteArray, bytes);
        const auto image = read(bytes);
        QVERIFY2(image.ok(), qPrintable(image.ok() ? QString() : image.error().detail));
        QCOMPARE(image->size(), QSize(40, 20));
        QVERIFY(isLike(image->pixelColor(5, 5), Qt::red));
        QVERIFY(isLike(image->pixelColor(35, 15), Qt::white));
    }

    void readsGif()
    {
        const auto image = read(smallGif());
        QVERIFY(image.ok());
        QCOMPARE(image->size(), QSize(1, 1));
    }

    // Where no plug-in reads it, the views show the server's preview.
    void avifIsShownWhereAPlugInReadsIt()
    {
        QCOMPARE(pictureFormat(smallAvif()), QByteArray("avif"));
        const auto image = read(smallAvif());
        QCOMPARE(image.ok(), QImageReader::supportedImageFormats().contains("avif"));
        if (image) {
            QCOMPARE(image->size(), QSize(16, 16));
        } else {
            QCOMPARE(image.error().kind, ErrorKind::BadAnswer);
        }
    }

    void refusesOtherFormats_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("<html>not found</html>");
        QTest::newRow("svg") << QByteArray(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
        QTest::newRow("svgz") << QByteArray("\x1f\x8b\x08\x00\x00", 5);
        QTest::newRow("pdf") << QByteArray("%PDF-1.4");
        QTest::newRow("ico") << QByteArray("\x00\x00\x01\x00\x01\x00", 6);
        QTest::newRow("bmp") << encoded(quarters(4, 4), "bmp");
        QTest::newRow("ppm") << encoded(quarters(4, 4), "ppm");
        QTest::newRow("xpm") << encoded(quarters(4, 4), "xpm");
    }
    void refusesOtherFormats()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(pictureFormat(bytes).isEmpty());
        const auto image = read(bytes);
        QVERIFY(!image.ok());
        QCOMPARE(image.error().kind, ErrorKind::BadAnswer);
        QVERIFY(!image.error().detail.isEmpty());
    }

    void firstBytesThatPromiseTooMuch_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *format : {"png", "jpg", "webp"}) {
            const QByteArray whole = encoded(quarters(64, 64), format);
            QTest::addRow("%s, a few bytes", format) << whole.first(14);
            QTest::addRow("%s, other things inside", format)
                << whole.first(12) + QByteArray(500, '<');
        }
        QTest::newRow("gif, nothing inside") << QByteArray("GIF89a");
        QTest::newRow("svg in png's clothes")
            << QByteArray("\x89PNG\r\n\x1a\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }
    void firstBytesThatPromiseTooMuch()
    {
        QFETCH(QByteArray, bytes);
        const auto image = read(bytes);
        QVERIFY(!image.ok());
        QCOMPARE(image.error().kind, ErrorKind::BadAnswer);
    }

    void cutFilesDoNoHarm_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *format : {"png", "jpg", "webp"}) {
            const QByteArray whole = encoded(quarters(64, 64), format);
            for (qsizetype size = 0; size < whole.size(); size += 1 + whole.size() / 40) {
                QTest::addRow("%s %d", format, int(size)) << whole.first(size);
            }
        }
        for (qsizetype size = 0; size < smallGif().size(); ++size) {
            QTest::addRow("gif %d", int(size)) << smallGif().first(size);
        }
    }
    void cutFilesDoNoHarm()
    {
        QFETCH(QByteArray, bytes);
        // Some decoders give what they have; nobody gives more than was announced.
        const auto image = read(bytes);
        QVERIFY(!image.ok() || (image->width() <= 64 && image->height() <= 64));
    }

    void boastersAreRefusedBeforeDecoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("too many pixels") << boastingPng(20'000, 20'000);
        QTest::newRow("one endless row") << boastingPng(0x7fffffff, 1);
        QTest::newRow("too much memory") << boastingPng(7'900, 7'900);
        QTest::newRow("no pixels") << boastingPng(0, 0);
    }
    void boastersAreRefusedBeforeDecoding()
    {
        QFETCH(QByteArray, bytes);
        const auto image = read(bytes);
        QVERIFY(!image.ok());
        QCOMPARE(image.error().kind, ErrorKind::BadAnswer);
    }

    void boxes_data()
    {
        QTest::addColumn<QSize>("picture");
        QTest::addColumn<bool>("fill");
        QTest::addColumn<bool>("enlarge");
        QTest::addColumn<QSize>("result"); // in a box of 40 × 40
        QTest::newRow("whole") << QSize(80, 40) << false << false << QSize(40, 20);
        QTest::newRow("whole, small") << QSize(8, 4) << false << false << QSize(8, 4);
        QTest::newRow("whole, enlarged") << QSize(8, 4) << false << true << QSize(40, 20);
        QTest::newRow("fill") << QSize(80, 40) << true << false << QSize(40, 40);
        QTest::newRow("fill, small") << QSize(8, 4) << true << false << QSize(4, 4);
        QTest::newRow("fill, enlarged") << QSize(8, 4) << true << true << QSize(40, 40);
        QTest::newRow("strip") << QSize(9000, 1) << true << true << QSize(40, 40);
        QTest::newRow("strip, whole") << QSize(1, 9000) << false << true << QSize(1, 40);
    }
    void boxes()
    {
        QFETCH(QSize, picture);
        QFETCH(bool, fill);
        QFETCH(bool, enlarge);
        const auto image = read(encoded(quarters(picture.width(), picture.height()), "png"),
            {.size = {40, 40}, .fill = fill, .enlarge = enlarge});
        QVERIFY(image.ok());
        QTEST(image->size(), "result");
    }

    void fillingCutsAtTheMiddle()
    {
        const auto image =
            read(encoded(quarters(120, 40), "png"), {.size = {40, 40}, .fill = true});
        QVERIFY(image.ok());
        QVERIFY(isLike(image->pixelColor(3, 3), Qt::red));
        QVERIFY(isLike(image->pixelColor(36, 3), Qt::green));
        QVERIFY(isLike(image->pixelColor(36, 36), Qt::white));
    }

    void fillingCutsWhereTheFocusIs()
    {
        const QByteArray wide = encoded(quarters(120, 40), "png");
        const auto corner = [](const QByteArray &bytes, QPointF focus) {
            const auto image = read(bytes, {.size = {40, 40}, .fill = true, .focus = focus});
            return image.ok() ? image->pixelColor(36, 3) : QColor();
        };
        QVERIFY(isLike(corner(wide, {-1, 0}), Qt::red)); // all of it is at the left
        QVERIFY(isLike(corner(wide, {1, 0}), Qt::green));
        QVERIFY(isLike(corner(wide, {0.1, 1}), Qt::green));
        const QByteArray high = encoded(quarters(40, 120), "png");
        QVERIFY(isLike(corner(high, {0, 1}), Qt::green)); // upwards is positive
        QVERIFY(isLike(corner(high, {0, -1}), Qt::white));
    }

    void picturesStandUpright()
    {
        // 6: the camera was turned; what is stored as the left side is the top.
        const QByteArray turned = oriented(encoded(quarters(80, 40), "jpg"), 6);
        const auto image = read(turned, {.size = {20, 40}});
        QVERIFY(image.ok());
        QCOMPARE(image->size(), QSize(20, 40));
        QVERIFY(isLike(image->pixelColor(2, 2), Qt::blue));
        QVERIFY(isLike(image->pixelColor(17, 2), Qt::red));
        const auto filled = read(turned, {.size = {16, 8}, .fill = true});
        QVERIFY(filled.ok());
        QCOMPARE(filled->size(), QSize(16, 8));
    }
};

QTEST_MAIN(tst_picturereader)
#include "tst_picturereader.moc"
