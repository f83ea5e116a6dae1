// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/worker.h"

#include "cli/await.h"
#include "cli/reading.h"
#include "sandbox/sandbox.h"
#include "secrets/memorystore.h"
#include "store/lists.h"
#include "store/requests.h"
#include "store/timeline.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr int patienceMs = 20'000;

/// A program on a data folder. Two of them in one process get in each other's way as two
/// processes do: the engine's lock belongs to an open file.
struct Program {
    explicit Program(const QString &folder)
    {
        auto opened = App::open(
            {.folder = folder, .works = true, .secrets = std::make_unique<MemoryStore>()});
        if (opened) {
            app = std::move(*opened);
            worker = std::make_unique<Worker>(*app);
        }
    }
    ~Program() { stop(); }
    void stop()
    {
        worker.reset();
        app.reset();
    }

    size_t rowsOf(const Source &source) const
    {
        const auto page = readCache(*app, [source](store::CacheTx &tx) {
            return store::timelinePage(tx, {source}, store::newestEvent, 100);
        });
        return page ? page->rows.size() : 0;
    }

    std::unique_ptr<App> app;
    std::unique_ptr<Worker> worker;
};

QJsonObject refreshOf(const Source &source)
{
    return {{u"sources"_s, QJsonArray{source.key()}}, {u"rows"_s, 0}};
}

QJsonObject firstError(const QJsonObject &answer)
{
    return answer[u"results"].toArray().first().toObject()[u"error"].toObject();
}

} // namespace

class tst_worker : public QObject {
    Q_OBJECT

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_folder;

    Server *mastodon() const { return m_sandbox->server(u"mastodon"_s); }
    Source local() const { return localSource(mastodon()->host()); }

    static void listWork()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"list-add", "list-remove", "list-delete"}) {
            QTest::newRow(kind) << QString::fromLatin1(kind);
        }
    }
    ListMember mei() const { return {.list = {u"L"_s}, .acct = m_sandbox->handle(u"mei"_s)}; }
    QJsonObject memberWork() const
    {
        return {{u"list"_s, mei().list.value}, {u"handle"_s, mei().acct}};
    }
    void makeList(Program &program, bool withMember) const
    {
        const auto made = await(program.app->store->writeUser([&](store::UserTx &tx) {
            auto done = store::addList(tx, {.id = mei().list, .name = u"list"_s});
            return done && withMember ? store::addMember(tx, mei()) : done;
        }));
        QVERIFY(made.ok());
    }
    Result<Done> did(store::UserTx &tx, const QString &kind) const
    {
        if (kind == u"list-add"_s) {
            return store::addMember(tx, mei());
        }
        return kind == u"list-remove"_s ? store::removeMember(tx, mei().list, mei().acct)
                                        : store::removeList(tx, mei().list);
    }
    /// An engine that does what it was asked for and is killed before it can say so.
    void beginAndDie(std::unique_ptr<Program> &engine, const QString &kind, QTimer &life) const
    {
        engine->app->store
            ->writeUser([this, kind](store::UserTx &tx) -> Result<bool> {
                if (store::takeRequests(tx)->empty()) {
                    return false;
                }
                const auto done = did(tx, kind);
                return done ? Result<bool>(true) : Result<bool>(done.error());
            })
            .then(&life, [&engine, &life](const Result<bool> &begun) {
                if (begun && *begun) {
                    life.stop();
                    engine.reset();
                }
            });
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 30, .postsPerServer = 30}).ok());
    }

    void theFirstIsTheEngine()
    {
        Program program(m_folder->path());
        QVERIFY(program.app->lock.held());
        program.worker->typed(mastodon()->host());
        const auto answer = program.worker->run(u"refresh"_s, refreshOf(local()), patienceMs);
        QVERIFY2(answer.ok(), qPrintable(answer ? QString() : sentence(answer.error())));
        QVERIFY(firstError(*answer).isEmpty());
        QVERIFY(program.rowsOf(local()) > 0);
    }

    // Some have their answer at once, before the next source is asked.
    void everySourceIsAnswered()
    {
        Program program(m_folder->path());
        program.worker->typed(mastodon()->host());
        const QJsonArray sources{u"nonsense"_s, local().key(), u"more nonsense"_s};
        const auto answer =
            program.worker->run(u"refresh"_s, {{u"sources"_s, sources}}, patienceMs);
        QVERIFY(answer.ok());
        QCOMPARE((*answer)[u"results"].toArray().size(), 3);
        QVERIFY(program.rowsOf(local()) > 0);
    }

    void theSecondAsksTheFirst()
    {
        Program engine(m_folder->path());
        QVERIFY(engine.worker->startEngine().ok());
        Program other(m_folder->path());
        QVERIFY(!other.app->lock.held());
        other.worker->typed(mastodon()->host());
        const auto answer = other.worker->run(u"refresh"_s, refreshOf(local()), patienceMs);
        QVERIFY2(answer.ok(), qPrintable(answer ? QString() : sentence(answer.error())));
        QVERIFY(firstError(*answer).isEmpty());
        QVERIFY(!other.app->store->isEngine());
        QVERIFY(other.rowsOf(local()) > 0);
    }

    void errorsKeepTheirKind()
    {
        Program engine(m_folder->path());
        QVERIFY(engine.worker->startEngine().ok());
        Program other(m_folder->path());
        const QString gotosocial = m_sandbox->server(u"gotosocial"_s)->host();
        for (Program *program : {&engine, &other}) {
            program->worker->typed(mastodon()->host());
            program->worker->typed(gotosocial);
            const auto unknown = program->worker->run(u"dance"_s, {}, patienceMs);
            QVERIFY(!unknown);
            QCOMPARE(int(unknown.error().kind), int(ErrorKind::Usage));
            const auto nobody = program->worker->run(
                u"profile"_s, {{u"text"_s, u"@nobody@"_s + mastodon()->host()}}, patienceMs);
            QVERIFY(!nobody);
            QCOMPARE(nobody.error().kind, ErrorKind::NotFound);
            const auto closed =
                program->worker->run(u"refresh"_s, refreshOf(localSource(gotosocial)), patienceMs);
            QVERIFY(closed.ok());
            QCOMPARE(firstError(*closed)[u"kind"].toInt(), int(ErrorKind::Forbidden));
        }
    }

    void listsAreMadeByWhoeverWorks()
    {
        Program engine(m_folder->path());
        QVERIFY(engine.worker->startEngine().ok());
        Program other(m_folder->path());
        QVERIFY(other.worker->run(u"list-create"_s, {{u"name"_s, u"絵"_s}}, patienceMs).ok());
        const auto names = namesOf(*engine.app);
        QVERIFY(names.ok());
        QCOMPARE(names->lists.size(), size_t(1));
        const QString id = names->lists.front().id.value;
        const QString handle = m_sandbox->handle(u"mei"_s);
        other.worker->typed(mastodon()->host());
        const auto added =
            other.worker->run(u"list-add"_s, {{u"list"_s, id}, {u"handle"_s, handle}}, patienceMs);
        QVERIFY(added.ok());
        QCOMPARE((*added)[u"acct"].toString(), handle);
        QVERIFY(other.worker->run(u"list-delete"_s, {{u"list"_s, id}}, patienceMs).ok());
        QVERIFY(namesOf(*engine.app)->lists.empty());
    }

    void listsAreChangedByWhoeverWorks()
    {
        Program engine(m_folder->path());
        QVERIFY(engine.worker->startEngine().ok());
        Program other(m_folder->path());
        makeList(engine, true);
        QVERIFY(other.worker->run(u"list-create"_s, {{u"name"_s, u"second"_s}}, patienceMs).ok());
        const QJsonValue id = mei().list.value;
        const auto run = [&](const QString &kind, QJsonObject argument) {
            argument.insert(u"list"_s, id);
            const auto done = other.worker->run(kind, argument, patienceMs);
            return done ? std::nullopt : std::optional(done.error().kind);
        };
        const auto set = [&](const QJsonObject &changes) {
            return run(u"list-set"_s, {{u"changes"_s, changes}});
        };
        QCOMPARE(set({{u"hide_boosts"_s, true}, {u"colour"_s, 3}}), std::nullopt);
        QCOMPARE(set({{u"icon"_s, u"🎨"_s}}), std::nullopt);
        QCOMPARE(set({{u"icon"_s, u"art"_s}}), std::optional(ErrorKind::Rejected));
        QCOMPARE(set({{u"frob"_s, true}}), std::optional(ErrorKind::Usage));
        QCOMPARE(run(u"list-move"_s, {{u"to"_s, 1}}), std::nullopt);
        QJsonObject person{{u"handle"_s, mei().acct}, {u"notify"_s, true}};
        QCOMPARE(run(u"list-notify"_s, person), std::nullopt);
        person[u"handle"_s] = u"@nobody@b.example"_s;
        QCOMPARE(run(u"list-notify"_s, person), std::optional(ErrorKind::NotFound));

        const auto names = namesOf(*engine.app);
        QVERIFY(names.ok());
        QCOMPARE(names->lists.size(), size_t(2));
        QCOMPARE(names->lists.back().options,
            (ListOptions{.hideBoosts = true, .colour = 2, .icon = u"🎨"_s}));
        const auto members = await(engine.app->lists.members(names->lists.back()));
        QCOMPARE(members->front().notify, std::optional(true));
        QVERIFY(!other.worker->run(u"list-set"_s, {{u"list"_s, u"gone"_s}}, patienceMs));
    }

    void theSecondTakesOverFromTheDead()
    {
        Program engine(m_folder->path());
        QVERIFY(engine.worker->startEngine().ok());
        Program other(m_folder->path());
        mastodon()->addFault({.kind = Fault::Kind::HalfOpen, .times = 1});
        QTimer::singleShot(1000, this, [&engine] { engine.stop(); });
        other.worker->typed(mastodon()->host());
        const auto answer = other.worker->run(u"refresh"_s, refreshOf(local()), patienceMs);
        QVERIFY2(answer.ok(), qPrintable(answer ? QString() : sentence(answer.error())));
        QVERIFY(other.app->lock.held());
        QVERIFY(other.rowsOf(local()) > 0);
    }

    void whatADeadEngineDidIsNoError_data() { listWork(); }
    void whatADeadEngineDidIsNoError()
    {
        QFETCH(QString, kind);
        auto engine = std::make_unique<Program>(m_folder->path());
        makeList(*engine, kind != u"list-add"_s);
        Program other(m_folder->path());
        other.worker->typed(mastodon()->host());
        QTimer life;
        connect(&life, &QTimer::timeout, this, [&] { beginAndDie(engine, kind, life); });
        life.start(20);
        const auto answer = other.worker->run(kind, memberWork(), patienceMs);
        QVERIFY2(answer.ok(), qPrintable(answer ? QString() : sentence(answer.error())));
        QVERIFY(other.app->lock.held());
        // Only that once: whoever asks afterwards hears how it is.
        QVERIFY(!other.worker->run(kind, memberWork(), patienceMs));
    }

    void theNextEngineDoesNotFailOverIt_data() { listWork(); }
    void theNextEngineDoesNotFailOverIt()
    {
        QFETCH(QString, kind);
        qint64 id = 0;
        {
            Program dead(m_folder->path());
            makeList(dead, kind != u"list-add"_s);
            dead.worker->typed(mastodon()->host());
            id = *await(dead.app->store->writeUser([&](store::UserTx &tx) {
                return store::addRequest(tx, kind, toText(memberWork()));
            }));
            QVERIFY(await(dead.app->store->writeUser([&](store::UserTx &tx) {
                (void)store::takeRequests(tx);
                return did(tx, kind);
            })).ok());
        }
        Program next(m_folder->path());
        next.worker->typed(mastodon()->host());
        QVERIFY(next.worker->startEngine().ok());
        const auto state = [&] {
            return int((*await(next.app->store->readUser([id](store::UserTx &tx) {
                return store::requestById(tx, id);
            })))->state);
        };
        using State = store::EngineRequest::State;
        QTRY_VERIFY_WITH_TIMEOUT(
            state() == int(State::Done) || state() == int(State::Failed), patienceMs);
        QCOMPARE(state(), int(State::Done));
    }

    void nobodyWaitsForEver()
    {
        Program program(m_folder->path());
        mastodon()->addFault({.kind = Fault::Kind::HalfOpen});
        program.worker->typed(mastodon()->host());
        const auto answer = program.worker->run(u"refresh"_s, refreshOf(local()), 300);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    }

    void aReaderTakesNoLock()
    {
        Program engine(m_folder->path());
        engine.stop();
        const auto reader =
            App::open({.folder = m_folder->path(), .secrets = std::make_unique<MemoryStore>()});
        QVERIFY(reader.ok());
        QVERIFY(!(*reader)->lock.held());
        Program second(m_folder->path());
        QVERIFY(second.app->lock.held());
    }

    void aReaderSetsADamagedCacheAside()
    {
        Program(m_folder->path()).stop();
        QFile file(m_folder->filePath(u"cache.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Truncate));
        file.write(QByteArray(8192, 'x'));
        file.close();
        auto reader =
            App::open({.folder = m_folder->path(), .secrets = std::make_unique<MemoryStore>()});
        QVERIFY2(reader.ok(), qPrintable(reader ? QString() : sentence(reader.error())));
        QVERIFY(!(*reader)->store->notices().isEmpty());
        const auto page = readCache(**reader, [this](store::CacheTx &tx) {
            return store::timelinePage(tx, {local()}, store::newestEvent, 10);
        });
        QVERIFY(page.ok());
    }

    void pruningTellsHowMuch()
    {
        Program program(m_folder->path());
        program.worker->typed(mastodon()->host());
        QVERIFY(program.worker->run(u"refresh"_s, refreshOf(local()), patienceMs).ok());
        const auto none = program.worker->run(u"prune"_s, {{u"days"_s, 400}}, patienceMs);
        QVERIFY(none.ok());
        QCOMPARE((*none)[u"posts"].toInt(-1), 0);
        const auto most = program.worker->run(u"prune"_s, {{u"days"_s, 1}}, patienceMs);
        QVERIFY(most.ok());
        QVERIFY((*most)[u"posts"].toInt() > 0);
    }

    void actorsTravelWhole()
    {
        Actor actor{.uri = u"https://a.example/u"_s, .acct = u"u@a.example"_s};
        actor.displayName = u"絵"_s;
        actor.noteHtml = u"<p>x</p>"_s;
        actor.noteIsMfm = true;
        actor.locked = true;
        actor.followers = 5;
        QCOMPARE(actorFromJob(actorToJob(actor)), actor);
    }
};

QTEST_GUILESS_MAIN(tst_worker)
#include "tst_worker.moc"
