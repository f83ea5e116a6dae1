// SPDX-License-Identifier: GPL-3.0-or-later

// The client of tst_killedactions: sends what is in the outbox of its folder, until nothing is
// under way any more or it is killed.
//     outboxchild FOLDER TOKENS
#include "app/app.h"
#include "store/outbox.h"
#include "sync/outbox.h"
#include "tokenfile.h"

#include <QCoreApplication>
#include <QTimer>

using namespace asterism;
using namespace asterism::simulation;

namespace {

constexpr int lookMs = 50;

/// The servers live in the process that kills this one: nothing is on its way for a second.
constexpr OutboxLimits shortLimits{
    .firstWaitMs = 50, .longestWaitMs = 400, .lookAfterMs = secondMs, .limitedWaitMs = 500};

bool isAllSent(App &app)
{
    const auto accounts =
        app.store->readUserNow([](store::UserTx &tx) { return store::accountsUnderWay(tx); });
    return accounts && accounts->empty();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const Tokens tokens = tokensIn(application.arguments().value(2));
    auto opened = App::open({.folder = application.arguments().value(1),
        .works = true,
        .allowPrivateNetwork = true,
        .secrets = std::make_unique<KnownTokens>(tokens)});
    if (!opened) {
        qCritical().noquote() << sentence(opened.error());
        return 2;
    }
    App &app = **opened;
    Outbox outbox(app.core, app.sessions, shortLimits);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &application, [&app] {
        if (isAllSent(app)) {
            QCoreApplication::quit();
        }
    });
    look.start(lookMs);
    outbox.start();
    const int code = QCoreApplication::exec();
    outbox.close();
    app.endWork({&outbox});
    return code;
}
