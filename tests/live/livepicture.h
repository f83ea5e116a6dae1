// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRandomGenerator>
#include <QtEndian>

namespace asterism::live {

/// A part of a PNG file, as the PNG specification (W3C) says.
inline QByteArray pngChunk(const QByteArray &name, const QByteArray &data)
{
    const auto number = [](quint32 value) {
        QByteArray bytes(4, Qt::Uninitialized);
        qToBigEndian(value, bytes.data());
        return bytes;
    };
    quint32 sum = 0xffff'ffff;
    for (const char byte : name + data) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit) {
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xedb8'8320 : 0);
        }
    }
    return number(quint32(data.size())) + name + data + number(~sum);
}

/// A PNG file of 256 × 256 points of any colours, of almost 200,000 bytes: another one for each
/// seed.
inline QByteArray noisyPng(quint32 seed)
{
    constexpr int side = 256;
    QRandomGenerator random(seed);
    QByteArray points;
    for (int row = 0; row < side; ++row) {
        points += '\0'; // no filter
        for (int byte = 0; byte < 3 * side; ++byte) {
            points += char(random.bounded(256));
        }
    }
    const QByteArray head("\0\0\1\0\0\0\1\0\10\2\0\0\0", 13);
    const QByteArray packed = qCompress(points).mid(4); // Qt writes the size before
    return QByteArray("\x89PNG\r\n\x1a\n") + pngChunk("IHDR", head) + pngChunk("IDAT", packed)
        + pngChunk("IEND", {});
}

} // namespace asterism::live
