// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/picturefitter.h"

#include "media/pictureformat.h"
#include "picturetesting.h"

#include <QFile>
#include <QImageReader>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// What no packing makes small.
QImage noise(int width, int height, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(width, height, format);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.setPixelColor(x, y, QColor::fromRgba(random.generate()));
        }
    }
    return image;
}

/// The JPEG with a comment and a place in it.
QByteArray telling(const QByteArray &jpeg)
{
    const QByteArray secret("35.6586 N 139.7454 E");
    QByteArray marker("\xff\xfe", 2);
    marker += char(0);
    marker += char(secret.size() + 2);
    return jpeg.first(2) + marker + secret + jpeg.sliced(2);
}

QByteArray tellingPng(const QByteArray &png)
{
    const QByteArray body = QByteArray("tEXtComment") + char(0) + "35.6586 N";
    std::array<char, 4> size{};
    std::array<char, 4> crc{};
    qToBigEndian(quint32(body.size() - 4), size.data());
    qToBigEndian(crc32(body), crc.data());
    return png.first(33) + QByteArray(size.data(), 4) + body + QByteArray(crc.data(), 4)
        + png.sliced(33);
}

} // namespace

/// Pictures on their way to a server.
class tst_picturefitter : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_made;

    QString fileOf(const QByteArray &bytes, const QString &name)
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
            ? file.fileName()
            : QString();
    }
    Result<FittedFile> fit(
        const QByteArray &bytes, const QString &type, const PostingLimits &limits = {})
    {
        const QString path = fileOf(bytes, u"picture"_s);
        const Attachment file{.file = u"picture"_s, .name = u"p"_s, .type = type};
        auto fitted = PictureFitter().fit(path, file, limits);
        if (fitted && fitted->temporary) {
            m_made << fitted->path;
        }
        return fitted;
    }
    static QByteArray contentOf(const Result<FittedFile> &fitted)
    {
        QFile file(fitted ? fitted->path : QString());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        for (const QString &path : m_made) {
            QVERIFY(QFile::remove(path));
        }
        m_made.clear();
    }

    void whatFitsStaysAsItIs()
    {
        const QByteArray png = encoded(quarters(40, 20), "png");
        const auto fitted = fit(png, u"image/png"_s, {.imageBytes = 100'000, .imagePixels = 800});
        QVERIFY(fitted);
        QVERIFY(!fitted->temporary);
        QCOMPARE(fitted->type, u"image/png"_s);
        QCOMPARE(contentOf(fitted), png);
    }

    void whatIsNoPictureIsNoneOfItsBusiness()
    {
        const auto fitted = fit("film", u"video/mp4"_s, {.videoBytes = 1});
        QVERIFY(fitted);
        QVERIFY(!fitted->temporary);
        QCOMPARE(fitted->type, u"video/mp4"_s);
    }

    /// Not a pixel changes.
    void secretsGo_data()
    {
        QTest::addColumn<QByteArray>("clean");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray jpeg = encoded(quarters(40, 20), "jpg");
        const QByteArray png = encoded(quarters(40, 20), "png");
        QTest::newRow("jpeg comment") << jpeg << telling(jpeg);
        QTest::newRow("jpeg exif") << jpeg << oriented(jpeg, 1);
        QTest::newRow("jpeg, twice") << jpeg << oriented(telling(jpeg), 1);
        QTest::newRow("png text") << png << tellingPng(png);
    }
    void secretsGo()
    {
        QFETCH(QByteArray, clean);
        QFETCH(QByteArray, bytes);
        QVERIFY(bytes != clean);
        const QString type = pictureFormat(bytes) == "png" ? u"image/png"_s : u"image/jpeg"_s;
        const auto fitted = fit(bytes, type);
        QVERIFY(fitted);
        QVERIFY(fitted->temporary);
        QCOMPARE(contentOf(fitted), clean);
    }

    /// Not a picture of it changes, and nothing is taken from one that tells nothing.
    void whatMovesTellsNothingElse()
    {
        const QByteArray still = smallGif();
        const QByteArray moving = still.chopped(1) + still.sliced(19);
        const QByteArray comment = QByteArray("!\xfe\x09") + "35.6586 N" + QByteArray(1, '\0');
        const auto fitted = fit(moving.first(19) + comment + moving.sliced(19), u"image/gif"_s);
        QVERIFY(fitted);
        QCOMPARE(fitted->type, u"image/gif"_s);
        QCOMPARE(contentOf(fitted), moving);
        QCOMPARE(contentOf(fit(moving, u"image/gif"_s)), moving);
        // One picture is none that moves: it may be made smaller, or into something else.
        const auto one = fit(still, u"image/gif"_s, {.mediaTypes = {u"image/png"_s}});
        QVERIFY(one);
        QVERIFY(!fit(moving, u"image/gif"_s, {.mediaTypes = {u"image/png"_s}}));
        QVERIFY(isMoving(fileOf(moving, u"moving"_s)));
        QVERIFY(!isMoving(fileOf(still, u"still"_s)));
        QVERIFY(!isMoving(fileOf("GIF89a and no more", u"broken"_s)));
        QVERIFY(!isMoving(m_folder->filePath(u"none"_s)));
    }

    /// What it says is what holds.
    void whyWhatMovesCannotGo_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<qint64>("pixels");
        QTest::addColumn<QStringList>("types");
        QTest::addColumn<QString>("words");
        QTest::newRow("bytes") << qint64(10) << qint64(0) << QStringList()
                               << QLocale().formattedDataSize(10) + u" at most"_s;
        QTest::newRow("pixels") << qint64(0) << qint64(1) << QStringList() << u"1 pixels at most"_s;
        QTest::newRow("pixels, few bytes")
            << qint64(1'000'000) << qint64(1) << QStringList() << u"1 pixels at most"_s;
        QTest::newRow("its kind") << qint64(10) << qint64(1) << QStringList{u"image/png"_s}
                                  << u"of its kind"_s;
    }
    void whyWhatMovesCannotGo()
    {
        QFETCH(qint64, bytes);
        QFETCH(qint64, pixels);
        QFETCH(QStringList, types);
        QFETCH(QString, words);
        const QByteArray still = smallGif();
        QByteArray moving = still.chopped(1) + still.sliced(19);
        moving[6] = 2; // pixels wide
        const auto fitted = fit(moving, u"image/gif"_s,
            {.imageBytes = bytes, .imagePixels = pixels, .mediaTypes = types});
        QVERIFY(!fitted);
        QCOMPARE(fitted.error().kind, ErrorKind::Usage);
        QVERIFY2(fitted.error().detail.endsWith(words), qPrintable(fitted.error().detail));
    }

    void aTurnedPictureIsPutUpright()
    {
        const auto fitted = fit(oriented(encoded(quarters(40, 20), "jpg"), 6), u"image/jpeg"_s);
        QVERIFY(fitted);
        QImageReader reader(fitted->path);
        reader.setAutoTransform(false);
        QCOMPARE(reader.read().size(), QSize(20, 40));
        QCOMPARE(reader.transformation(), QImageIOHandler::TransformationNone);
    }

    void tooManyPixelsBecomeFewer()
    {
        const auto fitted =
            fit(encoded(quarters(400, 200), "png"), u"image/png"_s, {.imagePixels = 20'000});
        QVERIFY(fitted);
        const QSize size = QImageReader(fitted->path).size();
        QVERIFY(size.width() * size.height() <= 20'000);
        QVERIFY(qAbs(size.width() - 2 * size.height()) <= 2);
        QVERIFY(size.width() > 180); // and no fewer than need be
    }

    void tooManyBytesBecomeFewer_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::newRow("jpeg") << encoded(noise(300, 200), "jpg") << u"image/jpeg"_s;
        QTest::newRow("png") << encoded(noise(300, 200), "png") << u"image/png"_s;
        QTest::newRow("clear png")
            << encoded(noise(300, 200, QImage::Format_ARGB32), "png") << u"image/png"_s;
    }
    void tooManyBytesBecomeFewer()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, type);
        const auto fitted = fit(bytes, type, {.imageBytes = 20'000});
        QVERIFY(fitted);
        QVERIFY(contentOf(fitted).size() <= 20'000);
        QVERIFY(contentOf(fitted).size() > 4'000);
        QVERIFY(!QImageReader(fitted->path).read().isNull());
    }

    void whatTheServerDoesNotKnowBecomesWhatItKnows()
    {
        const PostingLimits limits{.mediaTypes = {u"image/jpeg"_s, u"image/png"_s}};
        const auto webp = fit(encoded(quarters(40, 20), "webp"), u"image/webp"_s, limits);
        QVERIFY(webp);
        QCOMPARE(webp->type, u"image/jpeg"_s);
        const auto bmp = fit(encoded(quarters(40, 20), "bmp"), u"image/bmp"_s, {});
        QVERIFY(bmp);
        QCOMPARE(bmp->type, u"image/jpeg"_s);
        QImage clear(8, 8, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        const auto png = fit(encoded(clear, "webp"), u"image/webp"_s, limits);
        QVERIFY(png);
        QCOMPARE(png->type, u"image/png"_s);
    }

    void whatCannotBeReadIsSaid()
    {
        const auto none = fit("no picture", u"image/png"_s);
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Usage);
        QCOMPARE(none.error().subject, u"p"_s);
        QVERIFY(!none.error().detail.isEmpty());
    }

    void asItIsShown()
    {
        const QByteArray turned = oriented(encoded(quarters(40, 20), "jpg"), 6);
        QCOMPARE(shownSize(fileOf(turned, u"turned"_s)), QSize(20, 40));
        QVERIFY(shownSize(fileOf("none", u"none"_s)).isEmpty());
        QVERIFY(shownSize(m_folder->filePath(u"missing"_s)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_picturefitter)
#include "tst_picturefitter.moc"
