// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/actor.h"
#include "model/list.h"

#include <QFuture>

#include <vector>

namespace asterism {

namespace store {
class Store;
}

/// Where somebody is read; before the first look their name is all there is to go by.
QString hostOfMember(const ListMember &member);

/// Whether somebody of whom a server tells is that member: servers answer with whom they like. Not
/// all of them tell an address, nor the domain that their people go by.
bool isMember(const Actor &actor, const ListMember &member);

/// Who is in a list, and how they are read: one half is what the user made, the other the cache's.
QFuture<Result<std::vector<ListMember>>> readMembers(store::Store &store, const ListId &list);
/// Of all lists; whoever is in two of them is there twice.
QFuture<Result<std::vector<ListMember>>> readAllMembers(store::Store &store);

} // namespace asterism
