// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app.h"
#include "app/enginedesk.h"
#include "app/freshening.h"
#include "knowntokens.h"
#include "network.h"
#include "turnlanes.h"

#include <memory>

namespace asterism::simulation {

/// One run of the program over a data folder: what the window composes (ui/app/screen.cpp), with
/// the network, the clock and the lanes of the simulation.
class Client {
public:
    struct World {
        Network &network;
        const Clock &clock;
        Chance &chance;
        const Tokens &tokens;
    };

    /// Nothing when the folder cannot be opened.
    static std::unique_ptr<Client> open(const World &world, const QString &folder);
    /// Orderly: what is under way is ended, what was accepted is written.
    ~Client();

    void watch(const QString &key);
    /// Does all that can be done at this moment. `turns`: at most so many turns of the lanes, so
    /// that a crash can come in the midst of it; false when there is more to do.
    bool settle(int turns = 1'000'000);
    /// As the program's timers do.
    void tick();

    App &app() { return *m_app; }
    Freshening &freshening() { return *m_freshening; }
    /// Sources that are not up to date, and why: those that are read again and again have not been
    /// since `since`, or their streams have not been joined.
    QStringList behind(qint64 since) const;
    /// When something of its own is due next; far away when nothing is.
    qint64 nextAt() const;
    const QStringList &watched() const { return m_watched; }

    /// Runs the lanes until the answer is there. For looking into the store.
    template <typename T> Result<T> await(QFuture<Result<T>> future)
    {
        settle();
        return future.isFinished() && future.resultCount() > 0
            ? future.result()
            : Result<T>(Error{.kind = ErrorKind::Timeout});
    }

private:
    explicit Client(const World &world)
        : m_world(world)
    {
    }
    bool begin(const QString &folder);

    World m_world;
    TurnLanes m_lanes;
    std::unique_ptr<App> m_app;
    std::unique_ptr<EngineDesk> m_desk;
    std::unique_ptr<Freshening> m_freshening;
    QStringList m_watched;
};

} // namespace asterism::simulation
