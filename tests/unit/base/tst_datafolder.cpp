// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/datafolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

bool isOpenToOthers(const QString &path)
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    return (QFile::permissions(path) & others) != 0;
}

} // namespace

class tst_datafolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void room()
    {
        const QTemporaryDir dir;
        QVERIFY(hasRoom(dir.path()));
        QVERIFY(QDir(dir.path()).isEmpty());
        QVERIFY(!hasRoom(dir.filePath(u"nowhere"_s)));
    }

    void defaultDoesNotFollowTheProgramsName()
    {
        const QString before = defaultDataFolder();
        QVERIFY(before.endsWith(u"/asterism"_s));
        QVERIFY(QDir::isAbsolutePath(before));
        QCoreApplication::setApplicationName(u"another"_s);
        QCOMPARE(defaultDataFolder(), before);
    }

    void newFolderIsPrivate()
    {
        QTemporaryDir root;
        const QString path = root.filePath(u"a/b/c"_s);
        QVERIFY(makePrivateFolder(path).ok());
        QVERIFY(QDir(path).exists());
#ifndef Q_OS_WIN
        QVERIFY(!isOpenToOthers(path));
#endif
        QVERIFY(makePrivateFolder(path).ok());
        QVERIFY(makePrivateFolder(path + u"/../c/"_s).ok());
    }

    void foundFolderKeepsItsRights()
    {
        QTemporaryDir root;
        const QString path = root.filePath(u"shared"_s);
        QVERIFY(QDir().mkdir(path));
        const auto rights = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
            | QFile::ReadGroup | QFile::ExeGroup;
        QVERIFY(QFile::setPermissions(path, rights));
        const auto before = QFile::permissions(path);
        QVERIFY(makePrivateFolder(path).ok());
        QCOMPARE(QFile::permissions(path), before);
    }

    void aFileInTheWay()
    {
        QTemporaryDir root;
        const QString path = root.filePath(u"file"_s);
        QVERIFY(makePrivateFile(path).ok());
        for (const QString &wanted : {path, path + u"/below"_s}) {
            const auto made = makePrivateFolder(wanted);
            QVERIFY(!made.ok());
            QCOMPARE(made.error().kind, ErrorKind::Store);
            QCOMPARE(made.error().subject, wanted);
            QVERIFY(!made.error().detail.isEmpty());
        }
    }

    void newFileIsPrivate()
    {
        QTemporaryDir root;
        const QString path = root.filePath(u"file"_s);
        QVERIFY(makePrivateFile(path).ok());
        QVERIFY(isPrivateFile(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write("x"), 1);
        file.close();
        QVERIFY(makePrivateFile(path).ok()); // and does not empty it
        QCOMPARE(file.size(), 1);
        QVERIFY(!makePrivateFile(root.filePath(u"missing/file"_s)).ok());
    }

    void openFileIsNotPrivate()
    {
#ifdef Q_OS_WIN
        QSKIP("rights come with the folder here");
#endif
        QTemporaryDir root;
        const QString path = root.filePath(u"file"_s);
        QVERIFY(makePrivateFile(path).ok());
        for (const auto right :
            {QFile::ReadGroup, QFile::WriteGroup, QFile::ReadOther, QFile::WriteOther}) {
            QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | right));
            QVERIFY(!isPrivateFile(path));
        }
    }
};

QTEST_GUILESS_MAIN(tst_datafolder)
#include "tst_datafolder.moc"
