// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/filterbook.h"

#include "sync/carriedwords.h"

#include <algorithm>

namespace asterism {

namespace {

/// A server that knows its filters by heart has told of some; what it told stands.
void add(std::vector<FilterMatch> &told, const std::vector<FilterMatch> &found)
{
    for (const FilterMatch &match : found) {
        if (std::ranges::find(told, match.id, &FilterMatch::id) == told.end()) {
            told.push_back(match);
        }
    }
}

} // namespace

FilterBook::Rules FilterBook::rules(const AccountId &account) const
{
    const QMutexLocker lock(&m_mutex);
    return m_rules.value(account);
}

void FilterBook::set(const AccountId &account, Rules rules)
{
    const QMutexLocker lock(&m_mutex);
    m_rules[account] = std::move(rules);
}

void FilterBook::judge(
    const AccountId &account, std::vector<store::Prepared> &items, qint64 now) const
{
    const Rules rules = account.isEmpty() ? nullptr : this->rules(account);
    if (!rules) {
        return;
    }
    for (store::Prepared &prepared : items) {
        Post &post = prepared.item.post;
        if (!post.viewer) {
            continue;
        }
        if (rules->isOwn(post)) {
            post.viewer->filters.clear();
            continue;
        }
        const QStringList ids{post.localId, prepared.item.localId};
        const auto carried = rules->mutesWords() ? carriedWords(post) : std::vector<CarriedWords>();
        add(post.viewer->filters, rules->match(post, prepared.text, ids, now, carried));
    }
}

} // namespace asterism
