// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QStringList>

#include <functional>

/// Ten servers of a sandbox in a process of their own, so that their work and memory do not count
/// as ours; one account on each streams.
namespace asterism::bench {

/// The process with the servers, and how it is told what to do.
class Feeder : public QObject {
public:
    struct Seat {
        QString host;
        QString token;
    };

    /// Starts this very program with --feed and waits until its servers listen.
    bool start();
    ~Feeder() override;

    const QList<Seat> &seats() const { return m_seats; }
    /// So many posts of different people, each fifth on the home of two accounts.
    void post(int perSecond, int count);
    /// Ends every stream that is open.
    void cut();
    /// Open streams now, as the servers see them; -1 without an answer.
    int openStreams();
    /// After each thousand posts and the last: how many have been made.
    std::function<void(int)> posted;
    int frames() const { return m_frames; } ///< sent to all accounts, told with the last post

private:
    void tell(const QByteArray &order);
    void read();
    void heard(const QStringList &words);

    QLocalServer m_server;
    QLocalSocket *m_line = nullptr;
    QProcess m_process;
    QList<Seat> m_seats;
    bool m_ready = false;
    int m_frames = 0;
    int m_open = -1;
};

/// What the process does that --feed starts.
int feed(const QString &line);

} // namespace asterism::bench
