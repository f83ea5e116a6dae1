// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/offers.h"

#include "protocol/capabilities.h"
#include "store/accounts.h"
#include "store/instances.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using Can = bool Capabilities::*;

constexpr std::pair<Source::Kind, Can> offeredKinds[] = {
    {Source::Kind::Social, &Capabilities::social},
    {Source::Kind::Direct, &Capabilities::direct},
    {Source::Kind::Mentions, &Capabilities::mentions},
    {Source::Kind::Favourites, &Capabilities::favourites},
    {Source::Kind::Antenna, &Capabilities::antennas},
    {Source::Kind::Channel, &Capabilities::channels},
    {Source::Kind::Clip, &Capabilities::clips},
    {Source::Kind::Bubble, &Capabilities::bubble},
};

bool isNamed(Source::Kind kind)
{
    return kind == Source::Kind::Antenna || kind == Source::Kind::Channel
        || kind == Source::Kind::Clip;
}

Offer offerOf(Source::Kind kind, const Account &account)
{
    if (kind == Source::Kind::Bubble) {
        return {bubbleSource(account.host), account.host};
    }
    return {accountSource(kind, account.id, account.host), u'@' + account.acct};
}

/// Those that are known of the accounts' servers.
Result<std::vector<Offer>> readOffers(store::CacheTx &tx, const std::vector<Account> &accounts)
{
    std::vector<Instance> instances;
    for (const Account &account : accounts) {
        const auto known = store::instance(tx, account.host);
        if (!known) {
            return known.error();
        }
        if (*known) {
            instances.push_back(**known);
        }
    }
    return offersOf(accounts, instances);
}

} // namespace

std::vector<Offer> offersOf(
    const std::vector<Account> &accounts, const std::vector<Instance> &instances)
{
    std::vector<Offer> offers;
    for (const auto &[kind, can] : offeredKinds) {
        for (const Account &account : accounts) {
            const auto server = std::ranges::find(instances, account.host, &Instance::host);
            const bool known = server != instances.end();
            // Where none are listed it shows those that were seen.
            const bool has = known && (capabilities(*server).*can || kind == Source::Kind::Direct);
            const Offer offer = offerOf(kind, account);
            // Two accounts of one server have one bubble.
            if (has && std::ranges::find(offers, offer) == offers.end()) {
                offers.push_back(offer);
            }
        }
    }
    return offers;
}

Offers::Offers(store::Store &store, QObject *parent)
    : RowsModel({"kind", "source", "label"}, parent)
    , m_reader(
          &store, this, [&store] { return readAll(store); },
          [this](const Result<std::vector<Offer>> &offers) { show(offers); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts) {
            m_reader.read();
        }
    });
    m_reader.read();
}

QFuture<Result<std::vector<Offer>>> Offers::readAll(store::Store &store)
{
    using Found = std::vector<Offer>;
    const auto withServers = [&store](const Result<std::vector<Account>> &accounts) {
        return store.readCache([accounts](store::CacheTx &tx) {
            return accounts ? readOffers(tx, *accounts) : Result<Found>(accounts.error());
        });
    };
    return store.readUser(store::accounts).then(&store, withServers).unwrap();
}

void Offers::show(const Result<std::vector<Offer>> &offers)
{
    if (!offers) {
        return; // the usual kinds are there all the same; other pages tell of the disk's trouble
    }
    std::vector<Row> rows;
    QStringList kinds;
    for (const Offer &offer : *offers) {
        const QString kind = word(offer.source.kind);
        if (!kinds.contains(kind)) {
            kinds << kind;
        }
        if (!isNamed(offer.source.kind)) {
            const QString key = offer.source.key();
            rows.push_back({key, {kind, key, offer.label}});
        }
    }
    showRows(std::move(rows));
    if (kinds != std::exchange(m_kinds, kinds)) {
        Q_EMIT kindsChanged();
    }
}

} // namespace asterism::ui
