// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/pictures.h"

#include "sandbox/answers.h"
#include "sandbox/api.h"
#include "sandbox/localids.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Colour {
    int red;
    int green;
    int blue;
    int alpha = 255;
};

Colour mix(Colour a, Colour b, double share)
{
    const auto part = [share](int from, int to) { return int(from + (to - from) * share); };
    return {part(a.red, b.red), part(a.green, b.green), part(a.blue, b.blue)};
}

/// Soft colours: every channel between 70 and 230.
Colour colourOf(quint64 seed)
{
    return {70 + int(seed % 160), 70 + int((seed >> 12) % 160), 70 + int((seed >> 24) % 160)};
}

/// Sky, two hills and a sun.
Colour scenePixel(quint64 seed, double x, double y)
{
    const double phase = double(seed % 628) / 100;
    const double far = 0.55 + 0.08 * std::sin(x * 7 + phase);
    const double near = 0.75 + 0.1 * std::sin(x * 4 + phase * 2);
    const double sunX = 0.2 + double((seed >> 8) % 60) / 100;
    if (y > near) {
        return mix(colourOf(seed), {30, 50, 40}, 0.5);
    }
    if (y > far) {
        return mix(colourOf(seed >> 5), {60, 80, 90}, 0.3);
    }
    if (std::hypot(x - sunX, (y - 0.25) * 0.6) < 0.07) {
        return {250, 235, 190};
    }
    return mix(colourOf(seed >> 9), {245, 240, 235}, y);
}

Colour facePixel(quint64 seed, double x, double y)
{
    const Colour skin = mix(colourOf(seed >> 3), {250, 230, 210}, 0.6);
    if (std::hypot(std::abs(x - 0.5) - 0.13, y - 0.45) < 0.04) {
        return {40, 35, 45};
    }
    if (std::hypot(x - 0.5, y - 0.62) < 0.1 && y > 0.64) {
        return {150, 60, 70};
    }
    if (std::hypot(x - 0.5, y - 0.52) < 0.34) {
        return skin;
    }
    return colourOf(seed >> 7);
}

/// A disc on nothing, with a soft edge: emojis stand on grounds of any colour.
Colour badgePixel(quint64 seed, double x, double y)
{
    Colour colour = colourOf(seed);
    const double outside = (std::hypot(x - 0.5, y - 0.5) - 0.44) / 0.04;
    colour.alpha = int(255 * (1 - std::clamp(outside, 0.0, 1.0)));
    return colour;
}

Colour pixel(quint64 seed, double x, double y, Motif motif)
{
    if (motif == Motif::Scene) {
        return scenePixel(seed, x, y);
    }
    return motif == Motif::Face ? facePixel(seed, x, y) : badgePixel(seed, x, y);
}

quint32 crcOf(QByteArrayView bytes)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> made{};
        for (quint32 n = 0; n < 256; ++n) {
            quint32 c = n;
            for (int k = 0; k < 8; ++k) {
                c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
            }
            made[n] = c;
        }
        return made;
    }();
    quint32 crc = 0xffffffffu;
    for (const char byte : bytes) {
        crc = table[(crc ^ quint8(byte)) & 0xff] ^ (crc >> 8);
    }
    return crc ^ 0xffffffffu;
}

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return number(quint32(data.size())) + type + data + number(crcOf(type + data));
}

/// "0123456789abcdef-320x200.png" → its size; 64 × 64 for other names.
std::pair<int, int> sizeIn(const QString &file)
{
    const QStringList sides = file.section(u'-', -1).section(u'.', 0, 0).split(u'x');
    const int width = sides.value(0).toInt();
    const int height = sides.value(1).toInt();
    return width > 0 && height > 0 ? std::pair(width, height) : std::pair(64, 64);
}

} // namespace

QByteArray drawPng(quint64 seed, int width, int height, Motif motif)
{
    width = std::clamp(width, 1, 1200);
    height = std::clamp(height, 1, 1200);
    QByteArray rows;
    rows.reserve(qsizetype(height) * (width * 4 + 1));
    for (int y = 0; y < height; ++y) {
        rows += '\0'; // filter: none
        for (int x = 0; x < width; ++x) {
            const Colour c = pixel(seed, (x + 0.5) / width, (y + 0.5) / height, motif);
            rows += char(c.red);
            rows += char(c.green);
            rows += char(c.blue);
            rows += char(c.alpha);
        }
    }
    QByteArray head = number(quint32(width)) + number(quint32(height));
    head += QByteArray("\x08\x06\x00\x00\x00", 5); // 8 bits, RGBA
    // qCompress writes its own four bytes of length before the zlib stream.
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", head)
        + chunk("IDAT", qCompress(rows).mid(4)) + chunk("IEND", {});
}

HttpResponse pictures(const Call &call)
{
    const QString file = call.parts.value(1);
    if (call.is("misskey"_L1) && call.parts[0] == u"emoji"_s && file.endsWith(u".webp"_s)) {
        // misskey: server/web/ClientServerService.ts; "name@." and "name@host" are known, too.
        const QString name = file.section(u'.', 0, 0).section(u'@', 0, 0);
        HttpResponse response;
        response.status = 302;
        response.headers.emplace_back("Location", "/emoji/" + name.toUtf8() + ".png");
        return response;
    }
    if (call.parts.size() != 2 || !file.endsWith(u".png"_s)) {
        return call.no(404);
    }
    const quint64 seed = steadyHash(file.section(u'-', 0, 0));
    QByteArray png;
    if (call.parts[0] == u"avatars"_s) {
        png = drawPng(seed, 96, 96, Motif::Face);
    } else if (call.parts[0] == u"emoji"_s) {
        png = drawPng(seed, 32, 32, Motif::Badge);
    } else {
        const auto [width, height] = sizeIn(file);
        png = drawPng(seed, width, height, Motif::Scene);
    }
    HttpResponse response = typedAnswer("image/png", png);
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

} // namespace asterism
