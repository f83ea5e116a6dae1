// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

namespace asterism::store {

namespace {

// What servers can give again.
//
// post.id carries the time: sort_at << 10 plus a counter. So the order of rowids is the order of
// timelines, and the full-text index gives the newest first without sorting.
// actor.linked: WebFinger has joined uri and acct; nobody's word changes the acct any more.
// entry.boost is 0 where the entry is the post itself: a NULL cannot stand in a primary key.
constexpr const char *version1 = R"sql(
CREATE TABLE meta(
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE instance(
    id INTEGER PRIMARY KEY,
    host TEXT NOT NULL UNIQUE,
    account_domain TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    software TEXT NOT NULL DEFAULT '',
    version TEXT NOT NULL DEFAULT '',
    family INTEGER NOT NULL DEFAULT 0,
    mastodon_api INTEGER NOT NULL DEFAULT 0,
    features TEXT NOT NULL DEFAULT '',
    streaming_url TEXT NOT NULL DEFAULT '',
    max_characters INTEGER NOT NULL DEFAULT 500,
    checked_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE actor(
    id INTEGER PRIMARY KEY,
    uri TEXT UNIQUE,
    acct TEXT NOT NULL,
    linked INTEGER NOT NULL DEFAULT 0,
    rank INTEGER NOT NULL,
    display_name TEXT NOT NULL,
    url TEXT NOT NULL,
    avatar TEXT NOT NULL,
    header TEXT NOT NULL,
    note TEXT NOT NULL,
    emojis TEXT NOT NULL,
    flags INTEGER NOT NULL,
    moved_to TEXT NOT NULL,
    followers INTEGER NOT NULL,
    following INTEGER NOT NULL,
    posts INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_acct ON actor(acct);
CREATE UNIQUE INDEX actor_acct_only ON actor(acct) WHERE uri IS NULL;

CREATE TABLE post(
    id INTEGER PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE CHECK(uri <> ''),
    url TEXT NOT NULL,
    author INTEGER NOT NULL REFERENCES actor(id),
    rank INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    sort_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    edited_at INTEGER NOT NULL,
    visibility INTEGER NOT NULL,
    sensitive INTEGER NOT NULL,
    language TEXT NOT NULL,
    warning TEXT NOT NULL,
    text TEXT NOT NULL,
    alt TEXT NOT NULL,
    blocks BLOB NOT NULL,
    extra TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    quote_state TEXT NOT NULL,
    quote_uri TEXT NOT NULL,
    replies INTEGER NOT NULL,
    boosts INTEGER NOT NULL,
    favourites INTEGER NOT NULL
) STRICT;
CREATE INDEX post_url ON post(url) WHERE url <> '';
CREATE INDEX post_author ON post(author, sort_at);
CREATE INDEX post_reply_to ON post(reply_to) WHERE reply_to <> '';

CREATE VIRTUAL TABLE post_fts USING fts5(
    text, warning, alt,
    content = 'post', content_rowid = 'id', tokenize = 'asterism'
);

CREATE TABLE boost(
    id INTEGER PRIMARY KEY,
    actor INTEGER NOT NULL REFERENCES actor(id),
    post INTEGER NOT NULL REFERENCES post(id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    sort_at INTEGER NOT NULL,
    UNIQUE(actor, post)
) STRICT;
CREATE INDEX boost_post ON boost(post);

CREATE TABLE sighting(
    instance INTEGER NOT NULL REFERENCES instance(id),
    local_id TEXT NOT NULL,
    post INTEGER REFERENCES post(id) ON DELETE CASCADE,
    boost INTEGER REFERENCES boost(id) ON DELETE CASCADE,
    PRIMARY KEY(instance, local_id),
    CHECK((post IS NULL) <> (boost IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_post ON sighting(post) WHERE post IS NOT NULL;
CREATE INDEX sighting_boost ON sighting(boost) WHERE boost IS NOT NULL;

CREATE TABLE viewer(
    post INTEGER NOT NULL REFERENCES post(id) ON DELETE CASCADE,
    account TEXT NOT NULL,
    favourited INTEGER NOT NULL,
    boosted INTEGER NOT NULL,
    bookmarked INTEGER NOT NULL,
    muted INTEGER NOT NULL,
    pinned INTEGER NOT NULL,
    filter INTEGER NOT NULL,
    filter_titles TEXT NOT NULL,
    PRIMARY KEY(post, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX viewer_bookmarked ON viewer(post) WHERE bookmarked <> 0;

CREATE TABLE source(
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    param TEXT NOT NULL,
    instance INTEGER REFERENCES instance(id),
    newest_id TEXT NOT NULL DEFAULT '',
    newest_at INTEGER NOT NULL DEFAULT 0,
    oldest_id TEXT NOT NULL DEFAULT '',
    oldest_at INTEGER NOT NULL DEFAULT 0,
    at_end INTEGER NOT NULL DEFAULT 0,
    read_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX source_instance ON source(instance);

CREATE TABLE entry(
    source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    sort_at INTEGER NOT NULL,
    post INTEGER NOT NULL REFERENCES post(id) ON DELETE CASCADE,
    boost INTEGER NOT NULL,
    PRIMARY KEY(source, sort_at, post, boost)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_post ON entry(post, source, sort_at, boost);

CREATE TABLE gap(
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    newer_id TEXT NOT NULL,
    newer_at INTEGER NOT NULL,
    older_id TEXT NOT NULL,
    older_at INTEGER NOT NULL
) STRICT;
CREATE INDEX gap_source ON gap(source, newer_at);

CREATE TABLE tombstone(
    instance INTEGER NOT NULL REFERENCES instance(id),
    local_id TEXT NOT NULL,
    uri TEXT NOT NULL,
    by_origin INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY(instance, local_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstone_uri ON tombstone(uri) WHERE uri <> '' AND by_origin <> 0;
CREATE INDEX tombstone_at ON tombstone(at);

-- The membership of lists that was applied to the entries (decision 8).
CREATE TABLE member(
    list TEXT NOT NULL,
    acct TEXT NOT NULL,
    actor_uri TEXT NOT NULL,
    PRIMARY KEY(list, acct)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_acct ON member(acct);
CREATE INDEX member_uri ON member(actor_uri) WHERE actor_uri <> '';
)sql";

// What the lists are called that accounts keep on their servers.
constexpr const char *version2 = R"sql(
CREATE TABLE server_list(
    account TEXT NOT NULL,
    id TEXT NOT NULL CHECK(id <> ''),
    title TEXT NOT NULL,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
)sql";

// How many rows were read into a gap already: a catch-up that was cut off goes on, and one that
// gave up does not.
constexpr const char *version3 = R"sql(
ALTER TABLE gap ADD COLUMN filled INTEGER NOT NULL DEFAULT 0;
)sql";

// What the filters of accounts say, one row each, and whom a post answers. Filters of which only
// the verdict was known count everywhere until their server tells of them again.
constexpr const char *version4 = R"sql(
CREATE TABLE account_filters(
    account TEXT PRIMARY KEY,
    acct TEXT NOT NULL,
    host TEXT NOT NULL,
    filters TEXT NOT NULL CHECK(json_valid(filters)),
    read_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE filtered(
    post INTEGER NOT NULL REFERENCES post(id) ON DELETE CASCADE,
    account TEXT NOT NULL,
    filter TEXT NOT NULL,
    title TEXT NOT NULL,
    action INTEGER NOT NULL CHECK(action BETWEEN 1 AND 3),
    contexts INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY(post, account, filter)
) STRICT, WITHOUT ROWID;
INSERT INTO filtered(post, account, filter, title, action, contexts, expires_at)
    SELECT post, account, '', replace(filter_titles, char(10), ', '), filter, 31, 0
    FROM viewer WHERE filter <> 0;
ALTER TABLE viewer DROP COLUMN filter;
ALTER TABLE viewer DROP COLUMN filter_titles;

ALTER TABLE post ADD COLUMN answers INTEGER NOT NULL DEFAULT 0 CHECK(answers BETWEEN 0 AND 2);
UPDATE post SET answers = iif(EXISTS(SELECT 1 FROM post answered
    WHERE answered.uri = post.reply_to AND answered.author = post.author), 1, 2)
    WHERE reply_to <> '';
)sql";

// How people are read of whom no server tells by itself. Written at each look, so that it does not
// belong into asterism.db, where each commit waits for the disk.
constexpr const char *version5 = R"sql(
CREATE TABLE reading(
    acct TEXT PRIMARY KEY CHECK(acct <> ''),
    actor_uri TEXT NOT NULL,
    host TEXT NOT NULL,
    local_id TEXT NOT NULL,
    reader TEXT NOT NULL,
    reader_account TEXT NOT NULL,
    reader_url TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    chosen_at INTEGER NOT NULL,
    ended INTEGER NOT NULL CHECK(ended IN (0, 1, 2, 3, 5)),
    posts INTEGER NOT NULL,
    gap_ms INTEGER NOT NULL,
    known_since INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    tried_at INTEGER NOT NULL,
    failing_since INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    paused_until INTEGER NOT NULL,
    together INTEGER NOT NULL CHECK(together BETWEEN 0 AND 1),
    streams INTEGER NOT NULL CHECK(streams BETWEEN 0 AND 1),
    mark TEXT NOT NULL,
    page_at INTEGER NOT NULL,
    next_read_at INTEGER NOT NULL,
    moved_to TEXT NOT NULL,
    error TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Which hosts were asked, and why: no addresses, no questions. `purpose` is base/purpose.h's
// number, `day` the Julian day number here where the user is.
constexpr const char *version6 = R"sql(
CREATE TABLE asked(
    host TEXT NOT NULL CHECK(host <> ''),
    day INTEGER NOT NULL,
    purpose INTEGER NOT NULL,
    times INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY(host, day, purpose)
) STRICT, WITHOUT ROWID;
)sql";

// What could help where somebody cannot be read: model/list.h's number.
constexpr const char *version7 = R"sql(
ALTER TABLE reading ADD COLUMN remedy INTEGER NOT NULL DEFAULT 0 CHECK(remedy BETWEEN 0 AND 2);
)sql";

// What people have pinned to their profiles; `place` is the order there. Only an author pins.
constexpr const char *version8 = R"sql(
CREATE TABLE pinned(
    post INTEGER PRIMARY KEY REFERENCES post(id) ON DELETE CASCADE,
    acct TEXT NOT NULL CHECK(acct <> ''),
    place INTEGER NOT NULL,
    read_at INTEGER NOT NULL
) STRICT;
CREATE INDEX pinned_acct ON pinned(acct, place);
)sql";

// What own accounts have at their servers: store/census.h. Of each account and kind there is one
// complete reading and one under way at most. `rows` counts its items, which a preview asks for
// again and again. The kind's number is that of model/moved.h.
constexpr const char *version9 = R"sql(
CREATE TABLE census(
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL CHECK(account <> ''),
    kind INTEGER NOT NULL CHECK(kind BETWEEN 1 AND 8),
    complete INTEGER NOT NULL CHECK(complete IN (0, 1)),
    begun_at INTEGER NOT NULL,
    below TEXT NOT NULL,
    rows INTEGER NOT NULL CHECK(rows >= 0),
    total INTEGER NOT NULL CHECK(total >= -1),
    UNIQUE(account, kind, complete)
) STRICT;

CREATE TABLE census_item(
    reading INTEGER NOT NULL REFERENCES census(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    subject TEXT NOT NULL,
    list TEXT NOT NULL,
    boosts INTEGER CHECK(boosts IN (0, 1)),
    notify INTEGER CHECK(notify IN (0, 1)),
    languages TEXT,
    hide_notifications INTEGER CHECK(hide_notifications IN (0, 1)),
    expires_at INTEGER NOT NULL,
    list_id TEXT NOT NULL,
    actor_uri TEXT NOT NULL,
    local_id TEXT NOT NULL,
    name TEXT NOT NULL,
    moved_to TEXT NOT NULL,
    gone INTEGER NOT NULL CHECK(gone IN (0, 1)),
    requested INTEGER NOT NULL CHECK(requested IN (0, 1)),
    follows_back INTEGER NOT NULL CHECK(follows_back IN (0, 1)),
    note TEXT NOT NULL,
    last_post_at INTEGER NOT NULL,
    PRIMARY KEY(reading, position),
    UNIQUE(reading, subject, list)
) STRICT, WITHOUT ROWID;
)sql";

// With what posts were answered, and of what rank the copy is that told of it: posts.h. What an
// account answered with, and what its server says that it may do: model/post.h's numbers.
// Of an account's lists, antennas, channels and clips the ids are the server's own, and those of
// two kinds may be the same; `kind` is the word in the keys of their sources.
constexpr const char *version10 = R"sql(
ALTER TABLE post ADD COLUMN reactions TEXT NOT NULL DEFAULT '';
ALTER TABLE post ADD COLUMN reactions_rank INTEGER NOT NULL DEFAULT 0;

ALTER TABLE viewer ADD COLUMN reactions TEXT NOT NULL DEFAULT '';
ALTER TABLE viewer ADD COLUMN reply INTEGER NOT NULL DEFAULT 0 CHECK(reply BETWEEN 0 AND 3);
ALTER TABLE viewer ADD COLUMN boost INTEGER NOT NULL DEFAULT 0 CHECK(boost BETWEEN 0 AND 3);
ALTER TABLE viewer ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0 CHECK(favourite BETWEEN 0 AND 3);

ALTER TABLE server_list RENAME TO former_list;
CREATE TABLE server_list(
    account TEXT NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('server-list', 'antenna', 'channel', 'clip')),
    id TEXT NOT NULL CHECK(id <> ''),
    title TEXT NOT NULL,
    PRIMARY KEY(account, kind, id)
) STRICT, WITHOUT ROWID;
INSERT INTO server_list(account, kind, id, title)
    SELECT account, 'server-list', id, title FROM former_list;
DROP TABLE former_list;
)sql";

// Of an account's clips, too, is read what is in them. A CHECK cannot be altered: the tables are
// made anew, and what was read stays.
constexpr const char *version11 = R"sql(
ALTER TABLE census RENAME TO former_census;
ALTER TABLE census_item RENAME TO former_census_item;

CREATE TABLE census(
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL CHECK(account <> ''),
    kind INTEGER NOT NULL CHECK(kind BETWEEN 1 AND 9),
    complete INTEGER NOT NULL CHECK(complete IN (0, 1)),
    begun_at INTEGER NOT NULL,
    below TEXT NOT NULL,
    rows INTEGER NOT NULL CHECK(rows >= 0),
    total INTEGER NOT NULL CHECK(total >= -1),
    UNIQUE(account, kind, complete)
) STRICT;

CREATE TABLE census_item(
    reading INTEGER NOT NULL REFERENCES census(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    subject TEXT NOT NULL,
    list TEXT NOT NULL,
    boosts INTEGER CHECK(boosts IN (0, 1)),
    notify INTEGER CHECK(notify IN (0, 1)),
    languages TEXT,
    hide_notifications INTEGER CHECK(hide_notifications IN (0, 1)),
    expires_at INTEGER NOT NULL,
    list_id TEXT NOT NULL,
    actor_uri TEXT NOT NULL,
    local_id TEXT NOT NULL,
    name TEXT NOT NULL,
    moved_to TEXT NOT NULL,
    gone INTEGER NOT NULL CHECK(gone IN (0, 1)),
    requested INTEGER NOT NULL CHECK(requested IN (0, 1)),
    follows_back INTEGER NOT NULL CHECK(follows_back IN (0, 1)),
    note TEXT NOT NULL,
    last_post_at INTEGER NOT NULL,
    PRIMARY KEY(reading, position),
    UNIQUE(reading, subject, list)
) STRICT, WITHOUT ROWID;

INSERT INTO census(id, account, kind, complete, begun_at, below, rows, total)
    SELECT id, account, kind, complete, begun_at, below, rows, total FROM former_census;
INSERT INTO census_item(reading, position, subject, list, boosts, notify, languages,
        hide_notifications, expires_at, list_id, actor_uri, local_id, name, moved_to, gone,
        requested, follows_back, note, last_post_at)
    SELECT reading, position, subject, list, boosts, notify, languages, hide_notifications,
        expires_at, list_id, actor_uri, local_id, name, moved_to, gone, requested, follows_back,
        note, last_post_at FROM former_census_item;
DROP TABLE former_census_item;
DROP TABLE former_census;
)sql";

// For what an account voted: numbers from 0, with commas between them.
constexpr const char *version12 = R"sql(
ALTER TABLE viewer ADD COLUMN voted INTEGER NOT NULL DEFAULT 0 CHECK(voted IN (0, 1));
ALTER TABLE viewer ADD COLUMN votes TEXT NOT NULL DEFAULT '';
)sql";

// The emoji that servers have of their own, in the servers' order, and when they were told.
constexpr const char *version13 = R"sql(
CREATE TABLE server_emoji(
    host TEXT NOT NULL CHECK(host <> ''),
    place INTEGER NOT NULL,
    shortcode TEXT NOT NULL CHECK(shortcode <> ''),
    url TEXT NOT NULL CHECK(url <> ''),
    static_url TEXT NOT NULL,
    category TEXT NOT NULL,
    aliases TEXT NOT NULL,
    PRIMARY KEY(host, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE server_emojis_read(
    host TEXT PRIMARY KEY CHECK(host <> ''),
    read_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What servers take in a new post. They are asked again soon.
constexpr const char *version14 = R"sql(
ALTER TABLE instance ADD COLUMN posting TEXT NOT NULL DEFAULT '';
UPDATE instance SET checked_at = 1 WHERE checked_at > 0;
)sql";

// What accounts are told of others: store/notices.h. As of posts, the row id carries the time and
// is the order. `key` is what makes one event of several servers' words; the kind's number is that
// of model/notification.h. `grouping` is NULL where it stands alone. Which of an account's
// notifications are here, and where some are missing, its row in `source` knows.
constexpr const char *version15 = R"sql(
CREATE TABLE notice(
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE CHECK(key <> ''),
    kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 18),
    actor INTEGER REFERENCES actor(id),
    post_uri TEXT NOT NULL,
    grouping TEXT CHECK(grouping <> ''),
    word TEXT NOT NULL,
    text TEXT NOT NULL,
    reaction TEXT NOT NULL,
    pending INTEGER NOT NULL CHECK(pending IN (0, 1))
) STRICT;
CREATE INDEX notice_grouping ON notice(grouping, id) WHERE grouping IS NOT NULL;
CREATE INDEX notice_actor ON notice(actor) WHERE actor IS NOT NULL;
CREATE INDEX notice_post ON notice(post_uri) WHERE post_uri <> '';

CREATE TABLE notice_told(
    account TEXT NOT NULL CHECK(account <> ''),
    notice INTEGER NOT NULL REFERENCES notice(id) ON UPDATE CASCADE ON DELETE CASCADE,
    local_id TEXT NOT NULL CHECK(local_id <> ''),
    PRIMARY KEY(account, notice)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_told_notice ON notice_told(notice);
CREATE INDEX notice_told_id ON notice_told(account, length(local_id), local_id);
)sql";

// Which posts for named people belong together: store/direct.h. What their servers say of it is
// another thing for each account in it.
constexpr const char *version16 = R"sql(
CREATE TABLE direct_post(
    post INTEGER PRIMARY KEY REFERENCES post(id) ON DELETE CASCADE,
    conversation INTEGER NOT NULL CHECK(conversation > 0)
) STRICT;
CREATE INDEX direct_post_conversation ON direct_post(conversation, post);

CREATE TABLE conversation_told(
    account TEXT NOT NULL CHECK(account <> ''),
    local_id TEXT NOT NULL CHECK(local_id <> ''),
    conversation INTEGER NOT NULL CHECK(conversation > 0),
    unread INTEGER NOT NULL CHECK(unread IN (0, 1)),
    PRIMARY KEY(account, local_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_told_conversation ON conversation_told(conversation);
)sql";

// The lines of people's profiles, as JSON; '' while no server has told of any.
constexpr const char *version17 = R"sql(
ALTER TABLE actor ADD COLUMN fields TEXT NOT NULL DEFAULT '';
)sql";

// What searches ask for besides words (store/searchlegs.h): hashtags as they fold, and an index
// over the posts with each kind of thing; most have none. The conditions are those of the
// statements there, word for word. Of what was kept before only ASCII folds; it comes in anew with
// each post.
constexpr const char *version18 = R"sql(
CREATE TABLE tagged(
    tag TEXT NOT NULL CHECK(tag <> ''),
    post INTEGER NOT NULL REFERENCES post(id) ON DELETE CASCADE,
    PRIMARY KEY(tag, post)
) STRICT, WITHOUT ROWID;
CREATE INDEX tagged_post ON tagged(post);
INSERT OR IGNORE INTO tagged(tag, post)
    SELECT lower(json_extract(told.value, '$.name')), p.id
    FROM post p, json_each(iif(json_valid(p.extra), p.extra, '{}'), '$.tags') told
    WHERE instr(p.extra, '"tags":[') > 0;

CREATE INDEX post_language ON post(language) WHERE language <> '';
CREATE INDEX post_with_media ON post(id) WHERE instr(extra, '"media":[') > 0;
CREATE INDEX post_with_image ON post(id) WHERE instr(extra, '"type":"image"') > 0;
CREATE INDEX post_with_video ON post(id)
    WHERE (instr(extra, '"type":"video"') > 0 OR instr(extra, '"type":"gifv"') > 0);
CREATE INDEX post_with_audio ON post(id) WHERE instr(extra, '"type":"audio"') > 0;
CREATE INDEX post_with_poll ON post(id) WHERE instr(extra, '"poll":{') > 0;
CREATE INDEX post_with_link ON post(id)
    WHERE (instr(extra, '"card":{') > 0 OR instr(text, '://') > 0);
CREATE INDEX post_with_warning ON post(id) WHERE warning <> '';
)sql";

// Whether accounts may quote a post, as the other permissions; not told before.
constexpr const char *version19 = R"sql(
ALTER TABLE viewer ADD COLUMN quote INTEGER NOT NULL DEFAULT 0 CHECK(quote BETWEEN 0 AND 3);
)sql";

// Which emoji of servers are sensitive: some authors take no reactions with these. What is
// kept is asked for anew within a day.
constexpr const char *version20 = R"sql(
ALTER TABLE server_emoji
    ADD COLUMN sensitive INTEGER NOT NULL DEFAULT 0 CHECK(sensitive IN (0, 1));
)sql";

// Reports (14) and sign-ups (15) were an event for each moderator that was told. Which ones are one
// the rows do not say: the accounts' notifications are asked for anew.
constexpr const char *version21 = R"sql(
DELETE FROM source WHERE key IN (SELECT 'notifications:' || t.account FROM notice n
    JOIN notice_told t ON t.notice = n.id WHERE n.kind IN (14, 15));
DELETE FROM notice_told WHERE account IN (SELECT t.account FROM notice n
    JOIN notice_told t ON t.notice = n.id WHERE n.kind IN (14, 15));
DELETE FROM notice WHERE NOT EXISTS(SELECT 1 FROM notice_told t WHERE t.notice = notice.id);
)sql";

// With what the people of a server favourite, where it has chosen a reaction for that. It is asked
// for anew with all else of the server.
constexpr const char *version22 = R"sql(
ALTER TABLE instance ADD COLUMN favourite_reaction TEXT NOT NULL DEFAULT '';
)sql";

} // namespace

const Migrations &cacheMigrations()
{
    static const Migrations steps{version1, version2, version3, version4, version5, version6,
        version7, version8, version9, version10, version11, version12, version13, version14,
        version15, version16, version17, version18, version19, version20, version21, version22};
    return steps;
}

} // namespace asterism::store
