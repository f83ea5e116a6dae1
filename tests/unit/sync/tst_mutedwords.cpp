// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeytesting.h"
#include "store/timeline.h"
#include "sync/filters.h"
#include "sync/refresher.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray ownPath = "/api/i";

struct MutingHouse {
    explicit MutingHouse(const QJsonArray &home = usualNotes())
        : server(fixture.server)
        , refresher(*fixture.core, *fixture.sessions)
        , filters(*fixture.core, *fixture.sessions)
    {
        runMisskey(server);
        server.on("/api/notes/timeline", scriptedNotes(home));
        session = fixture.session(u"misskey"_s);
        session.instance.family = Instance::Family::Misskey;
        fixture.sessions->hold(session.account.id, session.token);
    }
    ~MutingHouse() { endWork(*fixture.core, {&filters, &refresher, fixture.sessions.get()}); }

    static QJsonObject noteOf(const QString &id, const QString &text)
    {
        QJsonObject note = misskeyNote(id);
        note.insert(u"text"_s, text);
        return note;
    }
    static QJsonObject ownNote(const QString &id, const QString &text)
    {
        QJsonObject note = noteOf(id, text);
        note.insert(u"userId"_s, u"9"_s);
        note.insert(u"user"_s, QJsonObject{{u"id"_s, u"9"_s}, {u"username"_s, u"me"_s}});
        return note;
    }

    static QJsonArray usualNotes()
    {
        return {noteOf(u"n50"_s, u"one cat"_s), noteOf(u"n40"_s, u"A COW"_s),
            noteOf(u"n30"_s, u"cat and dog"_s), noteOf(u"n20"_s, u"犯人は彼"_s),
            ownNote(u"n10"_s, u"my cat, my dog"_s)};
    }
    /// A note that says nothing of it itself; `as`: "reply" or "renote".
    static QJsonObject carrying(const QString &id, const QString &as, const QJsonObject &other)
    {
        QJsonObject note = noteOf(id, u"look"_s);
        note.insert(as + u"Id"_s, other[u"id"]);
        note.insert(as, other);
        return note;
    }

    AccountFixture fixture;
    ScriptedServer &server;
    Refresher refresher;
    Filters filters;
    Session session;

    const Account &account() const { return session.account; }
    Source home() const { return homeSource(account().id, account().host); }
    int timesAsked() const { return int(fixture.lines().count(u"POST /api/i"_s)); }

    /// "n50 shown", "n30 warn cat dog"; what is hidden is not there.
    QStringList rows() const
    {
        const auto page =
            awaitedResult(fixture.core->store.readCache([source = home()](store::CacheTx &tx) {
                return store::timelinePage(tx, {source}, store::newestEvent, 50);
            }));
        QStringList rows;
        for (const auto &row : page ? page->rows : std::vector<store::TimelineRow>()) {
            if (row.gap) {
                continue;
            }
            static const QStringList words{u"shown"_s, u"blur"_s, u"warn"_s, u"hide"_s};
            const QString id = row.post.post.uri.section(u'/', -1);
            const QStringList line{id, words[int(row.filtered.action)]};
            rows << (line + row.filtered.titles).join(u' ');
        }
        return rows;
    }
};

/// What `i` answers somebody who mutes these.
ScriptedAnswer muting(const QJsonArray &soft, const QJsonArray &hard)
{
    return scriptedObject({{u"id"_s, u"9"_s}, {u"username"_s, u"me"_s}, {u"mutedWords"_s, soft},
        {u"hardMutedWords"_s, hard}, {u"mutedInstances"_s, QJsonArray()}});
}

ScriptedAnswer mutingSome()
{
    QJsonArray hard;
    hard.append(QJsonArray{u"犯人"_s});
    return muting({QJsonArray{u"cat"_s, u"dog"_s}, u"/c.w/i"_s}, hard);
}

const QStringList &withoutMutes()
{
    static const QStringList rows{
        u"n50 shown"_s, u"n40 shown"_s, u"n30 shown"_s, u"n20 shown"_s, u"n10 shown"_s};
    return rows;
}

const QStringList &withMutes()
{
    static const QStringList rows{
        u"n50 shown"_s, u"n40 warn /c.w/i"_s, u"n30 warn cat dog"_s, u"n10 shown"_s};
    return rows;
}

} // namespace

/// The muted words of a Misskey account count as filters of others do.
class tst_mutedwords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatComesInIsJudged()
    {
        MutingHouse house;
        house.server.on(ownPath, mutingSome());
        QVERIFY(awaitedResult(house.filters.ensure(house.account())));
        QCOMPARE(house.timesAsked(), 1);
        QVERIFY(awaitedResult(house.refresher.refresh(house.session, house.home(), {})));
        QCOMPARE(house.rows(), withMutes());
        QVERIFY(awaitedResult(house.filters.ensure(house.account())));
        QCOMPARE(house.timesAsked(), 1); // within the hour
    }

    void whatWasReadIsJudgedAgain()
    {
        MutingHouse house;
        house.server.on(ownPath, muting({}, {}));
        house.server.on(ownPath, mutingSome());
        house.server.on(ownPath, muting({}, {}));
        QVERIFY(awaitedResult(house.filters.ensure(house.account())));
        QVERIFY(awaitedResult(house.refresher.refresh(house.session, house.home(), {})));
        QCOMPARE(house.rows(), withoutMutes());
        QVERIFY(awaitedResult(house.filters.renew(house.account())));
        QCOMPARE(house.rows(), withMutes());
        QVERIFY(awaitedResult(house.filters.renew(house.account())));
        QCOMPARE(house.rows(), withoutMutes());
    }

    /// As Misskey's own client does it, which looks at what is quoted and answered as well. Of what
    /// is answered that holds only while an answer carries it along.
    void whatIsCarriedAlong()
    {
        using House = MutingHouse;
        const QJsonArray notes{
            House::carrying(u"n50"_s, u"renote"_s, House::noteOf(u"n05"_s, u"cat and dog"_s)),
            House::carrying(u"n40"_s, u"reply"_s, House::noteOf(u"n04"_s, u"A COW"_s)),
            House::carrying(u"n30"_s, u"renote"_s, House::ownNote(u"n03"_s, u"cat and dog"_s)),
            House::carrying(u"n20"_s, u"reply"_s, House::noteOf(u"n02"_s, u"犯人は彼"_s)),
            House::carrying(u"n10"_s, u"renote"_s, House::noteOf(u"n01"_s, u"one cat"_s))};
        House house(notes);
        house.server.on(ownPath, mutingSome());
        house.server.on(ownPath, muting({}, {}));
        house.server.on(ownPath, mutingSome());
        QVERIFY(awaitedResult(house.filters.ensure(house.account())));
        QVERIFY(awaitedResult(house.refresher.refresh(house.session, house.home(), {})));
        QCOMPARE(house.rows(),
            (QStringList{
                u"n50 warn cat dog"_s, u"n40 warn /c.w/i"_s, u"n30 shown"_s, u"n10 shown"_s}));
        QVERIFY(awaitedResult(house.filters.renew(house.account())));
        QCOMPARE(house.rows(), withoutMutes());
        QVERIFY(awaitedResult(house.filters.renew(house.account())));
        QCOMPARE(house.rows(),
            (QStringList{u"n50 warn cat dog"_s, u"n40 shown"_s, u"n30 shown"_s, u"n20 shown"_s,
                u"n10 shown"_s}));
    }

    /// As after a new start: before anybody is asked.
    void whatIsKeptCountsAtOnce()
    {
        MutingHouse house;
        const Filter words{.id = u"1"_s, .title = u"cat dog"_s, .allWords = {u"cat"_s, u"dog"_s}};
        const Filter expression{.id = u"2"_s, .title = u"/c.w/i"_s, .expression = u"/c.w/i"_s};
        const Filter hidden{
            .id = u"3"_s, .action = FilterAction::Hide, .allWords = QStringList{u"犯人"_s}};
        const std::vector kept{words, expression, hidden};
        QVERIFY(awaitedResult(house.fixture.core->store.writeCache(
            [account = house.account(), kept](
                store::CacheTx &tx) { return store::saveAccountFilters(tx, account, kept); })));
        QVERIFY(awaitedResult(house.filters.load()));
        QVERIFY(awaitedResult(house.refresher.refresh(house.session, house.home(), {})));
        QCOMPARE(house.rows(), withMutes());
        QCOMPARE(house.timesAsked(), 0);
    }

    void aServerThatFailsChangesNothing_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::newRow("in trouble") << misskeyRefusal("INTERNAL_ERROR", 500);
        QTest::newRow("refuses") << misskeyRefusal("PERMISSION_DENIED", 403);
        QTest::newRow("knows no such call") << misskeyRefusal("UNKNOWN_API_ENDPOINT", 404);
        QTest::newRow("nothing there") << ScriptedAnswer{.status = 404};
        QTest::newRow("tells nothing of it") << scriptedJson(R"({"id":"9","username":"me"})");
        QTest::newRow("a page") << ScriptedAnswer{
            .headers = {{"Content-Type", "text/html"}}, .body = "<html></html>"};
    }
    void aServerThatFailsChangesNothing()
    {
        QFETCH(ScriptedAnswer, answer);
        MutingHouse house;
        house.server.on(ownPath, mutingSome());
        house.server.on(ownPath, answer);
        QVERIFY(awaitedResult(house.filters.ensure(house.account())));
        QVERIFY(awaitedResult(house.refresher.refresh(house.session, house.home(), {})));
        QVERIFY(!awaitedResult(house.filters.renew(house.account())));
        QCOMPARE(house.rows(), withMutes());
        QVERIFY(house.fixture.lines().filter(u"filters"_s).isEmpty()); // no other version
        const auto rules = house.fixture.core->filters.rules(house.account().id);
        QVERIFY(rules && rules->filters().size() == 3);
    }

    /// An expression that would try for ever costs some time, and no more than that.
    void hostileExpressions()
    {
        MutingHouse house;
        QJsonArray hostile;
        for (int i = 1; i < 30; ++i) {
            hostile.append(u"/(a+)+c{%1}b/"_s.arg(i));
        }
        hostile.append(QJsonArray{u"cat"_s, u"dog"_s});
        house.server.on(ownPath, muting(hostile, {}));
        QVERIFY(awaitedResult(house.filters.ensure(house.account())));
        const QString trap = QString(3'000, u'a') + u'b';
        house.server.on("/api/notes/local-timeline",
            scriptedNotes({MutingHouse::noteOf(u"n51"_s, trap),
                MutingHouse::noteOf(u"n30"_s, u"cat and dog"_s)}));
        const Source local = localSource(house.account().host);
        QVERIFY(awaitedResult(house.refresher.refresh(house.session, local, {})));
        QVERIFY(awaitedResult(house.refresher.refresh(house.session, house.home(), {})));
        QCOMPARE(house.rows().value(2), u"n30 warn cat dog"_s);
    }
};

QTEST_GUILESS_MAIN(tst_mutedwords)
#include "tst_mutedwords.moc"
