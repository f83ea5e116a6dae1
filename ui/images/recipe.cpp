// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/recipe.h"

#include "ui/images/blurhash.h"
#include "ui/images/drawing.h"
#include "ui/images/picturereader.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int longestSide = 4096; // of what a view may ask for
constexpr int plainAvatarSide = 96; // when it asks for nothing
constexpr int plainEmojiSide = 64;
constexpr int plainPictureSide = 2048;
constexpr int blurSide = 32; // a blur has no details
constexpr qreal avatarRounding = 12.0 / 40.0;

int side(int asked, int unasked)
{
    return std::clamp(asked > 0 ? asked : unasked, 1, longestSide);
}

QSize square(QSize size, int unasked)
{
    const int length = side(std::max(size.width(), size.height()), unasked);
    return {length, length};
}

/// With one side asked for, the other is as long as the picture's shape makes it.
QSize pictureSize(QSize size)
{
    const bool none = size.width() <= 0 && size.height() <= 0;
    const int free = none ? plainPictureSide : longestSide;
    return {side(size.width(), free), side(size.height(), free)};
}

QString keyOf(const QString &what, const QUrl &url, QSize size)
{
    return u"%1 %2x%3 %4"_s.arg(
        what, QString::number(size.width()), QString::number(size.height()), url.toString());
}

std::function<Result<QImage>(QIODevice &)> pictureDrawing(
    bool fills, QPointF focus, qreal radius, QSize size)
{
    // Filling needs a shape to fill.
    const bool fill = fills && size.width() > 0 && size.height() > 0;
    // Corners are round in the view's pixels, so a small picture grows before it gets them.
    const bool asked = size.width() > 0 || size.height() > 0;
    const PictureBox box{
        .size = pictureSize(size), .fill = fill, .enlarge = radius > 0 && asked, .focus = focus};
    return [box, radius](QIODevice &file) -> Result<QImage> {
        const auto image = readPicture(file, box);
        return image ? Result<QImage>(rounded(*image, radius)) : image;
    };
}

} // namespace

Recipe avatarRecipe(const imageid::Avatar &avatar, QSize size)
{
    const QSize box = square(size, plainAvatarSide);
    const qreal radius = box.width() * avatarRounding;
    const auto draw = [box, radius](QIODevice &file) -> Result<QImage> {
        const auto image = readPicture(file, {.size = box, .fill = true, .enlarge = true});
        return image ? Result<QImage>(rounded(*image, radius)) : image;
    };
    const auto instead = [acct = avatar.acct, box, radius] {
        return letterTile(acct, box, radius);
    };
    return {avatar.url, MediaKind::Avatar, draw, instead, keyOf(u"avatar"_s, avatar.url, box)};
}

Recipe emojiRecipe(const imageid::Emoji &emoji, const QUrl &url, QSize size)
{
    const bool both = size.width() > 0 && size.height() > 0;
    const QSize box =
        both ? QSize(side(size.width(), 1), side(size.height(), 1)) : square(size, plainEmojiSide);
    const auto draw = [box](QIODevice &file) -> Result<QImage> {
        const auto image = readPicture(file, {.size = box, .enlarge = true});
        return image ? Result<QImage>(centred(*image, box)) : image;
    };
    const auto instead = [name = emoji.shortcode, box] {
        return letterTile(name, box, box.height() * avatarRounding);
    };
    return {url, MediaKind::Emoji, draw, instead, keyOf(u"emoji"_s, url, box)};
}

Recipe pictureRecipe(const imageid::Picture &picture, QSize size, qreal devicePixelRatio)
{
    return {.url = picture.url,
        .kind = MediaKind::Picture,
        .draw =
            pictureDrawing(picture.fill, picture.focus, picture.radius * devicePixelRatio, size)};
}

Recipe attachmentRecipe(const imageid::Attachment &attachment, const QString &folder, QSize size,
    qreal devicePixelRatio)
{
    if (attachment.file.isEmpty() || folder.isEmpty()) {
        return {};
    }
    return {.draw = pictureDrawing(
                attachment.fill, attachment.focus, attachment.radius * devicePixelRatio, size),
        .path = folder + u'/' + attachment.file};
}

Recipe blurhashRecipe(const imageid::Blurhash &blurhash, QSize size, qreal devicePixelRatio)
{
    const QSize box(side(size.width(), blurSide), side(size.height(), blurSide));
    const qreal radius = blurhash.radius * devicePixelRatio;
    const auto instead = [hash = blurhash.hash, box, radius] {
        const QSize small = box.scaled(blurSide, blurSide, Qt::KeepAspectRatio).boundedTo(box);
        QImage image = decodeBlurhash(hash, small.expandedTo({1, 1}));
        if (image.isNull()) {
            image = QImage(1, 1, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
        }
        return rounded(image.scaled(box, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), radius);
    };
    return {.instead = instead};
}

} // namespace asterism
