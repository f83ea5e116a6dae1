// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search.h"

#include "store/database.h"
#include "store/searchlegs.h"

#include <algorithm>
#include <limits>

namespace asterism::store {

namespace {

/// What a page may cost (SearchLeg::cost): some 20 ms, and at most some 400 ms where words are cut
/// short among a million posts.
constexpr int mostCost = 4000;
constexpr int rowTimeBits = 10; ///< of a post's row, below the time (schema_cache.cpp)

/// Leaps downwards from one post that fulfils all to the next.
class SearchWalk {
public:
    SearchWalk(SearchLegs &legs, qint64 from, qint64 least)
        : m_legs(legs)
        , m_at(from)
        , m_least(least)
    {
    }

    /// 0: there is none, or too much was looked at.
    qint64 next()
    {
        while (m_at >= m_least && m_left > 0) {
            const qint64 landed = landing();
            if (landed < m_at) {
                m_at = landed;
                continue;
            }
            const qint64 post = m_at--;
            if (!isUnwanted(post)) {
                return post;
            }
        }
        return 0;
    }

    /// What is above it was looked at.
    qint64 place() const { return m_at; }
    bool isAtEnd() const { return m_at < m_least; }

private:
    /// The place itself when all are fulfilled there, else where the first one that is not leads.
    qint64 landing()
    {
        for (const SearchLegPtr &leg : m_legs.wanted) {
            const qint64 found = leg->atOrBelow(m_at);
            m_left -= leg->cost();
            if (found < m_at) {
                return found;
            }
        }
        return m_at;
    }

    bool isUnwanted(qint64 post)
    {
        return std::ranges::any_of(m_legs.unwanted, [&](const SearchLegPtr &leg) {
            const bool unwanted = leg->atOrBelow(post) == post;
            m_left -= leg->cost();
            return unwanted;
        });
    }

    SearchLegs &m_legs;
    qint64 m_at;
    qint64 m_least;
    int m_left = mostCost;
};

qint64 upperPlace(const SearchQuery &query, qint64 before)
{
    qint64 place = std::numeric_limits<qint64>::max();
    if (before > 0) {
        place = before - 1;
    }
    return query.before > 0 ? std::min(place, (query.before << rowTimeBits) - 1) : place;
}

} // namespace

Result<FoundPosts> findPosts(
    CacheTx &tx, const SearchQuery &query, const SearchPlaces &places, int limit, qint64 before)
{
    FoundPosts found;
    SearchLegs legs = searchLegs(tx, query, places);
    found.unknown = query.unknown + legs.unknown;
    found.words = legs.words;
    if (legs.wanted.empty()) {
        return found;
    }
    const qint64 least = std::max<qint64>(1, query.after << rowTimeBits);
    SearchWalk walk(legs, upperPlace(query, before), least);
    while (int(found.posts.size()) < limit) {
        const qint64 post = walk.next();
        if (post == 0) {
            break;
        }
        found.posts.push_back(post);
    }
    found.next = walk.place() + 1;
    found.more = !walk.isAtEnd();
    return found;
}

Result<SearchPage> search(
    CacheTx &tx, const SearchQuery &query, const SearchPlaces &places, int limit, qint64 before)
{
    const auto found = findPosts(tx, query, places, limit, before);
    if (!found) {
        return found.error();
    }
    SearchPage page{.rows = {},
        .next = found->next,
        .more = found->more,
        .unknown = found->unknown,
        .words = found->words};
    for (const qint64 post : found->posts) {
        page.rows.push_back(rowOf(tx, post));
    }
    return page;
}

Result<SearchPage> search(CacheTx &tx, const QString &words, int limit, qint64 before)
{
    return search(tx, SearchQuery{.words = words}, {}, limit, before);
}

} // namespace asterism::store
