// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/filter.h"
#include "store/timeline.h"

#include <vector>

namespace asterism::store {

/// The filters of one account, as its server told them last.
struct AccountFilters {
    AccountId account;
    QString acct;
    QString host;
    std::vector<Filter> filters;
    qint64 readAt = 0;
};

Result<std::vector<AccountFilters>> accountFilters(CacheTx &tx);
/// Sets `readAt` to now.
Result<Done> saveAccountFilters(
    CacheTx &tx, const Account &account, const std::vector<Filter> &filters);

/// What one account's filters say about a post, instead of what they said before. Changes nothing,
/// and tells of no change, where they say the same.
void setMatches(
    CacheTx &tx, qint64 post, const QString &account, const std::vector<FilterMatch> &matches);

/// A post that an account was shown, for its filters to look at again.
struct ShownPost {
    StoredPost post;
    QStringList localIds; ///< on the account's server; of its boosts, too
};

struct ShownPosts {
    std::vector<ShownPost> posts; ///< newest first
    qint64 next = 0; ///< pass as `below` to go on
    bool more = false;
};

/// One bounded step (some hundred rows) downwards from the post row `below`.
Result<ShownPosts> shownTo(
    CacheTx &tx, const AccountId &account, const QString &host, qint64 below);

/// One filter's word about one post, for whom it counts.
struct Filtered {
    QString account;
    QString title;
    FilterAction action = FilterAction::Warn;
    int contexts = AllContexts;
};

/// Those that have not expired.
std::vector<Filtered> filteredBy(CacheTx &tx, qint64 post);

/// The strictest of those that count: `counts(const Filtered &)`.
template <typename Counts>
FilterVerdict verdictOf(const std::vector<Filtered> &all, const Counts &counts)
{
    FilterVerdict verdict;
    for (const Filtered &one : all) {
        if (one.action < verdict.action || !counts(one)) {
            continue;
        }
        if (one.action > verdict.action) {
            verdict = {.action = one.action, .titles = {}, .accounts = {}};
        }
        if (!verdict.titles.contains(one.title)) {
            verdict.titles << one.title;
        }
        if (!verdict.accounts.contains(one.account)) {
            verdict.accounts << one.account;
        }
    }
    return verdict;
}

} // namespace asterism::store
