// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/posts.h"

#include "base/host.h"
#include "store/actors.h"
#include "store/database.h"
#include "store/direct.h"
#include "store/extra.h"
#include "store/fanout.h"
#include "store/filters.h"
#include "store/instances.h"
#include "store/sources.h"
#include "store/tagged.h"
#include "store/viewers.h"

#include <QUrl>

#include <algorithm>

namespace asterism::store {

namespace {

constexpr int idCounterBits = 10;

bool tellsReactions(const Post &post)
{
    return post.reactionsTold || !post.reactions.empty();
}

void indexText(
    CacheTx &tx, qint64 id, const QString &text, const QString &warning, const QString &alt)
{
    tx.db.prepare("INSERT INTO post_fts(rowid, text, warning, alt) VALUES(?, ?, ?, ?)")
        .bind(1, id)
        .bind(2, text)
        .bind(3, warning)
        .bind(4, alt)
        .run();
}

} // namespace

void unindexPost(CacheTx &tx, qint64 id)
{
    // An external-content index must be told the very words that it holds.
    tx.db
        .prepare("INSERT INTO post_fts(post_fts, rowid, text, warning, alt) "
                 "SELECT 'delete', id, text, warning, alt FROM post WHERE id = ?")
        .bind(1, id)
        .run();
}

struct Ingest::Found {
    qint64 id;
    qint64 rank;
    qint64 editedAt;
    qint64 sortAt;
    QString uri;
    qint64 reactionsRank;
};

/// What the row says that is about to be written over, and what of that the new copy says, too.
struct Ingest::Kept {
    bool sameWords = true;
    bool sameLanguage = true;
    QString extra;
    qint64 favourites = -1;
    QString reactions;
};

Ingest::Ingest(CacheTx &tx, const Teller &teller, Going going)
    : m_tx(tx)
    , m_teller(teller)
    , m_going(going)
    , m_instance(instanceRow(tx, teller.host))
    , m_anyLists(tx.db.number("SELECT EXISTS(SELECT 1 FROM member)") != 0)
{
    if (!teller.account.isEmpty()) {
        const auto kind = Source::Kind::Favourites;
        m_favourites = sourceState(tx, accountSource(kind, teller.account, teller.host)).row;
    }
}

Ingest::~Ingest() = default;

std::optional<Ingested> Ingest::item(const Prepared &prepared)
{
    const TimelineItem &item = prepared.item;
    if (item.boost && isBuried(item.localId, {})) {
        return {};
    }
    const auto kept = post(prepared);
    if (!kept || !item.boost) {
        return kept;
    }
    return boostOf(prepared, kept->event.post);
}

std::optional<Ingested> Ingest::post(const Prepared &prepared)
{
    const Post &post = prepared.item.post;
    const QString localId = post.localId.isEmpty() ? post.uri : post.localId;
    if (isBuried(localId, post.uri)) {
        return {};
    }
    const Rank rank = rankOfPost(m_teller, post);
    const qint64 author = actor(post.author);
    auto found = find(post);
    Ingested result{.event = {}, .isNew = !found, .confirmed = rank >= confirmedRank};
    if (found) {
        result.event = {found->sortAt, found->id, 0};
        result.confirmed = result.confirmed || found->rank >= confirmedRank;
        // A page that was on its way when the edit came. A guest's word of an edit counts for
        // nothing against a better copy, or a far future would keep the true ones out.
        const bool older = post.editedAt < found->editedAt
            && (rank == found->rank || found->rank >= confirmedRank);
        // A feed knows no warnings, polls or media descriptions: it replaces no API's copy.
        const bool poorer =
            rank == FeedRank && found->rank == AccountRank && post.editedAt <= found->editedAt;
        const bool stale = older || poorer;
        if (rank >= found->rank && !stale) {
            overwrite(*found, prepared, rank, author);
        } else if (found->rank == FeedRank && rank >= confirmedRank && found->uri != post.uri) {
            adoptUri(found->id, post);
        }
        keepReactions(*found, post, rank);
    } else {
        result.event.post = insert(prepared, rank, author);
        result.event.sortAt = result.event.post >> idCounterBits;
    }
    see(localId, result.event.post, 0);
    if (post.viewer && !m_teller.account.isEmpty()) {
        view(result.event.post, *post.viewer);
    }
    const bool direct = post.visibility == Visibility::Direct || prepared.item.conversation;
    if (direct && !m_teller.account.isEmpty()) {
        keepDirect(m_tx, m_teller, prepared.item, result.event);
    }
    if (m_anyLists) {
        fanOut(m_tx, m_teller, result);
    }
    return result;
}

qint64 Ingest::actor(const Actor &actor)
{
    const bool named = !actor.uri.isEmpty();
    auto &rows = named ? m_actors : m_byAcct;
    const QString key = named ? actor.uri + u'\n' + actor.acct : actor.acct;
    auto known = rows.find(key);
    if (known == rows.end()) {
        if (named) {
            m_byAcct.clear(); // a new uri may take over a row that knew the acct alone
        }
        known = rows.insert(key, upsertActor(m_tx, m_teller, actor));
    }
    return *known;
}

bool Ingest::isBuried(const QString &localId, const QString &uri)
{
    Loan here = m_tx.db.prepare("SELECT 1 FROM tombstone WHERE instance = ? AND local_id = ?");
    if (!localId.isEmpty() && here.bind(1, m_instance).bind(2, localId).step()) {
        return true;
    }
    Loan everywhere =
        m_tx.db.prepare("SELECT 1 FROM tombstone WHERE uri = ? AND uri <> '' AND by_origin <> 0");
    return !uri.isEmpty() && everywhere.bind(1, uri).step();
}

void Ingest::see(const QString &localId, qint64 post, qint64 boost)
{
    Loan insert =
        m_tx.db.prepare("INSERT INTO sighting(instance, local_id, post, boost) VALUES(?, ?, ?, ?) "
                        "ON CONFLICT DO UPDATE SET post = excluded.post, boost = excluded.boost "
                        "WHERE post IS NOT excluded.post OR boost IS NOT excluded.boost");
    insert.bind(1, m_instance).bind(2, localId);
    post != 0 ? insert.bind(3, post).bindNull(4) : insert.bindNull(3).bind(4, boost);
    insert.run();
}

void Ingest::view(qint64 post, const ViewerState &state)
{
    const AccountId &account = m_teller.account;
    // Where marks are not told, or not all of them, the source holds posts that bear one of those.
    const bool all = !state.marksUntold && !state.pinUntold;
    const bool left =
        m_favourites != 0 && all && !state.favourited && wasFavourited(m_tx, post, account);
    if (saveViewer(m_tx, post, account, state)) {
        m_tx.changes.posts.insert(post);
    }
    if (left) {
        // Its server pages favourites by ids that no post has: nothing else tells that one left.
        m_tx.db.prepare("DELETE FROM entry WHERE post = ? AND source = ?")
            .bind(1, post)
            .bind(2, m_favourites)
            .run();
        const auto kind = Source::Kind::Favourites;
        m_tx.changes.sources.insert(accountSource(kind, account, m_teller.host).key());
    }
    setMatches(m_tx, post, account.value, state.filters);
}

void Ingest::keepReactions(const Found &found, const Post &post, Rank rank)
{
    const bool confirmed = rank >= confirmedRank;
    const bool hearsay = found.reactionsRank > 0 && found.reactionsRank < confirmedRank;
    const bool counts = rank >= found.reactionsRank && (confirmed || found.rank < confirmedRank);
    const bool told = tellsReactions(post) && counts;
    if (!told && !(confirmed && hearsay)) {
        return;
    }
    m_tx.db
        .prepare("UPDATE post SET reactions = ?2, reactions_rank = ?3 WHERE id = ?1 "
                 "AND (reactions <> ?2 OR reactions_rank <> ?3)")
        .bind(1, found.id)
        .bind(2, told ? reactionsToText(post.reactions) : QString())
        .bind(3, told ? int(rank) : 0)
        .run();
    if (m_tx.db.changes() > 0) {
        m_tx.changes.posts.insert(found.id);
    }
}

std::optional<Ingest::Found> Ingest::find(const Post &post)
{
    Loan row = m_tx.db.prepare(
        "SELECT id, rank, edited_at, sort_at, uri, reactions_rank FROM post WHERE uri = ?");
    if (row.bind(1, post.uri).step()) {
        return Found{row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.text(4),
            row.integer(5)};
    }
    // A feed's guid is the page of the post on some servers and not its uri. Both are the same
    // post when the same host says so; another host's word would let it take over a post.
    const bool feed = m_teller.channel == Teller::Channel::Feed;
    Loan byPage = feed
        ? m_tx.db.prepare("SELECT id, rank, edited_at, sort_at, uri, reactions_rank FROM post "
                          "WHERE url = ?1 AND url <> ''")
        : m_tx.db.prepare(
            "SELECT id, rank, edited_at, sort_at, uri, reactions_rank FROM post WHERE uri = ?1");
    const QString page = feed ? post.uri : post.url;
    if (page.isEmpty() || (feed && hostOf(QUrl(page)) != m_teller.host)) {
        return {};
    }
    byPage.bind(1, page);
    while (byPage.step()) {
        // Nobody's word but the feed's own made the row, and a lower rank only adds a sighting.
        const bool fits = feed || byPage.integer(1) == FeedRank;
        if (fits && hostOf(QUrl(byPage.text(4))) == hostOf(QUrl(post.uri))) {
            return Found{byPage.integer(0), byPage.integer(1), byPage.integer(2), byPage.integer(3),
                byPage.text(4), byPage.integer(5)};
        }
    }
    return {};
}

void Ingest::adoptUri(qint64 id, const Post &post)
{
    m_tx.db.prepare("UPDATE post SET uri = ?, url = ? WHERE id = ?")
        .bind(1, post.uri)
        .bind(2, post.url)
        .bind(3, id)
        .run();
    m_tx.changes.posts.insert(id);
}

/// Most APIs name the answered post, and some the quoted one, by their own id only; it has a uri
/// once it was seen.
QString Ingest::uriOf(const QString &uri, const QString &localId)
{
    if (!uri.isEmpty() || localId.isEmpty()) {
        return uri;
    }
    Loan row = m_tx.db.prepare("SELECT p.uri FROM sighting s JOIN post p ON p.id = s.post "
                               "WHERE s.instance = ? AND s.local_id = ?");
    const bool seen = row.bind(1, m_instance).bind(2, localId).step();
    return seen ? row.text(0) : QString();
}

/// Feeds and documents name the answered post only.
Post::Answers Ingest::answersOf(const Post &post, qint64 author)
{
    if (post.answers != Post::Answers::Nobody || post.replyToUri.isEmpty()) {
        return post.answers;
    }
    Loan row = m_tx.db.prepare("SELECT author FROM post WHERE uri = ?");
    const bool own = row.bind(1, post.replyToUri).step()
        ? row.integer(0) == author
        : !post.author.uri.isEmpty() && post.replyToUri.startsWith(post.author.uri + u'/');
    return own ? Post::Answers::Own : Post::Answers::Others;
}

qint64 Ingest::freeId(qint64 sortAt)
{
    const qint64 first = sortAt << idCounterBits;
    const qint64 last = first + (1 << idCounterBits) - 1;
    const bool up = m_going == Going::Up;
    Loan used = m_tx.db.prepare(up ? "SELECT max(id) FROM post WHERE id BETWEEN ? AND ?"
                                   : "SELECT min(id) FROM post WHERE id BETWEEN ? AND ?");
    used.bind(1, first).bind(2, last).step();
    if (used.isNull(0)) {
        return (first + last + 1) / 2; // room on both sides
    }
    const qint64 next = used.integer(0) + (up ? 1 : -1);
    // Hundreds of posts of one millisecond: the next goes into the millisecond before.
    return next >= first && next <= last ? next : freeId(sortAt - 1);
}

qint64 Ingest::placeInTime(qint64 createdAt) const
{
    // Not the very first milliseconds: freeId() needs room below.
    return createdAt > 0 ? std::clamp(createdAt, dayMs, m_tx.now) : m_tx.now;
}

qint64 Ingest::insert(const Prepared &prepared, Rank rank, qint64 author)
{
    const Post &post = prepared.item.post;
    const qint64 id = freeId(placeInTime(post.createdAt));
    m_tx.db
        .prepare("INSERT INTO post(id, uri, url, author, rank, created_at, sort_at, received_at, "
                 "edited_at, visibility, sensitive, language, warning, text, alt, blocks, extra, "
                 "reply_to, quote_state, quote_uri, replies, boosts, favourites, answers, "
                 "reactions, reactions_rank) "
                 "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(1, id)
        .bind(2, post.uri)
        .bind(3, post.url)
        .bind(4, author)
        .bind(5, rank)
        .bind(6, post.createdAt)
        .bind(7, id >> idCounterBits)
        .bind(8, m_tx.now)
        .bind(9, post.editedAt)
        .bind(10, int(post.visibility))
        .bind(11, post.sensitive)
        .bind(12, post.language)
        .bind(13, post.warning)
        .bind(14, prepared.text)
        .bind(15, prepared.alt)
        .bind(16, prepared.blocks)
        .bind(17, extraOf(post))
        .bind(18, uriOf(post.replyToUri, post.replyToLocalId))
        .bind(19, post.quoteState)
        .bind(20, uriOf(post.quoteUri, post.quoteLocalId))
        .bind(21, post.replies)
        .bind(22, post.boosts)
        .bind(23, post.favourites)
        .bind(24, int(answersOf(post, author)))
        .bind(25, reactionsToText(post.reactions))
        .bind(26, tellsReactions(post) ? int(rank) : 0)
        .run();
    indexText(m_tx, id, prepared.text, post.warning, prepared.alt);
    if (!post.tags.empty()) {
        keepTagsOf(m_tx, id, post.tags);
    }
    m_tx.changes.posts.insert(id);
    return id;
}

/// Indexes over these look into the words: what is read again as it was costs nothing there.
void Ingest::rewriteWords(qint64 id, const Prepared &prepared, const QString &extra)
{
    m_tx.db
        .prepare("UPDATE post SET language = ?2, warning = ?3, text = ?4, alt = ?5, extra = ?6 "
                 "WHERE id = ?1")
        .bind(1, id)
        .bind(2, prepared.item.post.language)
        .bind(3, prepared.item.post.warning)
        .bind(4, prepared.text)
        .bind(5, prepared.alt)
        .bind(6, extra)
        .run();
}

Ingest::Kept Ingest::keptOf(const Found &found, const Prepared &prepared)
{
    Loan row = m_tx.db.prepare("SELECT text = ?2 AND warning = ?3 AND alt = ?4, language = ?5, "
                               "extra, favourites, reactions FROM post WHERE id = ?1");
    row.bind(1, found.id)
        .bind(2, prepared.text)
        .bind(3, prepared.item.post.warning)
        .bind(4, prepared.alt)
        .bind(5, prepared.item.post.language);
    return row.step() ? Kept{row.flag(0), row.flag(1), row.text(2), row.integer(3), row.text(4)}
                      : Kept();
}

QString Ingest::extraWithKept(const Found &found, const Kept &kept, const Post &post)
{
    const bool alone = found.rank < confirmedRank || post.editedAt > found.editedAt;
    return alone ? extraOf(post) : extraWith(post, kept.extra);
}

/// Of another server's post a Misskey counts what it was told of. That stands in the line of
/// reactions, and is no better than the number that a server told which counts favourites.
qint64 Ingest::favouritesIn(const Found &found, const Kept &kept, const Post &post, Rank rank)
{
    if (rank != found.rank || post.reactions.empty()
        || !areReactions(post.favourites, post.reactions)) {
        return post.favourites;
    }
    const bool counted = !areReactions(kept.favourites, reactionsFromText(kept.reactions));
    return counted ? -1 : post.favourites;
}

void Ingest::overwrite(const Found &found, const Prepared &prepared, Rank rank, qint64 author)
{
    const Post &post = prepared.item.post;
    // The uri changes only where a feed's page address becomes the real one.
    const bool better = found.uri != post.uri && m_teller.channel != Teller::Channel::Feed;
    const Kept before = keptOf(found, prepared);
    const QString extra = extraWithKept(found, before, post);
    const bool reindex = !before.sameWords;
    const bool sameExtra = extra == before.extra;
    const bool retag = !sameExtra || lacksTags(m_tx, found.id, post.tags);
    const bool rewrite = reindex || !sameExtra || !before.sameLanguage;
    if (reindex) {
        unindexPost(m_tx, found.id);
    }
    if (rewrite) {
        rewriteWords(found.id, prepared, extra);
    }
    m_tx.db
        .prepare("UPDATE post SET uri = ?2, url = iif(?3 = '', url, ?3), author = ?4, rank = ?5, "
                 "created_at = ?6, edited_at = ?7, visibility = ?8, sensitive = ?9, blocks = ?10, "
                 "reply_to = iif(?11 = '', reply_to, ?11), quote_state = ?12, "
                 "quote_uri = iif(?13 = '' AND ?12 <> '' AND ?12 = quote_state, quote_uri, ?13), "
                 "replies = iif(?14 < 0, replies, ?14), boosts = iif(?15 < 0, boosts, ?15), "
                 "favourites = iif(?16 < 0, favourites, ?16), "
                 "answers = iif(?17 = 0, answers, ?17) WHERE id = ?1")
        .bind(1, found.id)
        .bind(2, better ? post.uri : found.uri)
        .bind(3, post.url)
        .bind(4, author)
        .bind(5, rank)
        .bind(6, post.createdAt)
        .bind(7, post.editedAt)
        .bind(8, int(post.visibility))
        .bind(9, post.sensitive)
        .bind(10, prepared.blocks)
        .bind(11, uriOf(post.replyToUri, post.replyToLocalId))
        .bind(12, post.quoteState)
        .bind(13, uriOf(post.quoteUri, post.quoteLocalId))
        .bind(14, post.replies)
        .bind(15, post.boosts)
        .bind(16, favouritesIn(found, before, post, rank))
        .bind(17, int(answersOf(post, author)))
        .run();
    if (reindex) {
        indexText(m_tx, found.id, prepared.text, post.warning, prepared.alt);
    }
    if (retag) {
        keepTagsOf(m_tx, found.id, post.tags);
    }
    m_tx.changes.posts.insert(found.id);
}

} // namespace asterism::store
