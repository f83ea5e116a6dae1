// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/noticepages.h"

#include <optional>
#include <vector>

namespace asterism::ui {

/// What one own account that was told of it may do about it at once.
struct NoticeDoer {
    QString account; ///< its id
    bool replies = false;
    bool boosts = false;
    bool favourites = false;
    bool answers = false; ///< to somebody who wants to follow it
};

/// An event that nobody had told of before, with all that decides whether the desktop is told.
struct NoticeNews {
    qint64 event = 0; ///< its row
    store::NoticeRow row; ///< the row for people in which it stands
    bool direct = false; ///< its post is for the people only whom it names
    bool hushed = false; ///< all its accounts mute or block who did it, or mute the thread
    std::vector<NoticeDoer> doers; ///< in the order of the row's accounts
};

/// Nothing where it is gone, or hidden by a filter. For a reading lane.
std::optional<NoticeNews> noticeNews(
    store::CacheTx &tx, qint64 event, const std::vector<Account> &own);

/// Events of the last moments, newest first: at most `limit` rows for people that are not older
/// than `since` (ms). For a reading lane.
std::vector<qint64> latestNotices(store::CacheTx &tx, qint64 since, int limit);

/// What is kept of a time, a part at once.
struct NoticesBetween {
    std::vector<NoticeNews> news; ///< newest first
    qint64 next = 0; ///< pass as `before` to go on
    bool more = false;
};

/// Rows for people whose newest event is below `before` and not older than `since` (ms); of at most
/// `limit` of them. For a reading lane.
Result<NoticesBetween> noticesBetween(
    store::CacheTx &tx, qint64 since, qint64 before, int limit, const std::vector<Account> &own);

} // namespace asterism::ui
