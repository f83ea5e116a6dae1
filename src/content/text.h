// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace asterism {

/// How much of the invisible a text may keep.
enum class TextUse {
    Name, ///< one line, nothing invisible
    Lines, ///< line breaks at most two in a row, no tabs
    Body, ///< blanks, tabs and newlines as they are: the caller reads meaning in them
};

/// Removes what can disturb the text around: control characters, bidi embeddings and overrides,
/// unpaired isolates and surrogates, noncharacters, piles of combining marks. See names.h.
QString cleanText(QStringView text, TextUse use);

/// Cuts to at most `limit` UTF-16 units, between what people see as characters, with a final "…";
/// isolates left open by the cut are closed. Expects a cleaned text, as that nests few isolates.
QString cutText(const QString &text, qsizetype limit);

} // namespace asterism
