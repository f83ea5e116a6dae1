// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list.h"
#include "store/store.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/serverplaces.h"

#include <QSet>

namespace asterism::ui {

/// In which lists one person is: those that need no follow are the rows, in the user's order.
/// Roles: listId, name, icon (an emoji or empty), colour ("#rrggbb" or empty), inside (bool), busy
/// (bool: they are being looked up), words (why they could not be added; mostly empty).
class PersonLists : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.personLists()")
    Q_PROPERTY(QString acct READ acct CONSTANT FINAL)
    /// Of all lists, whatever is searched for.
    Q_PROPERTY(int total READ total NOTIFY totalChanged FINAL)
    /// Words, parted by blanks, that all stand in a list's name; empty: all lists.
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)
    /// A list is being made.
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    Q_PROPERTY(asterism::ui::ServerPlaces *servers READ servers CONSTANT FINAL)

public:
    /// `handle`: of somebody whom a post or a profile named.
    PersonLists(store::Store &store, Ask ask, const QString &handle, QObject *parent = nullptr);

    QString acct() const { return u'@' + m_acct; }
    int total() const { return int(m_read.lists.size()); }
    QString search() const { return m_search; }
    void setSearch(const QString &search);
    bool isBusy() const { return m_busy; }
    ServerPlaces *servers() const { return m_servers; }

    /// Ends in a changed row.
    Q_INVOKABLE void set(const QString &listId, bool in);
    /// Makes a list and puts the person in: created(), and then as set(); or problem().
    Q_INVOKABLE void create(const QString &name);

Q_SIGNALS:
    void totalChanged();
    void searchChanged();
    void busyChanged();
    void created(const QString &listId);
    void problem(const QString &sentence);

private:
    struct Read {
        std::vector<List> lists;
        std::vector<ListMember> members; ///< of all of them
    };
    struct Doing {
        bool busy = false;
        QString words;
    };

    static Result<Read> readAll(store::UserTx &tx);
    void take(const Result<Read> &read);
    void show();
    void done(const QString &listId, const Result<QJsonObject> &done);
    QString calledIn(const ListId &list) const;

    store::Store &m_store;
    Ask m_ask;
    QString m_acct;
    QSet<QString> m_accts; ///< and what their own server calls them, once that was told
    QString m_search;
    bool m_busy = false;
    Read m_read;
    QHash<QString, Doing> m_doing; ///< by list id
    QSet<QString> m_settled; ///< list ids that are busy until the rows are read again
    ServerPlaces *m_servers;
    Rereader<Read> m_reader;
};

} // namespace asterism::ui
