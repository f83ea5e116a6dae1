// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/moving.h"

#include "app/censusplan.h"
#include "base/platform/terminal.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"
#include "cli/reading.h"
#include "cli/runwords.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

/// A reading that was broken off earlier than this begins anew: too much has changed since.
constexpr qint64 goesOnForMs = 6 * hourMs;
/// Whoever is told to wait for longer had better come again.
constexpr qint64 longestWaitMs = hourMs;
constexpr int censusPageRows = 1000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

QStringList acctsOf(const Names &names)
{
    QStringList accts;
    for (const Account &account : names.accounts) {
        accts << account.acct;
    }
    return accts;
}

/// Since when a reading counts: one under way goes on, whoever began it.
qint64 readingSince(Context &context, const store::CensusKey &key, qint64 notBefore)
{
    const auto state =
        readCache(*context.app, [key](store::CacheTx &tx) { return store::censusState(tx, key); });
    const qint64 oldest = context.app->clock.now() - goesOnForMs;
    const bool goesOn = state && state->begunAt > oldest;
    return goesOn ? std::min(notBefore, state->begunAt) : notBefore;
}

void showReading(Context &context, const Account &account, const CensusPart &part)
{
    QString words = Words::tr("Reading %2 of %1 …").replace(u"%2"_s, phrase(part.kind));
    words.replace(u"%1"_s, account.acct);
    if (part.found > 0) {
        words += u' '
            + (part.total >= part.found ? Words::tr("%L1 of %L2").arg(part.found).arg(part.total)
                                        : u"%L1"_s.arg(part.found));
    }
    context.out.progress(words);
}

/// False after Ctrl-C.
bool waitUntil(Context &context, qint64 until)
{
    const Clock &clock = context.app->clock;
    context.out.note(
        Words::tr("The server wants a pause until %1.").arg(clockWords(until, clock.now())));
    while (clock.now() < until) {
        context.out.progress(Words::tr("waits until %1").arg(clockWords(until, clock.now())));
        if (!runUntilInterrupt(int(std::min<qint64>(secondMs, until - clock.now()) + 1))) {
            return false;
        }
    }
    return true;
}

/// Until the plan may ask again; false when that is too long or after Ctrl-C.
bool waitFor(Context &context, const CensusPlan &plan, const Error &error)
{
    if (error.kind == ErrorKind::RateLimited) {
        return waitForServer(context, error);
    }
    context.out.progress(sentence(error));
    const qint64 wait = plan.waitsUntil() - context.app->clock.now();
    return runUntilInterrupt(int(std::clamp<qint64>(wait, 0, minuteMs)) + 1);
}

} // namespace

const Account *ownAccount(Context &context, const QString &typed)
{
    const std::vector<Account> &accounts = context.names.accounts;
    if (typed.isEmpty() && accounts.size() == 1) {
        return &accounts.front();
    }
    const auto handle = parseHandle(typed);
    const Account *own =
        typed.isEmpty() ? nullptr : context.names.account(handle ? handle->acct() : typed);
    if (own != nullptr) {
        return own;
    }
    if (accounts.empty()) {
        context.status = context.out.fail(ExitRefused,
            Words::tr("There is no account yet; to add one: asterism-cli accounts add SERVER"));
        return nullptr;
    }
    const QString accts = acctsOf(context.names).join(u", "_s);
    const QString words = typed.isEmpty()
        ? Words::tr("Which account? --account is one of: %1").replace(u"%1"_s, accts)
        : Words::tr("%2 is none of your accounts: %1")
              .replace(u"%1"_s, accts)
              .replace(u"%2"_s, typed);
    context.status = context.out.fail(ExitUsage, words);
    return nullptr;
}

void beginLong(Context &context)
{
    catchInterrupt();
    context.worker->setStop(interrupted);
}

int failLong(Context &context, const Error &error)
{
    if (!interrupted()) {
        return failWork(context, error);
    }
    context.out.note(Words::tr("Ended. What was read so far is kept: it goes on there next time."));
    return ExitPartly;
}

bool isAgreed(Context &context, const QString &question, const QString &refusal)
{
    if (context.options.yes) {
        return true;
    }
    const bool taken = context.options.moving.file == u"-";
    if (context.out.json() || taken || !isTerminal(StandardStream::Input)) {
        context.status = context.out.fail(ExitUsage, refusal);
        return false;
    }
    releaseInterrupt(); // reading a line hears nothing of it
    context.out.note(question + u" [y/N]"_s);
    const QString answer = QTextStream(stdin).readLine().trimmed().toLower();
    catchInterrupt();
    const bool yes = answer == u"y" || answer == u"yes" || answer == Words::tr("yes");
    context.status = ExitRefused;
    return yes;
}

Result<Done> readCensus(Context &context, const Account &account, MovedKind kind, qint64 notBefore)
{
    const qint64 since = readingSince(context, {account.id, kind}, notBefore);
    CensusPlan plan({{.account = account.id, .kind = kind}}, since);
    const CensusPart &part = plan.parts().front();
    context.worker->typed(account.host);
    Error last;
    while (!plan.hasEnded() && !interrupted()) {
        showReading(context, account, part);
        const QJsonObject argument = plan.next(context.app->clock.now());
        if (argument.isEmpty()) {
            if (!waitFor(context, plan, last)) {
                break;
            }
            continue;
        }
        context.patience = QDeadlineTimer(serverPatienceMs); // each step has its own
        const auto state = context.work(u"census"_s, argument);
        last = state ? Error{.kind = ErrorKind::Timeout} : state.error();
        plan.hear(state, context.app->clock.now());
    }
    if (part.end == CensusPart::End::Complete) {
        return Done{};
    }
    return interrupted() ? Error{.kind = ErrorKind::Cancelled} : last;
}

Result<std::vector<store::CensusItem>> censusItems(
    Context &context, const Account &account, MovedKind kind)
{
    const store::CensusKey key{account.id, kind};
    const auto readAll = [key](store::CacheTx &tx) -> Result<std::vector<store::CensusItem>> {
        std::vector<store::CensusItem> all;
        for (bool more = true; more;) {
            auto page = store::census(tx, key, int(all.size()), censusPageRows);
            if (!page) {
                return page.error();
            }
            more = int(page->size()) == censusPageRows;
            std::ranges::move(*page, std::back_inserter(all));
        }
        return all;
    };
    return readCache(*context.app, readAll);
}

bool waitForServer(Context &context, const Error &error)
{
    const qint64 now = context.app->clock.now();
    const qint64 until = error.until > now ? error.until : now + minuteMs;
    return until - now <= longestWaitMs && waitUntil(context, until);
}

void noteMissing(Context &context, const Account &account, MovedKind kind)
{
    context.out.note(Words::tr("%1: its server does not tell this: %2")
                         .replace(u"%2"_s, phrase(kind))
                         .replace(u"%1"_s, account.acct));
}

} // namespace asterism::cli
