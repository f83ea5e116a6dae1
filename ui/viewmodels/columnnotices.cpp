// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Column that is about notifications: which columns tell what was seen of them.
#include "ui/viewmodels/column.h"

#include <algorithm>

namespace asterism::ui {

/// Of a column that leaves kinds out, what lies below its first row was not on screen: it tells
/// only of accounts of which no other one does, and while nobody has missed anything in others of
/// its kind.
void Column::tellNotices()
{
    if (m_notices == nullptr) {
        return;
    }
    NoticesModel::Tells tells;
    const bool all = m_stored.noticeKinds.isEmpty();
    const std::vector<Source> sources = m_shown ? query().sources : std::vector<Source>();
    for (const Source &source : sources) {
        if (all || !m_context.othersHoldNotices(source.account, this)) {
            tells.insert(source.account.value, m_context.shownNotices(source.account));
        }
    }
    m_notices->setTells(tells);
    m_notices->lookAgain();
}

bool Column::holdsNotices(const AccountId &account) const
{
    if (!showsNoticesOf(account)) {
        return false;
    }
    // Beside the window rows come in as they do in sight.
    return m_stored.noticeKinds.isEmpty() || m_notices->unseen() > 0
        || (!m_shown && m_notices->hasUnsighted(account));
}

bool Column::showsNoticesOf(const AccountId &account) const
{
    if (m_notices == nullptr) {
        return false;
    }
    const std::vector<Source> sources = query().sources;
    return std::ranges::find(sources, account, &Source::account) != sources.end();
}

void Column::readAllNotices()
{
    if (m_notices != nullptr) {
        m_notices->readAll();
    }
}

bool Column::showsNotice(qint64 event) const
{
    const auto events =
        m_notices != nullptr && m_shown ? m_notices->noticesInSight() : std::vector<qint64>();
    return std::ranges::find(events, event) != events.end();
}

void Column::setNoticeKinds(const QString &kinds)
{
    store::DeckColumn stored = m_stored;
    stored.noticeKinds = kinds;
    change(stored);
    if (m_noticeChoices != nullptr) {
        m_noticeChoices->setKinds(kinds);
    }
}

NoticeKindChoices *Column::noticeChoices()
{
    if (m_noticeChoices == nullptr) {
        m_noticeChoices = new NoticeKindChoices(this);
        m_noticeChoices->setKinds(m_stored.noticeKinds);
        connect(m_noticeChoices, &NoticeKindChoices::wished, this, &Column::setNoticeKinds);
    }
    return m_noticeChoices;
}

} // namespace asterism::ui
