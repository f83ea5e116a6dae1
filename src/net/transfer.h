// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/exchange.h"
#include "net/proxy.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace asterism {

/// One HTTP exchange over the network, no redirect followed. A host that must be checked is looked
/// up first and the connection goes to the checked address itself, so that a second look-up cannot
/// lead elsewhere (but through a proxy, which looks up by itself); addresses that are not allowed
/// are left out, and when none remains the host is refused. TLS still asks for, and verifies, the
/// host's name. What Qt does not tell: a packed (gzip) body that was cut looks complete, so readers
/// must not trust text that ends early.
class Transfer : public QObject, public Exchange {
public:
    struct Setup {
        QByteArray userAgent;
        QSslConfiguration tls;
        /// Tells the addresses the host may have; empty when the host needs no check.
        std::function<bool(const QHostAddress &)> allowed = {};
        int timeoutMs = 30'000; ///< for the whole exchange
        std::optional<Proxy> proxy = {}; ///< what the manager goes through, for words
    };

    Transfer(
        std::shared_ptr<QNetworkAccessManager> network, Request request, Setup setup, Ended ended);
    ~Transfer() override;

    void start() override;

private:
    void lookUp();
    void useAddresses(const QHostInfo &info);
    void connectTo(const QHostAddress &address);
    void tryNextAddress();
    void send(const QNetworkRequest &request);
    void sendForm(const Form &form, QNetworkRequest request);
    void watch();
    QNetworkRequest prepared(const QUrl &url) const;
    int connectShareMs() const;

    void connected();
    void uploaded(qint64 bytes, qint64 total);
    void formBroke();
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
    Failure proxyFailure(QNetworkReply::NetworkError error) const;
    Error errorOf(ErrorKind kind, const QString &detail) const;
    void fail(ErrorKind kind, const QString &detail, bool temporary = false);
    void failUnsent(const QString &detail);
    void finish(Outcome outcome);

    std::shared_ptr<QNetworkAccessManager> m_network;
    Request m_request;
    Setup m_setup;
    Ended m_done;
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
