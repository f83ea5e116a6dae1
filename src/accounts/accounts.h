// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/oauthclients.h"
#include "model/actor.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

#include <vector>

namespace asterism {

/// Adding, checking and removing the user's own accounts.
class Accounts : public QObject {
public:
    /// What a sign-in brought beside the token.
    struct Grant {
        QString client; ///< our id of the application; empty for a token that the user made
        bool thisRunOnly = false; ///< keep the token nowhere
        /// The server hands the token out only once, and no application can end it (MiAuth): it is
        /// stored before the server is asked anything.
        bool handedOnce = false;
    };

    /// What became of a token at its server.
    struct SignedOut {
        bool revoked = false;
        QString words; ///< when not: why, and where the user can end it; in sentences
        QUrl page = {}; ///< that place, where it is known
    };

    Accounts(Core &core, Sessions &sessions, QObject *parent = nullptr);

    /// Keeps a token that the user has already: asks the server whose it is, stores the token in
    /// the keychain and then the account. Credentials when the token is refused, Rejected when
    /// the account is here already (its token is renewed then if it had to sign in again).
    QFuture<Result<Account>> addWithToken(const QString &server, const QString &token);

    /// Keeps the session's token: asks the server whose it is, stores the token and then the
    /// account. Errors as addWithToken(); a token that is not kept is revoked, but for one that
    /// another account here has (Mastodon gives the same person the same token again). A token
    /// that is handed out once is stored first and, when it is not wanted, removed again. If the
    /// program ends in between, the keychain holds a token that no account has: that is noted, and
    /// a later start removes it. Whoever signs in once more gets a new token.
    QFuture<Result<Account>> addSession(const Session &session, const Grant &grant);

    /// Ends a token that nobody wants, as far as the server can be reached.
    QFuture<Result<Done>> revokeUnwanted(const Session &session, const Grant &grant);

    /// Asks the server whether the token still holds; updates the account from the answer, also
    /// when it had been marked as to be signed in again.
    QFuture<Result<Account>> check(const Account &known);

    /// Removes the account and its token, and, with the last account of a server, what Asterism
    /// signed in with there. The cache stays; the server is not told.
    QFuture<Result<Done>> remove(const Account &account);

    /// Revokes the token at the server and removes the account, whether or not that went well.
    QFuture<Result<SignedOut>> signOut(const Account &account);

    /// Accounts whose token was for one run of the program, and not for this one, must sign in
    /// again; tokens of sign-ins that an end of the program cut off are removed. By the engine,
    /// when it begins.
    QFuture<Result<Done>> noteEndedRuns();

    OAuthClients &clients() { return m_clients; }

private:
    QFuture<Result<Account>> identified(
        const Session &session, const Grant &grant, const AccountId &id);
    QFuture<Result<Account>> addHandedOnce(
        const Session &session, const Grant &grant, const AccountId &id);
    QFuture<Result<Done>> keepAhead(const Account &account, const QString &token);
    QFuture<Result<Done>> dropAhead(const Account &account);
    QFuture<Result<Done>> dropCutOff();
    QFuture<Result<Account>> keep(const Session &session, const Account &fresh, const Grant &grant);
    QFuture<Result<Account>> storeNew(const Session &session, const Account &account);
    QFuture<Result<Account>> renew(const Session &session, Account account, const Grant &grant);
    QFuture<Result<bool>> isKept(const Session &session);
    QFuture<Result<bool>> isTokenOf(const Session &session, const Account &account);
    QFuture<Result<Done>> revoke(
        const Instance &instance, const QString &token, const QString &client, bool thisRunOnly);
    QFuture<Result<Instance>> known(const Account &account);
    QFuture<Result<SignedOut>> removed(
        const Account &account, const Instance &instance, const Result<Done> &revoked);
    QFuture<Result<Account>> update(
        const Account &account, const Session &session, const Actor &actor);
    QFuture<Result<Done>> keepToken(const Account &account, const QString &token);
    void dropToken(const Account &account);
    Error checkFailed(const Account &account, Error error);

    Core &m_core;
    Sessions &m_sessions;
    OAuthClients m_clients;
};

/// How signing in ends where the account is here already and signed in: nothing was changed.
Error alreadyHere(const QString &acct);
bool isAlreadyHere(const Error &error);

/// Why nobody can sign in there; nothing when it is possible.
std::optional<Error> cannotSignIn(const Instance &instance);

} // namespace asterism
