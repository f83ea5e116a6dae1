// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"
#include "store/store.h"
#include "store/teller.h"

#include <optional>

namespace asterism::store {

/// A row of a timeline before it has a place: a post (boost = 0) or somebody's boost of it.
struct Event {
    qint64 sortAt = 0;
    qint64 post = 0;
    qint64 boost = 0;
    auto operator<=>(const Event &) const = default;
};

struct Ingested {
    Event event;
    bool isNew = false; ///< the event was not in the cache before
    bool confirmed = false; ///< told by its origin or an own account's server
};

/// Writes posts, boosts, people and sightings of one answer. Knows the rules of ranks, identity
/// and tombstones (decisions 3, 4 and 9); entries of sources are pages.h, lists are fanout.h.
///
/// Reactions have a rank of their own, that of the copy which told of them last, for not every
/// server tells: a post's origin may be a Mastodon, and what an own account's Misskey counts is
/// then all that is known. A copy that tells replaces what one of the same or a lower rank told;
/// one that does not tell leaves it as it is. Only what a guest host told (hearsay, decision 4) is
/// never said of a confirmed post: it does not come in, and goes when the post is confirmed.
class Ingest {
public:
    /// How posts of one millisecond are told apart. Many servers tell whole seconds, and their
    /// order is all there is: a page's posts come oldest first and each goes above what is there
    /// (Up), or newest first and each goes below (Down).
    enum class Going { Up, Down };

    Ingest(CacheTx &tx, const Teller &teller, Going going = Going::Up);
    ~Ingest();
    Ingest(const Ingest &) = delete;

    /// Nothing when a tombstone forbids it.
    std::optional<Ingested> item(const Prepared &prepared);
    /// A post that stands alone: quoted, looked up, part of a thread.
    std::optional<Ingested> post(const Prepared &prepared);

private:
    struct Found;
    struct Kept;
    struct FoundBoost;

    qint64 actor(const Actor &actor);
    std::optional<Ingested> boostOf(const Prepared &prepared, qint64 post);
    std::optional<FoundBoost> findBoost(qint64 booster, qint64 post);
    bool isAnother(
        const FoundBoost &found, const TimelineItem &item, Rank rank, qint64 createdAt) const;
    qint64 insertBoost(qint64 booster, qint64 post, Rank rank, qint64 createdAt);
    void renewBoost(const FoundBoost &found, qint64 post, Rank rank, qint64 createdAt);
    /// min(created, first received); a server that tells no time leaves us the second.
    qint64 placeInTime(qint64 createdAt) const;
    bool isBuried(const QString &localId, const QString &uri);
    void see(const QString &localId, qint64 post, qint64 boost);
    void view(qint64 post, const ViewerState &state);
    void keepReactions(const Found &found, const Post &post, Rank rank);
    Kept keptOf(const Found &found, const Prepared &prepared);
    /// Several servers tell a post in turn. What one of them has no notion of, or not yet, it takes
    /// from no other: the row would change with each.
    static QString extraWithKept(const Found &found, const Kept &kept, const Post &post);
    static qint64 favouritesIn(const Found &found, const Kept &kept, const Post &post, Rank rank);
    qint64 insert(const Prepared &prepared, Rank rank, qint64 author);
    void rewriteWords(qint64 id, const Prepared &prepared, const QString &extra);
    void overwrite(const Found &found, const Prepared &prepared, Rank rank, qint64 author);
    std::optional<Found> find(const Post &post);
    /// The page address of a feed's post gives way to the post's real id.
    void adoptUri(qint64 id, const Post &post);
    QString uriOf(const QString &uri, const QString &localId);
    Post::Answers answersOf(const Post &post, qint64 author);
    qint64 freeId(qint64 sortAt);

    CacheTx &m_tx;
    const Teller &m_teller;
    Going m_going;
    qint64 m_instance;
    bool m_anyLists; ///< somebody is a member of a list
    qint64 m_favourites = 0; ///< row of the source with what the account has favourited; 0: none
    QHash<QString, qint64> m_actors; ///< whom this answer named already, by uri and acct
    QHash<QString, qint64> m_byAcct; ///< those that it named by acct alone
};

} // namespace asterism::store
