// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowtiles.h"

#include "ui/models/rowparts.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Tiles)
};

bool isSeen(const RowMedia &media)
{
    return media.type == "image"_L1 || media.type == "gifv"_L1 || media.type == "video"_L1;
}

/// Covered by themselves, not by a warning that hides the whole post.
bool isSensitive(const RowView &row)
{
    return row.sensitive && (row.warning.isEmpty() || !row.cover.isEmpty());
}

QString coverWords(const RowView &row, bool open)
{
    if (isWarned(row, open)) {
        return row.warning;
    }
    return row.cover.isEmpty() ? Words::tr("Sensitive") : row.cover;
}

} // namespace

std::vector<int> tiledMedia(const RowView &row)
{
    std::vector<int> tiled;
    for (int i = 0; i < row.media.size() && !(row.filtered && !tiled.empty()); ++i) {
        if (isSeen(row.media[i].value<RowMedia>())) {
            tiled.push_back(i);
        }
    }
    return tiled;
}

bool isWarned(const RowView &row, bool open)
{
    return !row.warning.isEmpty() && !open;
}

bool isCovered(const RowView &row, bool mediaOpen)
{
    return isSensitive(row) && !mediaOpen;
}

RowTile mediaTile(const RowView &row, int media, bool open, bool mediaOpen, const QString &age)
{
    RowTile tile{.blank = false, .media = row.media.value(media).value<RowMedia>()};
    tile.covered = isWarned(row, open) || isCovered(row, mediaOpen);
    tile.coverable = !row.warning.isEmpty() || isSensitive(row);
    tile.cover = tile.covered ? coverWords(row, open) : QString();
    tile.further = row.filtered ? int(row.media.size()) - 1 - media : 0;
    tile.acct = row.acct;
    tile.avatar = row.avatar;
    // What is hidden from the eye is not read aloud either.
    const QString seen =
        tile.covered ? tile.cover : mediaWords(mediaType(tile.media.type), tile.media.description);
    tile.accessible = QStringList{row.name, seen, age}.join(u", "_s).left(2000);
    return tile;
}

RowTile gapTile(const RowView &row)
{
    return {.blank = false,
        .gap = true,
        .gapText = row.gapText,
        .gapLoads = row.gapLoads,
        .accessible = row.gapText};
}

} // namespace asterism::ui
