// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/fanout.h"
#include "store/lists.h"
#include "store/positions.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>

#include <cstdio>

using namespace asterism;
using namespace asterism::store;

namespace {

// A server whose timeline is every number, one post each; the child reads it in jumps, so that
// each page is committed beside a gap which the next pages fill.
constexpr int pageRows = 8;

QString uriOf(int i)
{
    return u"https://a.example/n%1"_s.arg(i);
}

std::vector<Prepared> rows(int from, int to)
{
    std::vector<Prepared> items;
    for (int i = from; i >= to; --i) {
        const Prepared post = postBy(person(u"ao@a.example"_s), uriOf(i),
            QString::number(1'000'000 + i), noon - 100 * dayMs + i * qint64(1000),
            u"words of the post %1 "_s.arg(i).repeated(8));
        items.push_back(post);
    }
    return items;
}

void fillGaps(Folder &folder, const Source &source)
{
    for (Gap gap; !folder.gapsIn(source).empty();) {
        gap = folder.gapsIn(source).front();
        const int top = gap.newerId.toInt() - 1'000'000 - 1;
        const auto page = rows(top, std::max(1, top - pageRows));
        (void)folder.commit(guestAt(u"a.example"_s), intoGap(gap, page, top <= pageRows), page);
    }
}

/// Reads and reads, until somebody ends it.
int ingestForever(const QString &path)
{
    Folder folder(path);
    if (folder.open()) {
        return 1;
    }
    const Source source = localSource(u"a.example"_s);
    (void)folder.write([](CacheTx &tx) {
        return applyMembership(tx, {{.list = {u"L"_s}, .acct = u"ao@a.example"_s, .actorUri = {}}});
    });
    std::puts("ready");
    std::fflush(stdout);
    const QString mark = folder.state(source).newestId;
    int top = mark.isEmpty() ? 0 : mark.toInt() - 1'000'000;
    for (;;) {
        fillGaps(folder, source);
        top += 30;
        const auto page = rows(top, top - pageRows);
        (void)folder.commit(guestAt(u"a.example"_s), newest(source, page), page);
        (void)folder.writeUser([top](UserTx &tx) {
            return saveReadPosition(tx, u"local:a.example"_s, {top, uriOf(top)});
        });
    }
}

} // namespace

/// kill -9 at any moment leaves files that open and say the truth.
class tst_crash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAtAnyMoment()
    {
        const QTemporaryDir dir;
        const Source source = localSource(u"a.example"_s);
        qint64 lastTop = 0;
        // On a busy machine a child may be killed before it has done anything.
        for (int round = 0; round < 32 || (lastTop <= 100 && round < 128); ++round) {
            killOnce(dir.path());
            Folder folder(dir.path());
            const auto failed = folder.open();
            QVERIFY2(!failed, failed ? qPrintable(sentence(*failed)) : "");
            QCOMPARE(folder.store().notices(), QStringList());
            QCOMPARE(folder.check(), QString());
            lastTop = std::max(lastTop, noHoleWithoutGap(folder, source));
            QVERIFY(!QTest::currentTestFailed());
            const auto entries = "SELECT count(*) FROM entry e JOIN source s ON s.id = e.source "
                                 "WHERE s.kind = '%1'";
            const auto count = [&](const char *kind) {
                return folder.number(
                    qPrintable(QString::fromLatin1(entries).arg(QLatin1String(kind))));
            };
            QCOMPARE(count("list"), count("local")); // fan-out is in the same transaction
        }
        QVERIFY2(lastTop > 100, "the child hardly ran");
    }

private:
    static void killOnce(const QString &path)
    {
        QProcess child;
        child.setProcessChannelMode(QProcess::SeparateChannels);
        child.start(QCoreApplication::applicationFilePath(), {u"--ingest-forever"_s, path});
        QVERIFY(child.waitForStarted());
        QVERIFY(child.waitForReadyRead(60'000));
        // It never ends by itself: this only picks the moment.
        QVERIFY(!child.waitForFinished(int(QRandomGenerator::global()->bounded(1, 60))));
        child.kill(); // SIGKILL, TerminateProcess
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    }

    /// Walks the column downwards: between two neighbours that are not consecutive stands a gap.
    static qint64 noHoleWithoutGap(Folder &folder, const Source &source)
    {
        qint64 above = -1;
        qint64 top = 0;
        bool gap = false;
        TimelinePage page{.next = newestEvent, .more = true};
        while (page.more) {
            page = folder.page({source}, 100, page.next);
            for (const TimelineRow &row : page.rows) {
                if (row.gap) {
                    gap = true;
                    continue;
                }
                const qint64 number = row.post.post.uri.section(u'n', -1).toLongLong();
                if (above >= 0 && number != above - 1 && !gap) {
                    const QString words = u"%1 and %2, no gap"_s.arg(above).arg(number);
                    QTest::qFail(qPrintable(words), __FILE__, __LINE__);
                    return top;
                }
                top = std::max(top, number);
                above = number;
                gap = false;
            }
        }
        return top;
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--ingest-forever") {
        return ingestForever(arguments.value(2));
    }
    tst_crash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crash.moc"
