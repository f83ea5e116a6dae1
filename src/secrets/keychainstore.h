// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/keychainrequest.h"
#include "secrets/secretstore.h"

#include <QObject>

namespace asterism {

/// Keeps secrets in the system's keychain: the Secret Service (GNOME Keyring, KWallet …) on
/// Linux, Keychain on macOS, the Credential Manager on Windows; all under the service "asterism".
///
/// A keychain may ask for its password, so an answer can take as long as the limit given. What a
/// user permits after that still happens, unseen: a write that ended with Timeout may be there.
class KeychainStore : public SecretStore {
public:
    explicit KeychainStore(int timeoutMs = 60'000)
        : m_timeoutMs(timeoutMs)
    {
    }

    QFuture<Result<Done>> write(const QString &key, const QString &secret) override;
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<Done>> remove(const QString &key) override;

    /// Writes, reads and removes a trial entry: the only way to know that a keychain is there,
    /// open and keeps what it is given.
    QFuture<Result<Done>> check() override;

private:
    QFuture<Result<QString>> request(
        KeychainRequest::Kind kind, const QString &key = {}, const QString &secret = {});

    int m_timeoutMs;
    QObject m_requests; ///< parent of what is still open
};

} // namespace asterism
