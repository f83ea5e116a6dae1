// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/postoptions.h"
#include "migration/comparison.h"
#include "migration/csv/entries.h"
#include "model/action.h"
#include "model/moved.h"
#include "model/notification.h"
#include "model/ownprofile.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace asterism::cli {

enum class Command {
    AccountsList,
    AccountsAdd,
    AccountsCheck,
    AccountsRemove,
    AccountsProfile,
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
    AccountsExport,
    Export,
    Import,
    FollowsCompare,
    FollowsCopy,
    FollowsUnfollow,
    FollowsStep,
    RunsList,
    RunsShow,
    RunsResume,
    RunsPause,
    RunsCancel,
    RunsRetry,
    RunsReport,
    RunsDrop,
    Notifications,
    Post,
    Edit,
    Act,
    RequestsList,
    OutboxList,
    OutboxRetry,
    OutboxCancel,
    ScheduledList,
    ScheduledCancel,
    ScheduledMove,
    DraftsList,
    DraftsShow,
    DraftsRemove,
};

constexpr int commandCount = int(Command::DraftsRemove) + 1;

/// What commands are told that take things from one account to another.
struct MovingOptions {
    MovedKind kind = MovedKind::Unknown; ///< of the group: "follows", …; "server-lists" are Lists
    QStringList words; ///< handles, or the accounts that are compared
    QString file; ///< read or written; "-": standard input or output
    QString account; ///< an own one
    csv::Form form = csv::Form::Mastodon;
    bool overwrite = false;
    bool dryRun = false;
    bool wait = false;
    bool followMissing = false; ///< whom a list needs
    QString report; ///< a file; empty: none
    MovedKind saidKind = MovedKind::Unknown; ///< what the user says that the file is of
    QString domain; ///< to which server names alone belong
    ComparisonWish::Only only = ComparisonWish::Only::Everybody;
    QString search;
    QString from; ///< own accounts
    QString to;
    bool all = false;
    int everyHours = 24; ///< 0: ends it
    qint64 run = 0;
    QString outcome; ///< the word of it; empty: all
};

/// What commands are told by which an own account does something.
struct ActingOptions {
    Action::Kind kind = Action::Kind::Unknown; ///< of Act
    /// As typed: a post's address, a handle, a host or a hashtag; the id of a draft or of what
    /// waits for its time.
    QString target;
    QStringList accounts; ///< own ones; none: whoever acts there
    int wait = 30; ///< seconds, until it is left to the outbox
    qint64 row = 0; ///< of the outbox
    QString text; ///< of a post or a note; "-": standard input; empty: none
    bool remove = false; ///< a note is taken away
    std::optional<QString> warning; ///< not said: none, and an edit leaves it as it is
    std::optional<Visibility> visibility; ///< of a post, or a boost
    QString language; ///< of a post
    QString replyTo; ///< address of a post
    QStringList to; ///< handles
    PostOptions post; ///< what else a post has
    QString reaction; ///< as typed
    QStringList choices; ///< of a poll: numbers from 1, or what they say
    MovedItem how; ///< options of a follow
    int hours = 0; ///< how long a mute lasts; 0: for good
    ReportText report; ///< addresses of posts as typed
};

/// What commands are told of the profile of an own account.
struct ProfileOptions {
    QString account; ///< as typed
    OwnProfile wished; ///< a bio of "-" is standard input
    ProfileParts parts; ///< what of it was said; none: it is only shown
    QString avatar; ///< files; empty for a part that was said: none is wished
    QString header;
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
    QString account; ///< an own one: whose notifications, or where to search; empty: none said
    std::vector<Notification::Kind> kinds; ///< of notifications; none said: all
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
    bool complete = false; ///< of a thread: what other servers know more of it
    bool tokenStdin = false;
    bool codeStdin = false;
    bool forget = false;
    bool keepCache = false; ///< said outright; it is so without a word, too
    qint64 days = 90;
    qint64 bytes = qint64(2) << 30;
    int port = 0; ///< sandbox: 0 takes any free ones
    int seconds = 0; ///< sandbox, demo and following: 0 runs until it is ended
    bool showTokens = false;
    MovingOptions moving;
    ActingOptions acting;
    ProfileOptions profile;
};

} // namespace asterism::cli
