// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

#include <memory>

class QTcpSocket;

namespace asterism {

/// A way to one real server, on 127.0.0.1, that a test can cut: passes on whole HTTP/1.1 requests
/// and their answers, one on each connection, and writes down what came. Speaks plain http to its
/// clients, whatever the server speaks. Lives on the test's thread.
class CuttableRelay : public QObject {
public:
    /// What becomes of a request.
    enum class Cut {
        Nowhere, ///< it is answered
        BeforeServer, ///< it is on its way, and the server never hears of it
        BeforeAnswer, ///< the server has done it, and nothing of its answer comes back
        InAnswer, ///< of the body of the answer half comes back
        Held, ///< it is answered by release()
    };

    explicit CuttableRelay(const QUrl &server);
    ~CuttableRelay() override;

    /// Where the same thing is found by this way.
    QUrl through(const QUrl &url) const;

    /// What becomes of the next requests of that kind ("POST /api/v1/statuses", queries left out),
    /// one after the other; those after them are answered.
    void plan(const QString &line, const QList<Cut> &cuts);
    /// The same of what is long under way: of the bodies of the next requests of that kind the
    /// server gets only so many bytes, then both ends are cut off; -1: this one arrives.
    void cutWithin(const QString &line, const QList<qint64> &bytes);
    /// How many of these are still to come.
    int planned() const;

    /// Nobody can connect any more; and again, at the same port.
    void close();
    bool open();

    int held() const { return int(m_held.size()); } ///< answers that wait for release()
    void release();

    /// Of all requests that came, in their order: "POST /api/v1/statuses", queries left out.
    const QStringList &lines() const { return m_lines; }

private:
    struct Passage;
    using Shared = std::shared_ptr<Passage>;

    void accept();
    void read(const Shared &passage);
    void take(const Shared &passage, qsizetype headSize);
    void passOn(const Shared &passage);
    void passHalf(const Shared &passage, qsizetype headSize);
    QTcpSocket *speakerFor(QObject *owner, const QByteArray &request) const;
    void begin(QTcpSocket *speaker) const;
    void answered(const Shared &passage);
    QByteArray forServer(const QByteArray &request, qsizetype headSize) const;

    QUrl m_server;
    QTcpServer m_listener;
    quint16 m_port = 0;
    QHash<QTcpSocket *, Shared> m_passages; ///< by the client's side
    QHash<QString, QList<Cut>> m_plans;
    QHash<QString, QList<qint64>> m_halves;
    QList<QTcpSocket *> m_held;
    QStringList m_lines;
};

} // namespace asterism
