// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app.h"

#include "app/ownlistport.h"
#include "net/streamsocket.h"
#include "sync/closing.h"

namespace asterism {

namespace {

/// Outlives every App and every store.
const Clock &systemClock()
{
    static const SystemClock clock;
    return clock;
}

const Clock &clockOf(const App::Setup &setup)
{
    return setup.outside.clock ? *setup.outside.clock : systemClock();
}

HttpOptions optionsFor(const App::Setup &setup, const std::shared_ptr<Gate> &gate)
{
    return {.allowPrivateNetwork = setup.allowPrivateNetwork,
        .seed = setup.outside.seed,
        .gate = gate,
        .exchange = setup.outside.exchange};
}

ChannelFactory channelsFor(const App::Setup &setup, const std::shared_ptr<Gate> &gate)
{
    return setup.outside.channels ? setup.outside.channels
                                  : streamSockets(clockOf(setup), optionsFor(setup, gate));
}

KeepInStep::Ports inStepPorts(CensusReading &census, Runner &runner)
{
    return {.read = [&census](const Account &account, MovedKind kind,
                        qint64 notBefore) { return census.step(account, kind, notBefore); },
        .check = [&runner](qint64 run) { return runner.check(run); },
        .begin = [&runner](qint64 run) { return runner.begin(run); }};
}

} // namespace

App::App(Setup setup, EngineLock taken, std::unique_ptr<store::Store> opened)
    : clock(clockOf(setup))
    , lock(std::move(taken))
    , secrets(std::move(setup.secrets))
    , store(std::move(opened))
    , gate(std::make_shared<Gate>(clock))
    , http(clock, optionsFor(setup, gate))
    , core{.clock = clock,
          .http = http,
          .store = *store,
          .secrets = *secrets,
          .fitter = setup.fitter}
    , privacy(*store, http, optionsFor(setup, gate), clock)
    , sessions(core)
    , outbox(core, sessions, {.seed = setup.outside.seed})
    , people(core, sessions)
    , refresher(core, sessions)
    , notices(core, sessions)
    , threads(core, sessions)
    , history(core, sessions)
    , filters(core, sessions)
    , lists(core, sessions, people, refresher)
    , accounts(core, sessions)
    , census(core, sessions)
    , runner(core, sessions, people, census, {.ownList = ownListPort(lists)})
    , inStep(*store, clock, inStepPorts(census, runner))
    , changedPosts(core, sessions)
    , streams(core, sessions, channelsFor(setup, gate), {.seed = setup.outside.seed})
{
    QObject::connect(&privacy, &Privacy::changed, &streams, &StreamSync::reconsider);
    QObject::connect(&streams, &StreamSync::postChanged, &changedPosts, &PostRefresh::add);
    QObject::connect(&notices, &NoticeReading::postWanted, &changedPosts, &PostRefresh::add);
    QObject::connect(&streams, &StreamSync::postCounted, &changedPosts, &PostRefresh::counted);
    QObject::connect(&streams, &StreamSync::watching, &changedPosts, &PostRefresh::watch);
    QObject::connect(&streams, &StreamSync::watchLost, &changedPosts, &PostRefresh::watchLost);
}

App::~App()
{
    endWork();
}

void App::endWork(const QList<QObject *> &others)
{
    streams.close();
    changedPosts.close();
    privacy.close();
    inStep.close();
    runner.close();
    outbox.close();
    const QList<QObject *> own{&sessions, &outbox, &people, &refresher, &notices, &threads,
        &history, &filters, &lists, &lists.reader(), &accounts, &privacy, &census, &runner, &inStep,
        &changedPosts};
    asterism::endWork(core, own + others);
}

Result<std::unique_ptr<App>> App::open(Setup setup)
{
    EngineLock lock(setup.folder);
    if (setup.works) {
        if (const auto held = lock.tryHold(); !held) {
            return held.error();
        }
    }
    const auto openStore = [&] {
        return store::Store::open(
            {.folder = setup.folder, .engine = lock.held(), .lanes = setup.outside.lanes},
            clockOf(setup));
    };
    auto opened = openStore();
    if (!opened && opened.error().kind == ErrorKind::Damaged && !lock.held()) {
        // Only the engine may set a damaged cache aside.
        if (const auto held = lock.tryHold(); held && *held) {
            opened = openStore();
        }
    }
    if (!opened) {
        return opened.error();
    }
    auto app = std::unique_ptr<App>(new App(std::move(setup), std::move(lock), std::move(*opened)));
    // Nobody is asked before it is known who must not be, and by which way.
    if (const auto known = app->privacy.loadNow(); !known) {
        return known.error();
    }
    return app;
}

Result<bool> App::tryEngine()
{
    const auto held = lock.tryHold();
    if (held && *held) {
        store->becomeEngine();
    }
    return held;
}

} // namespace asterism
