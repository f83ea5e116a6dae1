// SPDX-License-Identifier: GPL-3.0-or-later

// accounts add: through the browser, by a typed code, or with a token that is there already.
#include "accounts/signin.h"
#include "base/platform/browser.h"
#include "base/platform/terminal.h"
#include "cli/await.h"
#include "cli/commands/accounts.h"
#include "cli/exitcode.h"

#include <QCoreApplication>
#include <QPromise>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Accounts)
};

int added(Context &context, const Account &account)
{
    if (!context.options.sessionSecrets.isEmpty()) {
        QString warning = Words::tr("The token is kept, not encrypted, in %1.");
        context.out.note(warning.replace(u"%1"_s, context.options.sessionSecrets));
    }
    return tellAccount(context, account, Words::tr("%1 is added."));
}

QString invitationWords(const SignIn &signIn)
{
    if (signIn.byYes()) {
        return signIn.byCode()
            ? Words::tr("Open this page, sign in to %1, and say yes there:")
            : Words::tr("Sign in to %1 on the page that the browser opens, and say yes there:");
    }
    return signIn.byCode()
        ? Words::tr("Open this page, sign in to %1, and copy the code that it shows:")
        : Words::tr("Sign in to %1 on the page that the browser opens:");
}

/// The address is a result: a script may want it.
void tellInvitation(Context &context, const SignIn &signIn)
{
    context.out.note(invitationWords(signIn).replace(u"%1"_s, signIn.host()));
    const QString url = signIn.url().toString(QUrl::FullyEncoded);
    if (context.out.json()) {
        context.out.object({{u"authorize_url"_s, url}, {u"scopes"_s, signIn.scopes().join(u' ')},
            {u"by_code"_s, signIn.byCode()}, {u"by_yes"_s, signIn.byYes()}});
    } else {
        context.out.line(url);
    }
    context.out.note(Words::tr("Asterism asks for leave to:"));
    const QStringList rights = signIn.rights();
    for (const QString &right : rights) {
        context.out.note(u"  "_s + right);
    }
}

/// Waits for the line; nothing else is under way in this process meanwhile. A yes is a line, too:
/// an empty one cannot be told from the end of the input.
void readCode(Context &context, SignIn &signIn)
{
    if (isTerminal(StandardStream::Input)) {
        context.out.note(signIn.byYes()
                ? Words::tr("When you have said yes there, type yes here and press Enter (it is "
                            "not shown):")
                : Words::tr("Paste the code and press Enter (it is not shown):"));
    }
    const auto code = readSecretFromStdin();
    if (code) {
        signIn.submitCode(*code);
    } else {
        context.out.note(sentence(code.error()));
        signIn.cancel();
    }
}

/// A wrong code ends it; a yes may still come.
void refused(Context &context, SignIn &signIn, const Error &error)
{
    context.out.note(sentence(error));
    if (signIn.byYes()) {
        readCode(context, signIn);
    } else {
        signIn.cancel();
    }
}

int notSignedIn(Context &context, const SignIn &signIn, const Error &error)
{
    if (signIn.wantsKeychain()) {
        return noKeychain(context, error);
    }
    if (const QUrl page = signIn.tokenLeftAt(); !page.isEmpty()) {
        QString words = Words::tr("A token that nobody uses now is left there; end it on %1.");
        context.out.note(words.replace(u"%1"_s, page.toString()));
    }
    return notAdded(context, signIn.host(), error);
}

void startPage(Context &context, const SignIn &signIn)
{
    if (!startBrowser(signIn.url())) {
        context.out.note(
            Words::tr("No browser could be started here: open the address above on this machine. "
                      "From another machine, use --code-stdin."));
    }
    context.out.progress(Words::tr("Waiting for the browser …"));
}

int byBrowser(Context &context)
{
    SignIn signIn(context.app->core, context.app->sessions, context.app->accounts,
        {.typed = context.options.name, .byCode = context.options.codeStdin}, nullptr);
    QPromise<Result<Account>> promise;
    promise.start();
    QObject::connect(&signIn, &SignIn::ended, &signIn, [&promise](const Result<Account> &account) {
        promise.addResult(account);
        promise.finish();
    });
    QObject::connect(
        &signIn, &SignIn::invited, &signIn,
        [&context, &signIn] {
            tellInvitation(context, signIn);
            signIn.byCode() ? readCode(context, signIn) : startPage(context, signIn);
        },
        Qt::QueuedConnection);
    QObject::connect(&signIn, &SignIn::codeRefused, &signIn,
        [&context, &signIn](const Error &error) { refused(context, signIn, error); });
    signIn.start();
    const auto account = await(promise.future());
    return account ? added(context, *account) : notSignedIn(context, signIn, account.error());
}

int byToken(Context &context, const QString &host)
{
    if (const auto kept = await(context.app->secrets->check()); !kept) {
        return noKeychain(context, kept.error());
    }
    if (isTerminal(StandardStream::Input)) {
        context.out.note(Words::tr("Paste the access token and press Enter (it is not shown):"));
    }
    const auto token = readSecretFromStdin();
    if (!token) {
        return context.out.fail(token.error());
    }
    context.worker->typed(host);
    context.out.progress(Words::tr("Asking %1 …").replace(u"%1"_s, host));
    const auto account =
        await(context.app->accounts.addWithToken(host, token->trimmed()), serverPatienceMs);
    return account ? added(context, *account) : notAdded(context, host, account.error());
}

} // namespace

int addAccount(Context &context)
{
    if (!context.options.tokenStdin) {
        return context.open(true) ? byBrowser(context) : context.status;
    }
    const auto host = normalHost(context.options.name);
    if (!host) {
        return context.out.fail(host.error());
    }
    return context.open(true) ? byToken(context, *host) : context.status;
}

} // namespace asterism::cli
