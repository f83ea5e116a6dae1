// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/feed/entry.h"
#include "protocol/json.h"

#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace asterism::feed {

namespace {

QString attribute(const QXmlStreamReader &xml, QLatin1StringView name)
{
    return xml.attributes().value(name).trimmed().toString();
}

/// The text of the current element with its children's. Not readElementText(), which calls
/// itself once a level: a hostile feed nests a million.
QString elementText(QXmlStreamReader &xml)
{
    QString text;
    for (int depth = 1; depth > 0 && !xml.atEnd();) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement:
            ++depth;
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            break;
        case QXmlStreamReader::Characters:
            text += xml.text();
            break;
        default:
            break;
        }
    }
    return text;
}

/// The current element's XHTML children as HTML text; only links keep their address.
QString elementMarkup(QXmlStreamReader &xml)
{
    QString html;
    for (int depth = 1; depth > 0 && !xml.atEnd();) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement: {
            ++depth;
            const QString href = attribute(xml, "href"_L1).toHtmlEscaped();
            html += u'<' + xml.name().toString()
                + (href.isEmpty() ? QString() : u" href=\""_s + href + u'"') + u'>';
            break;
        }
        case QXmlStreamReader::EndElement:
            if (--depth > 0) {
                html += u"</"_s + xml.name().toString() + u'>';
            }
            break;
        case QXmlStreamReader::Characters:
            html += xml.text().toString().toHtmlEscaped();
            break;
        default:
            break;
        }
    }
    return html;
}

void addMedia(Entry &entry, const Media &media)
{
    if (json::isWebAddress(media.url) && entry.media.size() < maxEntryMedia) {
        entry.media.push_back(media);
    }
}

/// <media:content> with its description, thumbnail and rating (Media RSS 1.5).
void readMediaContent(QXmlStreamReader &xml, Entry &entry)
{
    Media media;
    media.url = attribute(xml, "url"_L1);
    media.type = typeOfMime(attribute(xml, "type"_L1));
    if (media.type == Media::Type::Unknown) {
        media.type = mediaType(attribute(xml, "medium"_L1));
    }
    media.width = std::max(0, attribute(xml, "width"_L1).toInt());
    media.height = std::max(0, attribute(xml, "height"_L1).toInt());
    while (xml.readNextStartElement()) {
        if (xml.name() == "description"_L1) {
            media.description = elementText(xml).trimmed();
        } else if (xml.name() == "thumbnail"_L1) {
            const QString url = attribute(xml, "url"_L1);
            media.previewUrl = json::isWebAddress(url) ? url : QString();
            xml.skipCurrentElement();
        } else if (xml.name() == "rating"_L1) {
            entry.adult = entry.adult || elementText(xml).trimmed() == "adult"_L1;
        } else {
            xml.skipCurrentElement();
        }
    }
    addMedia(entry, media);
}

void readMediaGroup(QXmlStreamReader &xml, Entry &entry)
{
    while (xml.readNextStartElement()) {
        if (xml.name() == "content"_L1) {
            readMediaContent(xml, entry);
        } else {
            xml.skipCurrentElement();
        }
    }
}

/// <enclosure url type/> and Atom's <link rel="enclosure" href type/>.
void addEnclosure(Entry &entry, const QString &url, const QString &mime)
{
    Media media;
    media.url = url;
    media.type = typeOfMime(mime);
    addMedia(entry, media);
}

/// RSS: attributes; GoToSocial: <Url> and <Type> (recorded: feed.rss).
void readEnclosure(QXmlStreamReader &xml, Entry &entry)
{
    QString url = attribute(xml, "url"_L1);
    QString mime = attribute(xml, "type"_L1);
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString().toLower();
        const QString text = elementText(xml).trimmed();
        if (name == "url"_L1) {
            url = url.isEmpty() ? text : url;
        } else if (name == "type"_L1) {
            mime = mime.isEmpty() ? text : mime;
        }
    }
    addEnclosure(entry, url, mime);
}

/// RSS and GoToSocial: text or <Href>; Atom: attributes.
void readLink(QXmlStreamReader &xml, Entry &entry)
{
    const QString rel = attribute(xml, "rel"_L1);
    const QString href = attribute(xml, "href"_L1);
    const QString mime = attribute(xml, "type"_L1);
    const QString text = elementText(xml).trimmed();
    if (rel == "enclosure"_L1) {
        addEnclosure(entry, href, mime);
    } else if (rel.isEmpty() || rel == "alternate"_L1) {
        const QString &told = href.isEmpty() ? text : href;
        entry.link = entry.link.isEmpty() ? told : entry.link;
    }
}

/// Atom's <content type="html|text|xhtml">, GoToSocial's <Content>.
void readContent(QXmlStreamReader &xml, Entry &entry)
{
    const QString type = attribute(xml, "type"_L1);
    if (type == "xhtml"_L1) {
        entry.html = elementMarkup(xml);
    } else if (type == "text"_L1) {
        entry.plain = elementText(xml);
    } else {
        entry.html = elementText(xml);
    }
}

void readDescription(QXmlStreamReader &xml, QString &summary)
{
    const QString text = elementText(xml);
    summary = summary.isEmpty() ? text : summary;
}

bool isMedia(const QXmlStreamReader &xml)
{
    return xml.namespaceUri() == "http://search.yahoo.com/mrss/"_L1 || xml.prefix() == "media"_L1;
}

/// Fields that carry text; false when the element is none of them (and still unread).
bool readTextField(QXmlStreamReader &xml, const QString &name, Entry &entry)
{
    if (name == "title"_L1) {
        entry.title = elementText(xml);
    } else if (name == "guid"_L1 || name == "id"_L1) {
        entry.id = elementText(xml).trimmed();
    } else if (name == "pubdate"_L1 || name == "published"_L1 || name == "created"_L1
        || name == "date"_L1) {
        entry.published = feedTime(elementText(xml));
    } else if (name == "updated"_L1) {
        entry.updated = feedTime(elementText(xml));
    } else if (name == "encoded"_L1) {
        entry.html = elementText(xml);
    } else if (name == "description"_L1 || name == "summary"_L1) {
        readDescription(xml, entry.summary);
    } else {
        return false;
    }
    return true;
}

void readOtherField(QXmlStreamReader &xml, const QString &name, Entry &entry)
{
    if (name == "link"_L1) {
        readLink(xml, entry);
        return;
    }
    if (name == "content"_L1) {
        readContent(xml, entry);
        return;
    }
    if (name == "enclosure"_L1) {
        readEnclosure(xml, entry);
        return;
    }
    if (name == "in-reply-to"_L1) {
        entry.replyTo = attribute(xml, "ref"_L1);
    } else if (name == "category"_L1) {
        const QString term = attribute(xml, "term"_L1);
        const QString text = elementText(xml).trimmed();
        const QString tag = term.isEmpty() ? text : term;
        if (!tag.isEmpty() && entry.tags.size() < 100) {
            entry.tags << (tag.startsWith(u'#') ? tag.mid(1) : tag);
        }
        return;
    }
    xml.skipCurrentElement();
}

Entry readEntry(QXmlStreamReader &xml)
{
    Entry entry;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString().toLower();
        if (isMedia(xml) && name == "content"_L1) {
            readMediaContent(xml, entry);
        } else if (isMedia(xml) && name == "group"_L1) {
            readMediaGroup(xml, entry);
        } else if (isMedia(xml)) {
            xml.skipCurrentElement();
        } else if (!readTextField(xml, name, entry)) {
            readOtherField(xml, name, entry);
        }
    }
    if (entry.html.isEmpty() && entry.plain.isEmpty()) {
        entry.html = entry.summary;
    }
    return entry;
}

bool isRoot(QStringView name)
{
    return name == "rss"_L1 || name == "feed"_L1 || name == "Rss"_L1 || name == "Atom"_L1;
}

bool isEntry(QStringView name)
{
    return name == "item"_L1 || name == "entry"_L1 || name == "Items"_L1;
}

/// What stands at the top of the document. `name` inside <author> is the author's.
void readHead(QXmlStreamReader &xml, const QStringList &path, Document &document)
{
    const QString name = xml.name().toString().toLower();
    const bool top = path.size() <= 2 && xml.prefix().isEmpty();
    const bool inAuthor = !path.isEmpty() && path.last() == "author"_L1;
    if (name == "title"_L1 && top && document.title.isEmpty()) {
        document.title = xml.readElementText(QXmlStreamReader::SkipChildElements).simplified();
    } else if (name == "name"_L1 && inAuthor) {
        document.authorName = xml.readElementText(QXmlStreamReader::SkipChildElements).simplified();
    }
}

/// Walks the document. `path` holds the open elements, for as deep as it matters.
bool walk(QXmlStreamReader &xml, Document &document)
{
    QStringList path;
    while (!xml.atEnd() && document.entries.size() < maxEntries) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD) {
            return false;
        }
        if (token == QXmlStreamReader::EndElement && !path.isEmpty()) {
            path.removeLast();
        }
        if (token != QXmlStreamReader::StartElement) {
            continue;
        }
        if (path.isEmpty() && !isRoot(xml.name())) {
            return false;
        }
        if (isEntry(xml.name())) {
            document.entries.push_back(readEntry(xml));
            continue;
        }
        readHead(xml, path, document);
        if (xml.tokenType() == QXmlStreamReader::EndElement) {
            continue; // read to its end
        }
        if (path.size() > 8) {
            xml.skipCurrentElement();
        } else {
            path << xml.name().toString().toLower();
        }
    }
    return true;
}

} // namespace

std::optional<Document> readXml(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    Document document;
    const bool feed = walk(xml, document);
    // A feed that breaks off keeps what came before, unless nothing did.
    const bool whole = !xml.hasError() || !document.entries.empty();
    return feed && whole ? std::optional(std::move(document)) : std::nullopt;
}

} // namespace asterism::feed
