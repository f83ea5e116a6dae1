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
    return words.replace(u"%1"_s, sentence(error));
}

SignInPage::State stateOf(const SignIn &signIn)
{
    switch (signIn.step()) {
    case SignIn::Step::User:
        return signIn.byCode() ? SignInPage::Code : SignInPage::Browser;
    case SignIn::Step::Token:
    case SignIn::Step::Account:
        return SignInPage::Finishing;
    default:
        return SignInPage::Asking;
    }
}

} // namespace

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
        return m_host.isEmpty() ? Words::tr("Looking for the server …")
                                : QString(Words::tr("Asking %1 …")).replace(u"%1"_s, m_host);
    case Browser:
        return QString(Words::tr("Go on in the browser: %1 asks there whether Asterism may."))
            .replace(u"%1"_s, m_host);
    case Code:
        return QString(Words::tr("Go on in the browser, and type here the code that %1 shows."))
            .replace(u"%1"_s, m_host);
    case Finishing:
        return QString(Words::tr("%1 has said yes; the account is being added …"))
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
    start({.typed = server});
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
    m_scopes = mastodon::scopeWords(m_signIn->scopes());
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
    if (account) {
        show(Done);
        Q_EMIT signedIn(account->id.value);
        return;
    }
    m_forThisRunOffered = signIn->wantsKeychain();
    m_error = m_forThisRunOffered ? withoutKeychain(account.error()) : sentence(account.error());
    show(Failed);
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

void SignInPage::cancel()
{
    drop();
    show(Idle);
}

} // namespace asterism::ui
