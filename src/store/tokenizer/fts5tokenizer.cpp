// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/fts5tokenizer.h"

#include "store/tokenizer/words.h"

#include <sqlite3.h>

#include <new>

namespace asterism {

namespace {

using TokenCallback = int (*)(void *, int, const char *, int, int, int);

int create(void *, const char **, int, Fts5Tokenizer **out)
{
    // It has no state, but FTS5 takes a null pointer for a failure.
    static char nothing = 0;
    *out = reinterpret_cast<Fts5Tokenizer *>(&nothing);
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer *)
{
}

int cut(Fts5Tokenizer *, void *context, int flags, const char *text, int bytes, TokenCallback found)
{
    const bool query = (flags & FTS5_TOKENIZE_QUERY) != 0;
    const auto mode = query ? TokenizeMode::Query : TokenizeMode::Document;
    int result = SQLITE_OK;
    // SQLite is C: nothing may be thrown through it.
    try {
        tokenize(QByteArrayView(text, bytes), mode, [&](const Token &token) {
            result = found(context, token.colocated ? FTS5_TOKEN_COLOCATED : 0, token.text.data(),
                static_cast<int>(token.text.size()), static_cast<int>(token.start),
                static_cast<int>(token.end));
            return result == SQLITE_OK;
        });
    } catch (const std::bad_alloc &) {
        return SQLITE_NOMEM;
    }
    return result;
}

/// https://www.sqlite.org/fts5.html#extending_fts5: the API comes through a pointer-typed
/// parameter of a scalar function.
fts5_api *apiOf(sqlite3 *database)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

bool registerTokenizer(sqlite3 *database)
{
    fts5_api *api = apiOf(database);
    if (api == nullptr || api->iVersion < 2) {
        return false;
    }
    fts5_tokenizer functions{create, destroy, cut};
    return api->xCreateTokenizer(api, "asterism", nullptr, &functions, nullptr) == SQLITE_OK;
}

} // namespace asterism
