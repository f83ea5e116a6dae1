// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

#include "engine/enginelock.h"
#include "engine/requestasker.h"
#include "engine/requestserver.h"
#include "store/requests.h"

#include <QCoreApplication>
#include <QProcess>

#include <iostream>
#include <map>

using namespace asterism;
using namespace asterism::flow;

namespace {

/// The core of one process over a folder that others use, too.
struct Program {
    explicit Program(const QString &folder)
        : lock(folder)
    {
        const auto held = lock.tryHold();
        auto opened = store::Store::open({.folder = folder, .engine = held && *held}, clock);
        if (opened) {
            house =
                std::make_unique<House>(clock, secrets, std::move(*opened), CoreFixture::hurried());
        }
    }

    QFuture<Result<QString>> serve(const store::EngineRequest &request)
    {
        if (request.kind == u"hang"_s) {
            return QPromise<Result<QString>>().future(); // never in this life
        }
        if (request.kind == u"fail"_s) {
            return answered<QString>(Error{.kind = ErrorKind::Forbidden,
                .subject = request.argument,
                .detail = u"no"_s,
                .httpStatus = 403});
        }
        return refresh(request.argument);
    }

    /// The local timeline of that host; how many posts were new.
    QFuture<Result<QString>> refresh(const QString &host)
    {
        house->core.typedHosts.insert(host);
        return house->sessions.guest(host)
            .then(&house->sessions,
                [this, host](const Result<Session> &session) {
                    return session ? house->refresher.refresh(*session, localSource(host))
                                   : answered<RefreshOutcome>(session.error());
                })
            .unwrap()
            .then(&house->sessions, [](const Result<RefreshOutcome> &outcome) -> Result<QString> {
                if (!outcome) {
                    return outcome.error();
                }
                return QString::number(outcome->news);
            });
    }

    SystemClock clock;
    MemoryStore secrets;
    EngineLock lock;
    std::unique_ptr<House> house;
};

void say(const QString &line)
{
    std::cout << line.toStdString() << std::endl;
}

/// Holds the engine and serves until killed.
int engine(const QString &folder)
{
    Program program(folder);
    if (!program.house || !program.lock.held()) {
        say(u"no engine"_s);
        return 1;
    }
    RequestServer server(program.house->core.store, [&](const store::EngineRequest &request) {
        say(u"got "_s + request.kind);
        return program.serve(request);
    });
    server.start();
    say(u"ready"_s);
    return QCoreApplication::exec();
}

/// Asks the engine for something, or does it itself when there is none or it dies.
int asker(const QString &folder, const QString &kind, const QString &argument)
{
    Program program(folder);
    if (!program.house) {
        say(u"no store"_s);
        return 1;
    }
    if (!program.lock.held()) {
        RequestAsker asking(program.house->core.store, program.lock);
        say(u"asking"_s);
        const auto answer = await(asking.ask(kind, argument, 20'000));
        if (!answer) {
            say(u"error "_s + word(answer.error().kind) + u' ' + answer.error().subject);
            return 0;
        }
        if (!answer->taken) {
            say(u"outcome "_s + answer->outcome);
            return 0;
        }
        say(u"taken"_s);
    }
    const auto done = await(program.refresh(argument));
    say(done ? u"self "_s + *done : u"error "_s + word(done.error().kind));
    return 0;
}

/// A child of this very test.
class Child {
public:
    explicit Child(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
    }
    ~Child()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// True as soon as it has said a line that begins so.
    bool says(const QString &begin)
    {
        m_said += QString::fromUtf8(m_process.readAll());
        return QString(u'\n' + m_said).contains(u'\n' + begin);
    }
    bool ends() const { return m_process.state() == QProcess::NotRunning; }
    QString said()
    {
        says({});
        return m_said;
    }
    void kill() { m_process.kill(); }

private:
    QProcess m_process;
    QString m_said;
};

} // namespace

/// Two programs on one data folder.
class tst_Engine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneHoldsTheLock();
    void withoutTheLockNothingIsWrittenToTheCache();
    void theEngineDoesWhatAnotherAsks();
    void errorsComeBackWhole();
    void whenTheEngineDiesTheAskerTakesOver();
    void whatADeadEngineLeftRunningIsDoneAgain();
    void whatWasDoneIsToldWhileClosing();
    void theLastWordOfAnEngineIsHeard();
    void twoAtOnceAreOneSetOfRequests();
    void nobodyThereIsATimeout();
    void aSecondQuestionEndsTheFirst();
    void errorsSurviveTheirOutcome();

private:
    Child *start(const QStringList &arguments)
    {
        m_children.push_back(std::make_unique<Child>(arguments));
        return m_children.back().get();
    }
    QString folder() const { return m_folder->path(); }
    QString host() const { return m_sandbox->server(u"mastodon"_s)->host(); }
    int pages() const
    {
        return m_sandbox->server(u"mastodon"_s)->requestCount(u"/api/v1/timelines/*"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Sandbox> m_sandbox;
    std::vector<std::unique_ptr<Child>> m_children;
};

void tst_Engine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_sandbox = std::make_unique<Sandbox>();
    QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}).ok());
    for (int i = 0; i < 7; ++i) {
        m_sandbox->post(u"mei"_s, u"number %1"_s.arg(i));
    }
}

void tst_Engine::cleanup()
{
    m_children.clear();
    m_sandbox.reset();
    m_folder.reset();
}

void tst_Engine::oneHoldsTheLock()
{
    EngineLock one(folder());
    EngineLock other(folder());
    QVERIFY(*one.tryHold());
    QVERIFY(*one.tryHold()); // and goes on holding it
    QVERIFY(one.held());
    QVERIFY(!*other.tryHold());
    one = EngineLock(folder());
    QVERIFY(*other.tryHold());
    EngineLock nowhere(folder() + u"/asterism.db"_s);
    QFile file(folder() + u"/asterism.db"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!nowhere.tryHold().ok());
}

void tst_Engine::withoutTheLockNothingIsWrittenToTheCache()
{
    EngineLock held(folder());
    QVERIFY(*held.tryHold());
    SystemClock clock;
    QVERIFY(store::Store::open({.folder = folder(), .engine = true}, clock).ok());
    Program second(folder());
    QVERIFY(second.house);
    QVERIFY(!second.lock.held());
    const auto done = await(second.refresh(host()));
    QVERIFY(!done.ok());
    QCOMPARE(kindOf(done), u"store"_s);
    QVERIFY(second.house->core.store.notices().isEmpty());
}

void tst_Engine::theEngineDoesWhatAnotherAsks()
{
    Child *first = start({u"engine"_s, folder()});
    QTRY_VERIFY_WITH_TIMEOUT(first->says(u"ready"_s), 20'000);
    Child *second = start({u"asker"_s, folder(), u"refresh"_s, host()});
    QTRY_VERIFY_WITH_TIMEOUT(second->ends(), 20'000);
    QVERIFY2(second->says(u"outcome 7"_s), qPrintable(second->said()));
    QCOMPARE(pages(), 1);
    // Its row is gone, and the engine goes on.
    Child *third = start({u"asker"_s, folder(), u"refresh"_s, host()});
    QTRY_VERIFY_WITH_TIMEOUT(third->ends(), 20'000);
    QVERIFY2(third->says(u"outcome 0"_s), qPrintable(third->said()));
}

void tst_Engine::errorsComeBackWhole()
{
    Child *first = start({u"engine"_s, folder()});
    QTRY_VERIFY_WITH_TIMEOUT(first->says(u"ready"_s), 20'000);
    Child *second = start({u"asker"_s, folder(), u"fail"_s, u"closed.example"_s});
    QTRY_VERIFY_WITH_TIMEOUT(second->ends(), 20'000);
    QVERIFY2(second->says(u"error forbidden closed.example"_s), qPrintable(second->said()));
}

void tst_Engine::whenTheEngineDiesTheAskerTakesOver()
{
    m_sandbox->server(u"mastodon"_s)
        ->addFault({.kind = Fault::Kind::HalfOpen, .path = u"/api/v1/timelines/*"_s, .times = 1});
    Child *first = start({u"engine"_s, folder()});
    QTRY_VERIFY_WITH_TIMEOUT(first->says(u"ready"_s), 20'000);
    Child *second = start({u"asker"_s, folder(), u"refresh"_s, host()});
    QTRY_VERIFY_WITH_TIMEOUT(pages() == 1, 20'000); // the engine is at it, and waits
    QVERIFY(!second->ends());
    first->kill();
    QTRY_VERIFY_WITH_TIMEOUT(second->ends(), 20'000);
    QVERIFY2(second->says(u"taken"_s), qPrintable(second->said()));
    QVERIFY2(second->says(u"self 7"_s), qPrintable(second->said()));
    // Nothing is damaged, nothing is lost.
    Program third(folder());
    QVERIFY(third.house && third.lock.held());
    QVERIFY(third.house->core.store.notices().isEmpty());
    QCOMPARE(*await(third.refresh(host())), u"0"_s);
}

void tst_Engine::whatADeadEngineLeftRunningIsDoneAgain()
{
    Child *first = start({u"engine"_s, folder()});
    QTRY_VERIFY_WITH_TIMEOUT(first->says(u"ready"_s), 20'000);
    {
        // Somebody asks and goes away before the outcome; the engine dies over it.
        SystemClock clock;
        auto opened = store::Store::open({.folder = folder()}, clock);
        QVERIFY(opened.ok());
        QVERIFY(await((*opened)->writeUser([](store::UserTx &tx) {
            return store::addRequest(tx, u"hang"_s, {});
        })).ok());
        QTRY_VERIFY_WITH_TIMEOUT(first->says(u"got hang"_s), 20'000);
        first->kill();
        QTRY_VERIFY(first->ends());
    }
    Child *next = start({u"engine"_s, folder()});
    QTRY_VERIFY_WITH_TIMEOUT(next->says(u"got hang"_s), 20'000);
}

void tst_Engine::whatWasDoneIsToldWhileClosing()
{
    Program program(folder());
    QVERIFY(program.house);
    store::Store &store = program.house->core.store;
    const auto ask = [&](const QString &kind) {
        return *await(
            store.writeUser([kind](store::UserTx &tx) { return store::addRequest(tx, kind, {}); }));
    };
    const auto stateOf = [&](qint64 id) {
        return int((*await(store.readUser([id](store::UserTx &tx) {
            return store::requestById(tx, id);
        })))->state);
    };
    const qint64 done = ask(u"done"_s);
    const qint64 cut = ask(u"cut"_s);
    std::map<QString, QPromise<Result<QString>>> work;
    RequestServer server(store, [&](const store::EngineRequest &request) {
        work[request.kind].start();
        return work[request.kind].future();
    });
    server.start();
    QTRY_COMPARE(work.size(), 2u);
    server.close();
    // Doing twice what was done would make a list that is there already, say.
    work[u"done"_s].addResult(u"outcome"_s);
    work[u"done"_s].finish();
    work[u"cut"_s].addResult(Error{.kind = ErrorKind::Cancelled});
    work[u"cut"_s].finish();
    QTRY_COMPARE(stateOf(done), int(store::EngineRequest::State::Done));
    QCOMPARE(stateOf(cut), int(store::EngineRequest::State::Running)); // for the next engine
}

void tst_Engine::theLastWordOfAnEngineIsHeard()
{
    auto engine = std::make_unique<EngineLock>(folder());
    QVERIFY(*engine->tryHold());
    Program second(folder());
    store::Store &store = second.house->core.store;
    RequestAsker asking(store, second.lock);
    const auto answer = asking.ask(u"refresh"_s, host(), 20'000);
    const auto finishAll = [](store::UserTx &tx) -> Result<bool> {
        const auto taken = store::takeRequests(tx);
        for (const store::EngineRequest &request : *taken) {
            (void)store::finishRequest(tx, request.id, true, u"7"_s);
        }
        return !taken->empty();
    };
    bool finished = false;
    while (!finished && !answer.isFinished()) {
        QCoreApplication::processEvents();
        finished = *store.writeUserNow(finishAll);
    }
    engine.reset(); // and goes, before the asker has looked again
    const auto heard = await(answer);
    QVERIFY(heard.ok());
    QCOMPARE(heard->outcome, u"7"_s);
    QVERIFY(!heard->taken);
}

void tst_Engine::twoAtOnceAreOneSetOfRequests()
{
    m_sandbox->server(u"mastodon"_s)
        ->addFault({.kind = Fault::Kind::Slow, .path = u"/api/v1/timelines/*"_s, .delayMs = 1500});
    Child *first = start({u"engine"_s, folder()});
    QTRY_VERIFY_WITH_TIMEOUT(first->says(u"ready"_s), 20'000);
    Child *second = start({u"asker"_s, folder(), u"refresh"_s, host()});
    Child *third = start({u"asker"_s, folder(), u"refresh"_s, host()});
    QTRY_VERIFY_WITH_TIMEOUT(second->ends() && third->ends(), 30'000);
    QVERIFY2(second->says(u"outcome 7"_s), qPrintable(second->said()));
    QVERIFY2(third->says(u"outcome 7"_s), qPrintable(third->said()));
    QCOMPARE(pages(), 1);
    QCOMPARE(m_sandbox->server(u"mastodon"_s)->mostInFlight(), 1);
}

void tst_Engine::nobodyThereIsATimeout()
{
    EngineLock held(folder()); // somebody who does not serve
    QVERIFY(*held.tryHold());
    Program second(folder());
    QVERIFY(second.house);
    RequestAsker asking(second.house->core.store, second.lock);
    QCOMPARE(kindOf(await(asking.ask(u"refresh"_s, host(), 300))), u"timeout"_s);
    // What nobody waits for any more is not done later.
    const auto left = await(second.house->core.store.writeUser(
        [](store::UserTx &tx) { return store::takeRequests(tx); }));
    QVERIFY(left->empty());
}

void tst_Engine::aSecondQuestionEndsTheFirst()
{
    EngineLock held(folder());
    QVERIFY(*held.tryHold());
    Program second(folder());
    RequestAsker asking(second.house->core.store, second.lock);
    auto one = asking.ask(u"refresh"_s, host(), 20'000);
    auto other = asking.ask(u"refresh"_s, host(), 300);
    QCOMPARE(kindOf(await(one)), u"cancelled"_s);
    QCOMPARE(kindOf(await(other)), u"timeout"_s);
    const auto left = await(second.house->core.store.writeUser(
        [](store::UserTx &tx) { return store::takeRequests(tx); }));
    QVERIFY(left->empty());
}

void tst_Engine::errorsSurviveTheirOutcome()
{
    const Error error{.kind = ErrorKind::RateLimited,
        .subject = u"a.example"_s,
        .detail = u"\"slow\" down\n"_s,
        .httpStatus = 429,
        .until = noon};
    QCOMPARE(errorFromOutcome(errorToOutcome(error)), error);
    QCOMPARE(errorFromOutcome(u"damaged"_s).subject, QString());
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == u"engine"_s) {
        return engine(arguments.value(2));
    }
    if (arguments.value(1) == u"asker"_s) {
        return asker(arguments.value(2), arguments.value(3), arguments.value(4));
    }
    tst_Engine test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_engine.moc"
