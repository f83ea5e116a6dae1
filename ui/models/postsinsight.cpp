// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/postsinsight.h"

#include "sync/watchable.h"
#include "ui/models/hear.h"

#include <utility>

namespace asterism::ui {

PostsInSight::PostsInSight(store::Store &store, Posts posts, Tell tell, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_posts(std::move(posts))
    , m_tell(std::move(tell))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &PostsInSight::read);
}

void PostsInSight::look()
{
    // Not begun anew each time: where rows come in all the time it would never end.
    if (m_lookedAt && !m_soon.isActive()) {
        m_soon.start();
    }
}

void PostsInSight::setLookedAt(bool lookedAt)
{
    if (std::exchange(m_lookedAt, lookedAt) == lookedAt) {
        return;
    }
    if (lookedAt) {
        look();
    } else {
        m_soon.stop();
        m_tell({});
    }
}

void PostsInSight::read()
{
    if (m_reading) {
        m_soon.start();
        return;
    }
    m_reading = true;
    const auto ids = m_store.readCache(
        [posts = m_posts()](store::CacheTx &tx) { return watchableIds(tx, posts); });
    hear(ids, &m_store, this,
        [this](const Result<QHash<QString, QStringList>> &known) { found(known); });
}

void PostsInSight::found(const Result<QHash<QString, QStringList>> &ids)
{
    m_reading = false;
    if (ids && m_lookedAt) { // a cache that cannot be read is the store's to tell
        m_tell(*ids);
    }
}

} // namespace asterism::ui
