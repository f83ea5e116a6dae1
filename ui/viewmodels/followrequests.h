// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/actor.h"
#include "store/followanswers.h"
#include "store/outbox.h"
#include "ui/images/emojiindex.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

#include <QHash>
#include <QSet>
#include <QVariantMap>

#include <memory>
#include <optional>

namespace asterism::ui {

/// Who asked to follow the own accounts and was not answered yet, account by account. Roles:
/// accountId and asked ("@user@host": the account that they want to follow), colour, acct
/// ("@user@host"), name (styled), avatar, bio (the beginning, plain), pending ("Accept…"; mostly
/// empty), trouble (a sentence: what was refused). Nobody is asked before refresh().
class FollowRequests : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of Window")
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    /// How many each account has, by its id; those that were not asked yet are missing.
    Q_PROPERTY(QVariantMap counts READ counts NOTIFY statusChanged FINAL)
    /// Of servers that did not answer; sentences in lines.
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)

public:
    /// More of one account are not read.
    static constexpr int mostEach = 400;

    /// `emojis` may be null.
    FollowRequests(store::Store &store, Ask ask, std::shared_ptr<EmojiIndex> emojis,
        QObject *parent = nullptr);

    bool isBusy() const { return m_open > 0; }
    QVariantMap counts() const;
    QString trouble() const;

    /// Asks the servers of all accounts; nothing while it is busy.
    Q_INVOKABLE void refresh();

    /// How one request stands, as far as it is known here.
    struct Standing {
        bool open = true; ///< it can be answered; also where its server did not say
        std::optional<Action::Kind> answer; ///< that was given here (store/followanswers.h)
        QString pending; ///< "Accept…"
        QString trouble; ///< why that was refused; a sentence
    };
    /// `acct`: user@host of who asked, at that time (ms).
    Standing standingOf(const AccountId &account, const QString &acct, qint64 at) const;

Q_SIGNALS:
    void statusChanged();
    /// standingOf() may say something else.
    void standingsChanged();

private:
    struct Person {
        QString acct;
        QString name;
        QString avatar;
        QString bio;
    };
    struct Asked {
        std::vector<Person> people;
        QString trouble;
    };
    /// What a server that told all of them said last.
    struct Told {
        QSet<QString> accts;
        qint64 at = 0; ///< when it was asked
    };
    struct Read {
        std::vector<Account> accounts;
        std::vector<store::OutboxRow> rows; ///< answers that are on their way or failed
        std::vector<store::FollowAnswer> answers;
    };

    static Result<Read> read(store::UserTx &tx);
    static std::vector<Person> personsOf(const std::vector<Actor> &actors);
    void take(const Result<Read> &read);
    static void join(std::vector<Person> &known, const std::vector<Person> &more);
    void begin();
    void forgetGone();
    void askPage(const AccountId &account, const QString &below);
    void answer(const AccountId &account, const Result<QJsonObject> &page);
    void add(const AccountId &account, std::vector<Person> people, const QString &below);
    void end(const AccountId &account, const QString &trouble);
    bool isAnswered(const AccountId &account, const QString &acct) const;
    void forgetAnswered();
    void noteAll(const AccountId &account);
    std::vector<store::OutboxRow> rowsAbout(const AccountId &account, const QString &acct) const;
    void show();
    Row rowOf(const Account &account, int place, const Person &person) const;

    store::Store &m_store;
    Ask m_ask;
    std::shared_ptr<EmojiIndex> m_emojis;
    Read m_read;
    bool m_wasRead = false;
    bool m_wanted = false; ///< refresh() waits for the accounts
    QString m_problem; ///< why they could not be read
    int m_open = 0; ///< accounts whose servers have not told all yet
    QHash<AccountId, Asked> m_asked; ///< as it was told when all of it was
    QHash<AccountId, std::vector<Person>> m_coming; ///< while their servers tell it
    qint64 m_begunAt = 0; ///< the last refresh()
    QHash<AccountId, Told> m_told;
    QHash<QString, store::FollowAnswer> m_answered; ///< by account and acct
    Rereader<Read> m_reader;
};

} // namespace asterism::ui
