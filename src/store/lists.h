// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list.h"
#include "store/store.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace asterism::store {

Result<std::vector<List>> lists(UserTx &tx);
/// By name, upper and lower case alike. NotFound when there is none.
Result<List> listByName(UserTx &tx, const QString &name);
/// Rejected when the name is empty or taken. The same list once more changes nothing: whoever asked
/// for it may not have heard the answer.
Result<Done> addList(UserTx &tx, const List &list);
/// Rejected when the name is empty or another list's, NotFound when the list is gone.
Result<Done> renameList(UserTx &tx, const ListId &id, const QString &name);
Result<Done> removeList(UserTx &tx, const ListId &id);
/// Rejected when the colour or the icon is none, NotFound when the list is gone.
Result<Done> saveListOptions(UserTx &tx, const ListId &id, const ListOptions &options);
/// To a place in the order of lists(), counted without it; the end is meant by any that is too far.
Result<Done> moveList(UserTx &tx, const ListId &id, int to);

/// Who is in it. How they are read is in the cache: withReadings().
Result<std::vector<ListMember>> members(UserTx &tx, const ListId &list);
/// Members of all lists.
Result<std::vector<ListMember>> allMembers(UserTx &tx);
/// Rejected when the same acct is a member already.
Result<Done> addMember(UserTx &tx, const ListMember &member);
/// Many at once, in their order; true for each who was no member of that list before.
Result<std::vector<bool>> addMembers(UserTx &tx, const std::vector<ListMember> &members);
/// Into every list that has `acct`, unless they are in it.
Result<Done> addBeside(UserTx &tx, const QString &acct, const ListMember &added);
/// Of somebody in whatever lists: who they are has been learnt.
Result<Done> setActorUri(UserTx &tx, const QString &acct, const QString &uri);
/// Whether to be notified of what they post: nothing is as the list says. NotFound when there is
/// none.
Result<Done> setMemberNotify(
    UserTx &tx, const ListId &list, const QString &acct, std::optional<bool> notify);
/// NotFound when there is none.
Result<Done> removeMember(UserTx &tx, const ListId &list, const QString &acct);
/// Many at once; true for each who was a member.
Result<std::vector<bool>> removeMembers(UserTx &tx, const ListId &list, const QStringList &accts);

} // namespace asterism::store
