// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/notifier.h"

#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::ui;

namespace {

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

QString displayed()
{
    return dunst({u"count"_s, u"displayed"_s});
}

} // namespace

/// Notices as a real desktop's service shows them, and what comes of clicks there.
class tst_realnotices_dbus : public QObject {
    Q_OBJECT

    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<QSignalSpy> m_activated;
    std::unique_ptr<QSignalSpy> m_closed;

    /// As somebody who opens the menu and takes that line.
    static bool chooseInMenu(const QByteArray &label)
    {
        QFile file(qEnvironmentVariable("ASTERISM_TEST_CHOICE"));
        if (!file.open(QIODevice::WriteOnly) || file.write(label) != label.size()) {
            return false;
        }
        file.close();
        dunst({u"context"_s});
        return true;
    }
    /// Clicks on the newest notice. A click before the service's answer came back is not ours yet.
    bool isClickHeard()
    {
        dunst({u"action"_s, u"0"_s});
        return !m_activated->isEmpty();
    }

private Q_SLOTS:
    void init()
    {
        if (!qEnvironmentVariableIsSet("ASTERISM_TEST_CHOICE")) {
            QSKIP("there is no dunst, or no X server for it");
        }
        dunst({u"close-all"_s});
        m_notifier = std::make_unique<Notifier>();
        m_activated = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::activated);
        m_closed = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::closed);
        QTRY_VERIFY(m_notifier->isAvailable());
    }
    void cleanup()
    {
        m_activated.reset();
        m_closed.reset();
        m_notifier.reset();
    }

    void aButton()
    {
        m_notifier->show({.key = u"a"_s,
            .title = u"Aoi → @me@a.example"_s,
            .body = u"Replied to you\nhello"_s,
            .actions = {{u"reply"_s, u"Reply"_s}, {u"boost"_s, u"Boost"_s}}});
        QTRY_COMPARE(displayed(), u"1"_s);
        QTRY_VERIFY(chooseInMenu("Boost") && !m_activated->isEmpty());
        QCOMPARE(m_activated->first().value(0).toString(), u"a"_s);
        QCOMPARE(m_activated->first().value(1).toString(), u"boost"_s);
    }

    void theNoticeItself()
    {
        m_notifier->show({.key = u"a"_s, .title = u"Aoi"_s, .body = u"hello"_s});
        QTRY_COMPARE(displayed(), u"1"_s);
        QTRY_VERIFY(isClickHeard());
        QCOMPARE(m_activated->first().value(0).toString(), u"a"_s);
        QCOMPARE(m_activated->first().value(1).toString(), QString());
    }

    void whatStrangersWroteIsPlain()
    {
        QImage picture(96, 96, QImage::Format_RGB32);
        picture.fill(Qt::red);
        m_notifier->show({.key = u"a"_s,
            .title = u"<b>Aoi</b>"_s,
            .body = u"<i>not & slanted</i> <script>"_s,
            .picture = picture});
        QTRY_COMPARE(displayed(), u"1"_s);
        QTRY_VERIFY(isClickHeard());
        dunst({u"close"_s});
        QTRY_COMPARE(m_closed->size(), 1);
        const QString told = dunst({u"history"_s});
        QVERIFY2(told.contains(u"<b>Aoi</b>"_s), qPrintable(told));
        QVERIFY2(told.contains(u"not &amp; slanted"_s) || told.contains(u"not & slanted"_s),
            qPrintable(told));
    }

    void replaced()
    {
        m_notifier->show({.key = u"a"_s, .title = u"1"_s, .actions = {{u"x"_s, u"First"_s}}});
        QTRY_COMPARE(displayed(), u"1"_s);
        m_notifier->show({.key = u"a"_s, .title = u"2"_s, .actions = {{u"y"_s, u"Second"_s}}});
        QTRY_VERIFY(chooseInMenu("Second") && !m_activated->isEmpty());
        QCOMPARE(m_activated->first().value(1).toString(), u"y"_s);
        QCOMPARE(displayed(), u"1"_s);
        m_notifier.reset(); // nobody would hear of a click
        QTRY_COMPARE(displayed(), u"0"_s);
    }

    void takenBack()
    {
        m_notifier->show({.key = u"a"_s, .title = u"1"_s});
        m_notifier->show({.key = u"b"_s, .title = u"2"_s});
        QTRY_COMPARE(displayed(), u"2"_s);
        m_notifier->withdraw(u"a"_s);
        QTRY_COMPARE(displayed(), u"1"_s);
        QCOMPARE(m_closed->size(), 0);
    }
};

QTEST_MAIN(tst_realnotices_dbus)
#include "tst_realnotices_dbus.moc"
