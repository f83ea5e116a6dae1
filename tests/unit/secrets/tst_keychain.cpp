// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstore.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr int waitMs = 30'000;
const QString secret = u"top-secret 鯖缶"_s;

template <typename T> Result<T> answer(QFuture<Result<T>> future)
{
    QFutureWatcher<Result<T>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<Result<T>>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) {
        loop.exec();
    }
    return future.result();
}

/// This program again, as another that uses the same keychain: prints what it reads.
int tell(const QString &key)
{
    KeychainStore store;
    const auto read = answer(store.read(key));
    std::printf("%s\n", read ? read->toUtf8().constData() : qPrintable(sentence(read.error())));
    return 0;
}

QString outputOf(QProcess &process, const QStringList &arguments)
{
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForFinished(waitMs)) {
        process.kill();
        process.waitForFinished();
        return u"does not end"_s;
    }
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace

/// Runs under with-keyring.sh, which starts a real Secret Service of its own.
class tst_keychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("ASTERISM_TEST_KEYRING")) {
            QSKIP("skipped: no dbus-run-session with gnome-keyring-daemon");
        }
    }

    void keepsAndForgets()
    {
        KeychainStore store(waitMs);
        QVERIFY(answer(store.check()).ok());
        QCOMPARE(answer(store.read(m_key)).error().kind, ErrorKind::NotFound);
        QVERIFY(answer(store.write(m_key, u"older"_s)).ok());
        QVERIFY(answer(store.write(m_key, secret)).ok());
        QCOMPARE(*answer(store.read(m_key)), secret);
        QCOMPARE(answer(store.read(m_key + u"0"_s)).error().kind, ErrorKind::NotFound);

        QProcess other;
        QCOMPARE(outputOf(other, {u"--tell"_s, m_key}), secret);

        QVERIFY(answer(store.remove(m_key)).ok());
        QVERIFY(answer(store.remove(m_key)).ok());
        QCOMPARE(answer(store.read(m_key)).error().kind, ErrorKind::NotFound);
    }

    void severalAtOnce()
    {
        KeychainStore store(waitMs);
        QList<QFuture<Result<Done>>> writes;
        for (int i = 0; i < 10; ++i) {
            writes << store.write(u"%1-%2"_s.arg(m_key).arg(i), QString::number(i));
        }
        for (const auto &write : writes) {
            QVERIFY(answer(write).ok());
        }
        for (int i = 0; i < 10; ++i) {
            const QString key = u"%1-%2"_s.arg(m_key).arg(i);
            QCOMPARE(*answer(store.read(key)), QString::number(i));
            QVERIFY(answer(store.remove(key)).ok());
        }
    }

    void longSecrets()
    {
        KeychainStore store(waitMs);
        const QString longOne = QString(20'000, u'ж');
        QVERIFY(answer(store.write(m_key, longOne)).ok());
        QCOMPARE(*answer(store.read(m_key)), longOne);
        QVERIFY(answer(store.remove(m_key)).ok());
    }

    void aDeletedStoreAnswers()
    {
        auto store = std::make_unique<KeychainStore>(waitMs);
        const auto read = store->read(m_key);
        const auto written = store->write(m_key + u"-late"_s, secret);
        store.reset();
        QCOMPARE(read.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(written.result().error().kind, ErrorKind::Cancelled);
    }

    void deletedByWhoeverHears()
    {
        auto store = std::make_unique<KeychainStore>(waitMs);
        bool heard = false;
        store->read(m_key).then([&](const Result<QString> &) {
            heard = true;
            store.reset();
        });
        QTRY_VERIFY_WITH_TIMEOUT(heard, waitMs);
        QVERIFY(store == nullptr);
    }

    // Nobody is there to answer the prompt of a closed keychain: it counts as a refusal or as
    // silence, never as "there is no such secret, sign in again", and never as kept.
    void aLockedKeychain()
    {
        KeychainStore open(waitMs);
        QVERIFY(answer(open.write(m_key, secret)).ok());
        lockKeyring();
        KeychainStore store(2000);
        const auto checked = answer(store.check());
        QVERIFY(!checked.ok());
        checkError(checked.error());
        const auto read = answer(store.read(m_key));
        QVERIFY(!read.ok());
        checkError(read.error());
        const auto removed = answer(store.remove(m_key));
        QVERIFY(!removed.ok());
        checkError(removed.error());
    }

    // Last: it stops the Secret Service in mid-air.
    void aKeychainThatHangs()
    {
        signalKeyring(u"-STOP"_s);
        KeychainStore store(500);
        const auto written = answer(store.write(m_key, secret));
        signalKeyring(u"-CONT"_s);
        QVERIFY(!written.ok());
        QCOMPARE(written.error().kind, ErrorKind::Timeout);
        checkError(written.error());
    }

private:
    void checkError(const Error &error)
    {
        const QString text = sentence(error);
        QVERIFY2(error.subject == u"keychain"_s, qPrintable(text));
        QVERIFY2(text.contains(u"--session-secrets"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"top-secret"_s), qPrintable(text));
    }

    void signalKeyring(const QString &signal)
    {
        const QString process = qEnvironmentVariable("ASTERISM_TEST_KEYRING");
        QCOMPARE(QProcess::execute(u"kill"_s, {signal, process}), 0);
    }

    void lockKeyring()
    {
        QCOMPARE(
            QProcess::execute(u"dbus-send"_s,
                {u"--session"_s, u"--print-reply=literal"_s, u"--dest=org.freedesktop.secrets"_s,
                    u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service.Lock"_s,
                    u"array:objpath:/org/freedesktop/secrets/collection/login"_s}),
            0);
    }

    const QString m_key = u"8f0e/tests"_s;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--tell"_s) {
        return tell(app.arguments().value(2));
    }
    tst_keychain test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keychain.moc"
