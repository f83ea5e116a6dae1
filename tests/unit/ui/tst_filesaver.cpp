// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/filesaver.h"

#include "flow/corefixture.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using asterism::flow::await;
using namespace Qt::Literals::StringLiterals;

class TestFileSaver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesAfterTheAddress_data();
    void namesAfterTheAddress();
    void takesAFreeName();
    void makesTheFolder();
    void saysWhenItCannot();

private:
    QTemporaryDir m_dir;
    QString m_picture; ///< as the cache keeps it: no telling name
    QString m_text;
};

void TestFileSaver::initTestCase()
{
    m_picture = m_dir.filePath(u"0a1b"_s);
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(m_picture, "PNG"));
    m_text = m_dir.filePath(u"2c3d"_s);
    QFile file(m_text);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\necho no\n");
}

void TestFileSaver::namesAfterTheAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("picture");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *title, const QString &address, bool picture,
                         const QString &name) {
        QTest::newRow(title) << address << picture << name;
    };
    row("plain", u"https://a.example/m/fox.png"_s, true, u"fox.png"_s);
    row("ending that lies", u"https://a.example/m/fox.exe"_s, true, u"fox.png"_s);
    row("no picture at all", u"https://a.example/m/fox.png"_s, false, u"fox.bin"_s);
    row("no ending", u"https://a.example/m/fox"_s, true, u"fox.png"_s);
    row("no name", u"https://a.example/"_s, true, u"asterism.png"_s);
    row("hidden", u"https://a.example/.bashrc"_s, true, u"asterism.png"_s);
    row("option", u"https://a.example/-rf.png"_s, true, u"rf.png"_s);
    row("way up", u"https://a.example/..%2F..%2Fetc.png"_s, true, u"etc.png"_s);
    row("blanks and more", u"https://a.example/a%20b%22%0A;c.png"_s, true, u"a_b___c.png"_s);
    row("Japanese", u"https://a.example/鯖缶.png"_s, true, u"鯖缶.png"_s);
}

void TestFileSaver::namesAfterTheAddress()
{
    QFETCH(QString, address);
    QFETCH(bool, picture);
    QFETCH(QString, name);
    QCOMPARE(savedName(QUrl(address), picture ? m_picture : m_text), name);
}

void TestFileSaver::takesAFreeName()
{
    QTemporaryDir folder;
    const auto first = await(saveCopy(m_picture, folder.path(), u"fox.png"_s));
    const auto second = await(saveCopy(m_picture, folder.path(), u"fox.png"_s));
    QVERIFY(first && second);
    QCOMPARE(*first, folder.filePath(u"fox.png"_s));
    QCOMPARE(*second, folder.filePath(u"fox (2).png"_s));
    QVERIFY(QImage(*first) == QImage(*second));
    QVERIFY(!QImage(*first).isNull());
}

void TestFileSaver::makesTheFolder()
{
    QTemporaryDir folder;
    const auto saved = await(saveCopy(m_picture, folder.filePath(u"new/deep"_s), u"fox.png"_s));
    QVERIFY(saved);
    QVERIFY(QFile::exists(*saved));
}

void TestFileSaver::saysWhenItCannot()
{
    QTemporaryDir folder;
    QCOMPARE(await(saveCopy(folder.filePath(u"gone"_s), folder.path(), u"a.png"_s)).error().kind,
        ErrorKind::Store);
    // A file stands where the folder should be.
    QCOMPARE(await(saveCopy(m_picture, m_text, u"a.png"_s)).error().kind, ErrorKind::Store);
}

QTEST_GUILESS_MAIN(TestFileSaver)
#include "tst_filesaver.moc"
