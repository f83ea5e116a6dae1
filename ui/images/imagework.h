// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/imagedesk.h"
#include "ui/images/imageresponse.h"
#include "ui/images/recipe.h"

#include <QCache>
#include <QReadWriteLock>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace asterism {

/// What ImageDesk and its providers share: gets files, decodes them on a small pool, last asked
/// first, and keeps what is small. Thread-safe.
class ImageWork : public std::enable_shared_from_this<ImageWork> {
public:
    ImageWork(MediaCache &media, const EmojiIndex &emojis, ImageDesk::Options options);

    /// Neither media nor emojis are touched from now on; everybody who waits is told.
    void close();

    /// The response for an id that `provider` (avatar, emoji, picture, attachment, blurhash) was
    /// asked for.
    std::unique_ptr<ImageResponse> serve(const QString &provider, const QString &id, QSize size);

private:
    using Ticket = std::shared_ptr<ImageTicket>;

    Recipe recipeOf(const QString &provider, const QString &id, QSize size) const;
    void download(ImageResponse &response, const Recipe &recipe);
    void decode(const Ticket &ticket, const Recipe &recipe, const Result<QString> &path);
    void finish(const Ticket &ticket, const Recipe &recipe, const Result<QString> &path);
    Result<QImage> drawn(const Recipe &recipe, const Result<QString> &path);
    QImage kept(const QString &key);
    void keep(const QString &key, const QImage &image);

    MediaCache &m_media;
    const EmojiIndex &m_emojis;
    const qreal m_devicePixelRatio;
    const QString m_attachments; ///< a folder
    /// Held while media or emojis are used. Recursive: a download that is there at once comes
    /// back while it is still being asked for.
    QReadWriteLock m_gate{QReadWriteLock::Recursive};
    std::atomic<bool> m_closed = false; ///< written below m_gate
    std::atomic<int> m_order = 0;
    QMutex m_cacheMutex;
    QCache<QString, QImage> m_cache;
    QThreadPool m_pool; ///< last: its jobs use the above
};

} // namespace asterism
