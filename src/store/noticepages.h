// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter.h"
#include "model/notification.h"
#include "store/notices.h"
#include "store/timeline.h"

#include <QStringList>

#include <limits>
#include <optional>
#include <vector>

namespace asterism::store {

/// Which notifications are wanted.
struct NoticeFilter {
    QStringList accounts = {}; ///< ids of own accounts that were told; empty: any
    std::vector<Notification::Kind> kinds = {}; ///< empty: all

    bool operator==(const NoticeFilter &) const = default;
};

/// One row for people: an event, or several of a group.
struct NoticeRow {
    qint64 row = 0; ///< of the newest event: its place (noticeTime()), and the row's name
    std::optional<Gap> gap; ///< set: some of one account's are missing here; the rest is empty
    QString grouping; ///< of events that are one row, the same for all; empty: it stands alone
    Notification::Kind kind = Notification::Kind::Other;
    QString word; ///< the server's own
    QString text;
    bool pending = false;
    int events = 0;
    qint64 oldestAt = 0; ///< of the first event, ms
    int people = 0;
    std::vector<Notification::Doer> doers; ///< the last three, the last one first
    QStringList accounts; ///< ids of those that were told and are wanted, sorted
    QString localId; ///< what the server of the first of these calls the newest event
    QString postUri; ///< empty: it is about none
    std::optional<StoredPost> post; ///< nothing where the cache does not hold it any more
    FilterVerdict filtered; ///< of the post, by these accounts' filters for notifications
};

struct NoticePage {
    std::vector<NoticeRow> rows; ///< newest first
    qint64 next = 0; ///< pass as `before` to go on
    bool more = false; ///< there may be something below `next`
    int scanned = 0; ///< events looked at; at most 1,000 a page
};

/// Above everything.
constexpr qint64 newestNotice = std::numeric_limits<qint64>::max();

/// Rows whose newest event is older than `before`, newest first, at most `limit`; what an account
/// filters with "hide" is left out. A row that gets another event meanwhile moves to the top, and
/// what is below `before` stays as it is.
Result<NoticePage> noticePage(CacheTx &tx, const NoticeFilter &filter, qint64 before, int limit);

/// The row in which that event stands now, if the filter wants it.
Result<std::optional<NoticeRow>> noticeRow(CacheTx &tx, const NoticeFilter &filter, qint64 event);

/// Who did it, of an event or of all in its group: each once, the last one first.
struct NoticePeople {
    std::vector<Notification::Doer> doers;
    qint64 next = 0; ///< pass as `before` to go on
    bool more = false;
};
Result<NoticePeople> noticePeople(
    CacheTx &tx, qint64 event, qint64 before = newestNotice, int limit = 40);

} // namespace asterism::store
