// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mastodonrecording.h"

#include "protocol/mastodon/mapping.h"

// What the decoders make of recorded answers with posts in them.
namespace asterism::mastodontold {

inline QJsonObject pageOf(const Recording &from, Source::Kind kind)
{
    const auto page =
        family.page(from.instance(), from.response(), PageSpec{.kind = kind}, from.asGuest());
    if (!page) {
        return told::failure(page.error());
    }
    return {{u"rows"_s, page->rows}, {u"hidden"_s, page->skipped}, {u"older"_s, page->older},
        {u"posts"_s, told::arrayOf(page->items, told::tellItem)}};
}

inline QJsonObject toldTimeline(const Recording &from)
{
    return pageOf(from, Source::Kind::Home);
}

/// A row cut out of a timeline.
inline QJsonObject toldEntry(const Recording &from)
{
    const QJsonObject row = from.json()[u"body"_s].toObject();
    const Instance instance = from.instance();
    return told::onePost(family.decodeStatus(
        instance, answerOf(row, u"https://"_s + instance.host), from.asGuest()));
}

inline QJsonObject toldFavourites(const Recording &from)
{
    return pageOf(from, Source::Kind::Favourites);
}

inline QJsonObject tellConversation(const TimelineItem &item)
{
    QJsonObject json = told::tellItem(item);
    if (item.conversation) {
        json.insert(u"conversation"_s, item.conversation->localId);
        told::put(json, "unread", item.conversation->unread);
    }
    return json;
}

inline QJsonObject toldConversations(const Recording &from)
{
    const PageSpec spec{.kind = Source::Kind::Direct};
    const auto page = family.page(from.instance(), from.response(), spec, false);
    if (!page) {
        return told::failure(page.error());
    }
    return {{u"rows"_s, page->rows}, {u"hidden"_s, page->skipped}, {u"older"_s, page->older},
        {u"posts"_s, told::arrayOf(page->items, tellConversation)}};
}

inline QJsonObject toldThread(const Recording &from)
{
    const auto thread = family.decodeContext(from.instance(), from.response(), from.asGuest());
    if (!thread) {
        return told::failure(thread.error());
    }
    return {{u"hidden"_s, thread->skipped},
        {u"ancestors"_s, told::arrayOf(thread->ancestors, told::tellPost)},
        {u"posts"_s, told::arrayOf(thread->descendants, told::tellPost)}};
}

inline QJsonObject toldPost(const Recording &from)
{
    return told::onePost(family.decodeStatus(from.instance(), from.response(), from.asGuest()));
}

inline QJsonObject toldMadePost(const Recording &from)
{
    return told::onePost(family.decodePublished(from.instance(), from.response()));
}

/// What was done, by the word that the table has for it.
inline Write::What whatWasDone(const QString &word)
{
    using What = Write::What;
    static const QHash<QString, What> words{{u"boost"_s, What::Boost},
        {u"unboost"_s, What::Unboost}, {u"favourite"_s, What::Favourite},
        {u"unfavourite"_s, What::Unfavourite}, {u"bookmark"_s, What::Bookmark},
        {u"unbookmark"_s, What::Unbookmark}, {u"pin"_s, What::Pin}, {u"unpin"_s, What::Unpin},
        {u"mute thread"_s, What::MuteThread}, {u"unmute thread"_s, What::UnmuteThread},
        {u"vote"_s, What::Vote}, {u"delete"_s, What::DeletePost}, {u"follow"_s, What::Follow},
        {u"unfollow"_s, What::Unfollow}, {u"block"_s, What::Block}, {u"unblock"_s, What::Unblock},
        {u"mute"_s, What::Mute}, {u"unmute"_s, What::Unmute}, {u"annotate"_s, What::Annotate},
        {u"put into list"_s, What::PutIntoList}, {u"take from list"_s, What::TakeFromList},
        {u"follow tag"_s, What::FollowTag}};
    if (!words.contains(word)) {
        qFatal("nothing is done by the word \"%s\"", qPrintable(word));
    }
    return words.value(word);
}

/// "of" says what was done to the post; an error where it was refused.
inline QJsonObject toldChangedPost(const Recording &from)
{
    const Write::What what = whatWasDone(from.told(u"of"_s));
    const auto written = family.decodeWrite(from.instance(), from.response(), what);
    if (!written) {
        return told::failure(written.error());
    }
    const auto item = family.decodeChanged(from.instance(), from.response(), what);
    return {{u"posts"_s, item ? QJsonArray{told::tellItem(*item)} : QJsonArray()}};
}

/// What a post was before it was edited: its texts alone.
inline QJsonObject tellVersion(const Post &version)
{
    QJsonObject json{
        {u"text"_s, plainText(bodyBlocks(version))}, {u"time"_s, isoTime(version.createdAt)}};
    told::put(json, "warning", version.warning);
    told::put(json, "sensitive", version.sensitive);
    told::put(json, "media", told::mediaOf(version.media));
    return json;
}

inline QJsonObject toldHistory(const Recording &from)
{
    const auto versions =
        family.decodeHistory(from.instance(), from.response(), from.asGuest(), {});
    return versions ? QJsonObject{{u"versions"_s, told::arrayOf(*versions, tellVersion)}}
                    : told::failure(versions.error());
}

inline QJsonObject toldSource(const Recording &from)
{
    const auto source = family.decodeSource(from.instance(), from.response());
    return source ? told::values({source->text, source->warning, word(source->format)})
                  : told::failure(source.error());
}

inline QJsonObject tellScheduled(const ScheduledPost &post)
{
    QJsonObject json{{u"id"_s, post.id}, {u"time"_s, isoTime(post.at)}, {u"text"_s, post.post.text},
        {u"visibility"_s, word(post.post.visibility)}};
    told::put(json, "warning", post.post.warning);
    told::put(json, "sensitive", post.post.sensitive);
    told::put(json, "answers", post.replyToLocalId);
    told::put(json, "language", post.post.language);
    told::put(json, "choices", QJsonArray::fromStringList(post.post.poll.choices));
    return json;
}

inline QJsonObject toldScheduled(const Recording &from)
{
    const auto posts = family.decodeScheduledPosts(from.instance(), from.response());
    return posts ? QJsonObject{{u"scheduled"_s, told::arrayOf(*posts, tellScheduled)}}
                 : told::failure(posts.error());
}

/// A post that the server keeps until its time: what it calls it.
inline QJsonObject toldKept(const Recording &from)
{
    const auto id = family.decodeScheduledId(from.instance(), from.response());
    return id ? told::values({*id}) : told::failure(id.error());
}

inline QJsonObject toldRescheduled(const Recording &from)
{
    const auto done = family.decodeRescheduled(from.instance(), from.response());
    return done ? told::values({u"done"_s}) : told::failure(done.error());
}

inline QJsonObject toldFound(const Recording &from)
{
    const auto found = family.decodeResolved(from.instance(), from.response());
    if (!found) {
        return told::failure(found.error());
    }
    return {{u"posts"_s, told::arrayOf(found->posts, told::tellItem)},
        {u"people"_s, told::arrayOf(found->actors, told::tellPerson)}};
}

inline QJsonObject toldFoundPosts(const Recording &from)
{
    const auto found =
        family.decodeSearch(from.instance(), from.response(), SearchSpec{.what = SearchFor::Posts});
    return found ? QJsonObject{{u"posts"_s, told::arrayOf(found->posts, told::tellItem)}}
                 : told::failure(found.error());
}

inline QJsonObject toldNotices(const Recording &from)
{
    const auto page = family.decodeNotifications(from.instance(), from.response(), PageSpec{});
    if (!page) {
        return told::failure(page.error());
    }
    return {{u"rows"_s, page->told}, {u"hidden"_s, page->skipped}, {u"older"_s, page->older},
        {u"notices"_s, told::arrayOf(page->rows, told::tellNotice)}};
}

/// Nobody asks for one alone; it reads as in a list.
inline QJsonObject toldNotice(const Recording &from)
{
    const auto notice = mastodon::noticeFromJson(from.json().object(), from.instance());
    return notice ? QJsonObject{{u"notices"_s, QJsonArray{told::tellNotice(*notice)}}}
                  : told::failure(notice.error());
}

/// Nor for a poll without its post.
inline QJsonObject toldPoll(const Recording &from)
{
    QJsonObject json;
    if (const auto poll = mastodon::pollFromJson(from.json().object())) {
        told::putPoll(json, *poll);
    }
    return json;
}

} // namespace asterism::mastodontold
