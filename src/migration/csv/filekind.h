// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/table.h"
#include "model/moved.h"

namespace asterism::csv {

/// What the files are that servers export.
using FileKind = MovedKind;

/// More of them tell nothing new about a file.
constexpr int guessedRows = 51;

struct FileGuess {
    FileKind kind = FileKind::Unknown;
    /// Otherwise whoever brings the file must say what it is: taking blocks for follows would be
    /// the worst that could happen.
    bool sure = false;

    bool operator==(const FileGuess &) const = default;
};

/// Judged by the header, by the name that servers give such a file, and by what the rows look like.
/// Sure where header and name, as far as they speak, and the rows agree. Lists are known by their
/// rows alone; follows, followers, blocks and mutes without a header look alike. Hashtags and clips
/// have no header that would be theirs: only the name makes them sure.
/// The first `guessedRows` are enough.
FileGuess guessKind(const Table &table, const QString &fileName);
/// Whether its rows look like those of clips: a name, then a post's address.
bool hasClipRows(const Table &table);

/// What looks like a header is a row of the others.
bool mayHaveHeader(FileKind kind);

/// Whether such a row is a header, of any of the files; upper and lower case alike.
bool isHeader(const QStringList &cells);
bool hasHeader(const Table &table);

/// Whether a row below the first is a header once more, as where two files were put together: all
/// its cells are names of columns. Stricter than isHeader(), for somebody may be called "domain".
bool isFurtherHeader(const QStringList &cells);
/// What the file is of whose header that is; Unknown where it does not say.
FileKind kindOfHeader(const QStringList &cells);

/// In which column of the header a name stands ("Account address", "#domain", …); -1: in none.
int columnNamed(const Table &table, QLatin1StringView name);

} // namespace asterism::csv
