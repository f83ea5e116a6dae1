// SPDX-License-Identifier: GPL-3.0-or-later

// Mastodon 4.5.
#include "sandbox/entities.h"

#include "base/clock.h"
#include "sandbox/localids.h"

#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace entities {

namespace {

QJsonArray fieldsJson(const Citizen &person)
{
    QJsonArray fields;
    for (const auto &[name, value] : person.fields) {
        const QJsonValue at = timeOrNull(person.verified.contains(name) ? person.joined : 0);
        fields.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}, {u"verified_at"_s, at}});
    }
    return fields;
}

QJsonArray mediaJson(const View &view, const Note &note)
{
    QJsonArray media;
    for (const Picture &picture : note.media) {
        media.append(mastodonAttachment(view, picture, note.author));
    }
    return media;
}

QJsonValue cardJson(const Note &note)
{
    if (!note.card) {
        return {};
    }
    return QJsonObject{{u"url"_s, note.card->url}, {u"title"_s, note.card->title},
        {u"description"_s, note.card->description}, {u"language"_s, note.language},
        {u"type"_s, u"link"_s}, {u"author_name"_s, QString()}, {u"author_url"_s, QString()},
        {u"provider_name"_s, note.card->provider}, {u"provider_url"_s, QString()},
        {u"html"_s, QString()}, {u"width"_s, 0}, {u"height"_s, 0}, {u"image"_s, QJsonValue()},
        {u"image_description"_s, QString()}, {u"embed_url"_s, QString()},
        {u"blurhash"_s, QJsonValue()}, {u"published_at"_s, QJsonValue()},
        {u"authors"_s, QJsonArray()}};
}

QJsonArray tagsJson(const View &view, const Note &note)
{
    QJsonArray tags;
    for (const QString &tag : note.tags) {
        tags.append(QJsonObject{{u"name"_s, tag.toLower()},
            {u"url"_s,
                view.home().base + u"/tags/"_s
                    + QString::fromLatin1(QUrl::toPercentEncoding(tag.toLower()))}});
    }
    return tags;
}

/// One level deep the whole post, below it only its id (ShallowQuote).
QJsonValue quoteJson(const View &view, const Note &note, int depth)
{
    if (note.quote.isEmpty()) {
        return {};
    }
    const Copy *quoted = view.world.copyOf(view.site, note.quote);
    if (!quoted || !view.world.noteOf(*quoted)) {
        return QJsonObject{{u"state"_s, u"deleted"_s}, {u"quoted_status"_s, QJsonValue()}};
    }
    if (depth > 0) {
        return QJsonObject{{u"state"_s, u"accepted"_s}, {u"quoted_status_id"_s, quoted->id}};
    }
    return QJsonObject{{u"state"_s, u"accepted"_s},
        {u"quoted_status"_s, mastodonStatus(view, *quoted, depth + 1)}};
}

void addCounts(const View &view, const Note &note, QJsonObject &status)
{
    status.insert(u"replies_count"_s, view.world.repliesCount(note.uri, view.site));
    status.insert(u"reblogs_count"_s, view.world.announcesOf(note.uri, view.site).size());
    status.insert(u"favourites_count"_s, likesOf(view, note));
    status.insert(u"quotes_count"_s, 0);
}

void addViewer(const View &view, const Note &note, QJsonObject &status)
{
    if (view.viewer < 0) {
        return;
    }
    status.insert(u"favourited"_s, likedBy(view, note, view.viewer));
    status.insert(u"reblogged"_s, boostedBy(view, note, view.viewer));
    status.insert(u"muted"_s, view.world.isThreadMuted(view.viewer, note.uri));
    status.insert(u"bookmarked"_s, view.world.isBookmarked(view.viewer, note.uri));
    status.insert(u"filtered"_s, filteredJson(view, note));
    if (note.author == view.viewer) {
        status.insert(u"pinned"_s, view.world.isPinned(view.viewer, note.uri));
    }
}

QJsonObject quoteApproval(const View &view, const Note &note)
{
    const bool nobody = note.quotePolicy == u"nobody"_s;
    return {{u"automatic"_s, nobody ? QJsonArray() : QJsonArray{note.quotePolicy}},
        {u"manual"_s, QJsonArray()},
        {u"current_user"_s, mayQuote(view, note, view.viewer) ? u"automatic"_s : u"denied"_s}};
}

QJsonObject noteJson(const View &view, const Copy &copy, const Note &note, int depth)
{
    const auto [replyId, replyAccount] = replyIds(view, note);
    const Citizen &author = view.person(note.author);
    QJsonObject status{{u"id"_s, copy.id}, {u"created_at"_s, isoTime(copy.createdAt)},
        {u"in_reply_to_id"_s, replyId}, {u"in_reply_to_account_id"_s, replyAccount},
        {u"sensitive"_s, note.sensitive}, {u"spoiler_text"_s, note.cw},
        {u"visibility"_s, word(note.visibility)}, {u"language"_s, textOrNull(note.language)},
        {u"uri"_s, note.uri}, {u"url"_s, note.url}, {u"edited_at"_s, timeOrNull(note.editedAt)},
        {u"content"_s, note.html}, {u"reblog"_s, QJsonValue()},
        {u"account"_s, accountJson(view, note.author)},
        {u"media_attachments"_s, mediaJson(view, note)}, {u"mentions"_s, mentionsJson(view, note)},
        {u"tags"_s, tagsJson(view, note)}, {u"emojis"_s, emojisIn(view, author, note.emojis)},
        {u"quote"_s, quoteJson(view, note, depth)}, {u"card"_s, cardJson(note)},
        {u"poll"_s, note.poll ? QJsonValue(pollJson(view, note)) : QJsonValue()},
        {u"quote_approval"_s, quoteApproval(view, note)}};
    if (view.isLocal(author)) {
        status.insert(
            u"application"_s, QJsonObject{{u"name"_s, u"Web"_s}, {u"website"_s, QJsonValue()}});
    }
    addCounts(view, note, status);
    addViewer(view, note, status);
    return status;
}

} // namespace

/// What is narrow is its author's alone to quote, and direct posts nobody's.
bool mayQuote(const View &view, const Note &note, int person)
{
    if (person < 0 || note.visibility == Visibility::Direct) {
        return false;
    }
    const bool follows = view.person(person).follows.contains(note.author);
    return person == note.author || note.quotePolicy == u"public"_s
        || (note.quotePolicy == u"followers"_s && follows);
}

QJsonObject mastodonAccount(const View &view, const Citizen &person, int index)
{
    const bool local = view.isLocal(person);
    const QString avatar = view.home().base + avatarPath(person);
    const QString header = view.home().base + headerPath(person);
    QJsonObject account{{u"id"_s, view.world.accountId(view.site, index)},
        {u"username"_s, person.user}, {u"acct"_s, acctOn(view, person)},
        {u"display_name"_s, person.name}, {u"locked"_s, person.locked}, {u"bot"_s, person.bot},
        {u"discoverable"_s, person.own.discoverable}, {u"indexable"_s, person.own.indexable},
        {u"group"_s, false}, {u"created_at"_s, dayOf(person.joined) + u"T00:00:00.000Z"_s},
        {u"note"_s, person.bioHtml}, {u"url"_s, person.url}, {u"uri"_s, person.actor},
        {u"avatar"_s, avatar}, {u"avatar_static"_s, avatar}, {u"header"_s, header},
        {u"header_static"_s, header}, {u"followers_count"_s, person.followers},
        {u"following_count"_s, person.follows.size()}, {u"statuses_count"_s, person.posts},
        {u"last_status_at"_s, textOrNull(person.lastPost > 0 ? dayOf(person.lastPost) : QString())},
        {u"hide_collections"_s, person.own.hiddenFollows},
        {u"emojis"_s, emojisIn(view, person, shortcodesIn(person.name))},
        {u"fields"_s, fieldsJson(person)}};
    if (local) {
        account.insert(u"noindex"_s, false);
        account.insert(u"roles"_s, QJsonArray());
    }
    if (person.movedTo >= 0) {
        const int target = person.movedTo;
        account.insert(u"moved"_s, mastodonAccount(view, view.person(target), target));
    }
    if (person.suspended) {
        account.insert(u"suspended"_s, true);
    }
    return account;
}

QJsonObject mastodonAttachment(const View &view, const Picture &picture, int owner)
{
    const Citizen &author = view.person(owner);
    const QJsonValue url =
        isRead(view, picture) ? QJsonValue(view.home().base + picture.file) : QJsonValue();
    const QString origin = u"http://"_s + author.host + picture.file;
    return {{u"id"_s, mediaId(view.home().software, picture.madeAt, picture.key)},
        {u"type"_s, word(picture.type)}, {u"url"_s, url},
        {u"preview_url"_s, previewUrl(view.home().base, picture)},
        {u"remote_url"_s, view.isLocal(author) ? QJsonValue() : QJsonValue(origin)},
        {u"preview_remote_url"_s, QJsonValue()}, {u"text_url"_s, QJsonValue()},
        {u"meta"_s, pictureMeta(picture)}, {u"description"_s, textOrNull(picture.description)},
        {u"blurhash"_s, blurhashOf(picture, u"L~K26M,~oa*ZogW-a{nmbaWVW;ay"_s)}};
}

QJsonObject mastodonStatus(const View &view, const Copy &copy, int depth)
{
    const Note *note = view.world.noteOf(copy);
    if (!note) {
        return {};
    }
    if (!copy.boost) {
        return noteJson(view, copy, *note, depth);
    }
    const Announce &boost = *view.world.announce(copy.uri);
    const Copy *inner = view.world.copyOf(view.site, boost.note);
    if (!inner) {
        return {};
    }
    const QJsonObject boosted = noteJson(view, *inner, *note, depth);
    QJsonObject wrapper = boosted;
    wrapper.insert(u"id"_s, copy.id);
    wrapper.insert(u"created_at"_s, isoTime(copy.createdAt));
    wrapper.insert(u"uri"_s, boost.uri);
    wrapper.insert(u"url"_s, boost.uri);
    wrapper.insert(u"visibility"_s, word(boost.visibility));
    wrapper.insert(u"account"_s, accountJson(view, boost.booster));
    wrapper.insert(u"reblog"_s, boosted);
    wrapper.remove(u"application"_s);
    return wrapper;
}

} // namespace entities

} // namespace asterism
