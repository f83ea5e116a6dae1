// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/await.h"
#include "cli/commands/moving.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"
#include "cli/movedwords.h"
#include "cli/runwords.h"
#include "migration/exporting.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

/// What the server writes itself; nothing where it writes no such file, or none that can be read.
std::optional<ExportFile> serversFile(Context &context, const Account &account, MovedKind kind)
{
    context.patience = QDeadlineTimer(serverPatienceMs);
    context.worker->typed(account.host);
    const auto answer = context.work(
        u"server-export"_s, {{u"account"_s, account.id.value}, {u"kind"_s, word(kind)}});
    return answer ? exportServersFile(
               (*answer)[u"text"].toString().toUtf8(), kind, context.options.moving.form)
                  : std::nullopt;
}

/// Usage where the server has no such thing.
Result<ExportFile> fileOf(
    Context &context, const Account &account, MovedKind kind, bool withExtras = false)
{
    if (isServersFileEnough(kind, withExtras)) {
        if (auto own = serversFile(context, account, kind)) {
            return std::move(*own);
        }
    }
    if (interrupted()) {
        return Error{.kind = ErrorKind::Cancelled};
    }
    const auto read = readCensus(context, account, kind, context.app->clock.now());
    if (!read) {
        return read.error();
    }
    return await(exportFile(*context.app->store, account.id, kind, context.options.moving.form));
}

void warnOfLength(Context &context, const ExportFile &file)
{
    if (file.tooLongForMastodon) {
        context.out.note(Words::tr("%1 has %L2 rows; Mastodon's own importer takes 20,000 at most.")
                             .arg(file.name)
                             .arg(file.rows));
    }
}

int tellWritten(Context &context, const QString &name, int rows)
{
    if (context.out.json()) {
        context.out.object({{u"file"_s, name}, {u"outcome"_s, u"written"_s}, {u"rows"_s, rows}});
    } else {
        context.out.line(Words::tr("%1: %n rows", nullptr, rows).replace(u"%1"_s, name));
    }
    return ExitDone;
}

/// To standard output, for a script.
int tellItems(Context &context, const Account &account, MovedKind kind)
{
    const auto read = readCensus(context, account, kind, context.app->clock.now());
    const auto items = read ? censusItems(context, account, kind)
                            : Result<std::vector<store::CensusItem>>(read.error());
    if (!items) {
        return failLong(context, items.error());
    }
    for (const store::CensusItem &one : *items) {
        context.out.object(itemJson(one.item, kind));
    }
    return ExitDone;
}

int writeKind(Context &context, const Account &account)
{
    const MovingOptions &moving = context.options.moving;
    const auto file = fileOf(context, account, moving.kind);
    if (!file) {
        return failLong(context, file.error());
    }
    context.out.endProgress();
    warnOfLength(context, *file);
    if (const auto done = writeExportFile(moving.file, file->bytes); !done) {
        return context.out.fail(done.error());
    }
    return moving.file == u"-" ? int(ExitDone) : tellWritten(context, moving.file, file->rows);
}

/// Clips are a thing of Misskey's.
constexpr bool isMissed(MovedKind kind)
{
    return kind != MovedKind::Clips;
}

/// What an account's server has; false after an error that ends it, told in `status`.
bool addKinds(Context &context, const Account &account, std::vector<ExportFile> &files)
{
    for (int i = 1; i < movedKindCount; ++i) {
        const auto kind = MovedKind(i);
        auto file = fileOf(context, account, kind, true);
        if (file) {
            addExport(files, std::move(*file));
        } else if (file.error().kind != ErrorKind::Usage) {
            context.status = failLong(context, file.error());
            return false;
        } else if (isMissed(kind)) {
            noteMissing(context, account, kind);
        }
    }
    return true;
}

/// What is the user's own.
bool addOwn(Context &context, const Account &account, std::vector<ExportFile> &files)
{
    store::Store &store = *context.app->store;
    for (auto future :
        {exportOwnLists(store, context.options.moving.form), exportExtras(store, account)}) {
        auto file = await(future);
        if (!file) {
            context.status = context.out.fail(file.error());
            return false;
        }
        addExport(files, std::move(*file));
    }
    return true;
}

} // namespace

int exportKind(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const MovingOptions &moving = context.options.moving;
    const Account *account = ownAccount(context, moving.account);
    if (account == nullptr) {
        return context.status;
    }
    beginLong(context);
    return moving.file == u"-" && context.out.json() ? tellItems(context, *account, moving.kind)
                                                     : writeKind(context, *account);
}

int exportAccount(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const Account *account = ownAccount(context, context.options.moving.account);
    if (account == nullptr) {
        return context.status;
    }
    beginLong(context);
    std::vector<ExportFile> files;
    if (!addKinds(context, *account, files) || !addOwn(context, *account, files)) {
        return context.status;
    }
    context.out.endProgress();
    if (const auto done = writeExport(context.options.moving.file, files); !done) {
        return context.out.fail(done.error());
    }
    for (const ExportFile &file : files) {
        warnOfLength(context, file);
        tellWritten(context, file.name, file.rows);
    }
    return ExitDone;
}

} // namespace asterism::cli
