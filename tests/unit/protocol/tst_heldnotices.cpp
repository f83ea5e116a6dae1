// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance mastodon43()
{
    Instance instance = at(u"mastodon"_s, u"4.3.0"_s);
    instance.mastodonApi = 2;
    return instance;
}

Result<HeldCounts> heldCountsIn(const QByteArray &json)
{
    return familyFor(mastodon43())->decodeHeldCounts(mastodon43(), answered(json));
}

Result<HeldPage> heldIn(
    const QByteArray &json, const QByteArray &link = {}, const PageSpec &spec = {})
{
    return familyFor(mastodon43())->decodeHeldPeople(mastodon43(), answered(json, 200, link), spec);
}

QByteArray heldRow(const QByteArray &id, const QByteArray &rest)
{
    return "{'id':'" + id
        + "','created_at':'2026-11-22T12:00:00.000Z',"
          "'account':{'id':'7','acct':'mei@b.example','username':'mei',"
          "'url':'https://b.example/@mei'},"
        + rest + '}';
}

} // namespace

/// What the settings of an account keep from it, as Mastodon 4.3 tells that.
class tst_heldnotices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whoever is older, and whoever only speaks the same API, is not asked.
    void whoKeepsAnythingBack()
    {
        QVERIFY(capabilities(mastodon43()).heldNotices);
        for (const Instance &other :
            {at(u"mastodon"_s, u"4.2.0"_s), at(u"gotosocial"_s, u"0.19.0"_s), at(u"akkoma"_s),
                at(u"pixelfed"_s), at(u"misskey"_s), at(u"fedibird"_s)}) {
            QVERIFY2(!capabilities(other).heldNotices, qPrintable(other.software));
        }
    }

    void asking()
    {
        const Instance instance = mastodon43();
        const Family &family = *familyFor(instance);
        QCOMPARE(lineOf(family.heldCounts(instance)), u"GET v2/notifications/policy"_s);
        QCOMPARE(lineOf(family.heldPeople(instance, {.maxId = u"a&b"_s, .limit = 500})),
            u"GET v1/notifications/requests?max_id=a%26b&limit=80"_s);
        QCOMPARE(lineOf(family.answerHeld(instance, u"a/b"_s, true)),
            u"POST v1/notifications/requests/a%2Fb/accept"_s);
        QCOMPARE(lineOf(family.answerHeld(instance, u"5"_s, false)),
            u"POST v1/notifications/requests/5/dismiss"_s);
        const QString by = lineOf(family.noticesBy(instance, u"7&x"_s, {}));
        QVERIFY2(by.startsWith(u"GET v1/notifications?"_s), qPrintable(by));
        QVERIFY2(by.contains(u"account_id=7%26x&include_filtered=true"_s), qPrintable(by));
        QVERIFY2(!by.contains(u"max_id"_s), qPrintable(by));
        const QString below = lineOf(family.noticesBy(instance, u"7"_s, u"9&x"_s));
        QVERIFY2(below.contains(u"max_id=9%26x"_s), qPrintable(below));
        QVERIFY2(below.contains(u"account_id=7&include_filtered=true"_s), qPrintable(below));
        const Instance other = at(u"gotosocial"_s);
        QCOMPARE(lineOf(familyFor(other)->heldCounts(other)), u"usage"_s);
        QCOMPARE(lineOf(familyFor(other)->heldPeople(other, {})), u"usage"_s);
        QCOMPARE(lineOf(familyFor(other)->answerHeld(other, u"5"_s, true)), u"usage"_s);
    }

    /// Numbers since the second version of the policy, texts before.
    void counts()
    {
        const auto counted = heldCountsIn("{'for_not_following':'filter','summary':"
                                          "{'pending_requests_count':3,"
                                          "'pending_notifications_count':'17'}}");
        QVERIFY(counted);
        QCOMPARE(counted->people, 3);
        QCOMPARE(counted->notices, 17);
        for (const char *strange : {"{}", "{'summary':null}", "{'summary':[3]}",
                 "{'summary':{'pending_requests_count':-4}}",
                 "{'summary':{'pending_requests_count':{}}}"}) {
            const auto none = heldCountsIn(strange);
            QVERIFY2(none, strange);
            QCOMPARE(none->people, 0);
        }
        QCOMPARE(
            heldCountsIn("{'summary':{'pending_requests_count':9000000000}}")->people, 1'000'000);
        QCOMPARE(heldCountsIn("[]").error().kind, ErrorKind::BadAnswer);
    }

    void pages()
    {
        const auto page = heldIn('[' + heldRow("55", "'notifications_count':'2','last_status':null")
                + ',' + heldRow("54", "'notifications_count':{},'last_status':{'id':'1'}") + ']',
            "<https://evil.example/api/v1/notifications/requests?max_id=54>; rel=\"next\"");
        QVERIFY(page);
        QCOMPARE(page->people.size(), size_t(2));
        QCOMPARE(page->people[0].id, u"55"_s);
        QCOMPARE(page->people[0].person.acct, u"mei@b.example"_s);
        QCOMPARE(page->people[0].notices, 2);
        QVERIFY(!page->people[0].last);
        QCOMPARE(page->people[1].notices, 0);
        QVERIFY(!page->people[1].last); // it makes no sense, and takes nobody with it
        QCOMPARE(page->older, u"54"_s);
        const auto again = heldIn('[' + heldRow("54", "'last_status':null") + ']',
            "<https://a.example/api/v1/notifications/requests?max_id=54>; rel=\"next\"",
            {.maxId = u"54"_s});
        QVERIFY(again && again->older.isEmpty()); // a page that names itself
        QVERIFY(heldIn("[]")->older.isEmpty());
    }

    void lastPost()
    {
        const auto page = heldIn('['
            + heldRow("55",
                "'last_status':{'id':'9','uri':'https://b.example/9','content':'<p>hi</p>',"
                "'created_at':'2026-11-22T12:00:00.000Z','visibility':'public',"
                "'account':{'id':'7','acct':'mei@b.example','username':'mei'}}")
            + ']');
        QVERIFY(page && page->people.size() == 1 && page->people[0].last);
        QCOMPARE(page->people[0].last->uri, u"https://b.example/9"_s);
    }

    void strangePages()
    {
        const auto strange = heldIn("[null,{},[],7,{'id':'1','account':{}},{'account':{'id':'7',"
                                    "'acct':'mei'}},{'id':{},'account':{'id':'7','acct':'mei'}}]");
        QVERIFY(strange);
        QVERIFY(strange->people.empty());
        QCOMPARE(strange->skipped, 7);
        const auto endless = heldIn('[' + heldRow(QByteArray(5000, 'x'), "'last_status':[]") + ']');
        QVERIFY(endless && endless->people.empty());
        QByteArrayList rows;
        for (int i = 0; i < 1000; ++i) {
            rows << heldRow(QByteArray::number(i), "'last_status':null");
        }
        QCOMPARE(heldIn('[' + rows.join(',') + ']')->people.size(), size_t(200));
        QCOMPARE(heldIn("{}").error().kind, ErrorKind::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(tst_heldnotices)
#include "tst_heldnotices.moc"
