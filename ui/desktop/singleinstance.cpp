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
constexpr int longestOpenLine = 16 * 1024; ///< paths are long where each letter is three bytes
const QByteArray openWord = "open ";
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
QByteArray request(const QString &file)
{
    const QByteArray token = qgetenv(activationTokenName).simplified().left(longestLine - 10);
    return file.isEmpty() ? "raise " + token + '\n'
                          : openWord + file.toUtf8().toPercentEncoding("/") + ' ' + token + '\n';
}

/// Whose line begins so may be a long one.
int longestOf(QLocalSocket &other)
{
    return other.peek(openWord.size()) == openWord ? longestOpenLine : longestLine;
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

bool SingleInstance::raiseOther(const QString &file, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(timeoutMs)) {
        return false;
    }
    socket.write(request(file));
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
    const int longest = longestOf(other);
    if (!other.canReadLine()) {
        if (other.bytesAvailable() >= longest) {
            other.abort();
        }
        return;
    }
    const QByteArray line = other.readLine(longest).trimmed();
    const bool opens = line.startsWith(openWord);
    if (!opens && line != "raise" && !line.startsWith("raise ")) {
        other.abort();
        return;
    }
    const QByteArray rest = line.mid(line.indexOf(' ') < 0 ? line.size() : line.indexOf(' ') + 1);
    const QByteArray file = opens ? rest.split(' ').first() : QByteArray();
    takeActivationToken(opens ? rest.mid(file.size()).trimmed() : rest.trimmed());
    other.write("shown\n");
    other.disconnectFromServer();
    Q_EMIT raise();
    if (!file.isEmpty()) {
        Q_EMIT open(QString::fromUtf8(QByteArray::fromPercentEncoding(file)));
    }
}

} // namespace asterism::ui
