// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/shelf.h"

#include "media/filesink.h"
#include "mediatesting.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_shelf : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock{SystemClock().now()}; // files carry the real time
    std::unique_ptr<QTemporaryDir> m_folder;

    Shelf shelf(Shelf::Limits limits = {.bytes = 1'000'000, .files = 100}) const
    {
        return Shelf(m_clock, m_folder->path(), limits);
    }

    static QByteArray key(char digit) { return QByteArray(64, digit); }

    static QString put(Shelf &shelf, const QByteArray &name, const QByteArray &bytes)
    {
        FileSink sink(shelf.beginning(name), [](qint64, qint64) { return true; });
        const bool written = !sink.take(bytes, -1) && sink.close().ok();
        const auto kept = shelf.keep(name);
        return written && kept ? *kept : QString();
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder->path() + u'/' + name;
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void knowsItsFilesAgain()
    {
        QString path;
        {
            Shelf first = shelf();
            QVERIFY(first.open().ok());
            path = put(first, key('a'), "bytes");
            QVERIFY(!path.isEmpty());
        }
        Shelf again = shelf();
        QVERIFY(again.open().ok());
        QCOMPARE(again.find(key('a')), path);
        QCOMPARE(again.bytes(), 5);
        QCOMPARE(again.find(key('b')), QString());
    }

    void crashLeavesNothing()
    {
        const QString hash = QString::fromLatin1(key('c'));
        write(u"new/"_s + hash, "half");
        write(u"ab/not-a-hash.tmp"_s, "rubbish");
        write(hash.left(2) + u'/' + hash.mid(2), ""); // renamed, and the power went
        write(u"other/keep.txt"_s, "not ours");
        Shelf cleaned = shelf();
        QVERIFY(cleaned.open().ok());
        QCOMPARE(cleaned.files(), 0);
        QVERIFY(QDir(m_folder->path() + u"/new"_s).isEmpty());
        QVERIFY(!QFile::exists(m_folder->path() + u"/ab/not-a-hash.tmp"_s));
        QVERIFY(QFile::exists(m_folder->path() + u"/other/keep.txt"_s));
    }

    void useSurvivesARestart()
    {
        {
            Shelf first = shelf();
            QVERIFY(first.open().ok());
            for (const char digit : {'a', 'b', 'c'}) {
                put(first, key(digit), QByteArray(100, 'x'));
                m_clock.advance(2 * hourMs);
            }
            QVERIFY(!first.find(key('a')).isEmpty());
        }
        m_clock.advance(2 * hourMs);
        Shelf smaller = shelf({.bytes = 250, .files = 100});
        QVERIFY(smaller.open().ok());
        QVERIFY(!smaller.find(key('a')).isEmpty());
        QVERIFY(smaller.find(key('b')).isEmpty());
        QVERIFY(!smaller.find(key('c')).isEmpty());
    }

    void filesAreCountedToo()
    {
        Shelf few = shelf({.bytes = 1'000'000, .files = 10});
        QVERIFY(few.open().ok());
        for (int i = 0; i < 30; ++i) {
            const QByteArray name = QByteArray::number(i).rightJustified(64, '0');
            QVERIFY(!put(few, name, "x").isEmpty());
            m_clock.advance(1);
            QVERIFY(few.files() <= 10);
        }
        QVERIFY(!few.find(QByteArray("29").rightJustified(64, '0')).isEmpty());
    }

    void whatWasRemovedBehindOurBackIsGone()
    {
        Shelf one = shelf();
        QVERIFY(one.open().ok());
        QVERIFY(QFile::remove(put(one, key('a'), "bytes")));
        QCOMPARE(one.find(key('a')), QString());
        QCOMPARE(one.bytes(), 0);
    }

    void writtenAnewCountsOnce()
    {
        Shelf one = shelf();
        QVERIFY(one.open().ok());
        put(one, key('a'), "bytes");
        QCOMPARE(readAll(put(one, key('a'), "other bytes")), "other bytes");
        QCOMPARE(one.bytes(), 11);
        QCOMPARE(one.files(), 1);
    }

    void fullDisk()
    {
        if (!QFile::exists(u"/dev/full"_s)) {
            return; // only Linux has a disk that is always full
        }
        Shelf one = shelf();
        QVERIFY(one.open().ok());
        QVERIFY(QFile::link(u"/dev/full"_s, one.beginning(key('a'))));
        FileSink sink(one.beginning(key('a')), [](qint64, qint64) { return true; });
        const auto refused = sink.take("bytes", 5);
        QVERIFY(refused.has_value());
        QCOMPARE(refused->kind, ErrorKind::Store);
        QVERIFY(!refused->detail.isEmpty());
    }

    void unfinishedFilesGoWithTheirSink()
    {
        const QString path = m_folder->path() + u"/part"_s;
        {
            FileSink sink(path, [](qint64, qint64) { return true; });
            QVERIFY(!sink.take("half", 8));
            QVERIFY(QFile::exists(path));
        }
        QVERIFY(!QFile::exists(path));
    }
};

QTEST_GUILESS_MAIN(tst_shelf)
#include "tst_shelf.moc"
