// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace asterism::ui {

/// How a row of tiles is broken into lines.
struct TileShape {
    int tiles = 0;
    int columns = 1;
    int lead = 0; ///< tiles of a first line that is not full; 0: it is as the others

    int begin(int line) const ///< number of its first tile, also of the line behind the last one
    {
        if (lead == 0) {
            return line * columns;
        }
        return line == 0 ? 0 : lead + (line - 1) * columns;
    }
    int end(int line) const { return begin(line + 1) < tiles ? begin(line + 1) : tiles; }
    int lineOf(int tile) const
    {
        if (lead == 0) {
            return tile / columns;
        }
        return tile < lead ? 0 : 1 + (tile - lead) / columns;
    }
    int columnOf(int tile) const { return tile - begin(lineOf(tile)); }
    int lines() const { return tiles == 0 ? 0 : lineOf(tiles - 1) + 1; }
};

} // namespace asterism::ui
