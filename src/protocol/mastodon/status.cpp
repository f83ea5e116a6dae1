// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mastodon/status.h"

#include "base/clock.h"
#include "protocol/acct.h"
#include "protocol/json.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/quote.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

Error unusable(const Instance &instance, const QJsonObject &status, const QString &what)
{
    const QString id = json::text(status, "id"_L1).left(100);
    return json::badAnswer(instance.host, u"status %1 has no usable %2"_s.arg(id, what));
}

/// One word for both: what stays on its server is nobody's but theirs who are there.
Visibility visibilityOf(const QJsonObject &status)
{
    const Audience told = audienceOf(status);
    return told.localOnly && isOpen(told.visibility) ? Visibility::Local : told.visibility;
}

QString domainOf(const Instance &instance)
{
    return instance.accountDomain.isEmpty() ? instance.host : instance.accountDomain;
}

std::vector<Mention> mentionsFromJson(const QJsonArray &array, const Instance &instance)
{
    std::vector<Mention> list;
    for (const QJsonValue value : array) {
        const QJsonObject json = value.toObject();
        const QString name = json::text(json, "acct"_L1);
        const QString acct = name.isEmpty() ? name : canonicalAcct(name, domainOf(instance));
        if (!acct.isEmpty()) {
            list.push_back({acct, json::webAddress(json, "url"_L1)});
        }
    }
    return list;
}

std::vector<Hashtag> tagsFromJson(const QJsonArray &array)
{
    std::vector<Hashtag> list;
    for (const QJsonValue value : array) {
        const QJsonObject json = value.toObject();
        const QString name = json::text(json, "name"_L1);
        if (!name.isEmpty()) {
            list.push_back({name, json::webAddress(json, "url"_L1)});
        }
    }
    return list;
}

void readText(Post &post, const QJsonObject &status)
{
    post.body = json::verbatim(status, "content"_L1);
    post.warning = json::text(status, "spoiler_text"_L1);
    post.sensitive = json::truth(status, "sensitive"_L1);
    post.visibility = visibilityOf(status);
    post.language = json::text(status, "language"_L1);
    post.replyToLocalId = json::text(status, "in_reply_to_id"_L1);
    post.replyToUri = json::webAddress(json::object(status, "akkoma"_L1), "in_reply_to_apid"_L1);
}

/// Friendica tells a post's title where others have the warning, and not in the text (Friendica:
/// src/Object/Api/Mastodon/Status.php).
void readTitle(Post &post, const QJsonObject &status)
{
    const QString title = json::text(json::object(status, "friendica"_L1), "title"_L1);
    if (title.isEmpty() || post.warning != title) {
        return;
    }
    post.warning.clear();
    post.body.prepend(u"<p><strong>"_s + title.toHtmlEscaped() + u"</strong></p>"_s);
}

/// The answered author's id goes with the answered post's; where it is missing nobody knows who
/// that was, and it was hardly the author.
Post::Answers answersOf(const Post &post, const QJsonObject &status)
{
    if (post.replyToLocalId.isEmpty() && post.replyToUri.isEmpty()) {
        return Post::Answers::Nobody;
    }
    const QString answered = json::text(status, "in_reply_to_account_id"_L1);
    const bool own = !answered.isEmpty() && answered == post.author.localId;
    return own ? Post::Answers::Own : Post::Answers::Others;
}

void readParts(Post &post, const QJsonObject &status, const Instance &instance)
{
    post.media = mediaFromJson(json::array(status, "media_attachments"_L1));
    post.poll = pollFromJson(json::object(status, "poll"_L1));
    post.card = cardFromJson(json::object(status, "card"_L1));
    post.mentions = mentionsFromJson(json::array(status, "mentions"_L1), instance);
    post.tags = tagsFromJson(json::array(status, "tags"_L1));
    post.emojis = emojisFromJson(json::array(status, "emojis"_L1));
    post.replies = json::count(status, "replies_count"_L1);
    post.boosts = json::count(status, "reblogs_count"_L1);
    post.favourites = json::count(status, "favourites_count"_L1);
    readReactions(post, status);
}

/// The wrapper has flags and filters of its own; what hides the row hides the post.
void joinViewers(ViewerState &inner, const ViewerState &outer)
{
    for (const FilterMatch &match : outer.filters) {
        if (std::ranges::find(inner.filters, match.id, &FilterMatch::id) == inner.filters.end()) {
            inner.filters.push_back(match);
        }
    }
}

Result<TimelineItem> boostRow(const QJsonObject &wrapper, const QJsonObject &boosted,
    const Instance &instance, bool withViewer)
{
    TimelineItem item;
    item.localId = json::text(wrapper, "id"_L1);
    item.createdAt = parseIsoTime(json::text(wrapper, "created_at"_L1));
    if (item.localId.isEmpty() || item.createdAt <= 0) {
        return unusable(instance, wrapper, u"id or created_at"_s);
    }
    auto booster = accountFromJson(json::object(wrapper, "account"_L1), instance);
    if (!booster) {
        return booster.error();
    }
    auto post = plainPost(boosted, instance, withViewer, 0);
    if (!post) {
        return post.error();
    }
    if (withViewer) {
        joinViewers(*post->viewer, viewerFromJson(wrapper));
    }
    item.boost = TimelineItem::Boost{std::move(*booster), json::text(wrapper, "uri"_L1)};
    item.post = std::move(*post);
    return item;
}

} // namespace

Audience audienceOf(const QJsonObject &status)
{
    const QString told = json::text(status, "visibility"_L1);
    const Visibility v = told.startsWith("list:"_L1) ? Visibility::Direct : visibility(told);
    const bool local = json::truth(status, "local_only"_L1);
    const bool byWord = v == Visibility::Local || (local && v == Visibility::Public);
    Audience audience = byWord ? Audience{.visibility = Visibility::Local}
                               : Audience{.visibility = v, .localOnly = local};
    if (hasQuotePolicy(v)) {
        audience.quotes = policyOf(status);
    }
    return audience;
}

Result<Post> plainPost(
    const QJsonObject &status, const Instance &instance, bool withViewer, int depth)
{
    Post post;
    post.localId = json::text(status, "id"_L1);
    post.uri = json::text(status, "uri"_L1);
    post.createdAt = parseIsoTime(json::text(status, "created_at"_L1));
    if (post.localId.isEmpty() || !isUri(post.uri)) {
        return unusable(instance, status, u"id or uri"_s);
    }
    if (post.createdAt <= 0) {
        return unusable(instance, status, u"created_at"_s);
    }
    auto author = accountFromJson(json::object(status, "account"_L1), instance);
    if (!author) {
        return unusable(instance, status, u"account"_s);
    }
    post.author = std::move(*author);
    post.url = json::webAddress(status, "url"_L1);
    post.editedAt = parseIsoTime(json::text(status, "edited_at"_L1));
    readText(post, status);
    readTitle(post, status);
    post.answers = answersOf(post, status);
    readParts(post, status, instance);
    readQuote(post, status, instance, withViewer, depth);
    if (withViewer) {
        post.viewer = viewerFromJson(status);
    }
    return post;
}

TimelineItem rowOf(Post post)
{
    TimelineItem item;
    item.localId = post.localId;
    item.createdAt = post.createdAt;
    item.post = std::move(post);
    return item;
}

Result<TimelineItem> statusFromJson(
    const QJsonObject &status, const Instance &instance, bool withViewer)
{
    // A boost whose post cannot be read must not turn into a post of the booster's.
    if (status["reblog"_L1].toBool(true) && !status["reblog"_L1].isNull()
        && status.contains("reblog"_L1)) {
        return boostRow(status, json::object(status, "reblog"_L1), instance, withViewer);
    }
    auto post = plainPost(status, instance, withViewer, 0);
    return post ? Result<TimelineItem>(rowOf(std::move(*post))) : post.error();
}

Result<Post> postFromJson(const QJsonObject &status, const Instance &instance, bool withViewer)
{
    auto item = statusFromJson(status, instance, withViewer);
    return item ? Result<Post>(std::move(item->post)) : Result<Post>(item.error());
}

} // namespace asterism::mastodon
