// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/windowfollower.h"

namespace asterism::ui {

// What windowreader.h and windowfollower.h read of posts, of notifications. For the reading lane.

Result<ReadRows> readNotices(store::CacheTx &tx, const store::NoticeFilter &filter,
    const ReadWish &wish, const RowNames &names);

/// The row in which that event stands now, if it does.
Result<std::optional<ReadRows::Line>> readNotice(
    store::CacheTx &tx, const store::NoticeFilter &filter, qint64 event, const RowNames &names);

/// `above`, `waiting`, `more` and `newestAt`. A group on show that got another event counts among
/// those above; it is one of `above` only where the wish lets rows move.
Result<Done> readNoticesAbove(store::CacheTx &tx, const store::NoticeFilter &filter,
    const FollowWish &wish, const RowNames &names, Followed &followed);

} // namespace asterism::ui
