// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "store/accounts.h"
#include "store/deck.h"
#include "store/lists.h"

using namespace asterism;

/// What the engine knows at its start of earlier runs.
class tst_serving : public QObject {
    Q_OBJECT

    static Result<Done> keep(store::UserTx &tx)
    {
        const ListId list{u"L"_s};
        const QString person = personSource(u"a@typed.example"_s, u"api.example"_s).key();
        const Account account{
            .id = {u"1"_s}, .acct = u"ao@own.example"_s, .host = u"own.example"_s};
        Result<Done> done = store::addAccount(tx, account);
        const auto then = [&](const Result<Done> &next) { done = done ? next : done; };
        then(store::addList(tx, {.id = list, .name = u"list"_s}));
        then(store::addMember(tx, {.list = list, .acct = u"a@member.example"_s, .typed = true}));
        then(store::addMember(tx, {.list = list, .acct = u"b@clicked.example"_s}));
        then(store::saveColumn(
            tx, {.id = u"1"_s, .kind = u"person"_s, .sources = {person}, .typed = true}));
        then(store::saveColumn(tx,
            {.id = u"2"_s,
                .kind = u"local"_s,
                .sources = {localSource(u"server.example"_s).key()},
                .typed = true}));
        then(store::saveColumn(tx,
            {.id = u"3"_s,
                .kind = u"local"_s,
                .sources = {localSource(u"named.example"_s).key()}}));
        return done;
    }

private Q_SLOTS:
    void trustsWhatWasTypedInEarlierRuns()
    {
        const QTemporaryDir folder;
        {
            const Program before(folder.path());
            QVERIFY(await(before.app->store->writeUser(keep)).ok());
        }
        const Program program(folder.path());
        Serving serving(*program.app);
        QVERIFY(await(serving.start()).ok());
        const QSet<QString> typed{
            u"own.example"_s, u"member.example"_s, u"typed.example"_s, u"server.example"_s};
        QCOMPARE(program.app->core.typedHosts, typed);
    }
};

QTEST_GUILESS_MAIN(tst_serving)
#include "tst_serving.moc"
