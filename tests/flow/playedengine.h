// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/enginelock.h"
#include "engine/requestserver.h"
#include "flow/corefixture.h"
#include "store/outbox.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

#include <functional>

namespace asterism::flow {

/// Holds the engine's lock of a data folder, and asks no server: what becomes of the rows in its
/// outbox, and of what other processes ask for, is what a test says.
class PlayedEngine : public QObject {
public:
    /// Of a row that waits: puts down how it ends. False: it is left as it is.
    using Playing = std::function<bool(store::OutboxRow &row)>;

    explicit PlayedEngine(const QString &folder)
        : m_lock(folder)
    {
        const auto held = m_lock.tryHold();
        auto opened = held && *held
            ? store::Store::open({.folder = folder, .engine = true}, m_clock)
            : Result<std::unique_ptr<store::Store>>(Error{});
        if (!opened) {
            return;
        }
        m_store = std::move(*opened);
        m_server = std::make_unique<RequestServer>(
            *m_store, [this](const store::EngineRequest &request) { return answerTo(request); });
        m_server->start();
        connect(&m_timer, &QTimer::timeout, this, &PlayedEngine::look);
        m_timer.start(50);
    }

    bool isReady() const { return m_store != nullptr; }
    store::Store &store() { return *m_store; }

    /// Under way and failed, oldest first.
    std::vector<store::OutboxRow> rows()
    {
        const auto found =
            await(m_store->readUser([](store::UserTx &tx) { return store::outboxRows(tx); }));
        return found ? *found : std::vector<store::OutboxRow>();
    }
    /// The only row; an empty one where there are none, or several.
    store::OutboxRow row()
    {
        const auto all = rows();
        return all.size() == 1 ? all.front() : store::OutboxRow{};
    }

    Playing playing;
    QHash<QString, QJsonObject> answers; ///< to what others ask for, by its kind

private:
    QFuture<Result<QString>> answerTo(const store::EngineRequest &request) const
    {
        if (!answers.contains(request.kind)) {
            return answered<QString>(Error{.kind = ErrorKind::NotFound, .subject = request.kind});
        }
        return answered<QString>(
            QString::fromUtf8(QJsonDocument(answers[request.kind]).toJson(QJsonDocument::Compact)));
    }

    void look()
    {
        if (playing) { // a copy: it is played on a lane
            m_store->writeUser([how = playing](store::UserTx &tx) { return play(tx, how); });
        }
    }

    static Result<Done> play(store::UserTx &tx, const Playing &how)
    {
        const auto all = store::outboxRows(tx);
        for (store::OutboxRow row : all ? *all : std::vector<store::OutboxRow>()) {
            const bool waits = row.state == store::OutboxRow::State::Waiting;
            if (waits && how(row)) {
                const auto saved = store::saveOutboxRow(tx, row);
                if (!saved) {
                    return saved.error();
                }
            }
        }
        return Done{};
    }

    SystemClock m_clock;
    EngineLock m_lock;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<RequestServer> m_server;
    QTimer m_timer;
};

} // namespace asterism::flow
