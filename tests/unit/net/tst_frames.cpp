// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/frames.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

/// Everything that comes out of those bytes, given one by one or all at once.
QList<ServerFrame> readAll(FrameReader &reader, const QByteArray &bytes, bool oneByOne)
{
    QList<ServerFrame> frames;
    for (qsizetype at = 0; at < bytes.size(); at += oneByOne ? 1 : bytes.size()) {
        reader.add(QByteArrayView(bytes).sliced(at, oneByOne ? 1 : bytes.size()));
        while (const auto frame = reader.next()) {
            frames.append(*frame);
        }
    }
    return frames;
}

} // namespace

/// The bytes are those of RFC 6455 §5.7 where it has them.
class tst_frames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<ServerFrame>>("wanted");
        const auto text = [](const QByteArray &words) {
            return ServerFrame{.kind = FrameKind::Text, .payload = words};
        };
        QTest::newRow("text") << hex("810548656c6c6f") << QList{text("Hello")};
        QTest::newRow("empty text") << hex("8100") << QList{text("")};
        QTest::newRow("two at once") << hex("8101618101 62") << QList{text("a"), text("b")};
        QTest::newRow("fragments") << hex("010348656c 80026c6f") << QList{text("Hello")};
        QTest::newRow("a letter across fragments")
            << hex("0101e3 000181 800182") << QList{text("\xe3\x81\x82")};
        QTest::newRow("ping between fragments")
            << hex("010348656c 890568656c6c6f 80026c6f")
            << QList{ServerFrame{.kind = FrameKind::Ping, .payload = "hello"}, text("Hello")};
        QTest::newRow("pong") << hex("8a00") << QList{ServerFrame{.kind = FrameKind::Pong}};
        QTest::newRow("256 bytes")
            << hex("817e0100") + QByteArray(256, 'x') << QList{text(QByteArray(256, 'x'))};
        QTest::newRow("64 KiB") << hex("817f0000000000010000") + QByteArray(65536, 'x')
                                << QList{text(QByteArray(65536, 'x'))};
        QTest::newRow("close without a code")
            << hex("8800") << QList{ServerFrame{.kind = FrameKind::Close, .code = 1005}};
        QTest::newRow("close") << hex("880603e9 62796521")
                               << QList{ServerFrame{
                                      .kind = FrameKind::Close, .payload = "bye!", .code = 1001}};
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<ServerFrame>, wanted);
        for (const bool oneByOne : {false, true}) {
            FrameReader reader(1024 * 1024);
            QCOMPARE(readAll(reader, bytes, oneByOne), wanted);
            QVERIFY(!reader.fault());
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<FrameFault>("fault");
        QTest::newRow("binary") << hex("8201ff") << FrameFault::Binary;
        QTest::newRow("binary, its head alone") << hex("827e") + hex("ffff") << FrameFault::Binary;
        QTest::newRow("no UTF-8") << hex("8102c328") << FrameFault::NoUtf8;
        QTest::newRow("surrogate") << hex("8103eda080") << FrameFault::NoUtf8;
        QTest::newRow("letter cut at the end") << hex("8102e381") << FrameFault::NoUtf8;
        QTest::newRow("one byte too long, its head alone")
            << hex("817e0401") << FrameFault::TooLarge;
        QTest::newRow("largest length there is")
            << hex("817f7fffffffffffffff") << FrameFault::TooLarge;
        QTest::newRow("length with a sign") << hex("817f8000000000000000") << FrameFault::Broken;
        QTest::newRow("fragments too long together")
            << hex("017e0300") + QByteArray(768, 'x') + hex("807e0101") << FrameFault::TooLarge;
        QTest::newRow("masked") << hex("818537fa213d7f9f4d5158") << FrameFault::Broken;
        QTest::newRow("extension") << hex("c10161") << FrameFault::Broken;
        QTest::newRow("unknown data") << hex("830161") << FrameFault::Broken;
        QTest::newRow("unknown control") << hex("8b00") << FrameFault::Broken;
        QTest::newRow("long ping") << hex("897e007e") << FrameFault::Broken;
        QTest::newRow("ping in pieces") << hex("0900") << FrameFault::Broken;
        QTest::newRow("end without a beginning") << hex("800161") << FrameFault::Broken;
        QTest::newRow("beginning within a message") << hex("010161 010162") << FrameFault::Broken;
        QTest::newRow("close with half a code") << hex("880103") << FrameFault::Broken;
        QTest::newRow("close with a code that is none") << hex("880203ed") << FrameFault::Broken;
        QTest::newRow("close that is no UTF-8") << hex("880403e8c328") << FrameFault::Broken;
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(FrameFault, fault);
        for (const bool oneByOne : {false, true}) {
            FrameReader reader(1024);
            QCOMPARE(readAll(reader, bytes, oneByOne), QList<ServerFrame>());
            QVERIFY(reader.fault());
            QCOMPARE(*reader.fault(), fault);
            // Nothing that follows is believed.
            QCOMPARE(readAll(reader, hex("810161"), false), QList<ServerFrame>());
        }
    }

    void keepsWhatCameBeforeTheFault()
    {
        FrameReader reader(1024);
        QCOMPARE(readAll(reader, hex("810161 8201ff"), false).size(), 1);
        QVERIFY(reader.fault());
    }

    void writes()
    {
        QCOMPARE(clientFrame(FrameKind::Text, "Hello", 0x37fa213d), hex("818537fa213d7f9f4d5158"));
        QCOMPARE(clientFrame(FrameKind::Ping, {}, 0), hex("898000000000"));
        QCOMPARE(clientFrame(FrameKind::Close, closePayload(1001), 0), hex("88820000000003e9"));
        QVERIFY(clientFrame(FrameKind::Text, QByteArray(126, 'x'), 0).startsWith(hex("81fe007e")));
        QVERIFY(clientFrame(FrameKind::Text, QByteArray(65536, 'x'), 0)
                    .startsWith(hex("81ff0000000000010000")));
        QCOMPARE(clientFrame(FrameKind::Pong, QByteArray(200, 'x'), 0).size(), 6 + 125);
    }
};

QTEST_GUILESS_MAIN(tst_frames)
#include "tst_frames.moc"
