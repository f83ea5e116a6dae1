// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/attachmentfiles.h"

#include "base/clock.h"
#include "base/platform/datafolder.h"
#include "sync/attachmentfitting.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// The files that posts are to have: copied, named by what they are, and gone when nothing has
/// them.
class tst_attachmentfiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void taken_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("ending");
        const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");
        const QByteArray gif = "GIF89a\x01\x00\x01\x00";
        QTest::newRow("as it is called") << png << u"a.png"_s << u"image/png"_s << u".png"_s;
        QTest::newRow("as it is") << png << u"a.jpg"_s << u"image/png"_s << u".png"_s;
        QTest::newRow("without an ending") << gif << u"鯖"_s << u"image/gif"_s << u".gif"_s;
        QTest::newRow("a way out") << gif << u"a.../../b"_s << u"image/gif"_s << u".gif"_s;
        QTest::newRow("unknown") << QByteArray("\x01\x02\x03\xff", 4) << u"a.Odd1"_s
                                 << u"application/octet-stream"_s << u".odd1"_s;
    }
    void taken()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, name);
        const auto file = takeBytes(folder(), content, name);
        QVERIFY(file);
        QTEST(file->type, "type");
        QFETCH(QString, ending);
        QVERIFY2(file->file.endsWith(ending), qPrintable(file->file));
        QVERIFY(!file->file.contains(u'/') && !file->file.contains(u".."_s));
        QCOMPARE(file->name, name);
        QCOMPARE(file->bytes, content.size());
        QCOMPARE(contentOf(attachmentPath(folder(), file->file)), content);
        PostText post;
        post.media = {*file};
        QVERIFY(isBounded(post));
    }

    /// What was dropped may go, or be dropped again.
    void aCopy()
    {
        const QByteArray words(3 * 1024 * 1024, 'x');
        const QString path = written(u"words.txt"_s, words);
        const auto one = takeFile(folder(), path);
        const auto other = takeFile(folder(), path);
        QVERIFY(one && other);
        QVERIFY(one->file != other->file);
        QCOMPARE(one->name, u"words.txt"_s);
        QVERIFY(QFile::remove(path));
        QCOMPARE(contentOf(attachmentPath(folder(), one->file)), words);
        QVERIFY(isPrivateFile(attachmentPath(folder(), one->file)));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"missing", "folder", "empty"}) {
            QTest::newRow(what) << QString::fromLatin1(what);
        }
    }
    void refused()
    {
        QFETCH(QString, what);
        QString path = m_dir->filePath(u"nothing"_s);
        if (what == u"folder"_s) {
            QVERIFY(QDir().mkpath(path));
        } else if (what == u"empty"_s) {
            written(u"nothing"_s, {});
        }
        const auto file = takeFile(folder(), path);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Usage);
        QCOMPARE(file.error().subject, u"nothing"_s);
        QVERIFY(!file.error().detail.isEmpty());
        QCOMPARE(kept(), QStringList());
    }

    /// A hollow file takes no room on the disk.
    void tooLarge()
    {
        QFile file(m_dir->filePath(u"film"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(mostAttachmentBytes + 1));
        file.close();
        const auto taken = takeFile(folder(), file.fileName());
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::Usage);
    }

    void noFolder()
    {
        written(u"data"_s, "a file in its place");
        const auto file = takeBytes(folder(), "bytes", u"a"_s);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Store);
    }

    void whatNothingHasGoes()
    {
        const auto used = takeBytes(folder(), "used", u"a.txt"_s);
        const auto old = takeBytes(folder(), "old", u"b.txt"_s);
        QVERIFY(used && old);
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(tidyAttachments(folder(), {used->file}, now));
        QCOMPARE(kept().size(), 2); // it was attached a moment ago
        QVERIFY(tidyAttachments(folder(), {used->file}, now + dayMs + minuteMs));
        QCOMPARE(kept(), QStringList{used->file});
        QVERIFY(tidyAttachments(folder(), {}, now - dayMs)); // a clock that was set back
        QCOMPARE(kept(), QStringList{used->file});
    }

    void nothingToTidy()
    {
        QVERIFY(tidyAttachments(folder(), {}, QDateTime::currentMSecsSinceEpoch()));
        QVERIFY(!QFile::exists(folder()));
    }

    /// Where nobody can make anything smaller.
    void asItIs_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<PostingLimits>("limits");
        QTest::addColumn<bool>("fits");
        QTest::newRow("no limits") << u"image/png"_s << PostingLimits() << true;
        QTest::newRow("at the limit") << u"image/png"_s << PostingLimits{.imageBytes = 4} << true;
        QTest::newRow("picture") << u"image/png"_s << PostingLimits{.imageBytes = 3} << false;
        QTest::newRow("film") << u"video/mp4"_s << PostingLimits{.videoBytes = 3} << false;
        QTest::newRow("sound") << u"audio/ogg"_s << PostingLimits{.imageBytes = 3} << true;
        QTest::newRow("pixels") << u"image/png"_s << PostingLimits{.imagePixels = 99} << false;
        QTest::newRow("enough pixels")
            << u"image/png"_s << PostingLimits{.imagePixels = 100} << true;
    }
    void asItIs()
    {
        QFETCH(QString, type);
        QFETCH(PostingLimits, limits);
        QFETCH(bool, fits);
        const QString path = written(u"a"_s, "four");
        const Attachment file{.name = u"a.png"_s, .type = type, .size = QSize(10, 10)};
        const auto fitted = asterism::asItIs(path, file, limits, u"a.example"_s);
        QCOMPARE(fitted.ok(), fits);
        if (fits) {
            QCOMPARE(fitted->path, path);
            QCOMPARE(fitted->type, type);
            QVERIFY(!fitted->temporary);
        } else {
            QCOMPARE(fitted.error().kind, ErrorKind::Usage);
            QVERIFY(fitted.error().detail.contains(u"a.example"_s));
        }
    }

    /// Nothing here can write a picture anew, but it can leave out what it tells.
    void whatAPictureTellsGoes()
    {
        const QByteArray place = "35.6586 N 139.7454 E";
        const QByteArray head("\xff\xd8", 2);
        const QByteArray comment = QByteArray("\xff\xfe\0\x16", 4) + place;
        const QByteArray data("\xff\xda\0\x02 the picture itself\xff\xd9", 25);
        const QString path = written(u"a"_s, head + comment + data);
        const Attachment file{.name = u"a.jpg"_s, .type = u"image/jpeg"_s};
        const auto fitted = asterism::asItIs(path, file, {}, u"a.example"_s);
        QVERIFY(fitted);
        QVERIFY(fitted->temporary);
        QCOMPARE(fitted->type, u"image/jpeg"_s);
        QCOMPARE(contentOf(fitted->path), head + data);
        QVERIFY(QFile::remove(fitted->path));
        QCOMPARE(contentOf(path), head + comment + data);
        // A broken one may hide it anywhere.
        const QString cut = written(u"b"_s, head + comment);
        const auto none = asterism::asItIs(cut, file, {}, u"a.example"_s);
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Usage);
        QVERIFY(!none.error().detail.isEmpty());
    }

    void whatAFilmTellsGoes()
    {
        const QByteArray head("\0\0\0\x08"
                              "ftyp\0\0\0\x1c"
                              "moov\0\0\0\x14",
            20);
        const QByteArray place = "+35.6+139.7/";
        const QByteArray film = head + "udta" + place;
        const QString path = written(u"a.mp4"_s, film);
        const Attachment file{.name = u"a.mp4"_s, .type = u"video/mp4"_s};
        const auto fitted = asterism::asItIs(path, file, {}, u"a.example"_s);
        QVERIFY(fitted && fitted->temporary);
        QCOMPARE(fitted->type, u"video/mp4"_s);
        QCOMPARE(contentOf(fitted->path), head + "free" + QByteArray(place.size(), '\0'));
        QVERIFY(QFile::remove(fitted->path));
        QCOMPARE(contentOf(path), film);
    }

    void whatIsNotKnownToTellNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("goes");
        const QByteArray avif("\0\0\0\x20"
                              "ftypavif",
            12);
        QTest::newRow("avif") << avif << u"image/avif"_s << false;
        QTest::newRow("avif by another name") << avif << u"image/png"_s << false;
        QTest::newRow("heic") << QByteArray("\0\0\0\x20"
                                            "ftypheic",
            12) << u"image/heif"_s
                              << false;
        QTest::newRow("tiff") << QByteArray("II*\0", 4) << u"image/tiff"_s << false;
        QTest::newRow("gif") << QByteArray("GIF89a") << u"image/gif"_s << true;
        QTest::newRow("bmp") << QByteArray("BM") << u"image/bmp"_s << true;
        QTest::newRow("no picture") << QByteArray("words") << u"image/png"_s << true;
        QTest::newRow("film") << QByteArray("\0\0\0\x20"
                                            "ftypisom",
            12) << u"video/mp4"_s
                              << true;
        const QByteArray moov("\0\0\0\x20moov", 8);
        QTest::newRow("damaged film") << moov << u"video/mp4"_s << false;
        QTest::newRow("damaged sound") << moov << u"audio/mp4"_s << false;
    }
    void whatIsNotKnownToTellNothing()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, type);
        QFETCH(bool, goes);
        const QString path = written(u"a"_s, content);
        const Attachment file{.name = u"a"_s, .type = type};
        QCOMPARE(asterism::asItIs(path, file, {}, u"a.example"_s).ok(), goes);
        QCOMPARE(whyNotAsItIs(path, file, {}, u"a.example"_s).isEmpty(), goes);
    }

private:
    QString folder() const { return m_dir->filePath(u"data"_s); }
    QString written(const QString &name, const QByteArray &content) const
    {
        QFile file(m_dir->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("the disk is full");
        }
        return file.fileName();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList kept() const
    {
        return QDir(folder() + u"/attachments"_s)
            .entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(tst_attachmentfiles)
#include "tst_attachmentfiles.moc"
