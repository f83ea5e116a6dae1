// SPDX-License-Identifier: GPL-3.0-or-later

// The client of tst_killedruns: goes on with the runs of its folder as fast as it can, until they
// are over or it is killed.
//     runchild FOLDER TOKENS RUN
#include "app/app.h"
#include "migration/census.h"
#include "migration/runner.h"
#include "store/runs.h"
#include "tokenfile.h"

#include <QCoreApplication>

using namespace asterism;
using namespace asterism::simulation;

namespace {

bool isOver(App &app, qint64 id)
{
    const auto run =
        app.store->readUserNow([id](store::UserTx &tx) { return store::runById(tx, id); });
    return run && *run && (*run)->state != RunState::Running;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const Tokens tokens = tokensIn(application.arguments().value(2));
    const qint64 id = application.arguments().value(3).toLongLong();
    auto opened = App::open({.folder = application.arguments().value(1),
        .works = true,
        .allowPrivateNetwork = true,
        .secrets = std::make_unique<KnownTokens>(tokens)});
    if (!opened) {
        qCritical().noquote() << sentence(opened.error());
        return 2;
    }
    App &app = **opened;
    if (isOver(app, id)) {
        return 0;
    }
    CensusReading census(app.core, app.sessions);
    Runner runner(
        app.core, app.sessions, app.people, census, {}, {.spacingMs = 0, .firstAwayMs = 100});
    QObject::connect(&runner, &Runner::ended, &application, &QCoreApplication::quit);
    QObject::connect(&runner, &Runner::paused, &application, [] { QCoreApplication::exit(3); });
    runner.start();
    const int code = QCoreApplication::exec();
    runner.close();
    app.endWork({&runner, &census});
    return code;
}
