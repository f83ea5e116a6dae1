// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "store/pages.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace asterism;
using namespace asterism::flow;

namespace {

QStringList urisOf(const std::vector<store::TimelineRow> &rows)
{
    QStringList uris;
    for (const store::TimelineRow &row : rows) {
        uris << row.post.post.uri;
    }
    return uris;
}

store::Prepared talked(int self, int before)
{
    store::Prepared prepared;
    Post &post = prepared.item.post;
    post.uri = u"https://evil.example/p/%1"_s.arg(self);
    post.localId = QString::number(self);
    post.replyToUri = u"https://evil.example/p/%1"_s.arg(before);
    post.author = {.uri = u"https://evil.example/u"_s, .acct = u"u@evil.example"_s};
    post.createdAt = noon + self;
    prepared.item.localId = post.localId;
    prepared.item.createdAt = post.createdAt;
    return prepared;
}

} // namespace

class tst_Threads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void askedThroughAnOwnAccount_data();
    void askedThroughAnOwnAccount();
    void askedAsAGuestAtTheOrigin();
    void askedForByDocument();
    void ownServerFetchesWhatItDidNotKnow();
    void whenOneWayFailsTheNextIsGone();
    void cachedThreadsNeedNoServer();
    void ownServerKnowsItsPageOfIt();
    void aThreadOpenedByItsPage();
    void unknownPostsAreNotFound();
    void whatMerelyLinksThereIsNotIt_data();
    void whatMerelyLinksThereIsNotIt();
    void ownServerKnowsItsNoticeOfIt();
    void circlesEnd();

    void profiles_data();
    void profiles();
    void profileOfAClosedServerIsForbidden();
    void profileComesFromTheDocumentWhereTheApiIsClosed();
    void strangersAreNotFound();
    void aHandleCannotClaimSomebodyElse();
    void aSplitDomainIsFollowed();

private:
    /// root ← reply ← answer (all by people of one server); uris in that order.
    QStringList talk(CoreFixture &fixture, const QStringList &users);
    QString sayTo(CoreFixture &fixture, const QString &user, const QString &uri);
};

QString tst_Threads::sayTo(CoreFixture &fixture, const QString &user, const QString &uri)
{
    PostDraft draft;
    draft.text = u"%1 says"_s.arg(user);
    draft.replyTo = uri;
    return fixture.post(user, draft);
}

QStringList tst_Threads::talk(CoreFixture &fixture, const QStringList &users)
{
    QStringList uris;
    QString before;
    for (const QString &user : users) {
        before = sayTo(fixture, user, before);
        uris << before;
    }
    return uris;
}

void tst_Threads::askedThroughAnOwnAccount_data()
{
    QTest::addColumn<QStringList>("users");
    QTest::newRow("mastodon") << QStringList{u"ao"_s, u"mei"_s, u"hal"_s};
    QTest::newRow("gotosocial") << QStringList{u"yuki"_s, u"ren"_s, u"yuki"_s};
    QTest::newRow("snac") << QStringList{u"sora"_s, u"kai"_s, u"sora"_s};
}

void tst_Threads::askedThroughAnOwnAccount()
{
    QFETCH(QStringList, users);
    CoreFixture fixture;
    const Account account = *fixture.signIn(users[0]);
    const QStringList uris = talk(fixture, users);
    QVERIFY(fixture.refreshHome(account).ok());
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(uris[1]))), u"ok"_s);
    const auto thread = await(fixture.house->threads.cached(uris[1]));
    QCOMPARE(kindOf(thread), u"ok"_s);
    QCOMPARE(thread->post->post.post.uri, uris[1]);
    QCOMPARE(urisOf(thread->ancestors), QStringList{uris[0]});
    QCOMPARE(urisOf(thread->descendants), QStringList{uris[2]});
    QCOMPARE(thread->post->post.confirmed, true);
}

void tst_Threads::askedAsAGuestAtTheOrigin()
{
    CoreFixture fixture;
    const QStringList uris = talk(fixture, {u"ao"_s, u"mei"_s, u"hal"_s});
    const QString host = fixture.host(u"mastodon"_s);
    QVERIFY(fixture.refreshLocal(host).ok());
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(uris[0]))), u"ok"_s);
    const auto thread = await(fixture.house->threads.cached(uris[0]));
    QCOMPARE(urisOf(thread->descendants), uris.mid(1));
    for (const RequestRecord &record : fixture.sandbox.server(u"mastodon"_s)->requestLog()) {
        QVERIFY(!record.authorized);
    }
}

void tst_Threads::askedForByDocument()
{
    // snac shows single posts to nobody, but its documents; the walk goes up the thread.
    CoreFixture fixture;
    const QStringList uris = talk(fixture, {u"sora"_s, u"kai"_s, u"sora"_s});
    const QString host = fixture.host(u"snac"_s);
    fixture.house->core.typedHosts.insert(host);
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(uris[2]))), u"ok"_s);
    auto thread = await(fixture.house->threads.cached(uris[2]));
    QCOMPARE(kindOf(thread), u"ok"_s);
    QCOMPARE(urisOf(thread->ancestors), uris.mid(0, 2));
    QCOMPARE(thread->post->post.post.author.acct, fixture.sandbox.handle(u"sora"_s));
    QVERIFY(!thread->post->post.post.author.displayName.isEmpty());
    QCOMPARE(thread->post->post.confirmed, true);
    // The same when the timeline has told of it before.
    QVERIFY(fixture.refreshLocal(host).ok());
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(uris[2]))), u"ok"_s);
}

void tst_Threads::ownServerFetchesWhatItDidNotKnow()
{
    CoreFixture fixture;
    QVERIFY(fixture.signIn(u"ao"_s).ok());
    const QString uri = fixture.post(u"ren"_s, u"behind a door"_s);
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(uri))), u"ok"_s);
    const auto thread = await(fixture.house->threads.cached(uri));
    QCOMPARE(thread->post->post.text.trimmed(), u"behind a door"_s);
    QCOMPARE(thread->post->post.confirmed, true); // an own account's server says so
}

void tst_Threads::whenOneWayFailsTheNextIsGone()
{
    CoreFixture fixture;
    fixture.sandbox.follow(u"sora"_s, u"mei"_s);
    const Account sora = *fixture.signIn(u"sora"_s);
    const QStringList uris = talk(fixture, {u"mei"_s, u"hal"_s});
    QVERIFY(fixture.refreshHome(sora).ok());
    QVERIFY(fixture.refreshLocal(fixture.host(u"mastodon"_s)).ok());
    fixture.sandbox.server(u"snac"_s)->addFault({.kind = Fault::Kind::Html});
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(uris[0]))), u"ok"_s);
    QCOMPARE(urisOf(await(fixture.house->threads.cached(uris[0]))->descendants), uris.mid(1));
}

void tst_Threads::cachedThreadsNeedNoServer()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    const QStringList uris = talk(fixture, {u"ao"_s, u"mei"_s, u"hal"_s, u"ao"_s});
    QVERIFY(fixture.refreshHome(ao).ok());
    QVERIFY(await(fixture.house->threads.fetch(uris[0])).ok());
    for (Server *server : fixture.sandbox.servers()) {
        server->stopListening();
    }
    fixture.open();
    const auto thread = await(fixture.house->threads.cached(uris[1]));
    QCOMPARE(kindOf(thread), u"ok"_s);
    QCOMPARE(urisOf(thread->ancestors), QStringList{uris[0]});
    QCOMPARE(urisOf(thread->descendants), uris.mid(2));
    QVERIFY(!await(fixture.house->threads.fetch(uris[1])).ok());
}

/// Not the post's own address: the server's page of a post from elsewhere.
void tst_Threads::ownServerKnowsItsPageOfIt()
{
    CoreFixture fixture;
    QVERIFY(fixture.signIn(u"ao"_s).ok());
    const QString uri = fixture.post(u"ren"_s, u"from elsewhere"_s);
    const auto first = await(fixture.house->threads.fetch(uri));
    QCOMPARE(kindOf(first), u"ok"_s);
    QCOMPARE(first->uri, uri);
    const Server *server = fixture.sandbox.server(u"mastodon"_s);
    const QString page = server->baseUrl() + u"/@"_s + fixture.sandbox.handle(u"ren"_s) + u'/'
        + fixture.sandbox.localId(uri, server);
    QCOMPARE(kindOf(await(fixture.house->threads.cached(page))), u"not-found"_s);
    const auto fetched = await(fixture.house->threads.fetch(page));
    QCOMPARE(kindOf(fetched), u"ok"_s);
    QCOMPARE(fetched->uri, uri);
    QCOMPARE(fetched->host, server->host());
    QVERIFY(!await(fixture.house->threads.fetch(page + u"0"_s)).ok());
}

void tst_Threads::aThreadOpenedByItsPage()
{
    CoreFixture fixture;
    const QString page = u"https://evil.example/@u/1"_s;
    store::Prepared root = talked(1, 0);
    root.item.post.url = page;
    const store::Teller teller{.host = u"evil.example"_s, .accountDomain = u"evil.example"_s};
    QVERIFY(fixture
                .write([=](store::CacheTx &tx) {
                    return store::commitLoose(tx, teller, {root, talked(2, 1), talked(3, 2)});
                })
                .ok());
    const auto thread = await(fixture.house->threads.cached(page));
    QCOMPARE(kindOf(thread), u"ok"_s);
    QCOMPARE(thread->post->post.post.uri, talked(1, 0).item.post.uri);
    QCOMPARE(thread->here, 1);
    QCOMPARE(thread->descendants.size(), size_t(2));
}

void tst_Threads::unknownPostsAreNotFound()
{
    CoreFixture fixture;
    const QString uri = u"http://%1/users/mei/statuses/1"_s.arg(fixture.host(u"mastodon"_s));
    fixture.house->core.typedHosts.insert(fixture.host(u"mastodon"_s));
    QCOMPARE(kindOf(await(fixture.house->threads.cached(uri))), u"not-found"_s);
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(uri))), u"not-found"_s);
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(u"nonsense"_s))), u"not-found"_s);
    QCOMPARE(kindOf(await(fixture.house->threads.fetch({}))), u"not-found"_s);
}

void tst_Threads::whatMerelyLinksThereIsNotIt_data()
{
    QTest::addColumn<QString>("software");
    QTest::addColumn<QString>("user");
    QTest::newRow("akkoma") << u"akkoma"_s << u"nana"_s;
    QTest::newRow("pleroma") << u"pleroma"_s << u"nana"_s;
    QTest::newRow("snac") << u"snac"_s << u"sora"_s;
}

/// These servers look for an address in their texts, too.
void tst_Threads::whatMerelyLinksThereIsNotIt()
{
    QFETCH(QString, software);
    QFETCH(QString, user);
    CoreFixture fixture(
        {.people = 12, .postsPerServer = 0, .softwares = {u"mastodon"_s, software}});
    QVERIFY(fixture.signIn(user).ok());
    fixture.house->core.typedHosts.insert(fixture.host(u"mastodon"_s));
    const QString gone = fixture.post(u"mei"_s, u"soon gone"_s);
    QVERIFY(fixture.sandbox.deletePost(gone));
    const QString link = fixture.post(user, u"what was at "_s + gone);
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(gone))), u"not-found"_s);
    QVERIFY(!fixture.find(link));
    const QString there = fixture.post(u"mei"_s, u"still here"_s);
    fixture.post(user, u"look at "_s + there);
    const auto fetched = await(fixture.house->threads.fetch(there));
    QCOMPARE(kindOf(fetched), u"ok"_s);
    QCOMPARE(fetched->uri, there);
    QCOMPARE(fetched->host, fixture.host(software));
    QCOMPARE(kindOf(await(fixture.house->threads.cached(there))), u"ok"_s);
}

void tst_Threads::ownServerKnowsItsNoticeOfIt()
{
    CoreFixture fixture(
        {.people = 12, .postsPerServer = 0, .softwares = {u"mastodon"_s, u"akkoma"_s}});
    QVERIFY(fixture.signIn(u"nana"_s).ok());
    const Server *server = fixture.sandbox.server(u"akkoma"_s);
    fixture.house->core.typedHosts.insert(server->host());
    const QString uri = fixture.post(u"mei"_s, u"from elsewhere"_s);
    QVERIFY(fixture.sandbox.federate(uri, server));
    const QString page = server->baseUrl() + u"/notice/"_s + fixture.sandbox.localId(uri, server);
    fixture.post(u"nana"_s, u"see "_s + page);
    const auto fetched = await(fixture.house->threads.fetch(page));
    QCOMPARE(kindOf(fetched), u"ok"_s);
    QCOMPARE(fetched->uri, uri);
    const QString none = page + u"0"_s;
    fixture.post(u"nana"_s, u"see "_s + none);
    QCOMPARE(kindOf(await(fixture.house->threads.fetch(none))), u"not-found"_s);
}

void tst_Threads::circlesEnd()
{
    CoreFixture fixture;
    const auto put = [&](int self, int before) {
        const store::Prepared prepared = talked(self, before);
        const store::Teller teller{.host = u"evil.example"_s, .accountDomain = u"evil.example"_s};
        return fixture
            .write([=](store::CacheTx &tx) { return store::commitLoose(tx, teller, {prepared}); })
            .ok();
    };
    QVERIFY(put(1, 3) && put(2, 1) && put(3, 2) && put(4, 4));
    const auto thread = await(fixture.house->threads.cached(u"https://evil.example/p/1"_s));
    QCOMPARE(kindOf(thread), u"ok"_s);
    QStringList all = urisOf(thread->ancestors) + urisOf(thread->descendants);
    QCOMPARE(all.removeDuplicates(), 0);
    QCOMPARE(all.size(), 2);
    const auto self = await(fixture.house->threads.cached(u"https://evil.example/p/4"_s));
    QVERIFY(self->ancestors.empty() && self->descendants.empty());
}

void tst_Threads::profiles_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("account");
    QTest::newRow("mastodon, guest") << u"mei"_s << false;
    QTest::newRow("snac, guest") << u"kai"_s << false;
    QTest::newRow("gotosocial, account") << u"ren"_s << true;
}

void tst_Threads::profiles()
{
    QFETCH(QString, user);
    QFETCH(bool, account);
    CoreFixture fixture;
    if (account) {
        QVERIFY(fixture.signIn(u"yuki"_s).ok());
    }
    for (const QString &text :
        {u'@' + fixture.sandbox.handle(user), fixture.sandbox.actorUri(user)}) {
        const auto person = await(fixture.house->people.find(fixture.typed(text)));
        QCOMPARE(kindOf(person), u"ok"_s);
        const auto actor = await(fixture.house->people.profile(*person));
        QCOMPARE(kindOf(actor), u"ok"_s);
        QCOMPARE(actor->acct, fixture.sandbox.handle(user));
        QVERIFY(!actor->displayName.isEmpty());
    }
}

void tst_Threads::profileOfAClosedServerIsForbidden()
{
    // GoToSocial wants a signature even for the actor's document; WebFinger alone is open.
    CoreFixture fixture;
    const auto person =
        await(fixture.house->people.find(fixture.typed(fixture.sandbox.handle(u"ren"_s))));
    QCOMPARE(kindOf(person), u"ok"_s);
    QCOMPARE(person->actorUri, fixture.sandbox.actorUri(u"ren"_s));
    const auto actor = await(fixture.house->people.profile(*person));
    QCOMPARE(kindOf(actor), u"forbidden"_s);
    QVERIFY(sentence(actor.error()).contains(fixture.host(u"gotosocial"_s)));
}

void tst_Threads::profileComesFromTheDocumentWhereTheApiIsClosed()
{
    CoreFixture fixture;
    fixture.sandbox.server(u"mastodon"_s)
        ->addFault({.kind = Fault::Kind::Status, .path = u"/api/v1/accounts/*"_s, .status = 401});
    const auto person =
        await(fixture.house->people.find(fixture.typed(fixture.sandbox.handle(u"mei"_s))));
    const auto actor = await(fixture.house->people.profile(*person));
    QCOMPARE(kindOf(actor), u"ok"_s);
    QCOMPARE(actor->acct, fixture.sandbox.handle(u"mei"_s));
    QCOMPARE(actor->uri, fixture.sandbox.actorUri(u"mei"_s));
}

void tst_Threads::strangersAreNotFound()
{
    CoreFixture fixture;
    for (Server *server : fixture.sandbox.servers()) {
        QCOMPARE(
            kindOf(await(fixture.house->people.find(fixture.typed(u"nobody@"_s + server->host())))),
            u"not-found"_s);
        const QString url = server->baseUrl() + u"/@nobody"_s;
        QVERIFY(!await(fixture.house->people.find(fixture.typed(url))).ok());
    }
    QCOMPARE(kindOf(await(fixture.house->people.find(u"ftp://a.example/@b"_s))), u"usage"_s);
}

namespace {

QByteArray fingerOf(const QString &subject, const QString &actor)
{
    return QJsonDocument(
        QJsonObject{{u"subject"_s, u"acct:"_s + subject},
            {u"links"_s,
                QJsonArray{QJsonObject{{u"rel"_s, u"self"_s},
                    {u"type"_s, u"application/activity+json"_s}, {u"href"_s, actor}}}}})
        .toJson();
}

} // namespace

void tst_Threads::aHandleCannotClaimSomebodyElse()
{
    CoreFixture fixture;
    ScriptedServer evil;
    const QString handle = u"x@"_s + evil.host();
    evil.on("/.well-known/webfinger",
        {.headers = {{"Content-Type", "application/jrd+json"}},
            .body = fingerOf(handle, fixture.sandbox.actorUri(u"mei"_s))});
    fixture.house->core.typedHosts.insert(fixture.host(u"mastodon"_s));
    const auto person = await(fixture.house->people.find(fixture.typed(handle)));
    QCOMPARE(kindOf(person), u"bad-answer"_s);
    QVERIFY(sentence(person.error()).contains(evil.host()));
}

void tst_Threads::aSplitDomainIsFollowed()
{
    CoreFixture fixture;
    ScriptedServer domain;
    ScriptedServer api;
    const QString handle = u"y@"_s + domain.host();
    const QString actor = api.url(u"/users/y"_s).toString();
    for (ScriptedServer *server : {&domain, &api}) {
        server->on("/.well-known/webfinger",
            {.headers = {{"Content-Type", "application/jrd+json"}},
                .body = fingerOf(handle, actor)});
    }
    fixture.house->core.typedHosts.insert(api.host());
    const auto person = await(fixture.house->people.find(fixture.typed(handle)));
    QCOMPARE(kindOf(person), u"ok"_s);
    QCOMPARE(person->handle.acct(), handle);
    QCOMPARE(person->host, api.host());
    QCOMPARE(person->actorUri, actor);
}

QTEST_GUILESS_MAIN(tst_Threads)
#include "tst_threads.moc"
