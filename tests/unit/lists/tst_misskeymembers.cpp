// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/guestway.h"
#include "lists/memberreader.h"
#include "store/accounts.h"
#include "unit/sync/misskeytesting.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// Everything that reads somebody, at one server.
struct Readers {
    explicit Readers(AccountFixture &whole)
        : fixture(whole)
        , people(*fixture.core, *fixture.sessions)
        , refresher(*fixture.core, *fixture.sessions)
        , reader(*fixture.core, *fixture.sessions, people, refresher)
    {
    }
    ~Readers() { endWork(*fixture.core, {&reader, &refresher, &people, fixture.sessions.get()}); }

    AccountFixture &fixture;
    People people;
    Refresher refresher;
    MemberReader reader;
};

ListMember aoOf(const AccountFixture &fixture)
{
    return {.list = {u"L"_s}, .acct = u"ao@"_s + fixture.server.host()};
}

/// WebFinger and the person, as everybody there may see them.
void knowAo(ScriptedServer &server)
{
    runMisskey(server);
    const QJsonObject self{{u"rel"_s, u"self"_s}, {u"type"_s, u"application/activity+json"_s},
        {u"href"_s, server.url(u"/users/u1"_s).toString()}};
    server.on("/.well-known/webfinger",
        scriptedObject(
            {{u"subject"_s, u"acct:ao@"_s + server.host()}, {u"links"_s, QJsonArray{self}}}));
    server.on("/api/users/show", scriptedObject(misskeyUser()));
}

} // namespace

class tst_misskeymembers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asGuest()
    {
        AccountFixture fixture;
        knowAo(fixture.server);
        fixture.server.on(
            "/api/users/notes", scriptedNotes({misskeyNote(u"n20"_s), misskeyNote(u"n10"_s)}));
        Readers readers(fixture);
        const auto read = awaitedResult(readers.reader.read(aoOf(fixture)));
        QVERIFY(read.ok());
        QCOMPARE(word(read->reader), u"misskey-api"_s);
        QCOMPARE(read->localId, u"u1"_s);
        QVERIFY(read->error.isEmpty());
        QCOMPARE(read->polled.posts, 2);
        // One question tells of several of them, and its public stream does, too.
        QVERIFY(read->polled.together && read->polled.streams && !read->polled.local);
    }

    /// It streams to the account no less than to guests.
    void withAnOwnAccountThere()
    {
        AccountFixture fixture;
        knowAo(fixture.server);
        fixture.server.on("/api/users/notes", scriptedNotes({misskeyNote(u"n10"_s)}));
        Account account = fixture.session(u"misskey"_s).account;
        account.software = u"misskey"_s;
        QVERIFY(awaitedResult(fixture.core->store.writeUser([account](store::UserTx &tx) {
            return store::addAccount(tx, account);
        })).ok());
        fixture.sessions->hold(account.id, u"token"_s);
        Readers readers(fixture);
        const auto read = awaitedResult(readers.reader.read(aoOf(fixture)));
        QVERIFY(read.ok());
        QCOMPARE(word(read->reader), u"own-account"_s);
        QVERIFY(read->polled.streams);
        QCOMPARE(fixture.server.requests().last().header("Authorization"), "Bearer token");
    }

    /// Else the first question about several would find news of everybody.
    void theFirstLookKeepsWhatTheLookUpTold()
    {
        AccountFixture fixture;
        knowAo(fixture.server);
        // The look-up's answer, then that to the question.
        fixture.server.on("/api/users/show", scriptedNotes({misskeyUser()}));
        QJsonObject note = misskeyNote(u"n10"_s);
        QJsonObject later = misskeyUser();
        later.insert(u"notesCount"_s, 4); // counted meanwhile: whether the page has it nobody knows
        note.insert(u"user"_s, later);
        fixture.server.on("/api/users/notes", scriptedNotes({note}));
        Readers readers(fixture);
        const auto read = awaitedResult(readers.reader.read(aoOf(fixture)));
        QVERIFY(read.ok());
        QCOMPARE(read->polled.mark, u"3 "_s);
        const QStringList lines = fixture.lines();
        const QString lookUp = u"POST /api/users/show"_s;
        QCOMPARE(lines.count(lookUp), 1);
        QVERIFY(lines.indexOf(lookUp) < lines.indexOf(u"POST /api/users/notes"_s));
        const auto marks = awaitedResult(readers.reader.marks({*read}));
        QVERIFY(marks.ok());
        QCOMPARE(marks->value(read->acct), read->polled.mark);
    }

    /// It would not be read again, though what was counted has not come.
    void aPageThatWasNotReadKeepsNoMark()
    {
        AccountFixture fixture;
        knowAo(fixture.server);
        fixture.server.on("/api/users/notes", {.status = 500});
        Readers readers(fixture);
        const auto read = awaitedResult(readers.reader.read(aoOf(fixture)));
        QVERIFY(read.ok());
        QVERIFY(read->polled.end != PollEnd::Read);
        QCOMPARE(read->localId, u"u1"_s); // it was looked up
        QCOMPARE(read->polled.mark, QString());
    }

    void marksOfSeveral()
    {
        AccountFixture fixture;
        runMisskey(fixture.server);
        fixture.server.on("/api/users/show", scriptedNotes({misskeyUser()}));
        ListMember ao = aoOf(fixture);
        ao.host = fixture.server.host();
        ao.localId = u"u1"_s;
        Readers readers(fixture);
        const auto marks = awaitedResult(readers.reader.marks({ao}));
        QVERIFY(marks.ok());
        QCOMPARE(marks->value(ao.acct), u"3 "_s);
        QCOMPARE(fixture.server.requests().last().body, R"({"userIds":["u1"]})");
    }

    /// Who wants readers to be signed in is not read by a back door.
    void signInRequired()
    {
        AccountFixture fixture;
        knowAo(fixture.server);
        QJsonObject note = misskeyNote(u"n10"_s);
        QJsonObject user = misskeyUser();
        user.insert(u"requireSigninToViewContents"_s, true);
        note.insert(u"user"_s, user);
        note.insert(u"isHidden"_s, true);
        fixture.server.on("/api/users/notes", scriptedNotes({note}));
        Readers readers(fixture);
        const auto read = awaitedResult(readers.reader.read(aoOf(fixture)));
        QVERIFY(read.ok());
        QCOMPARE(word(read->reader), u"unreadable"_s);
        QCOMPARE(read->remedy, Remedy::OwnAccount);
        QVERIFY(!read->error.isEmpty());
        QVERIFY(fixture.lines().filter(u"GET /@"_s).isEmpty());
        QVERIFY(fixture.lines().filter(u"GET /users/"_s).isEmpty());
    }

    void ways()
    {
        Instance instance;
        instance.family = Instance::Family::Misskey;
        QCOMPARE(apiReaderOf(instance), ReaderKind::MisskeyApi);
        instance.family = Instance::Family::Mastodon;
        QCOMPARE(apiReaderOf(instance), ReaderKind::MastodonApi);
        const Error closed{.kind = ErrorKind::Forbidden};
        QVERIFY(isWishedAway(ReaderKind::MisskeyApi, closed));
        QVERIFY(!isWishedAway(ReaderKind::MastodonApi, closed)); // feeds are open there
        QVERIFY(!isWishedAway(ReaderKind::MisskeyApi, {.kind = ErrorKind::NotFound}));
    }
};

QTEST_GUILESS_MAIN(tst_misskeymembers)
#include "tst_misskeymembers.moc"
