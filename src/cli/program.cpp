// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "cli/arguments.h"
#include "cli/commands/context.h"
#include "cli/exitcode.h"

#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

void writeTo(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
}

/// Damaged files are told by Store::notices(), so the log need not repeat them.
void setLogging(bool verbose)
{
    QLoggingCategory::setFilterRules(verbose
            ? u"asterism.*=true"_s
            : u"asterism.*.debug=false\nasterism.*.info=false\nasterism.store.warning=false"_s);
}

struct Doing {
    Command command;
    int (*run)(Context &);
};

constexpr Doing doings[] = {
    {Command::AccountsList, listAccounts},
    {Command::AccountsAdd, addAccount},
    {Command::AccountsCheck, checkAccounts},
    {Command::AccountsRemove, removeAccount},
    {Command::AccountsProfile, ownProfile},
    {Command::Timeline, showTimeline},
    {Command::ListsList, listLists},
    {Command::ListsCreate, createList},
    {Command::ListsDelete, deleteList},
    {Command::ListsAdd, addMembers},
    {Command::ListsRemove, removeMembers},
    {Command::ListsMembers, showMembers},
    {Command::ListsRefresh, refreshList},
    {Command::ListsImport, importLists},
    {Command::ListsExport, exportLists},
    {Command::HostsList, listHosts},
    {Command::HostsNever, neverHost},
    {Command::HostsAllow, allowHost},
    {Command::ListsSet, setList},
    {Command::Search, search},
    {Command::CacheStats, showStats},
    {Command::CachePrune, pruneCache},
    {Command::CacheCheck, checkCache},
    {Command::Thread, showThread},
    {Command::Profile, showProfile},
    {Command::Sandbox, runSandbox},
    {Command::Demo, runDemo},
    {Command::AccountsExport, exportAccount},
    {Command::Export, exportKind},
    {Command::Import, importKind},
    {Command::FollowsCompare, compareFollows},
    {Command::FollowsCopy, copyFollows},
    {Command::FollowsUnfollow, unfollow},
    {Command::FollowsStep, keepInStep},
    {Command::RunsList, listRuns},
    {Command::RunsShow, showRun},
    {Command::RunsResume, resumeRun},
    {Command::RunsPause, pauseRun},
    {Command::RunsCancel, cancelRun},
    {Command::RunsRetry, retryRun},
    {Command::RunsReport, reportRun},
    {Command::RunsDrop, dropRun},
    {Command::Notifications, showNotifications},
    {Command::Post, publishPost},
    {Command::Edit, editPost},
    {Command::Act, actAsAccounts},
    {Command::RequestsList, listRequests},
    {Command::OutboxList, listOutbox},
    {Command::OutboxRetry, retryOutbox},
    {Command::OutboxCancel, cancelOutbox},
    {Command::ScheduledList, listScheduled},
    {Command::ScheduledCancel, cancelScheduled},
    {Command::ScheduledMove, moveScheduled},
    {Command::DraftsList, listDrafts},
    {Command::DraftsShow, showDraft},
    {Command::DraftsRemove, removeDraft},
};
static_assert(std::size(doings) == commandCount);

int runCommand(Context &context)
{
    const auto *doing = std::ranges::find(doings, context.options.command, &Doing::command);
    return doing != std::end(doings) ? doing->run(context) : int(ExitInternal);
}

} // namespace

int runProgram(const QStringList &arguments)
{
    const Parsed parsed = parseArguments(arguments);
    writeTo(stdout, parsed.output);
    writeTo(stderr, parsed.error);
    if (parsed.status) {
        return *parsed.status;
    }
    setLogging(parsed.options.verbose);
    Context context(parsed.options);
    const int status = runCommand(context);
    return context.out.finished(status);
}

} // namespace asterism::cli
