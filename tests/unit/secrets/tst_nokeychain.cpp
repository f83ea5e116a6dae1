// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstore.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// A machine without any Secret Service: a server, a container, a bare terminal.
class tst_nokeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
        QSKIP("skipped: the keychain is part of this system");
#endif
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    }

    void saysSo()
    {
        KeychainStore store;
        const auto checked = store.check();
        const auto written = store.write(u"a"_s, u"top-secret"_s);
        const auto read = store.read(u"a"_s);
        const auto removed = store.remove(u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(checked.isFinished() && written.isFinished() && read.isFinished()
                && removed.isFinished(),
            30'000);
        QVERIFY(!read.result().ok());
        for (const auto &error : {checked.result().error(), written.result().error(),
                 read.result().error(), removed.result().error()}) {
            QCOMPARE(error.kind, ErrorKind::Store);
            QCOMPARE(error.subject, u"keychain"_s);
            QVERIFY2(error.detail.contains(u"--session-secrets"_s), qPrintable(error.detail));
            QVERIFY(!error.detail.contains(u"top-secret"_s));
        }
    }
};

QTEST_GUILESS_MAIN(tst_nokeychain)
#include "tst_nokeychain.moc"
