// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rereader.h"
#include "ui/models/rowbuilder.h"
#include "ui/models/rowsmodel.h"

#include <QSet>

#include <vector>

namespace asterism::ui {

/// The own accounts before one post, to choose from who acts. Roles: acting (rowActing), avatar
/// (image://…), chosen (bool: to act together with others).
class ActorChoices : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.actors()")
    Q_PROPERTY(QString uri READ uri CONSTANT FINAL)
    /// The rows were read.
    Q_PROPERTY(bool ready READ isReady NOTIFY readyChanged FINAL)
    /// How many are chosen.
    Q_PROPERTY(int chosen READ chosen NOTIFY chosenChanged FINAL)
    /// One of them has a server where a boost may be seen by fewer people than the post.
    Q_PROPERTY(bool narrows READ narrows NOTIFY chosenChanged FINAL)

public:
    /// The store outlives it. `account` is chosen at first.
    ActorChoices(store::Store &store, RowNamer names, const QString &uri, const QString &account,
        QObject *parent = nullptr);

    QString uri() const { return m_uri; }
    bool isReady() const { return m_ready; }
    int chosen() const { return int(m_chosen.size()); }
    bool narrows() const;

    Q_INVOKABLE void toggle(int row);
    /// Those chosen, in the order of the rail, but for whoever may not or has done it already;
    /// `narrowed`: also but for whose boosts cannot be kept from some.
    Q_INVOKABLE QStringList actors(const QString &deed, bool narrowed = false) const;
    /// As PostList's, of one account.
    Q_INVOKABLE QString actKind(int row, const QString &deed) const;
    Q_INVOKABLE QString actHint(int row, const QString &deed) const;
    Q_INVOKABLE QString whyNot(int row, const QString &deed) const;

    void reread(const QSet<QString> &uris);

Q_SIGNALS:
    void readyChanged();
    void chosenChanged();

private:
    struct Choice {
        RowActing acting;
        QString avatar;
    };
    using Choices = std::vector<Choice>;

    static Result<Choices> readChoices(
        store::CacheTx &tx, const QString &uri, const RowNames &names);
    void show(const Result<Choices> &read);
    void arrangeRows();
    const RowActing *actingAt(int row) const;

    QString m_uri;
    Choices m_choices;
    QSet<QString> m_chosen; ///< their ids
    bool m_ready = false;
    Rereader<Choices> m_reader;
};

} // namespace asterism::ui
