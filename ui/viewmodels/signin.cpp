// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/signin.h"

#include "ui/desktop/desktop.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SignInPage)
};

/// Nobody was asked yet.
QString withoutKeychain(const Error &error)
{
    QString words = Words::tr("The sign-in has not begun, for its token could not be kept: %1 "
                              "Unlock or start the system's keychain (GNOME Keyring, KWallet) and "
                              "try again, or keep the token until Asterism ends.");
    // The general sentence speaks of disks.
    const QString why = error.detail.isEmpty() ? sentence(error) : u'(' + error.detail + u')';
    return words.replace(u"%1"_s, why);
}

/// The browser was signed in to another account of that server.
QString anotherCame(const QString &came, const QString &meant)
{
    QString words =
        Words::tr("The browser was signed in as %1, which is added now; but it is %2 "
                  "that must sign in again. Switch to %2 in the browser and try again.");
    return words.replace(u"%1"_s, came).replace(u"%2"_s, meant);
}

/// A token that was given and is not kept, where only the user can end it.
QString leftWords(const QUrl &page)
{
    QString words = Words::tr("A token that nobody uses now is left there; end it on %1.");
    return page.isEmpty() ? QString() : u' ' + words.replace(u"%1"_s, page.toString());
}

SignInPage::State stateOf(const SignIn &signIn)
{
    switch (signIn.step()) {
    case SignIn::Step::User:
        return signIn.byCode() ? SignInPage::Code : SignInPage::Browser;
    case SignIn::Step::Token: // where a yes is asked for, there may be none yet
        return signIn.byYes() ? SignInPage::Asking : SignInPage::Finishing;
    case SignIn::Step::Account:
        return SignInPage::Finishing;
    default:
        return SignInPage::Asking;
    }
}

} // namespace

QString alreadyHereWords(const QString &acct)
{
    QString words = Words::tr("%1 is here already and signed in, so nothing was changed. To add "
                              "another account of that server, first switch to it in the browser.");
    return words.replace(u"%1"_s, acct);
}

SignInPage::SignInPage(Core &core, Sessions &sessions, Accounts &accounts, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
    , m_accounts(accounts)
{
}

SignInPage::~SignInPage() = default;

QString SignInPage::words() const
{
    switch (m_state) {
    case Asking:
        return m_host.isEmpty() ? Words::tr("Looking for the server…")
                                : QString(Words::tr("Asking %1…")).replace(u"%1"_s, m_host);
    case Browser:
        return QString(m_byYes
                ? Words::tr("Say yes in the browser: %1 asks there whether Asterism may.")
                : Words::tr("Go on in the browser: %1 asks there whether Asterism may."))
            .replace(u"%1"_s, m_host);
    case Code:
        return QString(m_byYes
                ? Words::tr("Say yes in the browser, where %1 asks, and then say so here.")
                : Words::tr("Go on in the browser, and type here the code that %1 shows."))
            .replace(u"%1"_s, m_host);
    case Finishing:
        return QString(Words::tr("%1 has said yes; the account is being added…"))
            .replace(u"%1"_s, m_host);
    case Done:
        return Words::tr("Signed in.");
    case Idle:
    case Failed:
        break;
    }
    return {};
}

void SignInPage::begin(const QString &server)
{
    m_again.clear();
    start({.typed = server});
}

void SignInPage::beginAgain(const QString &host, const QString &acct)
{
    m_again = acct;
    start({.typed = host});
}

void SignInPage::beginForThisRun()
{
    SignIn::Wish wish = m_wish;
    wish.thisRunOnly = true;
    start(wish);
}

void SignInPage::useCode()
{
    SignIn::Wish wish = m_wish;
    wish.byCode = true;
    start(wish);
}

void SignInPage::start(const SignIn::Wish &wish)
{
    drop();
    m_wish = wish;
    m_signIn = new SignIn(m_core, m_sessions, m_accounts, wish, this);
    connect(m_signIn, &SignIn::stepChanged, this, &SignInPage::follow);
    connect(m_signIn, &SignIn::invited, this, &SignInPage::openBrowser);
    connect(m_signIn, &SignIn::ended, this, &SignInPage::finish);
    connect(m_signIn, &SignIn::codeRefused, this, [this](const Error &error) {
        m_error = sentence(error);
        Q_EMIT stateChanged();
    });
    m_signIn->start();
}

/// What was under way ends by itself, unheard; a token that still comes is revoked.
void SignInPage::drop()
{
    if (SignIn *old = std::exchange(m_signIn, nullptr)) {
        old->disconnect(this);
        connect(old, &SignIn::ended, old, &QObject::deleteLater);
        old->cancel();
    }
    m_host.clear();
    m_url.clear();
    m_scopes.clear();
    m_byYes = false;
    m_error.clear();
    m_forThisRunOffered = false;
}

void SignInPage::follow()
{
    if (!m_signIn || m_signIn->step() == SignIn::Step::Ended) {
        return;
    }
    m_host = m_signIn->host();
    m_url = m_signIn->url();
    m_scopes = m_signIn->rights();
    m_byYes = m_signIn->byYes();
    m_error.clear();
    show(stateOf(*m_signIn));
}

void SignInPage::show(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void SignInPage::finish(const Result<Account> &account)
{
    SignIn *signIn = std::exchange(m_signIn, nullptr);
    signIn->deleteLater();
    if (account && (m_again.isEmpty() || m_again == u'@' + account->acct)) {
        show(Done);
        Q_EMIT signedIn(account->id.value);
        return;
    }
    m_forThisRunOffered = signIn->wantsKeychain();
    m_error =
        account ? anotherCame(u'@' + account->acct, m_again) : failure(account.error(), *signIn);
    show(Failed);
}

QString SignInPage::failure(const Error &error, const SignIn &signIn) const
{
    if (m_forThisRunOffered) {
        return withoutKeychain(error);
    }
    const QString words = isAlreadyHere(error) ? alreadyHereWords(error.subject) : sentence(error);
    return words + leftWords(signIn.tokenLeftAt());
}

void SignInPage::openBrowser()
{
    if (!m_url.isEmpty() && !openInBrowser(m_url)) {
        m_error = Words::tr("No browser could be started; copy the address and open it yourself.");
        Q_EMIT stateChanged();
    }
}

void SignInPage::submitCode(const QString &code)
{
    if (m_signIn) {
        m_signIn->submitCode(code);
    }
}

void SignInPage::submitDone()
{
    if (m_signIn) {
        m_signIn->submitDone();
    }
}

void SignInPage::cancel()
{
    drop();
    show(Idle);
}

} // namespace asterism::ui
