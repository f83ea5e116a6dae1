// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/freshening.h"
#include "model/account.h"
#include "model/list.h"
#include "store/deck.h"
#include "ui/models/windowreader.h"

#include <QHash>
#include <QStringList>
#include <QVariantList>

#include <tuple>
#include <vector>

namespace asterism::ui {

/// The user's own things, which columns are named after.
struct OwnThings {
    std::vector<Account> accounts;
    std::vector<List> lists;
    /// Of lists that servers keep, antennas, channels and clips, by source key: what they are
    /// called, as far as somebody has asked for that. Columns carry their own.
    QHash<QString, QString> shelves = {};

    /// Null for one that is gone.
    const Account *account(const AccountId &id) const;
    const List *list(const QString &id) const;
    bool operator==(const OwnThings &) const = default;
};

/// The sources of a column as they are today: "everyone" is the homes of all accounts or, as long
/// as there is none, `guests`, and the lists that were made part of it; "direct" without sources is
/// that of all accounts. What cannot be read any more (an account that is gone) is left out.
std::vector<Source> sourcesOf(
    const store::DeckColumn &column, const OwnThings &own, const std::vector<Source> &guests);

/// Of those, what the column leaves out is taken away; `lists` say what they leave out themselves.
RowQuery queryOf(const store::DeckColumn &column, const std::vector<Source> &sources,
    const std::vector<List> &lists = {});
/// Whether it is one list that the user wants as a picture grid.
bool isListGrid(const store::DeckColumn &column, const OwnThings &own);
/// Whether something is left when the column's hidden accounts are taken away.
bool isAnybodyShown(const store::DeckColumn &column, const std::vector<Source> &sources);
/// Of ColumnAccount; empty when the sources are not several accounts'.
QVariantList columnAccounts(
    const store::DeckColumn &column, const std::vector<Source> &sources, const OwnThings &own);

QString columnTitle(const store::DeckColumn &column, const OwnThings &own);
/// What it is, and that it leaves something out.
QString columnDetail(const store::DeckColumn &column, const OwnThings &own);

/// How the user has a list told apart: "#rrggbb" and an emoji, each empty where none was chosen.
struct ListSign {
    QString colour;
    QString icon;

    bool operator==(const ListSign &) const = default;
};
ListSign signOf(const List &list);
/// Of a column that shows one list; else empty.
ListSign columnSign(const store::DeckColumn &column, const OwnThings &own);

/// One source with what is known of it.
struct WatchedSource {
    Source source;
    SourceStatus status;
    QString colour; ///< the account's or the list's; empty for guests
    QString name;
    QString readAt = {}; ///< of a person: the server that tells of them
    bool seenOnly = false; ///< isSeenOnly() (directcolumn.h)
};

/// What a column says about its servers.
struct ColumnFace {
    QString footer;
    QString trouble;
    QString troubleDetail;
    QString emptyText;
    QVariantList sources; ///< of ColumnSource
    bool busy = false;
    bool fine = true;

    /// All but the dots and the footer.
    auto status() const { return std::tie(trouble, troubleDetail, emptyText, busy, fine); }
};

/// `kind`: the column's, `grid`: it shows nothing but pictures; `newestAt`: of the newest row, 0
/// for none; `ready`: the cache was read. Seconds stand in the footer only, so that nothing else
/// changes with each of them.
ColumnFace columnFace(const QString &kind, const std::vector<WatchedSource> &sources,
    qint64 newestAt, bool ready, qint64 now, bool grid = false);

} // namespace asterism::ui
