// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cleanpicture.h"
#include "media/exifturn.h"
#include "media/picturemetadata.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray place = "35.6586 N 139.7454 E";

QByteArray bigEndian(quint32 number, int size = 4)
{
    std::array<char, 4> bytes{};
    qToBigEndian(number, bytes.data());
    return QByteArray(bytes.data(), 4).last(size);
}

QByteArray littleEndian(quint32 number)
{
    std::array<char, 4> bytes{};
    qToLittleEndian(number, bytes.data());
    return {bytes.data(), 4};
}

/// A TIFF block that tells a place, too. 0: not how it is turned.
QByteArray exifOf(int orientation)
{
    QByteArray exif("MM\0*\0\0\0\x08", 8);
    const int entries = orientation > 0 ? 2 : 1;
    exif += bigEndian(quint32(entries), 2);
    exif += QByteArray("\x01\x0e\0\x02\0\0\0\x14\0\0\0\x40", 12);
    if (orientation > 0) {
        exif +=
            QByteArray("\x01\x12\0\x03\0\0\0\x01\0", 9) + char(orientation) + QByteArray(2, '\0');
    }
    return exif + QByteArray(4, '\0') + place;
}

/// The same by other means, and alone: what is to be left of it.
QByteArray turnAlone(int orientation)
{
    return QByteArray("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + char(orientation)
        + QByteArray(7, '\0');
}

QByteArray jpegSegment(quint8 marker, const QByteArray &content)
{
    return QByteArray("\xff") + char(marker) + bigEndian(quint32(content.size() + 2), 2) + content;
}

QByteArray jpegOf(const QByteArray &segments)
{
    return QByteArray("\xff\xd8") + jpegSegment(0xe0, QByteArray("JFIF\0", 5)) + segments
        + jpegSegment(0xda, "scan") + "data\xff\xd9";
}

QByteArray jpegExifOf(const QByteArray &exif)
{
    return jpegSegment(0xe1, QByteArray("Exif\0\0", 6) + exif);
}

/// `sum`: its checksum, which is looked at nowhere here.
QByteArray pngChunk(const QByteArray &kind, const QByteArray &content, const QByteArray &sum)
{
    return bigEndian(quint32(content.size())) + kind + content + sum;
}

QByteArray pngOf(const QByteArray &chunks)
{
    return QByteArray("\x89PNG\r\n\x1a\n") + pngChunk("IHDR", QByteArray(13, '\x01'), "sum1")
        + chunks + pngChunk("IDAT", "pixels", "sum2")
        + pngChunk("IEND", {}, QByteArray("\xae\x42\x60\x82"));
}

QByteArray webpChunk(const QByteArray &kind, const QByteArray &content)
{
    const QByteArray padding(content.size() % 2, '\0');
    return kind + littleEndian(quint32(content.size())) + content + padding;
}

QByteArray webpOf(char flags, const QByteArray &chunks)
{
    const QByteArray all =
        webpChunk("VP8X", QByteArray(1, flags) + QByteArray(9, '\0')) + webpChunk("VP8 ", "pixels");
    return "RIFF" + littleEndian(quint32(4 + all.size() + chunks.size())) + "WEBP" + all + chunks;
}

QByteArray gifBlocks(const QByteArray &content)
{
    return char(content.size()) + content + QByteArray(1, '\0');
}

QByteArray gifExtension(quint8 label, const QByteArray &blocks)
{
    return '!' + QByteArray(1, char(label)) + blocks;
}

QByteArray gifApplication(const QByteArray &name, const QByteArray &content)
{
    return gifExtension(0xff, QByteArray("\x0b") + name + gifBlocks(content));
}

/// A picture after how long it stands; with or without colours of its own.
QByteArray gifPicture(bool colours)
{
    const QByteArray table(colours ? 6 : 0, '!');
    return gifExtension(0xf9, gifBlocks(QByteArray("\0\x0a\0\0", 4))) + ','
        + QByteArray("\0\0\0\0\x01\0\x01\0", 8) + (colours ? '\x80' : '\0') + table + '\x02'
        + gifBlocks("D\x01");
}

QByteArray gifOf(const QByteArray &parts)
{
    return "GIF89a" + QByteArray("\x01\0\x01\0\x80\0\0", 7) + "\xff\xff\xff;;;"
        + gifApplication("NETSCAPE2.0", QByteArray("\x01\0\0", 3)) + parts + gifPicture(false)
        + ';';
}

} // namespace

/// Pictures without what they tell.
class tst_picturemetadata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretsGo_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("clean");
        const auto row = [](const char *name, const char *format, const QByteArray &bytes,
                             const QByteArray &clean) {
            QTest::newRow(name) << QByteArray(format) << bytes << clean;
        };
        row("jpeg without", "jpeg", jpegOf({}), jpegOf({}));
        row("jpeg comment", "jpeg", jpegOf(jpegSegment(0xfe, place)), jpegOf({}));
        row("jpeg exif", "jpeg", jpegOf(jpegExifOf(exifOf(0))), jpegOf({}));
        row("jpeg upright", "jpeg", jpegOf(jpegExifOf(exifOf(1))), jpegOf({}));
        row("jpeg turned", "jpeg", jpegOf(jpegExifOf(exifOf(6)) + jpegSegment(0xed, place)),
            jpegOf(jpegExifOf(turnAlone(6))));
        row("jpeg xmp", "jpeg", jpegOf(jpegSegment(0xe1, "http://ns.adobe.com/xap/1.0/" + place)),
            jpegOf({}));
        row("jpeg colours", "jpeg", jpegOf(jpegSegment(0xe2, "ICC_PROFILE")),
            jpegOf(jpegSegment(0xe2, "ICC_PROFILE")));
        row("jpeg's way to more pictures", "jpeg",
            jpegOf(jpegSegment(0xe2, QByteArray("MPF\0MM", 6) + place)), jpegOf({}));
        row("jpeg with more behind it", "jpeg", jpegOf({}) + jpegOf(jpegExifOf(exifOf(0))),
            jpegOf({}));
        row("jpeg with a film behind it", "jpeg", jpegOf({}) + "\xff ftypmp42" + place, jpegOf({}));
        const QByteArray start = QByteArray("\xff\xd8");
        const QByteArray scan = jpegSegment(0xda, "scan")
            + QByteArray("\xff\0 \xff\xd0 \xff\xff\xd7 \xff\xff\xff\0 ", 15);
        const QByteArray between = jpegSegment(0xc4, "table \xff\xd9") + scan + "\xff";
        const QByteArray end("\xff\xd9");
        row("jpeg of several scans", "jpeg",
            start + scan + between + jpegSegment(0xfe, place) + scan + end + place,
            start + scan + between + scan + end);
        row("png text", "png", pngOf(pngChunk("tEXt", place, "sum3")), pngOf({}));
        row("png exif", "png", pngOf(pngChunk("eXIf", exifOf(0), "sum3")), pngOf({}));
        row("gif comment", "gif", gifOf(gifPicture(true) + gifExtension(0xfe, gifBlocks(place))),
            gifOf(gifPicture(true)));
        row("gif of a program", "gif",
            gifOf(gifApplication("XMP DataXMP", place) + gifExtension(0x42, gifBlocks(place))),
            gifOf({}));
        row("gif with more behind it", "gif", gifOf({}) + place, gifOf({}));
        const QByteArray stays =
            gifApplication("ICCRGBG1012", "profile") + gifExtension(0x01, gifBlocks("words"));
        row("gif colours", "gif", gifOf(stays), gifOf(stays));
        row("webp", "webp", webpOf('\x0c', webpChunk("EXIF", exifOf(1)) + webpChunk("XMP ", place)),
            webpOf(0, {}));
        row("webp turned", "webp",
            webpOf('\x2c', webpChunk("EXIF", exifOf(8)) + webpChunk("XMP ", place)),
            webpOf('\x28', webpChunk("EXIF", turnAlone(8))));
        row("webp turned as in a jpeg", "webp",
            webpOf('\x08', webpChunk("EXIF", QByteArray("Exif\0\0", 6) + exifOf(3))),
            webpOf('\x08', webpChunk("EXIF", turnAlone(3))));
    }
    void secretsGo()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, clean);
        const auto made = withoutMetadata(bytes, format);
        QVERIFY(made);
        QCOMPARE(*made, clean);
        QCOMPARE(withoutMetadata(*made, format), made); // there is nothing left to be taken
    }

    /// With a checksum that is right, which decoders look at.
    void aTurnedPng()
    {
        const auto made = withoutMetadata(pngOf(pngChunk("eXIf", exifOf(6), "sum3")), "png");
        QVERIFY(made);
        const QByteArray chunk = pngChunk("eXIf", turnAlone(6), QByteArray());
        const qsizetype at = made->indexOf(chunk);
        QVERIFY(at > 0);
        QCOMPARE(made->mid(at + chunk.size(), 4), bigEndian(0xb7481129));
        QVERIFY(!made->contains(place));
    }

    void whatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("cut jpeg") << jpegOf(jpegExifOf(exifOf(6))).first(30) << QByteArray("jpeg");
        QTest::newRow("jpeg cut in its data")
            << QByteArray(jpegOf({}).chopped(2)) << QByteArray("jpeg");
        QTest::newRow("jpeg cut in its end")
            << QByteArray(jpegOf({}).chopped(1)) << QByteArray("jpeg");
        QTest::newRow("jpeg cut behind a scan")
            << QByteArray(jpegOf({}).chopped(1) + '\xc4') << QByteArray("jpeg");
        QTest::newRow("jpeg without data")
            << QByteArray("\xff\xd8\xff\xe0\0\x04it\xff\xd9 and more", 19) << QByteArray("jpeg");
        QTest::newRow("cut png") << pngOf({}).first(40) << QByteArray("png");
        QTest::newRow("short") << QByteArray("RIFF") << QByteArray("webp");
        QTest::newRow("webp without end")
            << QByteArray("RIFF\xff\xff\xff\x7fWEBPVP8 \xff\xff\xff\xff", 20) << QByteArray("webp");
        QTest::newRow("cut gif") << QByteArray(gifOf({}).chopped(1)) << QByteArray("gif");
        QTest::newRow("gif cut in its picture")
            << QByteArray(gifOf({}).chopped(3)) << QByteArray("gif");
        QTest::newRow("gif without its colours")
            << QByteArray("GIF89a\x01\0\x01\0\xf7\0\0 and more", 22) << QByteArray("gif");
        QTest::newRow("gif") << QByteArray("GIF89a and more of it") << QByteArray("gif");
    }
    void whatIsBroken()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, format);
        QVERIFY(!withoutMetadata(bytes, format));
    }

    /// Wherever it is cut nothing is read beyond, and what comes out is no longer.
    void cutAnywhere()
    {
        const QByteArray jpeg = jpegOf(jpegExifOf(exifOf(6)) + jpegSegment(0xe2, "MPF"));
        const QByteArray gif = gifOf(gifPicture(true) + gifExtension(0xfe, gifBlocks(place)));
        for (qsizetype size = 0; size < jpeg.size(); ++size) {
            QVERIFY(!withoutMetadata(jpeg.first(size), "jpeg"));
        }
        for (qsizetype size = 0; size < gif.size(); ++size) {
            QVERIFY(!withoutMetadata(gif.first(size), "gif"));
        }
    }

    void howItIsTurned()
    {
        for (int orientation = 0; orientation <= 1; ++orientation) {
            QCOMPARE(turnIn(exifOf(orientation)), QByteArray());
        }
        for (int orientation = 2; orientation <= 8; ++orientation) {
            QCOMPARE(turnIn(exifOf(orientation)), turnAlone(orientation));
            QCOMPARE(turnIn(turnAlone(orientation)), turnAlone(orientation));
        }
        QCOMPARE(turnIn(exifOf(9)), QByteArray());
    }

    void whatIsNoExif()
    {
        QCOMPARE(turnIn({}), QByteArray());
        QCOMPARE(turnIn(place + place), QByteArray());
        const QByteArray whole = exifOf(6);
        for (qsizetype size = 0; size < 34; ++size) { // the directory ends there
            QCOMPARE(turnIn(whole.first(size)), QByteArray());
        }
        QByteArray far = whole;
        far[4] = '\xff'; // where its directory is
        QCOMPARE(turnIn(far), QByteArray());
        QByteArray many = exifOf(0);
        many[8] = '\xff'; // how many entries it has
        QCOMPARE(turnIn(many), QByteArray());
    }

    void files()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"picture"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(jpegOf(jpegSegment(0xfe, place)));
        file.close();
        const auto clean = cleanPicture(path, "jpeg");
        QVERIFY(clean);
        QVERIFY(clean->temporary);
        QVERIFY(clean->path.endsWith(u".jpg"_s));
        QFile made(clean->path);
        QVERIFY(made.open(QIODevice::ReadOnly));
        QCOMPARE(made.readAll(), jpegOf({}));
        const auto again = cleanPicture(clean->path, "jpeg");
        QVERIFY(again);
        QCOMPARE(again->path, clean->path);
        QVERIFY(!again->temporary);
        QVERIFY(made.remove());
        QVERIFY(!cleanPicture(clean->path, "jpeg"));
        QVERIFY(!cleanPicture(path, "png"));
    }
};

QTEST_GUILESS_MAIN(tst_picturemetadata)
#include "tst_picturemetadata.moc"
