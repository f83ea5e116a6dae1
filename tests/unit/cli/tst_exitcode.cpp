// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

#include <QTest>

using namespace asterism;
using namespace asterism::cli;

class tst_exitcode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, ErrorKind kind, int code) {
            QTest::newRow(name) << int(kind) << code;
        };
        row("usage", ErrorKind::Usage, 1);
        row("not found", ErrorKind::NotFound, 1);
        row("network", ErrorKind::Network, 3);
        row("timeout", ErrorKind::Timeout, 3);
        row("rate limited", ErrorKind::RateLimited, 3);
        row("bad answer", ErrorKind::BadAnswer, 3);
        row("credentials", ErrorKind::Credentials, 4);
        row("forbidden", ErrorKind::Forbidden, 4);
        row("rejected", ErrorKind::Rejected, 4);
        row("cancelled", ErrorKind::Cancelled, 4);
        row("store", ErrorKind::Store, 5);
        row("damaged", ErrorKind::Damaged, 5);
        row("none of them", ErrorKind(1000), 70);
    }
    void kinds()
    {
        QFETCH(int, kind);
        QFETCH(int, code);
        QCOMPARE(int(exitCode(Error{.kind = ErrorKind(kind)})), code);
    }
};

QTEST_GUILESS_MAIN(tst_exitcode)
#include "tst_exitcode.moc"
