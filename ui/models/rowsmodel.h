// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace asterism::ui {

/// A short list of plain rows (accounts, lists, members): told its rows anew, it changes what
/// differs and nothing else.
class RowsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)

public:
    /// `roles` names the values of a row, in their order; the first is Qt::UserRole.
    explicit RowsModel(const QList<QByteArray> &roles, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

protected:
    struct Row {
        QString key; ///< unique in the model
        QVariantList values;
    };

    void showRows(std::vector<Row> rows);

private:
    void arrange(const std::vector<Row> &rows);
    void updateRow(int at, const QVariantList &values);

    QList<QByteArray> m_roles;
    std::vector<Row> m_rows;
};

} // namespace asterism::ui
