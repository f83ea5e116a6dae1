// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/requestasker.h"

#include "engine/requestserver.h"
#include "store/requests.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int lookMs = 100;

} // namespace

RequestAsker::RequestAsker(store::Store &store, EngineLock &lock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_lock(lock)
{
    m_timer.setInterval(lookMs);
    m_limit.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RequestAsker::look);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        give(Error{.kind = ErrorKind::Timeout,
            .subject = QCoreApplication::translate("Engine", "The other Asterism")});
    });
}

QFuture<Result<RequestAsker::Answer>> RequestAsker::ask(
    const QString &kind, const QString &argument, int timeoutMs)
{
    give(Error{.kind = ErrorKind::Cancelled}); // one at a time: the new question ends the old
    m_promise = {};
    m_promise.start();
    m_answered = false;
    m_turn += 1;
    m_limit.start(timeoutMs);
    m_store
        .writeUser(
            [kind, argument](store::UserTx &tx) { return store::addRequest(tx, kind, argument); })
        .then(this, [this, turn = m_turn](const Result<qint64> &id) {
            const bool late = turn != m_turn || m_answered;
            if (id && late) {
                drop(*id);
            } else if (!id && !late) {
                give(id.error());
            } else if (id) {
                m_id = *id;
                m_timer.start();
            }
        });
    return m_promise.future();
}

void RequestAsker::look()
{
    const bool taken = takeOver();
    m_store.readUser([id = m_id](store::UserTx &tx) { return store::requestById(tx, id); })
        .then(
            this, [this, taken, id = m_id](const Result<std::optional<store::EngineRequest>> &row) {
                if (id != m_id) {
                    return; // an answer to a question that is over
                }
                if (!row) {
                    give(row.error());
                } else {
                    hear(*row, taken);
                }
            });
}

void RequestAsker::hear(const std::optional<store::EngineRequest> &row, bool taken)
{
    using State = store::EngineRequest::State;
    if (row && row->state == State::Done) {
        give(Answer{.outcome = row->outcome}); // its last word before it went
    } else if (row && row->state == State::Failed) {
        give(errorFromOutcome(row->outcome));
    } else if (taken) {
        const bool again = row && (row->again || row->state == State::Running);
        give(Answer{.taken = true, .again = again, .outcome = {}});
    }
}

bool RequestAsker::takeOver()
{
    const auto held = m_lock.tryHold();
    if (held && *held) {
        m_store.becomeEngine();
        return true;
    }
    return false;
}

void RequestAsker::give(Result<Answer> answer)
{
    if (m_answered) {
        return;
    }
    m_answered = true;
    m_timer.stop();
    m_limit.stop();
    if (m_id != 0) {
        // Answered, withdrawn or done by ourselves: nobody needs the row any more.
        drop(m_id);
        m_id = 0;
    }
    auto promise = std::move(m_promise); // whoever hears the answer may ask again at once
    promise.addResult(std::move(answer));
    promise.finish();
}

void RequestAsker::drop(qint64 id)
{
    m_store.writeUser([id](store::UserTx &tx) { return store::dropRequest(tx, id); });
}

} // namespace asterism
