// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeytesting.h"
#include "sync/pageloader.h"
#include "sync/refresher.h"
#include "sync/threads.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray notesOfUser = "/api/users/notes";
const QByteArray noteShow = "/api/notes/show";

/// A server, and who reads it.
struct House {
    House()
        : server(fixture.server)
        , refresher(*fixture.core, *fixture.sessions)
        , threads(*fixture.core, *fixture.sessions)
    {
    }
    ~House() { endWork(*fixture.core, {&threads, &refresher, fixture.sessions.get()}); }

    AccountFixture fixture;
    ScriptedServer &server;
    Refresher refresher;
    Threads threads;
};

Source aoAt(const AccountFixture &fixture)
{
    const QString host = fixture.server.host();
    return personSource(u"ao@"_s + host, host);
}

Result<RefreshOutcome> refreshed(House &house)
{
    return awaitedResult(house.refresher.refresh(
        misskeyGuest(house.fixture), aoAt(house.fixture), RefreshWish{.personLocalId = u"u1"_s}));
}

/// The thread of a post of which a page of ao's tells.
Result<ThreadView> threadOf(House &house, const QString &id)
{
    AccountFixture &fixture = house.fixture;
    const auto page = awaitedResult(loadPage(*fixture.core, *fixture.sessions,
        misskeyGuest(fixture), {.source = aoAt(fixture), .personLocalId = u"u1"_s}));
    if (!page) {
        return page.error();
    }
    const QString uri = house.server.url(u"/notes/"_s + id).toString();
    const auto fetched = awaitedResult(house.threads.fetch(uri));
    return fetched ? awaitedResult(house.threads.cached(uri)) : Result<ThreadView>(fetched.error());
}

/// So many answers to n20, the newest of which has that number.
QJsonArray answersFrom(int newest, int count)
{
    QJsonArray rows;
    for (int i = newest; i > newest - count; --i) {
        QJsonObject note = misskeyNote(u"n30"_s, u"n20"_s);
        note.insert(u"id"_s, u"r%1"_s.arg(i, 4, 10, QChar(u'0')));
        rows.append(note);
    }
    return rows;
}

QStringList textsOf(const std::vector<store::TimelineRow> &rows)
{
    QStringList texts;
    for (const store::TimelineRow &row : rows) {
        texts << row.post.text;
    }
    return texts;
}

} // namespace

/// What is special where Misskey is read.
class tst_misskeyreading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// It tells what stands before a post and after it apart, and of the latter one level.
    void threads()
    {
        House house;
        ScriptedServer &server = house.server;
        runMisskey(server);
        server.on(notesOfUser, scriptedNotes({misskeyNote(u"n20"_s, u"n10"_s, 1)}));
        server.on(noteShow, scriptedObject(misskeyNote(u"n20"_s, u"n10"_s, 1)));
        server.on("/api/notes/conversation", scriptedNotes({misskeyNote(u"n10"_s, {}, 1)}));
        server.on("/api/notes/children", scriptedNotes({misskeyNote(u"n30"_s, u"n20"_s, 1)}));
        server.on("/api/notes/children", scriptedNotes({misskeyNote(u"n40"_s, u"n30"_s)}));
        const auto view = threadOf(house, u"n20"_s);
        QVERIFY(view.ok());
        QCOMPARE(textsOf(view->ancestors), QStringList{u"n10"_s});
        QCOMPARE(textsOf(view->descendants), (QStringList{u"n30"_s, u"n40"_s}));
        QCOMPARE(house.fixture.lines().filter(u"POST /api/notes/"_s),
            (QStringList{u"POST /api/notes/show"_s, u"POST /api/notes/conversation"_s,
                u"POST /api/notes/children"_s, u"POST /api/notes/children"_s}));
    }

    /// A hundred at a time.
    void manyAnswers()
    {
        House house;
        ScriptedServer &server = house.server;
        runMisskey(server);
        server.on(notesOfUser, scriptedNotes({misskeyNote(u"n20"_s, {}, 102)}));
        server.on(noteShow, scriptedObject(misskeyNote(u"n20"_s, {}, 102)));
        server.on("/api/notes/children", scriptedNotes(answersFrom(300, 100)));
        server.on("/api/notes/children", scriptedNotes(answersFrom(200, 2)));
        const auto view = threadOf(house, u"n20"_s);
        QVERIFY(view.ok());
        QCOMPARE(view->descendants.size(), size_t(102));
        QCOMPARE(house.fixture.lines().filter(u"children"_s).size(), 2);
    }

    /// And not for ever.
    void endlessAnswers()
    {
        House house;
        ScriptedServer &server = house.server;
        runMisskey(server);
        server.on(notesOfUser, scriptedNotes({misskeyNote(u"n20"_s, {}, 9000)}));
        server.on(noteShow, scriptedObject(misskeyNote(u"n20"_s, {}, 9000)));
        for (int i = 9; i > 1; --i) {
            server.on("/api/notes/children", scriptedNotes(answersFrom(100 * i, 100)));
        }
        QVERIFY(threadOf(house, u"n20"_s).ok());
        QCOMPARE(house.fixture.lines().filter(u"children"_s).size(), 5);
    }

    /// Nothing stands before a post that answers nothing.
    void threadsThatBeginHere()
    {
        House house;
        ScriptedServer &server = house.server;
        runMisskey(server);
        server.on(notesOfUser, scriptedNotes({misskeyNote(u"n20"_s, {}, 9)}));
        server.on(noteShow, scriptedObject(misskeyNote(u"n20"_s, {}, 9)));
        server.on("/api/notes/children", scriptedNotes({misskeyNote(u"n30"_s, u"n20"_s, 2)}));
        server.on("/api/notes/children", misskeyRefusal("INTERNAL_ERROR", 400));
        const auto view = threadOf(house, u"n20"_s); // what hangs deeper cannot be had
        QVERIFY(view.ok());
        QCOMPARE(textsOf(view->descendants), QStringList{u"n30"_s});
        QVERIFY(house.fixture.lines().filter(u"conversation"_s).isEmpty());
    }

    /// A server that makes a thread ever deeper is not asked for ever.
    void endlessThreads()
    {
        House house;
        ScriptedServer &server = house.server;
        runMisskey(server);
        server.on(notesOfUser, scriptedNotes({misskeyNote(u"n10"_s, {}, 1)}));
        server.on(noteShow, scriptedObject(misskeyNote(u"n10"_s, {}, 1)));
        for (int i = 11; i < 60; ++i) {
            const QJsonObject note = misskeyNote(u"n%1"_s.arg(i), u"n%1"_s.arg(i - 1), 1);
            server.on("/api/notes/children", scriptedNotes({note}));
        }
        QVERIFY(threadOf(house, u"n10"_s).ok());
        QCOMPARE(house.fixture.lines().filter(u"children"_s).size(), 16);
    }

    void whatIsGone_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<int>("removed");
        QTest::addColumn<bool>("unsure");
        QTest::newRow("gone") << misskeyRefusal("NO_SUCH_NOTE") << 1 << false;
        QTest::newRow("not for guests")
            << misskeyRefusal("CONTENT_RESTRICTED_BY_USER") << 0 << false;
        QTest::newRow("in trouble") << misskeyRefusal("INTERNAL_ERROR") << 0 << false;
        QTest::newRow("another answers") << scriptedJson("{}", 404) << 0 << true;
    }
    void whatIsGone()
    {
        QFETCH(ScriptedAnswer, answer);
        QFETCH(int, removed);
        QFETCH(bool, unsure);
        House house;
        AccountFixture &fixture = house.fixture;
        fixture.server.on(
            notesOfUser, scriptedNotes({misskeyNote(u"n20"_s), misskeyNote(u"n10"_s)}));
        fixture.server.on(notesOfUser, scriptedNotes({misskeyNote(u"n10"_s)}));
        fixture.server.on(noteShow, answer);
        const auto first = refreshed(house);
        QVERIFY(first.ok());
        QCOMPARE(first->news, 2);
        const auto second = refreshed(house);
        QVERIFY(second.ok());
        QCOMPARE(second->removed, removed);
        QCOMPARE(second->unsure, unsure);
        QCOMPARE(fixture.lines().filter(u"notes/show"_s).size(), 1);
    }

    /// A favourite's own id is where its page goes on; what is in the cache is the post.
    void favourites()
    {
        House house;
        AccountFixture &fixture = house.fixture;
        const QJsonObject favourite{
            {u"id"_s, u"z1"_s}, {u"noteId"_s, u"n10"_s}, {u"note"_s, misskeyNote(u"n10"_s)}};
        fixture.server.on("/api/i/favorites", scriptedNotes({favourite}));
        Session session = fixture.session(u"misskey"_s);
        session.instance.family = Instance::Family::Misskey;
        const Source source =
            accountSource(Source::Kind::Favourites, session.account.id, session.instance.host);
        QVERIFY(awaitedResult(house.refresher.refresh(session, source, {})));
        const auto again = awaitedResult(house.refresher.refresh(session, source, {}));
        QVERIFY(again.ok());
        QCOMPARE(again->removed, 0);
        QVERIFY(fixture.lines().filter(u"notes/show"_s).isEmpty()); // nothing is missing
        const auto page =
            awaitedResult(loadPage(*fixture.core, *fixture.sessions, session, {.source = source}));
        QVERIFY(!page->ordered);
        QCOMPARE(page->ids, QStringList{u"n10"_s});
        QCOMPARE(page->entered, QStringList{u"n10"_s});
        QCOMPARE(page->older, u"z1"_s);
    }
};

QTEST_GUILESS_MAIN(tst_misskeyreading)
#include "tst_misskeyreading.moc"
