// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "cli/arguments.h"
#include "cli/commands/context.h"
#include "cli/exitcode.h"

#include <QLoggingCategory>

#include <cstdio>

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

int runCommand(Context &context)
{
    switch (context.options.command) {
    case Command::AccountsList:
        return listAccounts(context);
    case Command::AccountsAdd:
        return addAccount(context);
    case Command::AccountsCheck:
        return checkAccounts(context);
    case Command::AccountsRemove:
        return removeAccount(context);
    case Command::Timeline:
        return showTimeline(context);
    case Command::ListsList:
        return listLists(context);
    case Command::ListsCreate:
        return createList(context);
    case Command::ListsDelete:
        return deleteList(context);
    case Command::ListsAdd:
        return addMembers(context);
    case Command::ListsRemove:
        return removeMembers(context);
    case Command::ListsMembers:
        return showMembers(context);
    case Command::ListsRefresh:
        return refreshList(context);
    case Command::ListsImport:
        return importLists(context);
    case Command::ListsExport:
        return exportLists(context);
    case Command::HostsList:
        return listHosts(context);
    case Command::HostsNever:
        return neverHost(context);
    case Command::HostsAllow:
        return allowHost(context);
    case Command::ListsSet:
        return setList(context);
    case Command::Search:
        return searchCache(context);
    case Command::CacheStats:
        return showStats(context);
    case Command::CachePrune:
        return pruneCache(context);
    case Command::CacheCheck:
        return checkCache(context);
    case Command::Thread:
        return showThread(context);
    case Command::Profile:
        return showProfile(context);
    case Command::Sandbox:
        return runSandbox(context);
    case Command::Demo:
        return runDemo(context);
    }
    return ExitInternal;
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
