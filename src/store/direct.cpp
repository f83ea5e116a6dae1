// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/direct.h"

#include "store/actors.h"
#include "store/database.h"
#include "store/extra.h"
#include "store/sources.h"
#include "store/timeline.h"

#include <algorithm>

namespace asterism::store {

namespace {

constexpr size_t mostPeople = 10;
constexpr int mostMessages = 1000;
/// Of a conversation's posts, those whose writers are named.
constexpr int mostWriters = 50;
constexpr int directTimeBits = 10; ///< of a post's row, below the time (schema_cache.cpp)

qint64 numberOf(CacheTx &tx, const char *sql, qint64 id)
{
    Loan row = tx.db.prepare(sql);
    return row.bind(1, id).step() && !row.isNull(0) ? row.integer(0) : 0;
}

qint64 knownConversation(CacheTx &tx, qint64 post)
{
    return numberOf(tx, "SELECT conversation FROM direct_post WHERE post = ?", post);
}

qint64 newestOf(CacheTx &tx, qint64 conversation)
{
    return numberOf(tx, "SELECT max(post) FROM direct_post WHERE conversation = ?", conversation);
}

/// Its row says something else now.
void touch(CacheTx &tx, qint64 conversation)
{
    if (const qint64 newest = newestOf(tx, conversation); newest != 0) {
        tx.changes.posts.insert(newest);
    }
}

/// A number that none had before, for what servers say of one may outlive its posts.
qint64 freshConversation(CacheTx &tx)
{
    return tx.db.number("SELECT 1 + max(coalesce((SELECT max(conversation) FROM direct_post), 0), "
                        "coalesce((SELECT max(conversation) FROM conversation_told), 0))");
}

void addFound(std::vector<qint64> &found, Loan rows)
{
    while (rows.step()) {
        found.push_back(rows.integer(0));
    }
}

/// Who wrote it and whom it names.
QStringList participantsOf(CacheTx &tx, qint64 post)
{
    Loan row = tx.db.prepare(
        "SELECT a.acct, p.extra FROM post p JOIN actor a ON a.id = p.author WHERE p.id = ?");
    if (!row.bind(1, post).step()) {
        return {};
    }
    Post told;
    readExtra(row.text(1), told);
    QStringList accts{row.text(0)};
    for (const Mention &mention : told.mentions) {
        accts << mention.acct;
    }
    accts.sort();
    accts.removeDuplicates();
    return accts;
}

bool isTold(CacheTx &tx, qint64 conversation)
{
    return numberOf(
               tx, "SELECT 1 FROM conversation_told WHERE conversation = ? LIMIT 1", conversation)
        != 0;
}

/// The account's server names this conversation otherwise, too.
bool isOtherwise(
    CacheTx &tx, qint64 conversation, const AccountId &account, const Conversation &told)
{
    Loan other = tx.db.prepare("SELECT 1 FROM conversation_told "
                               "WHERE conversation = ? AND account = ? AND local_id <> ? LIMIT 1");
    return other.bind(1, conversation).bind(2, account.value).bind(3, told.localId).step();
}

/// An account's server tells them apart.
bool areApart(CacheTx &tx, qint64 one, qint64 other)
{
    Loan both = tx.db.prepare(
        "SELECT 1 FROM conversation_told a JOIN conversation_told b ON b.account = a.account "
        "AND b.local_id <> a.local_id WHERE a.conversation = ? AND b.conversation = ? LIMIT 1");
    return both.bind(1, one).bind(2, other).step();
}

struct LinkedPost {
    qint64 post;
    qint64 conversation;
};

/// The post which this one answers, and those that answer it.
std::vector<LinkedPost> linkedPosts(CacheTx &tx, qint64 post)
{
    std::vector<LinkedPost> found;
    for (const char *sql :
        {"SELECT a.id, d.conversation FROM post p JOIN post a ON a.uri = p.reply_to "
         "JOIN direct_post d ON d.post = a.id WHERE p.id = ? AND p.reply_to <> ''",
            "SELECT a.id, d.conversation FROM post p JOIN post a ON a.reply_to = p.uri "
            "AND a.reply_to <> '' JOIN direct_post d ON d.post = a.id WHERE p.id = ? LIMIT 50"}) {
        Loan rows = tx.db.prepare(sql);
        rows.bind(1, post);
        while (rows.step()) {
            found.push_back({rows.integer(0), rows.integer(1)});
        }
    }
    return found;
}

/// Those that answers lead to. Servers that name conversations know them by who takes part
/// (mastodon: app/models/account_conversation.rb): an answer to fewer people is another one there.
std::vector<qint64> linkedConversations(CacheTx &tx, qint64 post, bool told)
{
    std::vector<qint64> found;
    for (const LinkedPost &linked : linkedPosts(tx, post)) {
        const bool named = told || isTold(tx, linked.conversation);
        if (!named || participantsOf(tx, post) == participantsOf(tx, linked.post)) {
            found.push_back(linked.conversation);
        }
    }
    std::ranges::sort(found);
    return found;
}

/// Conversations that this post is part of, as far as it can be seen: that which its server names,
/// its own, and those of posts which it answers or which answer it. None that the account's server
/// names otherwise.
std::vector<qint64> conversationsOf(
    CacheTx &tx, qint64 post, const AccountId &account, const std::optional<Conversation> &told)
{
    std::vector<qint64> found;
    if (told) {
        Loan named = tx.db.prepare(
            "SELECT conversation FROM conversation_told WHERE account = ? AND local_id = ?");
        named.bind(1, account.value).bind(2, told->localId);
        addFound(found, std::move(named));
    }
    const qint64 own = knownConversation(tx, post);
    if (own != 0) {
        found.push_back(own);
    }
    const auto linked =
        linkedConversations(tx, post, told.has_value() || (own != 0 && isTold(tx, own)));
    found.insert(found.end(), linked.begin(), linked.end());
    if (told) {
        std::erase_if(found,
            [&](qint64 conversation) { return isOtherwise(tx, conversation, account, *told); });
    }
    return found;
}

/// What was two is one.
void unite(CacheTx &tx, qint64 from, qint64 into)
{
    touch(tx, from);
    touch(tx, into);
    for (const char *sql : {"UPDATE direct_post SET conversation = ?2 WHERE conversation = ?1",
             "UPDATE conversation_told SET conversation = ?2 WHERE conversation = ?1"}) {
        tx.db.prepare(sql).bind(1, from).bind(2, into).run();
    }
}

/// It is a row no more, or its row counts one more; what it left shows another one.
void putInto(CacheTx &tx, qint64 post, qint64 conversation)
{
    const qint64 before = knownConversation(tx, post);
    if (before == conversation) {
        return;
    }
    touch(tx, conversation);
    tx.db
        .prepare("INSERT INTO direct_post(post, conversation) VALUES(?1, ?2) "
                 "ON CONFLICT DO UPDATE SET conversation = ?2")
        .bind(1, post)
        .bind(2, conversation)
        .run();
    if (before != 0) {
        touch(tx, before);
        tx.changes.posts.insert(post);
    }
}

void keepTold(CacheTx &tx, const AccountId &account, const Conversation &told, qint64 conversation)
{
    tx.db
        .prepare("INSERT INTO conversation_told(account, local_id, conversation, unread) "
                 "VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET conversation = ?3, unread = ?4 "
                 "WHERE conversation <> ?3 OR unread <> ?4")
        .bind(1, account.value)
        .bind(2, told.localId)
        .bind(3, conversation)
        .bind(4, told.unread)
        .run();
    if (tx.db.changes() > 0) {
        touch(tx, conversation);
    }
}

void addPerson(std::vector<Actor> &people, Actor person)
{
    const bool there =
        std::ranges::any_of(people, [&](const Actor &known) { return known.acct == person.acct; });
    if (!there && !person.acct.isEmpty() && people.size() < mostPeople) {
        people.push_back(std::move(person));
    }
}

Actor personCalled(CacheTx &tx, const QString &acct)
{
    auto known = actorByAcct(tx, acct);
    if (known && *known) {
        return std::move(**known);
    }
    Actor person;
    person.acct = acct;
    return person;
}

bool isUnread(CacheTx &tx, qint64 conversation, const QStringList &accounts)
{
    Loan rows = tx.db.prepare(
        "SELECT account FROM conversation_told WHERE conversation = ? AND unread <> 0");
    rows.bind(1, conversation);
    while (rows.step()) {
        if (accounts.contains(rows.text(0))) {
            return true;
        }
    }
    return false;
}

int messagesIn(CacheTx &tx, qint64 conversation)
{
    Loan row = tx.db.prepare(
        "SELECT count(*) FROM (SELECT 1 FROM direct_post WHERE conversation = ? LIMIT ?)");
    row.bind(1, conversation).bind(2, mostMessages).step();
    return int(row.integer(0));
}

std::vector<qint64> writersOf(CacheTx &tx, qint64 conversation)
{
    std::vector<qint64> writers;
    Loan rows = tx.db.prepare("SELECT p.author FROM direct_post d JOIN post p ON p.id = d.post "
                              "WHERE d.conversation = ? ORDER BY d.post DESC LIMIT ?");
    rows.bind(1, conversation).bind(2, mostWriters);
    addFound(writers, std::move(rows));
    return writers;
}

} // namespace

std::vector<Actor> peopleWithout(const ConversationView &view, const QStringList &ownAccts)
{
    std::vector<Actor> others = view.people;
    std::erase_if(others, [&](const Actor &person) { return ownAccts.contains(person.acct); });
    return others.empty() ? view.people : others;
}

void keepDirect(CacheTx &tx, const Teller &teller, const TimelineItem &item, const Event &event)
{
    const Source source = accountSource(Source::Kind::Direct, teller.account, teller.host);
    tx.db.prepare("INSERT OR IGNORE INTO entry(source, sort_at, post, boost) VALUES(?, ?, ?, 0)")
        .bind(1, sourceRow(tx, source))
        .bind(2, event.sortAt)
        .bind(3, event.post)
        .run();
    if (tx.db.changes() > 0) {
        tx.changes.grow(source.key(), event.sortAt);
    }
    const auto found = conversationsOf(tx, event.post, teller.account, item.conversation);
    const qint64 before = knownConversation(tx, event.post);
    const qint64 conversation = found.empty() ? freshConversation(tx) : found.front();
    putInto(tx, event.post, conversation);
    if (const qint64 left = before == conversation ? 0 : newestOf(tx, before); left != 0) {
        // Two rows stand where one did, unless they are one again below.
        tx.changes.grow(source.key(), std::min(event.sortAt, left >> directTimeBits));
    }
    if (item.conversation) {
        keepTold(tx, teller.account, *item.conversation, conversation);
    }
    for (const qint64 other : found) {
        if (other != conversation && !areApart(tx, other, conversation)) {
            unite(tx, other, conversation);
        }
    }
}

bool hasNewerDirect(CacheTx &tx, qint64 post, const std::vector<qint64> &sources)
{
    return std::ranges::any_of(sources, [&](qint64 source) {
        Loan row = tx.db.prepare(
            "SELECT 1 FROM direct_post d JOIN direct_post n ON n.conversation = d.conversation "
            "AND n.post > d.post JOIN entry e ON e.post = n.post AND e.source = ?2 "
            "WHERE d.post = ?1 LIMIT 1");
        return row.bind(1, post).bind(2, source).step();
    });
}

ConversationView conversationOf(
    CacheTx &tx, qint64 post, const std::vector<Mention> &mentions, const QStringList &accounts)
{
    ConversationView view;
    const qint64 conversation = knownConversation(tx, post);
    const std::vector<qint64> writers = writersOf(tx, conversation);
    if (!writers.empty()) {
        addPerson(view.people, actorByRow(tx, writers.front()));
    }
    for (const Mention &mention : mentions) {
        addPerson(view.people, personCalled(tx, mention.acct));
    }
    for (const qint64 writer : writers) {
        addPerson(view.people, actorByRow(tx, writer));
    }
    view.messages = messagesIn(tx, conversation);
    view.unread = isUnread(tx, conversation, accounts);
    return view;
}

Result<std::vector<ToldConversation>> unreadConversations(CacheTx &tx, const QString &uri)
{
    std::vector<ToldConversation> found;
    const auto post = postByUri(tx, uri);
    if (!post || !*post) {
        return post ? Result(found) : post.error();
    }
    Loan rows = tx.db.prepare("SELECT t.account, t.local_id FROM direct_post d "
                              "JOIN conversation_told t ON t.conversation = d.conversation "
                              "WHERE d.post = ? AND t.unread <> 0");
    rows.bind(1, (*post)->row);
    while (rows.step()) {
        found.push_back({{rows.text(0)}, rows.text(1)});
    }
    return found;
}

Result<Done> noteRead(CacheTx &tx, const ToldConversation &told)
{
    Loan row = tx.db.prepare("SELECT conversation FROM conversation_told "
                             "WHERE account = ? AND local_id = ? AND unread <> 0");
    if (!row.bind(1, told.account.value).bind(2, told.localId).step()) {
        return Done{};
    }
    const qint64 conversation = row.integer(0);
    row.reset();
    keepTold(tx, told.account, {.localId = told.localId, .unread = false}, conversation);
    return Done{};
}

Result<Done> forgetConversations(CacheTx &tx)
{
    tx.db
        .prepare("DELETE FROM conversation_told WHERE NOT EXISTS(SELECT 1 FROM direct_post d "
                 "WHERE d.conversation = conversation_told.conversation)")
        .run();
    return Done{};
}

} // namespace asterism::store
