// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/moved.h"

#include <QJsonObject>

namespace asterism::cli {

/// One thing that an account has, for scripts: `handle`, `host`, `uri` or `tag`, by its kind, and
/// the options that its kind has; null where nothing was told.
QJsonObject itemJson(const MovedItem &item, MovedKind kind);

} // namespace asterism::cli
