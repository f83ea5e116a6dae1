// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/serving.h"
#include "engine/requestasker.h"

namespace asterism::cli {

/// Gets work done by whoever is the engine: this process if the lock is free, else the one that
/// holds it. While we are the engine, others' requests are served too.
class Worker {
public:
    explicit Worker(App &app);
    /// Ends what is under way, so the App goes right after it. What others asked for and did not
    /// get stays for the next engine.
    ~Worker();

    /// Runs the program's event loop until the work is done. Timeout when `timeoutMs` are over.
    Result<QJsonObject> run(const QString &kind, QJsonObject argument, int timeoutMs);

    /// Serves others and the lists' fan-out from now on, if we hold the lock. Called by run();
    /// a program that stays open calls it by itself.
    Result<Done> startEngine();

    /// run() ends with Cancelled as soon as this says so, whatever becomes of the work.
    void setStop(bool (*stop)()) { m_stop = stop; }

    /// Hosts that the user typed in this command; they go with every piece of work.
    void typed(const QString &host);

private:
    Result<QJsonObject> runHere(const QString &kind, const QJsonObject &argument, int timeoutMs);

    App &m_app;
    Serving m_serving;
    RequestAsker m_asker;
    QStringList m_typed;
    bool (*m_stop)() = nullptr;
};

} // namespace asterism::cli
