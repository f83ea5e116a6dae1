// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standingjob.h"
#include "cli/commands/context.h"
#include "cli/exitcode.h"
#include "cli/json.h"
#include "cli/reading.h"
#include "cli/textwidth.h"
#include "store/actors.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

std::optional<Actor> cachedActor(Context &context)
{
    const auto handle = parseHandle(context.options.name);
    if (!handle) {
        return {}; // an address; the cache is asked by handle only
    }
    const auto actor = readCache(*context.app,
        [acct = handle->acct()](store::CacheTx &tx) { return store::actorByAcct(tx, acct); });
    return actor ? *actor : std::nullopt;
}

/// What one own account noted about somebody.
struct AccountNote {
    QString account;
    QString text;
};

/// A server that does not say is told of, and no reason to say nothing of the person.
std::vector<AccountNote> notesAbout(Context &context, const Actor &actor)
{
    std::vector<AccountNote> notes;
    for (const Account &account : context.names.accounts) {
        if (account.acct == actor.acct) {
            continue;
        }
        const auto told = context.work(
            u"relationships"_s, {{u"account"_s, account.id.value}, {u"acct"_s, actor.acct}});
        if (!told) {
            context.out.note(sentence(told.error()));
            continue;
        }
        const QString note = standingFromJob(*told).relationship.note.trimmed();
        if (!note.isEmpty()) {
            notes.push_back({account.acct, note});
        }
    }
    return notes;
}

void tell(Context &context, const Actor &actor, const std::vector<AccountNote> &notes)
{
    if (context.out.json()) {
        QJsonArray all;
        for (const AccountNote &note : notes) {
            all.append(QJsonObject{{u"account"_s, note.account}, {u"note"_s, note.text}});
        }
        QJsonObject json = actorJson(actor);
        json.insert(u"notes"_s, all);
        context.out.object(json);
        return;
    }
    QStringList lines = actorLines(actor, context.out.page(context.app->clock.now()));
    for (const AccountNote &note : notes) {
        QString words = Words::tr("Note of @%1: %2");
        words.replace(u"%2"_s, printableLine(note.text)).replace(u"%1"_s, note.account);
        lines << words;
    }
    context.out.lines(lines);
}

/// Told by somebody else than their own server.
void tellWhoTold(Context &context, const QJsonObject &found)
{
    const Account *account = context.names.account(AccountId{found[u"seen_by"].toString()});
    if (account != nullptr) {
        context.out.note(
            Words::tr("As @%1 sees them; it may be incomplete.").replace(u"%1"_s, account->acct));
    }
}

} // namespace

int showProfile(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    context.typed(context.options.name);
    context.out.progress(Words::tr("Looking for %1 …").replace(u"%1"_s, context.options.name));
    const auto found = context.work(u"profile"_s, {{u"text"_s, context.options.name}});
    if (found) {
        const Actor actor = actorFromJob(*found);
        tellWhoTold(context, *found);
        tell(context, actor, notesAbout(context, actor));
        return ExitDone;
    }
    const auto known = isTransient(found.error().kind) ? cachedActor(context) : std::nullopt;
    if (!known) {
        return failWork(context, found.error());
    }
    context.out.note(sentence(found.error()));
    context.out.note(Words::tr("What follows is what was seen before."));
    tell(context, *known, {});
    return ExitPartly;
}

} // namespace asterism::cli
