// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serverrule.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/actingaccounts.h"
#include "ui/viewmodels/ask.h"

#include <QHash>
#include <QSet>
#include <QVariantMap>

#include <vector>

namespace asterism::ui {

/// The rules of the servers that a report goes to, to be chosen from; each server is asked once.
/// Roles: key, text (plain; with its server where there are several), chosen (bool).
class ReportRules : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of ActTask")
    /// By account's id: ids of rules, as Acting::actOn() takes them.
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY changed FINAL)
    /// Of each server that tells rules one is chosen at least.
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed FINAL)
    /// Who is being asked, and who tells no rules; sentences in lines, mostly empty.
    Q_PROPERTY(QString words READ words NOTIFY changed FINAL)

public:
    /// The store outlives it.
    ReportRules(store::Store &store, Ask ask, QObject *parent = nullptr);

    /// From whom the report is to go out.
    void setAccounts(const std::vector<ActingAccount> &accounts);

    QVariantMap chosen() const;
    bool isComplete() const;
    QString words() const;

    Q_INVOKABLE void toggle(const QString &key);

Q_SIGNALS:
    void changed();

private:
    /// What a server said.
    struct Told {
        bool asking = false;
        QString trouble; ///< why it did not; a sentence
        std::vector<ServerRule> rules;
    };

    static QString keyOf(const QString &host, const ServerRule &rule);
    void ask(const Account &account);
    void heard(const QString &host, const Result<QJsonObject> &answer);
    QStringList hosts() const;
    QStringList chosenOf(const QString &host) const;
    void show();

    store::Store &m_store;
    Ask m_ask;
    std::vector<Account> m_accounts;
    QHash<QString, Told> m_told; ///< by host
    QSet<QString> m_chosen; ///< keys
};

} // namespace asterism::ui
