// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agenda.h"
#include "base/clock.h"
#include "chance.h"
#include "checker.h"
#include "client.h"
#include "network.h"
#include "people.h"
#include "sandbox/sandbox.h"

#include <QTemporaryDir>

#include <memory>

namespace asterism::simulation {

/// Five servers, ten accounts and one client, all from one seed: people post, connections fail,
/// servers and the client die and come back. At the end, when the weather is calm, the client must
/// hold what the servers hold.
class Simulation {
public:
    struct Scale {
        int things = 90; ///< that people do
        qint64 meanMs = 1000; ///< between two of them
        int people = 45;
        int history = 6; ///< posts of each server before the beginning
        int page = 20; ///< rows that a server tells at once
        bool rough = true; ///< else nothing fails
        bool manyColumns = false; ///< besides the homes
    };

    Simulation(quint32 seed, const Scale &scale);
    ~Simulation();

    /// The whole story. What was wrong, in sentences; empty when nothing was.
    QStringList run();

    // Its parts, for tests that do something else in between.

    /// Everything is there, all sources are read for the first time, nobody has done anything yet.
    bool begin();
    /// People do what they do; ends with the last of it.
    void live();
    /// The weather is calm from here on; returns when nothing is left to do.
    void calmDown();
    QStringList check(const Checker::Strictness &strictness);
    void restart();
    void passTime(qint64 ms);

    Network &network() { return m_network; }
    Client &client() { return *m_client; }
    Sandbox &sandbox() { return m_sandbox; }
    const std::vector<Watched> &sources() const { return m_sources; }
    /// "500 things, 812 requests, 1,020 frames, 3 crashes, 1,130 s".
    QString summary() const;

private:
    QString folder() const { return m_dir.filePath(QString::number(m_folder)); }
    bool openClient();
    bool addAccounts();
    void makeSources();
    void watchAll();

    void planTrouble(qint64 lengthMs);
    void troubleAServer();
    void readerActs();
    void crashSoon();
    void crash();
    void comeBackLater();
    void noteMarks();

    bool step(qint64 until);
    void settle();
    template <typename T> Result<T> finish(QFuture<Result<T>> future);
    void readToTheEnd();
    void fillGaps(const Watched &watched);

    QTemporaryDir m_dir;
    int m_folder = 0;
    Scale m_scale;
    Chance m_chance;
    ManualClock m_clock;
    Agenda m_agenda;
    Sandbox m_sandbox;
    bool m_started;
    Network m_network;
    std::unique_ptr<People> m_people;
    Tokens m_tokens;
    std::vector<Watched> m_sources;
    QHash<QString, QString> m_marks; ///< newest ids by source
    std::unique_ptr<Client> m_client;
    qint64 m_tickAt = 0;
    qint64 m_beganAt = 0;
    int m_turnsToCrash = -1;
    int m_crashes = 0;
    bool m_calm = false;
    QStringList m_problems;
};

} // namespace asterism::simulation
