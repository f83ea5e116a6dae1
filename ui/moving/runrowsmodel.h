// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run.h"
#include "store/runs.h"
#include "ui/models/rereader.h"

#include <QAbstractListModel>
#include <QHash>
#include <QtQml/qqmlregistration.h>

#include <deque>
#include <vector>

namespace asterism::ui {

/// The rows of a run, of which only those near the reader are held: a run may have a million. All
/// of them have their place at once, and a page is read when one of its rows is asked for; of a
/// choice of them (an outcome, a search) the next ones are read at its end. Roles: place, line,
/// who, stand ("followed"), tone, detail, retries (bool: it can be tried again).
class RunRowsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of a RunPane or an ImportPane")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    /// How many there are, those that are not read yet among them.
    Q_PROPERTY(int total READ total NOTIFY countChanged FINAL)

public:
    static constexpr int pageSize = 200;
    static constexpr size_t mostPages = 6;
    static constexpr int mostChosen = 20'000; ///< rows of a choice that are held

    /// The store outlives it.
    explicit RunRowsModel(store::Store &store, QObject *parent = nullptr);

    /// Another run or another choice; id 0: none. `from` and `most` of the wish are not used.
    void show(qint64 run, MovedKind kind, const store::RowsWish &wish = {});
    /// What is shown may have changed: it is read again, and no place is lost.
    void reread();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    int total() const { return m_total; }
    int pagesHeld() const { return int(m_pages.size()); }

Q_SIGNALS:
    void countChanged();

private:
    using Rows = std::vector<RunRow>;
    struct Read {
        int round = 0;
        int total = 0;
        Rows rows; ///< of a choice
    };

    static bool isWhole(const store::RowsWish &wish);
    QFuture<Result<Read>> readAgain();
    void take(const Result<Read> &read);
    void setTotal(int total);
    void showChosen(Rows rows);
    const RunRow *rowAt(int row) const;
    void wantPage(int page) const;
    void readPage(int page);
    void takePage(int page, const Rows &rows);

    store::Store &m_store;
    qint64 m_run = 0;
    MovedKind m_kind = MovedKind::Follows;
    store::RowsWish m_wish;
    bool m_whole = true; ///< no choice: row number i is place i
    int m_round = 0; ///< what was asked for an earlier choice is not heard
    int m_total = 0;
    int m_rowCount = 0;
    QHash<int, Rows> m_pages; ///< whole runs
    mutable std::deque<int> m_recent; ///< pages, the last used one at the end
    mutable QSet<int> m_asked; ///< pages on their way
    Rows m_chosen; ///< choices
    int m_wanted = pageSize; ///< of a choice
    Rereader<Read> m_reader;
};

} // namespace asterism::ui
