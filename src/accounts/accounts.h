// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QObject>

#include <vector>

namespace asterism {

/// Adding, checking and removing the user's own accounts.
class Accounts : public QObject {
public:
    Accounts(Core &core, Sessions &sessions, QObject *parent = nullptr);

    /// Keeps a token that the user has already: asks the server whose it is, stores the token in
    /// the keychain and then the account. Credentials when the token is refused, Rejected when
    /// the account is here already (its token is renewed then if it had to sign in again).
    QFuture<Result<Account>> addWithToken(const QString &server, const QString &token);

    /// Asks the server whether the token still holds; updates the account from the answer, also
    /// when it had been marked as to be signed in again.
    QFuture<Result<Account>> check(const Account &known);

    /// Removes the account and its token. The cache stays.
    QFuture<Result<Done>> remove(const Account &account);

private:
    QFuture<Result<Account>> keep(const Session &session, const Actor &actor);
    QFuture<Result<Account>> storeNew(const Session &session, const Account &account);
    QFuture<Result<Account>> renew(const Session &session, Account account);
    QFuture<Result<Account>> update(
        const Account &account, const Session &session, const Actor &actor);
    QFuture<Result<Done>> keepToken(const AccountId &id, const QString &token);
    void dropToken(const AccountId &id);
    Error checkFailed(const Account &account, Error error);

    Core &m_core;
    Sessions &m_sessions;
};

} // namespace asterism
