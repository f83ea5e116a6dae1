// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/requests.h"
#include "store/store.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <functional>

namespace asterism {

/// Does what other processes asked the engine for: looks every 200 ms whether somebody else has
/// written asterism.db, hands waiting requests to the handler and writes down the outcome.
class RequestServer : public QObject {
public:
    /// The QString is the outcome, JSON; an Error becomes "failed" with its parts.
    using Handler = std::function<QFuture<Result<QString>>(const store::EngineRequest &)>;

    RequestServer(store::Store &store, Handler handler, QObject *parent = nullptr);

    /// Takes over what a dead engine left "running", then serves until destroyed.
    void start();

    /// Takes and answers nothing any more: what is under way stays for the next engine.
    void close();

private:
    void look();
    void take();
    void answer(qint64 id, const Result<QString> &outcome);

    store::Store &m_store;
    Handler m_handler;
    QTimer m_timer;
    qint64 m_version = -1;
    bool m_looking = false;
    bool m_closed = false;
};

/// An Error as the outcome of a request, and back.
QString errorToOutcome(const Error &error);
Error errorFromOutcome(const QString &outcome);

} // namespace asterism
