// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/pendingactions.h"
#include "ui/models/rowbuilder.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/listsmodel.h"

#include <QObject>

#include <memory>

namespace asterism::ui {

/// Whose colour is which, what lists are called, who acts and what is on its way: what every
/// timeline tells its rows in.
class NameBook : public QObject {
    Q_OBJECT

public:
    /// `pending` outlives it.
    NameBook(const AccountsModel &accounts, const ListsModel &lists, const PendingActions &pending,
        std::shared_ptr<EmojiIndex> emojis, QObject *parent = nullptr);

    RowNames names() const;
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
    static ActingNames actingOf(const AccountsModel &accounts);
    bool isAnother(const RowNames &names) const;

    const PendingActions &m_pending;
    RowNames m_names;
};

} // namespace asterism::ui
