// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "migration/csv/people.h"

#include <algorithm>

using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr auto deadHost = "127.0.0.1:9"; // nobody listens there

using Results = std::vector<AddResult>;

int count(const Results &results, AddEnd end)
{
    return int(std::ranges::count(results, end, &AddResult::end));
}

QStringList failures(const Results &results, ErrorKind kind)
{
    QStringList handles;
    for (const AddResult &result : results) {
        if (result.end == AddEnd::NotAdded && result.error.kind == kind) {
            handles << result.handle;
        }
    }
    return handles;
}

std::vector<ToAdd> wanted(CoreFixture &fixture, const QStringList &handles)
{
    std::vector<ToAdd> people;
    for (const QString &handle : handles) {
        people.push_back({.handle = fixture.typed(handle)});
    }
    return people;
}

QStringList someOf(const Server *server, int first, int many)
{
    QStringList handles = server->handles();
    handles.sort();
    return handles.mid(first, many);
}

QStringList numbered(const QString &pattern, int many)
{
    QStringList texts;
    for (int i = 0; i < many; ++i) {
        texts << pattern.arg(i);
    }
    return texts;
}

/// 300 of them, as somebody collects them.
struct Pasted300 {
    explicit Pasted300(const CoreFixture &fixture)
    {
        for (const QString &software : {u"mastodon"_s, u"gotosocial"_s, u"snac"_s}) {
            good << someOf(fixture.sandbox.server(software), 0, 70);
        }
        const Server *mastodon = fixture.sandbox.server(u"mastodon"_s);
        for (const QString &handle : someOf(mastodon, 70, 10)) {
            pages << mastodon->baseUrl() + u"/@"_s + handle.section(u'@', 0, 0);
        }
        unknown = numbered(u"@nobody%1@"_s + fixture.host(u"gotosocial"_s), 20);
        dead = numbered(u"@somebody%1@"_s + QString::fromLatin1(deadHost), 30);
        typos =
            QStringList{u"@mei"_s, u"mei@"_s, u"nobody_at.example"_s} + numbered(u"@x%1@y"_s, 7);
        twice = good.mid(0, 20);
    }

    QString text() const { return (good + pages + unknown + dead + typos + twice).join(u'\n'); }

    QStringList good;
    QStringList pages;
    QStringList unknown;
    QStringList dead;
    QStringList typos;
    QStringList twice;
};

} // namespace

class tst_bulkadd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeHundredWithMistakes()
    {
        CoreFixture fixture({.people = 330, .postsPerServer = 0});
        QVERIFY(fixture.isReady());
        const Pasted300 pasted(fixture);
        QCOMPARE(pasted.text().count(u'\n') + 1, 300);
        const auto named = csv::readPeople(pasted.text().toUtf8());
        QVERIFY(named.ok());
        QCOMPARE(int(named->bad.size()), 10);
        QCOMPARE(int(named->repeated.size()), 20);
        QStringList handles;
        for (const csv::NamedPerson &person : named->people) {
            handles << person.who;
        }
        const List list = *fixture.makeList(u"all"_s, {});
        auto *adding = fixture.house->lists.addMany(list.id, wanted(fixture, handles));
        int told = 0;
        adding->onProgress([&](int done) { told = done; });
        const auto results = await(adding->future());
        QVERIFY2(results.ok(), qPrintable(results ? QString() : sentence(results.error())));
        QCOMPARE(int(results->size()), 270);
        QCOMPARE(told, 270);
        QCOMPARE(count(*results, AddEnd::Added), 220);
        QCOMPARE(failures(*results, ErrorKind::NotFound), pasted.unknown);
        QCOMPARE(failures(*results, ErrorKind::Network), pasted.dead);
        for (const AddResult &result : *results) {
            QCOMPARE(result.end == AddEnd::NotAdded, sentence(result.error).contains(u"127"_s));
        }
        QCOMPARE(int(await(fixture.house->lists.members(list))->size()), 220);
    }

    /// What is waited for in vain is waited for once, and the others go on.
    void aSilentHostCostsOnePatience()
    {
        CoreFixture fixture({.people = 120, .postsPerServer = 0});
        Server *silent = fixture.sandbox.server(u"gotosocial"_s);
        silent->addFault({.kind = Fault::Kind::HalfOpen});
        const QStringList there = someOf(silent, 0, 25);
        const QStringList others = someOf(fixture.sandbox.server(u"mastodon"_s), 0, 10);
        QCOMPARE(there.size() + others.size(), 35);
        const List list = *fixture.makeList(u"all"_s, {});
        auto *adding = fixture.house->lists.addMany(
            list.id, wanted(fixture, there + others), {.patienceMs = 300});
        const auto results = await(adding->future());
        QVERIFY(results.ok());
        QCOMPARE(failures(*results, ErrorKind::Timeout), there);
        QCOMPARE(count(*results, AddEnd::Added), 10);
        QCOMPARE(silent->requestCount(u"/.well-known/webfinger"_s), 1);
    }

    void limitedHostsAreLeftAlone()
    {
        CoreFixture fixture({.people = 120, .postsPerServer = 0});
        Server *server = fixture.sandbox.server(u"mastodon"_s);
        server->addFault({.kind = Fault::Kind::RateLimited});
        const List list = *fixture.makeList(u"all"_s, {});
        const QStringList there = someOf(server, 0, 10);
        const auto results =
            await(fixture.house->lists.addMany(list.id, wanted(fixture, there))->future());
        QVERIFY(results.ok());
        QCOMPARE(failures(*results, ErrorKind::RateLimited), there);
        QCOMPARE(int(server->requestLog().size()), 1);
    }

    void cancelled()
    {
        CoreFixture fixture({.people = 120, .postsPerServer = 0});
        const QStringList handles = someOf(fixture.sandbox.server(u"mastodon"_s), 0, 30);
        const List list = *fixture.makeList(u"all"_s, {});
        const std::vector<ToAdd> people = wanted(fixture, handles);
        auto *adding = fixture.house->lists.addMany(list.id, people);
        adding->onProgress({});
        adding->cancel();
        const auto first = await(adding->future());
        QVERIFY(first.ok());
        QCOMPARE(count(*first, AddEnd::Added), 1); // who was being looked for
        QCOMPARE(count(*first, AddEnd::NotBegun), 29);
        const auto second = await(fixture.house->lists.addMany(list.id, people)->future());
        QVERIFY(second.ok());
        QCOMPARE(count(*second, AddEnd::Already), 1);
        QCOMPARE(count(*second, AddEnd::Added), 29);
    }

    void nobodyIsBegunLate()
    {
        CoreFixture fixture({.people = 120, .postsPerServer = 0});
        const QStringList handles = someOf(fixture.sandbox.server(u"mastodon"_s), 0, 5);
        const List list = *fixture.makeList(u"all"_s, {});
        auto *adding = fixture.house->lists.addMany(list.id, wanted(fixture, handles));
        fixture.pass(10 * secondMs);
        const auto results = await(adding->future());
        QVERIFY(results.ok());
        QCOMPARE(count(*results, AddEnd::Added), 1);
        QCOMPARE(count(*results, AddEnd::NotBegun), 4);
    }

    void whomAnOwnServerNamesNeedsNoLookUp()
    {
        CoreFixture fixture;
        const List list = *fixture.makeList(u"all"_s, {});
        std::vector<ToAdd> people;
        for (const QString &user : {u"mei"_s, u"kai"_s, u"mei"_s}) {
            people.push_back({.handle = u'@' + fixture.sandbox.handle(user),
                .known = true,
                .actorUri = fixture.sandbox.actorUri(user)});
        }
        for (Server *server : fixture.sandbox.servers()) {
            server->clearRequestLog();
        }
        const auto results = await(fixture.house->lists.addMany(list.id, people)->future());
        QVERIFY(results.ok());
        QCOMPARE(count(*results, AddEnd::Added), 2);
        QCOMPARE(results->back().end, AddEnd::Already);
        for (const Server *server : fixture.sandbox.servers()) {
            QVERIFY(server->requestLog().empty());
        }
        const auto members = await(fixture.house->lists.members(list));
        QCOMPARE(members->front().actorUri, fixture.sandbox.actorUri(u"mei"_s));
        QVERIFY(!members->front().typed);
        // In the order in which they were named; and out again at once.
        QCOMPARE(members->back().acct, fixture.sandbox.handle(u"kai"_s));
        const auto gone = await(fixture.house->lists.removeMany(
            list.id, {fixture.sandbox.handle(u"mei"_s), u"nobody@a.example"_s}));
        QCOMPARE(gone ? *gone : -1, 1);
        QCOMPARE(int(await(fixture.house->lists.members(list))->size()), 1);
    }

    /// Whoever was in the cache before comes with their posts: the fan-out has followed.
    void postsComeAlong()
    {
        CoreFixture fixture;
        const Account ao = *fixture.signIn(u"ao"_s);
        fixture.sandbox.follow(u"ao"_s, u"ren"_s);
        const QString uri = fixture.post(u"ren"_s, u"seen from home"_s);
        QVERIFY(fixture.refreshHome(ao).ok());
        const List list = *fixture.makeList(u"all"_s, {});
        const auto results =
            await(fixture.house->lists
                      .addMany(list.id, wanted(fixture, {u'@' + fixture.sandbox.handle(u"ren"_s)}))
                      ->future());
        QVERIFY(results.ok());
        QCOMPARE(fixture.uris(listSource(list.id)), QStringList{uri});
    }

    void nobody()
    {
        CoreFixture fixture;
        const List list = *fixture.makeList(u"all"_s, {});
        const auto results = await(fixture.house->lists.addMany(list.id, {})->future());
        QVERIFY(results.ok());
        QVERIFY(results->empty());
    }
};

QTEST_GUILESS_MAIN(tst_bulkadd)
#include "tst_bulkadd.moc"
