// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/timeline.h"
#include "ui/images/emojiindex.h"
#include "ui/models/actingnames.h"
#include "ui/models/rowview.h"
#include "ui/models/sought.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace asterism::ui {

/// What rows are told in: whose dots are which, where their emoji are told to, and who acts. A copy
/// goes with each reading, so that the lane sees one state.
struct RowNames {
    QHash<QString, RowDot> accounts; ///< by own account's id
    QStringList order; ///< those ids as the user has them in the rail
    QHash<QString, QString> lists; ///< names by list id, for gaps
    std::shared_ptr<EmojiIndex> emojis; ///< thread-safe
    ActingNames acting = {}; ///< who may act, and what is on its way
    Sought sought = {}; ///< marked in all texts that a search looks into
};

/// The RowNames of this moment; called on the GUI thread.
using RowNamer = std::function<RowNames()>;

/// A row as it is shown. For a reading lane: looks up the quoted and the answered post.
RowView makeRow(store::CacheTx &tx, const store::TimelineRow &row, const RowNames &names);

/// The key by which a model tells rows apart: the post's row, or the gap's id below zero.
qint64 keyOf(const store::TimelineRow &row);

} // namespace asterism::ui
