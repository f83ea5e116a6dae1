// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <functional>

namespace asterism {

enum class TokenizeMode {
    Document, ///< what is put into the index
    Query, ///< what is looked up in it
};

struct Token {
    QByteArrayView text; ///< folded, UTF-8, at most maxTokenBytes; valid during the call only
    qsizetype start; ///< byte range in the input
    qsizetype end;
    bool colocated; ///< has the same position as the token before it
};

/// False stops.
using TokenSink = std::function<bool(const Token &)>;

constexpr qsizetype maxTokenBytes = 128;

/// Cuts text into what the full-text index knows. False when the sink stopped it.
///
/// Words of scripts that write spaces are one token each, cut after 64 bytes. Scripts that write
/// none (Han, kana, Thai …) and Hangul become overlapping pairs: position i of "abc" holds
/// "ab" and, colocated, "a"; the last one holds "c". So one character is found by its single
/// token, and more by the phrase of their pairs, wherever a word begins or ends. A query of "abc"
/// is "ab" "bc", and "c" too when something follows, for the positions to agree.
/// Symbols (emoji, ☆) are a token each; everything else separates.
///
/// Folded away: case, width, compatibility forms, the marks of Latin, Greek, Hebrew and Arabic,
/// what cannot be seen, skin tones. Kept apart: hiragana and katakana, か and が, й and и.
/// Broken UTF-8 separates like a blank.
bool tokenize(QByteArrayView utf8, TokenizeMode mode, const TokenSink &sink);

/// Changes whenever the same text may give other tokens, also by a new Qt that knows newer
/// characters: an index that was filled under another number has to be filled again.
int tokenizerVersion();

} // namespace asterism
