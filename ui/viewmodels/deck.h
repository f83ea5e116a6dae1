// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/column.h"

#include <QAbstractListModel>

namespace asterism::ui {

/// The columns, side by side, in order; kept in asterism.db. Role: column (Column*).
class Deck : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    /// The column that the keys act on; -1 when there is none.
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged FINAL)

public:
    using QAbstractListModel::QAbstractListModel;

    virtual int current() const = 0;
    virtual void setCurrent(int index) = 0;

    Q_INVOKABLE virtual asterism::ui::Column *columnAt(
        int index) const = 0; ///< null when there is none

    /// Each puts a column behind the current one and makes it current. `account` is an acct,
    /// `host` a server name as typed; a refused one is told by problem().
    Q_INVOKABLE virtual void addEveryone() = 0;
    Q_INVOKABLE virtual void addHome(const QString &accountId) = 0;
    Q_INVOKABLE virtual void addLocal(const QString &host) = 0;
    Q_INVOKABLE virtual void addFederated(const QString &host) = 0;
    Q_INVOKABLE virtual void addTag(const QString &tag, const QString &host) = 0;
    Q_INVOKABLE virtual void addList(const QString &listId) = 0;
    Q_INVOKABLE virtual void addPerson(const QString &handle) = 0;
    Q_INVOKABLE virtual void duplicate(int index) = 0;
    Q_INVOKABLE virtual void remove(int index) = 0;
    Q_INVOKABLE virtual void move(int from, int to) = 0;

Q_SIGNALS:
    void countChanged();
    void currentChanged();
    /// What was typed could not be taken, in a sentence for the dialog that asked.
    void problem(const QString &sentence);
    /// A column was added: the dialog that asked may close.
    void added(int index);
};

} // namespace asterism::ui
