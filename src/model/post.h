// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "model/card.h"
#include "model/filter.h"
#include "model/media.h"
#include "model/poll.h"
#include "model/reaction.h"
#include "model/reactionacceptance.h"
#include "model/visibility.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace asterism {

struct Mention {
    QString acct; ///< canonical user@host
    QString url; ///< as it stands in the HTML's href
    bool operator==(const Mention &) const = default;
};

struct Hashtag {
    QString name; ///< without #, as written
    QString url;
    bool operator==(const Hashtag &) const = default;
};

/// Whether an account may do something with a post, as its server says.
enum class Permission { Untold, Yes, AfterApproval, No };

/// What one account has done with a post, and what its filters say. Kept apart from the content.
struct ViewerState {
    bool favourited = false;
    bool boosted = false;
    bool bookmarked = false;
    bool muted = false;
    bool pinned = false;
    std::vector<FilterMatch> filters; ///< those that match, wherever they count
    /// The answer told of favourites and reactions; what else is true here was told, too, and what
    /// is not is only not known (Misskey).
    bool marksUntold = false;
    bool pinUntold = false; ///< marks were told, but for whether it is pinned, and votes (Sharkey)
    bool reactionsUntold = false; ///< nor of favourites and reactions (of a quoted post)
    QStringList reactions; ///< Reaction::name of its own ones; Misskey allows one a post
    bool voted = false; ///< in its poll
    QList<int> votes; ///< for what, from 0; empty where only that it voted is told
    Permission reply = Permission::Untold;
    Permission boost = Permission::Untold;
    Permission favourite = Permission::Untold;
    Permission quote = Permission::Untold;

    bool operator==(const ViewerState &) const = default;
};

/// A post as one server tells it, before it is stored.
struct Post {
    enum class Body { Html, Plain, Mfm };
    /// Whom it answers. cache.db keeps the numbers.
    enum class Answers {
        Nobody, ///< or it was not told
        Own, ///< its own author: a thread goes on
        Others,
    };
    /// What is put before its words and its media.
    struct Cover {
        QString warning;
        bool sensitive = false;
        bool operator==(const Cover &) const = default;
    };

    QString uri; ///< ActivityPub id, the identity of the post everywhere
    QString url; ///< page for a browser, may be empty
    QString localId; ///< the telling server's id; empty in feeds and outboxes
    Actor author;
    qint64 createdAt = 0;
    qint64 editedAt = 0; ///< 0: never edited
    Body bodyKind = Body::Html;
    QString body; ///< hostile
    QString warning; ///< content warning, plain text
    bool sensitive = false;
    /// The author's own of both, where those who run a server added to them (Sharkey). An answer
    /// tells it; the cache does not keep it.
    std::optional<Cover> ownCover;
    Visibility visibility = Visibility::Public;
    QString language; ///< ISO 639 or empty
    QString replyToLocalId; ///< on the telling server
    QString replyToUri;
    Answers answers = Answers::Nobody;
    std::vector<Media> media;
    std::optional<Poll> poll;
    std::optional<Card> card;
    std::vector<Mention> mentions;
    /// Whom it names is told by the server's own ids alone (Misskey): who they are is for whoever
    /// reads its words to say.
    bool namesById = false;
    /// Whom a direct post is for, by the telling server's ids, where names are not told (Misskey).
    QStringList readerIds;
    std::vector<Hashtag> tags;
    std::vector<CustomEmoji> emojis;
    QString quoteState; ///< Mastodon's words ("accepted", "pending", …); empty without a quote
    QString quoteUri; ///< uri or url of the quoted post; empty when unknown
    QString quoteLocalId; ///< on the telling server; only where that is all it tells
    std::shared_ptr<const Post> quoted; ///< only when the answer carries it
    /// What it answers, in short: only when the answer carries it (Misskey), for whoever filters.
    std::shared_ptr<const Post> answered;
    qint64 replies = -1; ///< -1: not told
    qint64 boosts = -1;
    qint64 favourites = -1;
    std::vector<Reaction> reactions; ///< as the server orders them
    /// It tells with what posts are answered: without any, there are none. Mastodon never does.
    bool reactionsTold = false;
    ReactionAcceptance reactionAcceptance = ReactionAcceptance::All; ///< as its own server tells
    QString channel; ///< Misskey: name of the channel that it was posted to, plain text; or empty
    QString channelId; ///< of that channel at the post's own server; empty where another one tells
    std::optional<ViewerState> viewer; ///< only in answers to a token
};

/// What the author put before a post, as an answer tells it: what was sent is compared with that.
inline Post::Cover coverByAuthor(const Post &post)
{
    return post.ownCover.value_or(Post::Cover{post.warning, post.sensitive});
}

} // namespace asterism
