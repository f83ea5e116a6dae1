// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/posts.h"
#include "ui/models/rowview.h"

#include <QAbstractListModel>
#include <QSet>
#include <QString>

#include <vector>

namespace asterism::ui {

/// Rows of posts as delegates read them; what columns, threads and profiles have in common.
/// Roles: row (rowView), age (QString, ticks), open (bool, the warning is lifted), mediaOpen
/// (bool, sensitive media are shown), depth (int, in threads), chosen (bool, the row that the
/// keys act on). All state of a delegate lives here, so delegates can be used again.
class PostList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    Q_PROPERTY(int chosenRow READ chosenRow WRITE setChosenRow NOTIFY chosenRowChanged FINAL)

public:
    enum Role { Row = Qt::UserRole, Age, Open, MediaOpen, Depth, Chosen };

    explicit PostList(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int chosenRow() const; ///< -1: none
    void setChosenRow(int row);

    Q_INVOKABLE void toggleOpen(int row);
    Q_INVOKABLE void toggleMedia(int row);
    /// A default rowView when there is no such row.
    Q_INVOKABLE asterism::ui::RowView at(int row) const;

    /// The words of one post in a list of their own, as open as they are here, for beside its
    /// pictures; it follows nothing but that row here. The caller owns it.
    Q_INVOKABLE asterism::ui::PostList *alone(int row) const;

    /// Of RowLink: where the words of the row lead.
    Q_INVOKABLE QVariantList linksAt(int row) const;

    /// The word of the action that changes what the row shows (actwords.h): "boost", "unboost"…
    Q_INVOKABLE QString actKind(int row, const QString &deed) const;
    /// What a click there would do and as whom, or why not.
    Q_INVOKABLE QString actHint(int row, const QString &deed) const;
    /// Empty: who acts there may do it.
    Q_INVOKABLE QString whyNot(int row, const QString &deed) const;

    /// The time that ages are told by; called by one shared timer.
    void tick(qint64 now);
    /// What is on its way about these posts is something else: reads their rows again, now. A list
    /// that reads nothing does nothing.
    virtual void reread(const QSet<QString> &uris);

Q_SIGNALS:
    void countChanged();
    void chosenRowChanged();
    /// What a row shows is something else, and its height may be; behind dataChanged(), of which
    /// nobody knows who hears it first.
    void rowChanged(int row);

protected:
    struct Item {
        RowView row;
        store::Event event = {}; ///< its place in a column
        int depth = 0;
        QString age = {};
    };

    const std::vector<Item> &items() const { return m_items; }
    int indexOf(qint64 key) const; ///< -1 when it is not there
    /// Of the rows on show, those of these posts.
    QSet<qint64> keysOf(const QSet<QString> &uris) const;
    /// The posts (rows of the cache) of these rows, as far as there are such rows and they are no
    /// gaps; none when the first is -1.
    std::vector<qint64> postsIn(int first, int last) const;
    void insertItems(int at, std::vector<Item> added);
    void removeItems(int first, int count);
    /// Nothing is told when nothing differs.
    void updateItem(int at, RowView row);
    void replaceAll(std::vector<Item> items);
    /// Rows that stay are left alone, so that a view keeps its place.
    void arrange(const std::vector<Item> &rows);

private:
    bool has(int row) const { return row >= 0 && row < int(m_items.size()); }
    void toggle(QSet<qint64> &open, int row, Role role);
    void tell(int row, Role role);
    void setAges(std::vector<Item> &items) const;
    void followFrom(const PostList &list, qint64 key);

    std::vector<Item> m_items;
    QSet<qint64> m_open; ///< by key, as rows come and go
    QSet<qint64> m_mediaOpen;
    qint64 m_chosen = 0; ///< key; 0: none
    qint64 m_now = 0;
};

} // namespace asterism::ui
