// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/iconprovider.h"

#include <QColor>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr QSize drawnSize{24, 24}; ///< the size that the icons were drawn for

/// The drawing, an icon's lines in one opaque colour: SVG knows no "#aarrggbb".
QByteArray coloured(const QString &name, const QColor &colour)
{
    QFile file(u":/qt/qml/Asterism/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon %s.", qUtf8Printable(name));
        return {};
    }
    return file.readAll().replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
}

} // namespace

IconProvider::IconProvider()
    : QQuickImageProvider(Image)
{
}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const QColor colour(u'#' + id.section(u'/', 1, 1));
    const QSize wanted = requestedSize.isEmpty() ? drawnSize : requestedSize;
    if (size != nullptr) {
        *size = wanted;
    }
    return drawIcon(id.section(u'/', 0, 0), colour, wanted);
}

QImage drawIcon(const QString &name, const QColor &colour, const QSize &size)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer svg(coloured(name, colour));
    QPainter painter(&image);
    painter.setOpacity(colour.alphaF());
    svg.render(&painter);
    return image;
}

} // namespace asterism
