// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/media.h"
#include "model/post.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace asterism::feed {

constexpr size_t maxEntries = 200;
constexpr size_t maxEntryMedia = 32;

/// One entry as the document tells it, whichever of the formats that is.
struct Entry {
    QString id;
    QString link;
    QString title; ///< as it is written
    QString html;
    QString plain; ///< used when there is no html
    QString summary; ///< as it is written, also where there is a text
    QString replyTo;
    qint64 published = 0;
    qint64 updated = 0;
    bool adult = false; ///< media:rating, which Mastodon writes for sensitive media
    std::vector<Media> media;
    QStringList tags;
};

struct Document {
    QString title;
    QString authorName;
    std::vector<Entry> entries; ///< at most maxEntries
};

/// RSS 2.0, Atom, and the element names of GoToSocial 0.20.0-rc1 (<Rss><Items>…, recorded).
/// nullopt for anything else, for broken XML and for a document type declaration.
std::optional<Document> readXml(const QByteArray &body);
/// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).
std::optional<Document> readJson(const QByteArray &body);

/// "image/png" → Image. Misskey writes types such as "image//files/…".
Media::Type typeOfMime(const QString &mime);
/// RFC 822 or ISO 8601; 0 for neither and for Go's zero time.
qint64 feedTime(const QString &text);

} // namespace asterism::feed
