// SPDX-License-Identifier: GPL-3.0-or-later

// snac 2.75, as recorded (tests/fixtures/snac2).
#include "sandbox/entities.h"

#include "base/clock.h"
#include "sandbox/localids.h"

#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace entities {

namespace {

QJsonArray mediaJson(const View &view, const Note &note)
{
    QJsonArray media;
    for (const Picture &picture : note.media) {
        media.append(snacAttachment(view, picture, note.author));
    }
    return media;
}

QJsonArray tagsJson(const View &view, const Note &note)
{
    QJsonArray tags;
    const Citizen &author = view.person(note.author);
    for (const QString &tag : note.tags) {
        const QString url = view.isLocal(author) ? view.home().base + u"?t="_s + tag
                                                 : u"http://"_s + author.host + u"/tags/"_s
                + QString::fromLatin1(QUrl::toPercentEncoding(tag.toLower()));
        tags.append(QJsonObject{{u"name"_s, tag}, {u"url"_s, url}});
    }
    return tags;
}

/// Only people from elsewhere, all with the id "0", as it is there.
QJsonArray mentionsList(const View &view, const Note &note)
{
    QJsonArray mentions;
    for (const int index : note.mentions) {
        const Citizen &person = view.person(index);
        if (!view.isLocal(person)) {
            mentions.append(QJsonObject{{u"id"_s, u"0"_s}, {u"username"_s, person.handle()},
                {u"acct"_s, person.handle()}, {u"url"_s, person.actor}});
        }
    }
    return mentions;
}

QJsonObject noteJson(const View &view, const Copy &copy, const Note &note)
{
    const auto [replyId, replyAccount] = replyIds(view, note);
    const Citizen &author = view.person(note.author);
    return {{u"id"_s, copy.id}, {u"uri"_s, note.uri}, {u"url"_s, note.uri},
        {u"account"_s, accountJson(view, note.author)}, {u"created_at"_s, isoTime(copy.createdAt)},
        {u"content"_s, note.html},
        {u"visibility"_s, isOpen(note.visibility) ? u"public"_s : u"private"_s},
        {u"sensitive"_s, note.sensitive}, {u"spoiler_text"_s, note.cw},
        {u"media_attachments"_s, mediaJson(view, note)}, {u"mentions"_s, mentionsList(view, note)},
        {u"tags"_s, tagsJson(view, note)}, {u"emojis"_s, emojisIn(view, author, note.emojis)},
        {u"favourites_count"_s, likesOf(view, note)},
        {u"favourited"_s, likedBy(view, note, view.viewer)},
        {u"reblogs_count"_s, view.world.announcesOf(note.uri, view.site).size()},
        {u"reblogged"_s, view.viewer >= 0 && boostedBy(view, note, view.viewer)},
        {u"replies_count"_s, view.world.repliesCount(note.uri, view.site)},
        {u"in_reply_to_id"_s, replyId}, {u"in_reply_to_account_id"_s, replyAccount},
        {u"reblog"_s, QJsonValue()}, {u"card"_s, QJsonValue()}, {u"language"_s, u"en"_s},
        {u"filtered"_s, QJsonArray()}, {u"muted"_s, false},
        {u"text"_s, view.isLocal(author) ? note.text : QString()},
        {u"edited_at"_s, timeOrNull(note.editedAt)},
        {u"poll"_s, note.poll ? QJsonValue(pollJson(view, note)) : QJsonValue()},
        {u"bookmarked"_s, view.world.isBookmarked(view.viewer, note.uri)},
        {u"pinned"_s, view.world.isPinned(view.viewer, note.uri)}};
}

} // namespace

QJsonObject snacAccount(const View &view, const Citizen &person, int index)
{
    const QString avatar = u"http://"_s + person.host + avatarPath(person);
    const QString header =
        person.own.header.isEmpty() ? QString() : u"http://"_s + person.host + person.own.header;
    QJsonArray fields;
    for (const auto &[name, value] : person.fields) {
        fields.append(
            QJsonObject{{u"name"_s, name}, {u"value"_s, value}, {u"verified_at"_s, QJsonValue()}});
    }
    return {{u"id"_s, view.world.accountId(view.site, index)}, {u"username"_s, person.user},
        {u"display_name"_s, person.name}, {u"discoverable"_s, true}, {u"group"_s, false},
        {u"hide_collections"_s, false}, {u"indexable"_s, true}, {u"noindex"_s, false},
        {u"roles"_s, QJsonArray()}, {u"acct"_s, person.handle()},
        {u"created_at"_s, secondsOf(person.joined)},
        {u"last_status_at"_s, dayOf(person.lastPost > 0 ? person.lastPost : person.joined)},
        {u"bot"_s, person.bot}, {u"note"_s, person.bioHtml}, {u"url"_s, person.actor},
        {u"uri"_s, person.actor}, {u"avatar"_s, avatar}, {u"avatar_static"_s, avatar},
        {u"header"_s, header}, {u"header_static"_s, header},
        {u"emojis"_s, emojisIn(view, person, shortcodesIn(person.name))},
        {u"locked"_s, person.locked}, {u"followers_count"_s, 0}, {u"following_count"_s, 0},
        {u"statuses_count"_s, 0}, {u"fields"_s, fields}};
}

/// snac keeps no copies: every address is the origin's. A file that was just sent is a picture to
/// it, whatever it is.
QJsonObject snacAttachment(const View &view, const Picture &picture, int owner)
{
    const QString url = u"http://"_s + view.person(owner).host + picture.file;
    return {{u"id"_s, mediaId(u"snac"_s, picture.madeAt, picture.key)}, {u"url"_s, url},
        {u"preview_url"_s, url}, {u"remote_url"_s, url}, {u"description"_s, picture.description},
        {u"type"_s, picture.looseSince > 0 ? u"image"_s : word(picture.type)}};
}

/// A boost is told under the boosted post's id and time; its uri is made on this server
/// (fixture timeline_entry_reblog).
QJsonObject snacStatus(const View &view, const Copy &copy, const QString &wrapBy)
{
    const Note *note = view.world.noteOf(copy);
    if (!note) {
        return {};
    }
    const QJsonObject inner = noteJson(view, copy, *note);
    const Announce *boost = wrapBy.isEmpty() ? nullptr : view.world.announce(wrapBy);
    if (!boost) {
        return inner;
    }
    const int teller = view.viewer >= 0 ? view.viewer : boost->booster;
    QJsonObject wrapper = inner;
    wrapper.insert(u"uri"_s, u"%1/d/%2/Announce"_s.arg(view.person(teller).actor, copy.id));
    wrapper.insert(u"url"_s, wrapper.value(u"uri"_s));
    wrapper.insert(u"account"_s, accountJson(view, boost->booster));
    wrapper.insert(u"content"_s, QString());
    wrapper.insert(u"reblog"_s, inner);
    return wrapper;
}

} // namespace entities

} // namespace asterism
