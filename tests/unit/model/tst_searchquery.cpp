// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/searchquery.h"

#include <QDateTime>
#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

qint64 dayAt(int year, int month, int day)
{
    return QDate(year, month, day).startOfDay().toMSecsSinceEpoch();
}

const qint64 typedAt = QDateTime(QDate(2026, 11, 30), QTime(15, 0)).toMSecsSinceEpoch();

SearchQuery parsed(const QString &text)
{
    return parseSearch(text, typedAt);
}

/// "from=user@host -has=poll"
QString conditionsOf(const QString &text)
{
    static const QStringList names{u"from"_s, u"in"_s, u"has"_s, u"tag"_s, u"lang"_s};
    QStringList all;
    for (const SearchCondition &condition : parsed(text).conditions) {
        all << (condition.excluded ? u"-"_s : QString()) + names[int(condition.kind)] + u'='
                + condition.value;
    }
    return all.join(u' ');
}

} // namespace

class tst_searchquery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words()
    {
        QCOMPARE(parsed(u"tea  \"green tea\" -coffee ast*"_s).words,
            u"tea \"green tea\" -coffee ast*"_s);
        QCOMPARE(parsed(u"鯖缶　京都"_s).words, u"鯖缶 京都"_s);
        QCOMPARE(parsed(u"\"one two\"* x"_s).words, u"\"one two\"* x"_s);
        QVERIFY(parsed(u"12:30 :blobcat: https://a.example/@a/1 \"from: me\""_s).unknown.isEmpty());
        QVERIFY(parsed(u"12:30"_s).conditions.empty());
    }

    void conditions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        QTest::newRow("handle") << u"from:@Ao@A.example"_s << u"from=ao@a.example"_s;
        QTest::newRow("bare name") << u"from:@Ao"_s << u"from=ao"_s;
        QTest::newRow("not the bare name") << u"-from:ao.b"_s << u"-from=ao.b"_s;
        QTest::newRow("me") << u"from:ME"_s << u"from=me"_s;
        QTest::newRow("not from") << u"-from:ao@a.example"_s << u"-from=ao@a.example"_s;
        QTest::newRow("place") << u"in:home"_s << u"in=home"_s;
        QTest::newRow("quoted") << u"in:\"Tea friends\" x"_s << u"in=Tea friends"_s;
        QTest::newRow("several") << u"has:image -has:CW"_s << u"has=image -has=cw"_s;
        QTest::newRow("tag") << u"tag:#Tea"_s << u"tag=tea"_s;
        QTest::newRow("full-width") << u"ｔａｇ：＃鯖缶　in：家"_s << u"tag=鯖缶 in=家"_s;
        QTest::newRow("language") << u"lang:pt_BR"_s << u"lang=pt-br"_s;
        QTest::newRow("its value is to come") << u"from: has:"_s << QString();
    }
    void conditions()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        QCOMPARE(conditionsOf(text), found);
        QVERIFY(parsed(text).unknown.isEmpty());
    }

    /// They are looked for as words, and the reader is told.
    void whatIsNoOperator_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u"colour:red"_s, u"has:wings"_s, u"from:ao?"_s,
                 u"before:soon"_s, u"lang:日本語"_s, u"after:2026-02-31"_s, u"-before:7d"_s}) {
            QTest::newRow(qPrintable(text)) << text;
        }
    }
    void whatIsNoOperator()
    {
        QFETCH(QString, text);
        const SearchQuery query = parsed(text);
        QCOMPARE(query.words, text);
        QCOMPARE(query.unknown, QStringList{text});
        QVERIFY(query.conditions.empty());
        QCOMPARE(query.before, 0);
    }

    void times()
    {
        QCOMPARE(parsed(u"after:2026-01-31"_s).after, dayAt(2026, 1, 31));
        QCOMPARE(parsed(u"before：２０２６-01-31"_s).before, dayAt(2026, 1, 31));
        QCOMPARE(parsed(u"after:7d"_s).after, dayAt(2026, 11, 23));
        QCOMPARE(parsed(u"after:0d"_s).after, dayAt(2026, 11, 30));
        QCOMPARE(parsed(u"before:2w"_s).before, dayAt(2026, 11, 16));
        QCOMPARE(parsed(u"after:1m"_s).after, dayAt(2026, 10, 30));
        QCOMPARE(parsed(u"after:1y"_s).after, dayAt(2025, 11, 30));
        QCOMPARE(parsed(u"after:12h"_s).after, typedAt - 12 * 3'600'000);
        const SearchQuery both = parsed(u"after:7d after:2d before:1d before:3d"_s);
        QCOMPARE(both.after, dayAt(2026, 11, 28));
        QCOMPARE(both.before, dayAt(2026, 11, 27));
    }

    void nothing()
    {
        for (const QString &text : {u""_s, u" 　 "_s, u"from:"_s, u"-has:image"_s}) {
            QVERIFY2(parsed(text).isEmpty(), qPrintable(text));
        }
        QVERIFY(!parsed(u"has:image"_s).isEmpty());
        QVERIFY(!parsed(u"before:1d"_s).isEmpty());
    }

    void bounded()
    {
        QVERIFY(parsed(u"x "_s.repeated(5000)).words.size() <= 1000);
        QCOMPARE(parsed(u"tag:a "_s.repeated(100)).conditions.size(), size_t(32));
        QVERIFY(parsed(u"in:\"never closed"_s).conditions.front().value == u"never closed");
        QVERIFY(parsed(u"-"_s).conditions.empty());
        QVERIFY(parsed(u":"_s).conditions.empty());
    }
};

QTEST_GUILESS_MAIN(tst_searchquery)
#include "tst_searchquery.moc"
