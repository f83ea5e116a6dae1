// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediacache.h"
#include "ui/images/emojiindex.h"

#include <QString>
#include <QtGlobal>

#include <memory>

class QQmlEngine;

namespace asterism {

class ImageWork;

/// Decodes pictures for QML: at most two at a time, off the GUI thread; keeps small ones.
/// Made once, before the engine; media and emojis must outlive it.
class ImageDesk {
public:
    struct Options {
        int threads = 2;
        qint64 cacheBytes = 32LL * 1024 * 1024; ///< decoded avatars and emoji
        qreal devicePixelRatio = 1; ///< of the sharpest screen; scales radii only
        QString attachments = {}; ///< the folder of files that are to be posted; empty: none
    };

    ImageDesk(MediaCache &media, const EmojiIndex &emojis, Options options);
    /// Ends what waits; images asked later stay empty.
    ~ImageDesk();

    /// Adds the providers avatar, emoji, picture, attachment and blurhash (imageurl.h). The engine
    /// may live longer than the desk, or shorter.
    void install(QQmlEngine &engine) const;

private:
    std::shared_ptr<ImageWork> m_work;
};

} // namespace asterism
