// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/requestserver.h"

#include "base/log.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int lookForRequestsMs = 200;

} // namespace

RequestServer::RequestServer(store::Store &store, Handler handler, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_handler(std::move(handler))
{
    m_timer.setInterval(lookForRequestsMs);
    connect(&m_timer, &QTimer::timeout, this, &RequestServer::look);
}

void RequestServer::start()
{
    m_store.writeUser([](store::UserTx &tx) { return store::recoverRequests(tx); })
        .then(this, [this](const Result<Done> &done) {
            if (!done) {
                qCWarning(logEngine).noquote() << sentence(done.error());
            }
            if (!m_closed) {
                m_timer.start();
            }
            take();
        });
}

void RequestServer::close()
{
    m_closed = true;
    m_timer.stop();
}

void RequestServer::look()
{
    if (m_looking) {
        return;
    }
    m_looking = true;
    m_store.readUser([](store::UserTx &tx) { return store::userDataVersion(tx); })
        .then(this, [this](const Result<qint64> &version) {
            m_looking = false;
            if (version && *version != m_version) {
                m_version = *version;
                take();
            }
        });
}

void RequestServer::take()
{
    if (m_closed) {
        return;
    }
    m_store.writeUser([](store::UserTx &tx) { return store::takeRequests(tx); })
        .then(this, [this](const Result<std::vector<store::EngineRequest>> &taken) {
            if (!taken) {
                qCWarning(logEngine).noquote() << sentence(taken.error());
                return;
            }
            for (const store::EngineRequest &request : *taken) {
                m_handler(request).then(
                    this, [this, id = request.id](const Result<QString> &outcome) {
                        answer(id, outcome);
                    });
            }
        });
}

void RequestServer::answer(qint64 id, const Result<QString> &outcome)
{
    if (m_closed && !outcome && outcome.error().kind == ErrorKind::Cancelled) {
        return; // it was only cut off: whoever takes the lock next does it again
    }
    const QString text = outcome ? *outcome : errorToOutcome(outcome.error());
    m_store
        .writeUser([id, good = outcome.ok(), text](
                       store::UserTx &tx) { return store::finishRequest(tx, id, good, text); })
        .then(this, [](const Result<Done> &done) {
            if (!done) {
                qCWarning(logEngine).noquote() << sentence(done.error());
            }
        });
}

QString errorToOutcome(const Error &error)
{
    const QJsonObject json{{u"kind"_s, int(error.kind)}, {u"subject"_s, error.subject},
        {u"detail"_s, error.detail}, {u"status"_s, error.httpStatus}, {u"until"_s, error.until}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Error errorFromOutcome(const QString &outcome)
{
    const QJsonObject json = QJsonDocument::fromJson(outcome.toUtf8()).object();
    return {.kind = static_cast<ErrorKind>(json[u"kind"].toInt()),
        .subject = json[u"subject"].toString(),
        .detail = json[u"detail"].toString(),
        .httpStatus = json[u"status"].toInt(),
        .until = json[u"until"].toInteger()};
}

} // namespace asterism
