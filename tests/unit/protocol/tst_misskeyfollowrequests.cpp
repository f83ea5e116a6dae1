// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "mutations.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Result<PeoplePage> wantingIn(const Response &response, const PageSpec &spec = {})
{
    const Instance instance = recordedMisskey();
    return familyFor(instance)->decodeFollowRequests(instance, response, spec);
}

Response requestRows(const QStringList &ids)
{
    QJsonArray rows;
    for (const QString &id : ids) {
        const QJsonObject follower{
            {u"id"_s, u"u"_s + id}, {u"username"_s, u"of"_s + id}, {u"host"_s, u"b.example"_s}};
        rows.append(QJsonObject{{u"id"_s, id}, {u"follower"_s, follower}});
    }
    return answerOf(rows, u"https://misskey.test/api/following/requests/list"_s);
}

/// "acct …, older".
QString summary(const Result<PeoplePage> &page)
{
    if (!page) {
        return word(page.error().kind);
    }
    QStringList accts;
    for (const Actor &actor : page->people) {
        accts << actor.acct;
    }
    return accts.join(u' ') + u", "_s + page->older;
}

} // namespace

/// Who wants to follow an account at Misskey.
class tst_misskeyfollowrequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests()
    {
        const Instance instance = recordedMisskey();
        const auto line = [&instance](const PageSpec &spec) {
            return misskeyLine(familyFor(instance)->followRequests(instance, spec));
        };
        QCOMPARE(line({.limit = 80}), u"following/requests/list {\"limit\":80}"_s);
        QCOMPARE(line({.maxId = u"5"_s, .limit = 400}),
            u"following/requests/list {\"limit\":100,\"untilId\":\"5\"}"_s);
    }

    void recordedPage()
    {
        const auto page = wantingIn(misskeyAnswer("following_requests_list.json"));
        QVERIFY(page);
        QCOMPARE(summary(page), u"kanri@misskey.test, atvjfqwsya010011"_s);
        QCOMPARE(page->people.front().localId, u"atvje9zyya010001"_s);
        QCOMPARE(page->skipped, 0);
    }

    void pages()
    {
        QCOMPARE(
            summary(wantingIn(requestRows({u"9"_s, u"8"_s}))), u"of9@b.example of8@b.example, 8"_s);
        QCOMPARE(summary(wantingIn(requestRows({}))), u", "_s);
        QCOMPARE(
            summary(wantingIn(requestRows({u"7"_s}), {.maxId = u"8"_s})), u"of7@b.example, 7"_s);
    }

    /// Older servers tell all of them, whatever page is asked for.
    void withoutPages()
    {
        const Response all = requestRows({u"9"_s, u"8"_s});
        QCOMPARE(summary(wantingIn(all, {.maxId = u"8"_s})), u", "_s);
        QCOMPARE(summary(wantingIn(all, {.maxId = u"9"_s})), u"of8@b.example, 8"_s);
    }

    void refusals()
    {
        QCOMPARE(
            summary(wantingIn(misskeyAnswer("error_permission_denied.json", 403))), u"forbidden"_s);
        QCOMPARE(summary(wantingIn(misskeyAnswer("error_unknown_endpoint.json", 404))), u"usage"_s);
        QCOMPARE(summary(wantingIn(misskeyAnswer("i.json"))), u"bad-answer"_s);
    }

    void strangeRows()
    {
        int tried = 0;
        const QJsonArray rows = fixtureArray("misskey/following_requests_list.json");
        forEachMutant(rows, [&tried](const QJsonValue &mutant) {
            const auto page = wantingIn(answerOf(mutant.toArray(), u"https://misskey.test/"_s));
            QVERIFY(page);
            QVERIFY(page->people.size() + size_t(page->skipped) <= 2);
            for (const Actor &actor : page->people) {
                QVERIFY(!actor.localId.isEmpty() && actor.acct.contains(u'@'));
            }
            QVERIFY(page->older.size() <= 100);
            ++tried;
        });
        QVERIFY2(tried > 100, qPrintable(QString::number(tried)));
        QStringList endless;
        for (int i = 0; i < 20'000; ++i) {
            endless << QString::number(100'000 - i);
        }
        const auto page = wantingIn(requestRows(endless));
        QVERIFY(page && page->people.size() == 5000);
    }
};

QTEST_GUILESS_MAIN(tst_misskeyfollowrequests)
#include "tst_misskeyfollowrequests.moc"
