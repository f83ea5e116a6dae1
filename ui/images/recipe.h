// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/mediakind.h"
#include "ui/images/imageid.h"

#include <QImage>
#include <QSize>
#include <QString>
#include <QUrl>

#include <functional>

class QIODevice;

namespace asterism {

/// How one image that QML asked for comes about. `size` below is QML's requested size in device
/// pixels; a side that was not asked for is 0 or less.
struct Recipe {
    QUrl url = {}; ///< the file to get; empty: `path`, or only `instead`
    MediaKind kind = MediaKind::Picture;
    std::function<Result<QImage>(QIODevice &)> draw = {}; ///< from that file's bytes
    std::function<QImage()> instead = {}; ///< when there is none; null: an error
    QString key = {}; ///< names the image in memory; empty: too large to be kept
    QString path = {}; ///< a file of ours in the place of `url`
};

Recipe avatarRecipe(const imageid::Avatar &avatar, QSize size);
Recipe emojiRecipe(const imageid::Emoji &emoji, const QUrl &url, QSize size);
Recipe pictureRecipe(const imageid::Picture &picture, QSize size, qreal devicePixelRatio);
/// `folder`: where such files lie; empty: nowhere.
Recipe attachmentRecipe(const imageid::Attachment &attachment, const QString &folder, QSize size,
    qreal devicePixelRatio);
Recipe blurhashRecipe(const imageid::Blurhash &blurhash, QSize size, qreal devicePixelRatio);

} // namespace asterism
