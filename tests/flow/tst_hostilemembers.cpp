// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/hostileweb.h"

#include "store/actors.h"
#include "store/prune.h"

using namespace asterism;
using namespace asterism::flow;

namespace {

/// A member "me" of evil.example, who is well known there.
void settle(HostileFixture &fixture)
{
    fixture.evil.runs(u"mastodon"_s);
    fixture.evil.knows(u"me"_s);
    fixture.evil.lookup(fixture.evil.account(u"me"_s));
}

QString actorAt(const QString &user, const QString &host)
{
    return u"https://%1/users/%2"_s.arg(host, user);
}

} // namespace

/// Servers that say of others what is not theirs to say.
class tst_HostileMembers : public QObject {
    Q_OBJECT

    std::unique_ptr<HostileFixture> m_fixture;

    HostileFixture &f() { return *m_fixture; }
    Host &evil() { return m_fixture->evil; }
    Host &good() { return m_fixture->good; }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HostileFixture>(); }
    void cleanup()
    {
        const auto check = f().core.write([](store::CacheTx &tx) { return store::checkCache(tx); });
        QCOMPARE(check ? check->join(u'\n') : sentence(check.error()), QString());
        m_fixture.reset();
    }

    void anApiThatAnswersWithAnother_data();
    void anApiThatAnswersWithAnother();
    void anApiPageOfOthersPosts();
    void idsThatAreNoPathsOfOurs();
    void aBoostOfWhatItsHostDenies();
    void aServerThatBorrowsAnother_data();
    void aServerThatBorrowsAnother();
    void aFeedOfAnotherHost_data();
    void aFeedOfAnotherHost();
    void aFeedBelowItsDomain();
    void feedEntriesOfOthers();
    void anActorWhoIsAnother();
    void outboxItemsOfOthers();
    void outboxNamesItsBoostedAuthors();
    void accountsThatAreGone_data();
    void accountsThatAreGone();
    void accountsWithAMark_data();
    void accountsWithAMark();
};

void tst_HostileMembers::anApiThatAnswersWithAnother_data()
{
    QTest::addColumn<QString>("acct");
    QTest::addColumn<QString>("uri");
    QTest::newRow("of another host")
        << u"victim@good.example"_s << actorAt(u"victim"_s, u"good.example"_s);
    QTest::newRow("its own name, another's uri")
        << u"me"_s << actorAt(u"victim"_s, u"good.example"_s);
    QTest::newRow("another's name, its own uri") << u"victim@good.example"_s << QString();
    QTest::newRow("somebody else of the host") << u"you"_s << actorAt(u"you"_s, u"evil.example"_s);
    QTest::newRow("an account made anew") << u"me"_s << actorAt(u"me-2"_s, u"evil.example"_s);
}

void tst_HostileMembers::anApiThatAnswersWithAnother()
{
    QFETCH(QString, acct);
    QFETCH(QString, uri);
    settleVictim(good());
    evil().runs(u"mastodon"_s);
    evil().knows(u"me"_s);
    QJsonObject account = evil().account(u"me"_s);
    account[u"acct"_s] = acct;
    account[u"uri"_s] = uri;
    evil().lookup(account);
    QJsonObject row = evil().row(u"me"_s, u"1"_s, 10);
    row[u"uri"_s] = good().post(u"forged"_s);
    row[u"account"_s] = account;
    evil().rows({row});
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"unreadable"_s);
    QVERIFY(member.error.contains(u"evil.example"_s));
    QVERIFY(!evil().wasAsked("/api/v1/accounts/1/statuses"));
    QCOMPARE(f().shown(), QStringList());
    QCOMPARE(f().author(good().post(u"forged"_s)), QString());
}

void tst_HostileMembers::anApiPageOfOthersPosts()
{
    settle(f());
    QJsonObject forged = good().row(u"victim"_s, u"forged"_s, 12);
    QJsonObject lent = evil().row(u"me"_s, u"lent"_s, 11);
    lent[u"account"_s] = good().account(u"victim"_s);
    QJsonObject neighbour = evil().row(u"you"_s, u"neighbour"_s, 10);
    evil().rows({forged, lent, neighbour, evil().row(u"me"_s, u"own"_s, 9)});
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"mastodon-api"_s);
    QCOMPARE(f().shown(), QStringList{evil().post(u"own"_s) + u" me@evil.example"_s});
    for (const QString &uri :
        {good().post(u"forged"_s), evil().post(u"lent"_s), evil().post(u"neighbour"_s)}) {
        QCOMPARE(f().author(uri), QString());
    }
}

void tst_HostileMembers::idsThatAreNoPathsOfOurs()
{
    evil().runs(u"mastodon"_s);
    evil().knows(u"me"_s);
    for (const QString &id : {u"../../../users/x"_s, u".."_s, u"a/b?c#d"_s, u"1%2f..%2f2"_s}) {
        evil().lookup(evil().account(u"me"_s, id));
    }
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    for (int i = 0; i < 4; ++i) {
        f().core.pass(dayMs);
        QVERIFY(!f().read().error.isEmpty());
    }
    int asked = 0;
    for (const ScriptedRequest &request : evil().server.requests()) {
        if (request.target.contains("/statuses")) {
            asked += 1;
            QVERIFY2(request.target.startsWith("/api/v1/accounts/"), request.target.constData());
            QVERIFY(!request.target.contains("/../"));
            QCOMPARE(request.target.count('/'), 5);
        }
    }
    QVERIFY(asked >= 4);
}

void tst_HostileMembers::aBoostOfWhatItsHostDenies()
{
    // Told by the API it stands there as not confirmed; the outbox asks the post's own host.
    settle(f());
    QJsonObject wrapper = evil().row(u"me"_s, u"b1"_s, 12);
    wrapper[u"reblog"_s] = good().row(u"victim"_s, u"never"_s, 5);
    evil().rows({wrapper});
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    QCOMPARE(f().read().error, QString());
    const auto told = f().core.find(good().post(u"never"_s));
    QVERIFY(told && !told->confirmed);

    m_fixture = std::make_unique<HostileFixture>();
    settleVictim(good());
    evil().knows(u"me"_s);
    good().json("/posts/v1", good().note(u"victim"_s, u"v1"_s, 10));
    const ScriptedServer inner;
    evil().outbox(u"me"_s,
        {evil().announce(u"me"_s, good().post(u"never"_s), 20),
            evil().announce(u"me"_s, good().post(u"v1"_s), 19),
            evil().announce(u"me"_s, inner.url(u"/posts/1"_s).toString(), 18),
            evil().announce(u"me"_s, u"https://127.0.0.1:%1/p"_s.arg(inner.port()), 17)});
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    QCOMPARE(word(f().read().reader), u"outbox"_s);
    QVERIFY(good().wasAsked("/posts/never"));
    QCOMPARE(f().author(good().post(u"never"_s)), QString());
    QCOMPARE(f().shown().size(), 1);
    QCOMPARE(inner.connections(), 0);
}

void tst_HostileMembers::aServerThatBorrowsAnother_data()
{
    QTest::addColumn<QString>("software");
    QTest::addColumn<bool>("actor");
    for (const char *software : {"mastodon", "misskey"}) {
        QTest::addRow("%s", software) << QString::fromLatin1(software) << true;
        QTest::addRow("%s, no actor", software) << QString::fromLatin1(software) << false;
    }
}

void tst_HostileMembers::aServerThatBorrowsAnother()
{
    // Its NodeInfo leads to an honest server: that one's people are not its own.
    QFETCH(QString, software);
    QFETCH(bool, actor);
    good().runs(software);
    good().lookup(good().account(u"me"_s));
    good().rows({good().row(u"me"_s, u"1"_s, 10)});
    for (const char *path : {"/@me.rss", "/@me.json", "/@me.atom"}) {
        good().feed(path, Host::item(good().post(u"1"_s)));
    }
    evil().redirect("/.well-known/nodeinfo", good().url(u"/.well-known/nodeinfo"_s));
    evil().knows(u"me@evil.example"_s, u"acct:me@evil.example"_s,
        actor ? evil().actor(u"me"_s) : QString(), {profileLink(evil().url(u"/me"_s))});
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"unreadable"_s);
    QVERIFY(member.error.contains(u"evil.example"_s));
    QCOMPARE(f().shown(), QStringList());
    QCOMPARE(f().author(good().post(u"1"_s)), QString());
    // Nor does it lend that one its name.
    const auto instance = f().core.guest(u"good.example"_s);
    QCOMPARE(instance ? instance->instance.accountDomain : QString(), u"good.example"_s);
}

void tst_HostileMembers::aFeedOfAnotherHost_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("actor");
    for (const char *way : {"link", "redirect", "profile page", "profile redirects"}) {
        QTest::addRow("%s", way) << QString::fromLatin1(way) << true;
        QTest::addRow("%s, no actor", way) << QString::fromLatin1(way) << false;
    }
}

void tst_HostileMembers::aFeedOfAnotherHost()
{
    QFETCH(QString, way);
    QFETCH(bool, actor);
    settleVictim(good());
    good().text("/@victim", "text/html",
        "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/@victim.rss\">");
    QString feed = good().url(u"/@victim.rss"_s);
    QString page = evil().url(u"/me"_s);
    if (way == u"redirect") {
        evil().redirect("/me.rss", feed);
        feed = evil().url(u"/me.rss"_s);
    } else if (way == u"profile page") {
        page = good().url(u"/@victim"_s);
        feed.clear();
    } else if (way == u"profile redirects") {
        evil().redirect("/me", good().url(u"/@victim"_s));
        feed.clear();
    }
    QJsonArray links{profileLink(page)};
    if (!feed.isEmpty()) {
        links.append(feedLink(feed));
    }
    evil().knows(u"me@evil.example"_s, u"acct:me@evil.example"_s,
        actor ? evil().actor(u"me"_s) : QString(), links);
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"unreadable"_s);
    QVERIFY(member.error.contains(u"evil.example"_s));
    QCOMPARE(f().shown(), QStringList());
    QCOMPARE(f().author(good().post(u"v1"_s)), QString());
}

void tst_HostileMembers::aFeedBelowItsDomain()
{
    // A blog that no ActivityPub knows: what lies below a handle's host is that one's own.
    Host &people = f().web.host(u"people.example"_s);
    Host &blog = f().web.host(u"blog.people.example"_s);
    people.knows(
        u"ao@people.example"_s, u"acct:ao@people.example"_s, {}, {profileLink(blog.url(u"/"_s))});
    blog.text("/", "text/html",
        "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.xml\">");
    blog.feed("/feed.xml", Host::item(blog.post(u"1"_s)));
    QCOMPARE(kindOf(f().add(u"ao@people.example"_s)), u"ok"_s);
    QCOMPARE(f().read().error, QString());
    QCOMPARE(f().shown(), QStringList{blog.post(u"1"_s) + u" ao@people.example"_s});
}

void tst_HostileMembers::feedEntriesOfOthers()
{
    // A true feed with entries that say they are of somebody else, or of another host.
    settle(f());
    evil().status("/api/v1/accounts/1/statuses", 401);
    evil().knows(u"me@evil.example"_s, u"acct:me@evil.example"_s, evil().actor(u"me"_s),
        {profileLink(good().url(u"/@victim"_s))});
    evil().feed("/@me.rss",
        Host::item(good().post(u"forged"_s))
            + Host::item(evil().post(u"1"_s),
                "<author><name>victim</name><uri>https://good.example/users/victim</uri></author>"
                "<source url=\"https://good.example/@victim.rss\">victim</source>")
            + Host::item(u"https://evil.example@good.example/posts/2"_s)
            + Host::item(u"http://good.example/posts/3"_s));
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"feed"_s);
    QCOMPARE(f().shown(), QStringList{evil().post(u"1"_s) + u" me@evil.example"_s});
    for (const QString &uri : {good().post(u"forged"_s), good().post(u"2"_s),
             u"https://evil.example@good.example/posts/2"_s, u"http://good.example/posts/3"_s}) {
        QCOMPARE(f().author(uri), QString());
    }
}

void tst_HostileMembers::anActorWhoIsAnother()
{
    // Its address leads to another's document, on another host or on its own.
    settleVictim(good());
    evil().outbox(u"you"_s, {evil().note(u"you"_s, u"y1"_s, 10)});
    evil().knows(u"me"_s);
    evil().redirect("/users/me", good().actor(u"victim"_s));
    evil().knows(u"me2"_s);
    evil().redirect("/users/me2", evil().actor(u"you"_s));
    for (const QString &user : {u"me"_s, u"me2"_s}) {
        QCOMPARE(kindOf(f().add(user + u"@evil.example"_s)), u"ok"_s);
    }
    const auto members = f().core.readList(f().list);
    for (const auto &[user, member] : members) {
        QCOMPARE(word(member.reader), u"unreadable"_s);
        QVERIFY(member.error.contains(u"evil.example"_s));
    }
    QCOMPARE(f().shown(), QStringList());
    for (const QString &uri : {good().post(u"v1"_s), evil().post(u"y1"_s)}) {
        QCOMPARE(f().author(uri), QString());
    }
}

void tst_HostileMembers::outboxItemsOfOthers()
{
    settleVictim(good());
    evil().knows(u"me"_s);
    QJsonObject lent = evil().note(u"me"_s, u"lent"_s, 11);
    lent[u"attributedTo"_s] = good().actor(u"victim"_s);
    QJsonObject both = evil().note(u"me"_s, u"both"_s, 10);
    both[u"attributedTo"_s] = QJsonArray{good().actor(u"victim"_s), evil().actor(u"me"_s)};
    // Ids alone: one that leads to another host, and one of somebody else.
    good().json("/posts/v1", good().note(u"victim"_s, u"v1"_s, 10));
    evil().redirect("/posts/byid", good().post(u"v1"_s));
    evil().json("/posts/neighbour", evil().note(u"you"_s, u"neighbour"_s, 9));
    evil().json("/posts/other", evil().note(u"me"_s, u"renamed"_s, 8));
    evil().outbox(u"me"_s,
        {good().note(u"victim"_s, u"forged"_s, 12), lent, both, evil().post(u"byid"_s),
            evil().post(u"neighbour"_s), good().post(u"v1"_s),
            good().announce(u"victim"_s, evil().post(u"both"_s), 7),
            evil().note(u"me"_s, u"own"_s, 6)});
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"outbox"_s);
    QCOMPARE(f().shown(),
        (QStringList{evil().post(u"both"_s) + u" me@evil.example"_s,
            evil().post(u"own"_s) + u" me@evil.example"_s}));
    for (const QString &uri : {good().post(u"forged"_s), evil().post(u"lent"_s),
             good().post(u"v1"_s), evil().post(u"neighbour"_s)}) {
        QCOMPARE(f().author(uri), QString());
    }
}

void tst_HostileMembers::outboxNamesItsBoostedAuthors()
{
    settleVictim(good());
    evil().knows(u"me"_s);
    good().json("/posts/v1", good().note(u"victim"_s, u"v1"_s, 10));
    evil().outbox(u"me"_s, {evil().announce(u"me"_s, good().post(u"v1"_s), 20)});
    // What a third host said of them before counts for nothing.
    const Actor lie{.uri = good().actor(u"victim"_s), .acct = u"impostor@good.example"_s};
    QVERIFY(f().core
                .write([lie](store::CacheTx &tx) -> Result<qint64> {
                    return store::upsertActor(tx, {.host = u"liar.example"_s}, lie);
                })
                .ok());
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    const QString victim = u"victim@good.example "_s + good().actor(u"victim"_s);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(f().read().error, QString());
        QCOMPARE(f().author(good().post(u"v1"_s)), victim);
    }
    // Who is known by now was asked for once.
    const auto &asked = good().server.requests();
    QCOMPARE(std::count_if(asked.begin(), asked.end(),
                 [](const ScriptedRequest &r) { return r.target == "/users/victim"; }),
        1);
}

void tst_HostileMembers::accountsThatAreGone_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("deleted") << 410;
    QTest::newRow("unknown") << 404;
}

void tst_HostileMembers::accountsThatAreGone()
{
    QFETCH(int, status);
    settle(f());
    evil().rows({evil().row(u"me"_s, u"1"_s, 10)});
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    QCOMPARE(f().read().error, QString());
    QCOMPARE(f().shown().size(), 1);
    // From now on nobody there knows them.
    Host &gone = evil();
    for (const char *path :
        {"/api/v1/accounts/lookup", "/api/v1/accounts/1/statuses", "/users/me", "/@me.rss"}) {
        gone.status(path, status);
    }
    gone.status(Host::finger(u"me@evil.example"_s), status);
    for (int i = 0; i < 4; ++i) {
        f().core.pass(dayMs);
        f().read(); // uses up the good answers
    }
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"unreadable"_s);
    QVERIFY(member.error.contains(u"evil.example"_s));
    QVERIFY(member.polled.end != PollEnd::Unanswered); // their server is not away
    QVERIFY(member.polled.failures > 2);
    QCOMPARE(f().shown().size(), 1); // what was read stays
}

void tst_HostileMembers::accountsWithAMark_data()
{
    QTest::addColumn<QString>("mark");
    QTest::addColumn<bool>("readable");
    QTest::newRow("limited") << u"limited"_s << true;
    QTest::newRow("locked") << u"locked"_s << true;
    QTest::newRow("memorial") << u"memorial"_s << true;
    QTest::newRow("suspended") << u"suspended"_s << false;
}

void tst_HostileMembers::accountsWithAMark()
{
    QFETCH(QString, mark);
    QFETCH(bool, readable);
    evil().runs(u"mastodon"_s);
    evil().knows(u"me"_s);
    QJsonObject account = evil().account(u"me"_s);
    account[mark] = true;
    evil().lookup(account);
    QJsonObject row = evil().row(u"me"_s, u"1"_s, 10);
    row[u"account"_s] = account;
    evil().rows(readable ? QJsonArray{row} : QJsonArray());
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), readable ? u"mastodon-api"_s : u"unreadable"_s);
    QCOMPARE(member.error.isEmpty(), readable);
    QCOMPARE(f().shown().size(), readable ? 1 : 0);
}

QTEST_GUILESS_MAIN(tst_HostileMembers)
#include "tst_hostilemembers.moc"
