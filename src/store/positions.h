// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <optional>

namespace asterism::store {

/// How far somebody has read a timeline. Names the post by uri, so it outlives the cache.
struct ReadPosition {
    qint64 sortAt = 0;
    QString uri;
    bool operator==(const ReadPosition &) const = default;
};

/// `timeline` is the column's id; the place goes with the column (store/deck.h).
Result<std::optional<ReadPosition>> readPosition(UserTx &tx, const QString &timeline);
Result<Done> saveReadPosition(UserTx &tx, const QString &timeline, const ReadPosition &position);

/// The data folder's own UUID, made on first use; part of the keychain's keys.
Result<QString> dataFolderId(UserTx &tx);

} // namespace asterism::store
