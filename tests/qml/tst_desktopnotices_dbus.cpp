// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"
#include "ui/desktop/notifier.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;
constexpr int commandMs = 10'000;

/// What the service's own tool prints; empty where it fails.
QString dunst(const QStringList &arguments)
{
    QProcess tool;
    tool.start(u"dunstctl"_s, arguments);
    return tool.waitForFinished(commandMs) && tool.exitCode() == 0
        ? QString::fromUtf8(tool.readAllStandardOutput()).trimmed()
        : QString();
}

/// "displayed", or "history": those that are gone.
QString countOf(const QString &which)
{
    return dunst({u"count"_s, which});
}

/// As somebody who opens the menu and takes that line.
bool chooseInMenu(const QByteArray &label)
{
    QFile file(qEnvironmentVariable("ASTERISM_TEST_CHOICE"));
    if (!file.open(QIODevice::WriteOnly) || file.write(label) != label.size()) {
        return false;
    }
    file.close();
    dunst({u"context"_s});
    return true;
}

} // namespace

/// From a server's stream through the whole window to a real desktop's service, and back to the
/// server by a button there.
class tst_DesktopNotices : public QObject {
    Q_OBJECT

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<QSignalSpy> m_activated;
    std::unique_ptr<WindowFixture> m_fixture;
    AccountId m_ao;

    NoticePlaces &places() const { return m_fixture->screen->noticePlaces(); }
    QString mention() const
    {
        return m_sandbox->post(u"mei"_s, u"@%1 hello"_s.arg(m_sandbox->handle(u"ao"_s)));
    }
    /// Something that the desktop is not told of: without any it is not known what was read.
    void haveOne() const
    {
        PostDraft draft;
        draft.text = u"tea for all"_s;
        draft.createdAt = QDateTime::currentMSecsSinceEpoch() - 10 * minuteMs;
        m_sandbox->applaud(m_sandbox->post(u"ao"_s, draft), 1);
    }
    void begin(const QString &column)
    {
        haveOne();
        m_fixture->addColumn(column, {});
        QVERIFY(m_fixture->show({1100, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        QTRY_VERIFY_WITH_TIMEOUT(
            places().readUpTo(m_ao) > 0 && places().unread(m_ao) == 0, patienceMs);
        WindowFixture::settle();
        QCOMPARE(countOf(u"displayed"_s), u"0"_s);
    }

private Q_SLOTS:
    void init()
    {
        if (!qEnvironmentVariableIsSet("ASTERISM_TEST_CHOICE")) {
            QSKIP("there is no dunst, or no X server for it");
        }
        dunst({u"close-all"_s});
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start(
            {.people = 12, .postsPerServer = 0, .softwares = {u"mastodon"_s, u"gotosocial"_s}}));
        m_notifier = std::make_unique<Notifier>();
        m_activated = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::activated);
        QTRY_VERIFY(m_notifier->isAvailable());
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->notifier = m_notifier.get();
        QVERIFY(m_fixture->open());
        const Server *server = m_sandbox->serverOf(u"ao"_s);
        const auto account =
            await(m_fixture->app->accounts.addWithToken(server->host(), server->token(u"ao"_s)));
        QVERIFY(account.ok());
        m_ao = account->id;
    }
    void cleanup()
    {
        m_fixture.reset();
        m_activated.reset();
        m_notifier.reset();
        m_sandbox.reset();
    }

    void aMentionIsBoostedThere()
    {
        begin(u"everyone"_s); // no row of it is in sight
        const QString uri = mention();
        QTRY_COMPARE_WITH_TIMEOUT(countOf(u"displayed"_s), u"1"_s, patienceMs);
        QVERIFY(m_sandbox->boostersOf(uri).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(chooseInMenu("Boost") && !m_activated->isEmpty(), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_sandbox->boostersOf(uri), QStringList{m_sandbox->handle(u"ao"_s)}, patienceMs);
    }

    void whatIsInSightIsNotTold()
    {
        begin(u"notifications"_s);
        const QString before = countOf(u"history"_s);
        const QString uri = mention();
        const TimelineModel *rows = m_fixture->screen->deck().columnAt(0)->timeline();
        QTRY_VERIFY_WITH_TIMEOUT(rows->rowCount() > 0 && rows->at(0).uri == uri, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(places().unread(m_ao), 0, patienceMs);
        QTest::qWait(500); // it is looked at a little after it came
        QCOMPARE(countOf(u"displayed"_s), u"0"_s);
        QCOMPARE(countOf(u"history"_s), before); // nor for a moment
    }

    void theQuietEndsInOneSentence()
    {
        begin(u"everyone"_s);
        NoticeSettings *settings = m_fixture->screen->window().noticeSettings();
        settings->muteForAnHour();
        mention();
        mention();
        QTRY_COMPARE_WITH_TIMEOUT(places().unread(m_ao), 2, patienceMs);
        QTest::qWait(500);
        QCOMPARE(countOf(u"displayed"_s), u"0"_s);
        settings->unmute();
        QTRY_COMPARE_WITH_TIMEOUT(countOf(u"displayed"_s), u"1"_s, patienceMs);
        dunst({u"close-all"_s});
        const QString told = dunst({u"history"_s});
        QVERIFY2(told.contains(u"2 notifications meanwhile"_s), qPrintable(told));
    }
};

ASTERISM_WINDOW_TEST(tst_DesktopNotices)

#include "tst_desktopnotices_dbus.moc"
