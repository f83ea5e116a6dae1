// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

#include "store/noticepages.h"
#include "sync/heldnotices.h"
#include "sync/noticereading.h"
#include "sync/postrefresh.h"
#include "sync/searching.h"
#include "unit/sandbox/asker.h"

#include <QSignalSpy>

#include <algorithm>

using namespace asterism;
using namespace asterism::flow;

namespace {

Sandbox::Options fiveKinds()
{
    return {.people = 40,
        .postsPerServer = 0,
        .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s, u"akkoma"_s}};
}

using Notices = std::vector<store::NoticeRow>;

/// What is kept, newest first, of those accounts or of all.
Notices kept(CoreFixture &fixture, const QStringList &accounts = {})
{
    const auto page = fixture.read([accounts](store::CacheTx &tx) {
        return store::noticePage(tx, {.accounts = accounts}, store::newestNotice, 400);
    });
    return page ? page->rows : Notices();
}

/// The same of one account, which is asked for first.
Result<Notices> noticesOf(CoreFixture &fixture, const Account &account)
{
    const auto session = fixture.own(account);
    if (!session) {
        return session.error();
    }
    NoticeReading reading(fixture.house->core, fixture.house->sessions);
    const auto outcome = await(reading.refresh(*session));
    return outcome ? Result<Notices>(kept(fixture, {account.id.value}))
                   : Result<Notices>(outcome.error());
}

/// "favourite hal@… https://…", newest first.
QStringList rowsOf(const Result<Notices> &notices)
{
    if (!notices) {
        return {word(notices.error().kind)};
    }
    QStringList rows;
    for (const store::NoticeRow &one : *notices) {
        QStringList parts{one.gap ? u"gap"_s : word(one.kind)};
        parts << (one.doers.empty() ? u"-"_s : one.doers.front().actor.acct);
        parts << (one.post ? QStringList{one.post->post.uri} : QStringList());
        rows << parts.join(u' ');
    }
    return rows;
}

void everySoftware()
{
    QTest::addColumn<QString>("user");
    for (const char *user : {"ao", "yuki", "sora", "hanako", "nana"}) {
        QTest::newRow(user) << QString::fromLatin1(user);
    }
}

} // namespace

/// What five kinds of server tell their people of others, as it really happened, and find for them.
class tst_notices : public QObject {
    Q_OBJECT

    QStringList found(const Account &account, SearchFor what, const QString &text)
    {
        const auto session = m_fixture->own(account);
        if (!session) {
            return {word(session.error().kind)};
        }
        const auto answer = await(searchAt(m_fixture->house->core, m_fixture->house->sessions,
            *session, {.text = text, .what = what}));
        if (!answer) {
            return {word(answer.error().kind)};
        }
        QStringList rows;
        for (const Actor &actor : answer->people) {
            rows << actor.acct;
        }
        for (const TimelineItem &item : answer->posts) {
            rows << item.post.uri;
        }
        for (const Hashtag &tag : answer->tags) {
            rows << tag.name;
        }
        return rows;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CoreFixture>(fiveKinds());
        QVERIFY(m_fixture->isReady());
    }
    void cleanup() { m_fixture.reset(); }

    void whatHappened_data() { everySoftware(); }
    void whatHappened()
    {
        QFETCH(QString, user);
        Sandbox &sandbox = m_fixture->sandbox;
        const auto account = m_fixture->signIn(user);
        QVERIFY(account.ok());
        const QString hal = sandbox.handle(u"hal"_s);
        sandbox.unfollow(u"hal"_s, user); // of who followed before nobody knows when
        sandbox.follow(u"hal"_s, user);
        const QString uri = m_fixture->post(user, u"tea"_s);
        m_fixture->pass(secondMs);
        QVERIFY(sandbox.react(u"hal"_s, uri, {}));
        QVERIFY(!m_fixture->boost(u"hal"_s, uri).isEmpty());
        const QString mention = m_fixture->post(u"hal"_s, u"@%1 hello"_s.arg(sandbox.handle(user)));
        const auto notices = noticesOf(*m_fixture, *account);
        const QStringList rows = rowsOf(notices);
        QVERIFY2(rows.size() > 3, qPrintable(rows.join(u'\n')));
        const QString liked = user == u"hanako" ? u"reaction"_s : u"favourite"_s; // Misskey's way
        QCOMPARE(rows.first(3),
            (QStringList{u"mention %1 %2"_s.arg(hal, mention), u"boost %1 %2"_s.arg(hal, uri),
                u"%1 %2 %3"_s.arg(liked, hal, uri)}));
        QVERIFY2(rows.contains(u"follow "_s + hal), qPrintable(rows.join(u'\n')));
        for (const store::NoticeRow &one : *notices) {
            QCOMPARE(one.people, 1);
            QCOMPARE(one.accounts, QStringList{account->id.value});
        }
        if (user == u"hanako") {
            QCOMPARE((*notices)[2].doers.front().reaction.name, u"❤"_s);
        }
    }

    /// After an absence: nothing twice, nothing left out, and no gap.
    void catchesUp_data() { everySoftware(); }
    void catchesUp()
    {
        QFETCH(QString, user);
        const auto account = m_fixture->signIn(user);
        QVERIFY(account.ok());
        const QString handle = m_fixture->sandbox.handle(user);
        QStringList mentions;
        const auto mention = [&](int times) {
            for (int i = 0; i < times; ++i) {
                const QString uri = m_fixture->post(u"hal"_s, u"@%1 hello"_s.arg(handle));
                mentions.prepend(u"mention %1 %2"_s.arg(m_fixture->sandbox.handle(u"hal"_s), uri));
            }
        };
        mention(3);
        QCOMPARE(rowsOf(noticesOf(*m_fixture, *account)).first(mentions.size()), mentions);
        mention(150);
        QCOMPARE(rowsOf(noticesOf(*m_fixture, *account)).first(mentions.size()), mentions);
        m_fixture->open(); // and it stays
        const QStringList all = rowsOf(kept(*m_fixture));
        QCOMPARE(all.first(mentions.size()), mentions);
        QVERIFY(all.filter(u"gap"_s).isEmpty());
    }

    /// What a mention answers comes behind it, though nobody has seen it before.
    void whatAMentionAnswers_data() { everySoftware(); }
    void whatAMentionAnswers()
    {
        QFETCH(QString, user);
        const auto account = m_fixture->signIn(user);
        QVERIFY(account.ok());
        const QString answered = m_fixture->post(user, u"tea for all"_s);
        const QString mention = m_fixture->post(u"hal"_s,
            PostDraft{
                .text = u"@%1 yes"_s.arg(m_fixture->sandbox.handle(user)), .replyTo = answered});
        const auto session = m_fixture->own(*account);
        NoticeReading reading(m_fixture->house->core, m_fixture->house->sessions);
        PostRefresh posts(m_fixture->house->core, m_fixture->house->sessions);
        connect(&reading, &NoticeReading::postWanted, &posts, &PostRefresh::add);
        QVERIFY(await(reading.refresh(*session)).ok());
        const auto namesIt = [&] {
            const auto found = m_fixture->read([&](store::CacheTx &tx) -> Result<bool> {
                const auto parent = store::postByUri(tx, answered);
                const auto post = store::postByUri(tx, mention);
                return parent && *parent && post && *post && (*post)->post.replyToUri == answered;
            });
            return found && *found;
        };
        QTRY_VERIFY(namesIt());
        posts.close();
    }

    /// What does not come is asked for once.
    void whatAMentionAnswersIsGone()
    {
        const auto account = m_fixture->signIn(u"ao"_s);
        QVERIFY(account.ok());
        for (int i = 0; i < 7; ++i) {
            const QString answered = m_fixture->post(u"ao"_s, u"tea for all"_s);
            m_fixture->post(u"hal"_s,
                PostDraft{.text = u"@%1 yes"_s.arg(m_fixture->sandbox.handle(u"ao"_s)),
                    .replyTo = answered});
        }
        const auto session = m_fixture->own(*account);
        NoticeReading reading(m_fixture->house->core, m_fixture->house->sessions);
        QSignalSpy wanted(&reading, &NoticeReading::postWanted);
        QVERIFY(await(reading.refresh(*session)).ok());
        QCOMPARE(wanted.size(), 2 * 5); // and the mentions themselves
        QVERIFY(await(reading.refresh(*session)).ok());
        QCOMPARE(wanted.size(), 2 * 7);
        QVERIFY(await(reading.refresh(*session)).ok());
        QCOMPARE(wanted.size(), 2 * 7);
    }

    /// It is one event, whichever of the accounts hears of it first.
    void oneMentionOfTwoAccounts()
    {
        const auto ao = m_fixture->signIn(u"ao"_s);
        const auto yuki = m_fixture->signIn(u"yuki"_s);
        const auto hanako = m_fixture->signIn(u"hanako"_s);
        QVERIFY(ao.ok() && yuki.ok() && hanako.ok());
        const auto askAll = [&] {
            return std::ranges::all_of(std::vector{*yuki, *ao, *hanako},
                [&](const Account &account) { return noticesOf(*m_fixture, account).ok(); });
        };
        QVERIFY(askAll());
        QStringList names;
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"hanako"_s}) {
            names << u'@' + m_fixture->sandbox.handle(user);
        }
        const QString uri = m_fixture->post(u"hal"_s, names.join(u' ') + u" hello"_s);
        m_fixture->pass(secondMs);
        int news = 0;
        connect(&m_fixture->house->core.store, &store::Store::committed, this,
            [&](const store::Changes &changes) { news += int(changes.newNotices.size()); });
        QVERIFY(askAll());
        const Notices all = kept(*m_fixture);
        const QString hal = m_fixture->sandbox.handle(u"hal"_s);
        QCOMPARE(rowsOf(all).filter(uri), QStringList{u"mention %1 %2"_s.arg(hal, uri)});
        QCOMPARE(all.front().accounts.size(), 3);
        QCOMPARE(news, 1);
        // Of their followers each account's are its own.
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            m_fixture->sandbox.unfollow(u"hal"_s, user);
            m_fixture->sandbox.follow(u"hal"_s, user);
        }
        m_fixture->pass(secondMs);
        QVERIFY(askAll());
        QCOMPARE(rowsOf(kept(*m_fixture)).filter(u"follow "_s + hal).size(), 2);
    }

    /// Whether or not the server makes groups.
    void crowdsAreOneRow_data()
    {
        QTest::addColumn<QString>("user");
        for (const char *user : {"ao", "yuki", "sora", "hanako"}) {
            QTest::newRow(user) << QString::fromLatin1(user);
        }
    }
    void crowdsAreOneRow()
    {
        QFETCH(QString, user);
        const auto account = m_fixture->signIn(user);
        QVERIFY(account.ok());
        const QString uri = m_fixture->post(user, u"tea for all"_s);
        m_fixture->pass(minuteMs);
        const QStringList crowd =
            m_fixture->sandbox.applaud(uri, 20, m_fixture->clock.now() - 30 * secondMs);
        QCOMPARE(crowd.size(), 20);
        const auto notices = noticesOf(*m_fixture, *account);
        QCOMPARE(rowsOf(notices).filter(uri).size(), 1);
        const store::NoticeRow &row = notices->front();
        QCOMPARE(row.people, 20);
        QCOMPARE(row.doers.size(), size_t(3));
        QCOMPARE(row.doers.front().actor.acct, crowd.last());
        QCOMPARE(row.post->post.uri, uri);
        const auto people = m_fixture->read(
            [&row](store::CacheTx &tx) { return store::noticePeople(tx, row.row); });
        QCOMPARE(people->doers.size(), size_t(20));
        QCOMPARE(people->doers.back().actor.acct, crowd.first());
    }

    void reactions()
    {
        Sandbox &sandbox = m_fixture->sandbox;
        const auto nana = m_fixture->signIn(u"nana"_s);
        const auto hanako = m_fixture->signIn(u"hanako"_s);
        QVERIFY(nana.ok() && hanako.ok());
        const QString akkoma = m_fixture->post(u"nana"_s, u"ナナのお茶"_s);
        const QString misskey = m_fixture->post(u"hanako"_s, u"花子のお茶"_s);
        m_fixture->pass(secondMs);
        QVERIFY(sandbox.react(u"leo"_s, akkoma, u"☕"_s));
        QVERIFY(sandbox.react(u"taro"_s, misskey, u"🍮"_s));
        const auto atAkkoma = noticesOf(*m_fixture, *nana);
        QCOMPARE(
            rowsOf(atAkkoma).front(), u"reaction %1 %2"_s.arg(sandbox.handle(u"leo"_s), akkoma));
        QCOMPARE(atAkkoma->front().doers.front().reaction.name, u"☕"_s);
        QCOMPARE(atAkkoma->front().word, u"pleroma:emoji_reaction"_s);
        const auto atMisskey = noticesOf(*m_fixture, *hanako);
        QCOMPARE(
            rowsOf(atMisskey).front(), u"reaction %1 %2"_s.arg(sandbox.handle(u"taro"_s), misskey));
        QCOMPARE(atMisskey->front().doers.front().reaction.name, u"🍮"_s);
    }

    void whoAsksToFollow()
    {
        Sandbox &sandbox = m_fixture->sandbox;
        QVERIFY(sandbox.setLocked(u"ren"_s, true));
        sandbox.unfollow(u"ao"_s, u"ren"_s);
        const auto ren = m_fixture->signIn(u"ren"_s);
        QVERIFY(ren.ok());
        const QString request = u"follow-request "_s + sandbox.handle(u"ao"_s);
        QVERIFY(!rowsOf(noticesOf(*m_fixture, *ren)).contains(request));
        Asker asker(sandbox);
        QCOMPARE(asker.change(u"ao"_s, u"ren"_s, u"follow"_s).status, 200);
        QVERIFY(rowsOf(noticesOf(*m_fixture, *ren)).contains(request));
    }

    /// Trouble is told, and nothing is made up.
    void trouble()
    {
        const auto account = m_fixture->signIn(u"ao"_s);
        QVERIFY(account.ok());
        Server *server = m_fixture->sandbox.serverOf(u"ao"_s);
        const QString path = u"/api/v1/notifications"_s;
        server->addFault({.kind = Fault::Kind::Html, .path = path});
        QCOMPARE(rowsOf(noticesOf(*m_fixture, *account)), QStringList{u"bad-answer"_s});
        server->clearFaults();
        server->addFault({.kind = Fault::Kind::Status, .path = path, .status = 404});
        QCOMPARE(rowsOf(noticesOf(*m_fixture, *account)), QStringList{u"usage"_s});
        server->clearFaults();
        const int asked = server->requestCount(path);
        QCOMPARE(rowsOf(noticesOf(*m_fixture, *account)), QStringList{u"usage"_s}); // for a day
        QCOMPARE(server->requestCount(path), asked);
        m_fixture->pass(dayMs);
        QVERIFY(noticesOf(*m_fixture, *account).ok());
        QCOMPARE(m_fixture->sandbox.revokeToken(u"ao"_s) > 0, true);
        QCOMPARE(rowsOf(noticesOf(*m_fixture, *account)), QStringList{u"credentials"_s});
    }

    /// Mastodon 4.3 tells nothing of strangers where the account wants that, but that there are
    /// some.
    void heldBack()
    {
        Sandbox &sandbox = m_fixture->sandbox;
        const auto account = m_fixture->signIn(u"ao"_s);
        QVERIFY(account.ok());
        QVERIFY(sandbox.setHoldsStrangers(u"ao"_s, true));
        QStringList uris;
        for (const QString &user : {u"mei"_s, u"hal"_s}) {
            sandbox.unfollow(u"ao"_s, user);
            uris << m_fixture->post(user, u"@%1 tea?"_s.arg(sandbox.handle(u"ao"_s)));
        }
        const auto tells = [&](const QString &uri) {
            return rowsOf(noticesOf(*m_fixture, *account)).join(u'\n').contains(uri);
        };
        QVERIFY(!tells(uris[0]) && !tells(uris[1]));
        Core &core = m_fixture->house->core;
        Sessions &sessions = m_fixture->house->sessions;
        const auto session = m_fixture->own(*account);
        QVERIFY(session.ok());
        const auto many = [&] {
            const auto counts = await(loadHeldCounts(core, sessions, *session));
            return counts ? counts->people : -1;
        };
        const int before = many();
        QVERIFY(before >= 2); // who followed before is among them
        const auto page = await(loadHeldPeople(core, sessions, *session, {.limit = 80}));
        QVERIFY(page.ok());
        QCOMPARE(int(page->people.size()), before);
        const auto of = [&](const QString &user) {
            const auto found = std::ranges::find(page->people, sandbox.handle(user),
                [](const HeldPerson &held) { return held.person.acct; });
            return found == page->people.end() ? HeldPerson() : *found;
        };
        QVERIFY(of(u"mei"_s).last && of(u"mei"_s).last->uri == uris[0]);
        QVERIFY(of(u"mei"_s).notices >= 1);
        const HeldPerson mei = of(u"mei"_s);
        QVERIFY(await(acceptHeld(core, sessions, *session, mei.id, mei.person.localId)).ok());
        QVERIFY(await(dismissHeld(core, sessions, *session, of(u"hal"_s).id)).ok());
        QCOMPARE(many(), before - 2);
        // Before they are read again, too.
        QVERIFY(rowsOf(Result<Notices>(kept(*m_fixture, {account->id.value})))
                    .join(u'\n')
                    .contains(uris[0]));
        QVERIFY(tells(uris[0]) && !tells(uris[1]));
        QCOMPARE(await(dismissHeld(core, sessions, *session, of(u"hal"_s).id)).error().kind,
            ErrorKind::NotFound);
    }

    void wordsInPosts_data() { everySoftware(); }
    void wordsInPosts()
    {
        QFETCH(QString, user);
        const auto account = m_fixture->signIn(user);
        QVERIFY(account.ok());
        const QString uri = m_fixture->post(user, u"a samovar of tea #samovar"_s);
        m_fixture->post(user, u"something else"_s);
        const QStringList posts = found(*account, SearchFor::Posts, u"samovar"_s);
        QCOMPARE(posts, user == u"hanako" ? QStringList{u"forbidden"_s} : QStringList{uri});
        QCOMPARE(found(*account, SearchFor::Tags, u"#samovar"_s), QStringList{u"samovar"_s});
        QCOMPARE(found(*account, SearchFor::Posts, u"  "_s), QStringList{u"usage"_s});
        QVERIFY(found(*account, SearchFor::People, u"hal"_s)
                    .contains(m_fixture->sandbox.handle(u"hal"_s)));
    }

private:
    std::unique_ptr<CoreFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_notices)
#include "tst_notices.moc"
