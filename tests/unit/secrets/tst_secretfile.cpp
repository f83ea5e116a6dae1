// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_secretfile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"secrets"_s);
    }

    void missingAndEmpty()
    {
        const auto missing = readSecretFile(m_path);
        QVERIFY(missing.ok() && missing->isEmpty());
        put("", privateRights);
        const auto empty = readSecretFile(m_path);
        QVERIFY(empty.ok() && empty->isEmpty());
    }

    void whatWasWrittenIsRead()
    {
        const Secrets secrets{{u"folder/ア"_s, u"tok\"en\n\u0001鯖"_s}, {u"b"_s, u""_s}};
        QVERIFY(writeSecretFile(m_path, secrets).ok());
        const auto read = readSecretFile(m_path);
        QVERIFY(read.ok());
        QCOMPARE(*read, secrets);
#ifndef Q_OS_WIN
        const auto rights = QFile::permissions(m_path)
            & (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
                | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
                | QFile::ExeOther);
        QCOMPARE(rights, privateRights);
#endif
    }

    void openToOthers()
    {
#ifdef Q_OS_WIN
        QSKIP("rights come with the folder here");
#endif
        const QByteArray content = "{\"version\": 1, \"secrets\": {\"a\": \"top-secret\"}}";
        put(content, privateRights | QFile::ReadOther);
        const auto read = readSecretFile(m_path);
        QVERIFY(!read.ok());
        checkError(read.error(), ErrorKind::Store);
        QVERIFY(read.error().detail.contains(u"chmod 600"_s));
        const auto written = writeSecretFile(m_path, {{u"b"_s, u"top-secret"_s}});
        QVERIFY(!written.ok());
        checkError(written.error(), ErrorKind::Store);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void damaged_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << "top-secret"_ba;
        QTest::newRow("cut") << "{\"version\": 1, \"secrets\": {\"a\": \"top-se"_ba;
        QTest::newRow("no version") << "{\"secrets\": {\"a\": \"top-secret\"}}"_ba;
        QTest::newRow("newer") << "{\"version\": 2, \"secrets\": {\"a\": \"top-secret\"}}"_ba;
        QTest::newRow("list") << "{\"version\": 1, \"secrets\": [\"top-secret\"]}"_ba;
        QTest::newRow("number") << "{\"version\": 1, \"secrets\": {\"a\": 1}}"_ba;
        QTest::newRow("huge") << QByteArray(2 * 1024 * 1024, ' ');
    }
    void damaged()
    {
        QFETCH(QByteArray, content);
        put(content, privateRights);
        const auto read = readSecretFile(m_path);
        QVERIFY(!read.ok());
        checkError(read.error(), ErrorKind::Damaged);
    }

    void noPlace()
    {
        const auto folder = readSecretFile(m_folder->path());
        QVERIFY(!folder.ok());
        QCOMPARE(folder.error().kind, ErrorKind::Store);
        const auto written =
            writeSecretFile(m_folder->filePath(u"missing/secrets"_s), {{u"a"_s, u"top-secret"_s}});
        QVERIFY(!written.ok());
        QCOMPARE(written.error().kind, ErrorKind::Store);
        QVERIFY(!sentence(written.error()).contains(u"top-secret"_s));
    }

private:
    static constexpr QFile::Permissions privateRights = QFile::ReadOwner | QFile::WriteOwner;

    void put(const QByteArray &content, QFile::Permissions rights)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        QVERIFY(file.setPermissions(rights));
    }

    void checkError(const Error &error, ErrorKind kind)
    {
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.subject, m_path);
        QVERIFY(!error.detail.isEmpty());
        QVERIFY(!sentence(error).contains(u"top-se"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(tst_secretfile)
#include "tst_secretfile.moc"
