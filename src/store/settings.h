// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QHash>

#include <optional>

namespace asterism::store {

/// The setting that holds the id of the account that acts unless something else is said. Chosen in
/// the window.
inline const QString defaultActorKey = QStringLiteral("default-actor");

/// What the user chose, by name; what a value means is its owner's business.
Result<std::optional<QString>> setting(UserTx &tx, const QString &key);
/// Every one that was ever saved.
Result<QHash<QString, QString>> settings(UserTx &tx);
Result<Done> saveSetting(UserTx &tx, const QString &key, const QString &value);

} // namespace asterism::store
