// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/actor.h"
#include "model/media.h"

#include <QPointF>
#include <QString>
#include <QUrl>

/// The only URLs that QML's Image gets: they name one of our providers, never a stranger's host.
/// What comes from servers stands in them as unpadded base64url, which no URL normalisation
/// touches. A view may append "?" and anything to ask again after an error.
namespace asterism::imageUrl {

enum class Fit {
    Fill, ///< cropped to fill the box of sourceSize
    Whole, ///< all of it, within the box of sourceSize
};

/// Square of sourceSize, corners rounded by 12/40 of its side. Without a picture that can be read
/// it is a letter on a colour of the acct, so there is always something to show.
QUrl avatar(const Actor &actor);
QUrl avatar(const Account &account);

/// image://emoji: what the EmojiIndex was told of that shortcode; as content/styled.h writes it.
QUrl emoji(const QString &host, const QString &shortcode);

/// image://picture: any picture of a stranger; `radius` in device-independent pixels. Empty for
/// an empty url. `focus`: what stays in sight when it is cropped, as in model/media.h. When it
/// cannot be had, it is one clear pixel: Image.implicitWidth is 1.
QUrl picture(const QString &url, Fit fit, int radius = 0, QPointF focus = {});

/// What a timeline shows of an attachment: its preview, else (images only) itself. Empty when
/// there is nothing that could be drawn.
QUrl preview(const Media &media, Fit fit = Fit::Fill, int radius = 12);

/// image://attachment: a picture that is to be posted, out of the data folder's "attachments"; as
/// picture(). `file`: Attachment::file.
QUrl attachment(const QString &file, Fit fit, int radius = 0, QPointF focus = {});

/// image://blurhash: the blurred picture that stands in the box until the real one is there.
/// Empty for an empty hash; a hostile hash gives an image that is clear all over.
QUrl blurhash(const QString &hash, int radius = 12);

} // namespace asterism::imageUrl
