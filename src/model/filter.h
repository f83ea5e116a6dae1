// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace asterism {

/// What a filter does with what it matches; the larger one is the stricter.
enum class FilterAction {
    None,
    Blur, ///< its media are covered
    Warn, ///< it is folded behind the filter's title
    Hide, ///< it is left out
};

/// Where a filter counts, one bit each (docs.joinmastodon.org/entities/Filter). cache.db keeps
/// the numbers.
enum FilterContext {
    HomeContext = 1, ///< home, and lists that the server keeps
    NotificationsContext = 2,
    PublicContext = 4, ///< local, federated and hashtag timelines
    ThreadContext = 8,
    AccountContext = 16, ///< one person's posts
    AllContexts = 31,
};

/// A filter that an account keeps at its server.
struct Filter {
    struct Keyword {
        QString text; ///< a word or a phrase
        bool wholeWord = false;
        bool operator==(const Keyword &) const = default;
    };

    QString id;
    QString title;
    FilterAction action = FilterAction::Warn;
    int contexts = AllContexts;
    qint64 expiresAt = 0; ///< 0: never
    std::vector<Keyword> keywords; ///< any of them
    QStringList posts; ///< the server's ids of single posts
    // What Misskey mutes by is one of these two. Both are held against the warning and the text
    // alone (Misskey: packages/backend/src/misc/check-word-mute.ts):
    QStringList allWords; ///< each of them stands there, in this very case, within a word or not
    QString expression; ///< "/pattern/flags", a regular expression of JavaScript's

    bool operator==(const Filter &) const = default;
};

/// What one filter says about one post.
struct FilterMatch {
    QString id; ///< the filter's
    QString title;
    FilterAction action = FilterAction::Warn;
    int contexts = AllContexts;
    qint64 expiresAt = 0; ///< 0: never

    bool operator==(const FilterMatch &) const = default;
};

/// What all filters that count in one place say about a row: the strictest of them.
struct FilterVerdict {
    FilterAction action = FilterAction::None;
    QStringList titles; ///< of the filters with that action
    QStringList accounts; ///< ids of the accounts whose they are

    bool operator==(const FilterVerdict &) const = default;
};

} // namespace asterism
