// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/sending.h"

#include "base/clock.h"
#include "cli/actionwords.h"
#include "cli/await.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int outcomeLookMs = 200;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

using OutboxState = store::OutboxRow::State;

/// One account's part in what a command asks for.
struct Errand {
    Action action;
    qint64 id = 0; ///< of its row; 0: there is none
    int status = ExitDone; ///< why there is none, when all is not well
    std::optional<store::OutboxRow> row; ///< as it was seen last
};

Result<std::optional<store::OutboxRow>> rowOfErrand(Context &context, qint64 id)
{
    return await(
        context.app->store->readUser([id](store::UserTx &tx) { return store::outboxRow(tx, id); }));
}

/// Into the outbox, unless it is known that it cannot be.
Errand begunErrand(Context &context, Action action, const Account &account, const MeantPost *post)
{
    action.account = account.id;
    Errand errand{.action = action};
    if (account.needsSignIn) {
        errand.status =
            context.out.fail(Error{.kind = ErrorKind::Credentials, .subject = account.acct});
        return errand;
    }
    if (const QString why = whyNotTry(context, action, post, account); !why.isEmpty()) {
        errand.status =
            context.out.fail(ExitRefused, deedWords(action, account.acct) + u": "_s + why);
        return errand;
    }
    const bool known = post != nullptr && post->known && isOfPost(action.kind);
    const auto already = known ? holds(action, viewOf(*post, account).state) : std::nullopt;
    const auto put = await(context.app->store->writeUser(
        [action, already](store::UserTx &tx) { return store::enqueue(tx, action, already); }));
    if (!put) {
        errand.status = context.out.fail(put.error());
        return errand;
    }
    errand.id = put->id;
    return errand;
}

/// The engine's lock may have become free meanwhile: then this process sends.
Result<Done> sendHere(Context &context)
{
    const auto engine = context.app->tryEngine();
    if (!engine) {
        return engine.error();
    }
    return context.worker->startEngine(); // nothing unless the lock is held, or once more
}

void lookAt(Context &context, Errand &errand)
{
    if (errand.id > 0) {
        auto row = rowOfErrand(context, errand.id);
        if (row) {
            errand.row = std::move(*row);
        } else if (errand.status == ExitDone) {
            errand.status = context.out.fail(row.error());
        }
    }
}

/// Whether anything may become of it before that time.
bool isWorthWaiting(const Errand &errand, qint64 until)
{
    if (errand.status != ExitDone || !errand.row || !store::isUnderWay(errand.row->state)) {
        return false;
    }
    return errand.row->state != OutboxState::Waiting || errand.row->notBefore <= until;
}

/// Until all have ended, the time is over, or Ctrl-C.
void waitForErrands(Context &context, std::vector<Errand> &errands)
{
    const qint64 ms = qint64(context.options.acting.wait) * secondMs;
    const qint64 until = context.app->clock.now() + ms;
    const QDeadlineTimer end(ms);
    bool told = false;
    if (ms > 0) {
        catchInterrupt();
    }
    for (bool goesOn = true; goesOn;) {
        const auto begun = ms > 0 ? sendHere(context) : Result<Done>(Done{});
        if (!begun && !std::exchange(told, true)) {
            context.out.note(sentence(begun.error())); // another process may send it all the same
        }
        for (Errand &errand : errands) {
            lookAt(context, errand);
        }
        goesOn = !end.hasExpired() && std::ranges::any_of(errands, [until](const Errand &errand) {
            return isWorthWaiting(errand, until);
        });
        if (goesOn) {
            context.out.progress(Words::tr("Waiting for the server …"));
            goesOn =
                runUntilInterrupt(int(std::clamp<qint64>(end.remainingTime(), 1, outcomeLookMs)));
        }
    }
}

// ---- how it ended ---------------------------------------------------------------------------

QString numbered(QString pattern, qint64 id)
{
    return pattern.replace(u"%1"_s, QString::number(id));
}

int tellWell(Context &context, const Errand &errand, const QString &deed)
{
    if (context.out.json()) {
        return ExitDone; // the object says it
    }
    if (errand.id == 0) {
        context.out.line(Words::tr("It is so already: %1").replace(u"%1"_s, deed));
        return ExitDone;
    }
    const store::OutboxRow &row = *errand.row;
    const QString place = row.resultUrl.isEmpty() ? row.resultUri : row.resultUrl;
    context.out.line(place.isEmpty() ? Words::tr("Done: %1").replace(u"%1"_s, deed) : place);
    return ExitDone;
}

int tellFailed(Context &context, const store::OutboxRow &row, const QString &deed)
{
    context.out.fail(ExitRefused, deed + u": "_s + row.trouble);
    context.out.note(numbered(Words::tr("It stays in the outbox as number %1: asterism-cli outbox "
                                        "retry %1 tries it again, asterism-cli outbox cancel %1 "
                                        "takes it out."),
        row.id));
    return ExitRefused;
}

int tellUnderWay(Context &context, const store::OutboxRow &row, const QString &deed)
{
    const QString note = outboxNote(row, context.app->clock.now());
    context.out.note(deed + u": "_s + (note.isEmpty() ? Words::tr("not done yet") : note));
    context.out.note(numbered(Words::tr("It stays in the outbox (number %1) and is sent by any "
                                        "Asterism that works on this data folder; asterism-cli "
                                        "outbox cancel %1 takes it back."),
        row.id));
    return ExitPartly;
}

int tellOutcome(Context &context, const Errand &errand, const QString &deed)
{
    if (errand.status != ExitDone) {
        return errand.status; // was told
    }
    if (errand.id == 0) {
        return tellWell(context, errand, deed);
    }
    const OutboxState state = errand.row ? errand.row->state : OutboxState::Cancelled;
    switch (state) {
    case OutboxState::Done:
    case OutboxState::Sent: // only the cache does not know yet
        return tellWell(context, errand, deed);
    case OutboxState::Failed:
        return tellFailed(context, *errand.row, deed);
    case OutboxState::Cancelled:
        context.out.note(
            Words::tr("Somebody took it out of the outbox meanwhile: %1").replace(u"%1"_s, deed));
        return ExitPartly;
    case OutboxState::Waiting:
    case OutboxState::Sending:
        break;
    }
    return tellUnderWay(context, *errand.row, deed);
}

/// Of what was nothing left to do there is no row: it is as good as done.
void tellObject(Context &context, const Errand &errand, const QString &acct)
{
    const bool begun = errand.id > 0 || errand.status == ExitDone;
    if (context.out.json() && begun) {
        const store::OutboxRow well{.action = errand.action, .state = OutboxState::Done};
        context.out.object(outboxJson(errand.row.value_or(well), acct));
    }
}

int toldErrands(Context &context, const std::vector<Errand> &errands)
{
    context.out.endProgress();
    std::optional<int> all;
    for (const Errand &errand : errands) {
        const QString acct = acctOf(context, errand.action.account);
        tellObject(context, errand, acct);
        const int status = tellOutcome(context, errand, deedWords(errand.action, acct));
        all = all.value_or(status) == status ? status : int(ExitPartly);
    }
    return all.value_or(ExitDone);
}

} // namespace

QString acctOf(const Context &context, const AccountId &account)
{
    const Account *own = context.names.account(account);
    return own != nullptr ? own->acct : account.value;
}

int haveDone(Context &context, const Action &action, const std::vector<const Account *> &accounts,
    const MeantPost *post)
{
    std::vector<Errand> errands;
    for (const Account *account : accounts) {
        errands.push_back(begunErrand(context, action, *account, post));
    }
    waitForErrands(context, errands);
    return toldErrands(context, errands);
}

int haveDone(Context &context, const Action &action, const MeantPost *post)
{
    const auto accounts = actors(context, action.kind, post);
    return accounts.empty() ? context.status : haveDone(context, action, accounts, post);
}

int waitForRow(Context &context, qint64 id)
{
    const auto row = rowOfErrand(context, id);
    if (!row || !*row) {
        return row ? int(ExitInternal) : context.out.fail(row.error());
    }
    std::vector<Errand> errands{{.action = (**row).action, .id = id}};
    waitForErrands(context, errands);
    return toldErrands(context, errands);
}

} // namespace asterism::cli
