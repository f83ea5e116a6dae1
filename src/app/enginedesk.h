// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/serving.h"
#include "engine/requestasker.h"

#include <QList>
#include <QObject>
#include <QPromise>
#include <QTimer>

namespace asterism {

/// Where the window has the engine's work done (app/jobs.h): here when this process holds the
/// lock, else by the process that does. Takes the lock as soon as it is free.
class EngineDesk : public QObject {
    Q_OBJECT

public:
    explicit EngineDesk(App &app, QObject *parent = nullptr);
    /// Closes first; the App must still be there.
    ~EngineDesk() override;

    /// Becomes the engine if that is possible now, else tries every five seconds.
    void start();
    /// One try; the timer's work, and the tests'.
    void tick();

    /// True while this process talks to the servers.
    bool isEngine() const { return m_app.lock.held(); }
    Jobs &jobs() { return m_serving.jobs(); }

    /// Hosts in the argument's "typed" (app/jobs.h) are trusted from then on, here too.
    /// Errors: the work's own; Timeout when the other process does not answer within a minute.
    QFuture<Jobs::Answer> ask(const QString &kind, const QJsonObject &argument);

    /// Ends what is under way, here and in the App; nothing can be asked afterwards. Before
    /// anything goes that has asked.
    void close();

Q_SIGNALS:
    void engineChanged();
    /// Being the engine did not begin well (the disk); in a sentence.
    void problem(const QString &sentence);

private:
    struct Question {
        QString kind;
        QJsonObject argument;
        QPromise<Jobs::Answer> promise;
    };

    QFuture<Result<Done>> ready();
    QFuture<Jobs::Answer> runHere(const QString &kind, const QJsonObject &argument);
    QFuture<Jobs::Answer> askOther(const QString &kind, const QJsonObject &argument);
    void askNext();
    void hear(const Result<RequestAsker::Answer> &answer);
    void give(const Jobs::Answer &answer);
    void noteEngine();

    App &m_app;
    Serving m_serving;
    RequestAsker m_asker;
    QTimer m_timer;
    Joined<Done> m_starting;
    std::vector<std::unique_ptr<Question>> m_questions; ///< the first one is being asked
    bool m_ready = false; ///< Serving has started
    bool m_told = false; ///< engineChanged() was emitted
    bool m_closed = false;
};

} // namespace asterism
