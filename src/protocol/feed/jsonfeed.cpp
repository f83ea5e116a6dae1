// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"

#include "base/foreignjson.h"
#include "protocol/feed/entry.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::feed {

namespace {

QString authorName(const QJsonObject &json)
{
    const QJsonObject first = json::array(json, "authors"_L1).at(0).toObject();
    const QString name = json::text(first, "name"_L1);
    return name.isEmpty() ? json::text(json::object(json, "author"_L1), "name"_L1) : name;
}

void readMedia(Entry &entry, const QJsonObject &item)
{
    for (const QJsonValue value : json::array(item, "attachments"_L1, int(maxEntryMedia))) {
        const QJsonObject json = value.toObject();
        Media media;
        media.url = json::webAddress(json, "url"_L1);
        media.type = typeOfMime(json::text(json, "mime_type"_L1));
        media.description = json::text(json, "title"_L1);
        if (!media.url.isEmpty()) {
            entry.media.push_back(media);
        }
    }
    const QString image = json::webAddress(item, "image"_L1);
    if (entry.media.empty() && !image.isEmpty()) {
        Media media;
        media.url = image;
        media.type = Media::Type::Image;
        entry.media.push_back(media);
    }
}

Entry readItem(const QJsonObject &item)
{
    Entry entry;
    entry.id = json::text(item, "id"_L1);
    entry.link = json::text(item, "url"_L1);
    entry.title = json::verbatim(item, "title"_L1);
    entry.html = json::verbatim(item, "content_html"_L1);
    entry.plain = json::verbatim(item, "content_text"_L1);
    entry.summary = json::verbatim(item, "summary"_L1);
    entry.published = feedTime(json::text(item, "date_published"_L1));
    entry.updated = feedTime(json::text(item, "date_modified"_L1));
    readMedia(entry, item);
    for (const QJsonValue tag : json::array(item, "tags"_L1, 100)) {
        if (!tag.toString().isEmpty()) {
            entry.tags << tag.toString();
        }
    }
    return entry;
}

} // namespace

std::optional<Document> readJson(const QByteArray &body)
{
    const QJsonObject json = foreignJson(body).object();
    const bool feed = json::text(json, "version"_L1).contains("jsonfeed.org/version/"_L1);
    if (!feed || !json["items"_L1].isArray()) {
        return std::nullopt;
    }
    Document document;
    document.title = json::text(json, "title"_L1);
    document.authorName = authorName(json);
    for (const QJsonValue item : json::array(json, "items"_L1, int(maxEntries))) {
        document.entries.push_back(readItem(item.toObject()));
    }
    return document;
}

} // namespace asterism::feed
