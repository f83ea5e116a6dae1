// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/blurhash.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_blurhash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Pixels as another implementation of the algorithm (python3-blurhash 1.1.4) draws them.
    void knownPictures_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QList<QRgb>>("pixels");
        QTest::newRow("4 by 3 waves")
            << u"LEHV6nWB2yk8pyo0adR*.7kCMdnj"_s << QSize(4, 3)
            << QList<QRgb>{0x87a4b1, 0xa1adb1, 0xb5b4ab, 0xa0acae, 0x7c9aa9, 0x94949a, 0xa49186,
                   0x92989b, 0x7c909a, 0x908684, 0xa38268, 0x948c86};
        QTest::newRow("square") << u"LGF5]+Yk^6#M@-5c,1J5@[or[Q6."_s << QSize(4, 4)
                                << QList<QRgb>{0xb076a3, 0xa777b8, 0x7664a9, 0xa74f7e, 0x9e86af,
                                       0x8583c3, 0x736f98, 0x9c6373, 0x899bb1, 0x4595c5, 0x6b7e82,
                                       0x857667, 0x9aa286, 0x7299a5, 0x62808e, 0x737071};
        QTest::newRow("one colour") << u"00OZZy"_s << QSize(1, 1) << QList<QRgb>{0xd51e78};
    }
    void knownPictures()
    {
        QFETCH(QString, hash);
        QFETCH(QSize, size);
        QFETCH(QList<QRgb>, pixels);
        const QImage image = decodeBlurhash(hash, size);
        QCOMPARE(image.size(), size);
        for (int i = 0; i < pixels.size(); ++i) {
            const QColor seen = image.pixelColor(i % size.width(), i / size.width());
            const QColor known(pixels[i]);
            QVERIFY2(std::abs(seen.red() - known.red()) <= 1
                    && std::abs(seen.green() - known.green()) <= 1
                    && std::abs(seen.blue() - known.blue()) <= 1,
                qPrintable(seen.name() + u' ' + known.name()));
        }
    }

    void hostileHashes_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::newRow("empty") << QString();
        QTest::newRow("short") << u"LEHV6"_s;
        QTest::newRow("too short for its waves") << u"LEHV6nWB2yk8pyo0adR*.7kCMdn"_s;
        QTest::newRow("too long") << u"LEHV6nWB2yk8pyo0adR*.7kCMdnjj"_s;
        QTest::newRow("more than 9 waves") << u"~EHV6nWB2yk8pyo0adR*.7kCMdnj"_s;
        QTest::newRow("no digit") << u"LEHV6nWB2yk8pyo0adR*.7kCMd\"j"_s;
        QTest::newRow("not ASCII") << u"LEHV6nWB2yk8pyo0adR*.7kCMdn鯖"_s;
        QTest::newRow("colour out of range") << u"00~~~~"_s;
        QTest::newRow("wave out of range") << u"LEHV6n~~2yk8pyo0adR*.7kCMdnj"_s;
        QTest::newRow("nulls") << QString(28, QChar(0));
        QTest::newRow("endless") << QString(1'000'000, u'L');
    }
    void hostileHashes()
    {
        QFETCH(QString, hash);
        QVERIFY(decodeBlurhash(hash, {32, 32}).isNull());
    }

    void sizesAreBounded()
    {
        const QString hash = u"LEHV6nWB2yk8pyo0adR*.7kCMdnj"_s;
        QCOMPARE(decodeBlurhash(hash, {100'000, 0}).size(), QSize(128, 1));
        QCOMPARE(decodeBlurhash(hash, {-1, 1 << 30}).size(), QSize(1, 128));
    }
};

QTEST_GUILESS_MAIN(tst_blurhash)
#include "tst_blurhash.moc"
