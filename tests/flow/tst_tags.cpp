// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

using namespace asterism;
using namespace asterism::flow;

/// Posts with several hashtags and without some, whether or not their server can be asked so.
class tst_Tags : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allAndNone_data() { softwares(); }
    void allAndNone();
    void pagesOfOthersLeaveNoGap_data() { softwares(); }
    void pagesOfOthersLeaveNoGap();
    void whatIsMissingIsSaidThoughFewOfItMatch();
    void tagsThatNobodyKnowsFindNothing();
    void anOnlyWishOfTwoServersIsOneRow();

private:
    static void softwares();
    static QString userOf(const QString &software)
    {
        return software == u"snac"_s ? u"kai"_s : u"mei"_s;
    }
};

void tst_Tags::softwares()
{
    QTest::addColumn<QString>("software");
    QTest::newRow("asked for them") << u"mastodon"_s;
    QTest::newRow("only looked through") << u"snac"_s;
}

void tst_Tags::allAndNone()
{
    QFETCH(QString, software);
    CoreFixture fixture;
    const QString host = fixture.host(software);
    const QString user = userOf(software);
    const QString both = fixture.post(user, u"one #tea #cup"_s);
    fixture.post(user, u"two #tea"_s);
    fixture.post(user, u"three #tea #cup #bot"_s);
    const QString shouted = fixture.post(user, u"four #TEA #Cup"_s);
    const Source source = tagSource(u"tea#cup#-bot"_s, host);
    const Session session = *fixture.guest(host);
    QCOMPARE(fixture.refresh(session, source)->news, 2);
    QCOMPARE(fixture.uris(source), QStringList({shouted, both}));
    QCOMPARE(fixture.refresh(session, tagSource(u"tea"_s, host))->rows, 4); // another source
    QCOMPARE(fixture.uris(source), QStringList({shouted, both}));
}

/// Between two looks there are more pages of other posts than of wanted ones.
void tst_Tags::pagesOfOthersLeaveNoGap()
{
    QFETCH(QString, software);
    CoreFixture fixture;
    const QString host = fixture.host(software);
    const QString user = userOf(software);
    const Source source = tagSource(u"tea#-bot"_s, host);
    const Session session = *fixture.guest(host);
    QStringList wanted{fixture.post(user, u"first #tea"_s)};
    QVERIFY(fixture.refresh(session, source).ok());
    for (int i = 0; i < 120; ++i) {
        if (i % 50 == 0) {
            wanted.prepend(fixture.post(user, u"%1 #tea"_s.arg(i)));
        }
        fixture.post(user, u"%1 #tea #bot"_s.arg(i));
    }
    QVERIFY(fixture.refresh(session, source).ok());
    QCOMPARE(fixture.uris(source), wanted);
    // Only others came since: nothing to show, and nothing missing.
    for (int i = 0; i < 60; ++i) {
        fixture.post(user, u"again %1 #tea #bot"_s.arg(i));
    }
    QCOMPARE(fixture.refresh(session, source)->news, 0);
    QCOMPARE(fixture.uris(source), wanted);
}

/// The bound of a catch-up counts what was read, not what was kept.
void tst_Tags::whatIsMissingIsSaidThoughFewOfItMatch()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"snac"_s);
    const Source source = tagSource(u"tea#-bot"_s, host);
    const Session session = *fixture.guest(host);
    const QString first = fixture.post(u"kai"_s, u"first #tea"_s);
    QVERIFY(fixture.refresh(session, source).ok());
    const QString middle = fixture.post(u"kai"_s, u"middle #tea"_s);
    for (int i = 0; i < 600; ++i) {
        fixture.post(u"kai"_s, u"%1 #tea #bot"_s.arg(i));
    }
    const QString last = fixture.post(u"kai"_s, u"last #tea"_s);
    QVERIFY(fixture.refresh(session, source).ok());
    QCOMPARE(fixture.uris(source), QStringList({last, u"gap"_s, first}));
    // The next look leaves it to the reader.
    Server &server = *fixture.sandbox.server(u"snac"_s);
    const QString path = u"/api/v1/timelines/tag/tea"_s;
    const int before = server.requestCount(path);
    QVERIFY(fixture.refresh(session, source).ok());
    QVERIFY2(server.requestCount(path) - before <= 2,
        qPrintable(QString::number(server.requestCount(path) - before)));
    for (int i = 0; i < 20 && !fixture.gaps(source).empty(); ++i) {
        QVERIFY(await(fixture.house->refresher.fillGap(session, fixture.gaps(source).front().id)));
    }
    QCOMPARE(fixture.uris(source), QStringList({last, middle, first}));
}

/// Mastodon passes over a tag that it never met, and so would show everything.
void tst_Tags::tagsThatNobodyKnowsFindNothing()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    fixture.post(u"mei"_s, u"one #tea"_s);
    const Source source = tagSource(u"tea#zzz"_s, host); // "tea" is asked for
    const auto outcome = fixture.refresh(*fixture.guest(host), source);
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QCOMPARE(fixture.uris(source), QStringList());
    QVERIFY(fixture.gaps(source).empty());
}

void tst_Tags::anOnlyWishOfTwoServersIsOneRow()
{
    CoreFixture fixture;
    const QString post = fixture.post(u"mei"_s, u"one #tea #cup"_s);
    fixture.sandbox.federate(post, fixture.sandbox.server(u"snac"_s));
    fixture.post(u"mei"_s, u"two #tea #cup #bot"_s);
    std::vector<Source> column;
    for (const QString &software : {u"mastodon"_s, u"snac"_s}) {
        const QString host = fixture.host(software);
        for (const TagSet &set : tagSets(*tagWish(u"tea cup"_s, {}, u"bot"_s))) {
            column.push_back(tagSource(set, host));
            QVERIFY(fixture.refresh(*fixture.guest(host), column.back()).ok());
        }
    }
    QCOMPARE(column.size(), size_t(4));
    const auto rows = fixture.rows(column);
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows.front().post.post.uri, post);
    QCOMPARE(rows.front().sources.size(), 4);
}

QTEST_GUILESS_MAIN(tst_Tags)
#include "tst_tags.moc"
