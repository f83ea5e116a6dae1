// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/drawing.h"

#include <QColor>
#include <QFont>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace asterism {

namespace {

constexpr int hues = 24;
constexpr qreal saturation = 0.36;

/// The same number on every computer and in every run, which qHash() does not promise.
quint32 steadyHash(const QString &text)
{
    quint32 hash = 2166136261U; // FNV-1a
    for (const char byte : text.toUtf8()) {
        hash = (hash ^ quint8(byte)) * 16777619U;
    }
    return hash;
}

QString letterOf(const QString &name)
{
    const QList<uint> points = name.toUcs4();
    const auto letter =
        std::ranges::find_if(points, [](uint point) { return QChar::isLetterOrNumber(point); });
    if (letter == points.end()) {
        return {};
    }
    const char32_t point = *letter;
    return QString::fromUcs4(&point, 1).toUpper();
}

QImage canvasOf(QSize size)
{
    QImage canvas(size, QImage::Format_ARGB32_Premultiplied);
    canvas.fill(Qt::transparent);
    return canvas;
}

void paintBackground(QPainter &painter, QSize size, const QString &name, qreal radius)
{
    const qreal hue = qreal(steadyHash(name) % hues) / hues;
    QLinearGradient gradient(0, 0, size.width(), size.height());
    gradient.setColorAt(0, QColor::fromHslF(float(hue), float(saturation), 0.34F));
    gradient.setColorAt(1, QColor::fromHslF(float(hue), float(saturation), 0.54F));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(QRect({0, 0}, size), radius, radius);
}

} // namespace

QImage rounded(const QImage &image, qreal radius)
{
    if (radius <= 0 || image.isNull()) {
        return image;
    }
    QImage canvas = canvasOf(image.size());
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(image));
    painter.drawRoundedRect(image.rect(), radius, radius);
    return canvas;
}

QImage centred(const QImage &image, QSize canvas)
{
    if (image.size() == canvas) {
        return image;
    }
    QImage whole = canvasOf(canvas);
    QPainter painter(&whole);
    painter.drawImage(
        (canvas.width() - image.width()) / 2, (canvas.height() - image.height()) / 2, image);
    return whole;
}

QImage letterTile(const QString &name, QSize size, qreal radius)
{
    QImage canvas = canvasOf(size);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBackground(painter, size, name, radius);
    QFont font;
    font.setPixelSize(std::max(1, std::min(size.width(), size.height()) * 2 / 5));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(QColor(255, 255, 255, 235));
    painter.drawText(canvas.rect(), Qt::AlignCenter, letterOf(name));
    return canvas;
}

} // namespace asterism
