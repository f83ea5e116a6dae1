// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "store/timeline.h"
#include "ui/models/rowview.h"
#include "ui/models/sought.h"

#include <QVariantList>

namespace asterism::ui {

/// The text of a post: one styled text when it is nothing but paragraphs, which is what nearly
/// all posts are and what costs a delegate least; else block by block. What was sought is marked,
/// but not in code, which is shown as plain text.
void setBody(RowView &view, const store::StoredPost &stored, const Sought &sought = {});

/// The same of any text: `body`, or `blocks` of RowBlock where it is more than paragraphs.
struct ShownText {
    QString body;
    QVariantList blocks;
};
/// `foundColour` as styledText() has it.
ShownText shownText(const Blocks &blocks, const QString &host, const QString &foundColour = {});

/// All of it as one styled text, at most `blocks` blocks: quotes and profiles' notes.
QString styledBody(
    const Blocks &blocks, const QString &host, int limit = 100, const QString &foundColour = {});

} // namespace asterism::ui
