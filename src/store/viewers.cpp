// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/viewers.h"

#include "store/database.h"
#include "store/extra.h"

#include <algorithm>

namespace asterism::store {

namespace {

/// "0,2"
QString votesToText(const QList<int> &votes)
{
    QStringList words;
    for (const int vote : votes) {
        words << QString::number(vote);
    }
    return words.join(u',');
}

QList<int> votesFromText(const QString &text)
{
    QList<int> votes;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
        votes << word.toInt();
    }
    return votes;
}

} // namespace

std::vector<AccountView> viewersOf(CacheTx &tx, qint64 post)
{
    Loan rows =
        tx.db.prepare("SELECT account, favourited, boosted, bookmarked, muted, pinned, reactions, "
                      "reply, boost, favourite, voted, votes, quote FROM viewer WHERE post = ? "
                      "ORDER BY account");
    rows.bind(1, post);
    std::vector<AccountView> found;
    while (rows.step()) {
        found.push_back({.account = {rows.text(0)},
            .state = {.favourited = rows.flag(1),
                .boosted = rows.flag(2),
                .bookmarked = rows.flag(3),
                .muted = rows.flag(4),
                .pinned = rows.flag(5),
                .reactions = namesFromText(rows.text(6)),
                .voted = rows.flag(10),
                .votes = votesFromText(rows.text(11)),
                .reply = static_cast<Permission>(rows.integer(7)),
                .boost = static_cast<Permission>(rows.integer(8)),
                .favourite = static_cast<Permission>(rows.integer(9)),
                .quote = static_cast<Permission>(rows.integer(12))}});
    }
    return found;
}

namespace {

bool tellsAll(const ViewerState &told)
{
    return !told.marksUntold && !told.pinUntold;
}

/// What the answer did not tell stays as it was.
ViewerState withKnownMarks(
    CacheTx &tx, qint64 post, const AccountId &account, const ViewerState &told)
{
    ViewerState state = told;
    Loan row = tx.db.prepare("SELECT boosted, bookmarked, muted, pinned, favourited, reactions, "
                             "voted, votes FROM viewer WHERE post = ? AND account = ?");
    if (row.bind(1, post).bind(2, account.value).step()) {
        const bool untold = told.marksUntold;
        state.boosted = told.boosted || (untold && row.flag(0));
        state.bookmarked = told.bookmarked || (untold && row.flag(1));
        state.muted = told.muted || (untold && row.flag(2));
        state.pinned = told.pinned || row.flag(3);
        state.voted = told.voted || row.flag(6);
        state.votes = told.voted ? told.votes : votesFromText(row.text(7));
        if (told.reactionsUntold) {
            state.favourited = told.favourited || row.flag(4);
            state.reactions =
                told.reactions.isEmpty() ? namesFromText(row.text(5)) : told.reactions;
        }
    }
    return state;
}

} // namespace

bool saveViewer(CacheTx &tx, qint64 post, const AccountId &account, const ViewerState &told)
{
    const ViewerState state = tellsAll(told) ? told : withKnownMarks(tx, post, account, told);
    tx.db
        .prepare("INSERT INTO viewer(post, account, favourited, boosted, bookmarked, muted, "
                 "pinned, reactions, reply, boost, favourite, voted, votes, quote) "
                 "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                 "ON CONFLICT DO UPDATE SET favourited = excluded.favourited, "
                 "boosted = excluded.boosted, bookmarked = excluded.bookmarked, "
                 "muted = excluded.muted, pinned = excluded.pinned, "
                 "reactions = excluded.reactions, reply = excluded.reply, "
                 "boost = excluded.boost, favourite = excluded.favourite, "
                 "voted = excluded.voted, votes = excluded.votes, "
                 "quote = iif(excluded.quote = 0, viewer.quote, excluded.quote) "
                 "WHERE (favourited, boosted, bookmarked, muted, pinned, reactions, reply, boost, "
                 "favourite, voted, votes, quote) IS NOT (excluded.favourited, excluded.boosted, "
                 "excluded.bookmarked, excluded.muted, excluded.pinned, excluded.reactions, "
                 "excluded.reply, excluded.boost, excluded.favourite, excluded.voted, "
                 "excluded.votes, iif(excluded.quote = 0, viewer.quote, excluded.quote))")
        .bind(1, post)
        .bind(2, account.value)
        .bind(3, state.favourited)
        .bind(4, state.boosted)
        .bind(5, state.bookmarked)
        .bind(6, state.muted)
        .bind(7, state.pinned)
        .bind(8, namesToText(state.reactions))
        .bind(9, int(state.reply))
        .bind(10, int(state.boost))
        .bind(11, int(state.favourite))
        .bind(12, state.voted)
        .bind(13, votesToText(state.votes))
        .bind(14, int(state.quote))
        .run();
    return tx.db.changes() > 0;
}

QSet<qsizetype> ownReactions(const std::vector<AccountView> &viewers,
    const std::vector<Reaction> &told, const QHash<QString, QString> &homes)
{
    QSet<qsizetype> own;
    for (const AccountView &viewer : viewers) {
        for (const QString &name : viewer.state.reactions) {
            own.insert(placeOfTold(told, name, homes.value(viewer.account.value)));
        }
    }
    own.remove(-1);
    return own;
}

bool wasFavourited(CacheTx &tx, qint64 post, const AccountId &account)
{
    Loan row = tx.db.prepare("SELECT favourited FROM viewer WHERE post = ? AND account = ?");
    return row.bind(1, post).bind(2, account.value).step() && row.flag(0);
}

} // namespace asterism::store
