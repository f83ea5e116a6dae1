// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowtile.h"

namespace asterism::ui {

/// Which attachments of a row have a tile: pictures and films, in order. Of a row that a filter
/// folds only the first.
std::vector<int> tiledMedia(const RowView &row);

/// Whether the media of a row are covered by its warning (`open`: it is lifted), or as sensitive
/// ones (`mediaOpen`: they are shown all the same).
bool isWarned(const RowView &row, bool open);
bool isCovered(const RowView &row, bool mediaOpen);

RowTile mediaTile(const RowView &row, int media, bool open, bool mediaOpen, const QString &age);
RowTile gapTile(const RowView &row);

} // namespace asterism::ui
