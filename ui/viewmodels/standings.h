// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/standing.h"
#include "ui/viewmodels/actingaccounts.h"
#include "ui/viewmodels/ask.h"

#include <QHash>

#include <optional>

namespace asterism::ui {

/// How each own account stands to one person, or whether it follows one hashtag, as its server
/// tells it. Each server is asked once, and again when something that the account did about them is
/// over.
class Standings : public QObject {
    Q_OBJECT

public:
    /// What an account's server said.
    struct Answer {
        bool asking = false;
        QString trouble; ///< why it did not; a sentence
        std::optional<PersonStanding> told;
        std::optional<bool> followsTag;
    };

    /// Of nobody yet.
    Standings(store::Store &store, Ask ask, QObject *parent = nullptr);

    /// `acct`: canonical. Their server is a target, too.
    void setPerson(const QString &acct);
    /// Without #.
    void setTag(const QString &tag);

    QString acct() const { return m_doers.target().acct; }
    const std::vector<ActingAccount> &accounts() const { return m_doers.all(); }
    Answer of(const AccountId &id) const { return m_answers.value(id); }
    bool isSelf(const ActingAccount &one) const { return one.account.acct == acct(); }
    /// As it is told, with what is under way as if it were done; nothing where it is not told.
    std::optional<Relationship> expected(const ActingAccount &one) const;
    /// The same of the hashtag.
    std::optional<bool> followsTag(const ActingAccount &one) const;
    bool isAsking() const;
    /// Asks all servers again.
    void refresh();
    /// As ActingAccounts::cancel().
    void cancel(const QString &accountId) { m_doers.cancel({accountId}); }

Q_SIGNALS:
    void changed();
    void problem(const QString &sentence);

private:
    void askNew();
    void ask(const AccountId &account, bool fresh);
    bool isOfTag() const { return !m_doers.target().tag.isEmpty(); }
    bool isToBeAsked(const ActingAccount &one) const;
    void answered(
        const AccountId &account, const ActingTarget &target, const Result<QJsonObject> &answer);

    store::Store &m_store;
    Ask m_ask;
    QHash<AccountId, Answer> m_answers;
    ActingAccounts m_doers;
};

/// What becomes of it when those are done.
Relationship afterRows(Relationship now, const std::vector<store::OutboxRow> &rows);

} // namespace asterism::ui
