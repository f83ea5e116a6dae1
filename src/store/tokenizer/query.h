// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace asterism {

/// A part of what a person typed; the index knows at least one token of it.
struct SearchTerm {
    QString text;
    bool excluded = false; ///< it must not be there
    bool prefix = false; ///< its last word may go on
};

/// What a person typed, as an FTS5 MATCH expression for a table with our tokenizer.
///
///   one two      posts with both              "one two"   with both side by side
///   one -two     with the first alone         ast*        with a word that starts so
///
/// Text of scripts without spaces is found anywhere: 京都 also inside 東京都, and 鯖 inside 鯖缶.
/// Handles and addresses count as one phrase of their parts, #tags as their word.
///
/// Empty when there is nothing to look for: only blanks, punctuation or exclusions. Never a syntax
/// error, whatever the text. Read are the first 32 terms of the first 1,000 characters.
QString matchExpression(const QString &userText);

/// What must not be there, as an expression that finds it: for what is looked for by other means
/// than words. Empty when nothing is excluded.
QString excludedExpression(const QString &userText);

/// What these expressions are made of, in the order typed.
std::vector<SearchTerm> searchTerms(const QString &userText);

} // namespace asterism
