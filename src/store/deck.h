// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QStringList>

#include <vector>

namespace asterism::store {

/// One column of the deck, as it is kept.
struct DeckColumn {
    QString id;
    /// "everyone", "home", "local", "federated", "tag", "list", "person", "server-list", "social",
    /// "antenna", "channel", "clip", "mentions", "favourites", "bubble", "direct", "notifications"
    QString kind;
    QString name; ///< what it was called when it was made; for a thing that is gone since
    /// Source keys; empty for everyone, and for direct posts and notifications of all accounts.
    QStringList sources;
    int width = 400; ///< device-independent pixels
    bool typed = false; ///< the user typed its hosts: they may lie in a private network
    bool hideBoosts = false;
    bool hideReplies = false; ///< to others
    QStringList hiddenAccounts = {}; ///< ids of own accounts; what they see is left out
    QString actor = {}; ///< id of the own account that acts here; empty: the default one
    /// Of notifications, which are shown: model/noticekinds.h; empty: all.
    QString noticeKinds = {};

    bool operator==(const DeckColumn &) const = default;
};

/// From left to right.
Result<std::vector<DeckColumn>> columns(UserTx &tx);
/// A new one goes to the right end; a known one keeps its place.
Result<Done> saveColumn(UserTx &tx, const DeckColumn &column);
/// Also where its reader stopped, and all such places that belong to no column. NotFound when there
/// is none.
Result<Done> removeColumn(UserTx &tx, const QString &id);
/// Puts these first, in this order; columns that are not named stay behind them as they were.
Result<Done> orderColumns(UserTx &tx, const QStringList &ids);

} // namespace asterism::store
