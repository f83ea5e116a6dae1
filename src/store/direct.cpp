// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/direct.h"

#include "store/actors.h"
#include "store/database.h"
#include "store/sources.h"

#include <algorithm>

namespace asterism::store {

namespace {

constexpr size_t mostPeople = 10;
constexpr int mostMessages = 1000;
/// Of a conversation's posts, those whose writers are named.
constexpr int mostWriters = 50;

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

/// Conversations that this post is part of, as far as it can be seen: its own, that of the post
/// which it answers, those of posts which answer it, and that which its server names.
std::vector<qint64> conversationsOf(
    CacheTx &tx, qint64 post, const AccountId &account, const std::optional<Conversation> &told)
{
    std::vector<qint64> found;
    if (const qint64 own = knownConversation(tx, post); own != 0) {
        found.push_back(own);
    }
    Loan answered =
        tx.db.prepare("SELECT d.conversation FROM post p JOIN post a ON a.uri = p.reply_to "
                      "JOIN direct_post d ON d.post = a.id WHERE p.id = ? AND p.reply_to <> ''");
    answered.bind(1, post);
    addFound(found, std::move(answered));
    Loan answers = tx.db.prepare(
        "SELECT DISTINCT d.conversation FROM post p JOIN post a ON a.reply_to = p.uri "
        "AND a.reply_to <> '' JOIN direct_post d ON d.post = a.id WHERE p.id = ? LIMIT 50");
    answers.bind(1, post);
    addFound(found, std::move(answers));
    if (told) {
        Loan named = tx.db.prepare(
            "SELECT conversation FROM conversation_told WHERE account = ? AND local_id = ?");
        named.bind(1, account.value).bind(2, told->localId);
        addFound(found, std::move(named));
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// What was two is one: the older row gives way.
void unite(CacheTx &tx, qint64 from, qint64 into)
{
    touch(tx, from);
    touch(tx, into);
    for (const char *sql : {"UPDATE direct_post SET conversation = ?2 WHERE conversation = ?1",
             "UPDATE conversation_told SET conversation = ?2 WHERE conversation = ?1"}) {
        tx.db.prepare(sql).bind(1, from).bind(2, into).run();
    }
}

/// The conversation in which the post stands from now on.
qint64 joinConversation(CacheTx &tx, qint64 post, const std::vector<qint64> &found)
{
    const qint64 conversation = found.empty() ? freshConversation(tx) : found.front();
    for (size_t i = 1; i < found.size(); ++i) {
        unite(tx, found[i], conversation);
    }
    const qint64 newest = newestOf(tx, conversation);
    tx.db.prepare("INSERT OR IGNORE INTO direct_post(post, conversation) VALUES(?, ?)")
        .bind(1, post)
        .bind(2, conversation)
        .run();
    if (tx.db.changes() > 0 && newest != 0) {
        tx.changes.posts.insert(newest); // it is a row no more, or its row counts one more
    }
    return conversation;
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
    const qint64 conversation = joinConversation(tx, event.post, found);
    if (item.conversation) {
        keepTold(tx, teller.account, *item.conversation, conversation);
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
    Loan rows = tx.db.prepare(
        "SELECT t.account, t.local_id FROM post p JOIN direct_post d ON d.post = p.id "
        "JOIN conversation_told t ON t.conversation = d.conversation "
        "WHERE p.uri = ? AND t.unread <> 0");
    rows.bind(1, uri);
    std::vector<ToldConversation> found;
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
