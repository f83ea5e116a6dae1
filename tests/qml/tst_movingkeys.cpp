// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/movingfixture.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

/// Whole ways through "Move follows" without a pointer; the keys are never with what is hidden.
class tst_MovingKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_moving = std::make_unique<MovingFixture>();
        QVERIFY(m_moving->open(60));
        m_moving->signIn(u"ao"_s);
    }
    void cleanup()
    {
        m_moving.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    /// Also from the rail, into which Tab leads.
    void escapeLeavesIt()
    {
        for (const bool rail : {false, true}) {
            m_moving->openByKeys();
            if (rail) {
                driver().tabTo(u"Settings"_s);
            }
            driver().press(Qt::Key_Escape);
            QTRY_VERIFY(!m_moving->page().isOpen());
        }
    }

    void followsIntoAFolder()
    {
        const QString path = m_moving->folder.filePath(u"Out"_s);
        openExport();
        chooseFollowsAlone();
        typePlace(path);
        exportTo(path);
        QFile file(path + u"/following_accounts.csv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const auto follows = m_moving->sandbox.relationsOf(u"ao"_s).follows.keys();
        QVERIFY(!follows.isEmpty());
        for (const QString &acct : follows) {
            QVERIFY2(text.contains(acct.toUtf8()), text.constData());
        }
        QCOMPARE(QDir(path).entryList(QDir::Files).size(), 1);
    }

    void followsIntoOneFile()
    {
        const QString path = m_moving->folder.filePath(u"Out.zip"_s);
        openExport();
        chooseFollowsAlone();
        driver().tabTo(u"A folder"_s);
        driver().press(Qt::Key_Right);
        QTRY_VERIFY(pane().isZip());
        QCOMPARE(Driver::textOf(driver().focused()), u"One ZIP"_s);
        typePlace(path);
        exportTo(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("PK"));
    }

    /// It is paused, goes on, is looked through, and what failed is tried again.
    void aRun()
    {
        beginRun(8);
        driver().tabTo(u"Pause"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(Driver::textOf(driver().focused()), u"Go on"_s);
        QTRY_VERIFY(!driver().textWith(u"paused"_s).isEmpty());
        QVERIFY(!m_moving->follows(u"ao"_s, m_strangers.last()));
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(Driver::textOf(driver().focused()), u"Pause"_s);
        QTRY_VERIFY_WITH_TIMEOUT(driver().sees(u"10 of 10"_s), movingPatienceMs);
        QVERIFY(m_moving->follows(u"ao"_s, m_strangers.last()));
        QTRY_VERIFY(hasKeysInSight());

        driver().tabTo(u"refused 2"_s);
        driver().press(Qt::Key_Space);
        QTRY_COMPARE(run().rows()->rowCount(), 2);
        QTRY_VERIFY(driver().sees(u'@' + m_moving->acct(u"mei"_s)));
        QVERIFY(!driver().sees(u'@' + m_strangers.first()));

        m_moving->sandbox.unblock(u"mei"_s, u"ao"_s);
        driver().tabTo(u"Try 1 again"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_moving->follows(u"ao"_s, m_moving->acct(u"mei"_s)), movingPatienceMs);
        QTRY_COMPARE(run().rows()->rowCount(), 1); // the account itself
        QTRY_VERIFY(run().retryWords().isEmpty());
        QTRY_VERIFY(hasKeysInSight());
    }

    void whoDeclinesIsWhereTheyWere()
    {
        beginRun(8);
        driver().tabTo(u"Cancel"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(Driver::textOf(driver().focused()), u"Back"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(Driver::textOf(driver().focused()), u"Cancel"_s);
        QVERIFY(run().canCancel());
        driver().press(Qt::Key_Return);
        driver().tabTo(u"Cancel the import"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(run().canRemove(), movingPatienceMs);
        QTRY_VERIFY(hasKeysInSight());
    }

    void oneRowIsTriedAgain()
    {
        beginRun(1);
        QTRY_VERIFY_WITH_TIMEOUT(driver().sees(u"3 of 3"_s), movingPatienceMs);
        m_moving->sandbox.unblock(u"mei"_s, u"ao"_s);
        driver().tabTo(u"retry"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_moving->follows(u"ao"_s, m_moving->acct(u"mei"_s)), movingPatienceMs);
        QTRY_VERIFY(!driver().button(u"retry"_s));
        QTRY_VERIFY(hasKeysInSight());
    }

    /// They are in a line that is longer than its place.
    void outcomesOutOfSightAreReached()
    {
        m_moving->show({460, 860});
        m_moving->window.screen->window().preferences()->setScale(2);
        m_moving->page().importFile(fileOfRun(m_moving->strangersTo(u"ao"_s, 1, u"mei"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(driver().button(u"Follow 2"_s), movingPatienceMs);
        driver().tabTo(u"Follow 2"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(driver().sees(u"3 of 3"_s), movingPatienceMs);
        driver().tabTo(u"refused 2"_s);
        const QQuickItem *chip = driver().focused();
        const QQuickItem *line = chip;
        while (line != nullptr && !line->inherits("QQuickFlickable")) {
            line = line->parentItem();
        }
        QVERIFY(line != nullptr);
        QVERIFY(line->property("contentWidth").toReal() > line->width());
        const qreal left = chip->mapToItem(line, {0, 0}).x();
        QVERIFY(left >= 0 && left + chip->width() <= line->width());
    }

private:
    Driver &driver() const { return *m_moving->driver; }
    ExportPane &pane() const { return *m_moving->page().exporting(); }
    RunPane &run() const { return *m_moving->page().run(); }
    bool hasKeysInSight() const
    {
        return driver().focused() != nullptr && driver().focused()->isVisible();
    }

    // ---- export -----------------------------------------------------------------------------

    void openExport()
    {
        m_moving->openByKeys();
        driver().tabTo(u"Export"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(driver().sees(u"For the importer of"_s));
        QTRY_COMPARE(pane().kinds()->rowCount() > 0, true);
        WindowFixture::settle();
    }
    /// Everything is, at first.
    void chooseFollowsAlone()
    {
        driver().tabTo("name", u"Follows"_s);
        for (int i = 0; i < 20 && Driver::textOf(driver().focused()) != u"Mastodon"; ++i) {
            const QQuickItem *line = driver().focused();
            if (line->property("chosen").toBool() && line->property("name") != u"Follows"_s) {
                driver().press(Qt::Key_Space);
                QTRY_VERIFY(!line->property("chosen").toBool());
            }
            driver().press(Qt::Key_Tab);
        }
        QCOMPARE(Driver::textOf(driver().focused()), u"Mastodon"_s);
    }
    void typePlace(const QString &path)
    {
        driver().tabTo(pane().place());
        QGuiApplication::clipboard()->setText(path);
        driver().press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(pane().place(), path);
    }
    void exportTo(const QString &path)
    {
        driver().tabTo(u"Export"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!driver().textWith(u" in "_s + path).isEmpty(), movingPatienceMs);
        QCOMPARE(pane().problem(), QString());
        QTRY_COMPARE(Driver::textOf(driver().focused()), u"Export"_s);
        QVERIFY(hasKeysInSight());
    }

    // ---- runs -------------------------------------------------------------------------------

    /// Itself, somebody who blocks it, and those.
    QString fileOfRun(const QStringList &strangers)
    {
        m_moving->sandbox.setLocked(u"mei"_s, false);
        m_moving->sandbox.block(u"mei"_s, u"ao"_s);
        return m_moving->fileOf(
            QStringList{m_moving->acct(u"ao"_s), m_moving->acct(u"mei"_s)} + strangers);
    }
    /// And so many strangers.
    void beginRun(int count)
    {
        m_strangers = m_moving->strangersTo(u"ao"_s, count, u"mei"_s);
        QCOMPARE(m_strangers.size(), count);
        const QString file = fileOfRun(m_strangers);
        m_moving->openByKeys();
        m_moving->page().importFile(file);
        const QString words = u"Follow %1"_s.arg(count + 1);
        QTRY_VERIFY_WITH_TIMEOUT(driver().button(words), movingPatienceMs);
        driver().tabTo(words);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(driver().button(u"Save report"_s), movingPatienceMs);
    }

    QStringList m_strangers;
    std::unique_ptr<MovingFixture> m_moving;
};

ASTERISM_WINDOW_TEST(tst_MovingKeys)

#include "tst_movingkeys.moc"
