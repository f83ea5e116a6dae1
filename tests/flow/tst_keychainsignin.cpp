// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/signintesting.h"

#include "secrets/keychainstore.h"

#include <QDirIterator>

using namespace asterism;
using namespace asterism::flow;

/// The whole road with a real Secret Service; runs under tests/unit/secrets/with-keyring.sh.
class tst_keychainsignin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inAndOut()
    {
        QVERIFY2(qEnvironmentVariableIsSet("ASTERISM_TEST_KEYRING"), "no keychain to test with");
        CoreFixture fixture;
        KeychainStore keychain;
        const auto open = [&] {
            fixture.house.reset();
            fixture.house = std::make_unique<House>(fixture.clock, keychain,
                std::move(*store::Store::open(
                    {.folder = fixture.folder(), .engine = true}, fixture.clock)),
                fixture.http);
        };
        open();
        const auto account = signInByBrowser(fixture, u"ao"_s, {.ports = {freePort()}});
        QVERIFY2(account.ok(), account ? "" : qPrintable(sentence(account.error())));
        const QString key = *await(fixture.house->sessions.secretKey(account->id));
        const QByteArray token = await(keychain.read(key))->toUtf8();
        QVERIFY(token.size() > 8);

        open(); // the next run
        QCOMPARE(kindOf(fixture.refreshHome(*account)), u"ok"_s);
        const auto out = await(fixture.house->accounts.signOut(*account));
        QVERIFY(out.ok() && out->revoked);
        QCOMPARE(kindOf(await(keychain.read(key))), u"not-found"_s);
        QDirIterator files(fixture.folder(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains(token) && !bytes.contains(token.toBase64()));
        }
        fixture.house.reset(); // before the keychain goes
    }
};

QTEST_GUILESS_MAIN(tst_keychainsignin)
#include "tst_keychainsignin.moc"
