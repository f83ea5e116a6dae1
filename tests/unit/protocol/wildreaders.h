// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/activitypub/activitypub.h"
#include "protocol/family.h"
#include "protocol/feed/feed.h"
#include "protocol/instanceinfo.h"
#include "protocol/misskey/miauth.h"
#include "protocol/webfinger.h"
#include "sanepost.h"

#include "base/foreignjson.h"

// Every decoder, one after the other, on an answer that may be anything.
namespace asterism::wild {

/// Who reads what, and what is found wrong with it.
struct Reading {
    const Family *family;
    Instance instance;
    Response response;
    SanityCheck sanity;

    bool isMisskey() const { return instance.family == Instance::Family::Misskey; }
};

inline void checkItem(Reading &reading, const TimelineItem &item)
{
    reading.sanity.item(item);
    if (reading.isMisskey()) {
        reading.sanity.strictly(item.post);
        reading.sanity.check(
            !item.boost || item.boost->uri.isEmpty() || isUri(item.boost->uri), "a boost's uri");
    }
}

inline void checkPosts(Reading &reading, const std::vector<Post> &posts)
{
    reading.sanity.check(posts.size() <= 1000, "posts without end");
    for (const Post &post : posts) {
        reading.sanity.post(post);
        if (reading.isMisskey()) {
            reading.sanity.strictly(post);
        }
    }
}

inline void checkPeople(Reading &reading, const std::vector<Actor> &people)
{
    for (const Actor &actor : people) {
        reading.sanity.person(actor);
    }
}

inline void checkPage(Reading &reading, const Result<Page> &page)
{
    if (!page) {
        return;
    }
    reading.sanity.check(page->items.size() <= 1000 && page->skipped >= 0, "a page's rows");
    for (const TimelineItem &item : page->items) {
        checkItem(reading, item);
    }
}

inline void readPosts(Reading &reading)
{
    const Family &family = *reading.family;
    for (const bool asGuest : {false, true}) {
        checkPage(reading, family.page(reading.instance, reading.response, PageSpec{}, asGuest));
        if (const auto item = family.decodeStatus(reading.instance, reading.response, asGuest)) {
            checkItem(reading, *item);
        }
    }
    if (const auto thread = family.decodeContext(reading.instance, reading.response, true)) {
        checkPosts(reading, thread->ancestors);
        checkPosts(reading, thread->descendants);
    }
    if (const auto made = family.decodePublished(reading.instance, reading.response)) {
        checkItem(reading, *made);
    }
    if (const auto found = family.decodeResolved(reading.instance, reading.response)) {
        checkPeople(reading, found->actors);
        for (const TimelineItem &item : found->posts) {
            checkItem(reading, item);
        }
    }
}

inline void readNotices(Reading &reading)
{
    const auto page =
        reading.family->decodeNotifications(reading.instance, reading.response, PageSpec{});
    if (!page) {
        return;
    }
    for (const Notification &notice : page->rows) {
        reading.sanity.notice(notice);
        if (reading.isMisskey()) {
            reading.sanity.strictly(notice);
        }
    }
}

inline void readFrame(Reading &reading)
{
    const auto event = reading.family->decodeFrame(reading.instance, reading.response.body, false);
    if (!event) {
        return;
    }
    reading.sanity.check(event->word.size() <= 100, "an event's word");
    if (event->item) {
        checkItem(reading, *event->item);
    }
    if (event->notice) {
        reading.sanity.notice(*event->notice);
    }
}

inline void readPeople(Reading &reading)
{
    const Family &family = *reading.family;
    const Instance &instance = reading.instance;
    const Response &response = reading.response;
    if (const auto actor = family.decodeActor(instance, response, false, {})) {
        reading.sanity.person(*actor);
    }
    if (const auto page = family.decodePeople(instance, response, PageSpec{}, false)) {
        checkPeople(reading, page->people);
    }
    if (const auto page = family.decodeFollowRequests(instance, response, PageSpec{})) {
        checkPeople(reading, page->people);
    }
    if (const auto page = family.decodeHeldPeople(instance, response, PageSpec{})) {
        for (const HeldPerson &held : page->people) {
            checkPeople(reading, {held.person});
        }
    }
    for (const SearchFor what : {SearchFor::People, SearchFor::Tags}) {
        if (const auto found = family.decodeSearch(instance, response, SearchSpec{.what = what})) {
            checkPeople(reading, found->people);
        }
    }
    for (const MovedKind kind :
        {MovedKind::Follows, MovedKind::Mutes, MovedKind::Bookmarks, MovedKind::DomainBlocks}) {
        const auto page = family.decodeBelongings(instance, response, kind, PageSpec{});
        reading.sanity.check(!page || page->skipped >= 0, "belongings");
    }
}

/// What holds no posts must not end the program, and that is all that is asked.
inline void readRest(Reading &reading)
{
    const Family &family = *reading.family;
    const Instance &instance = reading.instance;
    const Response &response = reading.response;
    int good = 0;
    good += family.decodeOwnProfile(instance, response).ok() ? 1 : 0;
    good += family.decodeTallies(instance, response, false).ok() ? 1 : 0;
    good += family.decodeServerLists(instance, response).ok() ? 1 : 0;
    good += family.decodeRelationships(instance, response).ok() ? 1 : 0;
    good += family.decodeWrite(instance, response, Write::What::Follow).ok() ? 1 : 0;
    good += family.decodeChanged(instance, response, Write::What::Boost) ? 1 : 0;
    good += family.decodeSource(instance, response).ok() ? 1 : 0;
    good += family.decodeSentMedia(instance, response).ok() ? 1 : 0;
    good += family.decodeScheduledPosts(instance, response).ok() ? 1 : 0;
    good += family.decodeCustomEmojis(instance, response).ok() ? 1 : 0;
    good += family.decodeFilters(instance, response, 2).ok() ? 1 : 0;
    good += misskey::decodeMiauthCheck(response, instance.host).ok() ? 1 : 0;
    const QJsonObject json = foreignJson(response.body).object();
    Instance told;
    good += mergeNodeInfo(told, json) ? 1 : 0;
    good += mergeMisskeyMeta(told, json) ? 1 : 0;
    good += mergeInstance(told, json) ? 1 : 0;
    reading.sanity.check(good >= 0 && told.maxCharacters > 0, "what a server tells of itself");
}

inline void readDocuments(Reading &reading, const Actor &owner)
{
    if (const auto read = activitypub::decodeActor(reading.response)) {
        reading.sanity.check(!read->actor.uri.isEmpty(), "an actor's uri");
    }
    if (const auto page = activitypub::decodeOutbox(reading.response, owner)) {
        reading.sanity.check(page->posts.size() + page->announces.size() <= 1000, "an outbox");
    }
    if (const auto note = activitypub::decodeNote(reading.response)) {
        reading.sanity.check(!note->uri.isEmpty(), "a note's uri");
    }
    if (const auto pinned = activitypub::decodeFeatured(reading.response, owner)) {
        reading.sanity.check(pinned->items.size() <= size_t(maxPinned), "what is pinned");
    }
    if (const auto read = feed::decodeFeed(reading.response, owner)) {
        reading.sanity.check(read->page.items.size() <= 200, "a feed's entries");
    }
    const Handle asked{QString::fromLatin1("hanako"), reading.instance.host};
    if (const auto found = decodeWebfinger(reading.response, asked)) {
        reading.sanity.check(!found->subject.host.isEmpty(), "a handle's host");
    }
    const auto place = decodeHostMeta(reading.response);
    reading.sanity.check(
        !place || place->contains(QString::fromLatin1("{uri}")), "host-meta's template");
    const auto feeds = feed::discoverFeeds(reading.response);
    reading.sanity.check(!feeds || feeds->size() <= 10, "announced feeds");
}

} // namespace asterism::wild
