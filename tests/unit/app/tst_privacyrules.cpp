// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/livereading.h"
#include "lists/members.h"

#include <QJsonArray>

using namespace asterism;

namespace {

using Hosts = std::vector<store::AskedHost>;

const QString host = u"a.example"_s;

bool isNever(const Program &program, const QString &whom = host)
{
    return program.app->gate->rules().never.contains(whom);
}

} // namespace

/// What the user decided holds in every process, and from the first request on.
class tst_privacyrules : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString folder() const { return m_dir->path(); }
    static Result<QJsonObject> ask(
        const Program &program, const QString &kind, const QJsonObject &argument)
    {
        return await(program.desk->ask(kind, argument));
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void holdsFromTheFirstRequestOn()
    {
        {
            const Program program(folder());
            QVERIFY(await(program.app->privacy.setNever(u" https://A.Example./ "_s, true)));
            QVERIFY(await(program.app->privacy.setNever(u"b.example:8443"_s, true)));
            QVERIFY(await(program.app->privacy.setProxy(u"socks5://127.0.0.1:9050"_s, true)));
        }
        const Program again(folder());
        const GateRules rules = again.app->gate->rules(); // no event loop has run
        QCOMPARE(rules.never, (QSet<QString>{host, u"b.example:8443"_s}));
        QVERIFY(rules.proxyForOwn);
        QCOMPARE(again.app->privacy.proxyAddress(), u"socks5://127.0.0.1:9050"_s);
        QVERIFY(await(again.app->privacy.setNever(host, false)));
        QVERIFY(await(again.app->privacy.setProxy({}, false)));
        QVERIFY(!isNever(again));
        QVERIFY(again.app->privacy.proxyAddress().isEmpty());
    }

    void refusesWhatMakesNoSense()
    {
        const Program program(folder());
        const auto nonsense = await(program.app->privacy.setNever(u"no host at all"_s, true));
        QCOMPARE(nonsense.error().kind, ErrorKind::Usage);
        const auto password =
            await(program.app->privacy.setProxy(u"socks5://me:secret@127.0.0.1:9050"_s, false));
        QCOMPARE(password.error().kind, ErrorKind::Usage);
        QVERIFY(sentence(password.error()).contains(u"clear text"_s));
        QVERIFY(!sentence(password.error()).contains(u"secret"_s));
        QVERIFY(program.app->privacy.proxyAddress().isEmpty());
    }

    void ownServersCannotBeBarred()
    {
        Sandbox sandbox;
        QVERIFY(sandbox.start({.people = 12, .postsPerServer = 0}));
        const Program program(folder());
        const auto ao = program.signIn(sandbox, u"ao"_s);
        QVERIFY(ao);
        QTRY_VERIFY(program.app->gate->rules().own.contains(ao->host));
        const auto refused = await(program.app->privacy.setNever(ao->host, true));
        QCOMPARE(refused.error().kind, ErrorKind::Rejected);
        QVERIFY(sentence(refused.error()).contains(u"you have an account there"_s));
        QVERIFY(!isNever(program, ao->host));
        // What was kept of it by hand would not stop the account either.
        QVERIFY(await(program.app->accounts.check(*ao)));
    }

    void nobodySignsInWhereNobodyIsAsked()
    {
        Sandbox sandbox;
        QVERIFY(sandbox.start({.people = 12, .postsPerServer = 0}));
        Server *server = sandbox.serverOf(u"ao"_s);
        const Program program(folder());
        QVERIFY(await(program.app->privacy.setNever(server->host(), true)));
        server->clearRequestLog();
        QCOMPARE(program.signIn(sandbox, u"ao"_s).error().kind, ErrorKind::Barred);
        QVERIFY(server->requestLog().empty());
    }

    void whoMayBeAskedAgainIsLookedAtAtOnce()
    {
        Sandbox sandbox;
        QVERIFY(sandbox.start({.people = 12, .postsPerServer = 1}));
        const Program program(folder());
        App &app = *program.app;
        const QString server = sandbox.serverOf(u"mei"_s)->host();
        app.core.typedHosts.insert(server);
        const auto list = await(app.lists.create(u"Friends"_s));
        QVERIFY(list);
        QVERIFY(await(app.lists.add(*list, u'@' + sandbox.handle(u"mei"_s))));
        QVERIFY(await(app.privacy.setNever(server, true)));
        QSignalSpy allowed(&app.privacy, &Privacy::allowed);
        LiveReading live(app);
        live.start();
        const auto reader = [&] {
            const auto members = await(readMembers(*app.store, list->id));
            return members && !members->empty() ? members->front().reader : ReaderKind::None;
        };
        QTRY_COMPARE_WITH_TIMEOUT(reader(), ReaderKind::Unreadable, patienceMs);
        QVERIFY(await(app.privacy.setProxy({}, true))); // another rule, and nobody is let in
        QCOMPARE(allowed.size(), 0);
        QVERIFY(await(app.privacy.setNever(server, false)));
        QCOMPARE(allowed.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(reader(), ReaderKind::MastodonApi, patienceMs);
    }

    void theEngineIsToldByAnotherProcess()
    {
        const Program engine(folder());
        engine.desk->start();
        const Program other(folder());
        other.desk->start();
        QVERIFY(engine.desk->isEngine() && !other.desk->isEngine());
        const auto answer =
            ask(other, u"host-never"_s, {{u"host"_s, u"A.example"_s}, {u"never"_s, true}});
        QVERIFY(answer);
        QCOMPARE((*answer)[u"host"].toString(), host);
        QVERIFY(isNever(engine)); // when it is answered, and not later
        QVERIFY(await(other.app->privacy.load()));
        QVERIFY(isNever(other));

        QVERIFY(ask(other, u"proxy"_s, {{u"address"_s, u"http://127.0.0.1:3128"_s}}));
        QCOMPARE(engine.app->privacy.proxyAddress(), u"http://127.0.0.1:3128"_s);
        const auto refused = ask(other, u"proxy"_s, {{u"address"_s, u"nonsense"_s}});
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QCOMPARE(engine.app->privacy.proxyAddress(), u"http://127.0.0.1:3128"_s);
    }

    void whoWatchesSeesItByItself()
    {
        const Program first(folder());
        const Program second(folder());
        QSignalSpy changed(&first.app->privacy, &Privacy::changed);
        first.app->store->watchOthers(10);
        QVERIFY(await(first.app->store->readUser(
            [](store::UserTx &) -> Result<Done> { return Done{}; }))); // it has looked once
        QTest::qWait(100); // and knows the file's state
        QVERIFY(await(second.app->privacy.setNever(host, true)));
        QTRY_VERIFY(isNever(first));
        QCOMPARE(changed.size(), 1);
    }

    void countsAreKept()
    {
        {
            const Program program(folder());
            const Gate::Wish wish{
                .url = QUrl(u"https://a.example/a?b=c"_s), .purpose = Purpose::Member};
            (void)program.app->gate->pass(wish);
            auto asked = await(program.app->privacy.asked({}, 10));
            QVERIFY(asked);
            QCOMPARE(asked->size(), 1u); // not kept yet
            QCOMPARE((*asked)[0].today, 1);
            program.app->privacy.keepCounts();
            QVERIFY(program.app->gate->counts().empty());
            QVERIFY(await(program.app->store->writeCache(
                [](store::CacheTx &) -> Result<Done> { return Done{}; }))); // they are written
            (void)program.app->gate->pass(wish);
            asked = await(program.app->privacy.asked({}, 10));
            QCOMPARE((*asked)[0].today, 2);
        } // the rest is kept at the end
        const Program again(folder());
        const auto asked = await(again.app->privacy.asked(u"a.ex"_s, 10));
        QVERIFY(asked);
        QCOMPARE(asked->size(), 1u);
        QCOMPARE((*asked)[0].today, 2);
        QCOMPARE((*asked)[0].purposes, QList<Purpose>{Purpose::Member});
        QVERIFY(await(again.app->privacy.asked(u"other"_s, 10))->empty());
    }

    void aCheckNeedsAServerOutThere()
    {
        Sandbox sandbox;
        QVERIFY(sandbox.start({.people = 12, .postsPerServer = 0}));
        const Program program(folder());
        QVERIFY(program.signIn(sandbox, u"ao"_s)); // on this machine: it proves nothing
        const auto checked = await(program.app->privacy.check(u"socks5://127.0.0.1:9050"_s));
        QCOMPARE(checked.error().kind, ErrorKind::Usage);
        QVERIFY(sentence(checked.error()).contains(u"sign in first"_s));
    }
};

QTEST_GUILESS_MAIN(tst_privacyrules)
#include "tst_privacyrules.moc"
