// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rereader.h"
#include "ui/models/rowbuilder.h"
#include "ui/models/seenposts.h"
#include "ui/viewmodels/ask.h"

#include <QTimer>

namespace asterism::ui {

/// What a person has pinned, in the order of their profile: the cache at once, the server's answer
/// as it comes. Only the first stands there until somebody wants all.
class PinnedPosts : public asterism::ui::SeenPosts { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from ProfilePage.pinned and Column.pinned")
    /// Of all that are pinned, shown or not.
    Q_PROPERTY(int total READ total NOTIFY totalChanged FINAL)
    Q_PROPERTY(bool all READ isAll WRITE setAll NOTIFY allChanged FINAL)

public:
    PinnedPosts(store::Store &store, RowNamer names, Ask ask, QObject *parent = nullptr);

    int total() const { return int(m_rows.size()); }
    bool isAll() const { return m_all; }
    void setAll(bool all);
    /// Why their server did not tell; empty when it did.
    QString trouble() const { return m_trouble; }
    /// user@host. Reads what the cache has.
    void setPerson(const QString &acct);
    /// Asks the servers; the own account's alone, whose eyes they are to be seen with.
    void refresh();
    /// An own account's id; empty: as they are told otherwise. The next refresh() goes by it.
    void setViewpoint(const QString &account) { m_viewpoint = account; }
    void reread(const QSet<QString> &uris) override;
    /// Rows were made in other names: who acts is another one.
    void namesChanged();

Q_SIGNALS:
    void totalChanged();
    void allChanged();
    void troubleChanged();

private:
    using Rows = std::vector<Item>;
    struct Read {
        Rows rows;
        bool unasked = false; ///< came by itself
    };

    QFuture<Result<Read>> read();
    static Result<Rows> readRows(store::CacheTx &tx, const QString &acct, const RowNames &names);
    void heard(const store::Changes &changes);
    void show(Read read);
    void arrangeShown(bool unasked);

    store::Store &m_store;
    RowNamer m_names;
    Ask m_ask;
    QString m_acct;
    QString m_viewpoint;
    QTimer m_burst; ///< merges what comes at once
    Rows m_rows;
    bool m_all = false;
    bool m_busy = false;
    bool m_again = false; ///< another refresh() came meanwhile
    bool m_asked = true; ///< the next reading shows what somebody asked for
    QString m_trouble;
    Rereader<Read> m_reader;
};

} // namespace asterism::ui
