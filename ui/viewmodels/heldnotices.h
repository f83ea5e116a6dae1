// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/account.h"
#include "store/store.h"
#include "ui/images/emojiindex.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <memory>

namespace asterism::ui {

/// Whom the settings of the own accounts keep back at their servers, so that no notification tells
/// of them. Roles: accountId and asked ("@user@host": whose settings), colour, heldId, acct
/// ("@user@host"), name (styled), avatar, bio (what they wrote last, the beginning, plain), count
/// (notifications so far; 0: not told), pending ("Show…"; mostly empty), trouble (a sentence). Who
/// it is is asked with refresh(), how many with look(); what was told before stays until then.
class HeldNotices : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of Window")
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    /// Of servers that did not answer; sentences in lines.
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)

public:
    /// More of one account are not read.
    static constexpr int mostEach = 400;
    /// How many they are is not asked more often than that.
    static constexpr qint64 lookMs = minuteMs;

    using OwnAccounts = std::function<std::vector<Account>()>;

    /// `store` and `clock` outlive it; `emojis` may be null.
    HeldNotices(store::Store &store, Ask ask, OwnAccounts accounts, const Clock &clock,
        std::shared_ptr<EmojiIndex> emojis, QObject *parent = nullptr);

    bool isBusy() const;
    QString trouble() const;

    /// Asks the servers of all accounts, but those that are asked already.
    Q_INVOKABLE void refresh();
    /// Lets somebody in (role heldId), or throws away what they did so far.
    Q_INVOKABLE void answer(const QString &accountId, const QString &heldId, bool lets);

    /// The account's notifications were read: asks how much was kept back, unless it is known.
    void look(const AccountId &account);
    /// "3 people are held back by the settings of @me@example.org"; empty where nobody is.
    QString words(const std::vector<AccountId> &accounts) const;

Q_SIGNALS:
    void statusChanged();
    /// words() may say something else.
    void countsChanged();

private:
    struct Person {
        QString id;
        QString localId;
        QString acct;
        QString name;
        QString avatar;
        QString text;
        int notices = 0;
        QString pending = {};
        QString trouble = {};
    };
    struct Held {
        int count = 0;
        qint64 countedAt = 0; ///< 0: never
        std::vector<Person> people; ///< as they are shown
        std::vector<Person> coming; ///< as they are being read
        QString trouble;
        bool open = false; ///< its server has not told all yet
    };

    void askPage(const AccountId &account, const QString &below);
    void took(const AccountId &account, const Result<QJsonObject> &page);
    std::vector<Person> peopleIn(const QJsonObject &page) const;
    bool add(const AccountId &account, std::vector<Person> people);
    void end(const AccountId &account);
    void fail(const AccountId &account, const Error &error);
    void counted(const AccountId &account, const Result<QJsonObject> &counts);
    void setCount(const AccountId &account, int count);
    void answered(const AccountId &account, const QString &id, const Result<QJsonObject> &done);
    Person *person(const AccountId &account, const QString &id);
    void show();
    Row rowOf(const Account &account, int place, const Person &person) const;

    store::Store &m_store;
    Ask m_ask;
    OwnAccounts m_accounts;
    const Clock &m_clock;
    std::shared_ptr<EmojiIndex> m_emojis;
    QHash<AccountId, Held> m_held;
    QSet<QString> m_answered; ///< by account and id: servers take their time to forget them
};

} // namespace asterism::ui
