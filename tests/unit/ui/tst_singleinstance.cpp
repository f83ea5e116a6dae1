// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/singleinstance.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A first window in a thread of its own, as a second start waits for its answer.
class FirstWindow {
public:
    explicit FirstWindow(const QString &folder)
        : m_window(std::make_unique<SingleInstance>(folder))
    {
        m_window->moveToThread(&m_thread);
        QObject::connect(
            m_window.get(), &SingleInstance::raise, &m_heard, [this] { m_raised += 1; });
        QObject::connect(m_window.get(), &SingleInstance::open, &m_heard,
            [this](const QString &file) { m_opened = file; });
        m_thread.start();
        QMetaObject::invokeMethod(
            m_window.get(), [this] { m_listens = m_window->listen().ok(); },
            Qt::BlockingQueuedConnection);
    }
    ~FirstWindow()
    {
        QMetaObject::invokeMethod(
            m_window.get(), [this] { m_window.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    bool listens() const { return m_listens; }
    int raised() const { return m_raised; }
    QString opened() const { return m_opened; }

private:
    QThread m_thread;
    QObject m_heard;
    std::unique_ptr<SingleInstance> m_window;
    bool m_listens = false;
    int m_raised = 0;
    QString m_opened;
};

} // namespace

class TestSingleInstance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFirstStartFindsNobody();
    void aSecondStartRaisesTheFirst();
    void aFileIsHandedOn();
    void eachFolderHasItsOwn();
    void aLinkMeansTheSameFolder();
    void putsAwayWhatACrashLeft();
    void goesOnWhenTheFirstIsSilent();
    void isForThisUserAlone();
    void bearsNonsense();
};

void TestSingleInstance::aFirstStartFindsNobody()
{
    QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(!first.raiseOther());
    QVERIFY(first.listen());
}

void TestSingleInstance::aSecondStartRaisesTheFirst()
{
    QTemporaryDir folder;
    FirstWindow first(folder.path());
    QVERIFY(first.listens());
    SingleInstance second(folder.path());
    QVERIFY(second.raiseOther());
    QTRY_COMPARE(first.raised(), 1);
    QVERIFY(second.raiseOther());
    QTRY_COMPARE(first.raised(), 2);
}

void TestSingleInstance::aFileIsHandedOn()
{
    QTemporaryDir folder;
    FirstWindow first(folder.path());
    SingleInstance second(folder.path());
    const QString file = u"/a b/"_s + u"鯖"_s.repeated(80) + u" 100%.csv"_s;
    QVERIFY(second.raiseOther(file));
    QTRY_COMPARE(first.opened(), file);
    QCOMPARE(first.raised(), 1);
}

void TestSingleInstance::eachFolderHasItsOwn()
{
    QTemporaryDir folder;
    QTemporaryDir other;
    FirstWindow first(folder.path());
    SingleInstance second(other.path());
    QVERIFY(!second.raiseOther());
    QVERIFY(second.listen());
    QCOMPARE(first.raised(), 0);
}

void TestSingleInstance::aLinkMeansTheSameFolder()
{
    QTemporaryDir folder;
    QTemporaryDir elsewhere;
    const QString link = elsewhere.filePath(u"link"_s);
    QVERIFY(QFile::link(folder.path(), link));
    FirstWindow first(folder.path());
    SingleInstance second(link);
    QVERIFY(second.raiseOther());
}

void TestSingleInstance::putsAwayWhatACrashLeft()
{
    QTemporaryDir folder;
    SingleInstance next(folder.path());
    QString socket;
    {
        SingleInstance crashed(folder.path());
        QVERIFY(crashed.listen());
        QLocalServer server;
        socket = QFileInfo(next.socketName()).isAbsolute()
            ? next.socketName()
            : QDir::temp().filePath(next.socketName());
        QVERIFY(QFile::exists(socket));
        QVERIFY(QFile::rename(socket, socket + u".kept"_s)); // its end removes the name only
    }
    QVERIFY(QFile::rename(socket + u".kept"_s, socket));
    QVERIFY(!next.raiseOther());
    QVERIFY(next.listen());
}

void TestSingleInstance::goesOnWhenTheFirstIsSilent()
{
    QTemporaryDir folder;
    SingleInstance hangs(folder.path());
    QVERIFY(hangs.listen()); // its event loop does not run while we ask
    SingleInstance second(folder.path());
    QElapsedTimer time;
    time.start();
    QVERIFY(!second.raiseOther({}, 200));
    QVERIFY(time.elapsed() < 2000);
    QVERIFY(!second.listen()); // the place is taken
}

void TestSingleInstance::isForThisUserAlone()
{
    QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(first.listen());
    const QString name = first.socketName();
    const QFileInfo socket(QFileInfo(name).isAbsolute() ? name : QDir::temp().filePath(name));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(socket.permissions() & others));
}

void TestSingleInstance::bearsNonsense()
{
    QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(first.listen());
    QSignalSpy raised(&first, &SingleInstance::raise);
    for (const QByteArray &words : {QByteArray("sink\n"), QByteArray(5000, 'x')}) {
        QLocalSocket other;
        other.connectToServer(first.socketName());
        QVERIFY(other.waitForConnected());
        other.write(words);
        QTRY_COMPARE(other.state(), QLocalSocket::UnconnectedState);
    }
    QCOMPARE(raised.size(), 0);
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
