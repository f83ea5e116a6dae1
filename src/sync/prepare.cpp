// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/prepare.h"

#include "base/host.h"
#include "content/html.h"
#include "content/names.h"
#include "content/plain.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype longestNotice = 2000;
constexpr size_t mostDoers = 20;
constexpr size_t mostNames = 100;

/// Everything but a web address is nothing that we open or load. (Whether http is loaded from
/// there is up to src/net; a browser may open it.)
void keepWebAddress(QString &address)
{
    const QUrl url(address);
    const bool web = url.scheme() == u"https" || url.scheme() == u"http";
    if (!web || url.host().isEmpty() || !url.userInfo().isEmpty()) {
        address.clear();
    }
}

void cleanEmojis(std::vector<CustomEmoji> &emojis)
{
    for (CustomEmoji &emoji : emojis) {
        keepWebAddress(emoji.url);
        keepWebAddress(emoji.staticUrl);
    }
}

void clean(Actor &actor)
{
    actor.displayName = safeName(actor.displayName);
    keepWebAddress(actor.url);
    keepWebAddress(actor.avatar);
    keepWebAddress(actor.header);
    cleanEmojis(actor.emojis);
    actor.memo = safeText(actor.memo);
    if (actor.fields) {
        for (ActorField &field : *actor.fields) {
            field.name = safeName(field.name);
        }
    }
}

void clean(Media &media)
{
    media.description = safeText(media.description);
    keepWebAddress(media.url);
    keepWebAddress(media.previewUrl);
    keepWebAddress(media.remoteUrl);
}

void clean(Card &card)
{
    card.title = safeName(card.title);
    card.description = safeText(card.description, 500);
    card.provider = safeName(card.provider);
    card.author = safeName(card.author);
    keepWebAddress(card.url);
    keepWebAddress(card.image);
}

void clean(Post &post)
{
    clean(post.author);
    post.warning = safeText(post.warning, 1000);
    keepWebAddress(post.url);
    for (Media &media : post.media) {
        clean(media);
    }
    if (post.poll) {
        for (Poll::Option &option : post.poll->options) {
            option.title = safeName(option.title);
        }
    }
    if (post.card) {
        clean(*post.card);
    }
    cleanEmojis(post.emojis);
    for (Mention &mention : post.mentions) {
        keepWebAddress(mention.url);
    }
    for (Hashtag &tag : post.tags) {
        keepWebAddress(tag.url);
    }
}

/// Only what its server took for a mention is one: whoever answers would write to nobody else.
void takeNames(Post &post, const Blocks &blocks)
{
    for (const Block &block : blocks.blocks) {
        for (const Span &span : block.spans) {
            const bool there = std::ranges::find(post.mentions, span.target, &Mention::acct)
                != post.mentions.end();
            if (span.kind == Span::Kind::Mention && !there && post.mentions.size() < mostNames) {
                post.mentions.push_back({.acct = span.target});
            }
        }
    }
}

QString describedParts(const Post &post)
{
    QStringList parts;
    for (const Media &media : post.media) {
        parts << media.description;
    }
    if (post.poll) {
        for (const Poll::Option &option : post.poll->options) {
            parts << option.title;
        }
    }
    if (post.card) {
        parts << post.card->title;
    }
    parts.removeAll(QString());
    return parts.join(u'\n');
}

} // namespace

store::Prepared prepare(TimelineItem item)
{
    store::Prepared prepared;
    Post &post = item.post;
    clean(post);
    if (item.boost) {
        clean(item.boost->actor);
    }
    const Blocks blocks = bodyBlocks(post);
    if (post.namesById) {
        takeNames(post, blocks);
    }
    prepared.blocks = toBytes(blocks);
    prepared.text = plainText(blocks);
    prepared.alt = describedParts(post);
    post.body.clear(); // the blocks stand in its place
    prepared.item = std::move(item);
    return prepared;
}

Actor safeActor(Actor actor)
{
    clean(actor);
    return actor;
}

store::PreparedNotice prepareNotice(Notification notice, const std::optional<TimelineItem> &about)
{
    notice.post.reset();
    notice.word = safeName(notice.word);
    notice.text = safeText(notice.text, longestNotice);
    notice.doers.resize(std::min(notice.doers.size(), mostDoers));
    for (Notification::Doer &doer : notice.doers) {
        clean(doer.actor);
        doer.reaction.name = safeName(doer.reaction.name);
        keepWebAddress(doer.reaction.url);
        keepWebAddress(doer.reaction.staticUrl);
    }
    return {
        .notice = std::move(notice), .post = about ? std::optional(prepare(*about)) : std::nullopt};
}

std::vector<store::Prepared> prepareAll(std::vector<TimelineItem> items)
{
    std::vector<store::Prepared> prepared;
    prepared.reserve(items.size());
    for (TimelineItem &item : items) {
        prepared.push_back(prepare(std::move(item)));
    }
    return prepared;
}

std::vector<store::Prepared> quotedOf(const std::vector<TimelineItem> &items)
{
    std::vector<store::Prepared> quoted;
    for (const TimelineItem &item : items) {
        if (item.post.quoted) {
            quoted.push_back(prepare({.localId = item.post.quoted->localId,
                .createdAt = item.post.quoted->createdAt,
                .post = *item.post.quoted}));
        }
    }
    return quoted;
}

} // namespace asterism
