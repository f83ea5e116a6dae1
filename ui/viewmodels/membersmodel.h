// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/store.h"
#include "ui/images/emojiindex.h"
#include "ui/models/rereader.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/memberorder.h"
#include "ui/viewmodels/peopleadder.h"

#include <QAbstractListModel>
#include <QHash>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace asterism::ui {

/// Who is in one list. Roles: acct, name (styled), avatar, reader (words: "read by its public
/// API"), pace ("posts about every 3 h · read 12:04 · next 12:31", behind the reader where there is
/// trouble with one that may work again), trouble (why, and what would help; empty when it is
/// read), notice (int: MemberNotice). Rows are put in order when the user says so, and stay
/// where they are when somebody is read meanwhile. Ten thousand are no trouble: words are made for
/// rows that are looked at.
class MembersModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.members()")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    /// Of all members, whatever is searched for.
    Q_PROPERTY(int total READ total NOTIFY countChanged FINAL)
    /// Adds people, and goes on when this has gone.
    Q_PROPERTY(asterism::ui::PeopleAdder *adder READ adder CONSTANT FINAL)
    /// Members whose servers have not answered for a week or know them no more: "@ao@a.example –
    /// why", by which one can see who would be taken out.
    Q_PROPERTY(QStringList dead READ dead NOTIFY deadChanged FINAL)
    Q_PROPERTY(QString listName READ listName NOTIFY listNameChanged FINAL)
    /// The list tells of new posts: what holds for members of whom nothing else was said.
    Q_PROPERTY(bool listNotifies READ listNotifies NOTIFY listNotifiesChanged FINAL)
    /// Words, parted by blanks, that all stand in a name or handle; empty: everybody.
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)
    /// One of `orders`; set once more, it puts the rows in order as they are now.
    Q_PROPERTY(int order READ order WRITE setOrder NOTIFY orderChanged FINAL)
    /// What the orders are called.
    Q_PROPERTY(QStringList orders READ orders CONSTANT FINAL)

public:
    /// Whether new posts of one member are told.
    enum class MemberNotice { AsTheList, Always, Never };
    Q_ENUM(MemberNotice)

    /// Names are shown with their emoji once `emojis` was told of them; it may be null.
    /// `adder`: the list's, which outlives this; null makes one that does not.
    MembersModel(store::Store &store, Ask ask, const ListId &list,
        std::shared_ptr<EmojiIndex> emojis, PeopleAdder *adder = nullptr,
        QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int total() const { return int(m_lines.size()); }
    PeopleAdder *adder() const { return m_adder; }
    const QStringList &dead() const { return m_dead; }
    QString listName() const;
    bool listNotifies() const { return m_read.notifies; }
    QString search() const { return m_search; }
    void setSearch(const QString &search);
    int order() const { return int(m_order); }
    void setOrder(int order); ///< MemberOrder
    QStringList orders() const;

    Q_INVOKABLE void remove(const QString &acct);
    Q_INVOKABLE void setNotice(const QString &acct, int notice); ///< MemberNotice
    /// Takes out those of `named`, lines of `dead` when it was looked at, who are in it still.
    Q_INVOKABLE void removeDead(const QStringList &named);

Q_SIGNALS:
    void countChanged();
    void listNameChanged();
    void listNotifiesChanged();
    void searchChanged();
    void orderChanged();
    void deadChanged();
    void problem(const QString &sentence);

private:
    struct Read {
        QString name;
        bool notifies = false;
        std::vector<ListMember> members;
        std::vector<Account> accounts; ///< one of them may do the reading
    };
    using Lines = std::vector<MemberLine>;
    struct Known {
        Lines lines;
        bool posts = false; ///< it was asked when they posted last
    };

    static Result<Read> readUser(store::UserTx &tx, const ListId &list);
    void take(const Result<Read> &read);
    QFuture<Result<Known>> readKnown();
    static Result<Known> knownOf(
        store::CacheTx &tx, const std::vector<ListMember> &members, bool posts);
    void show(const Result<Known> &known);
    void know(Lines lines);
    void putInOrder(bool posts);
    QStringList wanted() const;
    void arrange();
    void takeRows(int at, int count);
    void bringRows(int at, int count, const QStringList &from);
    void reorder(const QStringList &wanted);
    void replaceAll(const QStringList &wanted);
    const MemberLine *line(const QString &acct) const;
    void noteDead();
    void work(const QString &kind, QJsonObject argument);

    store::Store &m_store;
    Ask m_ask;
    ListId m_list;
    std::shared_ptr<EmojiIndex> m_emojis;
    Read m_read;
    Lines m_lines; ///< as they were put into the list
    QHash<QString, int> m_places; ///< in m_lines, by acct
    QStringList m_ordered; ///< accts of all
    QStringList m_rows; ///< of those that are shown
    QString m_search;
    MemberOrder m_order = MemberOrder::Added;
    bool m_resort = false; ///< the user wants them in order
    PeopleAdder *m_adder;
    QStringList m_deadAccts;
    QStringList m_dead; ///< the same, in words
    Rereader<Read> m_reader;
    Rereader<Known> m_knownReader;
};

} // namespace asterism::ui
