// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/exifturn.h"

#include <QtEndian>

namespace asterism {

namespace {

constexpr int turnTag = 274;
constexpr int shortType = 3;
constexpr int entrySize = 12;

/// A TIFF file whose bytes are in either order.
struct Tiff {
    QByteArrayView bytes;
    bool little = false;

    qint64 number(qint64 at, int size) const
    {
        const char *data = bytes.data() + at;
        if (size == 2) {
            return little ? qFromLittleEndian<quint16>(data) : qFromBigEndian<quint16>(data);
        }
        return little ? qFromLittleEndian<quint32>(data) : qFromBigEndian<quint32>(data);
    }
};

/// 1 to 8, where 1 is upright; 0: it is not told.
int orientationOf(const Tiff &tiff)
{
    const qint64 directory = tiff.number(4, 4);
    const qint64 size = tiff.bytes.size();
    const qint64 entries = directory + 2 <= size ? tiff.number(directory, 2) : 0;
    for (qint64 i = 0; i < entries; ++i) {
        const qint64 at = directory + 2 + i * entrySize;
        if (at + entrySize > size) {
            return 0;
        }
        if (tiff.number(at, 2) == turnTag && tiff.number(at + 2, 2) == shortType) {
            const auto told = int(tiff.number(at + 8, 2));
            return told >= 1 && told <= 8 ? told : 0;
        }
    }
    return 0;
}

} // namespace

QByteArray turnIn(QByteArrayView exif)
{
    const bool little = exif.startsWith(QByteArrayView("II*\0", 4));
    const bool big = exif.startsWith(QByteArrayView("MM\0*", 4));
    // One directory of one entry, and none behind it.
    QByteArray alone("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0", 26);
    if ((!little && !big) || exif.size() < alone.size()) {
        return {};
    }
    const int orientation = orientationOf({exif, little});
    alone[18] = char(orientation);
    return orientation > 1 ? alone : QByteArray();
}

} // namespace asterism
