// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/names.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_names : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        const auto stays = [](const char *title, const QString &name) {
            QTest::newRow(title) << name << name;
        };
        stays("plain", u"Ao"_s);
        stays("japanese", u"山田\u3000花子"_s);
        stays("family", u"👨‍👩‍👧‍👦 at home"_s);
        stays("rainbow flag", u"🏳️‍🌈"_s);
        stays("woman technologist, dark", u"👩🏿‍💻"_s);
        stays("england", u"🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s);
        stays("keycap", u"1️⃣"_s);
        stays("arabic", u"محمد"_s);
        stays("hebrew with points", u"שָׁלוֹם"_s);
        stays("persian with a non-joiner", u"می‌خواهم"_s);
        stays("hindi with a joiner", u"क्‍ष"_s);
        stays("vietnamese", u"Nguyễn"_s);
        stays("ideographic variant", u"葛\U000E0100城"_s);
        stays("isolated", u"a \u2068b\u2069 c"_s);
        stays("right-to-left mark among hebrew", u"שלום\u200F!"_s);
        QTest::newRow("override") << u"evil\u202Egpj.exe"_s << u"evilgpj.exe"_s;
        QTest::newRow("embedding") << u"\u202Aa\u202C\u202B"_s << u"a"_s;
        QTest::newRow("open isolate") << u"a\u2067b"_s << u"a\u2067b\u2069"_s;
        QTest::newRow("stray end") << u"a\u2069b"_s << u"ab"_s;
        QTest::newRow("mark without hebrew") << u"a\u200Fb\u200E"_s << u"ab"_s;
        QTest::newRow("zero width") << u"ad\u200Bmi\u2060n\uFEFF\u00AD"_s << u"admin"_s;
        QTest::newRow("joiner between letters") << u"ad\u200Dmi\u200Cn"_s << u"admin"_s;
        QTest::newRow("only invisible") << u"\u3164\u200B\u2800\u115F"_s << u""_s;
        QTest::newRow("controls") << u"a\u001b[31mb\u0007\u009b"_s << u"a[31mb"_s;
        QTest::newRow("lines") << u" a\r\n\n b\tc\u2028d "_s << u"a b c d"_s;
        QTest::newRow("lone surrogate") << u"a"_s + QChar(0xD83D) + u"b"_s << u"a\uFFFDb"_s;
        QTest::newRow("hidden tags") << u"a\U000E0041\U000E0042b"_s << u"ab"_s;
        QTest::newRow("piled marks") << u"z"_s + QString(50, QChar(0x0301)) + u"y"_s
                                     << u"z"_s + QString(6, QChar(0x0301)) + u"y"_s;
        QTest::newRow("picture placeholder") << u"a\uFFFCb"_s << u"ab"_s;
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QString, safe);
        QCOMPARE(safeName(name), safe);
        QCOMPARE(safeName(safe), safe);
    }

    void longNames()
    {
        QCOMPARE(safeName(QString(200, u'a')), QString(200, u'a'));
        QCOMPARE(safeName(QString(201, u'a')), QString(199, u'a') + u'…');
        const QString family = safeName(u"👨‍👩‍👧‍👦"_s.repeated(100));
        QVERIFY(family.size() <= 200);
        QCOMPARE(family.chopped(1), u"👨‍👩‍👧‍👦"_s.repeated(family.size() / 11));
        const QString open = safeName(u"\u2067"_s + QString(500, u'a'));
        QVERIFY(open.endsWith(u"…\u2069"_s));
        QCOMPARE(open.size(), 200);
        QVERIFY(safeName(u"\u2067a"_s.repeated(300)).size() <= 200);
        QCOMPARE(safeName(u"\u2067"_s.repeated(6) + u'a' + u"\u2069"_s.repeated(6) + u'b'),
            u"\u2067"_s.repeated(4) + u'a' + u"\u2069"_s.repeated(4) + u'b');
        QVERIFY(safeName(QString(5'000'000, u'a')).size() == 200);
    }

    void texts()
    {
        QCOMPARE(safeText(u"a\r\nb\n\n\n\nc\td\u2067e\nf"_s), u"a\nb\n\nc d\u2067e\u2069\nf"_s);
        QCOMPARE(safeText(u"\u202Ea\u0000b"_s), u"ab"_s);
        QCOMPARE(safeText(QString(50, u'a'), 10), QString(9, u'a') + u'…');
    }

    void utf8()
    {
        QCOMPARE(decodeUtf8("a\xC3\xA9"), u"aé"_s);
        QCOMPARE(decodeUtf8("a\xC3(b"), u"a\uFFFD(b"_s);
        QCOMPARE(decodeUtf8(QByteArrayView("a\0b", 3)), u"ab"_s);
        QVERIFY(decodeUtf8("\xED\xA0\x80\xF8\x88").contains(QChar(0xFFFD)));
    }
};

QTEST_GUILESS_MAIN(tst_names)
#include "tst_names.moc"
