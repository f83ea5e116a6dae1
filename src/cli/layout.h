// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/paint.h"
#include "cli/sourcewords.h"
#include "model/actor.h"
#include "store/timeline.h"
#include "store/tokenizer/soughtwords.h"

#include <QStringList>

namespace asterism::cli {

/// Where human output is laid out for.
struct Page {
    int width = 80; ///< columns
    qint64 now = 0; ///< ms; for "5 min ago"
    Paint paint;
    QString command; ///< what loads more posts into a gap, as the user would type it
    SoughtWords sought; ///< what stands out in texts, where there are colours
};

/// A row as lines for people: who and when, boosters, warning, text, pictures, poll, address.
/// `indent` columns are left free on the left; `marked` shows the row as the one meant.
QStringList rowLines(const store::TimelineRow &row, const Names &names, const Page &page,
    int indent = 0, bool marked = false);

/// A person's profile as lines.
QStringList actorLines(const Actor &actor, const Page &page);

/// "5 min", "3 h" within a day, else the local date and time.
QString timeWord(qint64 ms, qint64 now);

/// Cells under each other: all columns but the last as wide as their widest cell, up to a third
/// of the page; the last one is clipped at the page's end. A row's note stands below it, whole.
QStringList tableLines(
    const QList<QStringList> &rows, const Page &page, const QStringList &notes = {});

} // namespace asterism::cli
