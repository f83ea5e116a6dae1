// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/tray.h"
#include "ui/desktop/trayitem_dbus.h"
#include "ui/desktop/traymenu_dbus.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>

namespace asterism::ui {

/// An icon by StatusNotifierItem, as KDE, GNOME with its extension, Xfce, Cinnamon, LXQt and
/// others show it. Qt's own needs widgets for desktops without, which are not ours to use.
class NotifierTray : public Tray {
    Q_OBJECT

public:
    explicit NotifierTray(const QDBusConnection &bus, QObject *parent = nullptr);
    ~NotifierTray() override;

    bool isAvailable() const override { return m_available; }
    void show(const TrayFace &face) override;
    void hide() override;

private Q_SLOTS:
    /// Whether somebody shows icons: asked without waiting.
    void look();

private:
    void setAvailable(bool available);
    void offer();

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QObject m_item; ///< at /StatusNotifierItem
    QObject m_menuHolder; ///< at /MenuBar
    TrayItem *m_icon; ///< the item's
    TrayMenu *m_menu; ///< the holder's
    QString m_service; ///< empty while the icon is not offered
    bool m_available = false;
    bool m_wanted = false;
};

} // namespace asterism::ui
