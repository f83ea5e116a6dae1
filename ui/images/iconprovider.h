// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickImageProvider>

namespace asterism {

/// image://icon/NAME/RRGGBB: one of our own icons (resources/icons) in a colour of the theme, which
/// may have its opacity before it (AARRGGBB), or "asterism", the program's mark, which has colours
/// of its own. We paint them all: Qt's plug-in for SVG is a package that not everybody has. Drawn
/// at once: they are small, and the engine keeps what was asked before.
class IconProvider : public QQuickImageProvider {
public:
    IconProvider();

    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

/// The same for those who need no URL.
QImage drawIcon(const QString &name, const QColor &colour, const QSize &size);

} // namespace asterism
