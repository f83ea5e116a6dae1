// SPDX-License-Identifier: GPL-3.0-or-later

// Actors, notes and outboxes as all but GoToSocial show them to unsigned readers.
#include "base/clock.h"
#include "sandbox/answers.h"
#include "sandbox/api.h"
#include "sandbox/files.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int outboxPage = 20;

QString everybody()
{
    return u"https://www.w3.org/ns/activitystreams#Public"_s;
}

QString streams()
{
    return u"https://www.w3.org/ns/activitystreams"_s;
}

HttpResponse document(const Call &call, const QJsonObject &object)
{
    return typedAnswer(call.is("mastodon"_L1) ? "application/activity+json; charset=utf-8"
                                              : "application/activity+json",
        QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void addAudience(const Citizen &author, const Note &note, QJsonObject &object)
{
    const bool unlisted = note.visibility == Visibility::Unlisted;
    const QString followers = author.actor + u"/followers"_s;
    object.insert(u"to"_s, QJsonArray{unlisted ? followers : everybody()});
    object.insert(u"cc"_s, QJsonArray{unlisted ? everybody() : followers});
}

QJsonArray tagObjects(const Call &call, const Note &note)
{
    QJsonArray tags;
    for (const QString &tag : note.tags) {
        tags.append(QJsonObject{{u"type"_s, u"Hashtag"_s},
            {u"href"_s, call.home().base + u"/tags/"_s + tag.toLower()}, {u"name"_s, u'#' + tag}});
    }
    for (const int index : note.mentions) {
        const Citizen &person = call.world.persons[size_t(index)];
        tags.append(QJsonObject{{u"type"_s, u"Mention"_s}, {u"href"_s, person.actor},
            {u"name"_s, u'@' + person.handle()}});
    }
    const QStringList known = emojisOf(call.home());
    for (const QString &shortcode : note.emojis) {
        if (known.contains(shortcode)) {
            tags.append(QJsonObject{{u"type"_s, u"Emoji"_s}, {u"name"_s, u':' + shortcode + u':'},
                {u"icon"_s,
                    QJsonObject{{u"type"_s, u"Image"_s}, {u"mediaType"_s, u"image/png"_s},
                        {u"url"_s, u"%1/emoji/%2.png"_s.arg(call.home().base, shortcode)}}}});
        }
    }
    return tags;
}

QJsonArray attachments(const Call &call, const Note &note)
{
    QJsonArray found;
    for (const Picture &picture : note.media) {
        QJsonObject media{{u"mediaType"_s, QString::fromLatin1(mediaTypeOf(picture.file))},
            {u"url"_s, call.home().base + picture.file}, {u"name"_s, picture.description},
            {u"type"_s, call.is("snac"_L1) ? u"Image"_s : u"Document"_s}};
        if (call.is("mastodon"_L1)) {
            media.insert(u"width"_s, picture.width);
            media.insert(u"height"_s, picture.height);
        }
        found.append(media);
    }
    return found;
}

void addPoll(const Note &note, qint64 now, QJsonObject &object)
{
    const Ballot &ballot = *note.poll;
    QJsonArray options;
    for (qsizetype i = 0; i < ballot.options.size(); ++i) {
        options.append(QJsonObject{{u"type"_s, u"Note"_s}, {u"name"_s, ballot.options[i]},
            {u"replies"_s,
                QJsonObject{
                    {u"type"_s, u"Collection"_s}, {u"totalItems"_s, ballot.votes[size_t(i)]}}}});
    }
    object.insert(u"type"_s, u"Question"_s);
    object.insert(ballot.multiple ? u"anyOf"_s : u"oneOf"_s, options);
    if (ballot.endsAt > 0) {
        object.insert(
            ballot.endsAt < now ? u"closed"_s : u"endTime"_s, entities::secondsOf(ballot.endsAt));
    }
}

/// As recorded: note_activitypub.json, note_quote_activitypub.json.
void asMisskeyHasIt(const Note &note, QJsonObject &object)
{
    object.remove(u"context"_s);
    object.remove(u"contentMap"_s);
    object.insert(u"published"_s, isoTime(note.createdAt));
    object.insert(u"_misskey_content"_s, note.text);
    object.insert(u"source"_s,
        QJsonObject{{u"content"_s, note.text}, {u"mediaType"_s, u"text/x.misskeymarkdown"_s}});
    if (!note.quote.isEmpty()) {
        object.insert(u"_misskey_quote"_s, note.quote);
        object.insert(u"quoteUrl"_s, note.quote);
    }
}

QJsonObject noteObject(const Call &call, const Note &note)
{
    const Citizen &author = call.world.persons[size_t(note.author)];
    const bool snac = call.is("snac"_L1);
    QJsonObject object{{u"id"_s, note.uri}, {u"type"_s, u"Note"_s},
        {u"summary"_s, snac ? QJsonValue(note.cw) : entities::textOrNull(note.cw)},
        {u"inReplyTo"_s, entities::textOrNull(note.replyTo)},
        {u"published"_s, entities::secondsOf(note.createdAt)}, {u"url"_s, note.url},
        {u"attributedTo"_s, author.actor}, {u"content"_s, note.html},
        {u"context"_s, note.uri + u"#ctxt"_s}, {u"tag"_s, tagObjects(call, note)}};
    addAudience(author, note, object);
    if (!snac || !note.media.empty()) {
        object.insert(u"attachment"_s, attachments(call, note));
    }
    if (snac) {
        object.insert(u"@context"_s, streams());
        object.insert(u"sourceContent"_s, note.text);
    } else {
        object.insert(u"sensitive"_s, note.sensitive);
        object.insert(u"contentMap"_s, QJsonObject{{note.language, note.html}});
    }
    if (note.editedAt > 0) {
        object.insert(u"updated"_s, entities::secondsOf(note.editedAt));
    }
    if (call.is("misskey"_L1)) {
        asMisskeyHasIt(note, object);
    } else if (!note.quote.isEmpty()) {
        object.insert(u"quote"_s, note.quote);
        object.insert(u"quoteUri"_s, note.quote);
    }
    if (note.poll) {
        addPoll(note, call.now, object);
    }
    return object;
}

/// What a server tells everybody of the answers to a post.
QJsonArray openAnswers(const Call &call, const Note &note)
{
    QJsonArray ids;
    for (const QString &uri : call.world.repliesTo(note.uri, call.site)) {
        const Note *answer = call.world.note(uri);
        if (answer && isOpen(answer->visibility) && !answer->localOnly) {
            ids.append(uri);
        }
    }
    return ids;
}

struct Event {
    qint64 at = 0;
    QJsonObject activity;
};

QJsonObject createActivity(const Call &call, const Citizen &person, const Note &note)
{
    QJsonObject activity{{u"id"_s, note.uri + (call.is("snac"_L1) ? u"/Create"_s : u"/activity"_s)},
        {u"type"_s, u"Create"_s}, {u"actor"_s, person.actor},
        {u"published"_s, entities::secondsOf(note.createdAt)},
        {u"object"_s, noteObject(call, note)}};
    addAudience(person, note, activity);
    if (call.is("snac"_L1)) {
        activity.insert(u"@context"_s, streams());
        activity.insert(u"attributedTo"_s, person.actor);
    }
    return activity;
}

QJsonObject announceActivity(const Citizen &person, const Announce &boost)
{
    return {{u"id"_s, boost.uri}, {u"type"_s, u"Announce"_s}, {u"actor"_s, person.actor},
        {u"published"_s, entities::secondsOf(boost.at)}, {u"to"_s, QJsonArray{everybody()}},
        {u"cc"_s, QJsonArray{person.actor + u"/followers"_s}}, {u"object"_s, boost.note}};
}

/// Own open posts and, on Mastodon, boosts; newest first.
std::vector<Event> eventsOf(const Call &call, int index)
{
    const Citizen &person = call.world.persons[size_t(index)];
    std::vector<Event> events;
    for (const auto &[id, copy] : call.world.holdings(call.site).byId) {
        const Note *note = call.world.noteOf(copy);
        if (!note || !isOpen(note->visibility) || note->localOnly
            || !call.world.mayRead(copy, -1)) {
            continue;
        }
        if (!copy.boost && note->author == index) {
            events.push_back({note->createdAt, createActivity(call, person, *note)});
        } else if (copy.boost && call.world.announce(copy.uri)->booster == index) {
            const Announce &boost = *call.world.announce(copy.uri);
            events.push_back({boost.at, announceActivity(person, boost)});
        }
    }
    std::ranges::stable_sort(events, [](const Event &a, const Event &b) { return a.at > b.at; });
    return events;
}

QJsonArray itemsFrom(const std::vector<Event> &events, size_t first)
{
    QJsonArray items;
    for (size_t i = first; i < events.size() && i < first + outboxPage; ++i) {
        items.append(events[i].activity);
    }
    return items;
}

} // namespace

HttpResponse actorDocument(const Call &call, int index)
{
    const Citizen &person = call.world.persons[size_t(index)];
    QJsonArray fields;
    for (const auto &[name, value] : person.fields) {
        fields.append(
            QJsonObject{{u"type"_s, u"PropertyValue"_s}, {u"name"_s, name}, {u"value"_s, value}});
    }
    QJsonObject actor{{u"@context"_s, QJsonArray{streams(), u"https://w3id.org/security/v1"_s}},
        {u"id"_s, person.actor}, {u"type"_s, person.bot ? u"Service"_s : u"Person"_s},
        {u"url"_s, person.url}, {u"name"_s, person.name}, {u"preferredUsername"_s, person.user},
        {u"published"_s, entities::secondsOf(person.joined)}, {u"summary"_s, person.bioHtml},
        {u"tag"_s, QJsonArray()}, {u"inbox"_s, person.actor + u"/inbox"_s},
        {u"outbox"_s, person.actor + u"/outbox"_s},
        {u"followers"_s, person.actor + u"/followers"_s},
        {u"following"_s, person.actor + u"/following"_s},
        {u"featured"_s, person.actor + u"/collections/featured"_s},
        {u"manuallyApprovesFollowers"_s, person.locked}, {u"attachment"_s, fields},
        {u"icon"_s,
            QJsonObject{{u"type"_s, u"Image"_s}, {u"mediaType"_s, u"image/png"_s},
                {u"url"_s, call.home().base + entities::avatarPath(person)}}},
        // A key that nobody can sign with: the sandbox checks no signatures.
        {u"publicKey"_s,
            QJsonObject{{u"id"_s, person.actor + u"#main-key"_s}, {u"owner"_s, person.actor},
                {u"publicKeyPem"_s, u"-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"_s}}}};
    if (person.movedTo >= 0) {
        actor.insert(u"movedTo"_s, call.world.persons[size_t(person.movedTo)].actor);
    }
    return document(call, actor);
}

/// As Mastodon has it (app/serializers/activitypub/note_serializer.rb): the author's own answers
/// stand on the first page, which is part of the document; those of others on the next one.
HttpResponse repliesDocument(const Call &call, const Note &note)
{
    const QString id = note.uri + u"/replies"_s;
    return document(call,
        {{u"@context"_s, streams()}, {u"id"_s, id + u"?only_other_accounts=true&page=true"_s},
            {u"type"_s, u"CollectionPage"_s}, {u"partOf"_s, id},
            {u"items"_s, openAnswers(call, note)}});
}

HttpResponse noteDocument(const Call &call, const Note &note)
{
    QJsonObject object = noteObject(call, note);
    object.insert(u"@context"_s, streams());
    if (call.is("mastodon"_L1)) {
        const QString id = note.uri + u"/replies"_s;
        object.insert(u"replies"_s,
            QJsonObject{{u"id"_s, id}, {u"type"_s, u"Collection"_s},
                {u"first"_s,
                    QJsonObject{{u"type"_s, u"CollectionPage"_s}, {u"partOf"_s, id},
                        {u"next"_s, id + u"?only_other_accounts=true&page=true"_s},
                        {u"items"_s, QJsonArray()}}}});
    }
    return document(call, object);
}

HttpResponse outbox(const Call &call, int index)
{
    const Citizen &person = call.world.persons[size_t(index)];
    const QString id = person.actor + u"/outbox"_s;
    const std::vector<Event> events = eventsOf(call, index);
    QJsonObject answer{{u"@context"_s, streams()}, {u"id"_s, id},
        {u"type"_s, u"OrderedCollection"_s}, {u"totalItems"_s, int(events.size())}};
    if (call.is("snac"_L1)) {
        answer.insert(u"attributedTo"_s, person.actor);
        answer.insert(u"orderedItems"_s, itemsFrom(events, 0)); // one page, whatever is asked
        return document(call, answer);
    }
    if (!call.flag(u"page"_s)) {
        answer.insert(u"first"_s, id + u"?page=true"_s);
        answer.insert(u"last"_s, id + u"?min_id=0&page=true"_s);
        return document(call, answer);
    }
    const size_t first = call.parameter(u"max_id"_s).toULongLong();
    answer.remove(u"totalItems"_s);
    answer.insert(u"type"_s, u"OrderedCollectionPage"_s);
    answer.insert(u"id"_s, call.home().base + QString::fromLatin1(call.request.target));
    answer.insert(u"partOf"_s, id);
    answer.insert(u"orderedItems"_s, itemsFrom(events, first));
    if (events.size() > first + outboxPage) {
        answer.insert(u"next"_s, u"%1?max_id=%2&page=true"_s.arg(id).arg(first + outboxPage));
    }
    return document(call, answer);
}

/// Mastodon lists the posts, snac what made them (recorded: featured_collection.json).
HttpResponse featured(const Call &call, int index)
{
    const Citizen &person = call.world.persons[size_t(index)];
    const bool snac = call.is("snac"_L1);
    QJsonArray items;
    for (const Note *note : call.world.pinsOf(index)) {
        if (isOpen(note->visibility) && !note->localOnly) {
            items.append(snac ? createActivity(call, person, *note) : noteObject(call, *note));
        }
    }
    QJsonObject answer{{u"@context"_s, streams()},
        {u"id"_s, person.actor + u"/collections/featured"_s}, {u"type"_s, u"OrderedCollection"_s},
        {u"totalItems"_s, int(items.size())}, {u"orderedItems"_s, items}};
    if (snac) {
        answer.insert(u"attributedTo"_s, person.actor);
    }
    return document(call, answer);
}

} // namespace asterism
