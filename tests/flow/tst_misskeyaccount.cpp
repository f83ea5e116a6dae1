// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/signintesting.h"
#include "flow/terminaltalk.h"
#include "protocol/family.h"

#include <algorithm>

using namespace asterism;
using namespace asterism::flow;

namespace {

Sandbox::Options misskeyAndMastodon(int posts = 2)
{
    return {.people = 24, .postsPerServer = posts, .softwares = {u"misskey"_s, u"mastodon"_s}};
}

struct MovingStep {
    QString kind;
    QString file;
};

/// All that both have: Misskey knows no followed hashtags.
const std::vector<MovingStep> &movingSteps()
{
    static const std::vector<MovingStep> steps{{u"follows"_s, u"following_accounts.csv"_s},
        {u"server-lists"_s, u"lists.csv"_s}, {u"mutes"_s, u"muted_accounts.csv"_s},
        {u"blocks"_s, u"blocked_accounts.csv"_s}, {u"domain-blocks"_s, u"blocked_domains.csv"_s},
        {u"bookmarks"_s, u"bookmarks.csv"_s}};
    return steps;
}

QStringList inOrder(QStringList names)
{
    names.sort();
    return names;
}

QByteArrayList rowsOfFile(const QByteArray &bytes)
{
    QByteArrayList rows = bytes.trimmed().split('\n');
    rows.removeAll(QByteArray());
    std::ranges::sort(rows);
    return rows;
}

} // namespace

/// An own account at Misskey: signed in and out, and moved into and out of.
class tst_misskeyaccount : public QObject, private TerminalTalk {
    Q_OBJECT

private Q_SLOTS:
    void signsInByBrowser()
    {
        CoreFixture fixture(misskeyAndMastodon());
        Signing signing(*fixture.house,
            {.typed = u'@' + fixture.sandbox.handle(u"hanako"_s), .ports = {freePort()}});
        signing->start();
        QVERIFY(signing.untilInvited());
        QVERIFY(signing->byYes());
        const Answer last = browse(signing.page(), u"approve=hanako"_s);
        QVERIFY2(last.body.contains("Back to Asterism"), last.body);
        const auto account = signing.untilEnded();
        QVERIFY2(account.ok(), account ? "" : qPrintable(sentence(account.error())));
        QCOMPARE(account->acct, fixture.sandbox.handle(u"hanako"_s));
        QCOMPARE(account->software, u"misskey"_s);

        fixture.open(); // as after a new start
        QCOMPARE(kindOf(fixture.refreshHome(*account)), u"ok"_s);
        QCOMPARE(kindOf(await(fixture.house->accounts.check(*account))), u"ok"_s);
    }

    void signsInByYes()
    {
        CoreFixture fixture(misskeyAndMastodon());
        Signing signing(*fixture.house, {.typed = fixture.hostOfUser(u"hanako"_s), .byCode = true});
        QSignalSpy refused(signing.operator->(), &SignIn::codeRefused);
        signing->start();
        QVERIFY(signing.untilInvited());
        signing->submitDone();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(signing->step(), SignIn::Step::User);
        browse(signing.page(), u"approve=hanako"_s);
        signing->submitDone();
        QCOMPARE(kindOf(signing.untilEnded()), u"ok"_s);
    }

    void signsOut()
    {
        CoreFixture fixture(misskeyAndMastodon());
        const auto account = signInByBrowser(fixture, u"hanako"_s, {.ports = {freePort()}});
        QVERIFY(account);
        const QString token = *await(fixture.house->sessions.token(*account));
        const auto out = await(fixture.house->accounts.signOut(*account));
        QVERIFY(out && !out->revoked);
        QVERIFY2(out->words.contains(u"lets no application end"_s), qPrintable(out->words));
        QCOMPARE(out->page.path(), u"/settings/apps"_s);
        QVERIFY(fixture.sandbox.tokensOf(u"hanako"_s).contains(token));
        QCOMPARE(kindOf(await(fixture.house->sessions.token(*account))), u"not-found"_s);
    }

    /// Its server counts each endpoint by itself: 30 look-ups an hour, say.
    void limitedLookUpsStopNoReading()
    {
        CoreFixture fixture(misskeyAndMastodon());
        const auto account = fixture.signIn(u"hanako"_s);
        QVERIFY(account);
        const auto session = fixture.own(*account);
        QVERIFY(session);
        Server *server = fixture.sandbox.serverOf(u"hanako"_s);
        server->addFault({.kind = Fault::Kind::RateLimited,
            .path = u"/api/ap/show"_s,
            .retryAfter = 0, // it need not say how long
            .style = Fault::RateStyle::Silent});
        const Request lookUp = asked(fixture.house->core, *session,
            familyFor(session->instance)
                ->resolve(session->instance, u"https://far.example/notes/1"_s, Wanted::Post));
        const auto refused = await(fixture.house->http.send(lookUp));
        QVERIFY(refused);
        QCOMPARE(refused->status, 429);
        QVERIFY(limitsOneCall(*refused));
        QCOMPARE(kindOf(fixture.refreshHome(*account)), u"ok"_s);
        server->clearRequestLog();
        QCOMPARE(kindOf(await(fixture.house->http.send(lookUp))), u"rate-limited"_s);
        QCOMPARE(server->requestCount(u"/api/ap/show"_s), 0);
        server->clearFaults();
        fixture.pass(15 * minuteMs);
        QCOMPARE(kindOf(await(fixture.house->http.send(lookUp))), u"ok"_s);
    }

    void terminalSignsIn()
    {
        begin();
        QVERIFY(m_sandbox->start(misskeyAndMastodon()));
        const auto process = m_program->start(
            {u"accounts"_s, u"add"_s, m_sandbox->serverOf(u"hanako"_s)->host(), u"--code-stdin"_s});
        QByteArray output;
        const auto hasPage = [&] {
            output += process->readAllStandardOutput();
            return output.contains('\n') || process->state() == QProcess::NotRunning;
        };
        QVERIFY(QTest::qWaitFor(hasPage, patienceMs));
        const QUrl page = QUrl::fromEncoded(output.left(output.indexOf('\n')));
        QVERIFY2(page.path().startsWith(u"/miauth/"_s), output);
        browse(page, u"approve=hanako"_s);
        process->write("yes\n");
        QVERIFY(
            QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs));
        QCOMPARE(process->exitCode(), 0);
        QVERIFY(process->readAllStandardOutput().contains(handle(u"hanako"_s).toUtf8()));
        QCOMPARE(run({u"timeline"_s, u"home"_s, u"--refresh"_s}).status, 0);
    }

    /// Whoever must agree is asked, and known to be.
    void followsALockedPerson()
    {
        startTogether();
        signIn(u"hanako"_s);
        m_sandbox->unfollow(u"hanako"_s, u"sakura"_s);
        QVERIFY(m_sandbox->setLocked(u"sakura"_s, true));
        const QString name = file(u"follows.csv"_s, handle(u"sakura"_s).toUtf8() + '\n');
        const Said said = json({u"follows"_s, u"import"_s, name, u"--account"_s,
            handle(u"hanako"_s), u"--yes"_s, u"--wait"_s});
        QVERIFY2(said.status == 0, said.errors);
        QCOMPARE(said.outcomeOf(handle(u"sakura"_s)), u"requested"_s);
        QVERIFY(m_sandbox->relationsOf(u"hanako"_s).requested.contains(handle(u"sakura"_s)));
        const Said again = json({u"follows"_s, u"import"_s, name, u"--account"_s,
            handle(u"hanako"_s), u"--yes"_s, u"--wait"_s});
        QCOMPARE(again.outcomeOf(handle(u"sakura"_s)), u"requested"_s); // nobody is asked twice
    }

    void fromMastodonToMisskey()
    {
        startTogether();
        furnish(u"ao"_s, u"taro"_s, u"hal"_s);
        QVERIFY(m_sandbox->mute(u"hanako"_s, u"mei"_s)); // which the files do not name
        QVERIFY(m_sandbox->blockDomain(u"hanako"_s, u"other.example"_s));
        signIn(u"ao"_s);
        signIn(u"hanako"_s);
        move(u"ao"_s, u"hanako"_s);
    }

    void fromMisskeyToMastodon()
    {
        startTogether();
        furnish(u"hanako"_s, u"hal"_s, u"taro"_s);
        QVERIFY(m_sandbox->block(u"mei"_s, u"sakura"_s)); // which the files do not name
        signIn(u"hanako"_s);
        signIn(u"mei"_s);
        move(u"hanako"_s, u"mei"_s);
    }

    /// What is in two clips is one bookmark elsewhere.
    void clipsBecomeBookmarks()
    {
        startTogether();
        Sandbox &world = *m_sandbox;
        const QString own = world.post(u"hanako"_s, u"my own"_s);
        const QString other = world.post(u"taro"_s, u"of another"_s);
        const QString far = world.post(u"hal"_s, u"from afar"_s);
        world.federate(far, world.serverOf(u"hanako"_s));
        QVERIFY(!world.addClip(u"hanako"_s, u"Tea, \"green\""_s, {own, far}).isEmpty());
        QVERIFY(!world.addClip(u"hanako"_s, u"猫"_s, {far, other}).isEmpty());
        QVERIFY(!world.addClip(u"hanako"_s, u"Empty"_s, {}).isEmpty());
        signIn(u"hanako"_s);
        signIn(u"mei"_s);
        const QString folder = exported(u"hanako"_s);
        const QByteArrayList rows = rowsOfFile(bytesOf(folder + u"/clips.csv"_s));
        for (const QString &uri : {own, far}) {
            QVERIFY(rows.contains("\"Tea, \"\"green\"\"\",\"" + uri.toUtf8() + '"'));
        }
        for (const QString &uri : {far, other}) {
            QVERIFY(rows.contains("\"猫\",\"" + uri.toUtf8() + '"'));
        }
        const Said one =
            run({u"clips"_s, u"export"_s, u"-"_s, u"--account"_s, handle(u"hanako"_s)});
        QCOMPARE(rowsOfFile(one.output), rows);
        // Nobody else has them, and nobody is told so.
        const Said without =
            json({u"accounts"_s, u"export"_s, handle(u"mei"_s), m_files->filePath(u"mei"_s)});
        QCOMPARE(without.status, 0);
        QVERIFY2(!without.errors.contains("clips"), without.errors);
        QCOMPARE(
            run({u"clips"_s, u"export"_s, u"-"_s, u"--account"_s, handle(u"mei"_s)}).status, 1);

        const Said said = json({u"bookmarks"_s, u"import"_s, folder + u"/clips.csv"_s,
            u"--account"_s, handle(u"mei"_s), u"--yes"_s, u"--wait"_s});
        QVERIFY2(said.status == 2, said.errors); // one is named twice
        QVERIFY2(said.errors.contains("They become bookmarks"), said.errors);
        const QStringList kept = world.relationsOf(u"mei"_s).bookmarks;
        for (const QString &uri : {own, other, far}) {
            QVERIFY2(kept.contains(uri), qPrintable(uri));
        }
    }

    /// Where there are clips they keep their names; where there are none that is said.
    void clipsStayClips()
    {
        startTogether();
        Sandbox &world = *m_sandbox;
        const QString own = world.post(u"hanako"_s, u"my own"_s);
        const QString far = world.post(u"hal"_s, u"from afar"_s);
        world.federate(far, world.serverOf(u"hanako"_s));
        QVERIFY(!world.addClip(u"hanako"_s, u"Tea, \"green\""_s, {own, far}).isEmpty());
        QVERIFY(!world.addClip(u"hanako"_s, u"猫"_s, {far}).isEmpty());
        signIn(u"hanako"_s);
        signIn(u"taro"_s);
        signIn(u"mei"_s);
        const QString file = exported(u"hanako"_s) + u"/clips.csv"_s;
        const Said there = json({u"clips"_s, u"import"_s, file, u"--account"_s, handle(u"taro"_s),
            u"--yes"_s, u"--wait"_s});
        QVERIFY2(there.status == 0, there.errors);
        QVERIFY2(!there.errors.contains("bookmarks"), there.errors);
        const auto clips = world.clipsOf(u"taro"_s);
        QCOMPARE(clips.value(u"Tea, \"green\""_s).size(), 2);
        QCOMPARE(clips.value(u"猫"_s), QStringList{far});

        const Said elsewhere = json({u"clips"_s, u"import"_s, file, u"--account"_s,
            handle(u"mei"_s), u"--yes"_s, u"--wait"_s});
        QVERIFY2(elsewhere.errors.contains("keeps no clips"), elsewhere.errors);
        QVERIFY2(elsewhere.errors.contains("They become bookmarks"), elsewhere.errors);
        QVERIFY(world.relationsOf(u"mei"_s).bookmarks.contains(own));

        // What are bookmarks is not taken for clips.
        const Said other = json({u"clips"_s, u"import"_s, exported(u"mei"_s) + u"/bookmarks.csv"_s,
            u"--account"_s, handle(u"taro"_s), u"--yes"_s});
        QCOMPARE(other.status, 1);
    }

    void inMisskeysForm()
    {
        startTogether();
        furnish(u"hanako"_s, u"hal"_s, u"taro"_s);
        signIn(u"hanako"_s);
        const QString folder = m_files->filePath(u"misskey"_s);
        QCOMPARE(run({u"accounts"_s, u"export"_s, folder, u"--for"_s, u"misskey"_s}).status, 0);
        const Relations own = m_sandbox->relationsOf(u"hanako"_s);
        QByteArrayList follows;
        for (auto it = own.follows.begin(); it != own.follows.end(); ++it) {
            follows << it.key().toUtf8();
        }
        std::ranges::sort(follows);
        QCOMPARE(rowsOfFile(bytesOf(folder + u"/following.csv"_s)), follows);
        QVERIFY(rowsOfFile(bytesOf(folder + u"/user-lists.csv"_s))
                    .contains("Art，old," + handle(u"hal"_s).toUtf8()));
        QCOMPARE(rowsOfFile(bytesOf(folder + u"/blocking.csv"_s)).size(), own.blocks.size());
    }

private:
    void startTogether()
    {
        begin();
        QVERIFY(m_sandbox->start(misskeyAndMastodon()));
    }

    /// Everything that both kinds of server keep. `quiet` is followed without boosts, `loud` with
    /// news of their posts.
    void furnish(const QString &user, const QString &quiet, const QString &loud)
    {
        Sandbox &world = *m_sandbox;
        QVERIFY(world.follow(user, quiet, {.boosts = false}));
        QVERIFY(world.follow(user, loud, {.notify = true}));
        const QStringList strangers = world.strangersTo(user, 2);
        QCOMPARE(strangers.size(), 2);
        QVERIFY(world.block(user, strangers.front()));
        QVERIFY(world.mute(user, strangers.back()));
        QVERIFY(world.blockDomain(user, u"bad.example"_s));
        QVERIFY(world.blockDomain(user, u"worse.example"_s));
        QVERIFY(world.bookmark(user, world.post(quiet, u"one"_s)));
        QVERIFY(world.bookmark(user, world.post(loud, u"two"_s)));
        QVERIFY(!world.addServerList(user, u"Art,old"_s, {handle(quiet), handle(loud)}).isEmpty());
        const QStringList followed = world.relationsOf(user).follows.keys();
        for (const QString &one : followed) {
            QVERIFY(world.setLocked(one, false)); // nobody is asked
        }
    }

    QString exported(const QString &user) const
    {
        const QString folder = m_files->filePath(user);
        const Said said = json({u"accounts"_s, u"export"_s, handle(user), folder});
        return said.status == 0 ? folder : QString::fromUtf8(said.errors);
    }

    /// All of it, out of one account and into the other, which has nothing else afterwards.
    void move(const QString &from, const QString &to)
    {
        const QString folder = exported(from);
        for (const MovingStep &step : movingSteps()) {
            const Said said = json({step.kind, u"import"_s, folder + u'/' + step.file,
                u"--account"_s, handle(to), u"--mode"_s, u"overwrite"_s, u"--yes"_s, u"--wait"_s});
            const QByteArray told = step.kind.toUtf8() + ": " + said.errors;
            QVERIFY2(said.status == 0 || said.status == 2, told.constData());
        }
        Relations wanted = m_sandbox->relationsOf(from);
        Relations now = m_sandbox->relationsOf(to);
        for (Relations *one : {&wanted, &now}) { // nobody follows, mutes or blocks themselves
            for (const QString &user : {from, to}) {
                one->follows.remove(handle(user));
                one->mutes.remove(handle(user));
                one->blocks.removeAll(handle(user));
            }
        }
        QCOMPARE(now.follows.keys(), wanted.follows.keys());
        QVERIFY(now.follows == wanted.follows);
        QCOMPARE(now.mutes.keys(), wanted.mutes.keys());
        QCOMPARE(now.blocks, wanted.blocks);
        QCOMPARE(inOrder(now.domainBlocks), inOrder(wanted.domainBlocks));
        QCOMPARE(inOrder(now.bookmarks), inOrder(wanted.bookmarks));
        const QString back = exported(to);
        QVERIFY(bytesOf(back + u"/lists.csv"_s).contains("\"Art,old\","));
    }
};

QTEST_GUILESS_MAIN(tst_misskeyaccount)
#include "tst_misskeyaccount.moc"
