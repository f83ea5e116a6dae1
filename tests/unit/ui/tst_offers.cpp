// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/offers.h"

#include "store/accounts.h"
#include "store/instances.h"
#include "unit/store/storetesting.h"

#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;
using asterism::ui::Offer;
using asterism::ui::Offers;
using asterism::ui::offersOf;

namespace {

Account accountOf(const QString &user, const QString &host)
{
    return {.id = {user}, .acct = user + u'@' + host, .host = host, .localId = user};
}

Instance serverOf(const QString &software, const QString &host, const QStringList &features = {})
{
    Instance instance;
    instance.host = host;
    instance.software = software;
    instance.family = Instance::Family::Mastodon;
    instance.features = features;
    instance.checkedAt = noon;
    return instance;
}

QStringList linesOf(const std::vector<Offer> &offers)
{
    QStringList lines;
    for (const Offer &offer : offers) {
        lines << offer.source.key() + u' ' + offer.label;
    }
    return lines;
}

} // namespace

/// Which timelines beside the usual the servers of the own accounts have.
class tst_Offers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byKindAndAccount()
    {
        const std::vector<Account> accounts{accountOf(u"ao"_s, u"a.example"_s),
            accountOf(u"aki"_s, u"a.example"_s), accountOf(u"mei"_s, u"m.example"_s),
            accountOf(u"sora"_s, u"s.example"_s), accountOf(u"new"_s, u"unknown.example"_s)};
        const std::vector<Instance> servers{
            serverOf(u"akkoma"_s, u"a.example"_s, {u"bubble_timeline"_s}),
            serverOf(u"mastodon"_s, u"m.example"_s), serverOf(u"snac"_s, u"s.example"_s)};
        QCOMPARE(linesOf(offersOf(accounts, servers)),
            QStringList({u"direct:ao @ao@a.example"_s, u"direct:aki @aki@a.example"_s,
                u"direct:mei @mei@m.example"_s, u"direct:sora @sora@s.example"_s,
                u"mentions:ao @ao@a.example"_s, u"mentions:aki @aki@a.example"_s,
                u"mentions:mei @mei@m.example"_s, u"favourites:ao @ao@a.example"_s,
                u"favourites:aki @aki@a.example"_s, u"favourites:mei @mei@m.example"_s,
                u"bubble:a.example a.example"_s}));
        QVERIFY(offersOf({}, servers).empty());
    }

    void asTheCacheKnowsTheServers()
    {
        Folder folder;
        QVERIFY(!folder.open());
        const Account ao = accountOf(u"ao"_s, u"a.example"_s);
        Offers offers(folder.store());
        QSignalSpy kinds(&offers, &Offers::kindsChanged);
        QVERIFY(folder.write(
            [](CacheTx &tx) { return saveInstance(tx, serverOf(u"mastodon"_s, u"a.example"_s)); }));
        QVERIFY(folder.writeUser([=](UserTx &tx) { return addAccount(tx, ao); }));
        QTRY_COMPARE(kinds.size(), 1);
        QCOMPARE(offers.kinds(), QStringList({u"direct"_s, u"mentions"_s, u"favourites"_s}));
        QCOMPARE(offers.rowCount(), 3);
        const auto at = [&](int row, int role) {
            return offers.data(offers.index(row), Qt::UserRole + role).toString();
        };
        QCOMPARE(at(1, 0), u"mentions"_s);
        QCOMPARE(at(1, 1), u"mentions:ao"_s);
        QCOMPARE(at(1, 2), u"@ao@a.example"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Offers)
#include "tst_offers.moc"
