// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>

#include <optional>

namespace asterism::ui {

/// The bus of the user's session, if there is one.
std::optional<QDBusConnection> sessionBus();

} // namespace asterism::ui
