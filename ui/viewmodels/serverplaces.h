// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/serverlist.h"
#include "store/store.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

#include <QSet>

namespace asterism::ui {

/// The lists that the servers of the own accounts keep, account by account, and whether one person
/// is in them; or their antennas, channels or clips. An account without any has no rows. Roles:
/// source (the list's source key; empty in the row that begins an account), acct ("@user@host" of
/// the account), title, inside (bool), known (bool: whether it was told), busy (bool), words (what
/// went wrong, or what is to be known), offer (bool: a list of ours would do), host.
class ServerPlaces : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.serverLists() or shelf(), or of PersonLists")
    /// Some server has not answered yet.
    Q_PROPERTY(bool asking READ isAsking NOTIFY askingChanged FINAL)

public:
    /// `person`: user@host; empty when the lists alone are wanted. Shows what the cache knows;
    /// servers are asked by ask(). `kind`: of the sources; a person is in lists only.
    ServerPlaces(store::Store &store, Ask ask, const QString &person,
        Source::Kind kind = Source::Kind::ServerList, QObject *parent = nullptr);

    bool isAsking() const;
    /// Asks each account's server once.
    Q_INVOKABLE void ask();
    /// Ends in a changed row.
    Q_INVOKABLE void set(const QString &source, bool in);

Q_SIGNALS:
    void askingChanged();

private:
    struct Read {
        std::vector<Account> accounts;
        std::vector<ServerList> lists; ///< of all accounts, as the cache knows them
    };
    /// What an account's server said in answer to ask().
    struct Told {
        bool open = true; ///< not yet
        bool keepsNone = false; ///< its software has no lists
        QString trouble;
        QSet<QString> in; ///< source keys
    };
    /// What was done about one list.
    struct Doing {
        bool busy = false;
        bool offer = false;
        QString words;
    };

    static QFuture<Result<Read>> readAll(store::Store &store);
    void take(const Result<Read> &read);
    void askOf(const Account &account);
    void answer(const AccountId &account, const Result<QJsonObject> &places);
    void done(const QString &source, bool in, const Result<QJsonObject> &done);
    void show();
    Row heading(const Account &account) const;
    Row place(const Account &account, const ServerList &list) const;
    const Account *account(const AccountId &id) const;

    store::Store &m_store;
    Ask m_ask;
    QString m_person;
    Source::Kind m_kind;
    Read m_read;
    bool m_wasRead = false;
    bool m_wanted = false; ///< ask() was called before the accounts were known
    QHash<AccountId, Told> m_told;
    QHash<QString, Doing> m_doing; ///< by source key
    Rereader<Read> m_reader;
};

} // namespace asterism::ui
