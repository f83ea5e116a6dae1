// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/instance.h"
#include "store/outbox.h"
#include "ui/models/rereader.h"

#include <QObject>

#include <vector>

namespace asterism::ui {

/// What own accounts are to do something about; what is empty is not meant.
struct ActingTarget {
    QString acct; ///< a person, canonical
    QString host; ///< a server
    QString tag; ///< a hashtag, without #

    bool operator==(const ActingTarget &) const = default;
};

/// One own account, for whoever wants it to do something.
struct ActingAccount {
    Account account;
    QString colour; ///< "#rrggbb"
    Instance server; ///< as far as it is known
    std::vector<store::OutboxRow> rows; ///< about the target: under way or failed, oldest first

    bool operator==(const ActingAccount &) const = default;
};

/// The own accounts in their order, what their servers are, and what the outbox has of theirs about
/// one target. It follows the accounts and the outbox, this process' and others'.
class ActingAccounts : public QObject {
    Q_OBJECT

public:
    /// The store outlives it. Nothing is read before there is a target.
    explicit ActingAccounts(store::Store &store, QObject *parent = nullptr);

    void setTarget(const ActingTarget &target);
    const ActingTarget &target() const { return m_target; }
    const std::vector<ActingAccount> &all() const { return m_all; }
    const ActingAccount *find(const AccountId &id) const; ///< null: there is none
    /// What waits or failed, of that account about the target, is given up.
    void cancel(const AccountId &id);

Q_SIGNALS:
    void changed();
    /// Something of that account about the target is no longer under way, done or not.
    void ended(const asterism::AccountId &account);
    void problem(const QString &sentence);

private:
    using All = std::vector<ActingAccount>;

    static QFuture<Result<All>> readAll(store::Store &store, const ActingTarget &target);
    void show(const Result<All> &all);

    store::Store &m_store;
    ActingTarget m_target;
    All m_all;
    Rereader<All> m_reader;
};

} // namespace asterism::ui
