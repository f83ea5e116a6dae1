// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/imports.h"

#include "cli/commands/moving.h"
#include "cli/commands/peoplesource.h"
#include "cli/commands/runprogress.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"
#include "cli/reading.h"
#include "migration/plan.h"
#include "migration/rowrules.h"
#include "store/instances.h"
#include "sync/writes.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

/// People are looked up for this long before they are asked; the run finds out about the others.
constexpr int lookUpForMs = 20'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

QString nameOfInput(const QString &file)
{
    return file == u"-" ? Words::tr("Standard input") : QFileInfo(file).fileName();
}

/// Clips are bookmarks for whoever wants bookmarks.
MovedKind kindToImport(MovedKind kind, MovedKind wanted)
{
    return kind == MovedKind::Clips && wanted == MovedKind::Bookmarks ? wanted : kind;
}

bool keepsClips(Context &context, const Account &account)
{
    const auto instance = readCache(*context.app,
        [host = account.host](store::CacheTx &tx) { return store::instance(tx, host); });
    return instance && *instance && canWrite(**instance, Write::What::PutIntoClip);
}

/// As what the account takes them: where there are no clips their posts become bookmarks.
MovedKind kindAtServer(Context &context, const Account &account)
{
    const MovedKind kind = context.options.moving.kind;
    if (kind != MovedKind::Clips || keepsClips(context, account)) {
        return kind;
    }
    context.out.note(keepsNo(kind, account.host));
    return MovedKind::Bookmarks;
}

void tellOfClips(Context &context, const QStringList &clips, const Account &account)
{
    if (clips.isEmpty()) {
        return;
    }
    context.out.note(Words::tr("Its posts are in %n clips. They become bookmarks: what the clips "
                               "are called is not taken along.",
        nullptr, int(clips.size())));
    if (keepsClips(context, account)) {
        context.out.note(Words::tr("\"clips import\" makes clips of them."));
    }
}

/// Blocks that are taken for follows would be the worst that could happen: a file that looks like
/// another kind is refused, --yes or not, and one of which nothing is sure is taken only when
/// somebody says so.
bool kindIsMeant(Context &context, const csv::EntriesFile &guess)
{
    const MovedKind wanted = context.options.moving.kind;
    const MovedKind looks = kindToImport(guess.kind, wanted);
    if (guess.sure && looks == wanted) {
        return true;
    }
    if (looks != MovedKind::Unknown && looks != wanted) {
        QString words = Words::tr("This file looks like another kind: %1, not %2. If it is not so, "
                                  "say it by --kind %3.");
        words.replace(u"%1"_s, phrase(guess.kind)).replace(u"%2"_s, phrase(wanted));
        context.status = context.out.fail(ExitUsage, words.replace(u"%3"_s, word(wanted)));
        return false;
    }
    const QString what = phrase(wanted);
    if (context.options.yes) {
        QString words = Words::tr("It is not certain what this file is; it is taken for this: %1.");
        context.out.note(words.replace(u"%1"_s, what));
    }
    QString question = Words::tr("It is not certain what this file is. Is it this: %1?");
    QString refusal = Words::tr("It is not certain what this file is; --kind %1 or --yes says that "
                                "it is this: %2.");
    return isAgreed(context, question.replace(u"%1"_s, what),
        refusal.replace(u"%1"_s, word(wanted)).replace(u"%2"_s, what));
}

/// Nothing when it must not be taken; `status` says why. `as`: what becomes of the kind that is
/// wanted.
std::optional<csv::EntriesFile> readFile(Context &context, MovedKind as)
{
    const MovingOptions &moving = context.options.moving;
    const auto bytes = readInput(moving.file);
    if (!bytes) {
        context.status = context.out.fail(bytes.error());
        return {};
    }
    const QString name = nameOfInput(moving.file);
    const auto read = [&](MovedKind kind) -> std::optional<csv::EntriesFile> {
        auto file = csv::readEntries(*bytes, name, kind, moving.domain);
        if (!file) {
            context.status = context.out.fail(file.error());
            return {};
        }
        return std::move(*file);
    };
    if (moving.saidKind == MovedKind::Unknown) {
        auto guess = read(MovedKind::Unknown);
        if (!guess || !kindIsMeant(context, *guess)) {
            return {};
        }
    } else if (moving.saidKind != moving.kind) {
        context.status = context.out.fail(ExitUsage,
            Words::tr("--kind says another kind than the command: %1")
                .replace(u"%1"_s, word(moving.saidKind)));
        return {};
    }
    return read(as);
}

/// A file that names nothing: with rows that cannot be read it is damaged; and an overwriting run
/// would take everything away.
int emptyFile(Context &context, const csv::EntriesFile &file)
{
    for (const csv::BadRow &bad : file.bad) {
        context.out.note(Words::tr("line %1").arg(bad.line) + u"  "_s + bad.text + u" – "_s
            + csv::reason(bad.fault));
    }
    const QString words = Words::tr("The file names nothing.");
    if (file.bad.empty() && !context.options.moving.overwrite) {
        context.out.note(words);
        return ExitDone;
    }
    return context.out.fail(file.bad.empty() ? ExitUsage : ExitDamaged, words);
}

QString importMistake(const MovingOptions &moving)
{
    if (!moving.report.isEmpty() && !moving.wait && !moving.dryRun) {
        return Words::tr("--report needs --wait or --dry-run; later it is: asterism-cli runs "
                         "report ID FILE");
    }
    return {};
}

/// Without --yes somebody must have seen what is taken away.
bool mayBegin(Context &context, const Preview &preview, bool asks)
{
    if (!preview.removed.isEmpty()) {
        const int many = int(preview.removed.size());
        return isAgreed(context, Words::tr("Go on, and take these %n away?", nullptr, many),
            Words::tr("%n would be taken away; --yes says that it is meant.", nullptr, many));
    }
    return !asks
        || isAgreed(context, Words::tr("Go on?"),
            Words::tr("Nobody can be asked here whether it is meant; --yes says so."));
}

/// A preview on the screen; with --dry-run and --json its rows.
void tellPreview(Context &context, const Preview &preview)
{
    context.out.endProgress();
    if (!context.out.json()) {
        context.out.lines(previewLines(preview));
        return;
    }
    if (!context.options.moving.dryRun) {
        return;
    }
    if (const auto rows = rowsOfRun(context, preview.run.id)) {
        tellRunRows(context, *rows, preview.run.kind);
    }
}

int endDryRun(Context &context, qint64 id)
{
    const QString &report = context.options.moving.report;
    const int status = report.isEmpty() ? int(ExitDone) : writeReport(context, id, report);
    dropPreview(context, id);
    return status;
}

} // namespace

int beginPreview(Context &context, qint64 id, bool asks)
{
    if (!checkRun(context, id)) {
        return context.status;
    }
    const bool dry = context.options.moving.dryRun;
    // Whoever has said yes already is not kept waiting.
    const bool looks = dry || !context.options.yes;
    const bool all = looks && lookUpRun(context, id, dry ? 0 : lookUpForMs);
    if (interrupted() && !dry) {
        return failLong(context, {.kind = ErrorKind::Cancelled});
    }
    const auto preview = previewOf(context, id, all);
    if (!preview) {
        return context.out.fail(preview.error());
    }
    tellPreview(context, *preview);
    if (dry) {
        return endDryRun(context, id);
    }
    if (!mayBegin(context, *preview, asks)) {
        dropPreview(context, id);
        return context.status;
    }
    return goOnWithRun(context, u"run-begin"_s, id);
}

int importRows(Context &context, const Run &run, std::vector<RunRow> rows, bool asks)
{
    const auto id = addedRun(context, run, std::move(rows));
    return id ? beginPreview(context, *id, asks) : context.status;
}

int importKind(Context &context)
{
    const MovingOptions &moving = context.options.moving;
    if (const QString mistake = importMistake(moving); !mistake.isEmpty()) {
        return context.out.fail(ExitUsage, mistake);
    }
    if (!context.open(true)) {
        return context.status;
    }
    const Account *account = ownAccount(context, moving.account);
    if (account == nullptr) {
        return context.status;
    }
    const MovedKind kind = kindAtServer(context, *account);
    auto file = readFile(context, kind);
    if (!file) {
        return context.status;
    }
    if (file->entries.empty()) {
        return emptyFile(context, *file);
    }
    tellOfClips(context, file->clips, *account);
    beginLong(context);
    context.worker->typed(account->host);
    const bool lists = moving.kind == MovedKind::Lists;
    const Run run{.account = account->id,
        .acct = account->acct,
        .kind = kind,
        .title = nameOfInput(moving.file),
        .overwrite = moving.overwrite,
        .serverLists = lists,
        .followForLists = lists && moving.followMissing};
    return importRows(context, run, rowsOf(std::move(*file)), false);
}

} // namespace asterism::cli
