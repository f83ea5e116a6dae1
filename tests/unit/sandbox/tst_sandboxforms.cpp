// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/multipart.h"
#include "sandbox/pictures.h"
#include "sandbox/uploadkind.h"
#include "sandbox/uploads.h"

#include "unit/sandbox/uploadform.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Forms with files, what files are, and what is kept of them: the bytes of anybody.
class tst_sandboxforms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsAndFile()
    {
        const QByteArray content("\r\n--sandboxfor\r\n\0\xff", 19);
        const QByteArray body =
            uploadForm(content, "写真.png", {{"description", "a\r\n鯖"}, {"empty", ""}});
        const auto parts = formParts(body, uploadFormType());
        QCOMPARE(parts.size(), size_t(3));
        QCOMPARE(parts[0].name, u"description"_s);
        QCOMPARE(parts[0].content.toByteArray(), QByteArray("a\r\n鯖"));
        QVERIFY(!parts[0].isFile);
        QVERIFY(parts[1].content.isEmpty());
        QVERIFY(parts[2].isFile);
        QCOMPARE(parts[2].fileName, u"写真.png"_s);
        QCOMPARE(parts[2].content.toByteArray(), content);
    }

    void nonsense_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("parts");
        const QByteArray whole = uploadForm("x", "a.png", {{"one", "1"}});
        const QByteArray type = uploadFormType();
        QTest::newRow("nothing") << QByteArray() << type << 0;
        QTest::newRow("no boundary") << whole << QByteArray("multipart/form-data") << 0;
        QTest::newRow("empty boundary")
            << whole << QByteArray("multipart/form-data; boundary=\"\"") << 0;
        QTest::newRow("endless boundary")
            << whole << "multipart/form-data; boundary=" + QByteArray(71, 'x') << 0;
        QTest::newRow("another boundary")
            << whole << QByteArray("multipart/form-data; boundary=other") << 0;
        QTest::newRow("another type")
            << whole << QByteArray("text/plain; boundary=sandboxform") << 0;
        QTest::newRow("cut") << whole.chopped(20) << type << 1;
        QTest::newRow("only boundaries")
            << QByteArray("--sandboxform\r\n").repeated(500) << type << 0;
        QTest::newRow("no head") << QByteArray("--sandboxform\r\nno head\r\n--sandboxform--\r\n")
                                 << type << 0;
        QTest::newRow("no name") << QByteArray(
            "--sandboxform\r\nContent-Disposition: form-data\r\n\r\nx\r\n"
            "--sandboxform--\r\n")
                                 << type << 0;
        QTest::newRow("endless head")
            << "--sandboxform\r\nContent-Disposition: form-data; name=\"a\""
                + QByteArray(10'000, ' ') + "\r\n\r\nx\r\n--sandboxform--\r\n"
            << type << 0;
        QByteArray many;
        for (int i = 0; i < 300; ++i) {
            many += "--sandboxform\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
        }
        QTest::newRow("too many") << many + "--sandboxform--\r\n" << type << 100;
        QTest::newRow("words before") << "hello\r\n" + whole << type << 2;
        QTest::newRow("quoted boundary")
            << whole << QByteArray("multipart/form-data; boundary=\"sandboxform\"") << 2;
    }
    void nonsense()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(int, parts);
        QCOMPARE(int(formParts(body, type).size()), parts);
    }

    void everyCutIsHarmless()
    {
        const QByteArray whole = uploadForm("content", "a.png", {{"one", "1"}, {"two", "2"}});
        for (qsizetype size = 0; size <= whole.size(); ++size) {
            QVERIFY(formParts(whole.left(size), uploadFormType()).size() <= 3);
        }
    }

    void kinds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("mime"); // empty: none
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        const auto row = [](const char *name, const QByteArray &bytes, const char *mime, int width,
                             int height) {
            QTest::newRow(name) << bytes << QByteArray(mime) << width << height;
        };
        const auto padded = [](const QByteArray &bytes) { return bytes + QByteArray(64, '\0'); };
        row("png", drawPng(1, 60, 40, Motif::Scene), "image/png", 60, 40);
        row("gif", padded(QByteArray("GIF89a\x2c\x01\x0a\x00", 10)), "image/gif", 300, 10);
        row("jpeg",
            padded(QByteArray(
                "\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08\x00\x50\x01\x00", 17)),
            "image/jpeg", 256, 80);
        row("lossy webp",
            padded(
                QByteArray("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\x00\x20\x00", 30)),
            "image/webp", 64, 32);
        row("large webp",
            padded(QByteArray("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x3f\x00\x00\x1f\x00\x00", 30)),
            "image/webp", 64, 32);
        row("mp4",
            padded(QByteArray("\0\0\0\x18"
                              "ftypisom",
                12)),
            "video/mp4", 0, 0);
        row("m4a",
            padded(QByteArray("\0\0\0\x18"
                              "ftypM4A ",
                12)),
            "audio/mp4", 0, 0);
        row("webm", padded("\x1a\x45\xdf\xa3"), "video/webm", 0, 0);
        row("mp3", padded("ID3\x04"), "audio/mpeg", 0, 0);
        row("bare mp3", padded("\xff\xfb\x90"), "audio/mpeg", 0, 0);
        row("ogg", padded("OggS"), "audio/ogg", 0, 0);
        row("flac", padded("fLaC"), "audio/flac", 0, 0);
        row("wav", padded(QByteArray("RIFF\0\0\0\0WAVE", 12)), "audio/wav", 0, 0);
        row("text", "just some words, longer than a head", "", 0, 0);
        row("page", "<!DOCTYPE html><script>alert(1)</script>", "", 0, 0);
        row("png without a size", "\x89PNG\r\n\x1a\n and nothing", "", 0, 0);
        row("jpeg without a frame", padded("\xff\xd8\xff\xe0"), "", 0, 0);
        row("short", "GIF89a", "", 0, 0);
        row("nothing", "", "", 0, 0);
    }
    void kinds()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, mime);
        QFETCH(int, width);
        QFETCH(int, height);
        const auto kind = uploadKindOf(bytes);
        QCOMPARE(kind ? kind->mime : QByteArray(), mime);
        QCOMPARE(kind ? kind->width : 0, width);
        QCOMPARE(kind ? kind->height : 0, height);
    }

    void everyCutHasSomeKind()
    {
        for (const QByteArray &bytes : {drawPng(1, 9, 9, Motif::Badge),
                 QByteArray("\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0", 10),
                 QByteArray("RIFF\0\0\0\0WEBPVP8L", 16),
                 QByteArray("\0\0\0\x18"
                            "ftypisom tkhd",
                     17),
                 QByteArray("\0\0\0\x18"
                            "ftypavif ispe",
                     17)}) {
            for (qsizetype size = 0; size <= bytes.size(); ++size) {
                const auto kind = uploadKindOf(bytes.left(size));
                QVERIFY(!kind || !kind->mime.isEmpty());
            }
        }
    }

    void uploadsAreBounded()
    {
        Uploads uploads;
        const QByteArray large(20 * 1024 * 1024, 'x');
        const QString first = uploads.keep(large, "image/png", u"png"_s);
        QVERIFY(first.startsWith(u"/uploads/"_s) && first.endsWith(u".png"_s));
        QString last;
        for (int i = 0; i < 5; ++i) {
            last = uploads.keep(large, "image/png", u"png"_s);
            QVERIFY(uploads.bytes() <= Uploads::mostBytes);
        }
        QVERIFY(!uploads.find(first));
        QCOMPARE(uploads.find(last)->bytes.size(), large.size());
        uploads.forget(last);
        uploads.forget(last);
        QVERIFY(!uploads.find(last));
        QCOMPARE(uploads.bytes(), 2 * large.size());
    }
};

QTEST_GUILESS_MAIN(tst_sandboxforms)
#include "tst_sandboxforms.moc"
