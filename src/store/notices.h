// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/notification.h"
#include "store/pages.h"

#include <optional>
#include <vector>

namespace asterism::store {

// What own accounts are told of others, in cache.db. One event is one row, however many accounts
// heard of it (noticekeys.h says which are one); noticepages.h reads them. How far an account's
// were read at its server, and what is missing, its source of the kind Notifications knows.

/// More of one account are not kept, and none that is older.
constexpr int mostNoticesKept = 5000;
constexpr qint64 noticesKeptMs = 90 * dayMs;
/// Within so long the servers of several own accounts tell of one and the same edit.
constexpr qint64 sameEditMs = 10 * minuteMs;

/// A notification made safe, decoded before the transaction.
struct PreparedNotice {
    Notification notice; ///< without its post
    std::optional<Prepared> post;
};

/// As the posts' (store/posts.h): the order of row ids is that of time. In ms.
constexpr qint64 noticeTime(qint64 row)
{
    return row >> 10;
}

/// A page of the account of `teller`, posts, events, gap and mark in one transaction, as
/// commitPage(). `place` says of all rows that the server sent how many they were (`leftOut`) and
/// when the first and the last was; `rows` and `news` of the outcome count events.
Result<PageOutcome> commitNotices(CacheTx &tx, const Teller &teller, const PagePlace &place,
    const std::vector<PreparedNotice> &notices);

/// One that a stream told of; `joined` as of commitLive(). How many events were new.
Result<int> commitLiveNotice(CacheTx &tx, const Teller &teller, const Source &source,
    const PreparedNotice &notice, bool joined);

/// A mention, and what it answers, by the ids of the server that told of it.
struct LackedParent {
    QString parent;
    QString mention;
};

/// Nothing where it is no mention, answers nothing, or the cache holds what it answers.
std::optional<LackedParent> lackedParent(
    CacheTx &tx, const QString &host, const PreparedNotice &notice);

/// Events that the account was told of, counted up to `most`.
Result<int> noticeCount(CacheTx &tx, const AccountId &account, int most);

/// When the oldest may be that is kept of the account, in ms: what is older goes again.
Result<qint64> noticesKeptSince(CacheTx &tx, const AccountId &account);

/// True when the account has as many as are kept, or was read down as far: there is no use in
/// reading further down.
Result<bool> noticesAreFull(CacheTx &tx, const Source &source);

/// Takes out what is too old or too many, of all accounts. What lay below is read anew if somebody
/// goes down there.
Result<Done> trimNotices(CacheTx &tx);

/// What was about a post that is gone for good.
void dropNoticesAbout(CacheTx &tx, const QString &uri);

/// Some of an account's that has left, at most `room`, which becomes what is left of it. Rows of
/// the posts that they were about.
std::vector<qint64> forgetNotices(CacheTx &tx, const AccountId &account, int &room);

} // namespace asterism::store
