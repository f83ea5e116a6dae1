// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "store/store.h"

#include <optional>

namespace asterism::store {

/// What detection learnt of a host; nothing when it was never asked or the cache is new.
Result<std::optional<Instance>> instance(CacheTx &tx, const QString &host);
Result<Done> saveInstance(CacheTx &tx, const Instance &instance);

/// The row of a host, made when it is missing.
qint64 instanceRow(CacheTx &tx, const QString &host);

} // namespace asterism::store
