// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchplaces.h"

#include "store/accounts.h"
#include "store/database.h"
#include "store/deck.h"
#include "store/lists.h"
#include "store/serverlists.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

constexpr size_t mostPlaceSources = 100;
constexpr std::array wholeKinds{Source::Kind::Home, Source::Kind::Local, Source::Kind::Federated,
    Source::Kind::Mentions, Source::Kind::Favourites, Source::Kind::Social, Source::Kind::Bubble};

QString foldedPlace(const QString &name)
{
    return name.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded();
}

void addSource(CacheTx &tx, FoundPlace &place, const QString &key)
{
    Loan row = tx.db.prepare("SELECT id FROM source WHERE key = ?");
    if (row.bind(1, key).step() && place.sources.size() < mostPlaceSources) {
        place.sources.push_back(row.integer(0));
    }
}

/// Keys begin with the word of their kind and a colon.
void addKind(CacheTx &tx, FoundPlace &place, const QString &kind)
{
    Loan rows = tx.db.prepare("SELECT id FROM source WHERE key >= ? AND key < ? LIMIT ?");
    rows.bind(1, QString(kind + u':')).bind(2, QString(kind + u';'));
    rows.bind(3, qint64(mostPlaceSources));
    while (rows.step()) {
        place.sources.push_back(rows.integer(0));
    }
}

void addServerLists(CacheTx &tx, FoundPlace &place, const QString &folded)
{
    const auto lists = serverLists(tx);
    for (const ServerList &list : lists ? *lists : std::vector<ServerList>()) {
        if (foldedPlace(list.title) == folded) {
            place.known = true;
            addSource(tx, place, accountSource(list.kind, list.account, {}, list.id).key());
        }
    }
}

} // namespace

Result<SearchPlaces> searchPlaces(UserTx &tx)
{
    const auto own = accounts(tx);
    const auto known = lists(tx);
    const auto deck = columns(tx);
    if (!own || !known || !deck) {
        return !own ? own.error() : !known ? known.error() : deck.error();
    }
    SearchPlaces places;
    for (const Account &account : *own) {
        places.own << account.acct;
    }
    for (const List &list : *known) {
        places.named.push_back({list.name, {listSource(list.id).key()}});
    }
    for (const DeckColumn &column : *deck) {
        if (!column.name.isEmpty() && !column.sources.isEmpty()) {
            places.named.push_back({column.name, column.sources});
        }
    }
    return places;
}

FoundPlace placeNamed(CacheTx &tx, const SearchPlaces &places, const QString &name)
{
    FoundPlace place;
    const QString folded = foldedPlace(name);
    place.bookmarks = folded == u"bookmarks";
    place.known = place.bookmarks;
    for (const Source::Kind kind : wholeKinds) {
        if (folded == word(kind)) {
            place.known = true;
            addKind(tx, place, word(kind));
        }
    }
    for (const SearchPlaces::Place &named : places.named) {
        if (foldedPlace(named.name) == folded) {
            place.known = true;
            for (const QString &key : named.sources) {
                addSource(tx, place, key);
            }
        }
    }
    addServerLists(tx, place, folded);
    return place;
}

} // namespace asterism::store
