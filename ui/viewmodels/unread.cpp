// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/unread.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

QString unreadWord(int count)
{
    if (count <= 0) {
        return {};
    }
    return count < HomePlaces::mostUnread ? QString::number(count) : u"99+"_s;
}

Unread::Unread(HomePlaces &homes, const AccountsModel &accounts, QObject *parent)
    : QObject(parent)
    , m_homes(homes)
    , m_accounts(accounts)
{
    connect(&m_homes, &HomePlaces::unreadChanged, this, &Unread::read);
    connect(&m_accounts, &AccountsModel::wasRead, this, &Unread::read);
}

void Unread::read()
{
    QVariantMap counts;
    QStringList lines;
    for (const Account &account : m_accounts.all()) {
        const QString word = unreadWord(m_homes.unread(account.id));
        if (!word.isEmpty()) {
            counts.insert(account.id.value, word);
            lines << u"@%1: %2"_s.arg(account.acct, word);
        }
    }
    m_lines = lines;
    if (std::exchange(m_counts, counts) != counts) {
        Q_EMIT changed();
    }
}

void Unread::setNotices(NoticePlaces &places)
{
    m_places = &places;
    connect(&places, &NoticePlaces::changed, this, &Unread::readNotices);
    connect(&m_accounts, &AccountsModel::wasRead, this, &Unread::readNotices);
    readNotices();
}

void Unread::readNotices()
{
    QVariantMap counts;
    QStringList lines;
    for (const Account &account : m_accounts.all()) {
        const QString word = unreadWord(m_places->unread(account.id));
        if (!word.isEmpty()) {
            counts.insert(account.id.value, word);
            lines << u"@%1: %2"_s.arg(account.acct, word);
        }
    }
    const QString all = unreadWord(m_places->unreadRows());
    m_noticeLines = lines.join(u'\n');
    const bool summed = std::exchange(m_notices, all) != all;
    if (std::exchange(m_noticeCounts, counts) != counts || summed) {
        Q_EMIT noticesChanged();
    }
}

} // namespace asterism::ui
