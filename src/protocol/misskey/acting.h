// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/instance.h"
#include "net/request.h"
#include "net/response.h"
#include "protocol/write.h"

#include <optional>

namespace asterism::misskey {

// What accounts do to posts, to those who follow them or want to, and reports: notes/create,
// notes/delete, notes/reactions/*, notes/polls/vote, i/pin, i/unpin, notes/thread-muting/*,
// following/requests/*, following/invalidate, users/report-abuse (Misskey:
// packages/backend/src/server/api/endpoints). MisskeyFamily's beforeWrite(), withAnswer(), write()
// and decodeWrite() are made of these and of relations.cpp.

/// Whether it is one of them.
bool isActing(Write::What what);
/// What must be asked before:
/// - Boost, Unboost: what has been boosted is boosted again whenever it is asked for, and nothing
///   takes back a boost without the account's quotes of the post but deleting it by its own id
///   (endpoints/notes/unrenote.ts deletes both). Needs Write::ownLocalId.
/// - React: an emoji that the server does not have becomes a heart without a word.
/// - Unreact: whichever reaction is there goes.
/// - MuteThread: twice is an error of the server's own.
std::optional<Request> questionBeforeActing(const Instance &instance, const Write &write);
/// As Family::withAnswer(). Rejected where the server does not have that emoji, or tells too few of
/// a post's boosts to find the account's own.
Result<std::optional<Write>> actingWithAnswer(
    const Instance &instance, const Write &write, const Response &response);
/// Usage error for what cannot be sent so: a vote for several things at once, a reaction without a
/// name, a boost for single people, a report that says nothing or too much, and Unboost without
/// Write::boostId.
Result<Request> requestOfActing(const Instance &instance, const Write &write);
/// The server says no by this code because it is so already.
bool isActedAlready(Write::What what, const QString &code);

} // namespace asterism::misskey
