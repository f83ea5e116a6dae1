// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "cli/exitcode.h"

#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::cli;

namespace {

using Stream = std::unique_ptr<std::FILE, int (*)(std::FILE *)>;

Stream opened(const QString &path, const char *mode)
{
    return {std::fopen(path.toLocal8Bit().constData(), mode), &std::fclose};
}

} // namespace

class tst_output : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenResultsAreASuccess()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const Stream stream = opened(file.fileName(), "w");
        QVERIFY(stream);
        Output out(true, stream.get());
        out.object({{u"a"_s, 1}});
        QCOMPARE(out.finished(ExitDone), int(ExitDone));
        QCOMPARE(out.finished(ExitPartly), int(ExitPartly));
        QCOMPARE(file.readAll(), "{\"a\":1}\n");
    }

    // A full disk behind "> file", say: a script must not take half a timeline for a whole one.
    void lostResultsAreAFailure()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        for (const bool json : {true, false}) {
            const Stream stream = opened(file.fileName(), "r"); // takes nothing
            QVERIFY(stream);
            Output out(json, stream.get());
            QCOMPARE(out.finished(ExitDone), int(ExitDone));
            json ? out.object({{u"a"_s, 1}}) : out.line(u"a"_s);
            QCOMPARE(out.finished(ExitDone), int(ExitDamaged));
        }
    }
};

QTEST_GUILESS_MAIN(tst_output)
#include "tst_output.moc"
