// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app.h"
#include "ui/models/rereader.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/column.h"
#include "ui/viewmodels/serverchoices.h"

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
    /// What a dialog about servers chooses from; one dialog at a time.
    Q_PROPERTY(asterism::ui::ServerChoices *servers READ servers CONSTANT FINAL)
    Q_PROPERTY(int newWidth MEMBER m_newWidth NOTIFY newWidthChanged FINAL)

public:
    /// Empty until open(). App and Freshening outlive it.
    Deck(App &app, Freshening &freshening, Ask ask, RowNamer names, QObject *parent = nullptr);
    ~Deck() override;

    /// Who is told what columns show; before there is one.
    void setHomes(HomePlaces &homes) { m_context.homes = &homes; }
    /// What columns of notifications need; before there is one.
    void setNotices(NoticeContext desk);
    /// Who looks at the window is another one (NoticeContext::isInFront), or what columns show.
    void tellNotices();
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

    ServerChoices *servers() { return &m_servers; }
    /// For a column of that kind ("local", "federated", "tag"): a new one (-1), or one that is
    /// there.
    Q_INVOKABLE void beginServers(const QString &kind, asterism::ui::Column *column);

    /// Each puts a column behind the current one and makes it current: added(). `host` is a server
    /// name as typed, or several (for one hashtag also none: the servers that are read anyway) and
    /// `handle` whatever People::find() takes; what cannot be taken is told by problem().
    Q_INVOKABLE void addEveryone();
    Q_INVOKABLE void addDirect(); ///< of all accounts; of one it is an offer
    Q_INVOKABLE void addHome(const QString &accountId);
    Q_INVOKABLE void addLocal(const QString &host);
    Q_INVOKABLE void addFederated(const QString &host);
    Q_INVOKABLE void addTag(const QString &tag, const QString &host);
    /// Lines as typed: posts with any of these hashtags, all of those, none of the last.
    Q_INVOKABLE void addTags(
        const QString &any, const QString &all, const QString &none, const QString &hosts);
    /// Other servers, and for hashtags other lines, for a column that is there: added(), or
    /// problem() and it stays as it is.
    Q_INVOKABLE void changeServers(asterism::ui::Column *column, const QString &hosts);
    Q_INVOKABLE void changeTags(asterism::ui::Column *column, const QString &any,
        const QString &all, const QString &none, const QString &hosts);
    Q_INVOKABLE void addList(const QString &listId);
    Q_INVOKABLE void addPerson(const QString &handle);
    /// A list that an account's server keeps, or an antenna, channel or clip, by its source key.
    Q_INVOKABLE void addServerList(const QString &source, const QString &title);
    /// Of one account; empty: of all.
    Q_INVOKABLE void addNotifications(const QString &accountId);
    /// Makes the first column of notifications the current one, or adds one.
    Q_INVOKABLE void showNotifications();
    /// What a server of ours has one of (Offers), by its source key.
    Q_INVOKABLE void addOffer(const QString &source);
    Q_INVOKABLE void duplicate(int index);
    Q_INVOKABLE void remove(int index);
    Q_INVOKABLE void move(int from, int to);

    /// A column holds it.
    bool shows(const Source &source) const;
    /// A column has the row of that event on screen (store/notices.h); of a group its newest one.
    bool showsNotice(qint64 row) const;
    /// The posts (rows of the cache) that its columns have on screen; some may be there twice.
    std::vector<qint64> inSight() const;

    /// Rows were made in other names (colours, lists, who acts).
    void namesChanged();
    /// As PostList's.
    void reread(const QSet<QString> &uris);

Q_SIGNALS:
    void countChanged();
    void currentChanged();
    void busyChanged();
    void newWidthChanged();
    /// What was typed could not be taken, in a sentence for the dialog that asked.
    void problem(const QString &sentence);
    /// A column was added, or is now as it was asked for: the dialog may close.
    void added(int index);
    /// The dialog for what a column shows; views ask for it.
    void wantsEdit(asterism::ui::Column *column);
    /// The columns of earlier runs were read.
    void ready();
    /// What is on screen may be others: inSight().
    void looked();

private:
    /// The setting that says that there was a column once.
    static const inline QString begunKey = QStringLiteral("deck-begun");

    /// A column of servers, on its way.
    struct ServerWish {
        QString kind;
        std::function<std::vector<Source>(const QString &host)> make;
        QString columnId = {}; ///< of one that is there
        QStringList found = {}; ///< hosts that were looked at
    };
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
    static ServerWish oneKind(const QString &kind, const QString &columnId = {});
    std::optional<ServerWish> tagServers(const Result<TagWish> &tags, const QString &columnId = {});
    void addServers(const QString &typed, const ServerWish &wish);
    void addNext(QStringList typed, ServerWish wish);
    void addFound(const ServerWish &wish);
    void change(const ServerWish &wish, const QStringList &keys);
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
    std::vector<Notification::Kind> shownNotices(const AccountId &account) const;
    void tellOwn();
    void tick();

    App &m_app;
    Ask m_ask;
    ColumnContext m_context;
    ServerChoices m_servers;
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
