// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/serverbook.h"

#include "protocol/software.h"
#include "store/instances.h"

namespace asterism::ui {

namespace {

/// A server tells few sentences of few sorts; who makes them up without end is not kept.
constexpr int mostTexts = 500;

/// Nothing is held to be impossible that was never asked about: most servers speak Mastodon's
/// language, and what they cannot do they say themselves.
Instance byAccount(const Account &account)
{
    const Instance::Family family = familyOfSoftware(account.software);
    return {.host = account.host,
        .software = account.software,
        .version = account.version,
        .family = family == Instance::Family::Unknown ? Instance::Family::Mastodon : family};
}

} // namespace

Instance serverOf(store::CacheTx &tx, const Account &account)
{
    const auto learnt = store::instance(tx, account.host);
    return learnt && *learnt ? **learnt : byAccount(account);
}

std::shared_ptr<const Instance> ServerBook::of(store::CacheTx &tx, const Account &account)
{
    {
        const QMutexLocker lock(&m_mutex);
        const auto known = m_known.constFind(account.host);
        if (known != m_known.cend() && tx.now - known->at < keptMs) {
            return known->server;
        }
    }
    // Not under the lock: another lane need not wait for this one's disk.
    const auto server = std::make_shared<const Instance>(serverOf(tx, account));
    const QMutexLocker lock(&m_mutex);
    if (server->checkedAt > 0) {
        m_known.insert(account.host, {server, tx.now});
    }
    return server;
}

QStringList ServerBook::same(const QStringList &texts)
{
    const QMutexLocker lock(&m_mutex);
    const auto known = m_texts.constFind(texts);
    if (known != m_texts.cend()) {
        return *known;
    }
    if (m_texts.size() >= mostTexts) {
        m_texts.clear();
    }
    return *m_texts.insert(texts, texts);
}

} // namespace asterism::ui
