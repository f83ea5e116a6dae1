// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "store/timeline.h"
#include "sync/findtargets.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray searchedAt = "/api/v2/search";
const QString soughtUri = u"https://b.example/p/1"_s;

QByteArray foundStatus(const QByteArray &mayQuote)
{
    return quoted(
        "{'accounts':[],'hashtags':[],'statuses':[{'id':'5','uri':'https://b.example/p/1',"
        "'created_at':'2026-11-22','content':'<p>tea</p>','favourited':true,"
        "'quote_approval':{'automatic':[],'manual':[],'current_user':'"
        + mayQuote
        + "'},'account':{'id':'1','acct':'ao@b.example',"
          "'uri':'https://b.example/users/ao'}}]}");
}

Result<FoundTargets> targetsOf(AccountFixture &fixture, bool anew = false)
{
    return awaitedResult(findTargets(*fixture.core, *fixture.sessions,
        fixture.session(u"mastodon"_s), {PostName{.uri = soughtUri}}, {}, anew));
}

/// What the cache knows of the account before the post.
std::optional<ViewerState> keptView(AccountFixture &fixture)
{
    const auto kept = awaitedResult(fixture.core->store.readCache(
        [](store::CacheTx &tx) -> Result<std::vector<store::AccountView>> {
            const auto post = store::postByUri(tx, soughtUri);
            return post && *post ? store::viewersOf(tx, (*post)->row)
                                 : std::vector<store::AccountView>();
        }));
    return kept && !kept->empty() ? std::optional(kept->front().state) : std::nullopt;
}

} // namespace

/// What an action names, as the account's server calls it, and what comes of asking.
class tst_findtargets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatMayNotBeQuoted_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<bool>("may");
        QTest::addColumn<int>("kept");
        QTest::newRow("automatic") << "automatic"_ba << true << int(Permission::Yes);
        QTest::newRow("manual") << "manual"_ba << true << int(Permission::AfterApproval);
        QTest::newRow("denied") << "denied"_ba << false << int(Permission::No);
        QTest::newRow("unheard of") << "maybe"_ba << true << int(Permission::Untold);
    }
    void whatMayNotBeQuoted()
    {
        QFETCH(QByteArray, word);
        QFETCH(bool, may);
        AccountFixture fixture;
        fixture.server.on(searchedAt, scriptedJson(foundStatus(word)));
        const auto found = targetsOf(fixture);
        QVERIFY(found.ok());
        QCOMPARE(found->posts, QStringList{u"5"_s});
        QCOMPARE(found->unquotable, may ? QStringList() : QStringList{u"5"_s});
        QVERIFY(!found->remembered);
        const auto view = keptView(fixture);
        QVERIFY(view && view->favourited);
        QTEST(int(view->quote), "kept");
    }

    /// Then the cache has its id, and nobody is asked again, unless it is to be had anew.
    void theSecondTime()
    {
        AccountFixture fixture;
        fixture.server.on(searchedAt, scriptedJson(foundStatus("denied")));
        QVERIFY(targetsOf(fixture).ok());
        const auto again = targetsOf(fixture);
        QVERIFY(again.ok() && again->remembered);
        QCOMPARE(again->unquotable, QStringList());
        QCOMPARE(fixture.server.requests().size(), 1);
        QVERIFY(targetsOf(fixture, true).ok());
        QCOMPARE(fixture.server.requests().size(), 2);
    }

    void notThere()
    {
        AccountFixture fixture;
        fixture.server.on(searchedAt, scriptedJson(R"({"accounts":[],"statuses":[]})"));
        const auto found = targetsOf(fixture);
        QCOMPARE(found.ok() ? QString() : word(found.error().kind), u"not-found"_s);
        QVERIFY(!keptView(fixture));
    }

    void refused()
    {
        AccountFixture fixture;
        fixture.server.on(searchedAt, scriptedJson(R"({"error":"Not for you"})", 403));
        const auto found = targetsOf(fixture);
        QCOMPARE(found.ok() ? QString() : word(found.error().kind), u"forbidden"_s);
        QVERIFY(!keptView(fixture));
    }
};

QTEST_GUILESS_MAIN(tst_findtargets)
#include "tst_findtargets.moc"
