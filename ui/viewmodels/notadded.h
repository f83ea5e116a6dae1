// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/addplan.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <vector>

namespace asterism::ui {

/// Who could not be put into a list. Roles: line (words; empty where no text names them), who,
/// reason (a sentence or a part of one).
class NotAdded : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of a PeopleAdder")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)

public:
    struct Row {
        int line = 0;
        QString who;
        QString reason;
        std::optional<Candidate> candidate = {}; ///< nothing: no server was asked, or need be
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void append(std::vector<Row> rows);
    void clear() { replace({}); }
    /// Takes out those who may be looked for once more.
    std::vector<Candidate> takeCandidates();
    bool hasCandidates() const { return m_candidates > 0; }
    /// All rows, for the clipboard: one a line, its parts divided by tabs.
    QString text() const;

Q_SIGNALS:
    void countChanged();

private:
    void replace(std::vector<Row> rows);

    std::vector<Row> m_rows;
    int m_candidates = 0;
};

} // namespace asterism::ui
