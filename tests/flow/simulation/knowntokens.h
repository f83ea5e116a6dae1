// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "secrets/secretstore.h"

#include <QHash>

namespace asterism::simulation {

/// Somebody's token by account id, for as long as the simulation lasts.
using Tokens = QHash<QString, QString>;

/// Hands out what the simulation knows, which must outlive it; nothing is written.
class KnownTokens : public SecretStore {
public:
    explicit KnownTokens(const Tokens &tokens)
        : m_tokens(tokens)
    {
    }
    QFuture<Result<Done>> write(const QString &, const QString &) override
    {
        return answered<Done>(Done{});
    }
    QFuture<Result<QString>> read(const QString &key) override
    {
        return answered<QString>(m_tokens.value(key.section(QChar(u'/'), -1)));
    }
    QFuture<Result<Done>> remove(const QString &) override { return answered<Done>(Done{}); }
    QFuture<Result<Done>> check() override { return answered<Done>(Done{}); }

private:
    const Tokens &m_tokens;
};

} // namespace asterism::simulation
