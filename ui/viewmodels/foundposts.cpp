// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/foundposts.h"

#include <algorithm>
#include <utility>

namespace asterism::ui {

namespace {

constexpr int foundBurstMs = 100;

} // namespace

FoundPosts::FoundPosts(store::Store &store, RowNamer names, QObject *parent)
    : SeenPosts(parent)
    , m_store(store)
    , m_names(std::move(names))
    , m_reader(
          &store, this, [this] { return read(); }, [this](const Result<Read> &read) { take(read); })
{
    m_burst.setSingleShot(true);
    m_burst.setInterval(foundBurstMs);
    connect(&m_burst, &QTimer::timeout, this, [this] { m_reader.read(); });
    connect(&store, &store::Store::committed, this, &FoundPosts::heard);
}

void FoundPosts::setFoundColour(const QString &colour)
{
    if (std::exchange(m_foundColour, colour) != colour) {
        namesChanged();
        Q_EMIT foundColourChanged();
    }
}

void FoundPosts::show(std::vector<qint64> posts, const Sought &sought)
{
    m_posts = std::move(posts);
    m_sought = sought;
    m_reading = true;
    ++m_order;
    m_reader.read();
}

void FoundPosts::heard(const store::Changes &changes)
{
    const bool concerns = changes.accounts // dots have other colours
        || changes.cache
        || std::ranges::any_of(m_posts, [&](qint64 post) { return changes.posts.contains(post); });
    if (concerns && !m_posts.empty() && !m_burst.isActive()) {
        m_burst.start();
    }
}

void FoundPosts::reread(const QSet<QString> &uris)
{
    if (!keysOf(uris).isEmpty()) {
        m_reader.read();
    }
}

void FoundPosts::namesChanged()
{
    if (!m_posts.empty()) {
        m_reader.read();
    }
}

QFuture<Result<FoundPosts::Read>> FoundPosts::read()
{
    RowNames now = m_names();
    now.sought = m_sought;
    now.sought.colour = m_foundColour;
    return m_store.readCache([posts = m_posts, names = std::move(now), unasked = !m_reading,
                                 order = m_order](store::CacheTx &tx) -> Result<Read> {
        Read read{.rows = {}, .unasked = unasked, .order = order};
        for (const qint64 post : posts) {
            store::TimelineRow row = store::rowOf(tx, post);
            row.boostedBy.clear(); // they stand here for another reason
            if (!row.post.post.uri.isEmpty()) {
                read.rows.push_back({.row = makeRow(tx, row, names)});
            }
        }
        return read;
    });
}

void FoundPosts::take(const Result<Read> &read)
{
    if (!read) {
        m_reading = false;
        Q_EMIT failed(sentence(read.error()));
        return;
    }
    if (read->order != m_order) {
        return; // of another search: the next reading is under way
    }
    follow(read->rows, read->unasked);
    if (std::exchange(m_reading, false)) {
        Q_EMIT shown();
    }
}

} // namespace asterism::ui
