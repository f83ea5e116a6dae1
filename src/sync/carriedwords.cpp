// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/carriedwords.h"

#include "store/timeline.h"
#include "sync/prepare.h"

namespace asterism {

std::vector<CarriedWords> carriedWords(const Post &post)
{
    std::vector<CarriedWords> carried;
    for (const auto &other : {post.quoted, post.answered}) {
        if (other) {
            const store::Prepared safe = prepare({.localId = other->localId, .post = *other});
            carried.push_back({.author = safe.item.post.author.acct,
                .warning = safe.item.post.warning,
                .text = safe.text});
        }
    }
    return carried;
}

std::vector<CarriedWords> carriedWords(store::CacheTx &tx, const Post &post)
{
    std::vector<CarriedWords> carried;
    for (const QString &uri : {post.quoteUri, post.replyToUri}) {
        const auto found = store::postByUri(tx, uri);
        if (found && *found) {
            const store::StoredPost &other = **found;
            carried.push_back({.author = other.post.author.acct,
                .warning = other.post.warning,
                .text = other.text});
        }
    }
    return carried;
}

} // namespace asterism
