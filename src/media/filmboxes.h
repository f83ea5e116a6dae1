// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>
#include <array>
#include <optional>

namespace asterism {

// The boxes that MP4, MOV, M4A and 3GP files are built of (ISO/IEC 14496-12, 4.2). Only their heads
// are read.

struct FilmBox {
    quint32 name = 0; ///< as boxName() says
    qint64 at = 0; ///< from the file's begin
    qint64 head = 8; ///< bytes
    qint64 end = 0;
    bool cut = false; ///< it says that it is longer than what it lies in; `end` is the end of that

    qint64 content() const { return at + head; }
};

constexpr quint32 boxName(const char (&name)[5])
{
    return quint32(quint8(name[0])) << 24 | quint32(quint8(name[1])) << 16
        | quint32(quint8(name[2])) << 8 | quint32(quint8(name[3]));
}

template <size_t N> bool isBoxOf(quint32 name, const std::array<quint32, N> &names)
{
    return std::ranges::find(names, name) != names.end();
}

/// Less where the file ends.
QByteArray filmBytes(QIODevice &film, qint64 at, qint64 size);

/// The one that begins there, within what ends at `end`; nothing where there is no head of one.
std::optional<FilmBox> filmBoxAt(QIODevice &film, qint64 at, qint64 end);

/// The first of that name right within another one; nothing: there is none, or what is before it is
/// not built as it should be. At most 1000 are looked at.
std::optional<FilmBox> boxWithin(QIODevice &film, const FilmBox &outer, quint32 name);

} // namespace asterism
