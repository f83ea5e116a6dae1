// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "model/serverlist.h"
#include "protocol/capabilities.h"
#include "protocol/page.h"
#include "sync/belongings.h"

#include <vector>

namespace asterism {

// What a server told of an account's belongings, as the census keeps it. Pure.

store::CensusItem censusItem(const Belonging &row);

/// Without the options that the server keeps of nobody: no wish can differ from them.
store::CensusItem asKept(store::CensusItem item, const Capabilities &can);

/// The options of follows and mutes, and who follows back, as far as that server keeps them. What a
/// server says of the options of somebody who has not answered yet means nothing (GoToSocial).
void addRelationships(std::vector<store::CensusItem> &items, const std::vector<Relationship> &told,
    MovedKind kind, const Capabilities &can);

KnownPerson knownPerson(const Actor &actor);

/// Whom a search for a handle found: that very one, or the only one when that is the same person by
/// another name (split domains: the name of the host where their page or their actor lies, or
/// of one above or below it). A search may find somebody else: null.
const Actor *whoIsMeant(const std::vector<Actor> &found, const Handle &who);

/// The post with that uri, or whose page that is, and which has an id there; null when it is none
/// of them.
const TimelineItem *itemOfPost(const std::vector<TimelineItem> &found, const QString &uri);
/// The post that the address names: as itemOfPost(), or but for the host's case, a slash at the end
/// and what follows '#', or that server's page of it, or, where the server tells of nothing but
/// what lies there (Capabilities::resolvesAlone), the only one.
const TimelineItem *itemAtAddress(
    const Instance &instance, const std::vector<TimelineItem> &found, const QString &address);

/// Where a reading of lists stands: what is left, the first of them `below` that cursor. It holds
/// the lists themselves, so that they are asked for once only.
struct ListsPlace {
    std::vector<ServerList> lists;
    QString below;

    /// Empty where nothing is left.
    QString text() const;
    /// Without lists when that is none.
    static ListsPlace fromText(const QString &text);
};

} // namespace asterism
