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

/// A program and the sandbox in whose servers it looks, for a test's init() and cleanup().
class SandboxProgram {
protected:
    /// Anew, over a folder of its own; the desk is still to be started.
    [[nodiscard]] bool begin(const Sandbox::Options &options = {.people = 12, .postsPerServer = 0})
    {
        m_sandbox = std::make_unique<Sandbox>();
        m_program = std::make_unique<Program>(m_dir.filePath(QString::number(++m_number)));
        if (!m_sandbox->start(options) || !m_program->app) {
            return false;
        }
        for (const Server *server : m_sandbox->servers()) {
            m_program->app->core.typedHosts.insert(server->host());
        }
        return true;
    }
    void end()
    {
        m_program.reset();
        m_sandbox.reset();
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Program> m_program;

private:
    QTemporaryDir m_dir;
    int m_number = 0;
};

} // namespace asterism
