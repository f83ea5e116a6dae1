// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memorystore.h"

#include "base/flow.h"

namespace asterism {

QFuture<Result<Done>> MemoryStore::write(const QString &key, const QString &secret)
{
    m_secrets.insert(key, secret);
    return answered<Done>(Done{});
}

QFuture<Result<QString>> MemoryStore::read(const QString &key)
{
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.constEnd()) {
        return answered<QString>(Error{ErrorKind::NotFound, key, {}});
    }
    return answered<QString>(*found);
}

QFuture<Result<Done>> MemoryStore::remove(const QString &key)
{
    m_secrets.remove(key);
    return answered<Done>(Done{});
}

QFuture<Result<Done>> MemoryStore::check()
{
    return answered<Done>(Done{});
}

} // namespace asterism
