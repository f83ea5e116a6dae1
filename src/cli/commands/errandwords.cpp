// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/actionwords.h"
#include "cli/commands/errands.h"
#include "cli/commands/sending.h"
#include "cli/exitcode.h"
#include "cli/runwords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

using EndState = store::OutboxRow::State;

QString numbered(QString pattern, qint64 id)
{
    return pattern.replace(u"%1"_s, QString::number(id));
}

/// Where a new post is, or when it will be there.
QString placeWords(const Context &context, const store::OutboxRow &row, const QString &deed)
{
    if (isKeptThere(row)) {
        QString words = Words::tr("Kept by its server until %1 (id %2 there): %3");
        words.replace(u"%1"_s, clockWords(row.action.post.scheduledAt, context.app->clock.now()));
        words.replace(u"%2"_s, row.resultId);
        return words.replace(u"%3"_s, deed);
    }
    const QString place = row.resultUrl.isEmpty() ? row.resultUri : row.resultUrl;
    return place.isEmpty() ? Words::tr("Done: %1").replace(u"%1"_s, deed) : place;
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
    context.out.line(placeWords(context, *errand.row, deed));
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

/// As it was asked for.
int tellWaitsForItsTime(Context &context, const store::OutboxRow &row, const QString &deed)
{
    if (!context.out.json()) {
        QString words = Words::tr("Waits on this computer until %2 (number %1 of the outbox); an "
                                  "Asterism must be running then: %3");
        words.replace(u"%2"_s, clockWords(row.action.post.scheduledAt, context.app->clock.now()));
        context.out.line(numbered(words, row.id).replace(u"%3"_s, deed));
    }
    return ExitDone;
}

int tellUnderWay(Context &context, const store::OutboxRow &row, const QString &deed)
{
    if (waitsForItsTime(row, context.app->clock.now())) {
        return tellWaitsForItsTime(context, row, deed);
    }
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
    const EndState state = errand.row ? errand.row->state : EndState::Cancelled;
    switch (state) {
    case EndState::Done:
    case EndState::Sent: // only the cache does not know yet
        return tellWell(context, errand, deed);
    case EndState::Failed:
        return tellFailed(context, *errand.row, deed);
    case EndState::Cancelled:
        context.out.note(
            Words::tr("Somebody took it out of the outbox meanwhile: %1").replace(u"%1"_s, deed));
        return ExitPartly;
    case EndState::Waiting:
    case EndState::Sending:
        break;
    }
    return tellUnderWay(context, *errand.row, deed);
}

/// Of what was nothing left to do there is no row: it is as good as done.
void tellObject(Context &context, const Errand &errand, const QString &acct)
{
    const bool begun = errand.id > 0 || errand.status == ExitDone;
    if (context.out.json() && begun) {
        const store::OutboxRow well{.action = errand.action, .state = EndState::Done};
        context.out.object(outboxJson(errand.row.value_or(well), acct));
    }
}

} // namespace

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

} // namespace asterism::cli
