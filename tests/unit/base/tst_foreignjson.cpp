// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foreignjson.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Texts of strangers whose bytes are no UTF-8.
class tst_foreignjson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << QByteArray(R"(["a猫\u00e9"])") << u"a猫é"_s;
        QTest::newRow("cut within a character")
            << QByteArray("[\"a\xE7\x8C\"]") << u"a\uFFFD\uFFFD"_s;
        QTest::newRow("no beginning") << QByteArray("[\"a\xAB.b\"]") << u"a\uFFFD.b"_s;
        QTest::newRow("never a byte of it") << QByteArray("[\"a\xFF\"]") << u"a\uFFFD"_s;
        QTest::newRow("too long a form") << QByteArray("[\"\xC0\x80 b\"]") << u"\uFFFD\uFFFD b"_s;
        QTest::newRow("half a pair") << QByteArray("[\"\xED\xA0\x80\"]") << u"\uFFFD\uFFFD\uFFFD"_s;
        QTest::newRow("with a mark") << QByteArray("\xEF\xBB\xBF[\"a\xE7\"]") << u"a\uFFFD"_s;
        QTest::newRow("behind an escape") << QByteArray("[\"\\u0041\xE7\"]") << u"A\uFFFD"_s;
    }
    void texts()
    {
        QFETCH(QByteArray, bytes);
        QJsonParseError problem;
        const QJsonDocument document = foreignJson(bytes, &problem);
        QCOMPARE(problem.error, QJsonParseError::NoError);
        QCOMPARE(document.array().size(), 1);
        QTEST(document.array()[0].toString(), "text");
        QCOMPARE(foreignJson(bytes), document); // whoever asks for no reason
    }

    /// What is around the broken text is as it was.
    void allElseIsRead()
    {
        const QJsonDocument document =
            foreignJson("{\"a\xE7\":1,\"b\":[\"c\xFF\",{\"d\":\"猫\"}],\"e\":\"f\"}");
        const QJsonObject object = document.object();
        QCOMPARE(object[u"a\uFFFD"].toInt(), 1);
        QCOMPARE(object[u"b"_s][0].toString(), u"c\uFFFD"_s);
        QCOMPARE(object[u"b"_s][1][u"d"_s].toString(), u"猫"_s);
        QCOMPARE(object[u"e"].toString(), u"f"_s);
    }

    /// Only texts are mended: the rest is broken still, and says so.
    void noJson_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no end of the text") << QByteArray("[\"a\xE7\x8C");
        QTest::newRow("no end of the list") << QByteArray("[\"a\xE7\" ");
        QTest::newRow("outside of texts") << QByteArray("[\xE7\x8C]");
        QTest::newRow("behind a broken text") << QByteArray("[\"a\xE7\",nothing]");
    }
    void noJson()
    {
        QFETCH(QByteArray, bytes);
        QJsonParseError problem;
        QVERIFY(foreignJson(bytes, &problem).isNull());
        QVERIFY(problem.error != QJsonParseError::NoError);
    }
};

QTEST_GUILESS_MAIN(tst_foreignjson)
#include "tst_foreignjson.moc"
