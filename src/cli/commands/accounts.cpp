// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/accounts.h"
#include "cli/await.h"
#include "cli/exitcode.h"
#include "cli/json.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Accounts)
};

QString serverWords(const Account &account)
{
    return u"%1 %2"_s.arg(account.software, account.version).trimmed();
}

} // namespace

/// Tokens in a file are a risk that the user takes knowingly: nothing is written unasked.
int noKeychain(Context &context, const Error &error)
{
    if (!context.options.sessionSecrets.isEmpty()) {
        return context.out.fail(error);
    }
    QString words = Words::tr("The token cannot be kept: the system's keychain cannot be used "
                              "(%1). The file of --session-secrets FILE is readable by you alone, "
                              "but not encrypted.");
    return context.out.fail(ExitRefused, words.replace(u"%1"_s, error.detail));
}

/// The general sentence speaks of signing in again; here it is the first time.
int notAdded(Context &context, const QString &host, const Error &error)
{
    if (error.kind != ErrorKind::Credentials) {
        return failWork(context, error);
    }
    QString words = Words::tr("%1 does not accept this token.");
    words.replace(u"%1"_s, host);
    return context.out.fail(
        ExitRefused, error.detail.isEmpty() ? words : u"%1 (%2)"_s.arg(words, error.detail));
}

int tellAccount(Context &context, const Account &account, const QString &words)
{
    if (context.out.json()) {
        context.out.object(accountJson(account));
    } else {
        QString line = words;
        context.out.line(line.replace(u"%1"_s, account.acct));
    }
    return ExitDone;
}

namespace {

const Account *typedAccount(Context &context)
{
    const auto handle = parseHandle(context.options.name);
    if (!handle) {
        context.status = context.out.fail(handle.error());
        return nullptr;
    }
    const Account *account = context.names.account(handle->acct());
    if (!account) {
        const auto unknown =
            context.names.sources({SourceWord::Kind::Home, handle->acct(), handle->host});
        context.status = context.out.fail(unknown.error());
    }
    return account;
}

} // namespace

int listAccounts(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    if (context.out.json()) {
        for (const Account &account : context.names.accounts) {
            context.out.object(accountJson(account));
        }
        return ExitDone;
    }
    if (context.names.accounts.empty()) {
        context.out.note(
            Words::tr("There is no account yet. Lists and public timelines need none; to "
                      "add one: asterism-cli accounts add SERVER"));
        return ExitDone;
    }
    QList<QStringList> rows;
    for (const Account &account : context.names.accounts) {
        const QString state =
            account.needsSignIn ? Words::tr("must sign in again") : Words::tr("signed in");
        rows << QStringList{account.acct, account.displayName, serverWords(account), state};
    }
    context.out.lines(tableLines(rows, context.out.page(context.app->clock.now())));
    return ExitDone;
}

int checkAccounts(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    int status = ExitDone;
    for (const Account &account : context.names.accounts) {
        context.worker->typed(account.host);
        const auto checked = await(context.app->accounts.check(account), context.patienceLeft());
        if (context.out.json()) {
            QJsonObject object = accountJson(checked ? *checked : account);
            object.insert(u"error"_s, checked ? u""_s : sentence(checked.error()));
            context.out.object(object);
        } else if (checked) {
            tellAccount(context, *checked, Words::tr("%1 is signed in."));
        }
        if (!checked) {
            const int code = failWork(context, checked.error());
            status = status == ExitDone ? code : status;
        }
    }
    return status;
}

int removeAccount(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const Account *account = typedAccount(context);
    if (!account) {
        return context.status;
    }
    const auto out = await(context.app->accounts.signOut(*account), context.patienceLeft());
    if (!out) {
        return failWork(context, out.error());
    }
    if (!out->revoked) {
        context.out.note(out->words);
    }
    if (!context.options.forget) {
        tellAccount(context, *account,
            Words::tr("%1 is signed out; what was seen through it stays in the cache."));
        return out->revoked ? ExitDone : ExitPartly;
    }
    const auto forgotten = context.work(
        u"forget-account"_s, {{u"account"_s, account->id.value}, {u"host"_s, account->host}});
    if (!forgotten) {
        return failWork(context, forgotten.error());
    }
    tellAccount(context, *account,
        Words::tr("%1 is signed out; what was seen through it alone is deleted."));
    return out->revoked ? ExitDone : ExitPartly;
}

} // namespace asterism::cli
