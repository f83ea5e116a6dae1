// SPDX-License-Identifier: GPL-3.0-or-later
#include "corefixture.h"

#include "sync/filters.h"
#include "sync/history.h"

#include <QSignalSpy>

using namespace asterism;
using namespace asterism::flow;

namespace {

DraftFilter filterOf(const QString &title, const QString &word, const QString &action)
{
    return {.title = title, .keywords = {word}, .action = action};
}

} // namespace

/// Each account's filters are honoured on what it was shown, whoever does the filtering.
class tst_filtering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CoreFixture>();
        QVERIFY(m_fixture->isReady());
    }
    void cleanup()
    {
        m_filters.reset();
        m_fixture.reset();
    }

    void theServersWordCounts_data() { softwares(); }
    void theServersWordCounts()
    {
        QFETCH(QString, user);
        open();
        Sandbox &sandbox = m_fixture->sandbox;
        QVERIFY(sandbox.setFilters(user,
            {filterOf(u"birds"_s, u"crow"_s, u"hide"_s), filterOf(u"fish"_s, u"cod"_s, u"warn"_s),
                filterOf(u"cats"_s, u"paw"_s, u"blur"_s)}));
        const Account account = signIn(user);
        const QStringList uris = posts(user);
        QVERIFY(m_fixture->refreshHome(account)); // the client knows no filters yet
        check(account, uris);
    }

    /// Pleroma and its kin: version 1, and no word about any post.
    void theClientFiltersWhereTheServerDoesNot_data() { softwares(); }
    void theClientFiltersWhereTheServerDoesNot()
    {
        QFETCH(QString, user);
        open();
        Server *server = m_fixture->sandbox.serverOf(user);
        server->addFault(
            {.kind = Fault::Kind::Status, .path = u"/api/v2/filters"_s, .status = 404});
        m_fixture->sandbox.setFilters(user,
            {filterOf(u"birds"_s, u"crow"_s, u"hide"_s), filterOf(u"fish"_s, u"cod"_s, u"warn"_s)},
            false);
        const Account account = signIn(user);
        QVERIFY(await(m_filters->ensure(account)));
        QCOMPARE(server->requestCount(u"/api/v1/filters"_s), 1);
        QVERIFY(await(m_filters->renew(account)));
        QCOMPARE(server->requestCount(u"/api/v2/filters"_s), 1); // it is known to be missing
        QCOMPARE(server->requestCount(u"/api/v1/filters"_s), 2);
        const QStringList uris = posts(user);
        QVERIFY(m_fixture->refreshHome(account));
        const auto rows = m_fixture->rows(home(account));
        QCOMPARE(verdict(rows, uris[0]), u"(not there)"_s); // irreversible
        QCOMPARE(verdict(rows, uris[1]), u"warn cod"_s); // version 1 knows phrases, no titles
        QCOMPARE(verdict(rows, uris[3]), u"shown"_s);
    }

    void whatWasReadIsJudgedAgain()
    {
        const QString user = u"ao"_s;
        open();
        const Account account = signIn(user);
        QVERIFY(await(m_filters->ensure(account)));
        const QStringList uris = posts(user);
        QVERIFY(m_fixture->refreshHome(account));
        QCOMPARE(verdict(m_fixture->rows(home(account)), uris[0]), u"shown"_s);
        m_fixture->sandbox.setFilters(user,
            {filterOf(u"birds"_s, u"crow"_s, u"hide"_s), filterOf(u"fish"_s, u"cod"_s, u"warn"_s),
                filterOf(u"cats"_s, u"paw"_s, u"blur"_s)});
        QVERIFY(await(m_filters->ensure(account)));
        // Within the hour nobody is asked without need.
        QCOMPARE(verdict(m_fixture->rows(home(account)), uris[0]), u"shown"_s);
        QVERIFY(await(m_filters->renew(account)));
        check(account, uris);
        m_fixture->sandbox.setFilters(user, {filterOf(u"fish"_s, u"cod"_s, u"hide"_s)});
        m_fixture->pass(hourMs);
        QVERIFY(await(m_filters->ensure(account)));
        const auto rows = m_fixture->rows(home(account));
        QCOMPARE(verdict(rows, uris[0]), u"shown"_s);
        QCOMPARE(verdict(rows, uris[1]), u"(not there)"_s);
    }

    void singlePostsAndTimesThatEnd()
    {
        const QString user = u"ao"_s;
        open();
        const Account account = signIn(user);
        const QStringList uris = posts(user);
        QVERIFY(m_fixture->refreshHome(account));
        DraftFilter one{.title = u"that one"_s, .action = u"hide"_s};
        one.posts = {uris[3]};
        one.expiresAt = m_fixture->clock.now() + 10 * minuteMs;
        m_fixture->sandbox.setFilters(user, {one}, false);
        QVERIFY(await(m_filters->renew(account)));
        QCOMPARE(verdict(m_fixture->rows(home(account)), uris[3]), u"(not there)"_s);
        QCOMPARE(verdict(m_fixture->rows(home(account)), uris[1]), u"shown"_s);
        m_fixture->pass(10 * minuteMs);
        QSignalSpy told(&m_fixture->house->core.store, &store::Store::committed);
        QVERIFY(await(m_filters->ensure(account)));
        QCOMPARE(verdict(m_fixture->rows(home(account)), uris[3]), u"shown"_s);
        QTRY_VERIFY(!told.isEmpty()); // a column that is open hears of it
    }

    /// An own post is not filtered, and another account's filter does not reach into this home.
    void whoseFilterItIs()
    {
        open();
        Sandbox &sandbox = m_fixture->sandbox;
        const Account ao = signIn(u"ao"_s);
        const Account mei = signIn(u"mei"_s);
        sandbox.follow(u"mei"_s, u"ao"_s);
        sandbox.setFilters(u"ao"_s, {filterOf(u"birds"_s, u"crow"_s, u"hide"_s)}, false);
        QVERIFY(await(m_filters->ensure(ao)));
        QVERIFY(await(m_filters->ensure(mei)));
        const QString own = m_fixture->post(u"ao"_s, u"my crow"_s);
        QVERIFY(m_fixture->refreshHome(ao));
        QVERIFY(m_fixture->refreshHome(mei));
        QCOMPARE(verdict(m_fixture->rows(home(ao)), own), u"shown"_s);
        sandbox.setFilters(u"mei"_s, {filterOf(u"crows"_s, u"crow"_s, u"warn"_s)}, false);
        QVERIFY(await(m_filters->renew(mei)));
        QCOMPARE(verdict(m_fixture->rows(home(ao)), own), u"shown"_s);
        QCOMPARE(verdict(m_fixture->rows(home(mei)), own), u"warn crows"_s);
        // In one column the strictest account's word is the row's.
        QCOMPARE(verdict(m_fixture->rows({home(ao), home(mei)}), own), u"warn crows"_s);
    }

    void nextTimeTheyAreKnownAtOnce()
    {
        const QString user = u"ao"_s;
        open();
        m_fixture->sandbox.setFilters(user, {filterOf(u"birds"_s, u"crow"_s, u"hide"_s)}, false);
        const Account account = signIn(user);
        QVERIFY(await(m_filters->ensure(account)));
        const int asked = m_fixture->sandbox.serverOf(user)->requestCount(u"/api/v2/filters"_s);
        m_filters.reset();
        m_fixture->open();
        open();
        QVERIFY(await(m_filters->load()));
        const QStringList uris = posts(user);
        QVERIFY(m_fixture->refreshHome(account));
        QCOMPARE(verdict(m_fixture->rows(home(account)), uris[0]), u"(not there)"_s);
        QVERIFY(await(m_filters->ensure(account)));
        QCOMPARE(m_fixture->sandbox.serverOf(user)->requestCount(u"/api/v2/filters"_s), asked);
    }

    void aServerThatFailsChangesNothing()
    {
        const QString user = u"ao"_s;
        open();
        m_fixture->sandbox.setFilters(user, {filterOf(u"birds"_s, u"crow"_s, u"hide"_s)}, false);
        const Account account = signIn(user);
        QVERIFY(await(m_filters->ensure(account)));
        const QStringList uris = posts(user);
        QVERIFY(m_fixture->refreshHome(account));
        m_fixture->sandbox.serverOf(user)->addFault(
            {.kind = Fault::Kind::Status, .path = u"/api/v2/filters"_s, .status = 500});
        QCOMPARE(kindOf(await(m_filters->renew(account))), u"network"_s);
        QCOMPARE(verdict(m_fixture->rows(home(account)), uris[0]), u"(not there)"_s);
    }

    void aThreadLeavesHiddenAnswersOut()
    {
        const QString user = u"ao"_s;
        open();
        m_fixture->sandbox.setFilters(user, {filterOf(u"birds"_s, u"crow"_s, u"hide"_s)});
        const Account account = signIn(user);
        const QString root = m_fixture->post(user, u"what is black?"_s);
        m_fixture->post(u"mei"_s, PostDraft{.text = u"a crow"_s, .replyTo = root});
        const QString coal =
            m_fixture->post(u"hal"_s, PostDraft{.text = u"coal"_s, .replyTo = root});
        QVERIFY(m_fixture->refreshHome(account));
        QVERIFY(await(m_fixture->house->threads.fetch(root)));
        const auto thread = await(m_fixture->house->threads.cached(root));
        QVERIFY(thread);
        QCOMPARE(thread->descendants.size(), size_t(1));
        QCOMPARE(thread->descendants[0].post.post.uri, coal);
    }

    void whatAPostWasBefore()
    {
        open();
        History history(m_fixture->house->core, m_fixture->house->sessions);
        const Account account = signIn(u"yuki"_s);
        m_fixture->sandbox.follow(u"yuki"_s, u"ao"_s);
        const QString uri = m_fixture->post(u"ao"_s, u"frist words"_s);
        m_fixture->pass(minuteMs);
        m_fixture->sandbox.edit(uri, u"first words"_s);
        m_fixture->pass(minuteMs);
        m_fixture->sandbox.edit(uri, PostDraft{.text = u"first words"_s, .cw = u"words"_s});
        QVERIFY(m_fixture->refreshHome(account));
        const auto versions = await(history.fetch(uri));
        QVERIFY2(versions.ok(), versions ? "" : qPrintable(sentence(versions.error())));
        QCOMPARE(versions->size(), size_t(3));
        QCOMPARE((*versions)[0].text, u"frist words"_s);
        QCOMPARE((*versions)[1].text, u"first words"_s);
        QCOMPARE((*versions)[1].item.post.warning, QString());
        QCOMPARE((*versions)[2].item.post.warning, u"words"_s);
        QVERIFY((*versions)[0].item.post.createdAt < (*versions)[1].item.post.createdAt);
        QCOMPARE(kindOf(await(history.fetch(u"https://nowhere.example/1"_s))), u"not-found"_s);
    }

    /// snac keeps none: the origin is asked as a guest, and where that cannot be, a sentence says
    /// so.
    void whereNobodyKeepsIt()
    {
        open();
        History history(m_fixture->house->core, m_fixture->house->sessions);
        const Account account = signIn(u"sora"_s);
        const QString uri = m_fixture->post(u"sora"_s, u"words"_s);
        m_fixture->sandbox.edit(uri, u"other words"_s);
        QVERIFY(m_fixture->refreshHome(account));
        QCOMPARE(kindOf(await(history.fetch(uri))), u"not-found"_s);
    }

    /// A server without the call is asked once a day, and blamed for nothing.
    void whereTheCallIsMissing()
    {
        open();
        History history(m_fixture->house->core, m_fixture->house->sessions);
        const Account account = signIn(u"ao"_s);
        const QString uri = m_fixture->post(u"ao"_s, u"words"_s);
        m_fixture->pass(minuteMs);
        m_fixture->sandbox.edit(uri, u"other words"_s);
        QVERIFY(m_fixture->refreshHome(account));
        Server *server = m_fixture->sandbox.serverOf(u"ao"_s);
        server->addFault(
            {.kind = Fault::Kind::Status, .path = u"/api/v1/statuses/*"_s, .status = 501});
        const int before = server->requestCount(u"/api/v1/statuses/*"_s);
        QCOMPARE(kindOf(await(history.fetch(uri))), u"not-found"_s);
        QCOMPARE(kindOf(await(history.fetch(uri))), u"not-found"_s);
        QCOMPARE(server->requestCount(u"/api/v1/statuses/*"_s), before + 1);
    }

private:
    static void softwares()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
    }
    void open()
    {
        m_filters = std::make_unique<Filters>(m_fixture->house->core, m_fixture->house->sessions);
    }
    Account signIn(const QString &user)
    {
        const auto account = m_fixture->signIn(user);
        return account ? *account : Account{};
    }
    /// Somebody whom the user follows says four things.
    QStringList posts(const QString &user)
    {
        m_fixture->sandbox.follow(user, u"hal"_s);
        return {m_fixture->post(u"hal"_s, u"A CROW is here"_s),
            m_fixture->post(u"hal"_s, u"one cod"_s), m_fixture->post(u"hal"_s, u"its paw"_s),
            m_fixture->post(u"hal"_s, u"nothing of all that"_s)};
    }
    static Source home(const Account &account) { return homeSource(account.id, account.host); }
    static QString verdict(const std::vector<store::TimelineRow> &rows, const QString &uri)
    {
        for (const store::TimelineRow &row : rows) {
            if (row.post.post.uri == uri) {
                static const QStringList words{u"shown"_s, u"blur"_s, u"warn"_s, u"hide"_s};
                const QString word = words[int(row.filtered.action)];
                return row.filtered.titles.isEmpty() ? word
                                                     : word + u' ' + row.filtered.titles.join(u',');
            }
        }
        return u"(not there)"_s;
    }
    void check(const Account &account, const QStringList &uris)
    {
        const auto rows = m_fixture->rows(home(account));
        QCOMPARE(verdict(rows, uris[0]), u"(not there)"_s);
        QCOMPARE(verdict(rows, uris[1]), u"warn fish"_s);
        QCOMPARE(verdict(rows, uris[2]), u"blur cats"_s);
        QCOMPARE(verdict(rows, uris[3]), u"shown"_s);
    }

    std::unique_ptr<CoreFixture> m_fixture;
    std::unique_ptr<Filters> m_filters;
};

QTEST_GUILESS_MAIN(tst_filtering)
#include "tst_filtering.moc"
