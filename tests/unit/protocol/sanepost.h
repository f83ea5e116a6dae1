// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/notification.h"
#include "model/timelineitem.h"
#include "protocol/acct.h"
#include "protocol/json.h"

#include <QStringList>

namespace asterism {

/// What is wrong with what a decoder made of an answer of so many bytes. Whatever the answer was:
/// texts are no longer than it, counts are numbers of things, addresses lead to the web, times are
/// of our era, lists end.
class SanityCheck {
public:
    explicit SanityCheck(qsizetype bytes)
        : m_longest(6 * bytes + 200) // what was a title may have been escaped
    {
    }

    const QStringList &faults() const { return m_faults; }

    void person(const Actor &actor)
    {
        check(actor.acct.count(u'@') == 1 && !actor.acct.contains(u' '), "acct");
        for (const QString &url : {actor.uri, actor.url, actor.avatar, actor.header}) {
            check(url.isEmpty() || json::isWebAddress(url), "an address of a person's");
        }
        check(actor.followers >= -1 && actor.following >= -1 && actor.posts >= -1, "counts");
        check(actor.displayName.size() + actor.noteHtml.size() <= m_longest, "a person's texts");
        check(actor.fields.value_or(std::vector<ActorField>()).size() <= mostActorFields,
            "a person's fields");
        emojis(actor.emojis);
    }

    void post(const Post &post, int depth = 0)
    {
        check(depth <= 3, "quotes within quotes");
        check(!post.localId.isEmpty() && isUri(post.uri), "id and uri");
        check(post.url.isEmpty() || json::isWebAddress(post.url), "url");
        check(isOfOurEra(post.createdAt) && post.createdAt > 0, "createdAt");
        check(post.body.size() <= m_longest && post.warning.size() <= m_longest, "texts");
        check(post.replies >= -1 && post.boosts >= -1 && post.favourites >= -1, "counts");
        check(post.replyToUri.isEmpty() || isUri(post.replyToUri), "what it answers");
        check(post.tags.size() <= 500 && post.mentions.size() <= 500, "tags and mentions");
        person(post.author);
        parts(post);
        for (const auto &inner : {post.quoted, post.answered}) {
            if (inner) {
                this->post(*inner, depth + 1);
            }
        }
    }

    /// What is asked of the decoders of Misskey alone.
    void strictly(const Post &post)
    {
        check(isOfOurEra(post.editedAt), "editedAt");
        check(!post.poll || isOfOurEra(post.poll->expiresAt), "a poll's end");
        check(post.localId.size() <= 500 && post.author.localId.size() <= 500, "long ids");
        check(post.media.size() <= 16, "media");
        check(post.answered == nullptr || !post.answered->answered, "answers within answers");
    }

    void item(const TimelineItem &item)
    {
        check(!item.localId.isEmpty() && item.createdAt > 0 && isOfOurEra(item.createdAt), "row");
        if (item.boost) {
            person(item.boost->actor);
        }
        post(item.post);
    }

    void notice(const Notification &notice)
    {
        check(!notice.localId.isEmpty() && isOfOurEra(notice.createdAt), "a notification's time");
        check(notice.word.size() <= 100, "a notification's word");
        check(notice.doers.size() <= 500, "doers");
        for (const Notification::Doer &doer : notice.doers) {
            person(doer.actor);
        }
        if (notice.post) {
            post(*notice.post);
        }
    }

    void strictly(const Notification &notice)
    {
        const auto told = qsizetype(notice.doers.size());
        check(notice.people >= told && notice.people <= 1000 && told <= 20, "doers");
        check(notice.text.size() <= 2000 && notice.localId.size() <= 500, "a notification's text");
        if (notice.post) {
            strictly(*notice.post);
        }
    }

    void check(bool good, const char *what)
    {
        if (!good) {
            m_faults << QString::fromLatin1(what);
        }
    }

private:
    static bool isOfOurEra(qint64 time)
    {
        constexpr qint64 endOfYear9999 = 253'402'300'799'999;
        constexpr qint64 dayOfZones = 86'400'000;
        return time >= 0 && time <= endOfYear9999 + dayOfZones;
    }

    void emojis(const std::vector<CustomEmoji> &emojis)
    {
        check(emojis.size() <= 700, "emojis");
        for (const CustomEmoji &emoji : emojis) {
            check(json::isWebAddress(emoji.url), "an emoji's address");
        }
    }

    void parts(const Post &post)
    {
        check(post.media.size() <= 500 && post.reactions.size() <= 500, "media and reactions");
        for (const Media &media : post.media) {
            for (const QString &url : {media.url, media.previewUrl}) {
                check(url.isEmpty() || json::isWebAddress(url), "an address of a medium's");
            }
            check(media.width >= 0 && media.height >= 0, "a picture's size");
            check(media.description.size() <= m_longest, "a description");
        }
        for (const Reaction &reaction : post.reactions) {
            check(reaction.count > 0 && !reaction.name.isEmpty(), "a reaction");
            check(reaction.url.isEmpty() || json::isWebAddress(reaction.url), "its address");
        }
        if (post.poll) {
            check(post.poll->options.size() <= 500 && post.poll->votes >= 0, "a poll");
        }
        emojis(post.emojis);
    }

    qsizetype m_longest;
    QStringList m_faults;
};

} // namespace asterism
