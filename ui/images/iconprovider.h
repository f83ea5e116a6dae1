// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickImageProvider>

namespace asterism {

/// image://icon/NAME/RRGGBB: one of our own icons (resources/icons) in a colour of the theme, which
/// may have its opacity before it (AARRGGBB). Drawn at once: they are small, and the engine keeps
/// what was asked before.
class IconProvider : public QQuickImageProvider {
public:
    IconProvider();

    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace asterism
