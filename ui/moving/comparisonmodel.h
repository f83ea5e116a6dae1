// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/comparison.h"
#include "model/moved.h"

#include <QAbstractListModel>
#include <QSet>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace asterism::ui {

/// How an account stands to somebody, for its cell of the table: "✓", "asked", "–" …; pure.
QString standingMark(const Standing &standing);
/// As Theme.tone()
QString standingTone(const Standing &standing);
/// "followed", "asked, follows back", … for who hears the table.
QString standingWords(const Standing &standing);

/// People, and how several accounts stand to them. Whoever makes the values and the order hands
/// them in. Roles: acct ("@nagi@art.example"), name, marks and tones (one for each account), lists,
/// fate
/// ("gone", "moved to @…", "silent since 2024"), says (the row in words), selected (bool).
class ComparisonModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of a ComparePane")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    Q_PROPERTY(int selected READ selectedCount NOTIFY selectionChanged FINAL)

public:
    using People = std::shared_ptr<const std::vector<ComparedPerson>>;

    using QAbstractListModel::QAbstractListModel;

    /// `order`: which of the people are shown, and where. `names`: of the accounts.
    void show(
        const People &people, std::vector<size_t> order, const QStringList &names, qint64 now);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int selectedCount() const { return int(m_selected.size()); }
    /// Those that are selected, whether they are shown or not.
    std::vector<ComparedPerson> selection() const;

    /// A click; with Ctrl it is turned, with Shift all from the last one on are taken.
    Q_INVOKABLE void select(int row, bool turn, bool range);
    Q_INVOKABLE void selectAll(); ///< that are shown
    Q_INVOKABLE void selectNone();

Q_SIGNALS:
    void countChanged();
    void selectionChanged();

private:
    const ComparedPerson &at(int row) const { return (*m_people)[m_order[size_t(row)]]; }
    QString fateOf(const ComparedPerson &person) const;
    QString saysOf(const ComparedPerson &person) const;
    bool isSameOrder(const People &people, const std::vector<size_t> &order) const;
    void tellSelection();

    People m_people = std::make_shared<std::vector<ComparedPerson>>();
    std::vector<size_t> m_order;
    QStringList m_names;
    QSet<QString> m_selected; ///< accts
    int m_anchor = 0;
    qint64 m_now = 0;
};

} // namespace asterism::ui
