// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/draft.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// What the file holds of them.
struct KeptDrafts {
    std::vector<Draft> readable;
    int unreadable = 0; ///< nobody can read them; they stay in the file
};

/// `most`, be they readable or not. Those that were changed last come first. What an account of the
/// user wrote stays when it signs out.
Result<KeptDrafts> keptDrafts(UserTx &tx, int most = 200);
/// Those of them that can be read.
Result<std::vector<Draft>> drafts(UserTx &tx, int most = 200);

/// A known key is written over; `changedAt` is the transaction's time. Usage error without a key,
/// and for what is neither a new post nor an edit.
Result<Done> saveDraft(UserTx &tx, const Draft &draft);
/// Nothing where there is none.
Result<Done> removeDraft(UserTx &tx, const QString &key);

} // namespace asterism::store
