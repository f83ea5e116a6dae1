// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/timeline.h"
#include "ui/images/imageurl.h"
#include "ui/models/rowview.h"
#include "ui/models/sought.h"

namespace asterism::ui {

/// What was sought is marked in descriptions, choices and titles.
QVariantList mediaOf(const Post &post, const Sought &sought = {});
void setPoll(RowView &view, const Post &post, const Sought &sought = {});
void setCard(RowView &view, const Post &post, const Sought &sought = {});
/// The quoted post, when the cache has it and it may be shown; else why it is not.
void setQuote(RowView &view, store::CacheTx &tx, const Post &post);

/// "Picture: a red fox", "Video" for screen readers.
QString mediaWords(Media::Type type, const QString &description);

/// "now", "4 min", "2 h", "3 d" within a week, else the date.
QString ageWords(qint64 at, qint64 now);

/// The exact time, in the user's own format.
QString exactWords(qint64 at);

/// A length of time in its largest unit: "25 min", "3 h", "2 days".
QString spanWords(qint64 ms);

} // namespace asterism::ui
