// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/threadparts.h"

#include "protocol/capabilities.h"
#include "protocol/family.h"

#include <QSet>

namespace asterism {

namespace {

/// A thread that is told level by level ends where nobody has answered.
QStringList withoutTheirAnswers(const Session &session, const std::vector<Post> &posts)
{
    if (!capabilities(session.instance).threadByLevel) {
        return {};
    }
    QSet<QString> answered;
    for (const Post &post : posts) {
        answered.insert(post.replyToLocalId);
    }
    QStringList ids;
    for (const Post &post : posts) {
        if (post.replies > 0 && !answered.contains(post.localId)) {
            ids << post.localId;
        }
    }
    return ids;
}

void addPosts(std::vector<TimelineItem> &items, const std::vector<Post> &posts)
{
    for (const Post &post : posts) {
        items.push_back(looseItem(post));
    }
}

/// Where guests are not told what stands around a post, the post alone is better than nothing.
Result<Thread> orNothing(Result<Thread> part)
{
    const bool closed = !part && part.error().kind == ErrorKind::Forbidden;
    return closed ? Result<Thread>(Thread{}) : part;
}

} // namespace

TimelineItem looseItem(const Post &post)
{
    return {.localId = post.localId, .createdAt = post.createdAt, .post = post};
}

Result<PartOfThread> wholeOf(const TellingOfThread &told)
{
    const Session &session = told.session;
    const Family *family = familyFor(session.instance);
    const bool guest = session.isGuest();
    auto item = family->decodeStatus(session.instance, told.post, guest);
    if (!item) {
        return item.error();
    }
    const auto around = orNothing(family->decodeContext(session.instance, told.around, guest));
    const auto before = told.before
        ? orNothing(family->decodeAncestors(session.instance, *told.before, guest))
        : Result<Thread>(Thread{});
    if (!around || !before) {
        return around ? before.error() : around.error();
    }
    PartOfThread whole;
    addPosts(whole.items, before->ancestors);
    addPosts(whole.items, around->ancestors);
    whole.items.push_back(*item);
    addPosts(whole.items, around->descendants);
    whole.unanswered = withoutTheirAnswers(session, around->descendants);
    whole.older = around->older;
    return whole;
}

Result<PartOfThread> answersIn(const Session &session, const Response &response)
{
    const auto around =
        familyFor(session.instance)->decodeContext(session.instance, response, session.isGuest());
    if (!around) {
        return around.error();
    }
    PartOfThread part{.items = {},
        .unanswered = withoutTheirAnswers(session, around->descendants),
        .older = around->older};
    addPosts(part.items, around->descendants);
    return part;
}

} // namespace asterism
