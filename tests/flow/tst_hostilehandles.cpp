// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/hostileweb.h"

#include "store/actors.h"
#include "store/prune.h"

using namespace asterism;
using namespace asterism::flow;

/// Names that are not what they seem, and those that only look so.
class tst_HostileHandles : public QObject {
    Q_OBJECT

    std::unique_ptr<HostileFixture> m_fixture;

    HostileFixture &f() { return *m_fixture; }
    Host &evil() { return m_fixture->evil; }
    Host &good() { return m_fixture->good; }

    QString actorUri(const QString &acct)
    {
        const auto actor =
            f().core.read([acct](store::CacheTx &tx) { return store::actorByAcct(tx, acct); });
        return actor && *actor ? (*actor)->uri : QString();
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HostileFixture>(); }
    void cleanup()
    {
        const auto check = f().core.write([](store::CacheTx &tx) { return store::checkCache(tx); });
        QCOMPARE(check ? check->join(u'\n') : sentence(check.error()), QString());
        m_fixture.reset();
    }

    void aHandleThatClaimsAnothersAccount_data();
    void aHandleThatClaimsAnothersAccount();
    void aHandleThatOnlySendsOn();
    void aHandleThatNowMeansAnother_data();
    void aHandleThatNowMeansAnother();
    void splitDomains_data();
    void splitDomains();
    void numericActors();
    void namesOutsideAscii();
    void profileAddressesOfAllFamilies_data();
    void profileAddressesOfAllFamilies();
};

void tst_HostileHandles::aHandleThatClaimsAnothersAccount_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"self", "redirect", "redirect to a page", "no actor", "host-meta"}) {
        QTest::newRow(way) << QString::fromLatin1(way);
    }
}

void tst_HostileHandles::aHandleThatClaimsAnothersAccount()
{
    QFETCH(QString, way);
    settleVictim(good());
    const QString me = u"me@evil.example"_s;
    const QJsonArray victim{selfLink(good().actor(u"victim"_s))};
    // A handle that some servers answer with the address of the person, and not their name.
    good().knows(u"victim2@good.example"_s, good().actor(u"victim"_s), good().actor(u"victim"_s));
    if (way == u"self") {
        evil().knows(me, u"acct:"_s + me, good().actor(u"victim"_s));
    } else if (way == u"redirect") {
        evil().redirect("/.well-known/webfinger",
            good().url(QString::fromLatin1(Host::finger(u"victim2@good.example"_s))));
    } else if (way == u"redirect to a page") {
        evil().redirect("/.well-known/webfinger", good().url(u"/upload.json"_s));
        good().json(
            "/upload.json", QJsonObject{{u"subject"_s, u"acct:"_s + me}, {u"links"_s, victim}});
    } else if (way == u"no actor") {
        evil().redirect("/.well-known/webfinger", good().url(u"/upload.json"_s));
        good().json("/upload.json",
            QJsonObject{{u"links"_s, QJsonArray{feedLink(good().url(u"/@victim.rss"_s))}}});
    } else {
        evil().text("/.well-known/host-meta", "application/xrd+xml",
            "<XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\"><Link rel=\"lrdd\" "
            "template=\"https://good.example/finger?r={uri}\"/></XRD>");
        good().json("/finger", QJsonObject{{u"links"_s, victim}});
    }
    const auto added = f().add(me);
    QVERIFY(!added.ok());
    QVERIFY(sentence(added.error()).contains(u"good.example"_s));
    QCOMPARE(actorUri(me), QString());
    // One who was added before is not read as somebody else.
    QVERIFY(f().insert({.acct = me}).ok());
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"unreadable"_s);
    QVERIFY(member.error.contains(u"good.example"_s));
    QCOMPARE(f().shown(), QStringList());
    QCOMPARE(f().author(good().post(u"v1"_s)), QString());
}

void tst_HostileHandles::aHandleThatOnlySendsOn()
{
    // It may name another's handle: then that is who is added.
    settleVictim(good());
    evil().knows(u"me@evil.example"_s, u"acct:victim@good.example"_s, evil().actor(u"me"_s));
    const auto added = f().add(u"@me@evil.example"_s);
    QCOMPARE(kindOf(added), u"ok"_s);
    QCOMPARE(added->acct, u"victim@good.example"_s);
    QCOMPARE(added->actorUri, good().actor(u"victim"_s));
    QCOMPARE(f().read().error, QString());
    QCOMPARE(f().shown(), QStringList{good().post(u"v1"_s) + u" victim@good.example"_s});
    QVERIFY(!evil().wasAsked("/api"));
}

void tst_HostileHandles::aHandleThatNowMeansAnother_data()
{
    QTest::addColumn<bool>("before");
    QTest::addColumn<bool>("now");
    QTest::newRow("with an actor") << true << true;
    QTest::newRow("nobody knows who it was") << false << true;
    QTest::newRow("a blog") << false << false;
}

void tst_HostileHandles::aHandleThatNowMeansAnother()
{
    // Added as me@evil.example; then its server says that this is victim@good.example. What "me" of
    // good.example writes is neither's.
    QFETCH(bool, before);
    QFETCH(bool, now);
    settleVictim(good());
    evil().knows(u"me@evil.example"_s, u"acct:victim@good.example"_s, evil().actor(u"me"_s));
    if (!now) {
        good().knows(u"victim@good.example"_s, u"acct:victim@good.example"_s, {},
            {feedLink(good().url(u"/@victim.rss"_s))});
        QVERIFY(f().add(u"victim@good.example"_s).ok()); // uses the other answer up
        QVERIFY(await(f().core.house->lists.removeMember(f().list, u"victim@good.example"_s)).ok());
    }
    const QString uri = before ? evil().actor(u"me"_s) : QString();
    QVERIFY(f().insert({.acct = u"me@evil.example"_s, .actorUri = uri}).ok());
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"unreadable"_s);
    QVERIFY(member.error.contains(u"victim@good.example"_s));
    QCOMPARE(member.actorUri, uri);
    QCOMPARE(f().shown(), QStringList());
    QVERIFY(!good().wasAsked("/@me.rss"));
    QCOMPARE(f().author(good().post(u"m1"_s)), QString());
}

void tst_HostileHandles::splitDomains_data()
{
    QTest::addColumn<bool>("redirects");
    QTest::addColumn<QString>("reader");
    for (const char *reader : {"mastodon-api", "feed", "outbox"}) {
        QTest::addRow("redirect, %s", reader) << true << QString::fromLatin1(reader);
        QTest::addRow("a file, %s", reader) << false << QString::fromLatin1(reader);
    }
}

void tst_HostileHandles::splitDomains()
{
    QFETCH(bool, redirects);
    QFETCH(QString, reader);
    Host &people = f().web.host(u"people.example"_s);
    Host &social = f().web.host(u"social.people.example"_s);
    const QString ao = u"ao@people.example"_s;
    const QString uri = social.url(u"/ap/users/116012345678901234"_s); // numeric as of 4.5
    social.runs(u"mastodon"_s, u"people.example"_s);
    social.knows(ao, u"acct:"_s + ao, uri);
    if (redirects) {
        people.redirect(
            "/.well-known/webfinger", social.url(QString::fromLatin1(Host::finger(ao))));
    } else {
        people.knows(ao, u"acct:"_s + ao, uri);
    }
    QJsonObject account = social.account(u"ao"_s);
    account[u"uri"_s] = uri;
    QJsonObject row = social.row(u"ao"_s, u"1"_s, 10);
    row[u"account"_s] = account;
    if (reader == u"mastodon-api") {
        social.lookup(account);
        social.rows({row});
    } else if (reader == u"feed") {
        social.feed("/@ao.rss", Host::item(social.post(u"1"_s)));
    } else {
        QJsonObject document = social.actorDocument(u"ao"_s);
        document[u"id"_s] = uri;
        QJsonObject note = social.note(u"ao"_s, u"1"_s, 10);
        note[u"attributedTo"_s] = uri;
        social.json("/ap/users/116012345678901234", document);
        social.outbox(u"ao"_s, {note});
    }
    const auto added = f().add(ao);
    QCOMPARE(kindOf(added), u"ok"_s);
    QCOMPARE(added->acct, ao);
    QCOMPARE(added->actorUri, uri);
    const ListMember member = f().read();
    QCOMPARE(member.error, QString());
    QCOMPARE(word(member.reader), reader);
    QCOMPARE(f().shown(), QStringList{social.post(u"1"_s) + u" ao@people.example"_s});
    QCOMPARE(f().author(social.post(u"1"_s)), ao + u' ' + uri);
}

void tst_HostileHandles::numericActors()
{
    // No handle can be read from such an address: the document says who that is.
    good().runs(u"mastodon"_s);
    for (const QString &path : {u"/ap/users/116012345678901234"_s, u"/users/by-id/AbC-_1.2"_s}) {
        const QString user = u"u%1"_s.arg(path.size());
        QJsonObject document = good().actorDocument(user);
        document[u"id"_s] = good().url(path);
        good().json(path.toUtf8(), document);
        const QString handle = user + u"@good.example"_s;
        good().knows(handle, u"acct:"_s + handle, good().url(path));
        const auto added = f().add(good().url(path));
        QCOMPARE(kindOf(added), u"ok"_s);
        QCOMPARE(added->acct, handle);
        QCOMPARE(added->actorUri, good().url(path));
    }
}

void tst_HostileHandles::namesOutsideAscii()
{
    Host &host = f().web.host(u"xn--r8jz45g.jp"_s);
    host.runs(u"mastodon"_s, u"例え.jp"_s);
    for (const QString &user : {u"Ao"_s, u"ao"_s}) {
        host.knows(
            user + u"@xn--r8jz45g.jp"_s, u"acct:ao@例え.jp"_s, u"https://例え.jp/users/ao"_s);
    }
    QJsonObject row = host.row(u"ao"_s, u"1"_s, 10);
    QJsonObject account = host.account(u"ao"_s);
    account[u"uri"_s] = u"https://例え.jp/users/ao"_s;
    account[u"acct"_s] = u"ao@例え.jp"_s;
    row[u"account"_s] = account;
    host.lookup(account);
    host.rows({row});
    const auto added = f().add(u"@Ao@例え.JP"_s);
    QCOMPARE(kindOf(added), u"ok"_s);
    QCOMPARE(added->acct, u"ao@xn--r8jz45g.jp"_s);
    QCOMPARE(f().read().error, QString());
    QCOMPARE(f().shown(), QStringList{host.post(u"1"_s) + u" ao@xn--r8jz45g.jp"_s});
    QCOMPARE(kindOf(f().add(u"https://xn--r8jz45g.jp/@ao"_s)), u"rejected"_s); // is in there
}

void tst_HostileHandles::profileAddressesOfAllFamilies_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("document");
    const auto row = [](const char *family, const char *path, bool document = false) {
        QTest::newRow(family) << QString::fromLatin1(path) << document;
    };
    row("Mastodon", "/@victim");
    row("Mastodon, of another host", "/@victim@good.example");
    row("Mastodon, actor", "/users/victim");
    row("Mastodon, tab", "/@victim/with_replies");
    row("Pleroma, by id", "/users/9x8yVICTIM", true);
    row("Misskey, by id", "/users/atvjeag8ya010005", true);
    row("Misskey", "/@victim/notes");
    row("GoToSocial, capitals", "/@Victim");
    row("Pixelfed, snac, WriteFreely", "/victim");
    row("Friendica", "/profile/victim");
    row("PeerTube", "/accounts/victim");
    row("PeerTube, short", "/a/victim", true);
    row("PeerTube, channel", "/video-channels/victim", true);
    row("Lemmy, mbin", "/u/victim");
    row("Lemmy, community", "/c/victim", true);
    row("WordPress", "/author/victim/");
    row("WordPress, by number", "/?author=1", true);
    row("Hubzilla", "/channel/victim", true);
    row("BookWyrm", "/user/victim", true);
    row("Owncast", "/federation/user/victim", true);
    row("Funkwhale", "/federation/actors/victim", true);
}

void tst_HostileHandles::profileAddressesOfAllFamilies()
{
    QFETCH(QString, path);
    QFETCH(bool, document);
    good().knows(u"victim"_s);
    good().knows(
        u"Victim@good.example"_s, u"acct:victim@good.example"_s, good().actor(u"victim"_s));
    if (document) {
        good().json(path.toUtf8(), good().actorDocument(u"victim"_s));
    }
    const auto added = f().add(good().url(path));
    QCOMPARE(added ? u"ok"_s : sentence(added.error()), u"ok"_s);
    QCOMPARE(added->acct, u"victim@good.example"_s);
    QCOMPARE(added->actorUri, good().actor(u"victim"_s));
}

QTEST_GUILESS_MAIN(tst_HostileHandles)
#include "tst_hostilehandles.moc"
