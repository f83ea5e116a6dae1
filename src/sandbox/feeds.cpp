// SPDX-License-Identifier: GPL-3.0-or-later

// RSS, Atom and JSON Feed (fixtures feed*.{rss,atom,json}).
#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/api.h"
#include "sandbox/files.h"
#include "sandbox/localids.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int feedLength = 20;

QString mailTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(Qt::RFC2822Date);
}

/// Open posts; on GoToSocial public ones that answer nobody.
std::vector<const Note *> entriesOf(const Call &call, int index)
{
    std::vector<const Note *> notes;
    const Citizen &person = call.world.persons[size_t(index)];
    for (const QString &uri : call.world.urisOf(index)) {
        const Note *note = call.world.note(uri);
        const bool shown = call.is("gotosocial"_L1)
            ? note->visibility == Visibility::Public && note->replyTo.isEmpty()
            : isOpen(note->visibility) && !(note->toOthers && call.is("mastodon"_L1))
                && !person.needsSignIn;
        if (shown && int(notes.size()) < feedLength) {
            notes.push_back(note);
        }
    }
    return notes;
}

QString cutTo(const QString &text, qsizetype length)
{
    const auto characters = text.toUcs4();
    return characters.size() <= length
        ? text
        : QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), length - 3)
            + u"..."_s;
}

/// The warning where there is one, as HTML (GoToSocial: internal/typeutils/internaltorss.go).
QString titleOf(const Note &note)
{
    return cutTo(note.cw.isEmpty() ? note.text : note.cw.toHtmlEscaped(), 128);
}

QString summaryOf(const Citizen &person, const Note &note)
{
    const QString quoted = note.text.isEmpty() ? QString() : u": \"%1\""_s.arg(note.text);
    return cutTo(u"@%1 made a new post"_s.arg(person.handle()) + quoted, 256);
}

void writeMastodonItem(const Call &call, const Note &note, QXmlStreamWriter &xml)
{
    xml.writeStartElement(u"item"_s);
    xml.writeStartElement(u"guid"_s);
    xml.writeAttribute(u"isPermaLink"_s, u"true"_s);
    xml.writeCharacters(note.url);
    xml.writeEndElement();
    xml.writeTextElement(u"link"_s, note.url);
    xml.writeTextElement(u"pubDate"_s, mailTime(note.createdAt));
    const QString warning =
        note.cw.isEmpty() ? QString() : u"<p><strong>%1</strong></p><hr>"_s.arg(note.cw);
    xml.writeTextElement(u"description"_s, warning + note.html);
    const QString media = u"http://search.yahoo.com/mrss/"_s;
    for (const Picture &picture : note.media) {
        xml.writeStartElement(media, u"content"_s);
        xml.writeAttribute(u"url"_s, call.home().base + picture.file);
        const QString type = QString::fromLatin1(mediaTypeOf(picture.file));
        xml.writeAttribute(u"type"_s, type);
        xml.writeAttribute(u"medium"_s, type.section(u'/', 0, 0));
        xml.writeTextElement(media, u"description"_s, picture.description);
        xml.writeEndElement();
    }
    for (const QString &tag : note.tags) {
        xml.writeTextElement(u"category"_s, tag.toLower());
    }
    xml.writeEndElement();
}

/// Misskey's (recorded: user_rss.xml), and Akkoma's (feed/user.rss.eex).
void writePlainItem(
    const Call &call, const Citizen &person, const Note &note, QXmlStreamWriter &xml)
{
    const bool misskey = call.is("misskey"_L1);
    xml.writeStartElement(u"item"_s);
    xml.writeTextElement(
        u"title"_s, misskey ? u"New note by "_s + person.name : note.text.left(100));
    xml.writeTextElement(u"link"_s, note.url);
    xml.writeTextElement(u"guid"_s, misskey ? note.url : note.uri);
    xml.writeTextElement(u"pubDate"_s, mailTime(note.createdAt));
    if (misskey) {
        xml.writeStartElement(u"http://purl.org/rss/1.0/modules/content/"_s, u"encoded"_s);
        xml.writeCDATA(note.html);
        xml.writeEndElement();
    } else {
        xml.writeTextElement(u"description"_s, note.html);
    }
    xml.writeEndElement();
}

void writeItem(const Call &call, const Citizen &person, const Note &note, QXmlStreamWriter &xml)
{
    if (call.is("mastodon"_L1)) {
        writeMastodonItem(call, note, xml);
        return;
    }
    if (call.is("misskey"_L1) || isAkkoma(call.software())) {
        writePlainItem(call, person, note, xml);
        return;
    }
    const bool snac = call.is("snac"_L1);
    xml.writeStartElement(u"item"_s);
    xml.writeTextElement(u"title"_s, snac ? note.text.left(35) + u"..."_s : titleOf(note));
    xml.writeTextElement(u"link"_s, note.url);
    xml.writeTextElement(u"description"_s, snac ? note.html : summaryOf(person, note));
    if (!snac) {
        xml.writeStartElement(u"http://purl.org/rss/1.0/modules/content/"_s, u"encoded"_s);
        xml.writeCDATA(note.html);
        xml.writeEndElement();
        xml.writeTextElement(u"author"_s, u'@' + person.handle());
    }
    xml.writeStartElement(u"guid"_s);
    if (!snac) {
        xml.writeAttribute(u"isPermaLink"_s, u"true"_s);
    }
    xml.writeCharacters(note.url);
    xml.writeEndElement();
    xml.writeTextElement(u"pubDate"_s, mailTime(note.createdAt));
    xml.writeEndElement();
}

QByteArray rss(const Call &call, const Citizen &person, const std::vector<const Note *> &notes)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartDocument();
    xml.writeStartElement(u"rss"_s);
    xml.writeAttribute(u"version"_s, u"2.0"_s);
    xml.writeNamespace(u"http://purl.org/rss/1.0/modules/content/"_s, u"content"_s);
    xml.writeNamespace(u"http://search.yahoo.com/mrss/"_s, u"media"_s);
    xml.writeStartElement(u"channel"_s);
    xml.writeTextElement(u"title"_s,
        call.is("gotosocial"_L1) ? u"Posts from @"_s + person.handle()
            : call.is("snac"_L1) || call.is("misskey"_L1)
            ? u"%1 (@%2)"_s.arg(person.name, person.handle())
            : person.name);
    xml.writeTextElement(u"link"_s, person.url);
    xml.writeTextElement(u"description"_s, u"Public posts from @"_s + person.handle());
    xml.writeTextElement(
        u"lastBuildDate"_s, mailTime(notes.empty() ? person.joined : notes[0]->createdAt));
    for (const Note *note : notes) {
        writeItem(call, person, *note, xml);
    }
    xml.writeEndDocument();
    return bytes;
}

QByteArray atom(const Citizen &person, const std::vector<const Note *> &notes)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartDocument();
    xml.writeStartElement(u"feed"_s);
    xml.writeDefaultNamespace(u"http://www.w3.org/2005/Atom"_s);
    xml.writeTextElement(u"title"_s, u"Posts from @"_s + person.handle());
    xml.writeTextElement(u"id"_s, person.url);
    xml.writeTextElement(u"updated"_s, isoTime(notes.empty() ? 0 : notes[0]->createdAt));
    for (const Note *note : notes) {
        xml.writeStartElement(u"entry"_s);
        xml.writeTextElement(u"title"_s, titleOf(*note));
        xml.writeTextElement(u"id"_s, note->url);
        xml.writeEmptyElement(u"link"_s);
        xml.writeAttribute(u"href"_s, note->url);
        xml.writeAttribute(u"rel"_s, u"alternate"_s);
        xml.writeTextElement(u"published"_s, isoTime(note->createdAt));
        xml.writeTextElement(u"updated"_s, isoTime(std::max(note->createdAt, note->editedAt)));
        xml.writeStartElement(u"author"_s);
        xml.writeTextElement(u"name"_s, u'@' + person.handle());
        xml.writeEndElement();
        xml.writeTextElement(u"summary"_s, summaryOf(person, *note));
        xml.writeStartElement(u"content"_s);
        xml.writeAttribute(u"type"_s, u"html"_s);
        xml.writeCharacters(note->html);
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return bytes;
}

QByteArray jsonFeed(const Citizen &person, const std::vector<const Note *> &notes)
{
    const QString title = u"Posts from @"_s + person.handle();
    const QJsonObject author{{u"name"_s, u'@' + person.handle()}};
    QJsonArray items;
    for (const Note *note : notes) {
        items.append(QJsonObject{{u"id"_s, note->url}, {u"url"_s, note->url},
            {u"external_url"_s, person.url + u"/feed.rss"_s}, {u"title"_s, titleOf(*note)},
            {u"content_html"_s, note->html}, {u"summary"_s, summaryOf(person, *note)},
            {u"date_published"_s, isoTime(note->createdAt)}, {u"author"_s, author},
            {u"authors"_s, QJsonArray{author}}});
    }
    return QJsonDocument(
        QJsonObject{{u"version"_s, u"https://jsonfeed.org/version/1.1"_s}, {u"title"_s, title},
            {u"home_page_url"_s, person.url}, {u"description"_s, title}, {u"items"_s, items}})
        .toJson(QJsonDocument::Compact);
}

/// GoToSocial offers one address in three forms, and tells when nothing is new.
HttpResponse gotosocialFeed(
    const Call &call, const Citizen &person, const std::vector<const Note *> &notes)
{
    HttpResponse response;
    if (call.accepts("application/atom+xml")) {
        response = typedAnswer("application/atom+xml; charset=utf-8", atom(person, notes));
    } else if (call.accepts("application/feed+json") || call.accepts("application/json")) {
        response = typedAnswer("application/feed+json; charset=utf-8", jsonFeed(person, notes));
    } else {
        response = typedAnswer("application/rss+xml; charset=utf-8", rss(call, person, notes));
    }
    const QByteArray tag = '"' + md5(QString::fromUtf8(response.body)).toLatin1().left(16) + '"';
    if (headerValue(call.request.headers, "If-None-Match") == tag) {
        response.status = 304;
        response.body.clear();
    }
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Cache-Control", "no-cache");
    const qint64 newest = notes.empty() ? person.joined : notes[0]->createdAt;
    response.headers.emplace_back(
        "Last-Modified", mailTime(newest).replace(u"+0000"_s, u"GMT"_s).toLatin1());
    return response;
}

} // namespace

HttpResponse feed(const Call &call, int index)
{
    const Citizen &person = call.world.persons[size_t(index)];
    if (!person.feed || person.suspended) {
        return call.no(404);
    }
    const std::vector<const Note *> notes = entriesOf(call, index);
    if (call.is("gotosocial"_L1)) {
        return gotosocialFeed(call, person, notes);
    }
    HttpResponse response =
        typedAnswer("application/rss+xml; charset=utf-8", rss(call, person, notes));
    if (call.is("mastodon"_L1)) {
        response.headers.emplace_back("Cache-Control", "public, max-age=60");
    }
    return response;
}

} // namespace asterism
