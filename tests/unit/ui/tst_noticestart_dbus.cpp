// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticedaemon_dbus.h"
#include "ui/desktop/notifier_dbus.h"

#include <QDBusConnectionInterface>
#include <QDBusReply>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::ui;

namespace {

/// A bus that can start a server of notices: `command`.
class StartingBus {
public:
    explicit StartingBus(const QString &command)
    {
        write(u"bus.conf"_s,
            u"<busconfig><type>session</type><listen>unix:dir=%1</listen>"
            "<servicedir>%1</servicedir><policy context=\"default\">"
            "<allow send_destination=\"*\"/><allow receive_sender=\"*\"/>"
            "<allow own=\"*\"/></policy></busconfig>"_s.arg(m_folder.path()));
        write(u"notices.service"_s,
            u"[D-BUS Service]\nName=%1\nExec=%2\n"_s.arg(NoticeDaemon::name, command));
        m_daemon.setReadChannel(QProcess::StandardOutput);
        m_daemon.start(u"dbus-daemon"_s,
            {u"--nofork"_s, u"--print-address"_s,
                u"--config-file="_s + m_folder.filePath(u"bus.conf"_s)});
        (void)QTest::qWaitFor([this] { return m_daemon.canReadLine(); });
        const QString address = QString::fromUtf8(m_daemon.readLine().trimmed());
        bus.emplace(QDBusConnection::connectToBus(address, u"starting"_s));
    }
    ~StartingBus()
    {
        bus.reset();
        QDBusConnection::disconnectFromBus(u"starting"_s);
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

    std::optional<QDBusConnection> bus;

private:
    void write(const QString &name, const QString &text)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }

    QTemporaryDir m_folder;
    QProcess m_daemon;
};

/// The server that a bus starts: clicks on what it gets, and ends.
int serveNotices(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    NoticeDaemon daemon({u"body"_s, u"actions"_s}, QDBusConnection::sessionBus());
    if (!QTest::qWaitFor([&] { return !daemon.notified.empty(); }, 10'000)) {
        return 1;
    }
    daemon.click(daemon.notified.back().id, u"default"_s);
    (void)daemon.bus.interface()->isServiceRegistered(NoticeDaemon::name); // all is sent before
    return 0;
}

} // namespace

/// A server of notices that runs only once somebody has something to show.
class tst_noticestart_dbus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startedByTheFirstNotice()
    {
        const StartingBus starting(u"%1 --notices"_s.arg(QCoreApplication::applicationFilePath()));
        QVERIFY(starting.bus->isConnected());
        NoticeServer server(*starting.bus, {});
        QTRY_VERIFY(server.isAvailable());
        const auto isRunning = [&] {
            return starting.bus->interface()->isServiceRegistered(NoticeDaemon::name).value();
        };
        QVERIFY(!isRunning());
        QSignalSpy activated(&server, &NoticeServer::activated);
        server.show({.key = u"a"_s});
        QTRY_COMPARE(activated.size(), 1); // it clicks on all it gets, and ends
        QTRY_VERIFY(!isRunning());
        QVERIFY(server.isAvailable());
    }

    void thatCannotBeStarted()
    {
        const StartingBus starting(u"/bin/false"_s);
        NoticeServer server(*starting.bus, {});
        QTRY_VERIFY(server.isAvailable());
        QSignalSpy closed(&server, &NoticeServer::closed);
        server.show({.key = u"a"_s});
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed.first().first().toString(), u"a"_s);
        QVERIFY(!server.isAvailable());
    }
};

int main(int argc, char **argv)
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--notices") {
        return serveNotices(argc, argv);
    }
    const QGuiApplication app(argc, argv);
    tst_noticestart_dbus test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_noticestart_dbus.moc"
