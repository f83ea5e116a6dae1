// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <vector>

namespace asterism::ui {

/// Tells the streams which posts are on screen, under the ids of those servers that can watch them
/// (sync/watchable.h), at most three times a second: so reactions and votes show as they come.
class PostsInSight : public QObject {
public:
    static constexpr int soonMs = 300;

    using Posts = std::function<std::vector<qint64>()>;
    using Tell = std::function<void(const QHash<QString, QStringList> &)>;

    /// The store outlives it. `posts`: what is on screen now, rows of the cache.
    PostsInSight(store::Store &store, Posts posts, Tell tell, QObject *parent = nullptr);

    /// It may be others from here on.
    void look();
    /// False while the window is hidden or minimized: nothing is on screen. True at first.
    void setLookedAt(bool lookedAt);

private:
    void read();
    void found(const Result<QHash<QString, QStringList>> &ids);

    store::Store &m_store;
    Posts m_posts;
    Tell m_tell;
    QTimer m_soon;
    bool m_lookedAt = true;
    bool m_reading = false;
};

} // namespace asterism::ui
