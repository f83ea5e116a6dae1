// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/actor.h"
#include "model/list.h"
#include "store/store.h"
#include "ui/images/emojiindex.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

#include <QHash>

#include <memory>

namespace asterism::ui {

/// Who is in one list. Roles: acct, name (styled), avatar, reader (words: "read by its public
/// API"), pace ("posts about every 3 h · read 12:04 · next 12:31"), trouble (a sentence; empty when
/// it is read).
class MembersModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.members()")
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    Q_PROPERTY(QString listName READ listName NOTIFY listNameChanged FINAL)

public:
    /// Names are shown with their emoji once `emojis` was told of them; it may be null.
    MembersModel(store::Store &store, Ask ask, const ListId &list,
        std::shared_ptr<EmojiIndex> emojis, QObject *parent = nullptr);

    bool isBusy() const; ///< a handle is being looked up
    QString listName() const;

    /// A handle, profile address or actor address; several parted by blanks, commas or lines.
    /// Each ends in added() or problem().
    Q_INVOKABLE void add(const QString &handles);
    Q_INVOKABLE void remove(const QString &acct);

Q_SIGNALS:
    void busyChanged();
    void listNameChanged();
    void added(const QString &acct);
    void problem(const QString &sentence);

private:
    struct Read {
        QString name;
        std::vector<ListMember> members;
        std::vector<Account> accounts; ///< one of them may do the reading
    };
    /// What the cache knows of them.
    struct Kept {
        std::vector<ListMember> members;
        QHash<QString, Actor> faces; ///< by acct
    };

    static Result<Read> readUser(store::UserTx &tx, const ListId &list);
    void take(const Result<Read> &read);
    QFuture<Result<Kept>> readKept();
    static Result<Kept> keptOf(store::CacheTx &tx, const std::vector<ListMember> &members);
    void show(const Result<Kept> &kept);
    void addNext();

    store::Store &m_store;
    Ask m_ask;
    ListId m_list;
    std::shared_ptr<EmojiIndex> m_emojis;
    Read m_read;
    QStringList m_waiting; ///< handles to be looked up, the first is under way
    Rereader<Read> m_reader;
    Rereader<Kept> m_kept;
};

} // namespace asterism::ui
