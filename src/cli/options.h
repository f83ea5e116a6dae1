// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace asterism::cli {

enum class Command {
    AccountsList,
    AccountsAdd,
    AccountsCheck,
    AccountsRemove,
    Timeline,
    ListsList,
    ListsCreate,
    ListsDelete,
    ListsAdd,
    ListsRemove,
    ListsMembers,
    ListsRefresh,
    ListsImport,
    ListsExport,
    HostsList,
    HostsNever,
    HostsAllow,
    ListsSet,
    Search,
    CacheStats,
    CachePrune,
    CacheCheck,
    Thread,
    Profile,
    Sandbox,
    Demo,
};

/// What the user typed, checked in form but not in meaning.
struct Options {
    Command command = Command::Timeline;

    // Every command
    QString dataDir; ///< empty: the default data folder
    QString sessionSecrets; ///< a file for tokens instead of the keychain; empty: none
    bool json = false;
    bool verbose = false;
    bool allowPrivateNetwork = false;

    // What the command is about
    QString name; ///< server, account, list, post address or handle
    QStringList words; ///< sources, handles, or the words to search for
    QJsonObject changes; ///< of a list, in the words of lists/listchanges.h
    int position = 0; ///< of a list, from 1; 0: stays
    QString member; ///< whose `changes` are meant instead of the list's
    QString file; ///< read or written; "-": standard input or output
    QString fromFollows; ///< an own account
    QString fromServerList; ///< NAME@ACCT
    QString fromCollection; ///< its address
    bool dead = false; ///< those whose servers do not answer any more, or know them no more
    bool yes = false; ///< without asking
    int limit = 40;
    bool refresh = false;
    bool follow = false;
    bool tokenStdin = false;
    bool codeStdin = false;
    bool forget = false;
    bool keepCache = false; ///< said outright; it is so without a word, too
    qint64 days = 90;
    qint64 bytes = qint64(2) << 30;
    int port = 0; ///< sandbox: 0 takes any free ones
    int seconds = 0; ///< sandbox, demo and following: 0 runs until it is ended
    bool showTokens = false;
};

} // namespace asterism::cli
