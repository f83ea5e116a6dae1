// SPDX-License-Identifier: GPL-3.0-or-later

// GoToSocial 0.20, as recorded (tests/fixtures/gotosocial).
#include "sandbox/entities.h"

#include "base/clock.h"
#include "sandbox/localids.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace entities {

namespace {

QString assetUrl(const View &view, const QString &path)
{
    return view.home().base + path;
}

QJsonObject policyPart()
{
    const QJsonArray everybody{u"public"_s, u"me"_s};
    return {{u"automatic_approval"_s, everybody}, {u"manual_approval"_s, QJsonArray()},
        {u"always"_s, everybody}, {u"with_approval"_s, QJsonArray()}};
}

QJsonArray mediaJson(const View &view, const Note &note)
{
    QJsonArray media;
    for (const Picture &picture : note.media) {
        media.append(gotosocialAttachment(view, picture, note.author));
    }
    return media;
}

QJsonArray tagsJson(const View &view, const Note &note)
{
    QJsonArray tags;
    for (const QString &tag : note.tags) {
        const QString name = tag.toLower();
        tags.append(
            QJsonObject{{u"name"_s, name}, {u"url"_s, view.home().base + u"/tags/"_s + name}});
    }
    return tags;
}

QJsonObject headJson(const Copy &copy)
{
    return {{u"id"_s, copy.id}, {u"created_at"_s, isoTime(copy.createdAt)}, {u"sensitive"_s, false},
        {u"spoiler_text"_s, QString()}, {u"edited_at"_s, QJsonValue()},
        {u"in_reply_to_id"_s, QJsonValue()}, {u"in_reply_to_account_id"_s, QJsonValue()},
        {u"language"_s, QJsonValue()}, {u"favourited"_s, false}, {u"reblogged"_s, false},
        {u"muted"_s, false}, {u"bookmarked"_s, false}, {u"pinned"_s, false},
        {u"replies_count"_s, 0}, {u"reblogs_count"_s, 0}, {u"favourites_count"_s, 0},
        {u"content"_s, QString()}, {u"reblog"_s, QJsonValue()},
        {u"media_attachments"_s, QJsonArray()}, {u"mentions"_s, QJsonArray()},
        {u"tags"_s, QJsonArray()}, {u"emojis"_s, QJsonArray()}, {u"card"_s, QJsonValue()},
        {u"poll"_s, QJsonValue()},
        {u"interaction_policy"_s,
            QJsonObject{{u"can_favourite"_s, policyPart()}, {u"can_reply"_s, policyPart()},
                {u"can_reblog"_s, policyPart()}}}};
}

QJsonObject applicationJson(const View &view)
{
    return {{u"name"_s, u"sandbox"_s}, {u"website"_s, view.home().base}};
}

QJsonObject noteJson(const View &view, const Copy &copy, const Note &note)
{
    const auto [replyId, replyAccount] = replyIds(view, note);
    const Citizen &author = view.person(note.author);
    QJsonObject status = headJson(copy);
    status.insert(u"edited_at"_s, timeOrNull(note.editedAt));
    status.insert(u"in_reply_to_id"_s, replyId);
    status.insert(u"in_reply_to_account_id"_s, replyAccount);
    status.insert(u"sensitive"_s, note.sensitive);
    status.insert(u"spoiler_text"_s, note.cw);
    const bool local = note.visibility == Visibility::Local;
    status.insert(u"visibility"_s, local ? u"public"_s : word(note.visibility));
    if (local || note.localOnly) {
        status.insert(u"local_only"_s, true);
    }
    status.insert(u"language"_s, textOrNull(note.language));
    status.insert(u"uri"_s, note.uri);
    status.insert(u"url"_s, note.url);
    status.insert(u"replies_count"_s, view.world.repliesCount(note.uri, view.site));
    status.insert(u"reblogs_count"_s, view.world.announcesOf(note.uri, view.site).size());
    status.insert(u"favourites_count"_s, likesOf(view, note));
    status.insert(u"favourited"_s, likedBy(view, note, view.viewer));
    status.insert(u"reblogged"_s, boostedBy(view, note, view.viewer));
    status.insert(u"bookmarked"_s, view.world.isBookmarked(view.viewer, note.uri));
    status.insert(u"muted"_s, view.world.isThreadMuted(view.viewer, note.uri));
    status.insert(
        u"pinned"_s, note.author == view.viewer && view.world.isPinned(view.viewer, note.uri));
    // Absent where nothing matches (tests/fixtures/gotosocial/home_timeline_filtered.json).
    if (const QJsonArray filtered = filteredJson(view, note); !filtered.isEmpty()) {
        status.insert(u"filtered"_s, filtered);
    }
    status.insert(u"content"_s, note.html);
    status.insert(u"account"_s, accountJson(view, note.author));
    status.insert(u"media_attachments"_s, mediaJson(view, note));
    status.insert(u"mentions"_s, mentionsJson(view, note));
    status.insert(u"tags"_s, tagsJson(view, note));
    status.insert(u"emojis"_s, emojisIn(view, author, note.emojis));
    status.insert(u"poll"_s, note.poll ? QJsonValue(pollJson(view, note)) : QJsonValue());
    if (view.isLocal(author)) {
        status.insert(u"text"_s, note.text);
        status.insert(u"content_type"_s, note.format.isEmpty() ? u"text/plain"_s : note.format);
        status.insert(u"application"_s, applicationJson(view));
    }
    return status;
}

QJsonArray fieldsJson(const Citizen &person)
{
    QJsonArray fields;
    for (const auto &[name, value] : person.fields) {
        const QJsonValue at = timeOrNull(person.verified.contains(name) ? person.joined : 0);
        fields.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}, {u"verified_at"_s, at}});
    }
    return fields;
}

/// Empty ones are left out.
void addDescriptions(const Citizen &person, QJsonObject &account)
{
    const QString avatar = person.own.avatarWords.value_or(u"A drawn face."_s);
    const QString header = person.own.headerWords.value_or(u"Hills and a sun."_s);
    if (!avatar.isEmpty()) {
        account.insert(u"avatar_description"_s, avatar);
    }
    if (!header.isEmpty()) {
        account.insert(u"header_description"_s, header);
    }
}

} // namespace

/// No `uri`: this software does not tell a person's ActivityPub id.
QJsonObject gotosocialAccount(const View &view, const Citizen &person, int index)
{
    const QString avatar = assetUrl(view, avatarPath(person));
    const QString header = assetUrl(view, headerPath(person));
    QJsonObject account{{u"id"_s, view.world.accountId(view.site, index)},
        {u"username"_s, person.user}, {u"acct"_s, acctOn(view, person)},
        {u"display_name"_s, person.name}, {u"locked"_s, person.locked},
        {u"discoverable"_s, person.own.discoverable}, {u"bot"_s, person.bot},
        {u"created_at"_s, isoTime(person.joined / secondMs * secondMs)},
        {u"note"_s, person.bioHtml}, {u"url"_s, person.url}, {u"avatar"_s, avatar},
        {u"avatar_static"_s, avatar}, {u"avatar_media_id"_s, ulid(person.joined, avatar)},
        {u"header_media_id"_s, ulid(person.joined, header)}, {u"header"_s, header},
        {u"header_static"_s, header}, {u"followers_count"_s, person.followers},
        {u"following_count"_s, person.follows.size()}, {u"statuses_count"_s, person.posts},
        {u"last_status_at"_s, textOrNull(person.lastPost > 0 ? dayOf(person.lastPost) : QString())},
        {u"emojis"_s, emojisIn(view, person, shortcodesIn(person.name))},
        {u"fields"_s, fieldsJson(person)}, {u"group"_s, false}};
    addDescriptions(person, account);
    if (person.own.hiddenFollows && view.isLocal(person)) {
        account.insert(u"hide_collections"_s, true);
    }
    if (view.isLocal(person) && person.feed) {
        account.insert(u"enable_rss"_s, true);
    }
    if (view.isLocal(person) && person.admin) {
        account.insert(u"roles"_s,
            QJsonArray{QJsonObject{
                {u"id"_s, u"admin"_s}, {u"name"_s, u"admin"_s}, {u"color"_s, QString()}}});
    }
    if (person.movedTo >= 0) {
        const int target = person.movedTo;
        account.insert(u"moved"_s, gotosocialAccount(view, view.person(target), target));
    }
    if (person.suspended) {
        account.insert(u"suspended"_s, true);
    }
    return account;
}

/// No address while it is read, which is no reason not to post it.
QJsonObject gotosocialAttachment(const View &view, const Picture &picture, int owner)
{
    const Citizen &author = view.person(owner);
    const bool read = isRead(view, picture);
    const QJsonValue url = read ? QJsonValue(assetUrl(view, picture.file)) : QJsonValue();
    const QString origin = u"http://"_s + author.host + picture.file;
    return {{u"id"_s, mediaId(view.home().software, picture.madeAt, picture.key)},
        {u"type"_s, word(read ? picture.type : Media::Type::Unknown)}, {u"url"_s, url},
        {u"text_url"_s, url},
        {u"preview_url"_s, read ? previewUrl(view.home().base, picture) : QJsonValue()},
        {u"remote_url"_s, view.isLocal(author) ? QJsonValue() : QJsonValue(origin)},
        {u"preview_remote_url"_s, QJsonValue()}, {u"meta"_s, pictureMeta(picture)},
        {u"description"_s, textOrNull(picture.description)},
        {u"blurhash"_s, blurhashOf(picture, u"LVM=AC$A{=Bw,KX4ORnT{?Sb6=S6"_s)}};
}

QJsonObject gotosocialStatus(const View &view, const Copy &copy)
{
    const Note *note = view.world.noteOf(copy);
    if (!note) {
        return {};
    }
    if (!copy.boost) {
        return noteJson(view, copy, *note);
    }
    const Announce &boost = *view.world.announce(copy.uri);
    const Copy *inner = view.world.copyOf(view.site, boost.note);
    if (!inner) {
        return {};
    }
    QJsonObject wrapper = headJson(copy);
    wrapper.insert(u"visibility"_s,
        boost.visibility == Visibility::Local ? u"public"_s : word(boost.visibility));
    wrapper.insert(u"reblogged"_s, boostedBy(view, *note, view.viewer));
    wrapper.insert(u"uri"_s, boost.uri);
    wrapper.insert(u"url"_s, boost.uri);
    wrapper.insert(u"account"_s, accountJson(view, boost.booster));
    wrapper.insert(u"reblog"_s, noteJson(view, *inner, *note));
    if (view.isLocal(view.person(boost.booster))) {
        wrapper.insert(u"application"_s, applicationJson(view));
    }
    return wrapper;
}

} // namespace entities

} // namespace asterism
