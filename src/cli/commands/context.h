// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app.h"
#include "app/enginedesk.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/worker.h"

#include <QDeadlineTimer>

#include <memory>
#include <optional>

namespace asterism::cli {

/// Servers are waited for this long in one command, altogether.
constexpr int serverPatienceMs = 30'000;

/// What a command is handed. open() is called once, by commands that need the data folder.
struct Context {
    explicit Context(const Options &options);
    ~Context();

    /// Opens the data folder; `works` as in App::Setup. False when it failed: `status` says why.
    bool open(bool works);
    /// Takes an App that was opened in another way.
    void adopt(std::unique_ptr<App> opened);
    /// Ends all work and closes the files.
    void close();
    /// The file of --session-secrets, or the system's keychain.
    std::unique_ptr<SecretStore> secretStore() const;

    /// Has the engine do something within what is left of `patience`.
    Result<QJsonObject> work(const QString &kind, const QJsonObject &argument);
    /// Milliseconds that are left for servers.
    int patienceLeft() const;

    /// The user typed a handle or an address: its host may lie in a private network.
    void typed(const QString &handleOrAddress);

    const Options &options;
    Output out;
    QDeadlineTimer patience;
    int status = 0; ///< why open() failed
    std::unique_ptr<App> app;
    std::unique_ptr<Worker> worker;
    EngineDesk *desk = nullptr; ///< of a command that stays: it does the work in the worker's place
    Names names; ///< read by open()

private:
    bool failed(const Error &error);
};

/// Exit code for work that was waited for: no answer in time counts as done in part.
int failWork(Context &context, const Error &error);

/// The list called `name`; null, with the reason on standard error and in `status`, if there is
/// none.
const List *namedList(Context &context, const QString &name);

/// The commands. Each returns the program's exit status.
int listAccounts(Context &context);
int addAccount(Context &context);
int checkAccounts(Context &context);
int removeAccount(Context &context);
int ownProfile(Context &context);
int showTimeline(Context &context);
int listLists(Context &context);
int createList(Context &context);
int deleteList(Context &context);
int addMembers(Context &context);
int removeMembers(Context &context);
int showMembers(Context &context);
int refreshList(Context &context);
int importLists(Context &context);
int exportLists(Context &context);
int listHosts(Context &context);
int neverHost(Context &context);
int allowHost(Context &context);
int setList(Context &context);
int search(Context &context);
int showStats(Context &context);
int pruneCache(Context &context);
int checkCache(Context &context);
int showThread(Context &context);
int showProfile(Context &context);
int runSandbox(Context &context);
int runDemo(Context &context);
int exportAccount(Context &context);
int exportKind(Context &context);
int importKind(Context &context);
int compareFollows(Context &context);
int copyFollows(Context &context);
int unfollow(Context &context);
int keepInStep(Context &context);
int listRuns(Context &context);
int showRun(Context &context);
int resumeRun(Context &context);
int pauseRun(Context &context);
int cancelRun(Context &context);
int retryRun(Context &context);
int reportRun(Context &context);
int dropRun(Context &context);
int showNotifications(Context &context);
int publishPost(Context &context);
int editPost(Context &context);
int actAsAccounts(Context &context);
int listRequests(Context &context);
int listOutbox(Context &context);
int retryOutbox(Context &context);
int cancelOutbox(Context &context);
int listScheduled(Context &context);
int cancelScheduled(Context &context);
int moveScheduled(Context &context);
int listDrafts(Context &context);
int showDraft(Context &context);
int removeDraft(Context &context);

} // namespace asterism::cli
