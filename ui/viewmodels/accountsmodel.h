// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/accounts.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"

namespace asterism::ui {

/// The user's accounts in the rail. Roles: accountId, acct, name, avatar (image://…), colour,
/// colourIndex (0 to 7), host, needsSignIn (bool), software, standard (bool: the default actor).
class AccountsModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    /// The eight that an account may have, "#rrggbb"; setColour() takes their index.
    Q_PROPERTY(QStringList colours READ colours CONSTANT FINAL)

public:
    AccountsModel(Core &core, Accounts &accounts, QObject *parent = nullptr);

    bool isBusy() const; ///< a server is asked about a token
    QStringList colours() const;

    /// Signs in with a token that the user has already; ends with added() or problem().
    Q_INVOKABLE void addWithToken(const QString &server, const QString &token);
    Q_INVOKABLE void check(const QString &accountId); ///< asks whether the token still holds
    Q_INVOKABLE void move(int from, int to); ///< colours stay with their accounts
    Q_INVOKABLE void setColour(const QString &accountId, int index); ///< 0 to 7
    /// The account that acts unless another is chosen; kept.
    Q_INVOKABLE void makeDefault(const QString &accountId);
    Q_INVOKABLE void makeDefaultAt(int place); ///< nothing where there is none

    /// Of an own account ("@user@host"); empty for anybody else.
    Q_INVOKABLE QString idOf(const QString &acct) const;

    /// What the rows were made of, in their order.
    const std::vector<Account> &all() const { return m_all; }
    /// The one that was chosen and is still here, else the first; empty without accounts.
    AccountId defaultActor() const;
    /// The first reading is done: no rows means no accounts.
    bool isReady() const { return m_ready; }

Q_SIGNALS:
    void busyChanged();
    void added(const QString &accountId);
    void problem(const QString &sentence);
    /// The rows were read (again).
    void wasRead();

private:
    struct Kept {
        std::vector<Account> accounts;
        AccountId chosen; ///< as default actor; empty: none was
    };

    static Result<Kept> readKept(store::UserTx &tx);
    void show(const Result<Kept> &kept);
    void signIn(const QString &host, const QString &token);
    void wait(int change);
    const Account *find(const QString &accountId) const;
    void write(QFuture<Result<Done>> writing);

    Core &m_core;
    Accounts &m_accounts;
    Rereader<Kept> m_reader;
    std::vector<Account> m_all;
    AccountId m_chosen;
    int m_waiting = 0;
    bool m_ready = false;
};

} // namespace asterism::ui
