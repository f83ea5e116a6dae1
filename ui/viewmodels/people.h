// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// The user's accounts in the rail. Roles: accountId, acct, name, avatar (image://…), colour,
/// host, needsSignIn (bool), software.
class AccountsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)

public:
    using QAbstractListModel::QAbstractListModel;

    virtual bool isBusy() const = 0; ///< a server is asked about a token

    /// Signs in with a token that the user has already; ends with added() or problem().
    Q_INVOKABLE virtual void addWithToken(const QString &server, const QString &token) = 0;
    Q_INVOKABLE virtual void remove(
        const QString &accountId) = 0; ///< account and token; the cache stays
    Q_INVOKABLE virtual void check(
        const QString &accountId) = 0; ///< asks whether the token still holds
    Q_INVOKABLE virtual void move(int from, int to) = 0;
    Q_INVOKABLE virtual void setColour(const QString &accountId, int index) = 0; ///< 0 to 7

Q_SIGNALS:
    void countChanged();
    void busyChanged();
    void added(const QString &accountId);
    void problem(const QString &sentence);
};

/// Lists that need no follow. Roles: listId, name, members (int), unreadable (int).
class ListsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)

public:
    using QAbstractListModel::QAbstractListModel;

    Q_INVOKABLE virtual void create(const QString &name) = 0; ///< created() or problem()
    Q_INVOKABLE virtual void rename(const QString &listId, const QString &name) = 0;
    Q_INVOKABLE virtual void remove(const QString &listId) = 0;

Q_SIGNALS:
    void countChanged();
    void created(const QString &listId);
    void problem(const QString &sentence);
};

/// Who is in one list. Roles: acct, name (styled), avatar, reader (words: "read by its public
/// API"), trouble (a sentence; empty when it is read).
class MembersModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.members()")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    Q_PROPERTY(QString listName READ listName NOTIFY listNameChanged FINAL)

public:
    using QAbstractListModel::QAbstractListModel;

    virtual bool isBusy() const = 0; ///< a handle is being looked up
    virtual QString listName() const = 0;

    /// A handle, profile address or actor address; several parted by blanks, commas or lines.
    /// Each ends in added() or problem().
    Q_INVOKABLE virtual void add(const QString &handles) = 0;
    Q_INVOKABLE virtual void remove(const QString &acct) = 0;

Q_SIGNALS:
    void countChanged();
    void busyChanged();
    void listNameChanged();
    void added(const QString &acct);
    void problem(const QString &sentence);
};

} // namespace asterism::ui
