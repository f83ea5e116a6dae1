// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"
#include "sync/mutedexpression.h"

#include <QStringList>

#include <vector>

namespace asterism {

/// A post that another one carries along: what it quotes, or what it answers.
struct CarriedWords {
    QString author; ///< acct
    QString warning;
    QString text; ///< the body as plain text
};

/// The filters of one account, held against posts as Mastodon does it
/// (app/models/custom_filter.rb): servers with version 1 of the API leave that to the client, and
/// no server tells again what a changed filter says about posts that it has sent. What Misskey
/// mutes by words is always left to the client, and held against warning and text of the post, of
/// what it quotes and of what it answers, each by itself (Misskey:
/// packages/frontend/src/utility/check-word-mute.ts, composables/use-note.ts). For any thread;
/// nothing changes but that an expression which takes too long counts no more.
class FilterRules {
public:
    /// The account's own posts are never filtered.
    FilterRules(std::vector<Filter> filters, QString ownAcct);

    /// Filters that match, wherever they count. `text`: the body as plain text; `localIds`: the
    /// ids under which the account's server knows the post and its boosts; `carried`: what it
    /// carries along, of which nothing is looked at but where mutesWords().
    std::vector<FilterMatch> match(const Post &post, const QString &text,
        const QStringList &localIds, qint64 now,
        const std::vector<CarriedWords> &carried = {}) const;

    /// Some of them are Misskey's.
    bool mutesWords() const;

    bool isOwn(const Post &post) const { return post.author.acct == m_ownAcct; }
    const std::vector<Filter> &filters() const { return m_filters; }
    /// Ids of those that have not expired.
    QStringList active(qint64 now) const;

private:
    std::vector<Filter> m_filters;
    std::vector<MutedExpression> m_expressions; ///< one for each of them
    QString m_ownAcct;
};

/// Whether a keyword stands in a text, whatever the case. `wholeWord` asks for a boundary at each
/// end of the keyword that is a letter or digit of a script that parts words: Japanese and
/// Chinese do not, so that 猫 is found in 黒猫です.
bool hasKeyword(const QString &text, const Filter::Keyword &keyword);

} // namespace asterism
