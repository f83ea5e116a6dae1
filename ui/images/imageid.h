// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QUrl>

/// The ids that the engine hands to our providers: what follows "image://PROVIDER/" in the URLs
/// of imageurl.h and of content/styled.h. Anything from "?" on is left out. An id that is none of
/// ours reads as empty fields.
namespace asterism::imageid {

/// Text as one field of an id: unpadded base64url of its UTF-8, "-" for empty.
QString packed(const QString &text);
QString unpacked(const QString &field);

/// A number from -1 to 1 as one field, in hundredths.
QString share(double number);

struct Avatar {
    QString acct;
    QUrl url; ///< empty: only the letter
    bool operator==(const Avatar &) const = default;
};
Avatar readAvatar(const QString &id);

struct Emoji {
    QString host;
    QString shortcode;
    bool operator==(const Emoji &) const = default;
};
Emoji readEmoji(const QString &id);

struct Picture {
    QUrl url;
    bool fill = false; ///< else whole
    int radius = 0; ///< device-independent pixels, 0 to 200
    QPointF focus = {}; ///< as in model/media.h, -1 to 1
    bool operator==(const Picture &) const = default;
};
Picture readPicture(const QString &id);

/// A file of ours that is to be posted.
struct Attachment {
    QString file; ///< a bare name; empty for one that leads elsewhere
    bool fill = false;
    int radius = 0;
    QPointF focus = {};
    bool operator==(const Attachment &) const = default;
};
Attachment readAttachment(const QString &id);

struct Blurhash {
    QString hash;
    int radius = 0;
    bool operator==(const Blurhash &) const = default;
};
Blurhash readBlurhash(const QString &id);

} // namespace asterism::imageid
