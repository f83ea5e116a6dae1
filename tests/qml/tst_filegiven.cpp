// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/movingfixture.h"
#include "ui/desktop/singleinstance.h"

#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QThread>

using namespace asterism;
using namespace asterism::ui;

/// Files that come to the window: dropped on it, named by a second start, chosen in a dialog.
class tst_FileGiven : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_moving = std::make_unique<MovingFixture>();
        QVERIFY(m_moving->open());
        m_moving->sandbox.unfollow(u"ao"_s, u"mei"_s);
        m_moving->signIn(u"ao"_s);
    }
    void cleanup()
    {
        m_moving.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void aDroppedFileIsPreviewed()
    {
        m_moving->show();
        QVERIFY(!m_moving->page().isOpen());
        QCOMPARE(dropped({fileOfMei()}), Qt::CopyAction);
        isPreviewed();
    }

    void ontoTheScreenThatIsOpen()
    {
        m_moving->show();
        m_moving->page().setPane(u"export"_s);
        m_moving->page().setOpen(true);
        QTRY_VERIFY(driver().sees(u"For the importer of"_s));
        QCOMPARE(dropped({fileOfMei()}), Qt::CopyAction);
        isPreviewed();
    }

    void whatIsNoTableIsNotTaken_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::newRow("a picture") << QStringList{u"/nowhere/a.png"_s};
        QTest::newRow("two") << QStringList{u"/nowhere/a.csv"_s, u"/nowhere/b.csv"_s};
        QTest::newRow("none") << QStringList();
    }
    void whatIsNoTableIsNotTaken()
    {
        QFETCH(const QStringList, files);
        m_moving->show();
        QCOMPARE(dropped(files), Qt::IgnoreAction);
        WindowFixture::settle();
        QVERIFY(!m_moving->page().isOpen());
        QCOMPARE(m_moving->page().importing()->fileName(), QString());
    }

    /// From the socket of a program that ends at once to the preview in this window.
    void aSecondStartBringsItsFile()
    {
        const QString folder = m_moving->window.app->store->folder();
        SingleInstance first(folder);
        QVERIFY(first.listen().ok());
        m_moving->show();
        m_moving->window.screen->listenTo(first);
        QSignalSpy raised(&m_moving->window.screen->window(), &Window::raise);
        bool answered = false;
        const std::unique_ptr<QThread> second(
            QThread::create([folder, file = fileOfMei(), &answered] {
                answered = SingleInstance(folder).raiseOther(file, movingPatienceMs / 2);
            }));
        second->start();
        QTRY_VERIFY_WITH_TIMEOUT(second->isFinished(), movingPatienceMs);
        QVERIFY(answered);
        QCOMPARE(raised.size(), 1);
        isPreviewed();
    }

    void dialogsBeginWhereTheLastFileWas()
    {
        m_moving->show();
        const QUrl here = QUrl::fromLocalFile(m_moving->folder.path());
        m_moving->window.screen->window().preferences()->keepFileFolder(
            QUrl::fromLocalFile(fileOfMei()));
        m_moving->page().setOpen(true);
        driver().click(u"Choose a file…"_s);
        QTRY_VERIFY(driver().isFileDialogOpen());
        QCOMPARE(driver().fileDialog()->property("currentFolder").toUrl(), here);
        QVERIFY(QMetaObject::invokeMethod(driver().fileDialog(), "reject"));
        QTRY_VERIFY(!driver().isFileDialogOpen());
    }

    /// What is saved is suggested there, too; and a folder that was named before goes first.
    void dialogsToSaveBeginThere()
    {
        m_moving->show();
        const QUrl here = QUrl::fromLocalFile(m_moving->folder.path());
        const QString other = m_moving->folder.filePath(u"other"_s);
        QVERIFY(QDir().mkpath(other));
        Preferences &preferences = *m_moving->window.screen->window().preferences();
        preferences.keepFileFolder(here);
        ExportPane &pane = *m_moving->page().exporting();
        pane.setZip(true);
        const QString name = QFileInfo(pane.place()).fileName();
        m_moving->page().setPane(u"export"_s);
        m_moving->page().setOpen(true);
        driver().click(u"Choose where…"_s);
        QTRY_VERIFY(driver().isFileDialogOpen());
        QCOMPARE(driver().fileDialog()->property("currentFolder").toUrl(), here);
        QVERIFY(QMetaObject::invokeMethod(driver().fileDialog(), "accept"));
        QTRY_VERIFY(!driver().isFileDialogOpen());
        QCOMPARE(pane.place(), m_moving->folder.filePath(name));

        pane.setPlace(other + u"/mine.zip"_s);
        driver().click(u"Choose where…"_s);
        QTRY_VERIFY(driver().isFileDialogOpen());
        QCOMPARE(
            driver().fileDialog()->property("currentFolder").toUrl(), QUrl::fromLocalFile(other));
        QVERIFY(QMetaObject::invokeMethod(driver().fileDialog(), "accept"));
        QTRY_COMPARE(preferences.fileFolder(), QUrl::fromLocalFile(other));
    }

private:
    Driver &driver() const { return *m_moving->driver; }
    QString fileOfMei() const { return m_moving->fileOf({m_moving->acct(u"mei"_s)}); }

    /// Drags these over the window and lets them go; what was done with them.
    Qt::DropAction dropped(const QStringList &files) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &file : files) {
            urls << QUrl::fromLocalFile(file);
        }
        data.setUrls(urls);
        return driver().drop({m_moving->window.window->width() / 2, 300}, data);
    }
    void isPreviewed() const
    {
        QTRY_VERIFY(m_moving->page().isOpen());
        QTRY_COMPARE(m_moving->page().pane(), u"import"_s);
        QTRY_VERIFY_WITH_TIMEOUT(driver().sees(u"following_accounts.csv"_s), movingPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(driver().button(u"Follow 1"_s), movingPatienceMs);
    }

    std::unique_ptr<MovingFixture> m_moving;
};

ASTERISM_WINDOW_TEST(tst_FileGiven)

#include "tst_filegiven.moc"
