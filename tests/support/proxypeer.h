// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTcpServer>

#include <memory>

class QTcpSocket;

namespace asterism {

/// A SOCKS5 and HTTP CONNECT proxy on 127.0.0.1 that writes down what it is asked for and connects
/// only to ports of this machine that a test named. Lives on the test's thread.
class ProxyPeer : public QObject {
public:
    ProxyPeer();
    ~ProxyPeer() override;

    quint16 port() const { return m_server.serverPort(); }
    QString socks() const; ///< "socks5://127.0.0.1:port"
    QString http() const; ///< "http://127.0.0.1:port"

    /// Whoever asks for that host, at whatever port, is connected to that port of this machine.
    void lead(const QString &host, quint16 port) { m_leads.insert(host, port); }
    /// Asks everybody for a name and a password.
    void lock() { m_locked = true; }

    /// "host:port" of each wish, as it came: an address stands there when a client looked it up.
    QStringList asked() const { return m_asked; }
    int connections() const { return m_connections; }
    /// What clients sent outside a tunnel that was opened: nothing of a request belongs there.
    QByteArray outside() const { return m_outside; }

private:
    struct Client;

    void accept();
    void read(Client &client);
    void greet(Client &client);
    void readSocks(Client &client);
    void readConnect(Client &client);
    void open(Client &client, const QString &host, quint16 port);
    void opened(Client &client);
    void refuse(Client &client);

    QTcpServer m_server;
    QHash<QString, quint16> m_leads;
    QHash<QTcpSocket *, std::shared_ptr<Client>> m_clients;
    QStringList m_asked;
    QByteArray m_outside;
    int m_connections = 0;
    bool m_locked = false;
};

} // namespace asterism
