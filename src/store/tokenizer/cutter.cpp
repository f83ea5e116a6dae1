// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/cutter.h"

#include "store/tokenizer/characters.h"
#include "store/tokenizer/utf8.h"

#include <utility>

namespace asterism::tokenizer {

namespace {

constexpr qsizetype maxWordBytes = 64;
constexpr qsizetype maxUnitBytes = maxTokenBytes / 2;

} // namespace

void Piece::append(char32_t character, qsizetype limit)
{
    char utf8[4];
    const int size = encodeCharacter(character, utf8);
    if (bytes.size() + size <= limit) {
        bytes.append(utf8, size);
    }
}

bool Cutter::take(char32_t character, Range range)
{
    switch (kindOf(character)) {
    case Kind::Word:
        endGrams();
        takeWord(character, range);
        break;
    case Kind::Gram:
        endWord();
        takeGram(character, range);
        break;
    case Kind::Mark:
        takeMark(character, range);
        break;
    case Kind::Symbol:
        separate();
        takeSymbol(character, range);
        break;
    case Kind::Separator:
        separate();
        break;
    case Kind::Ignored:
        break;
    }
    return m_wanted;
}

bool Cutter::separate()
{
    endWord();
    endGrams();
    return m_wanted;
}

void Cutter::takeWord(char32_t character, Range range)
{
    if (m_word.isEmpty()) {
        m_word.range.start = range.start;
    }
    m_word.append(character, m_wordFull ? 0 : maxWordBytes);
    m_wordFull = m_wordFull || m_word.bytes.size() > maxWordBytes - 4;
    m_word.range.end = range.end;
}

void Cutter::takeGram(char32_t character, Range range)
{
    emitPair();
    m_before = std::exchange(m_gram, Piece{{}, range});
    m_gram.append(character, maxUnitBytes);
}

void Cutter::takeMark(char32_t character, Range range)
{
    if (!m_word.isEmpty()) {
        takeWord(character, range);
    } else if (!m_gram.isEmpty()) {
        m_gram.append(character, maxUnitBytes);
        m_gram.range.end = range.end;
    }
}

void Cutter::takeSymbol(char32_t character, Range range)
{
    Piece symbol{{}, range};
    symbol.append(character, maxUnitBytes);
    emitPiece(symbol, false);
}

void Cutter::endWord()
{
    if (!m_word.isEmpty()) {
        emitPiece(m_word, false);
        m_word.bytes.clear();
        m_wordFull = false;
    }
}

// The pair of the last two; called as soon as the last one is known to be whole.
void Cutter::emitPair()
{
    if (m_before.isEmpty()) {
        return;
    }
    Piece pair = m_before;
    pair.bytes.append(m_gram.bytes.constData(), m_gram.bytes.size());
    pair.range.end = m_gram.range.end;
    emitPiece(pair, false);
    if (!m_query) {
        emitPiece(m_before, true);
    }
}

void Cutter::endGrams()
{
    if (m_gram.isEmpty()) {
        return;
    }
    emitPair();
    if (m_query && !m_before.isEmpty()) {
        m_owed = m_gram;
    } else {
        emitPiece(m_gram, false);
    }
    m_before.bytes.clear();
    m_gram.bytes.clear();
}

void Cutter::emitPiece(const Piece &piece, bool colocated)
{
    if (!m_owed.isEmpty()) {
        const Piece owed = std::exchange(m_owed, Piece{});
        emitPiece(owed, false); // the nesting ends here: nothing is owed any more
    }
    m_wanted = m_wanted && m_sink({piece.view(), piece.range.start, piece.range.end, colocated});
}

} // namespace asterism::tokenizer
