// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretfile.h"
#include "secrets/secretstore.h"

#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace asterism {

/// Keeps secrets in clear text in a file that the user named, for machines without a keychain.
/// Never used unasked. Several processes may use one file: a lock beside it ("FILE.lock") keeps
/// one from undoing what the other wrote; after two seconds of waiting for it: Timeout.
class FileStore : public SecretStore {
public:
    explicit FileStore(const QString &path)
        : m_path(path)
    {
    }
    ~FileStore() override;

    QFuture<Result<Done>> write(const QString &key, const QString &secret) override;
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<Done>> remove(const QString &key) override;
    QFuture<Result<Done>> check() override;

private:
    /// Says whether the file has to be written.
    using Change = std::function<bool(Secrets &)>;
    struct Update {
        Change change;
        QPromise<Result<Done>> promise;
        int attempts = 0;
    };

    QFuture<Result<Done>> update(Change change);
    void attempt(std::shared_ptr<Update> update);
    Result<Done> apply(const Change &change);

    QString m_path;
    QList<std::shared_ptr<Update>> m_waiting;
    QObject m_timers; ///< last, so that no timer fires into a store half gone
};

} // namespace asterism
