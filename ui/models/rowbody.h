// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "store/timeline.h"
#include "ui/models/rowview.h"

namespace asterism::ui {

/// The text of a post: one styled text when it is nothing but paragraphs, which is what nearly
/// all posts are and what costs a delegate least; else block by block.
void setBody(RowView &view, const store::StoredPost &stored);

/// All of it as one styled text, at most `blocks` blocks: quotes and profiles' notes.
QString styledBody(const Blocks &blocks, const QString &host, int limit = 100);

} // namespace asterism::ui
