// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/response.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Links linksOf(const QByteArray &header)
{
    return links({.status = 200,
        .headers = {{"link", header}},
        .finalUrl = QUrl(u"https://a.example/api/v1/timelines/home?limit=2"_s)});
}

} // namespace

class tst_links : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gotosocial()
    {
        const Links found = links(recorded("gotosocial/account_followers.json"));
        QCOMPARE(found.next.url.host(), u"gts1.test"_s);
        QCOMPARE(found.next.maxId, u"01M81XAQKJJSPET851122VV0FR"_s);
        QVERIFY(found.next.minId.isEmpty());
        QCOMPARE(found.prev.minId, u"01M81XAQ0MH42S621CTDV4XBZV"_s);
        QVERIFY(found.prev.maxId.isEmpty());
    }

    void snac()
    {
        const Links found = links(recorded("snac2/home_timeline.json"));
        QVERIFY(found.next.maxId.startsWith(u"17953"));
        QVERIFY(found.prev.sinceId.startsWith(u"17953"));
    }

    void none()
    {
        QCOMPARE(links(recorded("snac2/public_timeline.json")), Links{});
        QCOMPARE(linksOf(""), Links{});
    }

    void commasAndSemicolonsInside()
    {
        const Links found = linksOf("<https://a.example/x?only=1,2;3&max_id=9>; title=\"a, <b>; "
                                    "rel=prev\"; rel=\"next\", </y?min_id=4>; rel=prev");
        QCOMPARE(found.next.maxId, u"9"_s);
        QCOMPARE(found.next.url, QUrl(u"https://a.example/x?only=1,2;3&max_id=9"_s));
        QCOMPARE(found.prev.url, QUrl(u"https://a.example/y?min_id=4"_s));
        QCOMPARE(found.prev.minId, u"4"_s);
    }

    void forms()
    {
        QCOMPARE(linksOf("</a?max_id=1>;REL=NEXT").next.maxId, u"1"_s);
        QCOMPARE(linksOf("</a?max_id=1> ; rel = \"last next\"").next.maxId, u"1"_s);
        QCOMPARE(linksOf("</a?max_id=a%2Bb>;rel=next").next.maxId, u"a+b"_s);
        QCOMPARE(linksOf("</a?max_id=1>; rel=next, </b?max_id=2>; rel=next").next.maxId, u"1"_s);
        QCOMPARE(linksOf("<?max_id=7>; rel=next").next.url.path(), u"/api/v1/timelines/home"_s);
        QVERIFY(linksOf("</a>; rel=nextish").next.isEmpty());
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("script") << QByteArray("<javascript:alert(1)>; rel=next");
        QTest::newRow("file") << QByteArray("<file:///etc/passwd>; rel=next");
        QTest::newRow("unclosed") << QByteArray("<https://a.example/; rel=next");
        QTest::newRow("unclosed quote") << QByteArray("<javascript:x>; title=\"; rel=next");
        QTest::newRow("only commas") << QByteArray(100'000, ',');
        QTest::newRow("only brackets") << QByteArray(100'000, '<');
        QTest::newRow("bytes") << QByteArray("<\xff\xfe>; rel=\xff");
        QTest::newRow("no address") << QByteArray("<https://[x/>; rel=next");
    }
    void hostile()
    {
        QFETCH(QByteArray, header);
        QCOMPARE(linksOf(header), Links{});
    }
};

QTEST_GUILESS_MAIN(tst_links)
#include "tst_links.moc"
