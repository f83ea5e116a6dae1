// SPDX-License-Identifier: GPL-3.0-or-later
#include "require.h"

#include "protocol/detection.h"
#include "protocol/family.h"
#include "protocol/instanceinfo.h"
#include "protocol/webfinger.h"

#include <QJsonDocument>
#include <QLoggingCategory>

#include <cstdint>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

// The first byte chooses the reader, and with 0x40 Misskey's family; the rest is the answer's body.

static void checkActor(const Actor &actor)
{
    require(actor.acct.count(u'@') == 1 && !actor.acct.endsWith(u'@'), "an acct has a host");
    require(!actor.localId.isEmpty(), "a person has an id");
}

static void checkPost(const Post &post)
{
    require(!post.uri.isEmpty() && !post.uri.contains(u' '), "a post has a uri");
    require(!post.localId.isEmpty() && post.createdAt > 0, "a post has an id and a date");
    require(post.quoteState.isEmpty() ? !post.quoted : true, "no quote without a state");
    checkActor(post.author);
}

static void checkPage(const Result<Page> &page)
{
    if (!page) {
        require(!page.error().subject.isEmpty(), "an error has a subject");
        return;
    }
    require(page->end == page->older.isEmpty(), "the end has no cursor");
    require(page->rows == page->skipped + int(page->items.size()), "no row is lost");
    for (const TimelineItem &item : page->items) {
        require(!item.localId.isEmpty() && item.createdAt > 0, "a row has an id and a date");
        checkPost(item.post);
        if (item.boost) {
            checkActor(item.boost->actor);
        }
    }
}

static Response answerOf(const QByteArray &body)
{
    Response response;
    response.status = 200;
    response.headers = {{"Content-Type", "application/json"}};
    response.body = body;
    response.finalUrl = QUrl(u"https://a.example/api"_s);
    return response;
}

static void checkBelongings(
    const Family &family, const Instance &instance, const Response &response)
{
    for (int i = 0; i < movedKindCount; ++i) {
        const auto page = family.decodeBelongings(instance, response, MovedKind(i), {});
        for (const Belonging &row : page ? page->rows : std::vector<Belonging>()) {
            require(!row.item.subject.isEmpty(), "a belonging has a name");
        }
    }
    const auto told = family.decodeRelationships(instance, response);
    for (const Relationship &one : told ? *told : std::vector<Relationship>()) {
        require(!one.localId.isEmpty(), "a relationship is to somebody");
    }
    (void)family.decodeWrite(instance, response, Write::What::Follow);
}

static void checkThread(const Result<Thread> &thread)
{
    for (const std::vector<Post> &posts : thread
            ? std::vector{thread->ancestors, thread->descendants}
            : std::vector<std::vector<Post>>()) {
        for (const Post &post : posts) {
            checkPost(post);
        }
    }
}

static void checkPeople(const Family &family, const Instance &instance, const Response &response)
{
    if (const auto actor = family.decodeActor(instance, response, true)) {
        checkActor(*actor);
    }
    const auto tallies = family.decodeTallies(instance, response, true);
    for (const Tally &tally : tallies ? *tallies : std::vector<Tally>()) {
        require(!tally.localId.isEmpty() && !tally.mark.isEmpty(), "a tally is of somebody");
    }
    (void)family.decodeTally(instance, response, true);
    if (const auto found = family.decodeResolved(instance, response)) {
        for (const Actor &actor : found->actors) {
            checkActor(actor);
        }
        for (const TimelineItem &item : found->posts) {
            checkPost(item.post);
        }
    }
}

static void checkRow(const TimelineItem &item)
{
    require(!item.localId.isEmpty() && item.createdAt > 0, "a row has an id and a date");
    checkPost(item.post);
}

static void checkActing(const Family &family, const Instance &instance, const Response &response)
{
    for (const Write::What what :
        {Write::What::Boost, Write::What::Unboost, Write::What::React, Write::What::Vote}) {
        if (const auto item = family.decodeChanged(instance, response, what)) {
            checkRow(*item);
        }
    }
    if (const auto item = family.decodePublished(instance, response)) {
        checkRow(*item);
        require(!item->boost, "a new post is no boost");
    }
    const Write vote{.what = Write::What::Vote, .localId = u"5"_s, .choices = {1}};
    if (instance.family == Instance::Family::Mastodon) { // Misskey's polls have no ids of their own
        const auto ready = family.withAnswer(instance, vote, response);
        require(!ready || !*ready || !(*ready)->pollId.isEmpty(), "a vote is on a poll");
    }
    (void)family.decodeSource(instance, response);
    const auto people = family.decodeFollowRequests(instance, response, {});
    for (const Actor &actor : people ? people->people : std::vector<Actor>()) {
        checkActor(actor);
    }
    const auto held = family.decodeHeldPeople(instance, response, {});
    for (const HeldPerson &one : held ? held->people : std::vector<HeldPerson>()) {
        require(!one.id.isEmpty() && one.notices >= 0, "whoever is held back can be let in");
        checkActor(one.person);
    }
    (void)family.decodeHeldCounts(instance, response);
    const auto emojis = family.decodeCustomEmojis(instance, response);
    for (const ServerEmoji &emoji : emojis ? *emojis : std::vector<ServerEmoji>()) {
        require(!emoji.shortcode.isEmpty() && !emoji.url.isEmpty(), "an emoji has a picture");
    }
}

static void checkKept(const Family &family, const Instance &instance, const Response &response)
{
    if (const auto sent = family.decodeSentMedia(instance, response)) {
        require(!sent->id.isEmpty(), "what was sent has an id");
    }
    if (const auto id = family.decodeScheduledId(instance, response)) {
        require(!id->isEmpty(), "what is kept has an id");
    }
    const auto posts = family.decodeScheduledPosts(instance, response);
    for (const ScheduledPost &post : posts ? *posts : std::vector<ScheduledPost>()) {
        require(!post.id.isEmpty(), "what is kept has an id");
        require(isBounded(post.post), "what is kept is bounded");
    }
    (void)family.decodeRescheduled(instance, response);
}

static Instance instanceOf(bool misskey)
{
    Instance instance;
    instance.host = instance.accountDomain = u"a.example"_s;
    instance.software = misskey ? u"misskey"_s : u"snac"_s;
    instance.family = misskey ? Instance::Family::Misskey : Instance::Family::Mastodon;
    return instance;
}

static void detect(const Response &response)
{
    Detection detection(u"a.example"_s);
    int requests = 0;
    while (detection.next()) {
        require(++requests < 20, "detection ends");
        detection.feed(response);
    }
    if (const auto instance = detection.result()) {
        require(!instance->accountDomain.isEmpty() && !instance->host.isEmpty(), "hosts are known");
        require(instance->posting.mediaTypes.size() <= 200, "limits are bounded");
    }
}

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    QLoggingCategory::setFilterRules(u"*=false"_s);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > 64 * 1024) {
        return 0;
    }
    const QByteArray body(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const Response response = answerOf(body);
    const Instance instance = instanceOf((data[0] & 0x40) != 0);
    const Family *family = familyFor(instance);
    switch ((data[0] & 0x3f) % 6) {
    case 0:
        checkPage(family->page(instance, response, {}, false));
        checkPage(family->page(instance, response, {.maxId = u"b"_s}, true));
        checkBelongings(*family, instance, response);
        break;
    case 1:
        checkThread(family->decodeContext(instance, response, true));
        checkThread(family->decodeAncestors(instance, response, true));
        break;
    case 2:
        checkPeople(*family, instance, response);
        checkActing(*family, instance, response);
        checkKept(*family, instance, response);
        break;
    case 3:
        detect(response);
        break;
    case 4:
        if (const auto event = family->decodeFrame(instance, body, false)) {
            require(event->kind != StreamEvent::Kind::Update || event->item, "an update has a row");
            require(event->word.size() <= 100, "words are bounded");
        }
        break;
    default:
        (void)decodeWebfinger(response, {u"ao"_s, u"a.example"_s});
        (void)decodeHostMeta(response);
        (void)handleFromProfileUrl(QUrl(QString::fromUtf8(body)));
        break;
    }
    return 0;
}
