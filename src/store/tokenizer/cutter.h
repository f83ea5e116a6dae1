// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/tokenizer/words.h"

#include <QVarLengthArray>

namespace asterism::tokenizer {

struct Range {
    qsizetype start;
    qsizetype end;
};

/// Bytes that never leave the stack, with the range of the input that they came from.
struct Piece {
    QVarLengthArray<char, maxTokenBytes> bytes;
    Range range{};

    bool isEmpty() const { return bytes.isEmpty(); }
    QByteArrayView view() const { return QByteArrayView(bytes.constData(), bytes.size()); }

    /// Appends the whole character, or nothing where it would pass `limit` bytes.
    void append(char32_t character, qsizetype limit);
};

/// Takes folded characters in order and says which tokens they make.
class Cutter {
public:
    Cutter(TokenizeMode mode, const TokenSink &sink)
        : m_query(mode == TokenizeMode::Query)
        , m_sink(sink)
    {
    }

    /// False when the sink wants no more.
    bool take(char32_t character, Range range);

    /// Ends what is open, as a blank does; to be called at the end too.
    bool separate();

private:
    void takeWord(char32_t character, Range range);
    void takeGram(char32_t character, Range range);
    void takeMark(char32_t character, Range range);
    void takeSymbol(char32_t character, Range range);
    void endWord();
    void endGrams();
    void emitPair();
    void emitPiece(const Piece &piece, bool colocated);

    bool m_query;
    const TokenSink &m_sink;
    bool m_wanted = true;
    Piece m_word;
    bool m_wordFull = false;
    Piece m_before; ///< the character before m_gram in the same run
    Piece m_gram; ///< the newest character of a run; marks may still join it
    Piece m_owed; ///< a query's last single: said only if a token follows, for its position
};

} // namespace asterism::tokenizer
