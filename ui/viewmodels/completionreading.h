// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "ui/viewmodels/completion.h"
#include "ui/viewmodels/typedword.h"

namespace asterism::ui {

/// What is to be completed, and for whom.
struct CompletionQuestion {
    QString account; ///< its id
    TypedWord::Kind kind = TypedWord::Kind::None;
    QString text; ///< as TypedWord::text

    bool operator==(const CompletionQuestion &) const = default;
};

/// What is known of it without asking anybody.
struct KnownCompletions {
    CompletionQuestion question;
    /// The account's server finds names between letters of scripts without blanks, too (mfm-js:
    /// src/internal/parser.ts looks for ASCII letters and digits alone).
    bool unspaced = false;
    std::vector<Completion> found; ///< people or hashtags; emoji are known to EmojiChoices
};

/// At most `most`, of the cache. Errors: the store's.
QFuture<Result<KnownCompletions>> readCompletions(
    store::Store &store, const CompletionQuestion &question, int most);

} // namespace asterism::ui
