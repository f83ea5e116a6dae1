// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/runs.h"
#include "ui/models/rereader.h"
#include "ui/moving/censusfetch.h"
#include "ui/moving/comparisonmodel.h"
#include "ui/moving/runstarter.h"
#include "ui/viewmodels/accountsmodel.h"

#include <QTimer>

namespace asterism::ui {

/// Several accounts beside each other: whom each follows, asks, mutes and blocks, and what is done
/// about it. Accounts are meant by their number among those that are compared.
class ComparePane : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of MovingPage")
    /// Ids of the accounts that are compared.
    Q_PROPERTY(QStringList chosen READ chosen NOTIFY changed FINAL)
    Q_PROPERTY(bool canRead READ canRead NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString progress READ progress NOTIFY changed FINAL)
    /// "1,402 people · 3 accounts"; empty before the first reading.
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(QStringList names READ names NOTIFY changed FINAL) ///< "ao@pl.example"
    Q_PROPERTY(QStringList shortNames READ shortNames NOTIFY changed FINAL) ///< "pl.example"
    Q_PROPERTY(QStringList colours READ colours NOTIFY changed FINAL)
    Q_PROPERTY(asterism::ui::ComparisonModel *people READ people CONSTANT FINAL)
    Q_PROPERTY(QStringList filters READ filters CONSTANT FINAL)
    Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY changed FINAL)
    Q_PROPERTY(QStringList orders READ orders CONSTANT FINAL)
    Q_PROPERTY(int order READ order WRITE setOrder NOTIFY changed FINAL)
    Q_PROPERTY(int followedFrom READ followedFrom WRITE setFollowedFrom NOTIFY changed FINAL)
    Q_PROPERTY(
        int notFollowedFrom READ notFollowedFrom WRITE setNotFollowedFrom NOTIFY changed FINAL)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed FINAL)
    /// "12 selected"
    Q_PROPERTY(QString selection READ selection NOTIFY selectionChanged FINAL)
    /// What is asked before anything is done; else empty.
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    Q_PROPERTY(QString confirmWords READ confirmWords NOTIFY changed FINAL)
    Q_PROPERTY(bool dangerous READ isDangerous NOTIFY changed FINAL)
    /// It is the question before two accounts are kept in step.
    Q_PROPERTY(bool asksInStep READ asksInStep NOTIFY changed FINAL)
    /// "Follow with @b whom @a follows, every day"
    Q_PROPERTY(QString stepWords READ stepWords NOTIFY changed FINAL)
    Q_PROPERTY(bool inStep READ isInStep NOTIFY changed FINAL)
    /// How often: "every day", …, and which of them it is.
    Q_PROPERTY(QStringList rhythms READ rhythms CONSTANT FINAL)
    Q_PROPERTY(int rhythm READ rhythm WRITE setRhythm NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    /// All outlive it.
    ComparePane(store::Store &store, const Ask &ask, const AccountsModel &accounts,
        const Clock &clock, QObject *parent = nullptr);

    QStringList chosen() const;
    bool canRead() const { return m_chosen.size() >= 2 && !isBusy(); }
    bool isBusy() const { return m_fetch->isBusy(); }
    QString progress() const;
    QString summary() const;
    QStringList names() const;
    QStringList shortNames() const;
    QStringList colours() const;
    ComparisonModel *people() const { return m_model; }
    QStringList filters() const;
    int filter() const { return int(m_wish.only); }
    void setFilter(int filter);
    QStringList orders() const;
    int order() const { return int(m_wish.order); }
    void setOrder(int order);
    int followedFrom() const { return m_wish.followedFrom; }
    void setFollowedFrom(int account);
    int notFollowedFrom() const { return m_wish.notFollowedFrom; }
    void setNotFollowedFrom(int account);
    QString search() const { return m_wish.search; }
    void setSearch(const QString &words);
    QString selection() const;
    QString question() const;
    QString confirmWords() const;
    bool isDangerous() const { return m_asked == Asked::Unfollow; }
    bool asksInStep() const { return m_asked == Asked::InStep; }
    QString stepWords() const;
    bool isInStep() const { return stepHours() > 0; }
    static QStringList rhythms();
    int rhythm() const;
    /// Of accounts that are in step already it is changed at once.
    void setRhythm(int index);
    QString problem() const { return m_problems.join(u'\n'); }

    Q_INVOKABLE void choose(const QString &accountId, bool chosen);
    Q_INVOKABLE void read();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void askFollow(int account);
    Q_INVOKABLE void askUnfollow(int account);
    /// The other two of the accounts are kept in step.
    Q_INVOKABLE void turnStep();
    /// Turning it on asks; turning it off does not.
    Q_INVOKABLE void askInStep(bool on);
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void decline();

Q_SIGNALS:
    void changed();
    void selectionChanged();
    void begun(qint64 run);

private:
    enum class Asked { Nothing, Follow, Unfollow, InStep };
    using People = ComparisonModel::People;
    /// Of those accounts.
    struct Compared {
        std::vector<AccountId> accounts;
        People people;
    };
    using OwnLists = std::vector<std::pair<QString, QStringList>>;

    const Account *account(int number) const;
    QString acctOf(int number) const;
    void followAccounts();
    std::vector<AccountId> ids() const;
    void take(const Result<Compared> &compared);
    void setWish(const ComparisonWish &wish);
    void hearEnded(const store::CensusKey &key, const Result<int> &count);
    QFuture<Result<Compared>> build();
    static Result<Compared> compare(
        store::CacheTx &tx, const std::vector<AccountId> &accounts, const OwnLists &lists);
    void showPeople();
    std::vector<MovedItem> itemsFor(Asked asked, int number) const;
    int missing(int from, int to) const;
    void ask(Asked asked, int number);
    /// Of the two that are chosen, as it is kept; 0: they are not in step.
    int stepHours() const;
    void saveInStep(int hours);

    store::Store &m_store;
    Ask m_ask;
    const AccountsModel &m_accounts;
    const Clock &m_clock;
    CensusFetch *m_fetch;
    RunStarter *m_starter;
    ComparisonModel *m_model;
    std::vector<Account> m_chosen; ///< in the order of the rail
    Rereader<Compared> m_reader;
    Rereader<std::vector<store::InStep>> m_stepReader;
    QTimer m_soon; ///< what runs change is read together
    People m_people;
    ComparisonWish m_wish;
    int m_showing = 0; ///< an order that was asked for earlier is not heard
    QHash<QString, QString> m_progress; ///< by account
    bool m_read = false;
    std::vector<store::InStep> m_inStep;
    int m_rhythm = 1; ///< one of rhythms(), for who are not in step yet
    bool m_turned = false; ///< from the second account to the first
    Asked m_asked = Asked::Nothing;
    int m_askedOf = 0;
    QStringList m_problems;
};

} // namespace asterism::ui
