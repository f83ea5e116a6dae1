// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/archive.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zip.h>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

/// "name=bytes" of each file in it.
QStringList contents(const QByteArray &archive)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(archive.constData(), zip_uint64_t(archive.size()), 0, &error);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (zip == nullptr) {
        return {u"no archive"_s};
    }
    QStringList found;
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(zip, zip_uint64_t(i), 0, &stat);
        QByteArray bytes(qsizetype(stat.size), '\0');
        zip_file_t *file = zip_fopen_index(zip, zip_uint64_t(i), 0);
        zip_fread(file, bytes.data(), stat.size);
        zip_fclose(file);
        found << QString::fromUtf8(stat.name) + u'=' + QString::fromUtf8(bytes);
    }
    zip_discard(zip);
    return found;
}

const std::vector<ArchivedFile> files{
    {u"b.csv"_s, "x,y\n"}, {u"猫.csv"_s, "鯖\n"}, {u"a.csv"_s, QByteArray()}};

} // namespace

class tst_archive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allOfIt()
    {
        const QString path = m_folder.filePath(u"旅.zip"_s);
        QVERIFY(writeArchive(path, files).ok());
        QCOMPARE(contents(bytesOf(path)),
            (QStringList{u"b.csv=x,y\n"_s, u"猫.csv=鯖\n"_s, u"a.csv="_s}));
    }

    void theSameFilesMakeTheSameArchive()
    {
        const QString one = m_folder.filePath(u"one.zip"_s);
        const QString two = m_folder.filePath(u"two.zip"_s);
        QVERIFY(writeArchive(one, files).ok());
        QVERIFY(writeArchive(two, files).ok());
        QCOMPARE(bytesOf(one), bytesOf(two));
        QVERIFY(writeArchive(two, files, 1'795'348'800'000).ok());
        QVERIFY(bytesOf(one) != bytesOf(two));
    }

    void large()
    {
        const QByteArray rows = QByteArray("ao@a.example,true,false,\n").repeated(100'000);
        const QString path = m_folder.filePath(u"large.zip"_s);
        QVERIFY(writeArchive(path, {{u"a"_s, rows}}).ok());
        QVERIFY(bytesOf(path).size() < rows.size() / 10);
        QCOMPARE(contents(bytesOf(path)), QStringList{u"a="_s + QString::fromUtf8(rows)});
    }

    void oneThatWasThere()
    {
        const QString path = m_folder.filePath(u"old.zip"_s);
        QVERIFY(writeArchive(path, {{u"old"_s, "1"}, {u"older"_s, "2"}}).ok());
        QVERIFY(writeArchive(path, {{u"new"_s, "3"}}).ok());
        QCOMPARE(contents(bytesOf(path)), QStringList{u"new=3"_s});
    }

    void nothingHalf()
    {
        const QString path = m_folder.filePath(u"none/x.zip"_s);
        const auto refused = writeArchive(path, files);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Store);
        QCOMPARE(refused.error().subject, path);
        QTemporaryDir empty;
        const QString twice = empty.filePath(u"x.zip"_s);
        QVERIFY(!writeArchive(twice, {{u"a"_s, "1"}, {u"a"_s, "2"}}));
        QCOMPARE(QDir(empty.path()).entryList(QDir::Files).size(), 0);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_archive)
#include "tst_archive.moc"
