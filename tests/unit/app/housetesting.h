// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginedesk.h"
#include "base/flow.h"
#include "flow/corefixture.h"
#include "sandbox/sandbox.h"
#include "secrets/memorystore.h"
#include "store/sources.h"
#include "store/timeline.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// A program over a data folder, and a sandbox for it to read.
namespace asterism {

using namespace Qt::Literals::StringLiterals;
using flow::await;

constexpr int patienceMs = 20'000;

/// Two of them over one folder get in each other's way as two processes do.
struct Program {
    explicit Program(const QString &folder)
    {
        auto opened = App::open(
            {.folder = folder, .works = true, .secrets = std::make_unique<MemoryStore>()});
        if (opened) {
            app = std::move(*opened);
            desk = std::make_unique<EngineDesk>(*app);
        }
    }
    ~Program() { stop(); }
    void stop()
    {
        desk.reset();
        app.reset();
    }

    Result<Account> signIn(const Sandbox &sandbox, const QString &user) const
    {
        const Server *server = sandbox.serverOf(user);
        return await(app->accounts.addWithToken(server->host(), server->token(user)));
    }
    size_t rowsOf(const Source &source) const
    {
        const auto page = await(app->store->readCache([source](store::CacheTx &tx) {
            return store::timelinePage(tx, {source}, store::newestEvent, 500);
        }));
        return page ? page->rows.size() : 0;
    }

    std::unique_ptr<App> app;
    std::unique_ptr<EngineDesk> desk;
};

} // namespace asterism
