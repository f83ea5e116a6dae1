// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/movingfixture.h"
#include "ui/desktop/notifier.h"

#include <QGuiApplication>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::ui;

/// Whoever sees in the window that a run has ended is not told by the desktop as well.
class tst_RunSeen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_moving = std::make_unique<MovingFixture>();
        QVERIFY(m_moving->open(40));
        m_moving->signIn(u"ao"_s);
        m_notifier = withoutABus();
        m_moving->window.notifier = m_notifier.get();
        m_told = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::closed);
    }
    void cleanup()
    {
        m_told.reset();
        m_moving.reset();
        m_notifier.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void inFrontOfTheReader()
    {
        m_moving->show();
        m_moving->page().setOpen(true);
        runOne();
        QCOMPARE(m_told->size(), 0);
    }

    /// The one before is shown until this one is known.
    void theNextOneAsWell()
    {
        m_moving->show();
        m_moving->page().setOpen(true);
        runOne();
        runOne();
        QCOMPARE(m_told->size(), 0);
    }

    void whileSomethingElseIsShown()
    {
        m_moving->show();
        runOne();
        QTRY_COMPARE(m_told->size(), 1);
    }

    void ofAnotherRun()
    {
        m_moving->show();
        m_moving->page().setOpen(true);
        runOne();
        const QString seen = m_moving->page().run()->runId();
        runOne([this, seen] { m_moving->page().run()->setRunId(seen); });
        QTRY_COMPARE(m_told->size(), 1);
    }

    /// In a narrow window it lies below what is asked.
    void scrolledOutOfSight()
    {
        m_moving->show({520, 420});
        m_moving->window.screen->window().preferences()->setScale(2);
        m_moving->page().setOpen(true);
        QTRY_VERIFY(!m_moving->page().isRunInSight());
        runOne();
        QTRY_COMPARE(m_told->size(), 1);
    }

private:
    /// What is handed in to it cannot be shown, and is told as closed.
    static std::unique_ptr<Notifier> withoutABus()
    {
        const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
        auto notifier = std::make_unique<Notifier>();
        if (!address.isNull()) {
            qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        }
        if (!runtime.isNull()) {
            qputenv("XDG_RUNTIME_DIR", runtime);
        }
        return notifier;
    }

    /// Follows somebody, from the file to the end; `meanwhile` is done when it has begun.
    void runOne(const std::function<void()> &meanwhile = {})
    {
        int ended = 0;
        const QObject heard;
        connect(m_moving->page().runs(), &RunsModel::ended, &heard, [&ended] { ++ended; });
        const bool wasOpen = m_moving->page().isOpen();
        ImportPane &pane = *m_moving->page().importing();
        const QStringList who = m_moving->strangersTo(u"ao"_s, 1);
        QCOMPARE(who.size(), 1);
        m_moving->page().importFile(m_moving->fileOf(who)); // which opens the screen
        QTRY_COMPARE_WITH_TIMEOUT(pane.beginWords(), u"Follow 1"_s, movingPatienceMs);
        QSignalSpy begun(&pane, &ImportPane::begun);
        pane.begin();
        m_moving->page().setOpen(wasOpen);
        QTRY_COMPARE_WITH_TIMEOUT(begun.size(), 1, movingPatienceMs);
        if (meanwhile) {
            meanwhile();
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 1, movingPatienceMs);
        WindowFixture::settle();
    }

    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<MovingFixture> m_moving;
    std::unique_ptr<QSignalSpy> m_told;
};

ASTERISM_WINDOW_TEST(tst_RunSeen)

#include "tst_runseen.moc"
