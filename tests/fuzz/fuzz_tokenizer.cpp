// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes, as a text to index and as something typed into the search field.

#include "store/tokenizer/fts5tokenizer.h"
#include "store/tokenizer/query.h"
#include "store/tokenizer/words.h"

#include <sqlite3.h>

#include <cstdlib>

using namespace asterism;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

void checkTokens(QByteArrayView text, TokenizeMode mode)
{
    bool first = true;
    tokenize(text, mode, [&](const Token &token) {
        require(!token.text.isEmpty() && token.text.size() <= maxTokenBytes);
        require(token.text.isValidUtf8());
        require(0 <= token.start && token.start < token.end && token.end <= text.size());
        require(!token.colocated || (!first && mode == TokenizeMode::Document));
        first = false;
        return true;
    });
}

sqlite3 *openTable()
{
    sqlite3 *database = nullptr;
    require(sqlite3_open(":memory:", &database) == SQLITE_OK);
    require(registerTokenizer(database));
    require(
        sqlite3_exec(database, "CREATE VIRTUAL TABLE text USING fts5(body, tokenize = 'asterism')",
            nullptr, nullptr, nullptr)
        == SQLITE_OK);
    return database;
}

int run(sqlite3 *database, const char *sql, const QByteArray &parameter)
{
    sqlite3_stmt *statement = nullptr;
    require(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK);
    sqlite3_bind_text(
        statement, 1, parameter.constData(), static_cast<int>(parameter.size()), SQLITE_TRANSIENT);
    int result = sqlite3_step(statement);
    while (result == SQLITE_ROW) {
        result = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static sqlite3 *const database = openTable();
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkTokens(bytes, TokenizeMode::Document);
    checkTokens(bytes, TokenizeMode::Query);

    require(run(database, "INSERT INTO text VALUES(?1)", bytes) == SQLITE_DONE);
    const QByteArray expression = matchExpression(QString::fromUtf8(bytes)).toUtf8();
    if (!expression.isEmpty()) {
        require(
            run(database, "SELECT rowid FROM text WHERE text MATCH ?1", expression) == SQLITE_DONE);
    }
    require(run(database, "DELETE FROM text", {}) == SQLITE_DONE);
    return 0;
}
