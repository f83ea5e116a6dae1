// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/action.h"
#include "model/instance.h"
#include "store/timeline.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace asterism::ui {

/// The post that is answered, or quoted.
struct ComposeParent {
    QString uri;
    QString url;
    QString acct;
    QString name; ///< plain
    QString avatar; ///< image://…
    QString line; ///< its beginning, plain
    QString warning;
    Visibility visibility = Visibility::Public;
    QStringList mentions; ///< accts
};

/// What the cache knows of where something is written: what it answers and quotes, and the servers
/// of the own accounts.
struct ComposePlace {
    std::optional<ComposeParent> parent; ///< nothing where none is answered, or it is not cached
    QSet<QString> saw; ///< ids of the own accounts that received it
    QHash<QString, Permission> reply; ///< whether they may answer it, by the same
    bool quotes = false; ///< a post is quoted, cached or not
    std::optional<ComposeParent> quoted;
    QSet<QString> sawQuoted;
    QHash<QString, Permission> quote; ///< whether they may quote it, by the same ids
    bool oldThere = false; ///< the post whose place it takes (PostText::insteadOf) is cached
    PollText poll; ///< of an edit: the one that the post has; its length is not
    QHash<QString, Instance> servers; ///< by host
    /// An own account whose server alone has files that are to go with it; empty: nobody's has.
    AccountId filesAt;
};

/// Of what is to be sent: what it answers and quotes, and of an edit the post that it changes.
Result<ComposePlace> readComposePlace(
    store::CacheTx &tx, const Action &action, const std::vector<Account> &accounts);

/// What an answer of the account `writer`, an acct, begins with: namedInAnswer(), each followed by
/// a blank. Whole handles, for they mean the same from every account.
QString replyStart(const ComposeParent &parent, const QString &writer);

/// Why the account cannot write this there, in a few words; empty: it can. Of a server that was
/// never asked nobody knows that it could not.
QString whyNotWrite(const Account &account, const ComposePlace &place);

/// What the account should know of its quote; empty mostly.
QString quoteWait(const AccountId &account, const ComposePlace &place);

/// Those that a server offers, widest first.
QList<Visibility> visibilitiesAt(const std::optional<Instance> &server);
/// What a post begins with: as its account's other posts (`usual`), or as the post that it answers
/// where fewer people see that; where the server has no such, never wider.
Visibility visibilityToBegin(
    const std::optional<ComposeParent> &parent, Visibility usual, const QList<Visibility> &offered);
/// What is offered by all of them.
QList<Visibility> visibilitiesAtAll(const std::vector<std::optional<Instance>> &servers);
/// `wished`, or what is no wider where the server has no such.
Visibility visibilityAmong(Visibility wished, const QList<Visibility> &offered);
/// More people would see the answer than the post that it answers, which is not open.
bool isWiderThan(Visibility answer, Visibility answered);

} // namespace asterism::ui
