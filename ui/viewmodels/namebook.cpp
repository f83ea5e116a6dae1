// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/namebook.h"

#include "ui/viewmodels/colours.h"

namespace asterism::ui {

NameBook::NameBook(const AccountsModel &accounts, const ListsModel &lists,
    std::shared_ptr<EmojiIndex> emojis, QObject *parent)
    : QObject(parent)
{
    m_names.emojis = std::move(emojis);
    const auto again = [this, &accounts, &lists] { read(accounts, lists); };
    connect(&accounts, &AccountsModel::wasRead, this, again);
    connect(&lists, &ListsModel::wasRead, this, again);
    again();
}

void NameBook::read(const AccountsModel &accounts, const ListsModel &lists)
{
    RowNames names{.emojis = m_names.emojis};
    for (const Account &account : accounts.all()) {
        const QString colour = accountColour(account.colour, int(names.accounts.size()));
        names.accounts.insert(account.id.value, {.colour = colour, .name = u'@' + account.acct});
        names.order << account.id.value;
    }
    for (const List &list : lists.all()) {
        names.lists.insert(list.id.value, list.name);
    }
    if (names.accounts != m_names.accounts || names.order != m_names.order
        || names.lists != m_names.lists) {
        m_names = std::move(names);
        Q_EMIT changed();
    }
}

} // namespace asterism::ui
