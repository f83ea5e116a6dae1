// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/sessionbus_dbus.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

std::optional<QDBusConnection> sessionBus()
{
    // Without an address the library would start a bus of its own, where nobody shows anything.
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        && (runtime.isEmpty() || !QFileInfo::exists(QDir(runtime).filePath(u"bus"_s)))) {
        return std::nullopt;
    }
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() ? std::optional(bus) : std::nullopt;
}

} // namespace asterism::ui
