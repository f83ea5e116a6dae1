// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowbuilder.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/listsmodel.h"

#include <QObject>

#include <memory>

namespace asterism::ui {

/// Whose colour is which and what lists are called: what every timeline tells its rows in.
class NameBook : public QObject {
    Q_OBJECT

public:
    NameBook(const AccountsModel &accounts, const ListsModel &lists,
        std::shared_ptr<EmojiIndex> emojis, QObject *parent = nullptr);

    RowNames names() const { return m_names; }
    /// For what is handed a RowNamer; this must outlive it.
    RowNamer namer() const
    {
        return [this] { return names(); };
    }

Q_SIGNALS:
    /// Rows that were made before say it in the old names.
    void changed();

private:
    void read(const AccountsModel &accounts, const ListsModel &lists);

    RowNames m_names;
};

} // namespace asterism::ui
