// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/namebook.h"

#include "ui/viewmodels/colours.h"

namespace asterism::ui {

NameBook::NameBook(const AccountsModel &accounts, const ListsModel &lists,
    const PendingActions &pending, std::shared_ptr<EmojiIndex> emojis, QObject *parent)
    : QObject(parent)
    , m_pending(pending)
{
    m_names.emojis = std::move(emojis);
    m_names.acting.servers = std::make_shared<ServerBook>();
    const auto again = [this, &accounts, &lists] { read(accounts, lists); };
    connect(&accounts, &AccountsModel::wasRead, this, again);
    connect(&lists, &ListsModel::wasRead, this, again);
    again();
}

RowNames NameBook::names() const
{
    RowNames names = m_names;
    names.acting.pending = m_pending.byPost();
    names.acting.refused = m_pending.refused();
    return names;
}

ActingNames NameBook::actingOf(const AccountsModel &accounts)
{
    return {.accounts = std::make_shared<const std::vector<Account>>(accounts.all()),
        .shortNames = shortNames(accounts.all()),
        .standard = accounts.defaultActor()};
}

void NameBook::read(const AccountsModel &accounts, const ListsModel &lists)
{
    RowNames names{.emojis = m_names.emojis, .acting = actingOf(accounts)};
    names.acting.servers = m_names.acting.servers;
    for (const Account &account : accounts.all()) {
        const QString colour = accountColour(account.colour, int(names.accounts.size()));
        names.accounts.insert(account.id.value, {.colour = colour, .name = u'@' + account.acct});
        names.order << account.id.value;
    }
    for (const List &list : lists.all()) {
        names.lists.insert(list.id.value, list.name);
    }
    if (isAnother(names)) {
        m_names = std::move(names);
        Q_EMIT changed();
    }
}

bool NameBook::isAnother(const RowNames &names) const
{
    const auto &before = m_names.acting;
    const bool actors = before.accounts == nullptr || *before.accounts != *names.acting.accounts
        || before.standard != names.acting.standard;
    return actors || names.accounts != m_names.accounts || names.order != m_names.order
        || names.lists != m_names.lists;
}

} // namespace asterism::ui
