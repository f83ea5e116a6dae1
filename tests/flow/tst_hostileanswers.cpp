// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/hostileweb.h"

#include <QElapsedTimer>

using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr qint64 hugeBytes = 100 * 1024 * 1024;
/// Two MiB are read at most; the system's own buffers take some on the way.
constexpr qint64 mostBytes = 16 * 1024 * 1024;

/// What a server may do to one of its addresses, and the words that tell of it.
struct Misdeed {
    QString name;
    QString words;
    std::function<void(Host &, const QByteArray &path)> commit;
    bool slow() const { return words == u"the answer took too long"; }
};

constexpr int shortPatienceMs = 300;

QByteArray deepJson()
{
    return R"({"version":"https://jsonfeed.org/version/1.1","items":)" + QByteArray(10'000, '[')
        + QByteArray(10'000, ']') + '}';
}

ScriptedAnswer ofType(const QByteArray &type, const QByteArray &body)
{
    return {.headers = {{"Content-Type", type}}, .body = body};
}

std::vector<Misdeed> misdeeds(const ScriptedServer &inner, HostileWeb &web)
{
    const auto answers = [](const ScriptedAnswer &answer) {
        return [answer](Host &host, const QByteArray &path) { host.server.on(path, answer); };
    };
    const auto leadsTo = [](const QString &address) {
        return [address](Host &host, const QByteArray &path) { host.redirect(path, address); };
    };
    ScriptedAnswer cut = ofType("application/json", QByteArray(5000, ' '));
    cut.cutAt = 100;
    ScriptedAnswer drip = ofType("application/json", QByteArray(100'000, ' '));
    drip.dripMs = 20;
    ScriptedAnswer announced = ofType("application/json", QByteArray(65'536, ' '));
    announced.repeated = hugeBytes;
    ScriptedAnswer endless = announced;
    endless.headers.emplaceBack("Connection", "close");
    Host &other = web.host(u"other.example"_s);
    return {
        {u"html"_s, u"a web page came instead"_s, answers(ofType("text/html", "<html>Hello"))},
        {u"empty"_s, u"empty or broken"_s, answers(ofType("application/json", {}))},
        {u"deep"_s, u"empty or broken"_s, answers(ofType("application/json", deepJson()))},
        {u"cut"_s, u"the connection was cut"_s, answers(cut)},
        {u"drip"_s, u"the answer took too long"_s, answers(drip)},
        {u"silent"_s, u"the answer took too long"_s, answers({.never = true})},
        {u"announced"_s, u"the answer is too large"_s, answers(announced)},
        {u"endless"_s, u"the answer is too large"_s, answers(endless)},
        {u"self"_s, u"too many redirects"_s,
            [](Host &host, const QByteArray &path) {
                host.redirect(path, host.url(QString::fromLatin1(path)));
            }},
        {u"circle"_s, u"too many redirects"_s,
            [&other](Host &host, const QByteArray &path) {
                host.redirect(path, other.url(u"/round"_s));
                other.redirect("/round", host.url(QString::fromLatin1(path)));
            }},
        {u"plain"_s, u"an unencrypted connection"_s, leadsTo(inner.url(u"/x"_s).toString())},
        {u"private"_s, u"into a private network"_s,
            leadsTo(u"https://127.0.0.1:%1/x"_s.arg(inner.port()))},
        {u"by-name"_s, u"into a private network"_s,
            leadsTo(u"https://localhost:%1/x"_s.arg(inner.port()))},
        {u"metadata"_s, u"into a private network"_s, leadsTo(u"https://169.254.169.254/x"_s)},
        {u"file"_s, u"an unencrypted connection"_s, leadsTo(u"file:///etc/passwd"_s)},
    };
}

/// Where a server misbehaves, and what must not answer before that this is asked for.
struct Place {
    QByteArray path;
    QList<QByteArray> closed;
};

QHash<QString, Place> places()
{
    const QByteArray lookup = "/api/v1/accounts/lookup";
    return {
        {u"lookup"_s, {lookup, {}}},
        {u"posts"_s, {"/api/v1/accounts/1/statuses", {}}},
        {u"feed"_s, {"/@me.rss", {lookup}}},
        {u"actor"_s, {"/users/me", {lookup}}},
        {u"outbox"_s, {"/outbox", {lookup}}},
    };
}

QString nameOf(const Misdeed &misdeed)
{
    return misdeed.name + u".example"_s;
}

} // namespace

/// Servers whose answers are too long, too slow, too deep or lead away: each is given up in bounded
/// time, says why in the member's row, and stops nobody else.
class tst_HostileAnswers : public QObject {
    Q_OBJECT

    std::unique_ptr<HostileFixture> m_fixture;

    HostileFixture &f() { return *m_fixture; }

    /// Everything that was asked for has a bound.
    void checkBounds()
    {
        QVERIFY(!f().web.asked().isEmpty());
        for (const Request &request : f().web.asked()) {
            QVERIFY(request.timeoutMs <= 30'000);
            QVERIFY(request.maxBytes <= 2 * 1024 * 1024);
            QVERIFY(request.maxRedirects <= 5);
            QVERIFY(request.retries <= 1);
        }
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HostileFixture>(); }
    void cleanup()
    {
        checkBounds();
        m_fixture.reset();
    }

    void handles();
    void members_data();
    void members();
    void feedsThatAreTraps_data();
    void feedsThatAreTraps();
    void anOutboxWithoutEnd();
    void aCutPageLosesNothing();
    void theOthersAreReadAllTheSame();
};

void tst_HostileAnswers::handles()
{
    // WebFinger and, where that has nothing, host-meta.
    const ScriptedServer inner;
    for (const Misdeed &misdeed : misdeeds(inner, f().web)) {
        Host &host = f().web.host(nameOf(misdeed));
        host.patienceMs = misdeed.slow() ? shortPatienceMs : host.patienceMs;
        misdeed.commit(host, "/.well-known/webfinger");
        const auto added = f().add(u"me@"_s + host.name);
        QVERIFY2(!added.ok(), qPrintable(misdeed.name));
        QVERIFY2(sentence(added.error()).contains(misdeed.words),
            qPrintable(misdeed.name + u": "_s + sentence(added.error())));
        QVERIFY(host.server.mostBytesSent() < mostBytes);
        QVERIFY(host.server.requests().size() <= 8);

        Host &second = f().web.host(u"meta."_s + host.name);
        second.patienceMs = host.patienceMs;
        misdeed.commit(second, "/.well-known/host-meta");
        QVERIFY2(!f().add(u"me@"_s + second.name).ok(), qPrintable(misdeed.name));
        QVERIFY(second.server.mostBytesSent() < mostBytes);
        QVERIFY(second.server.requests().size() <= 8);
    }
    QVERIFY(await(f().core.house->lists.members(f().list))->empty());
    QCOMPARE(inner.connections(), 0);
}

void tst_HostileAnswers::members_data()
{
    QTest::addColumn<QString>("place");
    for (const char *place : {"lookup", "posts", "feed", "actor", "outbox"}) {
        QTest::newRow(place) << QString::fromLatin1(place);
    }
}

void tst_HostileAnswers::members()
{
    QFETCH(QString, place);
    const auto [path, closed] = places().value(place);
    const ScriptedServer inner;
    const auto all = misdeeds(inner, f().web);
    for (const Misdeed &misdeed : all) {
        Host &host = f().web.host(nameOf(misdeed));
        host.runs(u"mastodon"_s);
        host.knows(u"me"_s);
        misdeed.commit(host, path);
        for (const QByteArray &door : closed) {
            host.status(door, 404);
        }
        if (place == u"posts") {
            host.lookup(host.account(u"me"_s));
        } else if (place == u"outbox") {
            host.json("/users/me", host.actorDocument(u"me"_s));
        }
        QCOMPARE(kindOf(f().add(u"me@"_s + host.name)), u"ok"_s);
    }
    for (const Misdeed &misdeed : all) {
        Host &host = f().web.host(nameOf(misdeed));
        host.patienceMs = misdeed.slow() ? shortPatienceMs : host.patienceMs;
    }
    const auto members = await(f().core.house->lists.refresh(f().list));
    QCOMPARE(kindOf(members), u"ok"_s);
    std::map<QString, ListMember> byHost;
    for (const ListMember &member : *members) {
        byHost[member.acct.section(u'@', 1)] = member;
    }
    for (const Misdeed &misdeed : all) {
        Host &host = f().web.host(nameOf(misdeed));
        const ListMember member = byHost[host.name];
        const bool feed = place == u"feed" && misdeed.words == u"empty or broken";
        const QString words = feed ? u"that is no feed"_s : misdeed.words;
        QVERIFY2(member.error.contains(words), qPrintable(misdeed.name + u": "_s + member.error));
        QCOMPARE(word(member.reader), u"unreadable"_s);
        QVERIFY(host.wasAsked(path));
        QVERIFY(host.server.mostBytesSent() < mostBytes);
        QVERIFY(host.server.requests().size() <= 24);
    }
    QCOMPARE(f().shown(), QStringList());
    QCOMPARE(inner.connections(), 0);
}

void tst_HostileAnswers::feedsThatAreTraps_data()
{
    QTest::addColumn<QByteArray>("head");
    QByteArray laughs = "<!DOCTYPE rss [<!ENTITY a \"lol\">";
    for (char c = 'b'; c < 'm'; ++c) {
        const QByteArray before = QByteArray("&") + char(c - 1) + ';';
        laughs += QByteArray("<!ENTITY ") + c + " \"" + before.repeated(10) + "\">";
    }
    QTest::newRow("a billion laughs") << laughs + "]>";
    QTest::newRow("a quadratic one")
        << "<!DOCTYPE rss [<!ENTITY l \"" + QByteArray(100'000, 'x') + "\">]>";
    QTest::newRow("a file") << QByteArray(
        "<!DOCTYPE rss [<!ENTITY l SYSTEM \"file:///etc/passwd\">]>");
    QTest::newRow("another's document")
        << QByteArray("<!DOCTYPE rss [<!ENTITY % x SYSTEM \"https://good.example/x.dtd\">%x;]>");
}

void tst_HostileAnswers::feedsThatAreTraps()
{
    QFETCH(QByteArray, head);
    Host &evil = f().evil;
    evil.runs(u"mastodon"_s);
    evil.knows(u"me"_s);
    evil.text("/@me.rss", "application/rss+xml",
        head + "<rss><channel><title>&l;</title>"
            + Host::item(
                evil.post(u"1"_s), "<title>" + QByteArray("&l;").repeated(1000) + "</title>")
            + "</channel></rss>");
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    const ListMember member = f().read();
    QCOMPARE(word(member.reader), u"unreadable"_s);
    QVERIFY2(member.error.contains(u"that is no feed"_s), qPrintable(member.error));
    QVERIFY(f().good.server.requests().isEmpty());
    QCOMPARE(f().author(evil.post(u"1"_s)), QString());
}

void tst_HostileAnswers::anOutboxWithoutEnd()
{
    Host &evil = f().evil;
    evil.runs(u"mastodon"_s);
    evil.knows(u"me"_s);
    // Heads that lead to heads, in circles and on and on.
    for (int i = 1; i < 100; ++i) {
        const QString next = evil.url(u"/outbox?page=%1"_s.arg(i % 7));
        evil.outbox(u"me"_s, {}, {{u"next"_s, next}, {u"first"_s, next}});
    }
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    f().read();
    const auto &asked = evil.server.requests();
    const auto outboxes = std::count_if(asked.begin(), asked.end(),
        [](const ScriptedRequest &r) { return r.target.startsWith("/outbox"); });
    QVERIFY(outboxes >= 1 && outboxes <= 3);

    // And boosts without end: each reading asks for some of them only.
    Host &more = f().web.host(u"more.example"_s);
    more.runs(u"mastodon"_s);
    more.knows(u"me"_s);
    QJsonArray boosts;
    for (int i = 0; i < 150; ++i) {
        boosts.append(more.announce(u"me"_s, f().good.post(QString::number(i)), i % 60));
    }
    more.outbox(u"me"_s, boosts);
    QCOMPARE(kindOf(f().add(u"me@more.example"_s)), u"ok"_s);
    f().read();
    QVERIFY(f().good.server.requests().size() <= 10);
}

void tst_HostileAnswers::aCutPageLosesNothing()
{
    Host &evil = f().evil;
    evil.runs(u"mastodon"_s);
    evil.knows(u"me"_s);
    evil.lookup(evil.account(u"me"_s));
    const QJsonArray first{evil.row(u"me"_s, u"1"_s, 10)};
    const QJsonArray both{evil.row(u"me"_s, u"2"_s, 11), evil.row(u"me"_s, u"1"_s, 10)};
    evil.rows(first);
    QCOMPARE(kindOf(f().add(u"me@evil.example"_s)), u"ok"_s);
    QCOMPARE(f().read().error, QString());
    // Cut where it is announced how long it is, twice because of the further try; and where the
    // connection's end is all there is to go by.
    ScriptedAnswer cut = jsonAnswer(both);
    cut.cutAt = cut.body.size() / 2;
    evil.server.on("/api/v1/accounts/1/statuses", cut);
    evil.server.on("/api/v1/accounts/1/statuses", cut);
    evil.server.on("/api/v1/accounts/1/statuses",
        {.raw = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                + bytes(both).left(cut.cutAt)});
    evil.rows(both);
    f().core.pass(dayMs);
    f().read(); // uses the first answer up
    for (const QString &words : {u"the connection was cut"_s, u"empty or broken"_s}) {
        f().core.pass(dayMs);
        const ListMember member = f().read();
        QVERIFY2(member.error.contains(words), qPrintable(member.error));
        QCOMPARE(f().shown().size(), 1);
    }
    f().core.pass(dayMs);
    QCOMPARE(f().read().error, QString());
    QCOMPARE(f().shown().size(), 2);
}

void tst_HostileAnswers::theOthersAreReadAllTheSame()
{
    Host &good = f().good;
    good.runs(u"mastodon"_s);
    good.knows(u"ao"_s);
    good.lookup(good.account(u"ao"_s));
    good.rows({good.row(u"ao"_s, u"1"_s, 10)});
    f().evil.runs(u"mastodon"_s);
    f().evil.server.on("/api/v1/accounts/lookup", {.never = true});
    for (int i = 0; i < 20; ++i) { // more than are read at once
        const QString user = u"m%1"_s.arg(i);
        f().evil.knows(user);
        QCOMPARE(kindOf(f().add(user + u"@evil.example"_s)), u"ok"_s);
    }
    QCOMPARE(kindOf(f().add(u"ao@good.example"_s)), u"ok"_s);
    f().evil.patienceMs = shortPatienceMs;
    const auto members = f().core.readList(f().list);
    QCOMPARE(members.size(), 21u);
    for (const auto &[user, member] : members) {
        QCOMPARE(member.error.isEmpty(), user == u"ao"_s);
    }
    QCOMPARE(f().shown(), QStringList{good.post(u"1"_s) + u" ao@good.example"_s});
    const auto &asked = f().evil.server.requests();
    QVERIFY(std::count_if(asked.begin(), asked.end(), [](const ScriptedRequest &r) {
        return r.target.startsWith("/api/v1/acc");
    }) <= 2);
}

QTEST_GUILESS_MAIN(tst_HostileAnswers)
#include "tst_hostileanswers.moc"
