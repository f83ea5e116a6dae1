// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/filefolders.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

/// Where dialogs for files begin.
class tst_FileFolders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkdir(u"last"_s));
        QVERIFY(QDir(m_folder->path()).mkdir(u"documents"_s));
    }

    void theFolderOfAFileAndAFolderItself()
    {
        QFile file(at(u"last/follows 100%.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(folderOf(QUrl::fromLocalFile(file.fileName())), at(u"last"_s));
        QCOMPARE(folderOf(QUrl::fromLocalFile(at(u"last/to be written.csv"_s))), at(u"last"_s));
        QCOMPARE(folderOf(QUrl::fromLocalFile(at(u"last"_s))), at(u"last"_s));
        QCOMPARE(folderOf(QUrl::fromLocalFile(at(u"last/"_s))), at(u"last"_s));
    }

    void whatIsNotThereHasNone()
    {
        QCOMPARE(folderOf(QUrl::fromLocalFile(at(u"gone/a.csv"_s))), QString());
        QCOMPARE(folderOf(QUrl(u"https://a.example/a.csv"_s)), QString());
        QCOMPARE(folderOf(QUrl(u"a.csv"_s)), QString());
        QCOMPARE(folderOf({}), QString());
    }

    void theFirstThatIsThere()
    {
        const QUrl place = QUrl::fromLocalFile(at(u"new.zip"_s));
        const QUrl gone = QUrl::fromLocalFile(at(u"gone/new.zip"_s));
        const QStringList own{at(u"downloads"_s), at(u"documents"_s)};
        QCOMPARE(folderToBeginIn(place, at(u"last"_s), own), m_folder->path());
        QCOMPARE(folderToBeginIn(gone, at(u"last"_s), own), at(u"last"_s));
        QCOMPARE(folderToBeginIn({}, at(u"last"_s), own), at(u"last"_s));
        QCOMPARE(folderToBeginIn({}, at(u"gone"_s), own), at(u"documents"_s));
        QVERIFY(QDir(m_folder->path()).mkdir(u"downloads"_s));
        QCOMPARE(folderToBeginIn({}, {}, own), at(u"downloads"_s));
        QCOMPARE(folderToBeginIn({}, {}, {}), QDir::homePath());
        QCOMPARE(folderToBeginIn({}, u"documents"_s, {}), QDir::homePath()); // of what?
    }

    /// What no plug-in reads is not offered.
    void picturesThatCanBeReadAreOffered()
    {
        const QStringList few = mediaPatterns({"png", "jpg", "svg"}).split(u' ');
        QVERIFY(few.contains(u"*.png"_s));
        QVERIFY(few.contains(u"*.JPG"_s));
        QVERIFY(few.contains(u"*.mp4"_s));
        QVERIFY(!few.contains(u"*.heic"_s));
        QVERIFY(!few.contains(u"*.AVIF"_s));
        QVERIFY(!few.contains(u"*.svg"_s)); // a program rather than a picture
        QVERIFY(mediaPatterns({"png", "heic"}).contains(u"*.heic"_s));
    }

private:
    QString at(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_FileFolders)
#include "tst_filefolders.moc"
