// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app.h"
#include "ui/models/rereader.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/column.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace asterism::ui {

/// The columns, side by side, in order; kept in asterism.db. Role: column (Column*).
class Deck : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    /// The column that the keys act on; -1 when there is none.
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged FINAL)
    /// A server or a person that was typed is being looked for.
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    /// Of columns that will be added; the view knows what fills the window well.
    Q_PROPERTY(int newWidth MEMBER m_newWidth NOTIFY newWidthChanged FINAL)

public:
    /// Empty until open(). App and Freshening outlive it.
    Deck(App &app, Freshening &freshening, Ask ask, RowNamer names, QObject *parent = nullptr);
    ~Deck() override;

    /// Who is told what columns show; before there is one.
    void setHomes(HomePlaces &homes) { m_context.homes = &homes; }
    /// Reads the columns, and waits for that, so that the first frame has them and their rows are
    /// being read while the window is made. Where there was none ever and there is an account,
    /// begins with Everyone. What went wrong is told by problem(), later.
    void open();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int current() const { return m_current; }
    void setCurrent(int index);
    bool isBusy() const { return m_busy > 0; }
    /// The columns of earlier runs are there.
    bool isReady() const { return m_ready; }
    /// Each column has read what the cache has for it.
    bool hasRows() const;

    Q_INVOKABLE asterism::ui::Column *columnAt(int index) const; ///< null when there is none

    /// Each puts a column behind the current one and makes it current: added(). `host` is a server
    /// name as typed (for hashtags also several, or none: the servers that are read anyway) and
    /// `handle` whatever People::find() takes; what cannot be taken is told by problem().
    Q_INVOKABLE void addEveryone();
    Q_INVOKABLE void addHome(const QString &accountId);
    Q_INVOKABLE void addLocal(const QString &host);
    Q_INVOKABLE void addFederated(const QString &host);
    Q_INVOKABLE void addTag(const QString &tag, const QString &host);
    Q_INVOKABLE void addList(const QString &listId);
    Q_INVOKABLE void addPerson(const QString &handle);
    /// A list that an account's server keeps, by its source key.
    Q_INVOKABLE void addServerList(const QString &source, const QString &title);
    Q_INVOKABLE void duplicate(int index);
    Q_INVOKABLE void remove(int index);
    Q_INVOKABLE void move(int from, int to);

    /// A column holds it.
    bool shows(const Source &source) const;

    /// Rows were made in other names (colours, lists).
    void namesChanged();

Q_SIGNALS:
    void countChanged();
    void currentChanged();
    void busyChanged();
    void newWidthChanged();
    /// What was typed could not be taken, in a sentence for the dialog that asked.
    void problem(const QString &sentence);
    /// A column was added: the dialog that asked may close.
    void added(int index);
    /// The columns of earlier runs were read.
    void ready();

private:
    /// The setting that says that there was a column once.
    static const inline QString begunKey = QStringLiteral("deck-begun");

    using Make = std::function<Source(const QString &host)>;
    struct Kept {
        std::vector<store::DeckColumn> columns;
        std::vector<store::ReadPosition> places; ///< of each column; without a URI: none
        bool begun = false; ///< there was a column once
    };

    static Result<Kept> readKept(store::UserTx &tx);
    void readAgain();
    void follow(const Kept &kept);
    void haveColumns(const Kept &kept);
    void beginWithEveryone();
    void haveOwn(const OwnThings &own);
    void addServers(const QStringList &typed, const QString &kind, const Make &make);
    void addNext(
        QStringList typed, const QStringList &found, const QString &kind, const Make &make);
    void addFound(const QStringList &hosts, const QString &kind, const Make &make);
    QString refusal(const QString &typed, const QString &kind, const Result<QJsonObject> &server);
    bool hasAccountOn(const QString &host) const;
    bool isTyped(const QStringList &sources) const;
    void trust(const store::DeckColumn &column);
    QStringList knownHosts() const;
    void write(QFuture<Result<Done>> writing);
    void add(const QString &kind, const QStringList &sources, const QString &name, int width);
    void add(store::DeckColumn stored);
    /// `place`: the reader's, when it is known already.
    void insert(
        int at, store::DeckColumn stored, const std::optional<store::ReadPosition> &place = {});
    void take(int index);
    void shift(int from, int to);
    int indexOf(const QString &columnId) const;
    void saveOrder();
    void busy(int change);
    bool has(int index) const { return index >= 0 && index < int(m_columns.size()); }
    std::vector<Source> guests() const;
    void tellOwn();
    void tick();

    App &m_app;
    Ask m_ask;
    ColumnContext m_context;
    std::vector<std::unique_ptr<Column>> m_columns;
    OwnThings m_own;
    Rereader<OwnThings> m_ownReader;
    QTimer m_timer; ///< one for all columns
    int m_ticks = 0;
    int m_current = -1;
    int m_busy = 0;
    int m_writes = 0; ///< of this run, under way or done
    int m_newWidth = 400;
    QString m_first; ///< id of the column that the deck began with by itself in this run
    bool m_begun = false; ///< there was a column once: no more beginning by itself
    bool m_ready = false;
};

} // namespace asterism::ui
