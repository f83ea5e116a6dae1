// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/request.h"
#include "net/response.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>
#include <variant>

class QNetworkAccessManager;

namespace asterism {

/// What ended a transfer without an answer.
struct Failure {
    Error error;
    bool temporary = false; ///< trying again in a moment may help
};

/// One HTTP exchange, no redirect followed. A host that must be checked is looked up first and
/// the connection goes to the checked address itself, so that a second look-up cannot lead
/// elsewhere; addresses that are not allowed are left out, and when none remains the host is
/// refused. TLS still asks for, and verifies, the host's name. What Qt does not tell: a packed
/// (gzip) body that was cut looks complete, so readers must not trust text that ends early.
class Transfer : public QObject {
public:
    using Outcome = std::variant<Response, Failure>;

    struct Setup {
        QByteArray userAgent;
        QSslConfiguration tls;
        /// Tells the addresses the host may have; empty when the host needs no check.
        std::function<bool(const QHostAddress &)> allowed = {};
        int timeoutMs = 30'000; ///< for the whole exchange
    };

    /// `done` is called once, from the event loop, and may delete the transfer; deleting it
    /// earlier aborts it.
    Transfer(QNetworkAccessManager &network, Request request, Setup setup,
        std::function<void(Outcome)> done);
    ~Transfer() override;

    void start();

private:
    void lookUp();
    void useAddresses(const QHostInfo &info);
    void connectTo(const QHostAddress &address);
    void tryNextAddress();
    void send(const QNetworkRequest &request);
    void watch();
    QNetworkRequest prepared(const QUrl &url) const;
    int connectShareMs() const;

    void connected();
    void connectTimedOut();
    void checkAnnouncedSize();
    void read();
    bool keep(const QByteArray &part);
    bool toSink() const;
    qint64 bodyLimit() const;
    void replyFinished();
    void drop();

    Response answer() const;
    bool isCut() const;
    Failure failureOf(QNetworkReply::NetworkError error) const;
    Error errorOf(ErrorKind kind, const QString &detail) const;
    void fail(ErrorKind kind, const QString &detail, bool temporary = false);
    void finish(Outcome outcome);

    QNetworkAccessManager &m_network;
    Request m_request;
    Setup m_setup;
    std::function<void(Outcome)> m_done;
    QPointer<QNetworkReply> m_reply;
    QTimer m_connectTimer;
    QTimer m_totalTimer;
    QTimer m_idleTimer;
    QList<QHostAddress> m_addresses; ///< checked ones that were not tried yet
    QString m_tlsProblem;
    QByteArray m_body;
    qint64 m_received = 0; ///< bytes of the body
    int m_lookup = -1;
    bool m_connected = false;
};

} // namespace asterism
