// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/lists.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

namespace asterism::ui {

/// Lists that need no follow, in the user's order. Roles: listId, name, members (int), unreadable
/// (int), colour ("#rrggbb" or empty), icon (an emoji or empty), settings (ListSettings).
class ListsModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    /// What setColour() chooses from.
    Q_PROPERTY(QStringList colours READ colours CONSTANT FINAL)

public:
    ListsModel(store::Store &store, Lists &lists, Ask ask, QObject *parent = nullptr);

    Q_INVOKABLE void create(const QString &name); ///< created() or problem()
    Q_INVOKABLE void rename(const QString &listId, const QString &name);
    Q_INVOKABLE void remove(const QString &listId);
    /// `option` in the words of lists/listchanges.h: "hide_boosts" and so on.
    Q_INVOKABLE void set(const QString &listId, const QString &option, bool on);
    Q_INVOKABLE void setColour(const QString &listId, int index); ///< -1: none
    Q_INVOKABLE void setIcon(const QString &listId, const QString &icon); ///< or problem()
    Q_INVOKABLE void move(int from, int to);
    QStringList colours() const;

    /// What the rows were made of, in their order.
    const std::vector<List> &all() const { return m_all; }
    /// The first reading is done: no rows means no lists.
    bool isReady() const { return m_ready; }

Q_SIGNALS:
    void created(const QString &listId);
    void problem(const QString &sentence);
    /// The rows were read (again).
    void wasRead();

private:
    struct Read {
        std::vector<List> lists;
        std::vector<ListMember> members;
    };

    static QFuture<Result<Read>> readAll(store::Store &store);
    void show(const Result<Read> &read);
    void change(const QString &listId, const QJsonObject &changes);
    template <typename T> void tell(QFuture<Result<T>> doing);

    store::Store &m_store;
    Lists &m_lists;
    Ask m_ask;
    Rereader<Read> m_reader;
    std::vector<List> m_all;
    bool m_ready = false;
};

} // namespace asterism::ui
