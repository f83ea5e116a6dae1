// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QtEndian>

#include <array>

namespace asterism {

/// A picture whose quarters are red, green (top), blue and white (bottom).
inline QImage quarters(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool left = x < width / 2;
            const bool top = y < height / 2;
            image.setPixelColor(
                x, y, top ? (left ? Qt::red : Qt::green) : (left ? Qt::blue : Qt::white));
        }
    }
    return image;
}

/// The bytes of a file; `format` as QImage::save() knows it.
inline QByteArray encoded(const QImage &image, const char *format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 95);
    return buffer.data();
}

/// A GIF of one pixel, or, with `frames` of 2, of two.
inline QByteArray smallGif()
{
    return QByteArray::fromBase64("R0lGODdhAQABAIABAP8AAP///ywAAAAAAQABAAACAkQBADs=");
}

/// An AVIF of 16 × 16 red pixels.
inline QByteArray smallAvif()
{
    return QByteArray::fromBase64(
        "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAD5bWV0YQAAAAAAAAAvaGRscgAAAAAAAAAA"
        "cGljdAAAAAAAAAAAAAAAAFBpY3R1cmVIYW5kbGVyAAAAAA5waXRtAAAAAAABAAAAHmlsb2MAAAAARAAA"
        "AQABAAAAAQAAASEAAAAdAAAAKGlpbmYAAAAAAAEAAAAaaW5mZQIAAAAAAQAAYXYwMUNvbG9yAAAAAGpp"
        "cHJwAAAAS2lwY28AAAAUaXNwZQAAAAAAAAAQAAAAEAAAABBwaXhpAAAAAAMICAgAAAAMYXYxQ4EADAAA"
        "AAATY29scm5jbHgAAgACAAIAAAAAF2lwbWEAAAAAAAAAAQABBAECgwQAAAAlbWRhdAoGGAz/2wCAMhMY"
        "AAAAUAAAAACpjmy2qrHGtoVA");
}

inline quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1U) ? 0xedb88320U : 0U);
        }
    }
    return ~crc;
}

/// A PNG that announces any size and holds next to nothing.
inline QByteArray boastingPng(quint32 width, quint32 height)
{
    QByteArray head("IHDR");
    const auto append = [&head](quint32 value) {
        std::array<char, 4> bytes{};
        qToBigEndian(value, bytes.data());
        head.append(bytes.data(), 4);
    };
    append(width);
    append(height);
    head.append("\x08\x06\x00\x00\x00", 5);
    std::array<char, 4> crc{};
    qToBigEndian(crc32(head), crc.data());
    return QByteArray("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", 12) + head + QByteArray(crc.data(), 4);
}

/// The JPEG with an EXIF orientation (1 to 8) put behind its first marker.
inline QByteArray oriented(const QByteArray &jpeg, char orientation)
{
    QByteArray exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    exif += orientation;
    exif += QByteArray("\0\0\0\0\0\0", 6);
    const auto size = quint16(exif.size() + 2);
    QByteArray marker("\xff\xe1", 2);
    marker += char(size >> 8);
    marker += char(size & 255);
    return jpeg.first(2) + marker + exif + jpeg.sliced(2);
}

} // namespace asterism
