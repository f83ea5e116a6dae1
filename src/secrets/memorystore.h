// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <QHash>

namespace asterism {

/// Keeps secrets for this run only.
class MemoryStore : public SecretStore {
public:
    QFuture<Result<Done>> write(const QString &key, const QString &secret) override;
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<Done>> remove(const QString &key) override;
    QFuture<Result<Done>> check() override;

private:
    QHash<QString, QString> m_secrets;
};

} // namespace asterism
