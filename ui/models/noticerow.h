// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/noticepages.h"
#include "ui/models/rowbuilder.h"

namespace asterism::ui {

/// A notification as it is shown: its post's row, as timelines have it, and what makes it one
/// (rownotice.h). For a reading lane.
RowView makeNoticeRow(store::CacheTx &tx, const store::NoticeRow &row, const RowNames &names);

/// By which a model tells such rows apart, whichever of its events a group got last.
qint64 keyOf(const store::NoticeRow &row);

/// Its place in a column: that of its newest event.
store::Event placeOfNotice(qint64 event);

} // namespace asterism::ui
