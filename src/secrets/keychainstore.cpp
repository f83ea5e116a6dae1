// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstore.h"

namespace asterism {

namespace {

using Kind = KeychainRequest::Kind;

Result<Done> withoutText(const Result<QString> &result)
{
    return result ? Result<Done>(Done{}) : Result<Done>(result.error());
}

} // namespace

QFuture<Result<Done>> KeychainStore::write(const QString &key, const QString &secret)
{
    return request(Kind::Write, key, secret).then(withoutText);
}

QFuture<Result<QString>> KeychainStore::read(const QString &key)
{
    return request(Kind::Read, key);
}

QFuture<Result<Done>> KeychainStore::remove(const QString &key)
{
    return request(Kind::Remove, key).then(withoutText);
}

QFuture<Result<Done>> KeychainStore::check()
{
    return request(Kind::Check).then(withoutText);
}

QFuture<Result<QString>> KeychainStore::request(
    KeychainRequest::Kind kind, const QString &key, const QString &secret)
{
    return (new KeychainRequest(kind, key, secret, &m_requests))->start(m_timeoutMs);
}

} // namespace asterism
