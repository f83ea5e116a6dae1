// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/noticepages.h"
#include "ui/desktop/notice.h"

#include <QStringList>

namespace asterism::ui {

/// What the desktop is told of a row, without key, picture and actions: "Aoi → @ao@a.example", and
/// below that what they did and how the post begins. Plain and short, whatever strangers wrote; of
/// a post with a warning, and of one that a filter folds, only why it is hidden. `accts`: of the
/// own accounts that are told.
Notice noticeOfRow(const store::NoticeRow &row, const QStringList &accts);

/// For many of one account.
Notice noticeOfMany(const QString &acct, int count);

/// What came while nothing was to be shown, or while the computer slept: so many of each account.
struct MissedNotices {
    QString acct;
    int count = 0;
};
Notice noticeOfMissed(const std::vector<MissedNotices> &missed);

} // namespace asterism::ui
