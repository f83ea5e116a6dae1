// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/feeder.h"

#include "sandbox/sandbox.h"
#include "sandbox/streamhub.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <QUuid>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace asterism::bench {

namespace {

constexpr int servers = 10;
constexpr int patienceMs = 30'000;

QString userAt(const QString &user, int server)
{
    return server == 0 ? user : user + QString::number(server + 1);
}

QString textOf(int number)
{
    QString text = u"%1 リレーの移行が終わりました。 :saba: "_s.arg(number);
    for (int i = 0; i < number % 5; ++i) {
        text += u"Timelines survive a dropped socket now, and memory stays flat. "_s;
    }
    return text + u"https://a.example/x #鯖缶"_s;
}

/// The servers' side.
class Fediverse : public QObject {
public:
    explicit Fediverse(const QString &line)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Fediverse::postDue);
        connect(&m_line, &QLocalSocket::readyRead, this, &Fediverse::read);
        connect(&m_line, &QLocalSocket::disconnected, qApp, &QCoreApplication::quit);
        m_line.connectToServer(line);
    }

    bool start()
    {
        QStringList softwares;
        for (int i = 0; i < servers; ++i) {
            softwares << u"mastodon"_s;
        }
        const bool started = m_sandbox.start({.people = 3 * servers,
                                 .postsPerServer = 60,
                                 .softwares = softwares,
                                 .copyShiftMs = 0})
            && m_line.waitForConnected(patienceMs);
        for (int i = 0; started && i < servers; ++i) {
            const QString reader = userAt(u"ao"_s, i);
            for (const QString &user : {u"ao"_s, u"mei"_s, u"hal"_s}) {
                if (user != u"ao"_s) {
                    m_sandbox.follow(reader, userAt(user, i));
                }
                m_sandbox.follow(reader, userAt(user, (i + servers - 1) % servers));
            }
            Server *server = m_sandbox.serverOf(reader);
            tell(u"seat %1 %2"_s.arg(server->host(), server->token(reader)));
        }
        tell(u"ready"_s);
        return started;
    }

private:
    void tell(const QString &line)
    {
        m_line.write(line.toUtf8() + '\n');
        m_line.flush();
    }

    void read()
    {
        while (m_line.canReadLine()) {
            const QStringList words =
                QString::fromUtf8(m_line.readLine()).trimmed().split(u' ', Qt::SkipEmptyParts);
            if (words.value(0) == u"post"_s) {
                m_perSecond = words.value(1).toInt();
                m_wanted = words.value(2).toInt();
                m_done = 0;
                m_framesBefore = frames();
                m_since.start();
                m_timer.start(2);
            } else if (words.value(0) == u"cut"_s) {
                for (const Server *server : m_sandbox.servers()) {
                    m_sandbox.streams(server)->breakAll(StreamClosing::Kind::Cut);
                }
            } else if (words.value(0) == u"open"_s) {
                int open = 0;
                for (const Server *server : m_sandbox.servers()) {
                    open += m_sandbox.streams(server)->openSessions();
                }
                tell(u"open %1"_s.arg(open));
            }
        }
    }

    int frames() const
    {
        int sent = 0;
        for (const Server *server : m_sandbox.servers()) {
            sent += m_sandbox.streams(server)->framesSent();
        }
        return sent;
    }

    void postDue()
    {
        const qint64 due = std::min<qint64>(m_wanted, m_since.elapsed() * m_perSecond / 1000);
        while (m_done < due) {
            postOne(m_done++);
            if (m_done % 1000 == 0 || m_done == m_wanted) {
                tell(u"posted %1 %2"_s.arg(m_done).arg(frames() - m_framesBefore));
            }
        }
        if (m_done == m_wanted) {
            m_timer.stop();
        }
    }

    void postOne(int number)
    {
        const int server = number % servers;
        const QString author =
            userAt(QStringList{u"ao"_s, u"mei"_s, u"hal"_s}.at(number / servers % 3), server);
        PostDraft draft{.text = textOf(number), .federates = false};
        if (number % 3 == 0) {
            draft.media = {DraftMedia{.description = u"a picture"_s}};
        }
        if (number % 7 == 0) {
            draft.cw = u"鯖メンテの愚痴"_s;
        }
        const QString uri = m_sandbox.post(author, draft);
        if (number / servers % 5 == 0) {
            m_sandbox.federate(uri, m_sandbox.serverOf(userAt(u"ao"_s, (server + 1) % servers)));
        }
    }

    QLocalSocket m_line;
    Sandbox m_sandbox;
    QTimer m_timer;
    QElapsedTimer m_since;
    int m_perSecond = 0;
    int m_wanted = 0;
    int m_done = 0;
    int m_framesBefore = 0;
};

} // namespace

int feed(const QString &line)
{
    Fediverse fediverse(line);
    return fediverse.start() ? QCoreApplication::exec() : 1;
}

bool Feeder::start()
{
    const QString name = u"asterism-bench-"_s + QUuid::createUuid().toString(QUuid::Id128);
    if (!m_server.listen(name)) {
        return false;
    }
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        m_line = m_server.nextPendingConnection();
        connect(m_line, &QLocalSocket::readyRead, this, &Feeder::read);
    });
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.start(QCoreApplication::applicationFilePath(), {u"--feed"_s, name});
    return QTest::qWaitFor([this] { return m_ready; }, patienceMs) && m_seats.size() == servers;
}

Feeder::~Feeder()
{
    if (m_line != nullptr) {
        m_line->disconnect(this);
        m_line->disconnectFromServer(); // it ends then
    }
    m_process.waitForFinished(patienceMs);
}

void Feeder::post(int perSecond, int count)
{
    tell("post " + QByteArray::number(perSecond) + ' ' + QByteArray::number(count));
}

void Feeder::cut()
{
    tell("cut");
}

int Feeder::openStreams()
{
    m_open = -1;
    tell("open");
    (void)QTest::qWaitFor([this] { return m_open >= 0; }, patienceMs);
    return m_open;
}

void Feeder::tell(const QByteArray &order)
{
    m_line->write(order + '\n');
    m_line->flush();
}

void Feeder::read()
{
    while (m_line->canReadLine()) {
        heard(QString::fromUtf8(m_line->readLine()).trimmed().split(u' '));
    }
}

void Feeder::heard(const QStringList &words)
{
    const QString &what = words.constFirst();
    if (what == u"seat"_s) {
        m_seats << Seat{words.value(1), words.value(2)};
    } else if (what == u"ready"_s) {
        m_ready = true;
    } else if (what == u"open"_s) {
        m_open = words.value(1).toInt();
    } else if (what == u"posted"_s) {
        m_frames = words.value(2).toInt();
        if (posted) {
            posted(words.value(1).toInt());
        }
    }
}

} // namespace asterism::bench
