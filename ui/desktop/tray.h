// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace asterism::ui {

struct TrayEntry {
    QString text; ///< empty: a line between two groups
    bool operator==(const TrayEntry &) const = default;
};

/// What an icon in the tray shows.
struct TrayFace {
    QString title;
    QString hint; ///< while the pointer rests on it
    QList<QImage> pictures; ///< in several sizes
    QList<TrayEntry> menu;
    bool operator==(const TrayFace &) const = default;
};

/// The place for a program's icon that a desktop has, or not.
class Tray : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// An icon would be shown now. Not known in the first moments; availableChanged() tells.
    virtual bool isAvailable() const = 0;
    /// Shows the icon, or changes it.
    virtual void show(const TrayFace &face) = 0;
    virtual void hide() = 0;

Q_SIGNALS:
    void availableChanged();
    void activated(); ///< the icon was clicked
    void chosen(int entry); ///< index in TrayFace::menu
};

/// The desktop's; null where Asterism knows none.
std::unique_ptr<Tray> systemTray();

} // namespace asterism::ui
