// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QString>

namespace asterism {

/// Where tokens and client secrets lie. Keys look like "<data folder's uuid>/<account id>".
///
/// Every call answers in bounded time and never blocks the caller. Call from one thread with an
/// event loop, the one that made the store; continuations with a context run there too. Deleting
/// the store answers what is still open with Cancelled.
///
/// Errors of all three: Store or Timeout (subject "keychain" or the file's path; the detail names
/// the way out), Cancelled (the user said no when the keychain asked), Damaged (the file is not
/// ours). No Error and no log line ever holds a secret.
class SecretStore {
public:
    virtual ~SecretStore() = default;

    virtual QFuture<Result<Done>> write(const QString &key, const QString &secret) = 0;

    /// NotFound when there is none under this key.
    virtual QFuture<Result<QString>> read(const QString &key) = 0;

    /// Done also when there was none: what the caller wants is true.
    virtual QFuture<Result<Done>> remove(const QString &key) = 0;

    /// Done when secrets can be kept here; to be asked before a sign-in starts, so that nobody
    /// gets a token that can then not be kept.
    virtual QFuture<Result<Done>> check() = 0;
};

} // namespace asterism
