// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "model/account.h"
#include "model/list.h"
#include "model/serverlist.h"
#include "model/source.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace asterism::cli {

/// A SOURCE as it was typed, before it is known whether there is such an account or list.
struct SourceWord {
    enum class Kind {
        Everyone,
        Home,
        Local,
        Federated,
        Tag,
        List,
        ServerList, ///< or an antenna, a channel, a clip
        User,
        Own, ///< what an account has one of: social, mentions, favourites, direct
        Bubble,
    };

    Kind kind = Kind::Everyone;
    QString name; ///< Home: acct or empty (all); List, ServerList: name; Tag: TagSet::text(); User:
                  ///< acct
    QString host; ///< Local, Federated, Tag, Bubble; User, ServerList, Own: of the handle
    QString acct = {}; ///< ServerList, Own: whose; of direct empty for all accounts
    Source::Kind of = Source::Kind::ServerList; ///< ServerList, Own: which of them

    bool operator==(const SourceWord &) const = default;
};

/// Reads "everyone", "home[:ACCT]", "local:HOST", "federated:HOST", "tag:TAG@HOST", "list:NAME",
/// "server-list:NAME@ACCT", "antenna:NAME@ACCT", "channel:NAME@ACCT", "clip:NAME@ACCT",
/// "social:ACCT", "mentions:ACCT", "favourites:ACCT", "direct[:ACCT]", "bubble:HOST",
/// "user:HANDLE".
/// "tag:TAG#TAG#-NOT@HOST" are posts with both and without the last; any of several hashtags are
/// several sources. Usage error that names the word and tells the forms.
Result<SourceWord> parseSourceWord(const QString &text);

/// What the user's own things are called: turns words into sources and back.
struct Names {
    std::vector<Account> accounts;
    std::vector<List> lists;
    std::vector<ServerList> serverLists; ///< of all kinds, as far as servers were asked

    /// Null when there is none.
    const Account *account(const QString &acct) const;
    const Account *account(const AccountId &id) const;
    /// Their servers by AccountId::value, as store::ownReactions() wants them.
    QHash<QString, QString> hostsOfAccounts() const;
    const List *list(const QString &name) const; ///< upper and lower case alike
    const List *list(const ListId &id) const;

    /// The sources that a word means; of a User the one under the handle's own host, of a
    /// ServerList all of that title. Errors:
    /// NotFound (no such account or list), Credentials (home, and there is no account).
    Result<std::vector<Source>> sources(const SourceWord &word) const;

    /// The word for a source: never an id that means something in the database only.
    QString word(const Source &source) const;
    /// The same for source keys; a key that cannot be read stays as it is.
    QString wordOfKey(const QString &key) const;
    /// Who saw a post (TimelineRow::seenBy): accts of own accounts, then the hosts that were not
    /// read through one of these accounts.
    QStringList seenBy(const QStringList &tellers) const;

private:
    QString titleOf(const Source &serverList) const;
};

} // namespace asterism::cli
