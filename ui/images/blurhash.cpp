// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/blurhash.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string_view>
#include <vector>

namespace asterism {

namespace {

constexpr std::u16string_view digits =
    u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    u"#$%*+,-.:;=?@[]^_{|}~";
constexpr int longestSide = 128;

/// One colour, or one wave of it, in linear light.
using Colour = std::array<float, 3>;

struct Waves {
    int across = 0; ///< 1 to 9
    int down = 0; ///< 1 to 9
    std::vector<Colour> factors; ///< row by row; the first is the mean colour
};

/// Nothing when a character is none of the digits.
std::optional<int> number(QStringView text)
{
    int value = 0;
    for (const QChar c : text) {
        const auto digit = digits.find(c.unicode());
        if (digit == std::u16string_view::npos) {
            return {};
        }
        value = value * int(digits.size()) + int(digit);
    }
    return value;
}

float linear(int channel)
{
    const float v = float(channel) / 255.0F;
    return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
}

int screen(float light)
{
    const float v = std::clamp(light, 0.0F, 1.0F);
    const float s = v <= 0.0031308F ? v * 12.92F : 1.055F * std::pow(v, 1.0F / 2.4F) - 0.055F;
    return int(s * 255.0F + 0.5F);
}

Colour meanColour(int value)
{
    return {linear((value >> 16) & 255), linear((value >> 8) & 255), linear(value & 255)};
}

/// Three digits of base 19, each the root of a strength, with its sign.
Colour wave(int value, float strongest)
{
    const auto strength = [strongest](int digit) {
        const float v = float(digit - 9) / 9.0F;
        return std::copysign(v * v, v) * strongest;
    };
    return {strength(value / (19 * 19)), strength(value / 19 % 19), strength(value % 19)};
}

std::optional<Waves> parsed(QStringView hash)
{
    if (hash.size() < 6) {
        return {};
    }
    const auto counts = number(hash.first(1));
    const auto strongest = number(hash.sliced(1, 1));
    const auto mean = number(hash.sliced(2, 4));
    if (!counts || !strongest || !mean || *counts > 80 || *mean > 0xffffff) {
        return {};
    }
    Waves waves{.across = *counts % 9 + 1, .down = *counts / 9 + 1, .factors = {meanColour(*mean)}};
    const qsizetype size = 4 + 2 * qsizetype(waves.across) * waves.down;
    if (hash.size() != size) {
        return {};
    }
    for (qsizetype at = 6; at < size; at += 2) {
        const auto value = number(hash.sliced(at, 2));
        if (!value || *value >= 19 * 19 * 19) {
            return {};
        }
        waves.factors.push_back(wave(*value, float(*strongest + 1) / 166.0F));
    }
    return waves;
}

/// cos(pi * place * wave / length) for each place and wave: the same for every row and column.
std::vector<float> cosines(int length, int count)
{
    std::vector<float> table;
    for (int place = 0; place < length; ++place) {
        for (int wave = 0; wave < count; ++wave) {
            const float angle = std::numbers::pi_v<float> * float(place * wave) / float(length);
            table.push_back(std::cos(angle));
        }
    }
    return table;
}

QRgb pixel(const Waves &waves, const float *acrossCosines, const float *downCosines)
{
    Colour sum{};
    for (int row = 0; row < waves.down; ++row) {
        for (int column = 0; column < waves.across; ++column) {
            const float weight = acrossCosines[column] * downCosines[row];
            const Colour &factor = waves.factors[size_t(row * waves.across + column)];
            for (size_t i = 0; i < sum.size(); ++i) {
                sum[i] += factor[i] * weight;
            }
        }
    }
    return qRgb(screen(sum[0]), screen(sum[1]), screen(sum[2]));
}

} // namespace

QImage decodeBlurhash(QStringView hash, QSize size)
{
    const auto waves = parsed(hash);
    if (!waves) {
        return {};
    }
    const int width = std::clamp(size.width(), 1, longestSide);
    const int height = std::clamp(size.height(), 1, longestSide);
    const auto across = cosines(width, waves->across);
    const auto down = cosines(height, waves->down);
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            line[x] =
                pixel(*waves, &across[size_t(x * waves->across)], &down[size_t(y * waves->down)]);
        }
    }
    return image;
}

} // namespace asterism
