// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agenda.h"
#include "base/clock.h"
#include "chance.h"
#include "sandbox/sandbox.h"
#include "truth.h"

namespace asterism::simulation {

/// The sandbox's people do what people do, at times and in ways that the seed says: they post,
/// answer, boost and take it back, edit and delete; some news reaches other servers late, and some
/// never.
class People {
public:
    People(Sandbox &sandbox, const Clock &clock, Agenda &agenda, Chance &chance);

    /// Does so many things from now on, one every `meanMs` on the average.
    void begin(int things, qint64 meanMs);
    bool isDone() const { return m_left == 0; }

    const Truth &truth() const { return m_truth; }
    int things() const { return m_things; }

private:
    struct Said {
        QString uri;
        QString user;
        QString tail; ///< whom it mentions and its tag, which stay when it is edited
        qint64 editedAt = 0;
        int revision = 0;
    };

    void next();
    void doSomething();
    void post(bool answers);
    void boost();
    void unboost();
    void edit();
    void remove();
    void removeInOnePlace();
    Said *recent();
    QString somebody();

    Sandbox &m_sandbox;
    const Clock &m_clock;
    Agenda &m_agenda;
    Chance &m_chance;
    QStringList m_users;
    std::vector<Said> m_said;
    std::vector<std::pair<QString, QString>> m_boosts; ///< user, uri
    Truth m_truth;
    qint64 m_meanMs = 0;
    int m_left = 0;
    int m_things = 0;
};

} // namespace asterism::simulation
