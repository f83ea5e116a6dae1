// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/singleinstance.h"

#include "ui/desktop/desktop.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SingleInstance)
};

constexpr int longestLine = 300;
constexpr int patienceMs = 2000; ///< for whoever connects and says nothing
constexpr int mostAtOnce = 8;
constexpr int probeMs = 100;

/// The folder of a session's sockets is closed to other users; where there is none, Qt takes the
/// one for temporary files.
QString nameFor(const QString &folder)
{
    const QByteArray path = QFileInfo(folder).canonicalFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256);
    const QString name = u"asterism-"_s + QString::fromLatin1(hash.toHex().first(24));
    const QString session = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !session.isEmpty() && QFileInfo(session).isWritable() ? QDir(session).filePath(name)
                                                                 : name;
}

/// Wayland lets a window come to the front only with what the launcher gave to the second start.
QByteArray request()
{
    return "raise " + qgetenv(activationTokenName).simplified().left(longestLine - 10) + '\n';
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_name(nameFor(folder))
    , m_server(this)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(mostAtOnce);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
}

bool SingleInstance::raiseOther(int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(timeoutMs)) {
        return false;
    }
    socket.write(request());
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(int(deadline.remainingTime()))) {
            return false;
        }
    }
    return socket.readLine(longestLine) == "shown\n";
}

Result<Done> SingleInstance::listen()
{
    // Asked first, for Qt puts a socket with access options in the place of a living one.
    QLocalSocket probe;
    probe.connectToServer(m_name);
    if (probe.waitForConnected(probeMs)) {
        return Error{.kind = ErrorKind::Store,
            .subject = m_name,
            .detail = Words::tr("another window on this folder does not answer")};
    }
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name)) {
        return Error{.kind = ErrorKind::Store, .subject = m_name, .detail = m_server.errorString()};
    }
    return Done{};
}

void SingleInstance::greet()
{
    while (QLocalSocket *other = m_server.nextPendingConnection()) {
        connect(other, &QLocalSocket::readyRead, this, [this, other] { hear(*other); });
        connect(other, &QLocalSocket::disconnected, other, &QObject::deleteLater);
        QTimer::singleShot(patienceMs, other, &QLocalSocket::abort);
    }
}

void SingleInstance::hear(QLocalSocket &other)
{
    if (!other.canReadLine()) {
        if (other.bytesAvailable() >= longestLine) {
            other.abort();
        }
        return;
    }
    const QByteArray line = other.readLine(longestLine);
    if (!line.startsWith("raise ")) {
        other.abort();
        return;
    }
    takeActivationToken(line.sliced(6).trimmed());
    other.write("shown\n");
    other.disconnectFromServer();
    Q_EMIT raise();
}

} // namespace asterism::ui
