// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/runsfixture.h"

#include "lists/listpolling.h"
#include "lists/members.h"
#include "lists/wording.h"
#include "migration/csv/entries.h"
#include "migration/exporting.h"

#include <memory>

using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr int longMs = 60'000; ///< of the system's clock: what takes many requests

Sandbox::Options fiveServers(int people = 12)
{
    return {.people = people,
        .postsPerServer = 0,
        .softwares = {u"misskey"_s, u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s}};
}

QStringList sorted(QStringList names)
{
    names.sort();
    return names;
}

} // namespace

/// A Misskey among servers of four other kinds: what is told by several is told once, lists are
/// read politely and honestly, and people are taken along from one kind to another.
class tst_fiveservers : public QObject {
    Q_OBJECT

    static void follow(Sandbox &sandbox, const QString &user, const QString &whom)
    {
        sandbox.follow(user, whom);
        QVERIFY(sandbox.relationsOf(user).follows.contains(sandbox.handle(whom)));
    }
    static void unfollowAll(Sandbox &sandbox, const QString &user)
    {
        const QStringList followed = sandbox.relationsOf(user).follows.keys();
        for (const QString &one : followed) {
            QVERIFY(sandbox.unfollow(user, one));
        }
    }

private Q_SLOTS:
    void onePostOfFourHomes()
    {
        CoreFixture fixture(fiveServers());
        const QStringList readers{u"ao"_s, u"yuki"_s, u"sora"_s, u"hanako"_s};
        for (const QString &reader : readers.first(3)) {
            follow(fixture.sandbox, reader, u"hanako"_s);
        }
        const QString uri = fixture.post(u"hanako"_s, u"Tea & **mochi** at five <3 7時に #お茶"_s);
        std::vector<Source> homes;
        QStringList seers;
        qint64 row = 0;
        for (const QString &reader : readers) { // the origin comes last
            const auto account = fixture.signIn(reader);
            QVERIFY2(account.ok(), qPrintable(reader));
            QCOMPARE(kindOf(fixture.refreshHome(*account)), u"ok"_s);
            homes.push_back(homeSource(account->id, account->host));
            seers << u"account:"_s + account->id.value << account->host;
            const auto found = fixture.find(uri);
            QVERIFY2(found.has_value(), qPrintable(reader));
            QCOMPARE(found->text, u"Tea & mochi at five <3 7時に #お茶"_s);
            QCOMPARE(fixture.uris(homes.back()), QStringList{uri});
            row = row == 0 ? found->row : row;
            QCOMPARE(found->row, row); // one in the cache
        }
        const auto merged = fixture.rows(homes);
        QCOMPARE(merged.size(), 1u);
        QCOMPARE(merged.front().post.row, row);
        QCOMPARE(sorted(merged.front().seenBy), sorted(seers));
        QCOMPARE(merged.front().sources.size(), 4);
        QVERIFY(merged.front().post.confirmed);
    }

    /// Each of the servers tells of one of the boosts, and nobody of both.
    void aBoostAndARenoteAreOneRow()
    {
        CoreFixture fixture(fiveServers());
        Sandbox &sandbox = fixture.sandbox;
        for (const QString &reader : {u"ao"_s, u"hanako"_s}) {
            unfollowAll(sandbox, reader);
        }
        follow(sandbox, u"ao"_s, u"hal"_s);
        follow(sandbox, u"hanako"_s, u"taro"_s);
        const QString uri = fixture.post(u"nana"_s, u"ナナのお茶"_s);
        QVERIFY(!fixture.boost(u"hal"_s, uri).isEmpty());
        QVERIFY(!fixture.boost(u"taro"_s, uri).isEmpty());
        const Account ao = *fixture.signIn(u"ao"_s);
        const Account hanako = *fixture.signIn(u"hanako"_s);
        QCOMPARE(kindOf(fixture.refreshHome(ao)), u"ok"_s);
        const Source mastodon = homeSource(ao.id, ao.host);
        QCOMPARE(boostersIn(fixture, {mastodon}), QStringList{sandbox.handle(u"hal"_s)});
        QCOMPARE(kindOf(fixture.refreshHome(hanako)), u"ok"_s);
        const Source misskey = homeSource(hanako.id, hanako.host);
        QCOMPARE(fixture.uris(misskey), QStringList{uri});

        const std::vector<Source> both{mastodon, misskey};
        const auto rows = fixture.rows(both);
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows.front().post.post.uri, uri);
        QCOMPARE(rows.front().post.text, u"ナナのお茶"_s);
        QCOMPARE(boostersIn(fixture, both),
            (QStringList{sandbox.handle(u"hal"_s), sandbox.handle(u"taro"_s)})); // oldest first
        QCOMPARE(sorted(rows.front().seenBy),
            sorted({u"account:"_s + ao.id.value, ao.host, u"account:"_s + hanako.id.value,
                hanako.host}));
    }

    /// Fifty people of one server whom nobody follows, and nobody is signed in.
    void fiftyOfOneServerArePolledPolitely()
    {
        CoreFixture fixture(fiveServers(240));
        Server *server = fixture.sandbox.server(u"misskey"_s);
        const QStringList people = server->handles().mid(0, 50);
        QCOMPARE(people.size(), 50);
        QStringList posts;
        for (int round = 0; round < 3; ++round) {
            fixture.pass(8 * minuteMs);
            for (const QString &one : people) {
                posts << fixture.sandbox.post(one, u"round %1"_s.arg(round));
            }
        }
        const auto list = fixture.makeList(u"Fifty"_s, people);
        QVERIFY(list.ok());
        ListPolling polling(fixture.house->core, fixture.house->lists.reader(), 1);
        polling.start();
        polling.setOnScreen({list->id});
        settle(fixture, polling, *list);
        QCOMPARE(sorted(fixture.uris(listSource(list->id))), sorted(posts)); // all are read
        // What their server counts of each of them is learnt by the next look.
        for (int second = 0; second < 120; second += 20) {
            fixture.pass(20 * secondMs);
            settle(fixture, polling, *list);
        }
        compareThreeMinutes(fixture, polling, *list, people);
        fixture.house.reset(); // ends what is under way while the polling hears of it
    }

    void whoRequiresSignInIsToldHonestly()
    {
        CoreFixture fixture(fiveServers());
        Sandbox &sandbox = fixture.sandbox;
        unfollowAll(sandbox, u"hanako"_s);
        QVERIFY(sandbox.setSignInRequired(u"taro"_s, true));
        QVERIFY(sandbox.setLocked(u"sakura"_s, true));
        const QString open = fixture.post(u"hanako"_s, u"for everybody"_s);
        const QString locked = fixture.post(u"sakura"_s, u"locked, and said aloud"_s);
        const PostDraft aside{.text = u"among us"_s, .visibility = Visibility::Private};
        const QStringList among{fixture.post(u"hanako"_s, aside), fixture.post(u"sakura"_s, aside)};
        const QString shut = fixture.post(u"taro"_s, u"for whoever signs in"_s);
        const auto list = fixture.makeList(u"People"_s, {u"taro"_s, u"hanako"_s, u"sakura"_s});
        QVERIFY(list.ok());

        auto members = fixture.readList(*list);
        QCOMPARE(members.size(), 3u);
        QCOMPARE(readerOf(members, u"hanako"_s), u"misskey-api"_s);
        QCOMPARE(readerOf(members, u"sakura"_s), u"misskey-api"_s);
        QCOMPARE(members[u"sakura"_s].error, QString());
        QCOMPARE(readerOf(members, u"taro"_s), u"unreadable"_s);
        QCOMPARE(members[u"taro"_s].remedy, Remedy::OwnAccount);
        const QString words = troubleWords(members[u"taro"_s], {});
        const QString closed = u"%1 lets no guest read"_s.arg(fixture.hostOfUser(u"taro"_s));
        QVERIFY2(words.startsWith(closed), qPrintable(words));
        QVERIFY2(words.endsWith(u"Sign in there."_s), qPrintable(words));
        QCOMPARE(fixture.uris(listSource(list->id)), (QStringList{locked, open}));
        for (const QString &uri : among + QStringList{shut}) {
            QVERIFY2(!fixture.find(uri), qPrintable(uri)); // nor anywhere else
        }

        // Whoever is signed in there reads what is open to her, and no more comes into the list.
        QVERIFY(fixture.signIn(u"hanako"_s).ok());
        members = fixture.readList(*list);
        QCOMPARE(readerOf(members, u"taro"_s), u"own-account"_s);
        QCOMPARE(members[u"taro"_s].error, QString());
        QCOMPARE(fixture.uris(listSource(list->id)), (QStringList{shut, locked, open}));
    }

    /// Out of Misskey by a file in Mastodon's form, and by another back into it, where few follows
    /// go out in an hour.
    void followsThereAndBack_data()
    {
        QTest::addColumn<QString>("middle"); // from Misskey to them, and from there to Misskey
        QTest::newRow("Mastodon") << u"ao"_s;
        QTest::newRow("GoToSocial") << u"yuki"_s;
    }
    void followsThereAndBack()
    {
        QFETCH(QString, middle);
        RunsFixture fixture(fiveServers(30));
        Sandbox &sandbox = fixture.sandbox;
        fixture.openAllHosts();
        follow(sandbox, u"hanako"_s, u"sakura"_s); // who is locked
        follow(sandbox, u"hanako"_s, u"leo"_s);
        unfollowAll(sandbox, middle);
        unfollowAll(sandbox, u"taro"_s);
        follow(sandbox, middle, u"leo"_s); // is so already
        follow(sandbox, middle, u"hanako"_s);
        const Account hanako = *fixture.signIn(u"hanako"_s);
        const Account between = *fixture.signIn(middle);
        const Account taro = *fixture.signIn(u"taro"_s);
        sandbox.serverOf(u"taro"_s)->setWriteLimit(
            WriteClass::Follows, {.writes = writesAnHour, .windowMs = hourMs});
        RunDesk desk(fixture);

        carry(fixture, desk, hanako, between);
        Relations had = sandbox.relationsOf(u"hanako"_s);
        had.follows.remove(between.acct);
        Relations there = sandbox.relationsOf(middle);
        QVERIFY(there.requested.contains(sandbox.handle(u"sakura"_s)));
        QCOMPARE(sorted(there.follows.keys() + there.requested.keys()),
            sorted(had.follows.keys() + QStringList{hanako.acct}));

        carry(fixture, desk, between, taro);
        there.follows.remove(taro.acct); // nobody follows themselves
        QVERIFY(there.follows.size() > 2 * writesAnHour); // else nothing is limited
        const Relations back = sandbox.relationsOf(u"taro"_s);
        QCOMPARE(sorted(back.follows.keys() + back.requested.keys()), there.follows.keys());
        const auto windows = sandbox.writeWindowsOf(u"taro"_s, WriteClass::Follows);
        QVERIFY(windows.size() > 2);
        for (const WriteWindow &window : windows) {
            QVERIFY(window.refused <= 1);
        }
    }

private:
    static constexpr int writesAnHour = 5;

    /// Of the only row.
    static QStringList boostersIn(CoreFixture &fixture, const std::vector<Source> &column)
    {
        const auto rows = fixture.rows(column);
        QStringList names;
        for (const Actor &actor :
            rows.size() == 1 ? rows.front().boostedBy : std::vector<Actor>()) {
            names << actor.acct;
        }
        return names;
    }

    /// Until nobody is being read and everything is known.
    static void settle(CoreFixture &fixture, ListPolling &polling, const List &list)
    {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(await(readAllMembers(fixture.house->core.store)).ok());
            QCoreApplication::processEvents();
            polling.tick();
            QTRY_VERIFY_WITH_TIMEOUT(!polling.isReading(list.id), longMs);
        }
    }

    /// Somebody posts in each of the first two of them.
    static void compareThreeMinutes(
        CoreFixture &fixture, ListPolling &polling, const List &list, const QStringList &people)
    {
        Server *server = fixture.sandbox.server(u"misskey"_s);
        QStringList news;
        for (int minute = 0; minute < 3; ++minute) {
            server->clearRequestLog();
            if (minute < 2) {
                news << fixture.sandbox.post(people[10 + 20 * minute], u"news"_s);
            }
            for (int second = 0; second < 60; second += 20) {
                fixture.pass(20 * secondMs);
                settle(fixture, polling, list);
            }
            const size_t asked = server->requestLog().size();
            QVERIFY2(asked > 0 && asked < 6, qPrintable(QString::number(asked)));
        }
        const QStringList rows = fixture.uris(listSource(list.id));
        for (const QString &uri : news) {
            QVERIFY2(rows.contains(uri), qPrintable(uri));
        }
    }

    /// Follows of one account into another by a file, each row of which must have become what the
    /// other has now.
    static void carry(RunsFixture &fixture, RunDesk &desk, const Account &from, const Account &to)
    {
        const auto items = exported(fixture, desk, from);
        QStringList subjects;
        for (const MovedItem &item : items) {
            subjects << item.subject;
        }
        QCOMPARE(sorted(subjects), fixture.sandbox.relationsOf(from.acct).follows.keys());
        const qint64 id = fixture.ready(
            desk, {.account = to.id, .acct = to.acct, .kind = MovedKind::Follows}, items);
        QVERIFY(id > 0);
        QVERIFY(await(desk.runner.begin(id)).ok());
        for (int hour = 0; hour < 40 && fixture.run(id).state == RunState::Running; ++hour) {
            QTRY_VERIFY_WITH_TIMEOUT(fixture.run(id).state != RunState::Running
                    || fixture.run(id).waitUntil > fixture.clock.now(),
                longMs);
            fixture.pass(hourMs + 2 * secondMs);
            desk.runner.tick();
        }
        QTRY_COMPARE_WITH_TIMEOUT(fixture.run(id).state, RunState::Done, longMs);
        const Relations now = fixture.sandbox.relationsOf(to.acct);
        const auto rows = fixture.rowsOf(id);
        QCOMPARE(rows.size(), items.size());
        for (const RunRow &row : rows) {
            const QString told = word(row.outcome, MovedKind::Follows);
            const QString line = row.item.subject + u' ' + told + u' ' + row.detail;
            QVERIFY2(expected(now, to, row.item.subject).contains(told), qPrintable(line));
        }
    }

    static QStringList expected(const Relations &now, const Account &to, const QString &subject)
    {
        if (now.follows.contains(subject)) {
            return {u"followed"_s, u"already"_s};
        }
        if (now.requested.contains(subject)) {
            return {u"requested"_s};
        }
        return subject == to.acct ? QStringList{u"refused"_s} : QStringList();
    }

    /// As Mastodon's own file names them.
    static std::vector<MovedItem> exported(
        RunsFixture &fixture, RunDesk &desk, const Account &account)
    {
        const qint64 now = fixture.clock.now();
        bool complete = false;
        for (int i = 0; i < 50 && !complete; ++i) {
            const auto state = await(desk.census.step(account, MovedKind::Follows, now));
            complete = state && state->readAt >= now && state->begunAt == 0;
        }
        const auto file = await(exportFile(
            fixture.house->core.store, account.id, MovedKind::Follows, csv::Form::Mastodon));
        if (!complete || !file || file->name != u"following_accounts.csv"_s) {
            return {};
        }
        const auto read = csv::readEntries(file->bytes, file->name);
        std::vector<MovedItem> items;
        for (const auto &entry : read ? read->entries : std::vector<csv::Entry>()) {
            items.push_back(entry.item);
        }
        return items;
    }
};

QTEST_GUILESS_MAIN(tst_fiveservers)
#include "tst_fiveservers.moc"
