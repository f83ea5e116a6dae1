// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "store/timeline.h"
#include "ui/models/rowview.h"

#include <QVariantList>

namespace asterism::ui {

/// The text of a post: one styled text when it is nothing but paragraphs, which is what nearly
/// all posts are and what costs a delegate least; else block by block.
void setBody(RowView &view, const store::StoredPost &stored);

/// The same of any text: `body`, or `blocks` of RowBlock where it is more than paragraphs.
struct ShownText {
    QString body;
    QVariantList blocks;
};
ShownText shownText(const Blocks &blocks, const QString &host);

/// All of it as one styled text, at most `blocks` blocks: quotes and profiles' notes.
QString styledBody(const Blocks &blocks, const QString &host, int limit = 100);

} // namespace asterism::ui
