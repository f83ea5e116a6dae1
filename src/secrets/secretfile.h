// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QMap>
#include <QString>

namespace asterism {

using Secrets = QMap<QString, QString>; ///< key to secret

/// Reads the file that --session-secrets names: {"version": 1, "secrets": {key: secret}}.
/// A file that is missing or empty has no secrets.
/// Errors: Store (unreadable, or others may read it), Damaged (not such a file, over 1 MiB).
Result<Secrets> readSecretFile(const QString &path);

/// Replaces the file in one step; a crash leaves the old one. It is closed to others (0600)
/// before the first byte is in it. Errors: Store.
Result<Done> writeSecretFile(const QString &path, const Secrets &secrets);

} // namespace asterism
