// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/result.h"
#include "content/html.h"
#include "content/plain.h"
#include "model/notification.h"
#include "model/timelineitem.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <vector>

// What came out of the decoders of any family, in the form in which *posts.json and *answers.json
// say what must come out: keys that hold nothing are left out.
namespace asterism::told {

using namespace Qt::Literals::StringLiterals;

inline QString key(const char *name)
{
    return QString::fromLatin1(name);
}

inline void put(QJsonObject &json, const char *name, const QString &text)
{
    if (!text.isEmpty()) {
        json.insert(key(name), text);
    }
}

inline void put(QJsonObject &json, const char *name, const QJsonArray &list)
{
    if (!list.isEmpty()) {
        json.insert(key(name), list);
    }
}

inline void put(QJsonObject &json, const char *name, bool is)
{
    if (is) {
        json.insert(key(name), true);
    }
}

inline void put(QJsonObject &json, const char *name, qint64 number)
{
    if (number != 0) {
        json.insert(key(name), number);
    }
}

inline QJsonArray mediaOf(const std::vector<Media> &media)
{
    QJsonArray list;
    for (const Media &one : media) {
        list.append(QJsonObject{{key("kind"), word(one.type)}, {key("url"), one.url},
            {key("description"), one.description}});
    }
    return list;
}

inline QJsonArray reactionsOf(const std::vector<Reaction> &reactions)
{
    QJsonArray list;
    for (const Reaction &reaction : reactions) {
        list.append(reaction.name + u' ' + QString::number(reaction.count));
    }
    return list;
}

inline void putPoll(QJsonObject &json, const Poll &poll)
{
    QJsonArray choices;
    QJsonArray votes;
    for (const Poll::Option &option : poll.options) {
        choices.append(option.title);
        votes.append(option.votes);
    }
    QJsonObject told{{key("choices"), choices}, {key("multiple"), poll.multiple}};
    put(told, "ends", isoTime(poll.expiresAt));
    put(told, "over", poll.expired);
    json.insert(key("poll"), told);
    json.insert(key("votes"), votes);
}

/// Which marks of the account a post bears; none where a server does not tell them (Misskey).
inline QJsonArray marksOf(const ViewerState &viewer)
{
    QJsonArray marks;
    for (const auto &[is, name] : {std::pair(viewer.favourited, "favourited"),
             std::pair(viewer.boosted, "boosted"), std::pair(viewer.bookmarked, "bookmarked"),
             std::pair(viewer.muted, "muted"), std::pair(viewer.pinned, "pinned")}) {
        if (is && !viewer.marksUntold) {
            marks.append(key(name));
        }
    }
    return marks;
}

inline void putViewer(QJsonObject &json, const ViewerState &viewer)
{
    QJsonArray voted;
    for (const int choice : viewer.votes) {
        voted.append(choice);
    }
    QJsonArray filters;
    for (const FilterMatch &match : viewer.filters) {
        filters.append(match.title);
    }
    put(json, "mine", viewer.reactions.join(u' '));
    put(json, "marks", marksOf(viewer));
    put(json, "filters", filters);
    put(json, "voted", voted);
}

/// Likes are among the reactions where these are told.
inline void putCounts(QJsonObject &json, const Post &post)
{
    put(json, "reactions", reactionsOf(post.reactions));
    put(json, "answersTold", post.replies);
    put(json, "boostsTold", post.boosts);
    if (!post.reactionsTold) {
        put(json, "favouritesTold", post.favourites);
    }
}

/// What a post says, shows and has been given, and which posts it answers and quotes.
inline QJsonObject tellPost(const Post &post)
{
    QJsonObject json{{key("post"), post.localId}, {key("uri"), post.uri},
        {key("text"), plainText(bodyBlocks(post))}, {key("author"), post.author.acct},
        {key("time"), isoTime(post.createdAt)}, {key("visibility"), word(post.visibility)}};
    put(json, "warning", post.warning);
    put(json, "sensitive", post.sensitive);
    put(json, "channel", post.channel);
    put(json, "media", mediaOf(post.media));
    put(json, "answers", post.replyToLocalId);
    put(json, "quotes", post.quoted ? post.quoted->localId : QString());
    putCounts(json, post);
    if (post.poll) {
        putPoll(json, *post.poll);
    }
    if (post.viewer) {
        putViewer(json, *post.viewer);
    }
    return json;
}

/// The same of a row; of a boost also whose it is.
inline QJsonObject tellItem(const TimelineItem &item)
{
    QJsonObject json = tellPost(item.post);
    if (item.boost) {
        json.insert(key("boost"),
            QJsonObject{{key("id"), item.localId}, {key("by"), item.boost->actor.acct},
                {key("time"), isoTime(item.createdAt)}});
    }
    return json;
}

inline QJsonObject tellNotice(const Notification &notice)
{
    QJsonObject json{{key("id"), notice.localId}, {key("kind"), word(notice.kind)},
        {key("time"), isoTime(notice.createdAt)}};
    QJsonArray by;
    QJsonArray with;
    for (const Notification::Doer &doer : notice.doers) {
        by.append(doer.actor.acct);
        if (!doer.reaction.name.isEmpty()) {
            with.append(doer.reaction.name);
        }
    }
    put(json, "word", notice.kind == Notification::Kind::Other ? notice.word : QString());
    put(json, "by", by);
    put(json, "with", with);
    put(json, "text", notice.text);
    if (notice.post) {
        json.insert(key("about"), tellPost(*notice.post));
    }
    return json;
}

inline QJsonObject tellPerson(const Actor &actor)
{
    QJsonObject json{{key("acct"), actor.acct}, {key("name"), actor.displayName}};
    put(json, "bot", actor.bot);
    put(json, "locked", actor.locked);
    put(json, "about", plainText(noteBlocks(actor)));
    put(json, "avatar", actor.avatar);
    put(json, "header", actor.header);
    for (const auto &[name, number] : {std::pair("followers", actor.followers),
             std::pair("following", actor.following), std::pair("posts", actor.posts)}) {
        if (number >= 0) {
            json.insert(key(name), number);
        }
    }
    QJsonArray fields;
    for (const ActorField &field : actor.fields.value_or(std::vector<ActorField>())) {
        fields.append(field.name + key(" = ") + field.value);
    }
    put(json, "fields", fields);
    return json;
}

/// A post of a feed or an ActivityPub document, as far as these tell.
inline QJsonObject tellDocument(const Post &post)
{
    QJsonObject json{{key("uri"), post.uri}, {key("text"), plainText(bodyBlocks(post))},
        {key("time"), isoTime(post.createdAt)}, {key("visibility"), word(post.visibility)}};
    put(json, "warning", post.warning);
    put(json, "sensitive", post.sensitive);
    put(json, "media", mediaOf(post.media));
    put(json, "quotes", post.quoteUri);
    QJsonArray choices;
    const Poll poll = post.poll.value_or(Poll());
    for (const Poll::Option &option : poll.options) {
        choices.append(option.title + u' ' + QString::number(option.votes));
    }
    put(json, "poll", choices);
    return json;
}

inline QJsonObject failure(const Error &error)
{
    return {
        {u"error"_s, word(error.kind)}, {u"status"_s, error.httpStatus}, {u"says"_s, error.detail}};
}

template <typename List, typename Tell> QJsonArray arrayOf(const List &list, const Tell &tell)
{
    QJsonArray told;
    for (const auto &one : list) {
        told.append(tell(one));
    }
    return told;
}

inline QJsonObject values(const QStringList &list)
{
    return {{u"values"_s, QJsonArray::fromStringList(list)}};
}

inline QJsonObject onePost(const Result<TimelineItem> &item)
{
    return item ? QJsonObject{{u"posts"_s, QJsonArray{tellItem(*item)}}} : failure(item.error());
}

inline QJsonObject peopleIn(const std::vector<Actor> &people)
{
    return {{u"people"_s, arrayOf(people, tellPerson)}};
}

inline QJsonObject documentsIn(const std::vector<Post> &posts, const QStringList &beside = {})
{
    return {{u"documents"_s, arrayOf(posts, tellDocument)},
        {u"values"_s, QJsonArray::fromStringList(beside)}};
}

} // namespace asterism::told
