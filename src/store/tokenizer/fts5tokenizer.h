// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace asterism {

/// Makes tokenize() known to this connection as the FTS5 tokenizer "asterism"
/// (`CREATE VIRTUAL TABLE … USING fts5(…, tokenize = 'asterism')`). Every connection that touches
/// such a table needs it, readers too. The table must keep detail=full, the default: pairs are
/// found by their positions. False when this SQLite was built without FTS5.
bool registerTokenizer(sqlite3 *database);

} // namespace asterism
