// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "model/searchquery.h"
#include "store/tokenizer/soughtwords.h"

#include <QStringList>

namespace asterism::ui {

/// What a search looked for, to be marked in the rows of what it found.
struct Sought {
    SoughtWords words = {};
    QStringList tags = {}; ///< as foldedHashtag() gives them
    QString colour = {}; ///< "#rrggbb"; empty: that of the text

    bool isEmpty() const { return words.isEmpty() && tags.isEmpty(); }
};

/// `words`: those of the query, with operators that mean nothing.
Sought soughtIn(const SearchQuery &query, const QString &words);

/// The text with what was sought marked.
Blocks withSought(Blocks blocks, const Sought &sought);

/// A plain text the same way, styled; empty where nothing of it was sought.
QString markedText(const QString &plain, const Sought &sought);

} // namespace asterism::ui
