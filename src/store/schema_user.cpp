// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

namespace asterism::store {

namespace {

// What the user made. Posts, people and sources appear by uri, acct or source key only, never by
// a row id of cache.db, which may vanish at any time.
constexpr const char *version1 = R"sql(
CREATE TABLE meta(
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account(
    id TEXT PRIMARY KEY,
    acct TEXT NOT NULL UNIQUE,
    host TEXT NOT NULL,
    local_id TEXT NOT NULL,
    actor_uri TEXT NOT NULL,
    display_name TEXT NOT NULL,
    avatar TEXT NOT NULL,
    software TEXT NOT NULL,
    version TEXT NOT NULL,
    needs_sign_in INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL,
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE list(
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK(name <> ''),
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE list_member(
    list TEXT NOT NULL REFERENCES list(id) ON DELETE CASCADE,
    acct TEXT NOT NULL,
    actor_uri TEXT NOT NULL DEFAULT '',
    host TEXT NOT NULL DEFAULT '',
    local_id TEXT NOT NULL DEFAULT '',
    reader TEXT NOT NULL DEFAULT '',
    reader_account TEXT NOT NULL DEFAULT '',
    reader_url TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    last_read_at INTEGER NOT NULL DEFAULT 0,
    next_read_at INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    PRIMARY KEY(list, acct)
) STRICT, WITHOUT ROWID;

CREATE TABLE read_position(
    timeline TEXT PRIMARY KEY,
    sort_at INTEGER NOT NULL,
    uri TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What another process asks of the one that holds the engine (decision 2).
CREATE TABLE request(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    argument TEXT NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('waiting', 'running', 'done', 'failed')),
    outcome TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX request_state ON request(state, id);
)sql";

// The window: what its columns show, and what was chosen about it.
constexpr const char *version2 = R"sql(
ALTER TABLE account ADD COLUMN colour INTEGER NOT NULL DEFAULT -1
    CHECK(colour BETWEEN -1 AND 7);

CREATE TABLE deck_column(
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK(kind <> ''),
    name TEXT NOT NULL,
    sources TEXT NOT NULL CHECK(sources = '' OR json_valid(sources)),
    width INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting(
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// An engine died over the request and may have done it before it could say so.
constexpr const char *version3 = R"sql(
ALTER TABLE request ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
)sql";

// Whether the user typed the hosts that stand there; a server may have named them instead. Of what
// was added before nobody knows, and most of it was typed.
constexpr const char *version4 = R"sql(
ALTER TABLE list_member ADD COLUMN typed INTEGER NOT NULL DEFAULT 1 CHECK(typed IN (0, 1));
ALTER TABLE deck_column ADD COLUMN typed INTEGER NOT NULL DEFAULT 1 CHECK(typed IN (0, 1));
)sql";

// Signing in through the browser. A client's secret and an account's token lie in the keychain.
constexpr const char *version5 = R"sql(
CREATE TABLE oauth_client(
    id TEXT PRIMARY KEY,
    host TEXT NOT NULL CHECK(host <> ''),
    redirect_uri TEXT NOT NULL CHECK(redirect_uri <> ''),
    client_id TEXT NOT NULL CHECK(client_id <> ''),
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE(host, redirect_uri)
) STRICT, WITHOUT ROWID;

ALTER TABLE account ADD COLUMN client TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN this_run INTEGER NOT NULL DEFAULT 0 CHECK(this_run IN (0, 1));
)sql";

// What a column leaves out.
constexpr const char *version6 = R"sql(
ALTER TABLE deck_column ADD COLUMN hide_boosts INTEGER NOT NULL DEFAULT 0
    CHECK(hide_boosts IN (0, 1));
ALTER TABLE deck_column ADD COLUMN hide_replies INTEGER NOT NULL DEFAULT 0
    CHECK(hide_replies IN (0, 1));
ALTER TABLE deck_column ADD COLUMN hidden_accounts TEXT NOT NULL DEFAULT ''
    CHECK(hidden_accounts = '' OR json_valid(hidden_accounts));
)sql";

// How far the home of an account was read, in whatever column. An empty uri: nobody has read it,
// it is where the home stood when it was first seen.
constexpr const char *version7 = R"sql(
CREATE TABLE home_place(
    account TEXT PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
    sort_at INTEGER NOT NULL,
    uri TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// How people are read can be found out again: the cache keeps it.
constexpr const char *version8 = R"sql(
ALTER TABLE list_member DROP COLUMN host;
ALTER TABLE list_member DROP COLUMN local_id;
ALTER TABLE list_member DROP COLUMN reader;
ALTER TABLE list_member DROP COLUMN reader_account;
ALTER TABLE list_member DROP COLUMN reader_url;
ALTER TABLE list_member DROP COLUMN etag;
ALTER TABLE list_member DROP COLUMN last_modified;
ALTER TABLE list_member DROP COLUMN last_read_at;
ALTER TABLE list_member DROP COLUMN next_read_at;
ALTER TABLE list_member DROP COLUMN error;
)sql";

// What the user chose about a list, and about somebody in it. NULL: not said, so that it is as it
// was before one could.
constexpr const char *version9 = R"sql(
ALTER TABLE list ADD COLUMN hide_boosts INTEGER NOT NULL DEFAULT 0 CHECK(hide_boosts IN (0, 1));
ALTER TABLE list ADD COLUMN hide_replies INTEGER NOT NULL DEFAULT 0 CHECK(hide_replies IN (0, 1));
ALTER TABLE list ADD COLUMN only_media INTEGER NOT NULL DEFAULT 0 CHECK(only_media IN (0, 1));
ALTER TABLE list ADD COLUMN as_grid INTEGER NOT NULL DEFAULT 0 CHECK(as_grid IN (0, 1));
ALTER TABLE list ADD COLUMN notify INTEGER NOT NULL DEFAULT 0 CHECK(notify IN (0, 1));
ALTER TABLE list ADD COLUMN in_everyone INTEGER CHECK(in_everyone IN (0, 1));
ALTER TABLE list ADD COLUMN exclusive INTEGER NOT NULL DEFAULT 0 CHECK(exclusive IN (0, 1));
ALTER TABLE list ADD COLUMN colour INTEGER NOT NULL DEFAULT -1 CHECK(colour BETWEEN -1 AND 7);
ALTER TABLE list ADD COLUMN icon TEXT NOT NULL DEFAULT '' CHECK(length(icon) <= 32);
ALTER TABLE list_member ADD COLUMN notify INTEGER CHECK(notify IN (0, 1));
)sql";

// Imports, row by row. The numbers are those of model/run.h and model/moved.h. A run outlives its
// account: what it did can still be read, so that there is no foreign key. Each index is for one
// question of runs.h; those that only ask for what has not ended hold nothing of what has.
constexpr const char *version10 = R"sql(
CREATE TABLE run(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL CHECK(account <> ''),
    acct TEXT NOT NULL,
    kind INTEGER NOT NULL CHECK(kind BETWEEN 1 AND 8),
    title TEXT NOT NULL,
    overwrite INTEGER NOT NULL CHECK(overwrite IN (0, 1)),
    server_lists INTEGER NOT NULL CHECK(server_lists IN (0, 1)),
    follow_for_lists INTEGER NOT NULL CHECK(follow_for_lists IN (0, 1)),
    state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 5),
    trouble TEXT NOT NULL,
    wait_until INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL
) STRICT;

CREATE TABLE run_row(
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK(place >= 0),
    line INTEGER NOT NULL,
    subject TEXT NOT NULL,
    list TEXT NOT NULL,
    boosts INTEGER CHECK(boosts IN (0, 1)),
    notify INTEGER CHECK(notify IN (0, 1)),
    languages TEXT,
    hide_notifications INTEGER CHECK(hide_notifications IN (0, 1)),
    expires_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    removes INTEGER NOT NULL CHECK(removes IN (0, 1)),
    state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 3),
    finding INTEGER NOT NULL CHECK(finding BETWEEN 0 AND 4),
    outcome INTEGER NOT NULL CHECK(outcome BETWEEN 0 AND 10),
    detail TEXT NOT NULL,
    local_id TEXT NOT NULL,
    moved_to TEXT NOT NULL,
    tries INTEGER NOT NULL CHECK(tries >= 0),
    changed_at INTEGER NOT NULL,
    look_at INTEGER NOT NULL,
    PRIMARY KEY(run, place),
    CHECK((state = 3) = (outcome <> 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX run_row_standing ON run_row(run, state, finding, outcome, removes);
CREATE INDEX run_row_turn ON run_row(run, state, place) WHERE state = 1 OR state = 2;
CREATE INDEX run_row_unknown ON run_row(run, place) WHERE state = 1 AND local_id = '';
CREATE INDEX run_row_outcome ON run_row(run, outcome, place);
CREATE INDEX run_row_finding ON run_row(run, finding, place) WHERE state <> 3;
CREATE INDEX run_row_removes ON run_row(run, place) WHERE removes = 1;
CREATE INDEX run_row_look ON run_row(look_at) WHERE outcome = 2 AND look_at > 0;

CREATE TABLE run_pace(
    account TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK(what <> ''),
    state TEXT NOT NULL,
    PRIMARY KEY(account, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE in_step(
    from_account TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    to_account TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    every_hours INTEGER NOT NULL CHECK(every_hours > 0),
    last_at INTEGER NOT NULL,
    PRIMARY KEY(from_account, to_account),
    CHECK(from_account <> to_account)
) STRICT, WITHOUT ROWID;
CREATE INDEX in_step_to ON in_step(to_account);
)sql";

// Actions on their way. The numbers are those of model/action.h and store/outbox.h. A row outlives
// its account: what was asked for does not vanish without a word, so that there is no foreign key.
// Each index is for one question: whose turn it is, how many there are, what is before an action of
// the same target, what may go.
constexpr const char *version11 = R"sql(
CREATE TABLE outbox(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL CHECK(account <> ''),
    kind INTEGER NOT NULL CHECK(kind > 0),
    target TEXT NOT NULL CHECK(target <> ''),
    options TEXT NOT NULL CHECK(json_valid(options)),
    state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 5),
    tries INTEGER NOT NULL CHECK(tries >= 0),
    not_before INTEGER NOT NULL,
    trouble TEXT NOT NULL,
    key TEXT NOT NULL,
    key_at INTEGER NOT NULL,
    newest_before TEXT,
    sent_at INTEGER NOT NULL,
    result_id TEXT NOT NULL,
    result_uri TEXT NOT NULL,
    result_url TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_turn ON outbox(account, id) WHERE state < 3;
CREATE INDEX outbox_standing ON outbox(account, state, id);
CREATE INDEX outbox_target ON outbox(account, target, id);
CREATE INDEX outbox_ended ON outbox(changed_at) WHERE state > 3;
)sql";

// What is being written and was not sent. The number of the kind is that of model/action.h. A draft
// outlives its account: nothing that was typed goes by itself.
constexpr const char *version12 = R"sql(
CREATE TABLE draft(
    key TEXT PRIMARY KEY CHECK(key <> ''),
    account TEXT NOT NULL,
    kind INTEGER NOT NULL CHECK(kind > 0),
    target TEXT NOT NULL,
    options TEXT NOT NULL CHECK(json_valid(options)),
    open INTEGER NOT NULL CHECK(open IN (0, 1)),
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_newest ON draft(changed_at);
)sql";

// Who acts in a column; empty: whoever is the default. The account may be gone.
constexpr const char *version13 = R"sql(
ALTER TABLE deck_column ADD COLUMN actor TEXT NOT NULL DEFAULT '';
)sql";

// What a draft has besides its first post and first account, both as JSON; empty: nothing. What an
// action of the outbox waits for: the target of another one of the same account.
constexpr const char *version14 = R"sql(
ALTER TABLE draft ADD COLUMN more TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN also TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN after TEXT NOT NULL DEFAULT '';
CREATE INDEX outbox_after ON outbox(account, after) WHERE after <> '';
)sql";

// How far an account's notifications were read: the newest of these, and what its server calls it.
// An empty id: nobody has read it, it is where they stood when they were first seen.
constexpr const char *version15 = R"sql(
CREATE TABLE notice_place(
    account TEXT PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    local_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Which notifications a column shows: a word of store/deck.h; empty: all.
constexpr const char *version16 = R"sql(
ALTER TABLE deck_column ADD COLUMN notice_kinds TEXT NOT NULL DEFAULT '';
)sql";

// Which wishes to follow the user has answered: the outbox forgets what is done, and the servers
// only say that nobody asks any more.
constexpr const char *version17 = R"sql(
CREATE TABLE follow_answer(
    account TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    acct TEXT NOT NULL CHECK(acct <> ''),
    accepted INTEGER NOT NULL CHECK(accepted IN (0, 1)),
    at INTEGER NOT NULL,
    PRIMARY KEY(account, acct)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_answer_newest ON follow_answer(at);
)sql";

// Of the draft of an edit what the post was like when that began, as JSON; empty: not known.
constexpr const char *version18 = R"sql(
ALTER TABLE draft ADD COLUMN began TEXT NOT NULL DEFAULT '';
)sql";

// What an account's server says of its new posts: a word of model/visibility.h, whether their media
// are sensitive, and an ISO 639 code. Of an account that is here already it is told the next time.
constexpr const char *version19 = R"sql(
ALTER TABLE account ADD COLUMN post_visibility TEXT NOT NULL DEFAULT 'public';
ALTER TABLE account ADD COLUMN post_sensitive INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN post_language TEXT NOT NULL DEFAULT '';
)sql";

// Of a draft a content warning that was switched off; empty: none.
constexpr const char *version20 = R"sql(
ALTER TABLE draft ADD COLUMN hidden_warning TEXT NOT NULL DEFAULT '';
)sql";

// Notifications that came in below the place and that nobody has read yet, as the account's server
// calls them.
constexpr const char *version21 = R"sql(
CREATE TABLE notice_late(
    account TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    local_id TEXT NOT NULL CHECK(local_id <> ''),
    PRIMARY KEY(account, local_id)
) STRICT, WITHOUT ROWID;
)sql";

// Runs move clips, too (MovedKind). A table cannot change what it checks: it is made anew, and the
// rows of its runs, which go with it, are put in again.
constexpr const char *version22 = R"sql(
CREATE TABLE run_anew(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL CHECK(account <> ''),
    acct TEXT NOT NULL,
    kind INTEGER NOT NULL CHECK(kind BETWEEN 1 AND 9),
    title TEXT NOT NULL,
    overwrite INTEGER NOT NULL CHECK(overwrite IN (0, 1)),
    server_lists INTEGER NOT NULL CHECK(server_lists IN (0, 1)),
    follow_for_lists INTEGER NOT NULL CHECK(follow_for_lists IN (0, 1)),
    state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 5),
    trouble TEXT NOT NULL,
    wait_until INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL
) STRICT;
INSERT INTO run_anew SELECT id, account, acct, kind, title, overwrite, server_lists,
    follow_for_lists, state, trouble, wait_until, created_at, started_at, ended_at FROM run;
CREATE TABLE run_row_kept AS SELECT * FROM run_row;
DROP TABLE run;
ALTER TABLE run_anew RENAME TO run;
DELETE FROM run_row;
INSERT INTO run_row SELECT * FROM run_row_kept;
DROP TABLE run_row_kept;
)sql";

// Who may quote an account's new posts where nothing is said; empty: its server did not tell.
constexpr const char *version23 = R"sql(
ALTER TABLE account ADD COLUMN post_quotes TEXT NOT NULL DEFAULT '';
)sql";

} // namespace

const Migrations &userMigrations()
{
    static const Migrations steps{version1, version2, version3, version4, version5, version6,
        version7, version8, version9, version10, version11, version12, version13, version14,
        version15, version16, version17, version18, version19, version20, version21, version22,
        version23};
    return steps;
}

} // namespace asterism::store
